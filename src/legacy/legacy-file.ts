import Sqlite, { type Database } from "better-sqlite3";
import { parseConfig, readEnvironment } from "../config.js";
import { migrateFile } from "../worker/migrate-file.js";
import type { DatabaseName } from "../worker/plan.js";

/**
 * One synchronous connection in the calling thread, as the old application had it: the way back while USE_UNIFIED_DB is false.
 * Its writes are on disk when they return. A service must not serve the same file at the same time.
 */
export class LegacyFile {
  readonly #name: DatabaseName;
  readonly #own: Readonly<Record<string, string>>;
  #db: Database | undefined;

  /** `own` are settings that go before the environment's. */
  constructor(name: DatabaseName, own: Readonly<Record<string, string>>) {
    this.#name = name;
    this.#own = own;
  }

  /** Creates, migrates or adopts the file. Throws OpenError. */
  initialize(): void {
    migrateFile(this.#name, this.#settings().file, false);
  }

  /** The connection; opened when it is first asked for. */
  get db(): Database {
    this.#db ??= this.#open();
    return this.#db;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #open(): Database {
    const { file, cachePages, mmapBytes, busyTimeoutMs } = this.#settings();
    const db = new Sqlite(file, { fileMustExist: true, timeout: busyTimeoutMs });
    for (const pragma of ["journal_mode = WAL", "foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL"])
      db.pragma(pragma);
    db.pragma(`cache_size = ${cachePages}`);
    db.pragma(`mmap_size = ${mmapBytes}`);
    return db;
  }

  #settings() {
    const { databases } = parseConfig({ ...readEnvironment(), ...this.#own });
    const found = databases.find(({ database }) => database === this.#name);
    if (found === undefined) throw new Error(`there is no database ${this.#name}`);
    return found;
  }
}
