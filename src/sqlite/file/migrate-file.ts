import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import type { DatabaseName } from "../../engine/plan.js";
import { type Adoption, isForeign, planAdoption } from "./adopt/adopt.js";
import { describeTime } from "./adopt/time-columns.js";
import { inspectFile } from "./inspect-file.js";
import { migrate, readMigrations } from "./migrate.js";
import { explainOpening, type OpenedFile } from "./open-file.js";
import { withOwnedFile } from "./owned-file.js";
import { lockFileOf } from "./owner-lock.js";

/** What was done to a file, or with a dry run would be. */
export interface FileMigration {
  /** Names of migrations, in order. */
  readonly applied: readonly string[];
  /** There is no file yet. */
  readonly isNew?: boolean;
  /** The copy that was made before; absent when there was nothing to copy. */
  readonly backup?: string;
  /** What was added to a file of the old application, or would be. */
  readonly adopted?: Pick<Adoption, "added" | "missing" | "normalised">;
}

/** Brings a database file up to date without serving it. Throws OpenError. */
export function migrateFile(database: DatabaseName, file: string, normaliseTimes: boolean): FileMigration {
  const tell = ({ texts: { applied, backup, adopted } }: OpenedFile): FileMigration => ({
    applied: applied === "" ? [] : applied.split(", "),
    ...(backup === "" ? {} : { backup }),
    ...(adopted === "" ? {} : { adopted: JSON.parse(adopted) as Adoption }),
  });
  return withOwnedFile(database, file, tell, { normaliseTimes });
}

/** What `migrateFile` would do. Creates and changes nothing, and may run beside a server. Throws OpenError. */
export function planMigration(database: DatabaseName, file: string, normaliseTimes: boolean): FileMigration {
  const migrations = readMigrations(database);
  const breakingRows = normaliseTimes ? "normalise" : "refuse";
  inspectFile(file, lockFileOf(file));
  if (!existsSync(file)) return { applied: migrations.map(({ name }) => name), isNew: true };
  try {
    const db = new Sqlite(file, { readonly: true });
    try {
      if (!isForeign(db)) return { applied: migrate(db, migrations, { dryRun: true, breakingRows }).applied };
      const { added, missing, times } = planAdoption(db, migrations, normaliseTimes);
      return { applied: [], adopted: { added, missing, normalised: times.map(describeTime) } };
    } finally {
      db.close();
    }
  } catch (error) {
    throw explainOpening(file, error);
  }
}
