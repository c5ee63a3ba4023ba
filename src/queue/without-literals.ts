import { tokenize } from "../engine/sql-tokens.js";

/** Longest summary, in characters: enough to know a statement by. */
const MAX_LENGTH = 1000;

/** SQL with `?` for every literal and without comments: what may be shown of a caller's statement. */
export function withoutLiterals(sql: string): string {
  let text = "";
  let end = 0;
  // A text that is cut off inside a literal ends in an unterminated one, which is replaced too.
  for (const token of tokenize(sql.slice(0, 4 * MAX_LENGTH))) {
    if (token.start > end && !text.endsWith(" ")) text += " ";
    end = token.end;
    if (token.kind === "string" || token.kind === "number") text += "?";
    else if (!token.kind.endsWith("comment")) text += token.text;
  }
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}
