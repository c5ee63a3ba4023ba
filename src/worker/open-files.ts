import { statSync } from "node:fs";
import { realPath } from "./real-path.js";

/**
 * The database file and its log, as a connection has opened them. SQLite goes on with files that were deleted or replaced, and what it
 * writes to them is lost.
 */
export class OpenFiles {
  readonly #files: readonly { readonly path: string; readonly id: string | undefined }[];
  readonly #hasHeader: () => boolean;

  /**
   * Make it when both files are open.
   * @param hasHeader whether the database file still begins as one
   * @param before of the connection that was replaced: the file must be the same
   */
  constructor(file: string, hasHeader: () => boolean, before?: OpenFiles) {
    const log = `${realPath(file)}-wal`;
    this.#files = [
      { path: file, id: before === undefined ? idOf(file) : before.#files[0]?.id },
      { path: log, id: idOf(log) },
    ];
    this.#hasHeader = hasHeader;
  }

  /** What has become of them, in a sentence; undefined while all is well. It costs some microseconds. */
  problem(): string | undefined {
    for (const { path, id } of this.#files) {
      const now = idOf(path);
      if (now !== id) return `${path} was ${now === undefined ? "deleted or moved" : "replaced"} while it was open`;
    }
    return this.#hasHeader() ? undefined : "the database file was overwritten: it does not begin as a SQLite file does";
  }
}

function idOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
