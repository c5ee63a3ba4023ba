import { isAscii } from "node:buffer";
import { WIRE_BYTES, WIRE_FIXED64, WIRE_VARINT, WireError, WireReader } from "../base/wire.js";
import type { FieldViolation } from "../engine/call-error.js";
import type { DatabasePlan, FieldPlan, MessagePlan } from "../engine/plan.js";
import { brokenText } from "../engine/read-message.js";
import { toText } from "./timestamp.js";
import type { Value, Values } from "./values.js";

/** Deeper nesting than any contract needs; a bound against hostile bytes. */
const MAX_DEPTH = 32;
const SHORT_TEXT = 48;

/** A message that stands in its parent in several pieces: where each lies. */
type Pieces = Map<FieldPlan & { readonly index: number }, Buffer[]>;

/** Turns request bytes into values by plan; what is wrong with single fields is collected in `violations`. */
export class Decoder {
  readonly #messages: readonly (readonly (FieldPlan & { readonly index: number })[])[];
  readonly #sizes: readonly number[];
  violations: FieldViolation[] = [];

  constructor(plan: DatabasePlan) {
    this.#messages = plan.messages.map(byNumber);
    this.#sizes = plan.messages.map((message) => message.fields.length);
  }

  /** Throws WireError when the bytes are no message at all. */
  decode(message: number, bytes: Buffer): Values {
    this.violations = [];
    return this.#message(message, new WireReader(bytes), "", 0);
  }

  #message(message: number, reader: WireReader, path: string, depth: number): Values {
    if (depth > MAX_DEPTH) throw new WireError(`messages are nested deeper than ${MAX_DEPTH}`);
    const fields = this.#messages[message] ?? [];
    const values: Values = new Array(this.#sizes[message]).fill(undefined);
    const pieces: Pieces = new Map();
    while (!reader.done) {
      const tag = reader.tag();
      const field = fields[Math.floor(tag / 8)];
      if (field === undefined || !this.#fits(field, tag & 7)) reader.skip(tag & 7);
      else if (field.repeated) this.#element(field, tag & 7, values, reader, path, depth);
      else if (isMerged(field)) addPiece(pieces, field, reader.blob());
      else values[field.index] = this.#value(field, reader, path + field.name, depth);
    }
    // The pieces of a message merge: their bytes one behind the other read as that.
    for (const [field, found] of pieces) {
      const whole = found.length === 1 ? found[0] : Buffer.concat(found);
      values[field.index] = this.#whole(field, new WireReader(whole ?? Buffer.alloc(0)), path + field.name, depth);
    }
    return values;
  }

  #fits(field: FieldPlan, wireType: number): boolean {
    return wireType === wireTypeOf(field) || (field.repeated && wireType === WIRE_BYTES);
  }

  #element(
    field: FieldPlan & { readonly index: number },
    wireType: number,
    values: Values,
    reader: WireReader,
    path: string,
    depth: number,
  ): void {
    const list = (values[field.index] ?? []) as Values;
    values[field.index] = list;
    const packed = wireType === WIRE_BYTES && wireTypeOf(field) !== WIRE_BYTES;
    const source = packed ? reader.message() : reader;
    do {
      if (packed && source.done) break;
      list.push(this.#value(field, source, `${path}${field.name}[${list.length}]`, depth));
    } while (packed);
  }

  #value(field: FieldPlan, reader: WireReader, path: string, depth: number): Value {
    switch (field.kind) {
      case "string":
        return this.#text(reader.blob(), path);
      case "bytes":
        return reader.blob();
      case "bool":
        return reader.bool();
      case "int32":
      case "enum":
        return reader.int32();
      case "int64":
        return reader.int64();
      case "double":
        return this.#double(reader.double(), path);
      case "timestamp":
      case "mask":
      case "message":
        return this.#whole(field, reader.message(), path, depth);
    }
  }

  #whole(field: FieldPlan, reader: WireReader, path: string, depth: number): Value {
    if (field.kind === "timestamp") return this.#timestamp(reader, path);
    if (field.kind === "mask") return this.#mask(reader, path);
    return this.#message(field.type ?? -1, reader, `${path}.`, depth + 1);
  }

  #text(bytes: Buffer, path: string): string {
    const isPlain = bytes.length <= SHORT_TEXT ? isPlainAscii(bytes) : isAscii(bytes) && !bytes.includes(0);
    if (isPlain) return bytes.toString("latin1");
    const description = brokenText(bytes);
    if (description !== undefined) this.violations.push({ field: path, description });
    return bytes.toString();
  }

  #double(value: number, path: string): number {
    if (!Number.isFinite(value)) {
      this.violations.push({ field: path, description: "must be a finite number, not NaN or infinite" });
    }
    return value;
  }

  #timestamp(reader: WireReader, path: string): string {
    let seconds = 0n;
    let nanos = 0;
    while (!reader.done) {
      const tag = reader.tag();
      if (tag === 8) seconds = reader.int64();
      else if (tag === 16) nanos = reader.int32();
      else reader.skip(tag & 7);
    }
    const outcome = toText(Number(seconds), nanos);
    if ("text" in outcome) return outcome.text;
    this.violations.push({ field: path, description: outcome.problem });
    return "";
  }

  #mask(reader: WireReader, path: string): Values {
    const paths: string[] = [];
    while (!reader.done) {
      const tag = reader.tag();
      if (tag === 10) paths.push(this.#text(reader.blob(), path));
      else reader.skip(tag & 7);
    }
    return paths;
  }
}

function isMerged({ repeated, kind }: FieldPlan): boolean {
  return !repeated && (kind === "message" || kind === "timestamp" || kind === "mask");
}

function addPiece(pieces: Pieces, field: FieldPlan & { readonly index: number }, bytes: Buffer): void {
  const found = pieces.get(field);
  if (found === undefined) pieces.set(field, [bytes]);
  else found.push(bytes);
}

function byNumber(message: MessagePlan): (FieldPlan & { readonly index: number })[] {
  const fields: (FieldPlan & { readonly index: number })[] = [];
  message.fields.forEach((field, index) => {
    fields[field.number] = { ...field, index };
  });
  return fields;
}

/** The wire type of one value of the field. */
export function wireTypeOf(field: FieldPlan): number {
  if (field.kind === "double") return WIRE_FIXED64;
  if (field.kind === "bool" || field.kind === "int32" || field.kind === "int64" || field.kind === "enum") {
    return WIRE_VARINT;
  }
  return WIRE_BYTES;
}

function isPlainAscii(bytes: Buffer): boolean {
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte > 127 || byte === 0) return false;
  }
  return true;
}
