import { tokenize } from "../../../engine/sql-tokens.js";

/** The text of each column in a CREATE TABLE statement, by name; constraints of the table are left out. */
export function columnDefinitions(sql: string): ReadonlyMap<string, string> {
  const tokens = tokenize(sql).filter(({ kind }) => kind !== "line-comment" && kind !== "block-comment");
  const definitions = new Map<string, string>();
  let depth = 0;
  let start: number | undefined;
  const take = (end: number): void => {
    if (start === undefined) return;
    const parts = tokens.filter((token) => token.start >= (start ?? 0) && token.end <= end);
    const name = (parts[0]?.text ?? "").replaceAll('"', "");
    if (!/^(PRIMARY|UNIQUE|CHECK|FOREIGN|CONSTRAINT)$/i.test(name)) {
      definitions.set(name, withoutComments(parts, sql));
    }
    start = undefined;
  };
  for (const token of tokens) {
    if (depth === 1 && start === undefined && token.kind !== "close") start = token.start;
    if (token.kind === "open") depth++;
    if (token.kind === "close" && --depth === 0) {
      take(token.start);
      break;
    }
    if (depth === 1 && token.text === ",") {
      if (start === token.start) start = undefined;
      take(token.start);
    }
  }
  return definitions;
}

function withoutComments(tokens: readonly { readonly start: number; readonly end: number }[], sql: string): string {
  return tokens.map(({ start, end }) => sql.slice(start, end)).join(" ");
}

/** What ALTER TABLE ADD COLUMN takes of a column's definition, and whether it had to leave out NOT NULL. */
export function toAddable(definition: string): { readonly sql: string; readonly relaxed: boolean } {
  let sql = definition.replace(/\s+UNIQUE\b/i, "").replace(/\s+PRIMARY KEY\b/i, "");
  const generated = /GENERATED ALWAYS/i.test(sql);
  // A default that is computed can't be added, and without one NOT NULL can't either.
  const computed = /\bDEFAULT\s+\(/i.test(sql);
  if (computed) sql = sql.replace(/\bDEFAULT\s+\(.*\)\s*(?=$|CONSTRAINT|CHECK|REFERENCES|COLLATE)/i, "");
  const relaxed = !generated && /\bNOT NULL\b/i.test(sql) && !/\bDEFAULT\b/i.test(sql);
  if (relaxed) sql = sql.replace(/\bNOT NULL\b/i, "");
  return { sql: sql.trim(), relaxed };
}
