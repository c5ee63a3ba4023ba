import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { modeForOthers } from "../base/private-file.js";
import { pathSettings } from "../databases/index.js";
import type { Database, DatabaseWatch, Engine } from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import { type OwnerLock, ownDatabaseFile } from "./file/owner-lock.js";
import { findGuardFile, type Interrupter, openInterrupter } from "./pool/interrupter.js";
import {
  type DatabaseParts,
  openSqliteDatabase,
  type SqliteLog,
  type SqliteSettings,
} from "./sqlite-database.js";

export type { SqliteLog } from "./sqlite-database.js";

/**
 * Compares a plan with a file's schema, unless `checked` says that it was found to fit before.
 * @returns what to remember, or undefined when that is remembered
 * @throws OpenError with every mistake
 */
export type CheckContract = DatabaseParts["checkContract"];

/** SQLite: a file for each database, which this process owns for as long as it runs. */
export class SqliteEngine implements Engine {
  readonly #settings: SqliteSettings;
  readonly #log: SqliteLog;
  readonly #checkContract: CheckContract;
  readonly #guardFile = findGuardFile();
  readonly #interrupter: Interrupter | undefined;
  readonly #locks = new Map<DatabaseName, OwnerLock>();

  constructor(settings: SqliteSettings, log: SqliteLog, checkContract: CheckContract) {
    this.#settings = settings;
    this.#log = log;
    this.#checkContract = checkContract;
    this.#interrupter = openInterrupter(this.#guardFile);
    if (this.#interrupter?.boundMemory(settings.sqlMemoryBytes) === false)
      log.warn(
        {},
        "the memory of callers' SQL is not bounded on this system; docs/sql-limits.md says which ones it is on",
      );
  }

  /** Takes the one lock of the file. */
  claim(database: DatabaseName): void {
    const { file } = this.#settingsOf(database);
    const attempt = ownDatabaseFile(file);
    if ("lock" in attempt) {
      if (attempt.wasDatabase && !existsSync(file))
        this.#log.warn(
          { database, file },
          "the database file that was here is gone: a new one is made",
        );
      this.#locks.set(database, attempt.lock);
      return;
    }
    if (attempt.heldHere)
      throw new OpenError(
        `${file} is open already in this process; one manager opens it for all of the process, and ${pathSettings()} must be different files`,
      );
    const who =
      attempt.heldBy === undefined
        ? ""
        : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
    throw new OpenError(
      `${file} is owned by another crewdb${who}; stop that one, or name another file`,
    );
  }

  async open(plan: DatabasePlan, watch: DatabaseWatch): Promise<Database> {
    const file = this.#settingsOf(plan.database);
    const opened = await openSqliteDatabase({
      plan,
      file,
      watch,
      settings: this.#settings,
      log: this.#log,
      guardFile: this.#guardFile,
      interrupter: this.#interrupter,
      checkContract: this.#checkContract,
    });
    try {
      this.#locks.get(plan.database)?.confirm();
    } catch (error) {
      await opened.close(0);
      throw error;
    }
    this.#warnOfModes(plan.database, file.file);
    return opened;
  }

  close(): void {
    this.#interrupter?.close();
    for (const lock of this.#locks.values()) lock.release();
  }

  #settingsOf(database: DatabaseName): SqliteSettings["databases"][number] {
    const found = this.#settings.databases.find((each) => each.database === database);
    if (found === undefined) throw new Error(`there are no settings for ${database}`);
    return found;
  }

  /**
   * Files that were made before with looser rights, or given them. They are named and not changed:
   * a group may be meant.
   */
  #warnOfModes(database: DatabaseName, file: string): void {
    const folder = dirname(file);
    const name = basename(file);
    const ours = readdirSync(folder).filter(
      (each) => each === name || each.startsWith(`${name}-`) || each.startsWith(`${name}.`),
    );
    const files = ours
      .map((each) => join(folder, each))
      .filter((each) => modeForOthers(each) !== undefined);
    if (files.length === 0) return;
    this.#log.warn(
      { database, files },
      "other users can read these files, which contain credentials: chmod 600 them",
    );
  }
}
