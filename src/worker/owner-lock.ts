import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";

/** Who owns a database file. */
export interface Owner {
  readonly pid: number;
  /** ISO-8601 UTC. */
  readonly startedAt: string;
}

/** Held for the life of the process; the kernel drops it when the process dies, however it dies. */
export interface OwnerLock {
  release(): void;
}

/** The two kinds of answer of `acquireOwnerLock`. */
export type LockAttempt = { readonly lock: OwnerLock } | { readonly heldBy: Owner | undefined };

/**
 * Takes the one lock of a database file: a small SQLite file `FILE.lock` beside it, in which this process keeps a
 * transaction open. Others can still read in it who that is (https://www.sqlite.org/lockingv3.html: RESERVED and SHARED
 * go together).
 */
export function acquireOwnerLock(file: string): LockAttempt {
  const db = openLockFile(file);
  const owner: Owner = { pid: process.pid, startedAt: new Date().toISOString() };
  try {
    db.exec("BEGIN EXCLUSIVE");
    db.exec(
      "CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), pid INTEGER NOT NULL, started_at TEXT NOT NULL)",
    );
    db.prepare("INSERT OR REPLACE INTO owner (id, pid, started_at) VALUES (1, ?, ?)").run(
      BigInt(owner.pid),
      owner.startedAt,
    );
    db.exec("COMMIT");
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    return { heldBy: giveUp(db, error) };
  }
  // Between COMMIT and BEGIN another process may have come: the row says whose lock it is.
  const now = readOwner(db);
  if (now?.pid !== owner.pid || now.startedAt !== owner.startedAt) return { heldBy: giveUp(db, undefined) };
  return {
    lock: {
      release: () => {
        if (db.inTransaction) db.exec("ROLLBACK");
        db.close();
      },
    },
  };
}

/** Two names of one file are one lock. */
function openLockFile(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  const real = existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  const db = new Sqlite(`${real}.lock`, { timeout: 0 });
  db.pragma("journal_mode = DELETE");
  return db;
}

function giveUp(db: Database, error: unknown): Owner | undefined {
  const busy = error === undefined || (error as { code?: string }).code?.startsWith("SQLITE_BUSY") === true;
  const owner = busy ? readOwner(db) : undefined;
  if (db.inTransaction) db.exec("ROLLBACK");
  db.close();
  if (!busy) throw error;
  return owner;
}

function readOwner(db: Database): Owner | undefined {
  try {
    const row = db.prepare<[], { pid: number; started_at: string }>("SELECT pid, started_at FROM owner").get();
    return row === undefined ? undefined : { pid: row.pid, startedAt: row.started_at };
  } catch {
    // The owner is just writing its name.
    return undefined;
  }
}
