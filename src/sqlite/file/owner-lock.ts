import { readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { createFile, createFolder } from "../../base/private-file.js";
import { realPath } from "../../base/real-path.js";
import { OpenError } from "../../engine/open-error.js";
import { inspectFile, requireWritable } from "./inspect-file.js";

/** Who owns a database file. */
export interface Owner {
  readonly pid: number;
  /** ISO-8601 UTC. */
  readonly startedAt: string;
}

/** Held for the life of the process; the kernel drops it when the process dies, however it dies. */
export interface OwnerLock {
  /**
   * The file has been opened and is this service's; from here on its lock file says that it was a database. To be called before
   * anything is served. Throws OpenError when another process has taken the lock while this was written.
   */
  confirm(): void;
  /** Leaves no lock file beside a file that was never confirmed. May be called twice. */
  release(): void;
}

/**
 * The two kinds of answer of `acquireOwnerLock`; who holds it is unknown only when its name can't be read. `heldHere`: this
 * very process does, which the pid does not tell, because in every container the first process has the same.
 */
export type LockAttempt =
  | { readonly lock: OwnerLock; readonly wasDatabase: boolean }
  | { readonly heldBy: Owner | undefined; readonly heldHere: boolean };

/** How long an owner that is just writing its name is waited for, in ms. */
const NAME_WAIT_MS = 1000;
/** Two that start in the same instant can each see the other's name; one of them then tries again. */
const ATTEMPTS = 3;

const TABLES = `
  CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), pid INTEGER NOT NULL, started_at TEXT NOT NULL);
  -- A row: the file was a database once, so an empty one is what is left of it.
  CREATE TABLE IF NOT EXISTS confirmed (id INTEGER PRIMARY KEY CHECK (id = 1));
`;

/**
 * Takes a file for a program that serves or changes it: looks first whether it can be one of this service's.
 * @throws OpenError when it can't, or the folder or the lock file can't be made
 */
export function ownDatabaseFile(file: string): LockAttempt {
  inspectFile(file, lockFileOf(file));
  requireWritable(file);
  const attempt = acquireOwnerLock(file);
  // SQLite writes a new file's first page before its log, and throws the log of an empty file away.
  const wasDatabase = "lock" in attempt && (attempt.wasDatabase || (sizeOf(`${realPath(file)}-wal`) ?? 0) > 0);
  if ("lock" in attempt && wasDatabase && sizeOf(file) === 0) {
    attempt.lock.release();
    throw new OpenError(
      `${file} is empty, and it was a database: something has cut it off; restore a backup, or remove ${file} to begin with an empty one`,
    );
  }
  if ("lock" in attempt) removeLeftovers(file);
  return attempt;
}

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** Copies that a backup, a restore or a migration was still making when its process was killed. They contain credentials. */
const LEFTOVER = /^\.(crewdb-backup|crewdb-restore|before-.+\.bak\.tmp)(-wal|-shm|-journal)?$/;

function removeLeftovers(file: string): void {
  const path = realPath(file);
  const name = basename(path);
  for (const each of readdirSync(dirname(path)))
    if (each.startsWith(name) && LEFTOVER.test(each.slice(name.length)))
      rmSync(join(dirname(path), each), { force: true });
}

/**
 * Takes the one lock of a database file: a small SQLite file `FILE.lock` beside it, in which this process keeps a
 * transaction open. Others can still read in it who that is (https://www.sqlite.org/lockingv3.html: RESERVED and SHARED
 * go together). Creates the folder.
 * @throws OpenError when the folder or the lock file can't be made
 */
export function acquireOwnerLock(file: string): LockAttempt {
  const { db, isNew } = openLockFile(file);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++)
      if (takeLock(db)) return { lock: lockOf(db, isNew), wasDatabase: isConfirmed(db) };
    return giveUp(db);
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (code.startsWith("SQLITE_BUSY")) return giveUp(db);
    db.close();
    if (code.startsWith("SQLITE_READONLY"))
      throw new OpenError(
        `${file} can't be owned: ${db.name} can't be written; check its permissions and its folder's`,
      );
    throw new OpenError(`${db.name} can't be used as the lock of ${file} (${messageOf(error)}); remove or rename it`);
  }
}

