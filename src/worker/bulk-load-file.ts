import { type BulkLoadOptions, bulkLoad, type TableRows } from "./bulk-load.js";
import type { ConnectionSetup } from "./messages.js";
import { closeDatabaseFile, openDatabaseFile } from "./open-file.js";
import { acquireOwnerLock, type OwnerLock } from "./owner-lock.js";
import type { DatabaseName } from "./plan.js";

/** What opening a file asks for; the parts that only rpcs need are empty. */
function toSetup(database: DatabaseName, file: string): ConnectionSetup {
  return {
    database,
    lane: "write",
    file,
    plan: { database, service: "", hash: "", messages: [], enums: [], rpcs: [] },
    cachePages: 2000,
    mmapBytes: 0,
    busyTimeoutMs: 1000,
    board: new SharedArrayBuffer(0),
    requestRetentionMs: 0,
    requestRetentionBytes: 0,
  };
}

/** A server that runs would keep counts and pages of the rows that are replaced here. */
function own(file: string): OwnerLock {
  const attempt = acquireOwnerLock(file);
  if ("lock" in attempt) return attempt.lock;
  const who = attempt.heldBy === undefined ? "" : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
  throw new Error(`the file is owned by a running crewdb${who}; stop that one, or name another file`);
}

/**
 * Opens a database file as the service does, creating and migrating it where needed, and fills it in one transaction.
 *
 * @returns How many rows were inserted.
 * @throws Error with one sentence: a running server owns the file, it is another program's, or it has rows.
 */
export function bulkLoadFile(
  database: DatabaseName,
  file: string,
  tables: Iterable<TableRows>,
  options: BulkLoadOptions,
): number {
  const lock = own(file);
  try {
    const { db } = openDatabaseFile(toSetup(database, file));
    try {
      return bulkLoad(db, tables, options);
    } finally {
      closeDatabaseFile(db);
    }
  } finally {
    lock.release();
  }
}
