import { OpenError } from "../../engine/open-error.js";
import type { DatabaseName } from "../../engine/plan.js";
import type { ConnectionSetup } from "../pool/messages.js";
import { whileBusy } from "../thread/write-lock.js";
import { closeDatabaseFile, type OpenedFile, openDatabaseFile } from "./open-file.js";
import { acquireOwnerLock, type LockAttempt, type OwnerLock, ownDatabaseFile } from "./owner-lock.js";

/** How long a tool waits for another process's lock, in ms. */
export const TOOL_BUSY_MS = 1000;

/** A database file that a tool has open, as its owner. */
export interface OwnedFile extends Disposable {
  readonly opened: OpenedFile;
}

type OwnedFileOptions = Pick<ConnectionSetup, "normaliseTimes" | "isForCopy">;

/**
 * Opens a database file for a tool that runs beside no server: as the service does, creating, migrating and repairing it
 * where needed, and as its owner, until it is disposed of.
 * @throws OpenError with one sentence: a running server owns the file, or it can't be opened
 */
export function openOwnedFile(database: DatabaseName, file: string, options: OwnedFileOptions = {}): OwnedFile {
  const lock = lockIn(ownDatabaseFile(file));
  try {
    const opened = openDatabaseFile({ ...toSetup(database, file), ...options });
    lock.confirm();
    return {
      opened,
      [Symbol.dispose]: () => {
        try {
          whileBusy(TOOL_BUSY_MS, () => closeDatabaseFile(opened.db));
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The same for work that ends at once. Closes it cleanly, whatever `work` does. */
export function withOwnedFile<T>(
  database: DatabaseName,
  file: string,
  work: (opened: OpenedFile) => T,
  options: OwnedFileOptions = {},
): T {
  using owned = openOwnedFile(database, file, options);
  return work(owned.opened);
}

/** Takes the file for a tool, whatever is in it; throws OpenError when a server has it. */
export function ownFile(file: string): OwnerLock {
  return lockIn(acquireOwnerLock(file));
}

/** A server that runs would keep statements, counts and pages of what is changed beside it. */
function lockIn(attempt: LockAttempt): OwnerLock {
  if ("lock" in attempt) return attempt.lock;
  const who = attempt.heldBy === undefined ? "" : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
  throw new OpenError(`the file is owned by a running crewdb${who}; stop that one, or name another file`);
}

/** What opening a file asks for; the parts that only rpcs need are empty. */
function toSetup(database: DatabaseName, file: string): ConnectionSetup {
  return {
    database,
    lane: "write",
    file,
    plan: { database, service: "", hash: "", messages: [], enums: [], rpcs: [], imports: [] },
    cachePages: 2000,
    mmapBytes: 0,
    busyTimeoutMs: TOOL_BUSY_MS,
    board: new SharedArrayBuffer(0),
    requestRetentionMs: 0,
    requestRetentionBytes: 0,
  };
}
