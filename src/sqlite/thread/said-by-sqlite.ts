/**
 * SQLite's messages as callers and logs may see them. Many quote what they are about, which may be a stored value, a bound one
 * or a literal: `bad JSON path: '…'`, or `no such column: …` for a word of a MATCH text. So only these pass, each without what it
 * quotes: a `{name}` stays where the statement's own text has it as a name, a `{token}` where it is a word or a sign of it; a `{number}`
 * is a count, a `{word}` and a `{clause}` are SQLite's own.
 */
const MESSAGES: readonly string[] = [
  // The text is no SQL.
  'near "{token}": syntax error',
  'syntax error near "{token}"',
  'unrecognized token: "{token}"',
  "incomplete input",
  "hex literal too big: {value}",
  "oversized integer: {value}",
  "row value misused",
  "no tables specified",
  // It names what is not there, or not there in this way.
  "no such table: {name}",
  'no such column: "{value}" - should this be a string literal in single-quotes?',
  "no such column: {name}",
  "no such function: {name}",
  "no such index: {name}",
  "no such window: {name}",
  "no such collation sequence: {name}",
  "no such savepoint: {name}",
  "unknown database {name}",
  "unknown function: {name}()",
  "ambiguous column name: {name}",
  "ambiguous reference to {name} in USING()",
  "circular reference: {name}",
  "'{name}' is not a function",
  "table {name} has no column named {name}",
  "table {name} may not be modified",
  "cannot modify {name} because it is a view",
  "cannot UPSERT a view",
  'cannot INSERT into generated column "{name}"',
  'cannot UPDATE generated column "{name}"',
  'foreign key mismatch - "{name}" referencing "{name}"',
  // Numbers of columns, values and arguments.
  "table {name} has {number} columns but {number} values were supplied",
  "table {name} has {number} values for {number} columns",
  "{number} values for {number} columns",
  "{number} columns assigned {number} values",
  "sub-select returns {number} columns - expected {number}",
  "IN(...) element has {number} terms - expected {number}",
  "IN(...) element has {number} term - expected {number}",
  "expected {number} columns for '{name}' but got {number}",
  "all VALUES must have the same number of terms",
  "wrong number of arguments to function {name}()",
  "DISTINCT aggregates must have exactly one argument",
  // Clauses that do not go together.
  "{number}{word} ORDER BY term does not match any column in the result set",
  "{number}{word} {clause} BY term out of range - should be between 1 and {number}",
  "SELECTs to the left and right of {clause} do not have the same number of result columns",
  "{clause} clause should come after {clause} not before",
  "HAVING clause on a non-aggregate query",
  "a GROUP BY clause is required before HAVING",
  "a JOIN clause is required before {clause}",
  "a NATURAL join may not have an ON or USING clause",
  "cannot join using column {name} - column not present in both tables",
  "ON clause references tables to its right",
  'RETURNING may not use "TABLE.*" wildcards',
  "ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint",
  "ORDER BY without LIMIT on {clause}",
  "no query solution",
  "duplicate WITH table name: {name}",
  "multiple references to recursive table: {name}",
  "multiple recursive references: {name}",
  "recursive reference in a subquery: {name}",
  "recursive aggregate queries not supported",
  "cannot use window functions in recursive queries",
  // Aggregates and windows.
  "misuse of aggregate: {name}()",
  "misuse of aggregate function {name}()",
  "misuse of window function {name}()",
  "misuse of aliased aggregate {name}",
  "misuse of aliased window function {name}",
  "aggregate functions are not allowed in the GROUP BY clause",
  "{name}() may not be used as a window function",
  "FILTER may not be used with non-aggregate {name}()",
  "ORDER BY may not be used with non-aggregate {name}()",
  "FILTER clause may only be used with aggregate window functions",
  "DISTINCT is not supported for window functions",
  "RANGE with offset PRECEDING/FOLLOWING requires one ORDER BY expression",
  "cannot override PARTITION clause of window: {name}",
  "cannot override ORDER BY clause of window: {name}",
  "cannot override frame specification of window: {name}",
  "unsupported frame specification",
  "unsupported use of NULLS {clause}",
  "frame starting offset must be a non-negative integer",
  "frame ending offset must be a non-negative integer",
  "frame starting offset must be a non-negative number",
  "frame ending offset must be a non-negative number",
  "argument of ntile must be a positive integer",
  "second argument to nth_value must be a positive integer",
  "second argument to {name}() must be a constant between 0.0 and 1.0",
  // The engine's limits.
  "Expression tree is too large (maximum depth {number})",
  "parser stack overflow",
  "VIEWs and/or subqueries nested too deep",
  "too many terms in compound SELECT",
  "too many terms in {clause} BY clause",
  "too many columns in result set",
  "too many columns in set list",
  "too many columns in index",
  "too many FROM clause terms, max: {number}",
  "at most {number} tables in a join",
  "too many arguments on function {name}",
  "too many SQL variables",
  "variable number must be between ?1 and ?{number}",
  "string or blob too big",
  "LIKE or GLOB pattern too complex",
  "triggers nested too deep",
  // What a value must be.
  "integer overflow",
  "datatype mismatch",
  "ESCAPE expression must be a single character",
  "invalid Unicode escape",
  "malformed JSON",
  "bad JSON path: {value}",
  "not an array element: {value}",
  "JSON path too deep",
  "JSON nested too deep",
  "JSON cannot hold BLOB values",
  "json_object() labels must be TEXT",
  "json_object() requires an even number of arguments",
  "json_{word}() needs an odd number of arguments",
  "FLAGS parameter to json_valid() must be between 1 and 15",
  // Full-text search: its language stands in the MATCH text, which is a value.
  "unterminated string",
  'fts5: syntax error near "{value}"',
  'expected integer, got "{value}"',
  "unknown special query: {value}",
  "parse error in rank function: {value}",
  "fts5: {word} queries are not supported (detail!=full)",
  "fts5: column queries are not supported (detail=none)",
  "fts5: parser stack overflow",
  "NEAR takes at most {number} phrases",
  "too many matches in one row",
  "fts5 expression tree is too large (maximum depth {number})",
  "unable to use function {name} in the requested context",
];

