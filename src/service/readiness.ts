import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { CallError } from "../engine/call-error.js";
import { CHECKS, type Check, type CheckName } from "../engine/checks.js";
import type { MaintenanceResult, MaintenanceTask } from "../engine/maintenance.js";

/** How often the checks are made, in ms: a server that can't serve is found out within two rounds. */
const INTERVAL_MS = 1000;
/**
 * A check that failed must fail again before health says so: another process's short lock is no outage. A file that is gone or
 * overwritten does not come back by itself, and what is written until then is lost.
 */
const FAILURES_THAT_COUNT = 2;
const FAILURES_OF_FILE_THAT_COUNT = 1;
/** What every SQLite file begins with, see https://sqlite.org/fileformat.html. */
const MAGIC = "SQLite format 3\0";

/** What the checks look at. */
export interface ReadyTarget {
  readonly file: string;
  readonly walBoundBytes: number;
  maintain(task: MaintenanceTask, lane: "read" | "write"): Promise<MaintenanceResult>;
  /** Threads that live, in all. */
  connections(): number;
  /** Why writes are refused now, if they are. */
  writesRefused(): string | undefined;
}

export interface Readiness {
  /** What health says. */
  readonly serving: boolean;
  /** In the order of CHECKS. */
  checks(): Check[];
  /** Why writes must not begin, if they must not: the file was found lost. */
  writesRefused(): CallError | undefined;
  stop(): void;
  /**
   * After the last connection to the file has been closed, not before: when a process closes a file, the kernel drops all locks that the
   * process has on it, SQLite's too. Another program would then find the file unused, and delete its log.
   */
  close(): void;
}

/**
 * Proves again and again that a database can be served, and says when that changes. A check that waits, because every
 * connection is busy, has not failed.
 */
export function watchReadiness(
  target: ReadyTarget,
  onChange: (serving: boolean, problems: string[]) => void,
): Readiness {
  const watch = new Watch(target, onChange);
  const timer = setInterval(() => watch.round(), INTERVAL_MS);
  timer.unref();
  return {
    get serving() {
      return watch.serving;
    },
    checks: () => watch.checks(),
    writesRefused: () => watch.writesRefused(),
    stop: () => {
      clearInterval(timer);
      watch.stopped = true;
    },
    close: () => watch.close(),
  };
}

class Watch {
  serving = true;
  stopped = false;
  readonly #target: ReadyTarget;
  readonly #onChange: (serving: boolean, problems: string[]) => void;
  readonly #last = new Map<CheckName, Check>();
  readonly #failures = new Map<CheckName, number>();
  readonly #running = new Set<CheckName>();
  readonly #opened: number;
  /** What has become of the file, if it is not what SQLite has open any more. */
  #lost: string | undefined;

  constructor(target: ReadyTarget, onChange: (serving: boolean, problems: string[]) => void) {
    this.#target = target;
    this.#onChange = onChange;
    this.#opened = openSync(target.file, "r");
    for (const name of CHECKS) this.#note(name, "", 0);
  }

  checks(): Check[] {
    return CHECKS.flatMap((name) => this.#last.get(name) ?? []);
  }

  writesRefused(): CallError | undefined {
    if (this.#lost === undefined) return undefined;
    return { reason: "FILE_LOST", message: `writes are refused: ${this.#lost}` };
  }

  close(): void {
    closeSync(this.#opened);
  }

  round(): void {
    for (const name of CHECKS) if (!this.#running.has(name)) void this.#run(name);
  }

  async #run(name: CheckName): Promise<void> {
    this.#running.add(name);
    const startMs = performance.now();
    const problem = await this.#look(name).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    this.#running.delete(name);
    if (!this.stopped) this.#note(name, problem ?? "", performance.now() - startMs);
  }

  async #look(name: CheckName): Promise<string | undefined> {
    const { file, walBoundBytes } = this.#target;
    switch (name) {
      case "file":
        // A file that can't be read at this moment is not known to be lost.
        this.#lost = undefined;
        this.#lost = fileProblem(file, this.#opened);
        return this.#lost;
      case "read":
        return problemOf(await this.#target.maintain({ kind: "probe" }, "read"));
      case "write":
        return problemOf(await this.#target.maintain({ kind: "probe-write" }, "write"));
      case "disk":
        return this.#target.writesRefused();
      case "wal": {
        const bytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
        return bytes > walBoundBytes
          ? `the write-ahead log has ${bytes} bytes; its bound is ${walBoundBytes}`
          : undefined;
      }
      case "threads":
        return this.#target.connections() >= 2 ? undefined : "a connection's thread has died";
    }
  }

  #note(name: CheckName, problem: string, durationMs: number): void {
    const ok = problem === "";
    this.#failures.set(name, ok ? 0 : (this.#failures.get(name) ?? 0) + 1);
    const required = name !== "wal";
    this.#last.set(name, { name, ok, problem, durationMs, checkedMs: Date.now(), required });
    const failed = this.checks().filter(
      ({ name, required }) => required && (this.#failures.get(name) ?? 0) >= failuresThatCount(name),
    );
    const serving = failed.length === 0;
    if (serving === this.serving) return;
    this.serving = serving;
    this.#onChange(
      serving,
      failed.map((check) => `${check.name}: ${check.problem}`),
    );
  }
}

function problemOf(result: MaintenanceResult): string | undefined {
  return result.ok ? undefined : (result.problem ?? "it failed");
}

function failuresThatCount(name: CheckName): number {
  return name === "file" ? FAILURES_OF_FILE_THAT_COUNT : FAILURES_THAT_COUNT;
}

/** SQLite would go on with a file that was deleted or replaced, and its writes would be lost. `opened` is the file that it has. */
function fileProblem(file: string, opened: number): string | undefined {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there === undefined) return "the file is gone";
  const ours = fstatSync(opened);
  if (there.ino !== ours.ino || there.dev !== ours.dev)
    return "the file was replaced by another one; restart the service";
  const start = Buffer.alloc(MAGIC.length);
  readSync(opened, start, 0, start.length, 0);
  return start.toString("latin1") === MAGIC
    ? undefined
    : "the file is damaged: it does not begin as a SQLite file does";
}
