import type { SqlValue } from "../../src/sqlite/file/bulk-load.js";

const DAY_MS = 86_400_000;

/** All times lie in the two years before this moment, so that the same seed gives the same files on any day. */
export const END_MS: number = Date.UTC(2026, 9, 31);
export const START_MS: number = END_MS - 730 * DAY_MS;

/** A time as the database stores it. */
export function toIso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The n-th id of a kind, e.g. `email-0000042`; benchmarks make the same ids without asking. */
export function toId(kind: string, index: number): string {
  return `${kind}-${String(index).padStart(7, "0")}`;
}

/** Rows of objects as rows of arrays in the order of the columns. */
export function* toArrays<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Readonly<Record<Column, SqlValue>>>,
): Generator<SqlValue[]> {
  for (const row of rows) yield columns.map((column) => row[column]);
}
