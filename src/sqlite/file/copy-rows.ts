import { isUtf8 } from "node:buffer";
import { existsSync } from "node:fs";
import Sqlite, { type Database } from "better-sqlite3";
import {
  type CopiedRow,
  type CopiedTable,
  type CopiedValue,
  type CopyTarget,
  inBatches,
  quoteName,
  selectOf,
} from "../../engine/copied-table.js";
import { OpenError } from "../../engine/open-error.js";
import type { DatabaseName } from "../../engine/plan.js";
import { type Aside, type BulkInsert, beginBulkInsert, goOnWithBulkInsert } from "./bulk-load.js";
import { inspectFile } from "./inspect-file.js";
import { migrate, readMigrations } from "./migrate.js";
import { planMigration } from "./migrate-file.js";
import { explainOpening, partOfCopy } from "./open-file.js";
import { type OwnedFile, openOwnedFile } from "./owned-file.js";
import { lockFileOf } from "./owner-lock.js";
import { isBeingCopied, isServiced, Meta, readMeta, writeMeta } from "./service-tables.js";

/** One snapshot of a file, which a service may serve meanwhile. */
export class SqliteRows implements Disposable {
  readonly #db: Database;

  private constructor(db: Database) {
    this.#db = db;
  }

  /** Throws OpenError when it is not a file of this schema. */
  static open(database: DatabaseName, file: string): SqliteRows {
    if (!existsSync(file)) throw new OpenError(`${file} does not exist`);
    inspectFile(file, lockFileOf(file));
    try {
      const db = new Sqlite(file, { readonly: true, fileMustExist: true });
      try {
        db.exec("BEGIN");
        refuseOther(db, database, file);
        return new SqliteRows(db);
      } catch (error) {
        db.close();
        throw error;
      }
    } catch (error) {
      throw explainOpening(file, error);
    }
  }

