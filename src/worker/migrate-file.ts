import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { migrate, readMigrations } from "./migrate.js";
import { explainOpening } from "./open-file.js";
import { withOwnedFile } from "./owned-file.js";
import type { DatabaseName } from "./plan.js";

/** What was done to a file, or with a dry run would be. */
export interface FileMigration {
  /** Names of migrations, in order. */
  readonly applied: readonly string[];
  /** The copy that was made before; absent when there was nothing to copy. */
  readonly backup?: string;
}

/** Brings a database file up to date without serving it. Throws OpenError. */
export function migrateFile(database: DatabaseName, file: string): FileMigration {
  return withOwnedFile(database, file, ({ texts: { applied, backup } }) => ({
    applied: applied === "" ? [] : applied.split(", "),
    ...(backup === "" ? {} : { backup }),
  }));
}

/** What `migrateFile` would do. Creates and changes nothing, and may run beside a server. Throws OpenError. */
export function planMigration(database: DatabaseName, file: string): FileMigration {
  const migrations = readMigrations(database);
  if (!existsSync(file)) return { applied: migrations.map(({ name }) => name) };
  try {
    const db = new Sqlite(file, { readonly: true });
    try {
      return { applied: migrate(db, migrations, { dryRun: true }).applied };
    } finally {
      db.close();
    }
  } catch (error) {
    throw explainOpening(file, error);
  }
}
