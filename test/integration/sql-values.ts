import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Row, Value, ValueSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";

type ValueInit = MessageInitShape<typeof ValueSchema>;

/** A JavaScript value as a parameter of the SQL rpcs: bigint INTEGER, number REAL, string TEXT, bytes BLOB, null NULL. */
export function toValue(value: bigint | number | string | Uint8Array | null): ValueInit {
  if (value === null) return { kind: { case: undefined } };
  if (typeof value === "bigint") return { kind: { case: "integer", value } };
  if (typeof value === "number") return { kind: { case: "real", value } };
  if (typeof value === "string") return { kind: { case: "text", value } };
  return { kind: { case: "blob", value: new Uint8Array(value) } };
}

/** The same the other way round. */
export function fromValue(value: Value): bigint | number | string | Uint8Array | null {
  return value.kind.case === undefined ? null : value.kind.value;
}

export function fromRow(row: Row): (bigint | number | string | Uint8Array | null)[] {
  return row.values.map(fromValue);
}

/** Rows 1 to `count`, each with its number and a text. */
export const numbered = (count: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT i, 'row ' || i AS t FROM n`;

/** Never ends by itself. */
export const ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
