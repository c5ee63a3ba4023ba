import type { Database } from "better-sqlite3";
import type { RetentionLimits } from "../pool/maintenance-task.js";
import { quoted } from "./foreign-key.js";

/** Most rows deleted in one step: some milliseconds of the writer's time. */
const STEP_ROWS = 250;

/** A row of crewdb_retention: a table whose oldest rows are deleted. */
interface Retained {
  readonly table_name: string;
  readonly time_column: string;
  readonly key_column: string;
  readonly index_name: string;
}

/**
 * How many rows each table has whose oldest are deleted, by its name. Walks narrow indexes, so it belongs on a reader: a
 * million rows take some 20 ms.
 */
export function countRetained(db: Database): Readonly<Record<string, number>> {
  const counts = retained(db).map(({ table_name: table, index_name: index }) => {
    const count = db.prepare<[], number>(`SELECT count(*) FROM ${quoted(table)} INDEXED BY ${quoted(index)}`).pluck();
    return [table, count.get() ?? 0] as const;
  });
  return Object.fromEntries(counts);
}

/**
 * Deletes some of a table's oldest rows; runs inside a transaction.
 * @returns `deletedRows`, and `more`, 1 when there may be more to delete
 */
export function deleteOldest(
  db: Database,
  { table, keepFrom, excess }: RetentionLimits,
): Readonly<Record<string, number>> {
  const declared = retained(db).find(({ table_name }) => table_name === table);
  if (declared === undefined) return { deletedRows: 0, more: 0 };
  const [name, time, key, index] = [table, declared.time_column, declared.key_column, declared.index_name].map(quoted);
  const byCount = Math.min(excess, STEP_ROWS);
  const { changes } = db
    .prepare<[string, bigint]>(
      `DELETE FROM ${name} WHERE ${key} IN (
        SELECT ${key} FROM ${name} INDEXED BY ${index} WHERE ${time} < ? ORDER BY ${time}, ${key} LIMIT ?)`,
    )
    .run(byCount > 0 ? "~" : keepFrom, BigInt(byCount > 0 ? byCount : STEP_ROWS));
  return { deletedRows: changes, more: byCount > 0 || changes === STEP_ROWS ? 1 : 0 };
}

function retained(db: Database): Retained[] {
  return db.prepare<[], Retained>("SELECT * FROM crewdb_retention").all();
}
