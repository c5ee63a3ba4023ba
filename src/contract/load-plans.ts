import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { DATABASE_NAMES } from "../databases/index.js";
import type { DatabaseName, DatabasePlan, Dialect } from "../engine/plan.js";
import { compileDatabase } from "./compile-database.js";
import { ContractError } from "./diagnostics.js";
import { type Image, readImage } from "./image.js";
import { isForPostgres } from "./postgres-files.js";
import type { SqlFile } from "./sql-statements.js";

/** What each database's plan is in, where it is not SQLite's SQL. */
export type Dialects = { readonly [database in DatabaseName]?: Dialect };

export type Plans = { readonly [database in DatabaseName]: DatabasePlan };

/**
 * Compiles the contract of all databases from gen/image.binpb and the .sql files. Takes some tens of ms.
 * Throws ContractError with every mistake that can be seen without a schema.
 */
export function loadPlans(image: Image = readImage(), dialects: Dialects = {}): Plans {
  const compiled = DATABASE_NAMES.map((name) => {
    const dialect = dialects[name] ?? "sqlite";
    return compileDatabase(image, name, readSqlFiles(name, dialect), { dialect });
  });
  const diagnostics = compiled.flatMap((each) => each.diagnostics);
  if (diagnostics.length > 0) throw new ContractError(diagnostics);
  return Object.fromEntries(compiled.map(({ plan }) => [plan.database, plan])) as Record<DatabaseName, DatabasePlan>;
}

/** The files that implement a database's rpcs, by name. For PostgreSQL with those that only it has. */
export function readSqlFiles(
  database: DatabaseName,
  dialect: Dialect = "sqlite",
  root: string = PACKAGE_ROOT,
): SqlFile[] {
  const files = readFolder(root, `src/databases/${database}/rpcs`);
  return dialect === "sqlite" ? files.filter(({ path }) => !isForPostgres(path)) : files;
}

/** The migrations of a database, in order. */
export function readMigrations(database: DatabaseName, root: string = PACKAGE_ROOT): SqlFile[] {
  return readFolder(root, `src/databases/${database}/migrations`);
}

/** The schema of a database on PostgreSQL, in order. Empty: the database is for SQLite alone. */
export function readPostgresSchema(database: DatabaseName, root: string = PACKAGE_ROOT): SqlFile[] {
  const folder = `src/databases/${database}/postgres`;
  if (!existsSync(join(root, folder))) return [];
  return [...readFolder(root, "src/databases"), ...readFolder(root, folder)];
}

function readFolder(root: string, folder: string): SqlFile[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(join(root, folder, name), "utf8"),
  }));
}
