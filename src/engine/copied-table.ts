/** What both engines know of a table while its rows are copied from one to the other. */

/** A value as every engine can hold it: `bigint` is an integer, `number` a double. */
export type CopiedValue = string | bigint | number | Uint8Array | null;
export type CopiedRow = readonly CopiedValue[];

export interface CopiedColumn {
  readonly name: string;
  readonly type: "text" | "bigint" | "double precision" | "bytea";
}

export interface CopiedTable {
  readonly name: string;
  readonly columns: readonly CopiedColumn[];
  /** Rows are read in the order of these columns, text in the order of its bytes. */
  readonly key: readonly string[];
  /**
   * Its rows are sums by key, which an engine may keep in parts: they are read as one row a key,
   * and not at all where every sum is 0.
   */
  readonly isSummed: boolean;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The SELECT of a table's rows in order, in the words that both engines understand. */
export function selectOf(table: CopiedTable, byBytes: string): string {
  const { key, isSummed } = table;
  const sums = table.columns.filter(({ name }) => isSummed && !key.includes(name));
  const columns = table.columns.map((column) =>
    sums.includes(column) ? `CAST(sum(${quoteName(column.name)}) AS bigint)` : quoteName(column.name),
  );
  const group = `GROUP BY ${key.map(quoteName).join(", ")}
    HAVING ${sums.map(({ name }) => `sum(${quoteName(name)}) <> 0`).join(" OR ")}`;
  const order = key.map((name) => {
    const isText = table.columns.some((each) => each.name === name && each.type === "text");
    return `${quoteName(name)}${isText ? ` COLLATE ${byBytes}` : ""}`;
  });
  return `SELECT ${columns.join(", ")} FROM ${quoteName(table.name)}
    ${sums.length === 0 ? "" : group} ORDER BY ${order.join(", ")}`;
}

/** Filled in batches; an interrupted copy keeps those that were committed. Until the last commit no service is ready on it. */
export interface CopyTarget {
  /** A copy before this one was broken off: rows may be there. */
  readonly isBegun: boolean;
  /** In the order of their key. */
  rows(table: CopiedTable): AsyncIterable<CopiedRow> | Iterable<CopiedRow>;
  /** Rows behind those that are there. */
  insert(table: CopiedTable, rows: AsyncIterable<CopiedRow>): Promise<void>;
  /** Deletes all rows. */
  empty(): Promise<void>;
  /** Begins the last transaction: what the schema does by itself is as it was, and others can use it. */
  finish(report: (step: string) => void): Promise<void>;
  commit(): Promise<void>;
}

/** Rows of one INSERT: so many, and about so many bytes. */
const BATCH = { rows: 1000, bytes: 1024 * 1024 };

export async function* inBatches(rows: AsyncIterable<CopiedRow>): AsyncIterable<CopiedRow[]> {
  let batch: CopiedRow[] = [];
  let bytes = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const value of row) bytes += typeof value === "string" || value instanceof Uint8Array ? value.length : 8;
    if (batch.length < BATCH.rows && bytes < BATCH.bytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
