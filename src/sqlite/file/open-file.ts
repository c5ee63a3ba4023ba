import { createHash } from "node:crypto";
import { statSync, utimesSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { createFile, createFolder } from "../../base/private-file.js";
import { realPath } from "../../base/real-path.js";
import { OpenError } from "../../engine/open-error.js";
import type { ConnectionSetup } from "../pool/messages.js";
import { whileBusy } from "../thread/write-lock.js";
import { adopt, isForeign, planAdoption } from "./adopt/adopt.js";
import { migrate, readMigrations } from "./migrate.js";
import { repairDerived } from "./repair.js";
import { isBeingCopied, Meta, readMeta, writeMeta } from "./service-tables.js";

/** A busy wait in C can't be interrupted: who writes waits in JavaScript instead (write-lock.ts), so SQLite's own wait is short. */
const BUSY_MS = 10;

export interface OpenedFile {
  readonly db: Database;
  /** Numbers for the log: `version`, `appliedMigrations`, `rebuilt`. */
  readonly report: Readonly<Record<string, number>>;
  /** Beside the hashes: SQLite's version, and by name what was migrated, adopted (an Adoption as JSON), copied before and rebuilt; empty when nothing. */
  readonly texts: Readonly<
    Record<"schemaHash" | "checked" | "sqliteVersion" | "applied" | "adopted" | "backup" | "rebuilt", string>
  >;
}

/** Opens the writer's connection: creates folder and file, migrates, repairs after an unclean stop. Throws OpenError. */
export function openDatabaseFile(setup: ConnectionSetup): OpenedFile {
  const db = connect(setup, false);
  try {
    const left = howItWasLeft(setup.file);
    setPragmas(db, setup);
    const isPart = isBeingCopied(db);
    if (isPart && setup.isForCopy !== true) throw new OpenError(partOfCopy(setup.file));
    const migrations = readMigrations(setup.database);
    const breakingRows = setup.normaliseTimes === true ? "normalise" : "refuse";
    // Refuses another program's file before the first byte of it is changed: WAL mode is written into its header.
    const adoption = isForeign(db) ? planAdoption(db, migrations, setup.normaliseTimes === true) : undefined;
    if (adoption === undefined) migrate(db, migrations, { dryRun: true, breakingRows });
    const { busyTimeoutMs } = setup;
    if (whileBusy(busyTimeoutMs, () => db.pragma("journal_mode = WAL", { simple: true })) !== "wal")
      throw new OpenError(`${setup.file} can't use a write-ahead log; name a file on a local disk`);
    setWriterPragmas(db, setup);
    const adopted = adoption === undefined ? undefined : adopt(db, migrations, adoption, busyTimeoutMs);
    const { applied, version, backup = "" } = migrate(db, migrations, { busyTimeoutMs, breakingRows });
    // What is worked out from rows comes at the end of a copy.
    const isRight = isPart || readMeta(db, Meta.CLEAN_STOP) === "1";
    const rebuilt = isRight ? [] : repairDerived(db, busyTimeoutMs);
    whileBusy(busyTimeoutMs, () => writeMeta(db, Meta.CLEAN_STOP, "0"));
    if (left !== readMeta(db, Meta.STOPPED))
      whileBusy(busyTimeoutMs, () => writeMeta(db, Meta.LIVES, String(livesOf(db) + 1n)));
    // Until a log that a crash has left is copied once, nobody can tell who has written the file (open-files.ts).
    db.pragma("wal_checkpoint(PASSIVE)");
    const texts = {
      schemaHash: schemaHash(db),
      checked: readMeta(db, Meta.CHECKED) ?? "",
      sqliteVersion: String(db.prepare("SELECT sqlite_version()").pluck().get()),
      applied: applied.join(", "),
      adopted: adopted === undefined ? "" : JSON.stringify(adopted),
      backup: adopted?.backup ?? backup,
      rebuilt: rebuilt.join(", "),
    };
    return { db, report: { version, appliedMigrations: applied.length, rebuilt: rebuilt.length }, texts };
  } catch (error) {
    const log = logBytes(setup.file);
    if (log === 0) db.close();
    else closeAsFound(db);
    const problem = explainOpening(setup.file, error);
    if (!isCorrupt(error) || log === 0) throw problem;
    throw new OpenError(`${problem.message}; if ${realPath(setup.file)}-wal is another database's log, move that away`);
  }
}

/** Why a file that `crewdb copy` has not filled yet is not used. */
export function partOfCopy(file: string): string {
  return `${file} has only a part of the rows of a copy; run the same \`crewdb copy\` again, which goes on, or delete the file`;
}

/**
 * Copies nothing of the log into the file, as the close of the last connection that writes would: what is wrong with the file may be
 * that its log is another's.
 */
function closeAsFound(db: Database): void {
  const reader = new Sqlite(db.name, { readonly: true });
  try {
    // The one question that needs no schema, and takes SQLite's lock.
    reader.pragma("user_version");
  } catch {
    // Nor can a writer copy from it, then.
  }
  db.close();
  reader.close();
}

function isCorrupt(error: unknown): boolean {
  return (error as { code?: string } | undefined)?.code?.startsWith("SQLITE_CORRUPT") === true;
}

/** A connection to the file that this thread's writer has opened before, in place of that one. Throws OpenError. */
export function reopenWriter(setup: ConnectionSetup): Database {
  return connectAgain(setup, (db) => setWriterPragmas(db, setup));
}

/** Opens a reader's connection; the writer has made the file. Throws OpenError. */
export function openReader(setup: ConnectionSetup): Database {
  return connectAgain(setup, (db) => db.pragma("query_only = ON"));
}

function connectAgain(setup: ConnectionSetup, setMore: (db: Database) => void): Database {
  const db = connect(setup, true);
  try {
    setPragmas(db, setup);
    setMore(db);
    return db;
  } catch (error) {
    db.close();
    throw explainOpening(setup.file, error);
  }
}

/** Marks a clean stop, empties the WAL and closes. Readers are closed before, else the WAL stays. */
export function closeDatabaseFile(db: Database): void {
  const stopped = Math.floor(Date.now() / 1000);
  writeMeta(db, Meta.STOPPED, String(stopped));
  writeMeta(db, Meta.CLEAN_STOP, "1");
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  try {
    utimesSync(db.name, stopped, stopped);
  } catch {
    // The file is another user's: the next start then takes it for one that was written in between.
  }
}

/** Whether another program may have written the file since the service closed it: if not, this is what the service has noted. */
function howItWasLeft(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return logBytes(file) === 0 ? String(found.mtimeMs / 1000) : "in use";
}

function logBytes(file: string): number {
  return statSync(`${realPath(file)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** See `Meta.LIVES`. */
export function livesOf(db: Database): bigint {
  return BigInt(readMeta(db, Meta.LIVES) ?? "0");
}

/** SHA-256 over what the file itself says its schema is. */
function schemaHash(db: Database): string {
  const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name").pluck().all();
  return createHash("sha256").update(sql.join("\n")).digest("hex");
}

function connect(setup: ConnectionSetup, mustExist: boolean): Database {
  try {
    if (!mustExist) {
      createFolder(dirname(setup.file));
      createFile(realPath(setup.file));
    }
    return new Sqlite(setup.file, { fileMustExist: mustExist, timeout: Math.min(setup.busyTimeoutMs, BUSY_MS) });
  } catch (error) {
    throw explainOpening(setup.file, error);
  }
}

function setPragmas(db: Database, setup: ConnectionSetup): void {
  db.pragma(`cache_size = ${setup.cachePages}`);
  db.pragma(`mmap_size = ${setup.mmapBytes}`);
  db.pragma("foreign_keys = ON");
  // A schema changed by another program can't run functions with side effects from views and triggers.
  db.pragma("trusted_schema = OFF");
  // Files that nobody counts would need space that nobody watches. The guard counts them: it sets FILE (guard.ts).
  db.pragma("temp_store = MEMORY");
}

function setWriterPragmas(db: Database, { leavesCheckpoints }: ConnectionSetup): void {
  if (leavesCheckpoints === true) db.pragma("wal_autocheckpoint = 0");
  // Damage is found when a page is read, before it spreads. Not on readers, which spread nothing: a page that is mapped is
  // checked anew at every access, and this was half of the time of a list of 100 rows.
  db.pragma("cell_size_check = ON");
  // better-sqlite3's build defaults to NORMAL for WAL, which loses acknowledged commits at a power cut.
  db.pragma("synchronous = FULL");
  // Without it REPLACE fires no delete triggers, and search indexes and counters go wrong.
  db.pragma("recursive_triggers = ON");
}

/** What SQLite says where the extension was built from other sources than the program: after an update of the sources alone. */
const OTHER_EXTENSION = /^(?:no such function: |wrong number of arguments to function )(?:guard|crewdb)_/;

/** One line that says what is wrong with a file, where, and what would be right. */
export function explainOpening(file: string, error: unknown): OpenError {
  if (error instanceof OpenError) return error;
  const code = (error as { code?: string } | undefined)?.code ?? "";
  const text = error instanceof Error ? error.message : String(error);
  if (code === "SQLITE_NOTADB") return new OpenError(`${file} is not a SQLite database; name another file`);
  if (code.startsWith("SQLITE_CORRUPT")) return new OpenError(`${file} is damaged (${text}); restore a backup`);
  if (code.startsWith("SQLITE_READONLY"))
    return new OpenError(`${file} can't be written; check its permissions and its folder's`);
  if (code.startsWith("SQLITE_FULL"))
    return new OpenError(`${file} can't be opened: its disk is full; free some space`);
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
    return new OpenError(`${file} is a folder; name a file in it`);
  if (OTHER_EXTENSION.test(text))
    return new OpenError(
      `the extension in build/native is not of this program (${text}): build it with \`node src/native/build.mjs\``,
    );
  if (code === "SQLITE_ERROR")
    return new OpenError(
      `${file} has not the schema that this program made (${text}): another program has changed it; restore a backup`,
    );
  if (code.startsWith("SQLITE_BUSY")) return new OpenError(`${file} is locked by another process; stop that one first`);
  return new OpenError(`${file} can't be opened (${text}); check that its folder exists and can be written`);
}
