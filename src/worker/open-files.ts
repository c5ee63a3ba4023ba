import { type Stats, statSync } from "node:fs";
import { realPath } from "./real-path.js";

/**
 * The database file and its log, as a connection has opened them. SQLite goes on with files that were deleted or replaced, and what it
 * writes to them is lost.
 */
export class OpenFiles {
  readonly #database: OpenFile;
  readonly #log: OpenFile;
  readonly #hasHeader: () => boolean;

  /**
   * Make it when both files are open.
   * @param hasHeader whether the database file still begins as one
   * @param before of the connection that was replaced: the file must be the same
   */
  constructor(file: string, hasHeader: () => boolean, before?: OpenFiles) {
    this.#database = before === undefined ? look("the database file", file) : before.#database;
    this.#log = look("the write-ahead log", `${realPath(file)}-wal`);
    this.#hasHeader = hasHeader;
  }

  /** What has become of them, in a sentence; undefined while all is well. It takes some microseconds. */
  problem(): string | undefined {
    const problem = problemOf(this.#database) ?? problemOf(this.#log);
    if (problem !== undefined || this.#hasHeader()) return problem;
    return "the database file was overwritten while it was open: it does not begin as a SQLite file does";
  }
}

interface OpenFile {
  readonly name: string;
  readonly path: string;
  readonly found: Stats | undefined;
}

function look(name: string, path: string): OpenFile {
  return { name, path, found: statSync(path, { throwIfNoEntry: false }) };
}

function problemOf({ name, path, found }: OpenFile): string | undefined {
  const now = statSync(path, { throwIfNoEntry: false });
  if (now?.ino === found?.ino && now?.dev === found?.dev) return undefined;
  return `${name} was ${now === undefined ? "deleted or moved" : "replaced"} while it was open`;
}
