import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Column, Row, ValueSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";

type ValueInit = MessageInitShape<typeof ValueSchema>;

/** What can be bound: whole numbers and bigints as INTEGER, other numbers as REAL, strings, bytes and null. */
export type Bindable = number | bigint | string | Uint8Array | null;
/** A value of a row. INTEGER is a number where it is safe, else a bigint. */
export type SqlValue = number | bigint | string | Uint8Array | null;

export interface Bound {
  readonly parameters: ValueInit[];
  readonly namedParameters: Record<string, ValueInit>;
}

/**
 * Turns the arguments of `run`, `get` and `all` into parameters: values one by one or in an array, and an object for named ones.
 * @throws TypeError that names the parameter, for what SQLite can't store
 */
export function bind(args: readonly unknown[]): Bound {
  const parameters: ValueInit[] = [];
  const namedParameters: Record<string, ValueInit> = {};
  for (const arg of args) {
    if (Array.isArray(arg))
      for (const each of arg) parameters.push(toValue(each, `parameter ${parameters.length + 1}`));
    else if (isNamed(arg))
      for (const [name, value] of Object.entries(arg)) namedParameters[name] = toValue(value, `parameter ${name}`);
    else parameters.push(toValue(arg, `parameter ${parameters.length + 1}`));
  }
  return { parameters, namedParameters };
}

function isNamed(arg: unknown): arg is Record<string, unknown> {
  if (typeof arg !== "object" || arg === null) return false;
  const prototype: unknown = Object.getPrototypeOf(arg);
  return prototype === Object.prototype || prototype === null;
}

function toValue(value: unknown, place: string): ValueInit {
  if (value === null) return {};
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
  throw new TypeError(`${place} can't be bound; SQLite stores numbers, bigints, strings, bytes and null`);
}

/** How rows are handed out. */
export interface RowStyle {
  /** Integers always as bigint. */
  readonly bigints: boolean;
  /** Rows as arrays. */
  readonly raw: boolean;
  /** The first column alone. */
  readonly pluck: boolean;
}

export function toRow(columns: readonly Column[], row: Row, style: RowStyle): unknown {
  const values = row.values.map(({ kind }) =>
    kind.case === "integer" ? toInteger(kind.value, style) : (kind.value ?? null),
  );
  if (style.pluck) return values[0];
  if (style.raw) return values;
  return Object.fromEntries(columns.map(({ name }, index) => [name, values[index]]));
}

function toInteger(value: bigint, { bigints }: RowStyle): SqlValue {
  const number = Number(value);
  return bigints || !Number.isSafeInteger(number) ? value : number;
}
