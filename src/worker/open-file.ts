import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import type { ConnectionSetup } from "./messages.js";
import { migrate, readMigrations } from "./migrate.js";
import { OpenError } from "./open-error.js";
import { repairDerived } from "./repair.js";
import { Meta, readMeta, writeMeta } from "./service-tables.js";

/** A busy wait in C can't be interrupted: the writer waits in JavaScript instead, so SQLite's own wait is short. */
const WRITER_BUSY_MS = 10;

export interface OpenedFile {
  readonly db: Database;
  /** Numbers for the log: `version`, `appliedMigrations`, `rebuilt`. */
  readonly report: Readonly<Record<string, number>>;
  readonly texts: { readonly schemaHash: string; readonly checked: string };
}

/** Opens the writer's connection: creates folder and file, migrates, repairs after an unclean stop. Throws OpenError. */
export function openDatabaseFile(setup: ConnectionSetup): OpenedFile {
  const db = connect(setup, false);
  try {
    setPragmas(db, setup);
    db.pragma("journal_mode = WAL");
    // better-sqlite3's build defaults to NORMAL for WAL, which loses acknowledged commits at a power cut.
    db.pragma("synchronous = FULL");
    // Without it REPLACE fires no delete triggers, and search indexes and counters go wrong.
    db.pragma("recursive_triggers = ON");
    const { applied, version } = migrate(db, readMigrations(setup.database));
    const rebuilt = readMeta(db, Meta.CLEAN_STOP) === "1" ? [] : repairDerived(db);
    writeMeta(db, Meta.CLEAN_STOP, "0");
    const texts = { schemaHash: schemaHash(db), checked: readMeta(db, Meta.CHECKED) ?? "" };
    return { db, report: { version, appliedMigrations: applied.length, rebuilt: rebuilt.length }, texts };
  } catch (error) {
    db.close();
    throw explain(setup.file, error);
  }
}

/** Opens a reader's connection; the writer has made the file. Throws OpenError. */
export function openReader(setup: ConnectionSetup): Database {
  const db = connect(setup, true);
  try {
    setPragmas(db, setup);
    db.pragma("query_only = ON");
    return db;
  } catch (error) {
    db.close();
    throw explain(setup.file, error);
  }
}

/** Marks a clean stop, empties the WAL and closes. Readers are closed before, else the WAL stays. */
export function closeDatabaseFile(db: Database): void {
  writeMeta(db, Meta.CLEAN_STOP, "1");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
}

/** SHA-256 over what the file itself says its schema is. */
function schemaHash(db: Database): string {
  const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").pluck().all();
  return createHash("sha256").update(sql.join("\n")).digest("hex");
}

function connect(setup: ConnectionSetup, mustExist: boolean): Database {
  try {
    if (!mustExist) mkdirSync(dirname(setup.file), { recursive: true });
    const timeout = setup.lane === "write" ? Math.min(setup.busyTimeoutMs, WRITER_BUSY_MS) : setup.busyTimeoutMs;
    return new Sqlite(setup.file, { fileMustExist: mustExist, timeout });
  } catch (error) {
    throw explain(setup.file, error);
  }
}

function setPragmas(db: Database, setup: ConnectionSetup): void {
  db.pragma(`cache_size = ${setup.cachePages}`);
  db.pragma(`mmap_size = ${setup.mmapBytes}`);
  db.pragma("foreign_keys = ON");
  // A schema changed by another program can't run functions with side effects from views and triggers.
  db.pragma("trusted_schema = OFF");
  // Damage is found when a page is read, not when it is used.
  db.pragma("cell_size_check = ON");
  // Sorting spills to memory first: temporary files would need space that nobody watches.
  db.pragma("temp_store = MEMORY");
}

function explain(file: string, error: unknown): OpenError {
  if (error instanceof OpenError) return error;
  const code = (error as { code?: string } | undefined)?.code ?? "";
  const text = error instanceof Error ? error.message : String(error);
  if (code === "SQLITE_NOTADB") return new OpenError(`${file} is no SQLite database; name another file`);
  if (code.startsWith("SQLITE_CORRUPT")) return new OpenError(`${file} is damaged (${text}); restore a backup`);
  if (code.startsWith("SQLITE_READONLY"))
    return new OpenError(`${file} can't be written; check its permissions and its folder's`);
  if (code.startsWith("SQLITE_BUSY")) return new OpenError(`${file} is locked by another process; stop that one first`);
  return new OpenError(`${file} can't be opened (${text}); check that its folder exists and can be written`);
}
