import type { WireWriter } from "../base/wire.js";
import type { DatabasePlan, FieldPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { wireTypeOf } from "./decode.js";
import { toMilliseconds } from "./timestamp.js";

/** A field ready for writing: its tag, and the numbers of its enum's stored texts. */
export interface OutputField {
  readonly plan: FieldPlan;
  readonly tag: number;
  readonly enumNumbers?: ReadonlyMap<string, number>;
  /** Index of the message, for kind `message`. */
  readonly message: number;
  /** How many bytes the length of the last value took: the best guess for the next. */
  guess: number;
}

/** A column's value as the engine gives it. */
export type Stored = string | number | bigint | Buffer | null;

/** Where a value came from, for the error that says it has the wrong type. */
export interface Origin {
  readonly column: string;
  readonly table: string | null;
}

/** The JavaScript encoder: stored values and JSON columns to protobuf bytes, by plan. */
export class Encoder {
  readonly messages: readonly (readonly OutputField[])[];
  /** Stored enum texts that no value has; they read as UNSPECIFIED. */
  unknownEnumTexts = 0;

  constructor(plan: DatabasePlan) {
    const numbers = plan.enums.map(
      (each) =>
        new Map(each.values.filter((value) => value.stored !== "").map((value) => [value.stored, value.number])),
    );
    this.messages = plan.messages.map((message) =>
      message.fields.map((field) => {
        const enumNumbers = field.kind === "enum" ? numbers[field.type ?? -1] : undefined;
        const tag = field.number * 8 + (field.repeated && wireTypeOf(field) !== 2 ? 2 : wireTypeOf(field));
        return {
          plan: field,
          tag,
          message: field.type ?? -1,
          guess: 1,
          ...(enumNumbers === undefined ? {} : { enumNumbers }),
        };
      }),
    );
  }

  /** Writes one column as a field; NULL and, without presence, defaults are left out. */
  column(writer: WireWriter, field: OutputField, value: Stored, origin: Origin): void {
    if (value === null) return;
    if (field.plan.repeated || field.plan.kind === "message") {
      this.json(writer, field, parseJson(value, origin), origin);
      return;
    }
    const skipDefault = !field.plan.presence;
    switch (field.plan.kind) {
      case "string":
        if (typeof value !== "string") throw wrongClass(value, "TEXT", origin);
        if (skipDefault && value === "") return;
        writer.varint(field.tag);
        writer.string(value);
        return;
      case "int32":
        this.#int32(writer, field, value, origin);
        return;
      case "timestamp":
        this.#timestamp(writer, field, value, origin);
        return;
      case "enum":
        this.#enum(writer, field, value, origin);
        return;
      case "double":
        if (typeof value !== "number" && typeof value !== "bigint") throw wrongClass(value, "REAL", origin);
        if (skipDefault && Object.is(Number(value), 0)) return;
        writer.varint(field.tag);
        writer.double(Number(value));
        return;
      case "bool":
        if (typeof value !== "number" && typeof value !== "bigint") throw wrongClass(value, "INTEGER", origin);
        if (skipDefault && Number(value) === 0) return;
        writer.varint(field.tag);
        writer.varint(Number(value) === 0 ? 0 : 1);
        return;
      case "int64":
        if (typeof value !== "bigint") throw wrongClass(value, "INTEGER", origin);
        if (skipDefault && value === 0n) return;
        writer.varint(field.tag);
        writer.int64(value);
        return;
      case "bytes":
        if (!Buffer.isBuffer(value)) throw wrongClass(value, "BLOB", origin);
        if (skipDefault && value.length === 0) return;
        writer.varint(field.tag);
        writer.blob(value);
        return;
      default:
        throw new Error(`a field of kind ${field.plan.kind} can't be read from a column`);
    }
  }

  #int32(writer: WireWriter, field: OutputField, value: Stored, origin: Origin): void {
    const number = Number(value);
    if ((typeof value !== "number" && typeof value !== "bigint") || (number | 0) !== number) {
      throw wrongClass(value, "INTEGER of 32 bits", origin);
    }
    if (!field.plan.presence && number === 0) return;
    writer.varint(field.tag);
    writer.int32(number);
  }

  #enum(writer: WireWriter, field: OutputField, value: Stored, origin: Origin): void {
    if (typeof value !== "string") throw wrongClass(value, "TEXT", origin);
    const number = field.enumNumbers?.get(value);
    if (number === undefined) {
      this.unknownEnumTexts++;
      return;
    }
    writer.varint(field.tag);
    writer.varint(number);
  }

  #timestamp(writer: WireWriter, field: OutputField, value: Stored, origin: Origin): void {
    if (typeof value !== "string") throw wrongClass(value, "TEXT", origin);
    const milliseconds = toMilliseconds(value);
    if (milliseconds === undefined) throw wrongClass(value, "time text YYYY-MM-DDTHH:MM:SS.mmmZ", origin);
    const seconds = Math.floor(milliseconds / 1000);
    const nanos = (milliseconds - seconds * 1000) * 1_000_000;
    writer.varint(field.tag);
    const mark = writer.begin(1);
    if (seconds !== 0) {
      writer.varint(8);
      if (seconds > 0) writer.varint(seconds);
      else writer.int64(BigInt(seconds));
    }
    if (nanos !== 0) {
      writer.varint(16);
      writer.varint(nanos);
    }
    writer.end(mark);
  }

  /** Writes a parsed JSON value as a nested or repeated field. */
  json(writer: WireWriter, field: OutputField, value: unknown, origin: Origin): void {
    if (value === null || value === undefined) return;
    if (!field.plan.repeated) {
      this.#jsonOne(writer, field, value, origin);
      return;
    }
    if (!Array.isArray(value)) throw wrongJson("array", origin);
    if (wireTypeOf(field.plan) === 2) {
      for (const element of value) this.#jsonOne(writer, field, element, origin, true);
    } else if (value.length > 0) {
      writer.varint(field.tag);
      const mark = writer.begin(1);
      for (const element of value) this.#packed(writer, field, element, origin);
      writer.end(mark);
    }
  }

  #jsonOne(writer: WireWriter, field: OutputField, value: unknown, origin: Origin, keepDefault = false): void {
    if (field.plan.kind !== "message") {
      // Elements of a list are written even when they are the default.
      const kept = keepDefault ? { ...field, plan: { ...field.plan, repeated: false, presence: true } } : field;
      this.column(writer, kept, jsonToStored(kept.plan, value, origin), origin);
      return;
    }
    if (value === null || typeof value !== "object" || Array.isArray(value)) throw wrongJson("object", origin);
    const object = value as Record<string, unknown>;
    writer.varint(field.tag);
    const mark = writer.begin(field.guess);
    for (const member of this.messages[field.message] ?? []) {
      const inner = object[member.plan.name];
      if (inner === undefined || inner === null) continue;
      if (member.plan.repeated || member.plan.kind === "message") this.json(writer, member, inner, origin);
      else this.column(writer, member, jsonToStored(member.plan, inner, origin), origin);
    }
    field.guess = writer.end(mark);
  }

  #packed(writer: WireWriter, field: OutputField, value: unknown, origin: Origin): void {
    const stored = jsonToStored(field.plan, value, origin);
    if (field.plan.kind === "double") writer.double(Number(stored));
    else if (field.plan.kind === "enum") writer.varint(field.enumNumbers?.get(String(stored)) ?? 0);
    else writer.int64(BigInt(stored as number | bigint));
  }
}

