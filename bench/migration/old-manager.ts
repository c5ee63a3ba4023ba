import Sqlite, { type Database } from "better-sqlite3";
import type { DataFiles } from "../harness/data.js";

/** Connections as the guide counts them before the migration. */
const MAIN_CONNECTIONS = 10;

/** A manager's two doors, as migrated code and old code alike call them. */
export interface Manager {
  main<T>(work: (db: Preparer) => T | Promise<T>): Promise<T>;
  walmart<T>(work: (db: Preparer) => T | Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What both managers hand to a callback. */
export interface Preparer {
  prepare(sql: string): {
    run(...values: unknown[]): unknown;
    get(...values: unknown[]): unknown;
    all(...values: unknown[]): unknown;
  };
}

function open(file: string, cacheKiB: number): Database {
  const db = new Sqlite(file, { timeout: 5000 });
  // As safe as the new one: what is answered is on disk.
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"])
    db.pragma(pragma);
  db.pragma(`cache_size = -${cacheKiB}`);
  db.pragma("mmap_size = 268435456");
  return db;
}

/** The old manager as the guide describes it: ten connections taken in turn, one for walmart, all on the calling thread. */
export function openOldManager(files: DataFiles): Manager {
  const main = Array.from({ length: MAIN_CONNECTIONS }, () => open(files.main, 40_000));
  const walmart = open(files.walmart, 40_000);
  let next = 0;
  const inTurn = (): Database => main[next++ % main.length] ?? walmart;
  return {
    main: async (work) => await work(inTurn()),
    walmart: async (work) => await work(walmart),
    close: async () => {
      for (const db of [...main, walmart]) db.close();
    },
  };
}
