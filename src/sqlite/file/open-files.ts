import { type Stats, statSync } from "node:fs";
import { realPath } from "../../base/real-path.js";
import type { Guard } from "../thread/guard.js";

/** What the files are looked at with; without the extension less is noticed. */
type Looks = Pick<Guard, "damage" | "checkpoints">;

/**
 * The database file, its log and the log's index, as a connection has opened them. SQLite goes on with files that were deleted, replaced
 * or truncated, and what it writes to them is lost; with an index of its own another program would write to the same places of the log.
 */
export class OpenFiles {
  readonly #database: OpenFile;
  readonly #log: OpenFile;
  readonly #index: OpenFile;
  readonly #looks: Looks | undefined;
  #quiet: Quiet | undefined;
  /** What has befallen one of them in place: a restart alone forgets it, because what was read from them before can be kept anywhere. */
  #damage: string | undefined;

  /**
   * Make it when all of them are open.
   * @param before of the connection that was replaced: the file must be the same
   */
  constructor(file: string, looks: Looks | undefined, before?: OpenFiles) {
    this.#database = before === undefined ? look("the database file", file) : before.#database;
    this.#log = look("the write-ahead log", `${realPath(file)}-wal`);
    this.#index = look("the index of the write-ahead log", `${realPath(file)}-shm`);
    this.#looks = looks;
    if (before === undefined) return;
    this.#quiet = before.#quiet;
    this.#damage = before.#damage;
  }

  /** What has become of them, in a sentence; undefined while all is well. It takes some microseconds. */
  problem(): string | undefined {
    const after = this.#looks?.checkpoints();
    const found = statNow(this.#database);
    const problem = problemOf(this.#database, found) ?? problemOf(this.#log) ?? problemOf(this.#index);
    if (problem !== undefined || found === undefined) return problem;
    this.#damage ??= this.#looks?.damage();
    if (after !== undefined && after === this.#looks?.checkpoints()) this.#compare({ after, found });
    return this.#damage;
  }

  /** Only checkpoints write the file. What has changed it between two of them was not SQLite. */
  #compare(now: Quiet): void {
    const before = this.#quiet;
    this.#quiet = now;
    if (before?.after !== now.after) return;
    if (before.found.mtimeMs === now.found.mtimeMs && before.found.size === now.found.size) return;
    this.#damage ??= "the database file was truncated or overwritten while it was open";
  }
}

/** The database file when no checkpoint ran, and after which. */
interface Quiet {
  readonly after: string;
  readonly found: Stats;
}

interface OpenFile {
  readonly name: string;
  readonly path: string;
  readonly found: Stats | undefined;
}

function look(name: string, path: string): OpenFile {
  return { name, path, found: statSync(path, { throwIfNoEntry: false }) };
}

function statNow({ path }: OpenFile): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function problemOf(file: OpenFile, now: Stats | undefined = statNow(file)): string | undefined {
  const { name, found } = file;
  if (now?.ino === found?.ino && now?.dev === found?.dev) return undefined;
  return `${name} was ${now === undefined ? "deleted or moved" : "replaced"} while it was open`;
}
