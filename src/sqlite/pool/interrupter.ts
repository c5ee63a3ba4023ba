/**
 * The main thread's side of the guard (src/native): an in-memory connection of its own that stops
 * what a connection of another thread runs.
 */

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../base/package-root.js";
import { loadExtension } from "../thread/guard.js";

const SUFFIXES: Readonly<Record<string, string>> = { darwin: ".dylib", win32: ".dll" };

/**
 * Between two tries of `stop`, in ms. SQLite forgets an interrupt that falls between two
 * statements.
 */
const REPEAT_MS = 2;

/**
 * Streams that step at one time: a core stays for the main thread, and for what else the service
 * does.
 */
export const TURNS: number = Math.max(1, availableParallelism() - 1);

export interface Interrupter {
  /**
   * Tells a connection once to stop what it runs, in about a microsecond, if it still does this
   * work. The running statement ends with SQLITE_INTERRUPT within milliseconds; one long function
   * call ends first. When no statement runs at that moment nothing is stopped, although the answer
   * is true: use `stop`.
   * @param slot `Guard.slot` of the connection
   * @param generation the number that the connection was armed with
   * @returns false when the connection is gone, not armed, or armed for other work
   */
  interrupt(slot: number, generation: number): boolean;
  /**
   * Interrupts now and every 2 ms until `wanted` says that the work has ended. This is the way to
   * cancel.
   */
  stop(slot: number, generation: number, wanted: () => boolean): void;
  /**
   * How much memory the statements of callers may have together, in bytes; one of them may have a
   * quarter.
   * @returns false where it is not counted
   */
  boundMemory(bytes: number): boolean;
  close(): void;
}

/**
 * Path of the extension that `src/native/build.mjs` makes when the package is installed; undefined
 * when it could not.
 */
export function findGuardFile(): string | undefined {
  const file = join(
    PACKAGE_ROOT,
    "build",
    "native",
    `crewdb_guard${SUFFIXES[process.platform] ?? ".so"}`,
  );
  return existsSync(file) ? file : undefined;
}

/**
 * Open it before any connection that it shall interrupt.
 * @param file the built extension (`findGuardFile`); absent: undefined is returned, and nothing can
 * be interrupted
 * @throws Error when the file is there but SQLite can't load it
 */
export function openInterrupter(file: string | undefined): Interrupter | undefined {
  if (file === undefined) return undefined;
  return new OpenInterrupter(file);
}

/**
 * Ends the process after so long, whatever its threads do and also when its event loop stands
 * still. A later call takes the place of an earlier one.
 * @param message for the error output, when it comes to that
 * @returns false when that can't be promised: there is no extension, or the system has no threads
 * for it
 */
export function exitWithin(milliseconds: number, code: number, message: string): boolean {
  const file = findGuardFile();
  if (file === undefined) return false;
  const db = new Database(":memory:");
  try {
    loadExtension(db, file);
    const exit = db.prepare("SELECT guard_exit_within(?, ?, ?)").pluck();
    return exit.get(BigInt(Math.round(milliseconds)), BigInt(code), message) === 1;
  } finally {
    db.close();
  }
}

class OpenInterrupter implements Interrupter {
  readonly #db = new Database(":memory:");
  readonly #statement: Database.Statement;
  readonly #timers: Set<NodeJS.Timeout> = new Set();

  constructor(file: string) {
    loadExtension(this.#db, file);
    this.#statement = this.#db.prepare("SELECT guard_interrupt(?, ?)").pluck();
    this.#db.prepare("SELECT guard_turns(?)").get(BigInt(TURNS));
  }

  interrupt(slot: number, generation: number): boolean {
    return this.#statement.get(BigInt(slot), BigInt(generation)) === 1;
  }

  stop(slot: number, generation: number, wanted: () => boolean): void {
    if (!wanted()) return;
    this.interrupt(slot, generation);
    const timer = setInterval(() => {
      if (wanted()) this.interrupt(slot, generation);
      else this.#end(timer);
    }, REPEAT_MS);
    this.#timers.add(timer);
  }

  boundMemory(bytes: number): boolean {
    this.#db.prepare("SELECT guard_memory_max(?)").get(BigInt(bytes));
    return this.#db.prepare("SELECT guard_memory_counts()").pluck().get() === 1;
  }

  close(): void {
    for (const timer of this.#timers) this.#end(timer);
    this.#db.close();
  }

  #end(timer: NodeJS.Timeout): void {
    clearInterval(timer);
    this.#timers.delete(timer);
  }
}
