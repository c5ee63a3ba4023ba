import type { Token } from "../engine/sql-tokens.js";

/** A parameter whose value a statement stores in a column, or compares with one. */
export interface BoundColumn {
  /** The column's name as written, without its table. */
  readonly column: string;
  readonly parameter: Token;
  /** The parameter is a list, and the column meets one of its elements. */
  readonly element: boolean;
}

type Bound = Omit<BoundColumn, "column">;

const COMPARISONS: ReadonlySet<string> = new Set(["=", "==", "<>", "!=", "<", "<=", ">", ">=", "IS"]);
/** Words that end an expression, or begin one. */
const BOUNDARIES: ReadonlySet<string> = new Set(
  (
    "AND OR NOT WHERE ON SET WHEN THEN ELSE END CASE HAVING SELECT FROM RETURNING ORDER GROUP LIMIT UNION EXCEPT INTERSECT " +
    "VALUES BETWEEN IN AS DO JOIN LEFT INNER CROSS INDEXED"
  ).split(" "),
);
/** Functions that answer one of their arguments, and which of them. */
const PASSING: Readonly<Record<string, (args: Token[][]) => Token[][]>> = {
  COALESCE: (args) => args,
  IFNULL: (args) => args,
  NULLIF: (args) => args.slice(0, 1),
  IIF: (args) => args.slice(1),
};

/**
 * Finds where parameters meet columns: assignments, comparisons, BETWEEN, IN, and the values of an INSERT, also through
 * coalesce, nullif, iif and CASE. What it does not understand it leaves out: SQLite's own grammar has no way to ask.
 */
export function boundColumns(tokens: readonly Token[]): BoundColumn[] {
  return [...insertedColumns(tokens), ...tokens.flatMap((_, index) => comparedColumns(tokens, index))];
}

function comparedColumns(tokens: readonly Token[], at: number): BoundColumn[] {
  const operator = upper(tokens[at]);
  const left = columnBefore(tokens, at);
  if (COMPARISONS.has(operator)) {
    const right = expressionAt(tokens, operator === "IS" && upper(tokens[at + 1]) === "NOT" ? at + 2 : at + 1);
    if (left !== undefined) return toBound(left, valuesOf(right));
    const column = columnIn(right);
    const parameter = tokens[at - 1];
    if (column === undefined || parameter?.kind !== "parameter" || !isBoundary(tokens[at - 2])) return [];
    return [{ column, parameter, element: false }];
  }
  if (left === undefined) return [];
  if (operator === "BETWEEN") {
    const low = expressionAt(tokens, at + 1);
    const high = expressionAt(tokens, at + 2 + low.length);
    return toBound(left, [...valuesOf(low), ...valuesOf(high)]);
  }
  if (operator !== "IN" || tokens[at + 1]?.kind !== "open") return [];
  const list = insideParentheses(tokens, at + 1);
  return toBound(left, [...split(list).flatMap(valuesOf), ...elementsOf(list)]);
}

/** The name of the column that ends before a place: `a`, `t.a`, `a COLLATE NOCASE`, `a NOT` before IN. */
function columnBefore(tokens: readonly Token[], end: number): string | undefined {
  let at = end - 1;
  if (upper(tokens[at]) === "NOT") at--;
  if (upper(tokens[at - 1]) === "COLLATE") at -= 2;
  const column = nameOf(tokens[at]);
  const first = tokens[at - 1]?.text === "." ? at - 3 : at - 1;
  return isBoundary(tokens[first]) ? column : undefined;
}

/** The column that an expression is, with its COLLATE. */
function columnIn(tokens: readonly Token[]): string | undefined {
  const bare = withoutCollate(tokens);
  if (bare.length === 1) return nameOf(bare[0]);
  return bare.length === 3 && bare[1]?.text === "." ? nameOf(bare[2]) : undefined;
}

/** Columns and values of INSERT INTO t (a, b) VALUES (…), (…), or SELECT …. */
function insertedColumns(tokens: readonly Token[]): BoundColumn[] {
  const into = tokens.findIndex((token) => upper(token) === "INTO");
  const open = tokens.findIndex((token, index) => index > into && token.kind === "open");
  // Between INTO and the parenthesis is the table's name, with at most a schema or an alias.
  if (into === -1 || open === -1 || tokens.slice(into, open).some(({ kind }) => kind === "parameter")) return [];
  const columns = split(insideParentheses(tokens, open)).map(columnIn);
  let at = open + insideParentheses(tokens, open).length + 2;
  const source = upper(tokens[at]);
  if (source === "SELECT") return pair(columns, split(selectList(tokens, at + 1)));
  const rows: BoundColumn[] = [];
  while (source === "VALUES" && tokens[at + 1]?.kind === "open") {
    const row = insideParentheses(tokens, at + 1);
    rows.push(...pair(columns, split(row)));
    // Behind the row's parenthesis there is a comma when another follows.
    at += row.length + 3;
    if (tokens[at]?.text !== ",") break;
  }
  return rows;
}

