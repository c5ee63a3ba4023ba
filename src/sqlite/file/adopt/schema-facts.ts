import type { Database } from "better-sqlite3";
import { tokenize } from "../../../engine/sql-tokens.js";

/** One object of `sqlite_schema`. */
export interface SchemaObject {
  readonly type: "table" | "index" | "trigger" | "view";
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

export interface Column {
  readonly name: string;
  /** As declared, e.g. `VARCHAR(255)`. */
  readonly type: string;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
  /** The default is a literal, and not computed. */
  readonly hasConstantDefault: boolean;
  /** Place in the primary key from 1; 0 is none. */
  readonly key: number;
  readonly generated: boolean;
}

export interface ForeignKey {
  readonly from: string;
  readonly to: string;
}

/** The objects that were made by a statement, in the order in which they were made; shadow tables of FTS5 are its own. */
export function objectsOf(db: Database): SchemaObject[] {
  const shadows = new Set(db.prepare("SELECT name FROM pragma_table_list WHERE type = 'shadow'").pluck().all());
  const all = db
    .prepare<[], SchemaObject>(
      "SELECT type, name, tbl_name AS \"table\", sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )
    .all();
  return all.filter(({ name }) => !shadows.has(name));
}

export function columnsOf(db: Database, table: string): Column[] {
  const rows = db
    .prepare<
      [string],
      { name: string; type: string; notnull: number; dflt_value: string | null; pk: number; hidden: number }
    >('SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)')
    .all(table);
  return rows.map((row) => ({
    name: row.name,
    type: row.type,
    notNull: row.notnull === 1,
    hasDefault: row.dflt_value !== null,
    hasConstantDefault: row.dflt_value !== null && !row.dflt_value.includes("("),
    key: row.pk,
    generated: row.hidden === 2 || row.hidden === 3,
  }));
}

export function foreignKeysOf(db: Database, table: string): ForeignKey[] {
  return db
    .prepare<[string], ForeignKey>('SELECT "from", "table" AS "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq')
    .all(table);
}

/** The columns of each UNIQUE constraint or index that covers all rows, the primary key left out. */
export function uniquesOf(db: Database, table: string): string[][] {
  const names = db
    .prepare<[string], string>(
      "SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND origin <> 'pk' AND NOT partial",
    )
    .pluck()
    .all(table);
  const columns = db.prepare<[string], string | null>("SELECT name FROM pragma_index_info(?) ORDER BY seqno").pluck();
  return names.map((name) => columns.all(name).map((column) => column ?? "(expression)"));
}

/** What a table's named CHECK says, in parentheses. */
export function checkBody(sql: string, name: string): string {
  const tokens = tokenize(sql);
  const start = tokens.findIndex(({ text }) => text === name) + 2;
  let depth = 0;
  for (const { kind, end } of tokens.slice(start)) {
    if (kind === "open") depth++;
    if (kind === "close" && --depth === 0) return sql.slice(tokens[start]?.start, end);
  }
  return "";
}

/** Names of the CHECK constraints of a table: this service names every one. */
export function checksIn(sql: string): string[] {
  return [...sql.matchAll(/CONSTRAINT\s+(ck_\w+)\s+CHECK/gi)].map((match) => match[1] ?? "");
}
