import type { MessageInitShape } from "@bufbuild/protobuf";
import type { QueryResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Row, ValueSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";

export type ValueInit = MessageInitShape<typeof ValueSchema>;

/** A value of a row. INTEGER is a number where that is exact, else a bigint. */
export type SqlValue = number | bigint | string | Uint8Array | null;

/** What can be bound: whole numbers and bigints as INTEGER, other numbers as REAL, strings, bytes, null, and the protobuf message. */
export type SqlParameter = SqlValue | ValueInit;

const NULL: ValueInit = { kind: { case: undefined } };

/** How rows are handed out. */
export interface RowStyle {
  /** Integers always as bigint. Default false: as number where that is exact. */
  readonly bigints: boolean;
  /** Rows as arrays. */
  readonly raw: boolean;
  /** The first column alone. */
  readonly pluck: boolean;
}

/**
 * Parameters of a statement, for `parameters` of the SQL rpcs.
 *
 * @throws TypeError that names the parameter, for what SQLite can't store: booleans, dates and undefined.
 */
export function toValues(...parameters: readonly SqlParameter[]): ValueInit[] {
  return parameters.map((each, index) => toValue(each, `parameter ${index + 1}`));
}

/** One parameter, for `namedParameters` of the SQL rpcs; `place` names it in errors. Throws TypeError as `toValues`. */
export function toValue(value: unknown, place = "the parameter"): ValueInit {
  if (value === null) return NULL;
  switch (typeof value) {
    case "number":
      if (Number.isSafeInteger(value)) return { kind: { case: "integer", value: BigInt(value) } };
      return { kind: { case: "real", value } };
    case "bigint":
      return { kind: { case: "integer", value } };
    case "string":
      return { kind: { case: "text", value } };
    case "boolean":
      throw new TypeError(`${place} is a boolean, which SQLite has not; bind 1 or 0`);
    case "undefined":
      throw new TypeError(`${place} is undefined; bind null`);
    default:
  }
  if (value instanceof Uint8Array) return { kind: { case: "blob", value: new Uint8Array(value) } };
  if (value instanceof Date)
    throw new TypeError(`${place} is a Date; bind date.toISOString(), the form of every time here`);
  if (isValueInit(value)) return value;
  throw new TypeError(`${place} can't be bound; SQLite stores numbers, bigints, strings, bytes and null`);
}

/** A `Value` without any of its kinds is NULL, as for every SQL rpc. */
function isValueInit(value: unknown): value is ValueInit {
  if (typeof value !== "object" || value === null) return false;
  if (!("$typeName" in value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  const { kind, ...others } = value as Record<string, unknown>;
  if (Object.keys(others).some((name) => !name.startsWith("$"))) return false;
  return kind === undefined || (typeof kind === "object" && kind !== null && "case" in kind);
}

/** The rows of an answer as objects with the columns' names. */
export function toRows(
  { columns, rows }: Pick<QueryResponse, "columns" | "rows">,
  options: Partial<Pick<RowStyle, "bigints">> = {},
): Record<string, SqlValue>[] {
  const style = { bigints: options.bigints ?? false, raw: false, pluck: false };
  return rows.map((row) => toRow(columns, row, style) as Record<string, SqlValue>);
}

/** One row in the style that is asked for. */
export function toRow(columns: QueryResponse["columns"], row: Row, style: RowStyle): unknown {
  const values = row.values.map(({ kind }) =>
    kind.case === "integer" ? toInteger(kind.value, style) : (kind.value ?? null),
  );
  if (style.pluck) return values[0];
  if (style.raw) return values;
  return Object.fromEntries(columns.map(({ name }, index) => [name, values[index]]));
}

function toInteger(value: bigint, { bigints }: Pick<RowStyle, "bigints">): SqlValue {
  const number = Number(value);
  return bigints || !Number.isSafeInteger(number) ? value : number;
}
