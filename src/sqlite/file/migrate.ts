import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { PACKAGE_ROOT } from "../../base/package-root.js";
import { pathSettings } from "../../databases/index.js";
import { OpenError } from "../../engine/open-error.js";
import type { DatabaseName } from "../../engine/plan.js";
import { whileBusy } from "../thread/write-lock.js";
import {
  constraintsIn,
  describeBreaking,
  normaliseTimes,
  withConstraintsInTables,
  withoutConstraints,
} from "./added-constraints.js";
import { backUpFile } from "./back-up-file.js";
import { createServiceTables, isAdopted } from "./service-tables.js";

/** One numbered file of `src/databases/NAME/migrations`. */
export interface Migration {
  readonly number: number;
  /** e.g. `0001_users.sql` */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, in hex. */
  readonly checksum: string;
}

export interface MigrationReport {
  /** Names of the migrations that ran, or with `dryRun` would run. */
  readonly applied: readonly string[];
  /** Number of the newest migration in the file. */
  readonly version: number;
  /** The copy that was made before, if one was. */
  readonly backup?: string;
}

interface Recorded {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

/**
 * The migrations that this program knows, in order.
 * @throws Error when a file's name is none of a migration's, or a number is missing or there twice
 */
export function readMigrations(database: DatabaseName, root: string = PACKAGE_ROOT): Migration[] {
  const folder = join(root, "src", "databases", database, "migrations");
  const names = readdirSync(folder).toSorted();
  return names.map((name, index) => {
    // A file that is passed over in silence is a schema that differs from machine to machine.
    const expected = String(index + 1).padStart(4, "0");
    if (!/^\d{4}_\w+\.sql$/.test(name) || !name.startsWith(expected))
      throw new Error(`migrations of ${database}: ${name} stands where ${expected}_name.sql is expected`);
    const sql = readFileSync(join(folder, name), "utf8");
    return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

export interface MigrateOptions {
  readonly dryRun?: boolean;
  /** How long another process's lock is waited for, in ms. Default: not at all. */
  readonly busyTimeoutMs?: number;
  /**
   * What becomes of rows that break a constraint which would be added. `normalise` rewrites times in another form and refuses the
   * rest; `leave` is for a dry run alone. Default: `refuse`.
   */
  readonly breakingRows?: "refuse" | "normalise" | "leave";
  /** What messages call the file, where it is a copy of one that the user knows. Default: its path. */
  readonly name?: string;
}

/**
 * Brings a file up to this program's schema, each migration in a transaction of its own.
 * @throws OpenError when a migration that ran has changed since, the file is newer than the program or belongs to another program,
 *   or rows break a constraint that would be added
 */
export function migrate(db: Database, migrations: readonly Migration[], options: MigrateOptions = {}): MigrationReport {
  const recorded = readRecorded(db);
  refuseWrongHistory(options.name ?? db.name, recorded, migrations);
  const pending = migrations.filter((migration) => migration.number > (recorded.at(-1)?.number ?? 0));
  const applied = pending.map((migration) => migration.name);
  const version = migrations.at(-1)?.number ?? 0;
  const adopted = recorded.length > 0 && isAdopted(db);
  const { breakingRows = "refuse" } = options;
  const normalises = breakingRows === "normalise" && !adopted;
  if (recorded.length > 0 && !adopted && breakingRows !== "leave") refuseBreakingRows(db, pending, normalises);
  if (options.dryRun === true) return { applied, version };
  const first = pending[0];
  const backup = recorded.length > 0 && first !== undefined ? backUpFile(db, first.name.slice(0, 4)) : undefined;
  const { busyTimeoutMs = 0 } = options;
  whileBusy(busyTimeoutMs, () => db.transaction(createServiceTables).immediate(db));
  const texts = textsFor(pending, recorded.length === 0, adopted);
  for (const [index, migration] of pending.entries())
    whileBusy(busyTimeoutMs, () => db.transaction(apply).immediate(db, migration, texts[index] ?? "", normalises));
  return { applied, version, ...(backup === undefined ? {} : { backup }) };
}

/** Tables of an adopted file keep the constraints that they have: the programs that made them may write there again. */
function textsFor(pending: readonly Migration[], isNew: boolean, adopted: boolean): readonly string[] {
  const texts = pending.map(({ sql }) => sql);
  if (adopted) return texts.map(withoutConstraints);
  return isNew ? withConstraintsInTables(texts) : texts;
}

function apply(db: Database, migration: Migration, sql: string, normalises: boolean): void {
  try {
    if (normalises) for (const constraint of constraintsIn(migration.sql)) normaliseTimes(db, constraint);
    db.exec(sql);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OpenError(`${db.name}: migration ${migration.name} failed and was rolled back: ${why}`);
  }
  if (!db.inTransaction) throw new OpenError(`${db.name}: migration ${migration.name} ended its own transaction`);
  db.prepare("INSERT INTO crewdb_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)").run(
    BigInt(migration.number),
    migration.name,
    migration.checksum,
    new Date().toISOString(),
  );
}

function refuseBreakingRows(db: Database, pending: readonly Migration[], normalises: boolean): void {
  for (const { name, sql } of pending) {
    const breaking = describeBreaking(db, constraintsIn(sql), normalises);
    if (breaking.length === 0) continue;
    throw new OpenError(
      `${db.name}: migration ${name} adds constraints that rows break: ${breaking.join(", ")}; ${normalises ? "" : "`npm run migrate -- --normalise` rewrites times in another form; "}correct the rest with the sqlite3 program or with the version before`,
    );
  }
}

function readRecorded(db: Database): Recorded[] {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (tables.includes("crewdb_migrations")) {
    return db.prepare<[], Recorded>("SELECT number, name, checksum FROM crewdb_migrations ORDER BY number").all();
  }
  return [];
}

function refuseWrongHistory(file: string, recorded: readonly Recorded[], migrations: readonly Migration[]): void {
  for (const past of recorded) {
    // Without gaps on both sides, what is recorded is always the beginning of what is known.
    const known = migrations.find((migration) => migration.number === past.number);
    if (known === undefined) {
      const newest = migrations.at(-1)?.name ?? "none";
      throw new OpenError(
        `${file} was written by a newer crewdb: it has migration ${past.name}, this program's newest is ${newest}; use the newer program`,
      );
    }
    if (known.name !== past.name) {
      throw new OpenError(
        `${file} has migration ${past.name} where this program has ${known.name}: it is another database's file; look at ${pathSettings()}, of a restore at --database`,
      );
    }
    if (known.checksum !== past.checksum) {
      throw new OpenError(
        `migration ${known.name} has changed since it ran on ${file} (${past.checksum.slice(0, 12)} then, ${known.checksum.slice(0, 12)} now); restore its text and add a new migration`,
      );
    }
  }
}
