import type { Encoder, OutputField } from "./encode.js";
import type { FieldKind } from "./plan.js";
import type { Projection } from "./projection.js";
import { WireWriter } from "./wire.js";

/** The numbers of encode.h. */
export const KINDS: Readonly<Partial<Record<FieldKind, number>>> = {
  string: 0,
  bytes: 1,
  bool: 2,
  int32: 3,
  int64: 4,
  double: 5,
  enum: 6,
  timestamp: 7,
  message: 8,
};
const VERSION = 1;
/** Fields of one message, as encode.h bounds them. */
export const MAX_FIELDS = 128;

/**
 * How the columns of a statement fill the answer, as the bytes that src/native/encode-plan.c reads. Undefined where the
 * JavaScript encoder must do it: a field of a kind that the other does not know, or a message with too many fields.
 */
export function toRowPlan(
  encoder: Encoder,
  projection: Projection,
  keys: readonly number[],
  columns: number,
): Buffer | undefined {
  const parts = new PlanParts(encoder);
  const targets = [...projection.inner, ...projection.own];
  const messages = [projection.rowMessage, projection.response].filter((each) => each !== undefined);
  for (const message of messages) parts.add(message);
  if (!parts.isKnown) return undefined;
  const writer = new WireWriter(4096);
  for (const number of [VERSION, 0, projection.row?.tag ?? 0]) writer.varint(number);
  parts.write(writer);
  for (const list of [projection.inner, projection.own]) {
    writer.varint(list.length);
    for (const { column, field } of list) {
      writer.varint(column);
      parts.writePlace(writer, field);
    }
  }
  writer.varint(keys.length);
  for (const key of keys) writer.varint(key);
  writer.varint(columns);
  return targets.every(({ field }) => parts.has(field)) ? copyOf(writer) : undefined;
}

/** Rows of callers' SQL: `repeated crewdb.sql.v1.Row` as field `number`, whatever the columns hold. */
export function toValuesPlan(number: number, columns: number): Buffer {
  const writer = new WireWriter(64);
  for (const each of [VERSION, 1, number * 8 + 2, 0, 0, 0, 0, 0, columns]) writer.varint(each);
  return copyOf(writer);
}

export function copyOf(writer: WireWriter): Buffer {
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

/** The messages and enums that a plan needs, each once, numbered in the order in which they were found. */
class PlanParts {
  readonly #encoder: Encoder;
  readonly #messages: number[] = [];
  readonly #enums: { readonly type: number; readonly numbers: ReadonlyMap<string, number> }[] = [];
  isKnown = true;

  constructor(encoder: Encoder) {
    this.#encoder = encoder;
  }

  add(message: number): void {
    if (this.#messages.includes(message)) return;
    this.#messages.push(message);
    const fields = this.#fields(message);
    if (fields.length > MAX_FIELDS) this.isKnown = false;
    for (const { plan, enumNumbers } of fields) {
      if (KINDS[plan.kind] === undefined) this.isKnown = false;
      if (plan.kind === "message") this.add(plan.type ?? -1);
      if (enumNumbers !== undefined && !this.#enums.some(({ type }) => type === plan.type)) {
        this.#enums.push({ type: plan.type ?? -1, numbers: enumNumbers });
      }
    }
  }

  has(field: OutputField): boolean {
    return this.#place(field) !== undefined;
  }

  writePlace(writer: WireWriter, field: OutputField): void {
    const [message, index] = this.#place(field) ?? [0, 0];
    writer.varint(message);
    writer.varint(index);
  }

  write(writer: WireWriter): void {
    writer.varint(this.#messages.length);
    for (const message of this.#messages) {
      const fields = this.#fields(message);
      writer.varint(fields.length);
      for (const field of fields) this.#writeField(writer, field);
    }
    writer.varint(this.#enums.length);
    for (const { numbers } of this.#enums) {
      writer.varint(numbers.size);
      for (const [text, number] of numbers) {
        writer.string(text);
        writer.varint(number);
      }
    }
  }

  #writeField(writer: WireWriter, { plan, tag }: OutputField): void {
    writer.varint(KINDS[plan.kind] ?? 0);
    writer.varint((plan.repeated ? 1 : 0) + (plan.presence ? 2 : 0));
    writer.varint(tag);
    if (plan.kind === "message") writer.varint(this.#messages.indexOf(plan.type ?? -1));
    else if (plan.kind === "enum") writer.varint(this.#enums.findIndex(({ type }) => type === plan.type));
    else writer.varint(0);
    writer.string(plan.name);
  }

  #place(field: OutputField): readonly [number, number] | undefined {
    for (const [index, message] of this.#messages.entries()) {
      const place = this.#fields(message).indexOf(field);
      if (place >= 0) return [index, place];
    }
    return undefined;
  }

  #fields(message: number): readonly OutputField[] {
    return this.#encoder.messages[message] ?? [];
  }
}
