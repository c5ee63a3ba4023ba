import Sqlite, { type Database } from "better-sqlite3";
import { embeddingProblem } from "../base/node-version.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabaseName } from "../engine/plan.js";
import { type DatabaseConfig, parseConfig, readEnvironment } from "../settings/config.js";
import { migrateFile } from "../sqlite/file/migrate-file.js";

/** The settings of a file that this process opens itself. Throws ConfigError, and OpenError when this Node.js is too old for that. */
export function localDatabase(name: DatabaseName, settings: Readonly<Record<string, string>> = {}): DatabaseConfig {
  const problem = embeddingProblem();
  if (problem !== undefined) throw new OpenError(problem);
  const found = parseConfig({ ...readEnvironment(), ...settings }).databases.find(({ database }) => database === name);
  if (found === undefined) throw new Error(`there is no database ${name}`);
  return found;
}

/** A synchronous connection of the calling thread, as the old application had it. Its writes are on disk when they return. */
export function openLegacyConnection({ file, cachePages, mmapBytes, busyTimeoutMs }: DatabaseConfig): Database {
  const db = new Sqlite(file, { fileMustExist: true, timeout: busyTimeoutMs });
  for (const pragma of ["journal_mode = WAL", "foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL"])
    db.pragma(pragma);
  db.pragma(`cache_size = ${cachePages}`);
  db.pragma(`mmap_size = ${mmapBytes}`);
  return db;
}

/**
 * The one connection of an old manager: the way back while USE_UNIFIED_DB is false. A service must not serve the same file at
 * the same time.
 */
export class LegacyFile {
  readonly #name: DatabaseName;
  #db: Database | undefined;

  constructor(name: DatabaseName) {
    this.#name = name;
  }

  /** Creates, migrates or adopts the file. Throws OpenError. */
  initialize(): void {
    migrateFile(this.#name, this.#settings().file, false);
  }

  /** The connection; opened when it is first asked for. */
  get db(): Database {
    this.#db ??= openLegacyConnection(this.#settings());
    return this.#db;
  }

  close(): void {
    this.#db?.close();
    this.#db = undefined;
  }

  #settings(): DatabaseConfig {
    return localDatabase(this.#name);
  }
}
