import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { OpenError } from "./open-error.js";
import { realPath } from "./real-path.js";

/** Who owns a database file. */
export interface Owner {
  readonly pid: number;
  /** ISO-8601 UTC. */
  readonly startedAt: string;
}

/** Held for the life of the process; the kernel drops it when the process dies, however it dies. */
export interface OwnerLock {
  /** May be called twice. */
  release(): void;
}

/**
 * The two kinds of answer of `acquireOwnerLock`; who holds it is unknown only when its name can't be read. `heldHere`: this
 * very process does, which the pid does not tell, because in every container the first process has the same.
 */
export type LockAttempt =
  | { readonly lock: OwnerLock }
  | { readonly heldBy: Owner | undefined; readonly heldHere: boolean };

/** How long an owner that is just writing its name is waited for, in ms. */
const NAME_WAIT_MS = 1000;
/** Two that start in the same instant can each see the other's name; one of them then tries again. */
const ATTEMPTS = 3;

const OWNER_TABLE =
  "CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), pid INTEGER NOT NULL, started_at TEXT NOT NULL)";

/**
 * Takes the one lock of a database file: a small SQLite file `FILE.lock` beside it, in which this process keeps a
 * transaction open. Others can still read in it who that is (https://www.sqlite.org/lockingv3.html: RESERVED and SHARED
 * go together). Creates the folder.
 * @throws OpenError when the folder or the lock file can't be made
 */
export function acquireOwnerLock(file: string): LockAttempt {
  const db = openLockFile(file);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (takeLock(db)) return { lock: lockOf(db) };
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
  db.exec(OWNER_TABLE);
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

function lockOf(db: Database): OwnerLock {
  held.add(db);
  return {
    release: () => {
      held.delete(db);
      if (db.inTransaction) db.exec("ROLLBACK");
      db.close();
    },
  };
}

/** Two names of one file are one lock. */
function openLockFile(file: string): Database {
  try {
    mkdirSync(dirname(file), { recursive: true });
    return new Sqlite(`${realPath(file)}.lock`, { timeout: 0 });
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
