import type { FieldKind } from "../engine/plan.js";
import type { Token } from "../engine/sql-tokens.js";
import type { NameScopes } from "./name-scopes.js";

/**
 * How SQLite's words are written for PostgreSQL. There are no more: a statement whose meaning would need a translation
 * is written for both, or has a text of its own for PostgreSQL. Functions that PostgreSQL lacks are in its schema.
 */
const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["JSON_GROUP_ARRAY", "json_agg"],
  ["JSON_OBJECT", "json_build_object"],
  ["CHAR", "chr"],
]);
/** Of CAST; PostgreSQL's integer has 32 bits. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["INTEGER", "bigint"],
  ["REAL", "double precision"],
  ["BLOB", "bytea"],
]);

/** The tokens that PostgreSQL's text has differently, and how. INDEXED BY chooses SQLite's index and is left out. */
export function postgresWords(tokens: readonly Token[]): ReadonlyMap<Token, string> {
  const changed = new Map<Token, string>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") continue;
    const word = token.text.toUpperCase();
    const next = tokens[index + 1];
    const text = next?.kind === "open" ? FUNCTIONS.get(word) : TYPES.get(word);
    if (text !== undefined) changed.set(token, text);
    if (word === "INDEXED" && next?.text.toUpperCase() === "BY")
      for (const each of tokens.slice(index, index + 3)) changed.set(each, "");
  }
  return changed;
}

/** Reads one table, by the index that its author has chosen: one plan is right whatever the values are. */
export function readsOneIndex(tokens: readonly Token[]): boolean {
  const words = tokens.flatMap(({ kind, text }) => (kind === "word" ? [text.toUpperCase()] : []));
  const count = (word: string): number => words.filter((each) => each === word).length;
  return count("INDEXED") === 1 && count("SELECT") === 1 && count("FROM") === 1 && count("JOIN") === 0;
}

const COLUMN_TYPES: Readonly<Record<FieldKind, string>> = {
  string: "text",
  bytes: "bytea",
  bool: "bigint",
  int32: "bigint",
  int64: "bigint",
  double: "double precision",
  enum: "text",
  timestamp: "text",
  mask: "text",
  message: "text",
};

/** What `:name` is for PostgreSQL. Flags are numbers, as they are stored; whether a field is set is a truth value. */
export function postgresType(scopes: NameScopes, name: string): string {
  const { parameter } = scopes.parameter(name);
  if (parameter?.from === "has") return "boolean";
  if (parameter?.from === "built-in") return /^(now|new_id|caller)$/.test(parameter.name) ? "text" : "bigint";
  const field = scopes.field(name)?.field;
  return field === undefined || field.repeated ? "text" : COLUMN_TYPES[field.kind];
}