  /** The tables with their columns, without the service's own and those of indexes. */
  columns(): Map<string, readonly string[]> {
    return columnsOf(this.#db);
  }

  rows(table: CopiedTable): Iterable<CopiedRow> {
    return rowsOf(this.#db, table);
  }

  hasRows(table: string): boolean {
    return this.#db.prepare(`SELECT 1 FROM ${quoteName(table)} LIMIT 1`).get() !== undefined;
  }

  /** The first text that PostgreSQL can't store, in words. */
  unfitText(report: (table: string) => void): string | undefined {
    for (const [table, columns] of this.columns()) {
      report(table);
      const found = unfitIn(this.#db, table, columns);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }
}

function refuseOther(db: Database, database: DatabaseName, file: string): void {
  if (!isServiced(db)) throw new OpenError(`${file} is not a crewdb database; \`crewdb migrate\` adopts an old one`);
  if (isBeingCopied(db)) throw new OpenError(partOfCopy(file));
  if (db.pragma("encoding", { simple: true }) !== "UTF-8")
    throw new OpenError(`${file} keeps its text in another encoding than UTF-8`);
  const migrations = readMigrations(database);
  const { applied } = migrate(db, migrations, { dryRun: true, breakingRows: "leave", name: file });
  if (applied.length > 0)
    throw new OpenError(`${file} has an older schema (it lacks ${applied.join(", ")}); run \`crewdb migrate\` first`);
}

function columnsOf(db: Database): Map<string, readonly string[]> {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT GLOB 'crewdb_*' AND name NOT GLOB 'sqlite_*' ORDER BY name`,
    )
    .pluck()
    .all();
  const columns = db.prepare<[string], string>("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0").pluck();
  return new Map(tables.map((name) => [name, columns.all(name)]));
}

function* rowsOf(db: Database, table: CopiedTable): Iterable<CopiedRow> {
  const select = db.prepare<[], CopiedValue[]>(selectOf(table, "BINARY")).raw().safeIntegers();
  const doubles = table.columns.map(({ type }) => type === "double precision");
  // A column of an adopted file may hold an integer where the schema has a double.
  for (const row of select.iterate())
    yield row.map((value, at) => (doubles[at] === true && typeof value === "bigint" ? Number(value) : value));
}

/** Text is read as its bytes: what is no UTF-8 would come out as something else. */
function unfitIn(db: Database, table: string, columns: readonly string[]): string | undefined {
  const texts = columns.map((name) => {
    const column = quoteName(name);
    return `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB) END`;
  });
  const key = db
    .prepare<[string], string>("SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk")
    .pluck()
    .all(table);
  const select = db
    .prepare<[], CopiedValue[]>(`SELECT ${[...texts, ...key.map(quoteName)].join(", ")} FROM ${quoteName(table)}`)
    .raw()
    .safeIntegers();
  for (const row of select.iterate()) {
    const at = columns.findIndex((_, place) => unfit(row[place]) !== undefined);
    if (at < 0) continue;
    const keys = row.slice(columns.length).map((each) => JSON.stringify(String(each)));
    const place = `${table}.${columns[at]}`;
    return `${place} has ${unfit(row[at])} in the row with the key ${keys.join(", ")}`;
  }
  return undefined;
}

function unfit(value: CopiedValue | undefined): string | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  if (value.includes(0)) return "text with NUL";
  return isUtf8(value) ? undefined : "text that is no UTF-8";
}

/** A file that is filled in parts, by its owner; until all is there, nobody else opens it. */
export class SqliteTarget implements CopyTarget, Disposable {
  readonly #owned: OwnedFile;
  readonly #load: BulkInsert;
  /** A copy before this one was broken off: rows may be there. */
  readonly isBegun: boolean;

  private constructor(owned: OwnedFile, load: BulkInsert, isBegun: boolean) {
    this.#owned = owned;
    this.#load = load;
    this.isBegun = isBegun;
  }

  /** Makes the file where there is none. Throws OpenError, or NotEmptyError when it has rows of its own. */
  static open(database: DatabaseName, file: string): SqliteTarget {
    refuseOlder(database, file);
    const owned = openOwnedFile(database, file, { isForCopy: true });
    const { db } = owned.opened;
    try {
      // References are checked at the end.
      db.pragma("foreign_keys = OFF");
      // What a power cut takes with it is copied again.
      db.pragma("synchronous = NORMAL");
      const begun = readMeta(db, Meta.COPYING);
      if (begun !== undefined) return new SqliteTarget(owned, goOnWithBulkInsert(db, JSON.parse(begun) as Aside), true);
      const begin = db.transaction(() => {
        const load = beginBulkInsert(db, false);
        writeMeta(db, Meta.COPYING, JSON.stringify(load.aside));
        return load;
      });
      return new SqliteTarget(owned, begin.immediate(), false);
    } catch (error) {
      owned[Symbol.dispose]();
      throw error;
    }
  }

  columns(): Map<string, readonly string[]> {
    return columnsOf(this.#owned.opened.db);
  }

  async empty(): Promise<void> {
    this.#owned.opened.db.transaction(() => this.#load.empty()).immediate();
  }

  async insert(table: CopiedTable, rows: AsyncIterable<CopiedRow>): Promise<void> {
    const names = table.columns.map(({ name }) => name);
    const insert = this.#load.into(table.name, names);
    const insertAll = this.#owned.opened.db.transaction((batch: readonly CopiedRow[]) => {
      for (const row of batch) insert(row);
    });
    for await (const batch of inBatches(rows)) insertAll.immediate(batch);
  }

  async finish(report: (step: string) => void): Promise<void> {
    const { db } = this.#owned.opened;
    db.pragma("synchronous = FULL");
    db.exec("BEGIN IMMEDIATE");
    this.#load.finish(report);
    db.prepare("DELETE FROM crewdb_meta WHERE key = ?").run(Meta.COPYING);
  }

  rows(table: CopiedTable): Iterable<CopiedRow> {
    return rowsOf(this.#owned.opened.db, table);
  }

  async commit(): Promise<void> {
    const { db } = this.#owned.opened;
    db.exec("COMMIT");
    db.pragma("wal_checkpoint(TRUNCATE)");
  }

  /** What was begun and not committed is undone. */
  [Symbol.dispose](): void {
    const { db } = this.#owned.opened;
    if (db.inTransaction) db.exec("ROLLBACK");
    db.pragma("foreign_keys = ON");
    this.#owned[Symbol.dispose]();
  }
}

/** Opening it would bring it up to date, which is not asked for. */
function refuseOlder(database: DatabaseName, file: string): void {
  if (!existsSync(file)) return;
  const { applied, adopted } = planMigration(database, file, false);
  if (adopted !== undefined)
    throw new OpenError(`${file} is a file of the old application; name one that does not exist`);
  if (applied.length > 0)
    throw new OpenError(`${file} has an older schema (it lacks ${applied.join(", ")}); name one that does not exist`);
}
