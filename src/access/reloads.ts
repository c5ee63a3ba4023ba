import { readFile } from "node:fs/promises";

/**
 * How often files are looked at, in ms. A change is in use after two to three looks: well within the 5 s
 * that are promised, also where the machine is busy.
 */
const LOOK_MS = 500;

/** Files that are used together, and are read anew when one of them changes. */
export interface ReloadedFiles<T> {
  /** What it is called in the log and in metrics: `tokens`, `certificate`. */
  readonly name: string;
  readonly files: readonly string[];
  /** Throws when they can't be used; then what was read before stays. */
  parse(contents: readonly Buffer[]): T | Promise<T>;
  use(value: T): void;
}

/** How often one kind of files was read anew since the start. */
export interface ReloadCounts {
  readonly name: string;
  loaded: number;
  failed: number;
}

export interface ReloadLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/**
 * Reads files anew when their content changes. It compares content and not times or inodes, so the
 * symlink swaps of Kubernetes count as changes and a file that is only touched does not. A change
 * is used once two looks in a row read the same: files that belong together are seldom written at
 * one moment. What can't be used is logged and counted once, and the last good files stay.
 */
export class Reloads {
  readonly counts: ReloadCounts[] = [];
  readonly #log: ReloadLog;
  readonly #watched: Watched[] = [];
  readonly #lookMs: number;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  readonly #onStop: (() => void)[] = [];

  constructor(log: ReloadLog, lookMs: number = LOOK_MS) {
    this.#log = log;
    this.#lookMs = lookMs;
  }

  /** Counts of what comes from elsewhere than a file, for whoever fetches it. */
  count(name: string): ReloadCounts {
    const counts = { name, loaded: 0, failed: 0 };
    this.counts.push(counts);
    return counts;
  }

  /** `contents`: what was read of the files at the start. */
  add<T>(files: ReloadedFiles<T>, contents: readonly Buffer[]): void {
    const counts = this.count(files.name);
    this.#watched.push(new Watched(files, contents, counts, this.#log));
    if (this.#timer === undefined) this.#lookLater();
  }

  /** One look at all files. */
  async look(): Promise<void> {
    await Promise.all(this.#watched.map((watched) => watched.look()));
  }

  /** Is called by `stop`. */
  onStop(listener: () => void): void {
    this.#onStop.push(listener);
  }

  stop(): void {
    this.#stopped = true;
    for (const listener of this.#onStop) listener();
    clearTimeout(this.#timer);
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => {
      void this.look().finally(() => {
        if (!this.#stopped) this.#lookLater();
      });
    }, this.#lookMs).unref();
  }
}

class Watched {
  // Reloads holds files of many kinds; each stays with its own parser.
  readonly #files: ReloadedFiles<unknown>;
  readonly #counts: ReloadCounts;
  readonly #log: ReloadLog;
  #used: readonly Buffer[];
  /** What the last look read, if that is not in use. */
  #seen: readonly Buffer[] | undefined;
  #problem: string | undefined;

  constructor(
    files: ReloadedFiles<unknown>,
    contents: readonly Buffer[],
    counts: ReloadCounts,
    log: ReloadLog,
  ) {
    this.#files = files;
    this.#used = contents;
    this.#counts = counts;
    this.#log = log;
  }

  async look(): Promise<void> {
    try {
      const contents = await Promise.all(this.#files.files.map((file) => readFile(file)));
      const before = this.#seen;
      this.#seen = sameContents(contents, this.#used) ? undefined : contents;
      if (this.#seen === undefined) this.#problem = undefined;
      if (this.#seen === undefined || !sameContents(contents, before ?? [])) return;
      // Again at each look while it fails: a certificate may be valid a minute later.
      const value = await this.#files.parse(contents);
      this.#used = contents;
      this.#seen = undefined;
      this.#problem = undefined;
      this.#files.use(value);
      this.#counts.loaded++;
      this.#log.info({ files: this.#files.files }, `${this.#files.name} were read anew`);
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** The same problem at each look is one problem. */
  #failed(problem: string): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#counts.failed++;
    const { name, files } = this.#files;
    this.#log.error(
      { files, problem },
      `${name} can't be read anew; the last good ones stay in use`,
    );
  }
}

function sameContents(one: readonly Buffer[], other: readonly Buffer[]): boolean {
  return one.every((content, index) => other[index]?.equals(content) === true);
}
