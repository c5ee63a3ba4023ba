import type Database from "better-sqlite3";

/** What a cell of a generated row may be. `undefined` leaves the cell NULL. */
export type SqlValue = string | number | bigint | Uint8Array | null | undefined;

/** Rows for one table. Tables come in an order in which every row finds what it refers to. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** One value per column. */
  readonly rows: Iterable<readonly SqlValue[]>;
}

export interface BulkLoadOptions {
  /** Delete all rows first. Default false: a database that has rows is refused. */
  readonly replace: boolean;
  /** Called every 1000 rows and before each slow step at the end. */
  onProgress(step: string, rows: number): void;
}

/** The database has rows, and nobody said that they may go. */
export class NotEmptyError extends Error {
  readonly table: string;
  constructor(table: string) {
    super(`the database is not empty: table ${table} has rows`);
    this.table = table;
  }
}

interface SchemaEntry {
  readonly type: "table" | "index" | "trigger" | "view";
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

type Statistics = readonly (readonly (string | null)[])[];

/** What a load has put aside: plain data, with which another process can go on. */
export interface Aside {
  readonly schema: readonly SchemaEntry[];
  readonly statistics: Statistics | undefined;
}

function readSchema(db: Database.Database): SchemaEntry[] {
  return db.prepare<[], SchemaEntry>("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid").all();
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Full-text tables that hold no rows of their own and can be rebuilt from the table that does. */
function isSearchTable({ type, sql }: SchemaEntry): boolean {
  return type === "table" && /^CREATE VIRTUAL TABLE .*\bUSING\s+fts5\b.*\bcontent\s*=/is.test(sql ?? "");
}

function isOrdinaryTable(db: Database.Database): (entry: SchemaEntry) => boolean {
  const kinds = db.prepare<[], { name: string; type: string }>("SELECT name, type FROM pragma_table_list").all();
  const shadows = new Set(kinds.filter(({ type }) => type !== "table").map(({ name }) => name));
  return ({ type, name }) => type === "table" && !shadows.has(name) && !/^(crewdb|sqlite)_/.test(name);
}

/** Indexes that a constraint made have no SQL of their own and must stay. */
function isOwnIndex({ type, sql, tbl_name }: SchemaEntry): boolean {
  return type === "index" && sql !== null && !tbl_name.startsWith("crewdb_");
}

function isPutAside(entry: SchemaEntry): boolean {
  return entry.type === "trigger" || isOwnIndex(entry);
}

/** Rebuilds what is worked out from other rows: by the SQL that crewdb_derived has for it, and the other full-text tables. */
function rebuildDerived(db: Database.Database, searchTables: readonly string[], report: (step: string) => void): void {
  const exists = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'crewdb_derived'").get();
  const derived = exists
    ? db.prepare<[], { name: string; rebuild_sql: string }>("SELECT name, rebuild_sql FROM crewdb_derived").all()
    : [];
  for (const { name, rebuild_sql } of derived) {
    report(`rebuilding ${name}`);
    db.exec(rebuild_sql);
  }
  const isRebuilt = (table: string) => derived.some(({ rebuild_sql }) => rebuild_sql.includes(table));
  for (const table of searchTables.filter((name) => !isRebuilt(name))) {
    report(`rebuilding ${table}`);
    db.exec(`INSERT INTO ${quote(table)} (${quote(table)}) VALUES ('rebuild')`);
  }
}

/** Dropping an index drops its statistics too, and they are pinned by the migrations. */
function readStatistics(db: Database.Database): Statistics | undefined {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get()) return undefined;
  return db.prepare<[], (string | null)[]>("SELECT tbl, idx, stat FROM sqlite_stat1").raw().all();
}

function restoreStatistics(db: Database.Database, statistics: Statistics): void {
  db.exec("DELETE FROM sqlite_stat1");
  const insert = db.prepare("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)");
  for (const row of statistics) insert.run(row);
}

function insertAll(load: BulkInsert, tables: Iterable<TableRows>, options: BulkLoadOptions): number {
  let total = 0;
  for (const { table, columns, rows } of tables) {
    const insert = load.into(table, columns);
    for (const row of rows) {
      insert(row);
      total += 1;
      if (total % 1000 === 0) options.onProgress(table, total);
    }
  }
  return total;
}

function checkEmpty(db: Database.Database, tables: readonly SchemaEntry[], replace: boolean): void {
  for (const { name } of tables) {
    if (!db.prepare(`SELECT 1 FROM ${quote(name)} LIMIT 1`).get()) continue;
    if (!replace) throw new NotEmptyError(name);
    db.exec(`DELETE FROM ${quote(name)}`);
  }
}

function checkForeignKeys(db: Database.Database): void {
  const [broken] = db.prepare<[], { table: string; parent: string }>("PRAGMA foreign_key_check").all();
  if (broken) throw new Error(`rows of ${broken.table} refer to rows of ${broken.parent} that are not there`);
}

/** A load that is under way, in the caller's transactions. */
export interface BulkInsert {
  readonly aside: Aside;
  /** Inserts rows, one value per column. */
  into(table: string, columns: readonly string[]): (row: readonly SqlValue[]) => void;
  /** Deletes all rows. */
  empty(): void;
  /** Puts back what was put aside, rebuilds what is worked out from rows, and checks references. Throws where one is broken. */
  finish(report: (step: string) => void): void;
}

/**
 * Puts triggers and indexes aside, empties the tables or refuses those that have rows. Foreign keys must be off.
 * @throws NotEmptyError when there are rows and `replace` is false.
 */
export function beginBulkInsert(db: Database.Database, replace: boolean): BulkInsert {
  const aside = { schema: readSchema(db), statistics: readStatistics(db) };
  // Triggers and indexes would be kept for every single row; made once at the end they cost a tenth.
  for (const { type, name } of aside.schema.filter(isPutAside).toReversed()) db.exec(`DROP ${type} ${quote(name)}`);
  checkEmpty(db, aside.schema.filter(isOrdinaryTable(db)), replace);
  return goOnWithBulkInsert(db, aside);
}

/** A load that another process has begun. */
export function goOnWithBulkInsert(db: Database.Database, aside: Aside): BulkInsert {
  const { schema, statistics } = aside;
  const ofType = (type: SchemaEntry["type"]) => schema.filter((entry) => isPutAside(entry) && entry.type === type);
  return {
    aside,
    into: (table, columns) => {
      const marks = columns.map(() => "?").join(", ");
      const insert = db.prepare(`INSERT INTO ${quote(table)} (${columns.map(quote).join(", ")}) VALUES (${marks})`);
      return (row) => void insert.run(row);
    },
    empty: () => checkEmpty(db, schema.filter(isOrdinaryTable(db)), true),
    finish: (report) => {
      for (const { name, sql } of ofType("index")) {
        report(`index ${name}`);
        db.exec(sql ?? "");
      }
      if (statistics !== undefined) restoreStatistics(db, statistics);
      rebuildDerived(
        db,
        schema.filter(isSearchTable).map(({ name }) => name),
        report,
      );
      // Last, so that no rebuild sets updated_at to this moment.
      for (const { sql } of ofType("trigger")) db.exec(sql ?? "");
      report("references");
      checkForeignKeys(db);
    },
  };
}

function loadInTransaction(db: Database.Database, tables: Iterable<TableRows>, options: BulkLoadOptions): number {
  const load = beginBulkInsert(db, options.replace);
  const rows = insertAll(load, tables, options);
  load.finish((step) => options.onProgress(step, rows));
  return rows;
}

/**
 * Fills a migrated database in one transaction: a crash at any moment leaves it as it was.
 * The connection must be the only one, and is left with its own settings again.
 *
 * @returns How many rows were inserted.
 * @throws NotEmptyError when there are rows and `replace` is false.
 */
export function bulkLoad(db: Database.Database, tables: Iterable<TableRows>, options: BulkLoadOptions): number {
  // SQLite ignores this pragma inside a transaction; the references are checked all at once before the commit.
  const foreignKeys = db.pragma("foreign_keys", { simple: true });
  const cacheSize = db.pragma("cache_size", { simple: true });
  db.pragma("foreign_keys = OFF");
  // Sorting 143,000 e-mails for an index in memory rather than on disk.
  db.pragma("cache_size = -262144");
  try {
    const load = db.transaction(() => loadInTransaction(db, tables, options));
    const rows = load.immediate();
    options.onProgress("checkpoint", rows);
    db.pragma("wal_checkpoint(TRUNCATE)");
    return rows;
  } finally {
    db.pragma(`foreign_keys = ${Number(foreignKeys)}`);
    db.pragma(`cache_size = ${Number(cacheSize)}`);
  }
}
