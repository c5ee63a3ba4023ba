import { accessSync, closeSync, constants, openSync, readSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { realPath } from "../../base/real-path.js";
import { OpenError } from "../../engine/open-error.js";

const MAGIC = "SQLite format 3\0";
/** Of a lock file: SQLite's default. */
const PAGE_BYTES = 4096;

/**
 * Looks at what stands in a database file's place before anything is written beside it. What is missing or empty is right: it is
 * made. Whether its tables are this service's shows when it is opened.
 * @param lockFile the lock beside it: where it is there, some process may have the file open, and it is not opened here
 * @throws OpenError
 */
export function inspectFile(file: string, lockFile: string): void {
  const found = look(file);
  if (found === undefined) return;
  if (found.isDirectory()) throw new OpenError(`${file} is a folder; name a file in it`);
  if (!found.isFile()) throw new OpenError(`${file} is a device, a socket or a pipe; name a file`);
  if (found.nlink > 1)
    throw new OpenError(
      `${file} has ${found.nlink} names (hard links): programs that open it by different ones have different logs, and damage it; leave it one, or copy it`,
    );
  if (found.size > 0 && !isLock(lockFile) && !beginsLikeDatabase(file))
    throw new OpenError(`${file} is not a SQLite database; name another file`);
}

/**
 * SQLite finds out that it can't write a database, its log or the log's index when it has made files beside it. Where one of them is
 * still to be made, the lock file shows whether the folder can be written.
 * @throws OpenError
 */
export function requireWritable(file: string): void {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return;
  for (const path of [file, `${realPath(file)}-wal`, `${realPath(file)}-shm`])
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EROFS") throw new OpenError(`${path} can't be written: its volume is mounted read-only`);
      if (code !== "ENOENT")
        throw new OpenError(`${path} can't be read and written by this user; check its permissions`);
    }
}

/** By its size alone: this process may hold locks on it, too. Other programs' lock files are empty or hold a number. */
function isLock(lockFile: string): boolean {
  const size = statSync(lockFile, { throwIfNoEntry: false })?.size ?? 0;
  return size > 0 && size % PAGE_BYTES === 0;
}

function openToRead(file: string): number {
  try {
    return openSync(file, "r");
  } catch {
    throw new OpenError(`${file} can't be read; check its permissions and its folder's`);
  }
}

function look(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new OpenError(`${file} can't be opened (${why}); check that ${dirname(file)} is a folder and can be read`);
  }
}

/** Closing the file drops the locks that this process has on it, so nobody here may have it open. */
function beginsLikeDatabase(file: string): boolean {
  const beginning = Buffer.alloc(MAGIC.length);
  const opened = openToRead(file);
  try {
    readSync(opened, beginning, 0, MAGIC.length, 0);
  } finally {
    closeSync(opened);
  }
  return beginning.toString("latin1") === MAGIC;
}
