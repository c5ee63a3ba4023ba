/** Where SQL statements end: at a semicolon outside of texts, names and comments. */

/** What begins a part in which a semicolon means nothing, and what ends it. */
const QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "`": "`",
  "[": "]",
  "--": "\n",
  "/*": "*/",
};

export interface SplitSql {
  /** Without their semicolons, and without those that have nothing in them. */
  readonly statements: readonly string[];
  /** What comes after the last semicolon; empty when that is only space and comments. */
  readonly rest: string;
}

export function splitSql(text: string): SplitSql {
  const statements: string[] = [];
  let start = 0;
  let hasWords = false;
  const take = (end: number): string => {
    const statement = hasWords ? text.slice(start, end).trim() : "";
    start = end + 1;
    hasWords = false;
    return statement;
  };
  for (let at = 0; at < text.length; at++) {
    const two = text.slice(at, at + 2);
    const opening = two in QUOTES ? two : (text[at] ?? "");
    const closing = QUOTES[opening];
    if (closing !== undefined) {
      const end = text.indexOf(closing, at + opening.length);
      const isComment = opening.length === 2;
      if (!isComment) hasWords = true;
      // A comment to the end of the line ends with the text as well.
      if (end < 0 && opening !== "--") return { statements, rest: text.slice(start).trim() };
      at = end < 0 ? text.length : end + closing.length - 1;
    } else if (opening === ";") {
      const statement = take(at);
      if (statement !== "") statements.push(statement);
    } else if (opening.trim() !== "") hasWords = true;
  }
  return { statements, rest: take(text.length) };
}