/** What each place of a message may be, and what is shown of it. */
const PLACES: Readonly<Record<string, readonly [pattern: string, show: (text: string, names: Names) => string]>> = {
  name: ["(.+?)", (text, names) => (isNamed(text, names) ? text : CUT)],
  token: ["(.+)", (text, names) => (isSymbol(text) || names().has(text) ? text : CUT)],
  value: ["(.*)", () => CUT],
  number: ["(\\d+)", (text) => text],
  word: ["([A-Za-z]+)", (text) => text],
  clause: ["([A-Z]+(?: [A-Z]+)?)", (text) => text],
};

type Names = () => ReadonlySet<string>;

const CUT = "…";
const PLACE = /\{(\w+)\}/;
/** Bare words and quoted names of a statement; strings and comments are passed over. */
const NAME_OR_OTHER =
  /'[^']*'?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"([^"]*)"?|`([^`]*)`?|\[([^\]]*)\]?|([\p{L}_][\p{L}\p{N}_$]*)|[\p{N}][\p{L}\p{N}_$.]*/gu;
/** Names that SQLite puts before others by itself. */
const QUALIFIERS: readonly string[] = ["main", "temp", "new", "old", "excluded"];

const compiled = MESSAGES.map((message) => {
  const parts = message.split(PLACE);
  const shows = parts.filter((_, index) => index % 2 === 1).map((place) => PLACES[place]?.[1] ?? (() => CUT));
  const pattern = parts
    .map((part, index) => (index % 2 === 1 ? (PLACES[part]?.[0] ?? "(.*)") : escaped(part)))
    .join("");
  return { fixed: parts.filter((_, index) => index % 2 === 0), pattern: new RegExp(`^${pattern}$`, "su"), shows };
});

/**
 * A message of SQLite's without the values that it quotes; undefined when it is not one of those that may be shown.
 * @param sql the statement that it is about: names that stand in it are shown
 */
export function withoutValues(message: string, sql: string): string | undefined {
  let found: ReadonlySet<string> | undefined;
  const names = (): ReadonlySet<string> => {
    found ??= namesIn(sql);
    return found;
  };
  for (const { fixed, pattern, shows } of compiled) {
    const quoted = pattern.exec(message)?.slice(1);
    if (quoted === undefined) continue;
    return fixed.map((text, index) => text + (shows[index]?.(quoted[index] ?? "", names) ?? "")).join("");
  }
  return undefined;
}

function namesIn(sql: string): ReadonlySet<string> {
  const names = new Set<string>(QUALIFIERS);
  for (const [, ...groups] of sql.matchAll(NAME_OR_OTHER)) {
    const name = groups.find((each) => each !== undefined);
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** e.g. `main.users.email`, each part as the statement has it. */
function isNamed(text: string, names: Names): boolean {
  return text.split(".").every((part) => names().has(part.replace(/^["`[](.*)["`\]]$/s, "$1")));
}

function isSymbol(text: string): boolean {
  return /^(?:[^\p{L}\p{N}\s"'`[\]]{1,3}|[?:@$#][\p{L}\p{N}_]*)$/u.test(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
