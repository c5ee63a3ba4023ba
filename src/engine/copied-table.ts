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
