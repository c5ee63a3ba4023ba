import { type Stats, statSync } from "node:fs";
import { realPath } from "./real-path.js";

/**
 * The database file, its log and the log's index, as a connection has opened them. SQLite goes on with files that were deleted, replaced
 * or truncated, and what it writes to them is lost; with an index of its own another program would write to the same places of the log.
 */
export class OpenFiles {
  readonly #database: OpenFile;
  readonly #log: OpenFile;
  readonly #index: OpenFile;
  readonly #damage: () => string | undefined;

  /**
   * Make it when all of them are open.
   * @param damage what has become of what is in them, in a sentence; undefined while all is well
   * @param before of the connection that was replaced: the file must be the same
   */
  constructor(file: string, damage: () => string | undefined, before?: OpenFiles) {
    this.#database = before === undefined ? look("the database file", file) : before.#database;
    this.#log = look("the write-ahead log", `${realPath(file)}-wal`);
    this.#index = look("the index of the write-ahead log", `${realPath(file)}-shm`);
    this.#damage = damage;
  }

  /** What has become of them, in a sentence; undefined while all is well. It takes some microseconds. */
  problem(): string | undefined {
    return problemOf(this.#database) ?? problemOf(this.#log) ?? problemOf(this.#index) ?? this.#damage();
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
