/**
 * The main thread's side of the guard (src/native): an in-memory connection of its own that stops what a connection of
 * another thread runs.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../package-root.js";

const SUFFIXES: Readonly<Record<string, string>> = { darwin: ".dylib", win32: ".dll" };

export interface Interrupter {
  /**
   * Stops the statement that runs on a connection, in about a microsecond, if it still does this work.
   * The statement ends with SQLITE_INTERRUPT within milliseconds; one long function call ends first.
   * @param slot `Guard.slot` of the connection
   * @param generation the number that the connection was armed with
   * @returns false when the connection is gone, not armed, or armed for other work: then nothing is stopped
   */
  interrupt(slot: number, generation: number): boolean;
  close(): void;
}

/** Path of the extension that `src/native/build.mjs` makes when the package is installed; undefined when it could not. */
export function findGuardFile(): string | undefined {
  const file = join(PACKAGE_ROOT, "build", "native", `crewdb_guard${SUFFIXES[process.platform] ?? ".so"}`);
  return existsSync(file) ? file : undefined;
}

/**
 * Open it before any connection that it shall interrupt.
 * @param file the built extension (`findGuardFile`); absent: undefined is returned, and nothing can be interrupted
 * @throws Error when the file is there but SQLite can't load it
 */
export function openInterrupter(file: string | undefined): Interrupter | undefined {
  if (file === undefined) return undefined;
  const db = new Database(":memory:");
  db.loadExtension(file);
  const statement = db.prepare("SELECT guard_interrupt(?, ?)").pluck();
  return {
    interrupt: (slot, generation) => statement.get(BigInt(slot), BigInt(generation)) === 1,
    close: () => {
      db.close();
    },
  };
}
