import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { createFolder } from "../../base/private-file.js";
import { realPath } from "../../base/real-path.js";
import { OpenError } from "../../engine/open-error.js";
import type { DatabaseName } from "../../engine/plan.js";
import { factsOf } from "./file-facts.js";
import { inspectFile } from "./inspect-file.js";
import { migrate, readMigrations } from "./migrate.js";
import { explainOpening } from "./open-file.js";
import { ownFile } from "./owned-file.js";
import { lockFileOf } from "./owner-lock.js";
import { isServiced, Meta, writeMeta } from "./service-tables.js";

const COPY_BYTES = 1024 * 1024;
/** More restores, one upon the other, than anybody needs to know of. */
const MOST_ANCESTORS = 20;

/** What a restore did. */
export interface Restored {
  /** Where the file that stood there before is now; absent when there was none. */
  readonly before?: string;
  /** The epoch that commit_seq has from here on. */
  readonly epoch: string;
}

export interface RestoreOptions {
  /** The backup is a temporary file on the same volume, and `checkCopy` has passed it. */
  readonly moves?: boolean;
  /** What messages call it. Default: its path. */
  readonly name?: string;
}

/**
 * Puts a backup in the place of a database file. The copy is checked before anything is changed, and what stood there before
 * is kept beside it. From here on `commit_seq` has a new epoch, so that nobody takes an old one for this history's.
 *
 * @throws OpenError with one sentence: a server owns the file, or the backup is damaged or another database's
 */
export function restoreFile(
  database: DatabaseName,
  file: string,
  backup: string,
  { moves = false, name = backup }: RestoreOptions = {},
): Restored {
  refuseNoBackup(backup);
  inspectFile(file, lockFileOf(file));
  createFolder(dirname(file));
  const target = realPath(file);
  const lock = ownFile(target);
  const copy = `${target}.crewdb-restore`;
  try {
    if (moves) {
      chmodSync(backup, 0o600);
      renameSync(backup, copy);
    } else copyForOwner(backup, copy);
    const epoch = prepare(database, copy, name, moves);
    const before = existsSync(target) ? putAside(target) : undefined;
    // A log of the old file would be played into the new one.
    for (const end of ["-wal", "-shm"]) rmSync(`${target}${end}`, { force: true });
    renameSync(copy, target);
    syncFolder(dirname(target));
    lock.confirm();
    return { epoch, ...(before === undefined ? {} : { before }) };
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(`${copy}${end}`, { force: true });
    lock.release();
  }
}

function refuseNoBackup(backup: string): void {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (found === undefined) throw new OpenError(`${backup} does not exist; name a file that crewdb backup has written`);
  if (!found.isFile()) throw new OpenError(`${backup} is not a file; name one that crewdb backup has written`);
}

/** A backup contains credentials: the copy has rights for its user alone. copyFileSync would give it those of the original. */
function copyForOwner(from: string, to: string): void {
  rmSync(to, { force: true });
  const [source, copy] = [openSync(from, "r"), openSync(to, "wx", 0o600)];
  const chunk = Buffer.alloc(COPY_BYTES);
  for (let bytes = readSync(source, chunk); bytes > 0; bytes = readSync(source, chunk))
    writeSync(copy, chunk, 0, bytes);
  fsyncSync(copy);
  closeSync(copy);
  closeSync(source);
}

/** Checks the copy and gives it its new epoch. */
function prepare(database: DatabaseName, copy: string, backup: string, isChecked: boolean): string {
  try {
    const db = new Sqlite(copy);
    try {
      const found = isChecked ? "ok" : db.pragma("integrity_check(1)", { simple: true });
      if (found !== "ok") throw new OpenError(`${backup} is damaged: ${String(found)}`);
      if (!isServiced(db))
        throw new OpenError(`${backup} is not a crewdb database; name a file written by crewdb backup`);
      migrate(db, readMigrations(database), { dryRun: true, breakingRows: "leave", name: backup });
      const epoch = randomBytes(6).toString("hex");
      const before = factsOf(db);
      const ancestors = [before.epoch, ...before.ancestors].slice(0, MOST_ANCESTORS);
      db.transaction(() => {
        writeMeta(db, Meta.EPOCH, epoch);
        writeMeta(db, Meta.ANCESTORS, JSON.stringify(ancestors));
        writeMeta(db, Meta.COMMIT_NUMBER, "0");
        // The next start compares what is derived with its tables.
        writeMeta(db, Meta.CLEAN_STOP, "0");
      })();
      db.pragma("wal_checkpoint(TRUNCATE)");
      return epoch;
    } finally {
      db.close();
    }
  } catch (error) {
    throw explainOpening(backup, error);
  }
}

/** Keeps the old file whole: with what its log holds, where it can still be read. */
function putAside(file: string): string {
  try {
    const db = new Sqlite(file);
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.close();
  } catch {
    // A damaged file is put aside as it is; that is often why a backup is restored.
  }
  const before = `${file}.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
  renameSync(file, before);
  return before;
}

function syncFolder(folder: string): void {
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}
