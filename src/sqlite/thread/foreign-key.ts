import type { Database } from "better-sqlite3";
import type { CallError } from "../../engine/call-error.js";

/** What is needed to find out why a statement's foreign key failed. */
export interface FailedStatement {
  readonly db: Database;
  readonly sql: string;
  /** The text that the request gave for a column, if it gave one. */
  readonly boundValue: (column: string) => string | undefined;
}

interface ForeignKeyRow {
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * SQLite names no table when a foreign key fails. After the failure the columns that the request gave a value for are
 * probed: the first whose row is not there is the culprit. Runs only on the way to an error.
 */
export function brokenReference(failed: FailedStatement | undefined): CallError {
  const table = failed === undefined ? undefined : targetTable(failed.sql);
  const missing =
    failed === undefined || table === undefined ? undefined : missingParent(failed.db, table, failed.boundValue);
  if (table === undefined || missing === undefined) {
    const metadata = table === undefined ? {} : { table };
    return {
      reason: "FOREIGN_KEY_VIOLATION",
      message: "a row refers to one that is not there, or is still referred to",
      metadata,
    };
  }
  return {
    reason: "FOREIGN_KEY_VIOLATION",
    message: `${missing.from} of ${table} refers to a row of ${missing.table} that is not there`,
    metadata: { table, columns: missing.from, references: missing.table },
  };
}

function missingParent(
  db: Database,
  table: string,
  boundValue: (column: string) => string | undefined,
): ForeignKeyRow | undefined {
  const keys = db.prepare('SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)').all(table) as ForeignKeyRow[];
  return keys.find((key) => {
    const value = boundValue(key.from);
    if (value === undefined || value === "") return false;
    return (
      db.prepare(`SELECT 1 FROM ${quoted(key.table)} WHERE ${quoted(key.to ?? "id")} = ?`).get(value) === undefined
    );
  });
}

function targetTable(sql: string): string | undefined {
  return /\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+"?(\w+)/i.exec(sql)?.[1];
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
