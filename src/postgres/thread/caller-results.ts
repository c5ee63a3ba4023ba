import type { FieldDef } from "pg";
import type { WireWriter } from "../../base/wire.js";
import { type AnswerLimits, tooLarge } from "../../sql/result-limits.js";
import { writeColumns, writeRow } from "../../sql/result-writer.js";
import type { CallFacts } from "../../typed/call-facts.js";
import type { TripResult } from "./trip.js";

/** Names of pg_type, for columns of tables: `declared_type` of a result. */
const TYPES: ReadonlyMap<number, string> = new Map([
  [16, "boolean"],
  [17, "bytea"],
  [20, "bigint"],
  [21, "smallint"],
  [23, "integer"],
  [25, "text"],
  [114, "json"],
  [701, "double precision"],
  [1043, "character varying"],
  [1114, "timestamp without time zone"],
  [1184, "timestamp with time zone"],
  [1700, "numeric"],
  [3802, "jsonb"],
]);

export function columnsOf(
  fields: readonly FieldDef[] | undefined,
): { readonly name: string; readonly type: string | null }[] {
  return (fields ?? []).map(({ name, tableID, dataTypeID }) => ({
    name,
    type: tableID === 0 ? null : (TYPES.get(dataTypeID) ?? ""),
  }));
}

/** Writes columns and rows as these fields. Throws RESPONSE_TOO_LARGE; `start`: of the answer. */
export function writeResult(
  writer: WireWriter,
  { fields, rows, truncated }: TripResult,
  numbers: { readonly columns: number; readonly rows: number },
  start: number,
  facts: CallFacts,
  most: AnswerLimits,
): void {
  writeColumns(writer, numbers.columns, columnsOf(fields));
  let guess = 1;
  for (const [index, row] of rows.entries()) {
    if (index >= most.rows) throw tooLarge(index, `more than ${most.rows} rows`, most);
    guess = writeRow(writer, numbers.rows, row, guess);
    if (writer.position - start > most.bytes)
      throw tooLarge(index, `larger than ${most.bytes} bytes`, most);
  }
  if (truncated) throw tooLarge(rows.length, `more than ${rows.length} rows`, most);
  facts.rows += rows.length;
}