/** Locks that this process holds: a connection that nothing refers to would be collected, and its lock dropped with it. */
const held = new Set<Database>();

/** Writes this process's name and keeps a transaction open. False when another one's name came in between. */
function takeLock(db: Database): boolean {
  const owner: Owner = { pid: process.pid, startedAt: new Date().toISOString() };
  db.exec("BEGIN EXCLUSIVE");
  db.exec(TABLES);
  const write = db.prepare("INSERT OR REPLACE INTO owner (id, pid, started_at) VALUES (1, ?, ?)");
  write.run(BigInt(owner.pid), owner.startedAt);
  db.exec("COMMIT");
  db.exec("BEGIN IMMEDIATE");
  // Between COMMIT and BEGIN another process may have come: the row says whose lock it is.
  const now = readOwner(db);
  if (now?.pid === owner.pid && now.startedAt === owner.startedAt) return true;
  db.exec("ROLLBACK");
  return false;
}

function lockOf(db: Database, isNew: boolean): OwnerLock {
  held.add(db);
  let mayGo = isNew;
  return {
    confirm: () => {
      mayGo = false;
      if (!isConfirmed(db)) confirm(db);
    },
    release: () => {
      held.delete(db);
      if (db.inTransaction) db.exec("ROLLBACK");
      if (mayGo) rmSync(db.name, { force: true });
      db.close();
    },
  };
}

function isConfirmed(db: Database): boolean {
  return db.prepare("SELECT 1 FROM confirmed").get() !== undefined;
}

/** COMMIT gives the lock away for an instant; the row of the owner says whose it is then. */
function confirm(db: Database): void {
  const mine = readOwner(db);
  try {
    db.pragma(`busy_timeout = ${NAME_WAIT_MS}`);
    db.exec("INSERT INTO confirmed VALUES (1); COMMIT");
    db.pragma("busy_timeout = 0");
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    throw new OpenError(`${db.name} can't be kept (${messageOf(error)}); another crewdb has started meanwhile`);
  }
  const now = readOwner(db);
  if (now?.pid !== mine?.pid || now?.startedAt !== mine?.startedAt)
    throw new OpenError(`${db.name} can't be kept: another crewdb has started meanwhile`);
}

/** Two names of one file are one lock. */
export function lockFileOf(file: string): string {
  try {
    return `${realPath(file)}.lock`;
  } catch {
    // Its folder is still to be made.
    return `${file}.lock`;
  }
}

function openLockFile(file: string): { readonly db: Database; readonly isNew: boolean } {
  try {
    createFolder(dirname(file));
    const lockFile = lockFileOf(file);
    const isNew = createFile(lockFile);
    return { db: new Sqlite(lockFile, { timeout: 0 }), isNew };
  } catch (error) {
    throw new OpenError(
      `${file} can't be opened (${messageOf(error)}); check that ${dirname(file)} is a folder and can be written`,
    );
  }
}

function giveUp(db: Database): LockAttempt {
  if (db.inTransaction) db.exec("ROLLBACK");
  db.pragma(`busy_timeout = ${NAME_WAIT_MS}`);
  const heldBy = readOwner(db);
  db.close();
  return { heldBy, heldHere: [...held].some(({ name }) => name === db.name) };
}

function readOwner(db: Database): Owner | undefined {
  try {
    const row = db.prepare<[], { pid: number; started_at: string }>("SELECT pid, started_at FROM owner").get();
    return row === undefined ? undefined : { pid: row.pid, startedAt: row.started_at };
  } catch {
    // The owner has not got as far as writing its name.
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
