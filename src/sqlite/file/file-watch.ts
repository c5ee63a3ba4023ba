import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import type { CallError } from "../../engine/call-error.js";

/** What every SQLite file begins with, see https://sqlite.org/fileformat.html. */
const MAGIC = "SQLite format 3\0";

/**
 * Notices from the main thread that a file was deleted, replaced or overwritten: SQLite would go on
 * with it, and its writes would be lost.
 */
export class FileWatch {
  readonly #file: string;
  /** The file that SQLite has. */
  readonly #opened: number;
  /** What has become of it, if it is not what SQLite has open any more. */
  #lost: string | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#opened = openSync(file, "r");
  }

  /** The problem in a sentence, or undefined. Throws when the file can't be read at this moment: it is not known to be lost. */
  look(): string | undefined {
    this.#lost = undefined;
    this.#lost = this.#problem();
    return this.#lost;
  }

  /** Why writes must not begin, if they must not: the file was found lost. */
  refusal(): CallError | undefined {
    if (this.#lost === undefined) return undefined;
    return { reason: "FILE_LOST", message: `writes are refused: ${this.#lost}` };
  }

  /**
   * After the last connection to the file has been closed, not before: when a process closes a file, the kernel drops all locks that the
   * process has on it, SQLite's too. Another program would then find the file unused, and delete its log.
   */
  close(): void {
    closeSync(this.#opened);
  }

  #problem(): string | undefined {
    const there = statSync(this.#file, { throwIfNoEntry: false });
    if (there === undefined) return "the file is gone";
    const ours = fstatSync(this.#opened);
    if (there.ino !== ours.ino || there.dev !== ours.dev)
      return "the file was replaced by another one; restart the service";
    const start = Buffer.alloc(MAGIC.length);
    readSync(this.#opened, start, 0, start.length, 0);
    return start.toString("latin1") === MAGIC
      ? undefined
      : "the file is damaged: it does not begin as a SQLite file does";
  }
}
