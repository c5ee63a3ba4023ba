import type { DatabaseName } from "../../engine/plan.js";
import { whileBusy } from "../thread/write-lock.js";
import { type BulkLoadOptions, bulkLoad, type TableRows } from "./bulk-load.js";
import { TOOL_BUSY_MS, withOwnedFile } from "./owned-file.js";

/**
 * Opens a database file as the service does, creating and migrating it where needed, and fills it in one transaction.
 *
 * @returns How many rows were inserted.
 * @throws Error with one sentence: a running server owns the file, it is another program's, or it has rows.
 */
export function bulkLoadFile(
  database: DatabaseName,
  file: string,
  tables: Iterable<TableRows>,
  options: BulkLoadOptions,
): number {
  return withOwnedFile(database, file, ({ db }) => whileBusy(TOOL_BUSY_MS, () => bulkLoad(db, tables, options)));
}
