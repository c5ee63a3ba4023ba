import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import type { Database, DatabaseWatch, Engine } from "../engine/engine.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import type { MigrationFile } from "./messages.js";
import {
  openPostgresDatabase,
  type PostgresDatabaseSettings,
  type PostgresLog,
  type PostgresSettings,
} from "./postgres-database.js";

/**
 * PostgreSQL: a schema of a server for each database. Any number of processes serve it at a time.
 */
export class PostgresEngine implements Engine {
  readonly #databases: readonly PostgresDatabaseSettings[];
  readonly #settings: PostgresSettings;
  readonly #log: PostgresLog;
  readonly #migrations: (database: DatabaseName) => readonly MigrationFile[];

  constructor(
    databases: readonly PostgresDatabaseSettings[],
    settings: PostgresSettings,
    log: PostgresLog,
    migrations: (database: DatabaseName) => readonly MigrationFile[] = readMigrations,
  ) {
    this.#databases = databases;
    this.#settings = settings;
    this.#log = log;
    this.#migrations = migrations;
  }

  /** Nothing to claim: others may serve it as well. */
  claim(_database: DatabaseName): void {}

  open(plan: DatabasePlan, watch: DatabaseWatch): Promise<Database> {
    const database = this.#databases.find((each) => each.database === plan.database);
    if (database === undefined) throw new Error(`there are no settings for ${plan.database}`);
    const migrations = this.#migrations(plan.database);
    return openPostgresDatabase({
      plan,
      database,
      settings: this.#settings,
      watch,
      log: this.#log,
      migrations,
    });
  }

  close(): void {}
}

/** The schema's files, what all databases share among them, by their numbers: `0001_….sql` has 1. */
export function readMigrations(database: DatabaseName): MigrationFile[] {
  const folders = ["", `${database}/postgres`].map((folder) =>
    join(PACKAGE_ROOT, "src/databases", folder),
  );
  const read = (folder: string): MigrationFile[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".sql"))
      .map((name) => ({
        number: Number.parseInt(name, 10),
        name,
        sql: readFileSync(join(folder, name), "utf8"),
      }));
  return folders.flatMap(read).toSorted((one, other) => one.number - other.number);
}