function jsonToStored(field: FieldPlan, value: unknown, origin: Origin): Stored {
  if (field.kind === "int64") {
    if (typeof value === "string" && /^-?\d{1,19}$/.test(value)) return BigInt(value);
    if (Number.isSafeInteger(value)) return BigInt(value as number);
    throw wrongJson("integer as text", origin);
  }
  if (field.kind === "bool" && typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "number") return value;
  throw wrongJson(field.kind, origin);
}

function parseJson(value: Stored, origin: Origin): unknown {
  if (typeof value !== "string") throw wrongClass(value, "JSON text", origin);
  try {
    return JSON.parse(value);
  } catch {
    throw wrongJson("text", origin);
  }
}

function wrongJson(expected: string, origin: Origin): RpcFailure {
  return dataLoss(`column ${origin.column} does not hold a JSON ${expected} where the contract expects it`, origin);
}

function wrongClass(value: Stored, expected: string, origin: Origin): RpcFailure {
  return dataLoss(`column ${origin.column} holds ${classOf(value)}; the contract expects ${expected}`, origin);
}

function dataLoss(message: string, origin: Origin): RpcFailure {
  const metadata = { column: origin.column, ...(origin.table === null ? {} : { table: origin.table }) };
  return new RpcFailure({ reason: "WRONG_STORAGE_CLASS", message, metadata });
}

function classOf(value: Stored): string {
  if (typeof value === "string") return "TEXT";
  if (Buffer.isBuffer(value)) return "a BLOB";
  return typeof value === "bigint" || Number.isInteger(value) ? "an INTEGER" : "a REAL";
}
