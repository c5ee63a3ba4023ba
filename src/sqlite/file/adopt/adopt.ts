import Sqlite, { type Database } from "better-sqlite3";
import { pathSettings } from "../../../databases/index.js";
import { OpenError } from "../../../engine/open-error.js";
import { whileBusy } from "../../thread/write-lock.js";
import { constraintsIn, countBreaking } from "../added-constraints.js";
import { backUpFile } from "../back-up-file.js";
import type { Migration } from "../migrate.js";
import { repairDerived } from "../repair.js";
import { createServiceTables, Meta, REGISTER_COLUMNS, writeMeta } from "../service-tables.js";
import { compareSchemas, type Differences } from "./compare.js";
import { countUnreadable, describeTime, normalise } from "./time-columns.js";

/** What was done to a file of the old application, or would be. */
export interface Adoption {
  /** For people, e.g. `column users.department`. */
  readonly added: readonly string[];
  /** What SQLite can't add to a table: CHECKs, foreign keys, NOT NULLs. */
  readonly missing: readonly string[];
  /** Columns whose times were rewritten, with their rows. */
  readonly normalised: readonly string[];
  /** The copy that was made before. */
  readonly backup: string;
}

/** A file with tables and none of this service's own: the old application's, or another program's. */
export function isForeign(db: Database): boolean {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  return !tables.includes("crewdb_migrations") && tables.some((name) => !name.startsWith("sqlite_"));
}

/**
 * What adopting the file would add. Changes nothing.
 * @throws OpenError when the file is another program's, contradicts the contract, or has times in another form
 */
export function planAdoption(db: Database, migrations: readonly Migration[], normaliseTimes: boolean): Differences {
  using reference = openReference(migrations);
  refuseStrangers(db, reference.db);
  const differences = compareSchemas(db, reference.db);
  const { times } = differences;
  if (times.length > 0 && !normaliseTimes) {
    const list = times.map(describeTime).join(", ");
    throw new OpenError(
      `${db.name} can't be adopted: times in another form than 2026-01-02T03:04:05.678Z would sort wrongly, in ${list}; \`npm run migrate -- --normalise\` makes a backup and rewrites them`,
    );
  }
  for (const time of times) {
    const unreadable = countUnreadable(db, time);
    if (unreadable > 0)
      throw new OpenError(
        `${db.name} can't be adopted: ${time.table}.${time.column} has ${unreadable} rows that are not a time in any form; set them to NULL or to a time`,
      );
  }
  return { ...differences, missing: differences.missing.map((each) => withBreakingRows(db, migrations, each)) };
}

/** A CHECK that can't be added to a table of this file says how many rows would break it: typed rpcs may not read those. */
function withBreakingRows(db: Database, migrations: readonly Migration[], missing: string): string {
  const constraint = migrations
    .flatMap(({ sql }) => constraintsIn(sql))
    .find(({ name }) => missing === `CHECK ${name}`);
  const rows = constraint === undefined ? 0 : countBreaking(db, constraint);
  return rows === 0 ? missing : `${missing} (${rows} rows break it)`;
}

/**
 * Makes a file of the old application one of this service: a backup, then what is missing, in one transaction. Nothing that is
 * there is dropped or changed, but for times when they are normalised, and counters that don't fit their rows.
 */
export function adopt(
  db: Database,
  migrations: readonly Migration[],
  plan: Differences,
  busyTimeoutMs: number,
): Adoption {
  const backup = backUpFile(db, "adoption");
  // Added tables refer to each other in any order, and old rows may refer to nothing.
  db.pragma("foreign_keys = OFF");
  try {
    const change = db.transaction(() => {
      for (const time of plan.times) normalise(db, time);
      createServiceTables(db);
      for (const sql of plan.additions) db.exec(sql);
      copyRegisters(db, migrations);
      recordAll(db, migrations);
      writeMeta(db, Meta.ADOPTED, new Date().toISOString());
      repairDerived(db);
    });
    whileBusy(busyTimeoutMs, () => change.immediate());
  } finally {
    db.pragma("foreign_keys = ON");
  }
  return { added: plan.added, missing: plan.missing, normalised: plan.times.map(describeTime), backup };
}

function refuseStrangers(db: Database, reference: Database): void {
  const names = (each: Database): string[] =>
    each
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all();
  const ours = new Set(names(reference));
  const theirs = names(db);
  if (theirs.some((name) => ours.has(name))) return;
  throw new OpenError(
    `${db.name} has tables of another program (${theirs[0]}) and none of this database's; look at ${pathSettings()}, or name a new file`,
  );
}

/** What the migrations declare about their tables, and the planner's statistics. */
function copyRegisters(db: Database, migrations: readonly Migration[]): void {
  using reference = openReference(migrations);
  for (const [table, columns] of Object.entries(REGISTER_COLUMNS)) copyRows(reference.db, db, table, columns);
  db.exec("ANALYZE sqlite_schema");
  copyRows(reference.db, db, "sqlite_stat1", ["tbl", "idx", "stat"]);
}

function copyRows(from: Database, to: Database, table: string, columns: readonly string[]): void {
  const names = columns.join(", ");
  const rows = from.prepare<[], (bigint | string | null)[]>(`SELECT ${names} FROM ${table}`).raw().safeIntegers();
  const insert = to.prepare(`INSERT OR REPLACE INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`);
  for (const row of rows.all()) insert.run(...row);
}

function recordAll(db: Database, migrations: readonly Migration[]): void {
  const insert = db.prepare("INSERT INTO crewdb_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)");
  const now = new Date().toISOString();
  for (const { number, name, checksum } of migrations) insert.run(BigInt(number), name, checksum, now);
}

/** An empty database with this program's schema. */
function openReference(migrations: readonly Migration[]): { readonly db: Database } & Disposable {
  const db = new Sqlite(":memory:");
  createServiceTables(db);
  for (const { sql } of migrations) db.exec(sql);
  return { db, [Symbol.dispose]: () => db.close() };
}