function pair(columns: readonly (string | undefined)[], values: readonly Token[][]): BoundColumn[] {
  return columns.flatMap((column, index) =>
    column === undefined ? [] : toBound(column, valuesOf(values[index] ?? [])),
  );
}

function toBound(column: string, values: readonly Bound[]): BoundColumn[] {
  return values.map((value) => ({ column, ...value }));
}

/** The parameters whose value the expression may have. */
function valuesOf(expression: readonly Token[]): Bound[] {
  const tokens = withoutCollate(expression);
  const [first] = tokens;
  if (first === undefined) return [];
  if (tokens.length === 1) return first.kind === "parameter" ? [{ parameter: first, element: false }] : [];
  if (first.kind === "parameter" && tokens.length === 3 && tokens[1]?.text === "->>")
    return [{ parameter: first, element: true }];
  if (upper(first) === "CASE") return caseResults(tokens).flatMap(valuesOf);
  if (tokens[1]?.kind !== "open") return [];
  const inside = insideParentheses(tokens, 1);
  if (inside.length + 3 !== tokens.length) return [];
  return (PASSING[upper(first)]?.(split(inside)) ?? []).flatMap(valuesOf);
}

/** `SELECT value FROM json_each(:list)`: the elements of a list. */
function elementsOf(tokens: readonly Token[]): Bound[] {
  const text = tokens.map(upper).join(" ");
  const parameter = tokens[5];
  if (!/^SELECT VALUE FROM JSON_EACH \( \S+ \)$/.test(text) || parameter?.kind !== "parameter") return [];
  return [{ parameter, element: true }];
}

/** What follows THEN and ELSE of one CASE that is the whole expression. */
function caseResults(tokens: readonly Token[]): Token[][] {
  const results: Token[][] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    const word = upper(token);
    if (token.kind === "open" || word === "CASE") depth++;
    if (token.kind === "close" || word === "END") depth--;
    if (depth === 1 && (word === "THEN" || word === "ELSE")) results.push(expressionAt(tokens, index + 1));
  }
  return results;
}

/** The tokens of an expression, until a comma, a parenthesis or a word that ends it. */
function expressionAt(tokens: readonly Token[], start: number): Token[] {
  let depth = 0;
  const found: Token[] = [];
  for (const token of tokens.slice(start)) {
    const word = upper(token);
    const ends = isBoundary(token) && word !== "CASE" && token.kind !== "open" && token.kind !== "close";
    if (depth === 0 && (token.kind === "close" || ends)) break;
    if (token.kind === "open" || word === "CASE") depth++;
    if (token.kind === "close" || word === "END") depth--;
    found.push(token);
  }
  return found;
}

function selectList(tokens: readonly Token[], start: number): Token[] {
  let depth = 0;
  const list: Token[] = [];
  for (const token of tokens.slice(start)) {
    if (depth === 0 && (upper(token) === "FROM" || upper(token) === "WHERE")) break;
    if (token.kind === "open") depth++;
    if (token.kind === "close") depth--;
    list.push(token);
  }
  return list;
}

function insideParentheses(tokens: readonly Token[], open: number): Token[] {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (index < open) continue;
    if (token.kind === "open") depth++;
    if (token.kind === "close" && --depth === 0) return tokens.slice(open + 1, index);
  }
  return [];
}

/** At the commas outside of parentheses. */
function split(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "open") depth++;
    if (token.kind === "close") depth--;
    if (depth === 0 && token.text === ",") parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function withoutCollate(tokens: readonly Token[]): readonly Token[] {
  return upper(tokens.at(-2)) === "COLLATE" ? tokens.slice(0, -2) : tokens;
}

function isBoundary(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.text === "," ||
    token.kind === "open" ||
    token.kind === "close" ||
    BOUNDARIES.has(upper(token))
  );
}

function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === "quoted-name") return token.text.slice(1, -1);
  return token?.kind === "word" && !BOUNDARIES.has(upper(token)) ? token.text : undefined;
}

function upper(token: Token | undefined): string {
  return token?.kind === "string" ? "" : (token?.text.toUpperCase() ?? "");
}
