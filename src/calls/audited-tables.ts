import type { RpcPlan } from "../engine/plan.js";
import { tokenize } from "../engine/sql-tokens.js";

/** Texts of callers whose tables are remembered: most programs have few. */
const MOST_TEXTS = 1000;
/** Of those, the longest, in characters. */
const LONGEST_TEXT = 10_000;

/** After these a statement names a table. */
const BEFORE_A_TABLE = new Set(["FROM", "JOIN", "INTO", "UPDATE"]);

/** The tables of an rpc's statements, in order of their names. */
export function tablesOf({ statements }: RpcPlan): readonly string[] {
  const found = new Set<string>();
  for (const { parts } of statements) {
    const words = tokenize(parts.map(({ text }) => text).join("\n"))
      .filter(({ kind }) => kind !== "line-comment" && kind !== "block-comment")
      .map(({ kind, text }) => (kind === "word" || kind === "quoted-name" ? bare(text) : text));
    const own = new Set(words.filter((_, index) => isCommonName(words, index)));
    for (const [index, word] of words.entries())
      if (BEFORE_A_TABLE.has(words[index - 1]?.toUpperCase() ?? "") && /^\w+$/.test(word))
        found.add(word);
    for (const name of own) found.delete(name);
  }
  return [...found].filter((name) => !/^(SET|SELECT|OR)$/i.test(name)).sort();
}

/** `name AS (`, or `name (columns) AS (`: a common table expression. */
function isCommonName(words: readonly string[], index: number): boolean {
  const before = words[index - 1]?.toUpperCase();
  const isFirst = before === "WITH" || before === "RECURSIVE" || before === ",";
  if (!isFirst) return false;
  if (words[index + 1]?.toUpperCase() === "AS" && words[index + 2] === "(") return true;
  if (words[index + 1] !== "(") return false;
  const close = words.indexOf(")", index);
  return words[close + 1]?.toUpperCase() === "AS" && words[close + 2] === "(";
}

/**
 * Finds the tables that callers' SQL names, of those that the typed rpcs of its database use. A column
 * with a table's name counts as one; what a view or a trigger reaches beyond the text does not.
 */
export class TableNames {
  readonly #tables: ReadonlySet<string>;
  readonly #known = new Map<string, readonly string[]>();

  constructor(tables: Iterable<string>) {
    this.#tables = new Set(tables);
  }

  in(sql: string): readonly string[] {
    const known = this.#known.get(sql);
    if (known !== undefined) return known;
    const names = tokenize(sql)
      .map(({ text }) => bare(text).toLowerCase())
      .filter((name) => this.#tables.has(name));
    const found = [...new Set(names)].sort();
    const [oldest] = this.#known.keys();
    if (this.#known.size >= MOST_TEXTS && oldest !== undefined) this.#known.delete(oldest);
    if (sql.length <= LONGEST_TEXT) this.#known.set(sql, found);
    return found;
  }
}

/** SQLite takes a name in any of these quotes. */
function bare(text: string): string {
  return /^["'`[]/.test(text) ? text.slice(1, -1) : text;
}
