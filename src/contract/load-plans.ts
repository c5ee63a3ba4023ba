import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../base/package-root.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import { compileDatabase } from "./compile-database.js";
import { ContractError } from "./diagnostics.js";
import { type Image, readImage } from "./image.js";
import type { SqlFile } from "./sql-statements.js";

export type Plans = { readonly [database in DatabaseName]: DatabasePlan };

/**
 * Compiles the contract of both databases from gen/image.binpb and the .sql files. Takes some tens of ms.
 * Throws ContractError with every mistake that can be seen without a schema.
 */
export function loadPlans(image: Image = readImage()): Plans {
  const main = compileDatabase(image, "main", readSqlFiles("main"));
  const walmart = compileDatabase(image, "walmart", readSqlFiles("walmart"));
  const diagnostics = [...main.diagnostics, ...walmart.diagnostics];
  if (diagnostics.length > 0) throw new ContractError(diagnostics);
  return { main: main.plan, walmart: walmart.plan };
}

/** The files that implement a database's rpcs, by name. */
export function readSqlFiles(database: DatabaseName, root: string = PACKAGE_ROOT): SqlFile[] {
  return readFolder(root, `src/databases/${database}/rpcs`);
}

/** The migrations of a database, in order. */
export function readMigrations(database: DatabaseName, root: string = PACKAGE_ROOT): SqlFile[] {
  return readFolder(root, `src/databases/${database}/migrations`);
}

function readFolder(root: string, folder: string): SqlFile[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(join(root, folder, name), "utf8"),
  }));
}
