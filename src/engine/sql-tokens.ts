/** What a stretch of SQL text is. White space is no token. */
export type TokenKind =
  | "word"
  | "quoted-name"
  | "string"
  | "number"
  | "parameter"
  | "anonymous-parameter"
  | "line-comment"
  | "block-comment"
  | "semicolon"
  | "open"
  | "close"
  | "symbol";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offsets in the file; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  /** The line on which it ends: strings and block comments may span several. */
  readonly lastLine: number;
  /** A string, quoted name or block comment that the file ends inside of. */
  readonly unterminated?: boolean;
}

/** Tried in order at every place, as SQLite's own tokenizer would split the text. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ["line-comment", /--[^\n]*/y],
  ["block-comment", /\/\*[\s\S]*?(?:\*\/|$)/y],
  ["string", /[xX]?'(?:[^']|'')*(?:'|$)/y],
  ["quoted-name", /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)/y],
  ["parameter", /:[A-Za-z_]\w*/y],
  ["anonymous-parameter", /\?\d*|[@$#][A-Za-z_]\w*|:\d+/y],
  ["number", /(?:0[xX][0-9A-Fa-f]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d[\d_]*(?:[eE][+-]?\d+)?)/y],
  ["word", /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ["semicolon", /;/y],
  ["open", /\(/y],
  ["close", /\)/y],
  ["symbol", /->>?|\|\||<<|>>|<=|>=|<>|!=|==|[^\s]/y],
];

/** Splits SQL text into tokens. Never fails: what is no SQL comes out as symbols, and SQLite will say so. */
export function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let position = 0;
  while (position < sql.length) {
    const blank = /\s+/y;
    blank.lastIndex = position;
    const space = blank.exec(sql)?.[0] ?? "";
    line += newlines(space);
    position += space.length;
    if (position >= sql.length) break;
    const token = tokenAt(sql, position, line);
    tokens.push(token);
    line = token.lastLine;
    position = token.end;
  }
  return tokens;
}

function tokenAt(sql: string, start: number, line: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const text = pattern.exec(sql)?.[0];
    if (text === undefined) continue;
    const unterminated = isUnterminated(kind, text);
    const place = { start, end: start + text.length, line, lastLine: line + newlines(text) };
    return { kind, text, ...place, ...(unterminated ? { unterminated } : {}) };
  }
  throw new Error(`no token at offset ${start}`);
}

function isUnterminated(kind: TokenKind, text: string): boolean {
  if (kind === "block-comment") return text.length < 4 || !text.endsWith("*/");
  if (kind === "quoted-name" && text.startsWith("[")) return !text.endsWith("]");
  if (kind !== "string" && kind !== "quoted-name") return false;
  const body = text.replace(/^[xX]/, "");
  const quote = body[0] ?? "";
  return body.split(quote).length % 2 === 0;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
