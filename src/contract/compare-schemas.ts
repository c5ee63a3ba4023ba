import { type Diagnostic, Mistakes } from "./diagnostics.js";
import type { ColumnText, SchemaText, TableText } from "./schema-text.js";

/** What PostgreSQL stores a column of SQLite's type as, so that page tokens and replies have the same bytes. */
const TYPES: Readonly<Record<string, string>> = {
  text: "text",
  integer: "bigint",
  real: "double precision",
  blob: "bytea",
};
/** Of a counter that each backend keeps for itself; readers sum, and SQLite has one writer. */
const SHARD = "shard";
/** Tables of the service itself, and of SQLite. */
const OWN = /^(crewdb|sqlite)_/;

/**
 * Reports where PostgreSQL's schema differs from SQLite's in what callers and errors name: tables, views, columns with
 * types, keys, references, constraints, indexes. `folder` is where PostgreSQL's is.
 */
export function compareSchemas(sqlite: SchemaText, postgres: SchemaText, folder: string): Diagnostic[] {
  const comparison = new Comparison(postgres, folder);
  comparison.compare(sqlite);
  return comparison.mistakes.list();
}

class Comparison {
  readonly mistakes = new Mistakes();
  readonly #postgres: SchemaText;
  readonly #folder: string;

  constructor(postgres: SchemaText, folder: string) {
    this.#postgres = postgres;
    this.#folder = folder;
  }

  compare(sqlite: SchemaText): void {
    const postgres = this.#postgres;
    for (const [name, table] of sqlite.tables) {
      if (OWN.test(name) || this.#isLacked(name)) continue;
      const other = postgres.tables.get(name);
      if (other === undefined) this.#missing(name, `SQLite has this table; add it, or say \`-- lacks ${name}: why\``);
      else this.#table(name, table, other);
    }
    for (const [name, { place }] of postgres.tables)
      if (!OWN.test(name) && !sqlite.tables.has(name)) this.#surplus(name, "table", place);
    for (const name of sqlite.views.keys())
      if (!postgres.views.has(name) && !this.#isLacked(name)) this.#missing(name, "SQLite has this view; add it");
    for (const [name, place] of postgres.views) if (!sqlite.views.has(name)) this.#surplus(name, "view", place);
    this.#indexes(sqlite);
  }

  /** A table of SQLite's search index has that index's name in its own. */
  #isLacked(name: string): boolean {
    return [...this.#postgres.lacks].some((lacked) => name === lacked || name.startsWith(`${lacked}_`));
  }

  #table(name: string, table: TableText, other: TableText): void {
    for (const [column, text] of table.columns) {
      const found = other.columns.get(column);
      const label = `${name}.${column}`;
      if (found === undefined) this.#add(other, label, `SQLite has this column; add it as ${typed(text)}`);
      else if (typed(text) !== written(found))
        this.#add(found, label, `is ${written(found)}, and ${typed(text)} in SQLite's schema`);
    }
    for (const [column, found] of other.columns)
      if (!table.columns.has(column) && column !== SHARD) this.#surplus(`${name}.${column}`, "column", found.place);
    this.#sets(name, other, table.keys, new Set([...other.keys].map((key) => key.replace(`, ${SHARD})`, ")"))));
    this.#sets(name, other, table.references, other.references);
    this.#sets(name, other, new Set(table.constraints.keys()), new Set(other.constraints.keys()));
  }

  #sets(name: string, other: TableText, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): void {
    for (const each of ours) if (!theirs.has(each)) this.#add(other, name, `lacks ${each}, which SQLite's schema has`);
    for (const each of theirs) if (!ours.has(each)) this.#add(other, name, `has ${each}, which SQLite's schema lacks`);
  }

  #indexes(sqlite: SchemaText): void {
    for (const [name, { on }] of sqlite.indexes) {
      if (OWN.test(name)) continue;
      const other = this.#postgres.indexes.get(name);
      if (other === undefined) this.#missing(name, `SQLite has this index ${on}; add it`);
      else if (other.on !== on)
        this.mistakes.add(other.place.file, other.place.line, name, `is ${other.on}, and ${on} in SQLite's schema`);
    }
    // What a search needs is each engine's own.
    for (const [name, { place, on }] of this.#postgres.indexes)
      if (!OWN.test(name) && !sqlite.indexes.has(name) && !on.includes(" using gin "))
        this.#surplus(name, "index", place);
  }

  #missing(name: string, message: string): void {
    this.mistakes.add(this.#folder, 0, name, message);
  }

  #surplus(name: string, kind: string, { file, line }: TableText["place"]): void {
    this.mistakes.add(file, line, name, `SQLite's schema has no such ${kind}`);
  }

  #add({ place }: TableText | ColumnText, name: string, message: string): void {
    this.mistakes.add(place.file, place.line, name, message);
  }
}

function typed(column: ColumnText): string {
  return written({ ...column, type: TYPES[column.type] ?? column.type });
}

function written({ type, notNull, nocase, generated }: ColumnText): string {
  return [type, notNull ? "NOT NULL" : "", nocase ? "COLLATE nocase" : "", generated ? "GENERATED" : ""]
    .filter((word) => word !== "")
    .join(" ");
}
