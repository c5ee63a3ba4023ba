import { WireWriter } from "../../base/wire.js";
import {
  Bound,
  FieldFlag,
  Format,
  Kind,
  MAX_FIELDS,
  MAX_KEYS,
  MAX_STATEMENTS,
  PATTERN_PART_BYTES,
  PLAN_VERSION,
  Scope,
  Shape,
  Source,
} from "../../engine/layout.js";
import { parsePattern } from "../../engine/pattern.js";
import type {
  ConditionPlan,
  DatabasePlan,
  FieldPlan,
  ParameterPlan,
  RpcPlan,
  StatementPlan,
} from "../../engine/plan.js";
import type { Encoder, OutputField } from "../../typed/encode.js";
import type { Projection } from "../../typed/projection.js";

/** A database's plan as the bytes that src/native/calls/plan.c reads. Throws when it is larger than the extension takes. */
export function toNativePlan(plan: DatabasePlan, encoder: Encoder): Buffer {
  const writer = new WireWriter(64 * 1024);
  writer.varint(PLAN_VERSION);
  writer.varint(plan.messages.length);
  for (const { name, fields } of plan.messages) {
    if (fields.length > MAX_FIELDS) throw new Error(`${name} has more than ${MAX_FIELDS} fields`);
    writer.varint(fields.length);
    for (const field of fields) writeField(writer, field);
  }
  writer.varint(plan.enums.length);
  for (const { values } of plan.enums) {
    writer.varint(values.length);
    for (const { stored, number } of values) {
      writer.string(stored);
      writer.int32(number);
    }
  }
  writer.varint(plan.rpcs.length);
  for (const rpc of plan.rpcs) writeRpc(writer, rpc, encoder.messages[rpc.response] ?? []);
  return copyOf(writer);
}

function writeField(writer: WireWriter, field: FieldPlan): void {
  const { required, format = "none", minLength = 0, maxLength = -1, minItems = 0, maxItems = -1 } = field.rules ?? {};
  const { minimum, maximum, greaterThan } = field.rules ?? {};
  writer.varint(field.number);
  writer.varint(Kind[field.kind]);
  writer.varint(
    flags(
      [field.repeated, FieldFlag.repeated],
      [field.presence, FieldFlag.presence],
      [field.outputOnly, FieldFlag.outputOnly],
      [required, FieldFlag.required],
    ),
  );
  writer.varint(field.type ?? 0);
  writer.varint(Format[format]);
  writer.varint(minLength);
  writer.varint(maxLength + 1);
  writer.varint(minItems);
  writer.varint(maxItems + 1);
  writer.varint(
    flags(
      [minimum !== undefined, Bound.minimum],
      [maximum !== undefined, Bound.maximum],
      [greaterThan !== undefined, Bound.greaterThan],
    ),
  );
  for (const bound of [minimum, maximum, greaterThan]) writer.double(bound ?? 0);
  writer.string(field.name);
  writer.blob(patternBytes(field.rules?.pattern));
}

function patternBytes(pattern: string | undefined): Buffer {
  const parts = pattern === undefined ? [] : parsePattern(pattern);
  return Buffer.concat(
    parts.map(({ codes, least, most }) => {
      const part = Buffer.alloc(PATTERN_PART_BYTES);
      for (const code of codes) part[code >> 3] = (part[code >> 3] ?? 0) | (1 << (code & 7));
      part.writeUInt16LE(least, 16);
      part.writeUInt16LE(most, 18);
      return part;
    }),
  );
}

function writeRpc(writer: WireWriter, rpc: RpcPlan, response: readonly OutputField[]): void {
  if (rpc.statements.length > MAX_STATEMENTS)
    throw new Error(`${rpc.method} has more than ${MAX_STATEMENTS} statements`);
  const tagOf = (field: number | undefined): number => response[field ?? -1]?.tag ?? 0;
  writer.string(rpc.method);
  writer.varint(rpc.request);
  for (const field of [rpc.resource, rpc.updateMask, rpc.requestId, rpc.pageSize, rpc.pageToken]) {
    writer.varint((field ?? -1) + 1);
  }
  writer.varint(rpc.lane === "write" ? 1 : 0);
  writer.varint(Shape[shapeOf(rpc)]);
  writer.varint(rpc.lane === "write" ? tagOf(rpc.answer.commitSeq) : 0);
  writer.varint(tagOf(rpc.answer.nextPageToken));
  writer.varint(rpc.conditions.length);
  for (const condition of rpc.conditions) writeCondition(writer, condition);
  writer.varint(rpc.statements.length);
  for (const statement of rpc.statements) writeStep(writer, rpc, statement);
}

function writeCondition(writer: WireWriter, { scope, field, equals }: ConditionPlan): void {
  writer.varint(scope === "resource" ? 1 : 0);
  writer.varint(field);
  writer.varint((equals ?? -1) + 1);
}

function writeStep(writer: WireWriter, rpc: RpcPlan, statement: StatementPlan): void {
  const answersOne = statement === rpc.statements.at(-1) && statement.returnsRows && shapeOf(rpc) === "one";
  const answersPage = statement.pages.length > 0;
  writer.varint(answersOne || (statement.none !== undefined && !answersPage) ? 1 : 0);
  writer.varint(statement.each === undefined ? Scope.none : Scope[statement.each.scope]);
  writer.varint(statement.each?.field ?? 0);
}

/** How the rows of the last statement are read; an answer that is not a list takes the first of them. */
function shapeOf(rpc: RpcPlan): keyof typeof Shape {
  if (rpc.statements.at(-1)?.returnsRows !== true) return "empty";
  if (rpc.answer.shape !== "rows") return "one";
  return (rpc.statements.at(-1)?.pages.length ?? 0) > 0 ? "page" : "rows";
}

/** Where the values of a statement's `?` come from, in order. Behind those of a page come its token's keys, and its limit. */
export function toNativeParameters(
  rpc: RpcPlan,
  parameters: readonly number[],
  page?: { readonly tokenKeys: number },
): Buffer {
  const sources = parameters.map((index): readonly [source: number, field: number] => {
    const parameter = rpc.parameters[index];
    if (parameter === undefined) throw new Error(`${rpc.method} has no parameter ${index}`);
    return sourceOf(parameter);
  });
  for (let key = 0; key < (page?.tokenKeys ?? 0); key++) sources.push([Source.key, key]);
  if (page !== undefined) sources.push([Source.limit, 0]);
  const writer = new WireWriter(1024);
  writer.varint(sources.length);
  for (const [source, field] of sources) {
    writer.varint(source);
    writer.varint(field);
  }
  return copyOf(writer);
}

const BUILT_INS = {
  now: Source.now,
  new_id: Source.newId,
  caller: Source.caller,
  page_size: Source.pageSize,
  index: Source.index,
  changes: Source.changes,
} as const;
const HAS = { request: Source.hasRequest, resource: Source.hasResource, element: Source.hasElement } as const;

function sourceOf(parameter: ParameterPlan): readonly [number, number] {
  if (parameter.from === "built-in") return [BUILT_INS[parameter.name], 0];
  return [parameter.from === "has" ? HAS[parameter.scope] : Source[parameter.from], parameter.field];
}

/** How the columns of a statement fill the reply; `keys` are the columns of a page's order. */
export function toRowPlan(encoder: Encoder, projection: Projection, keys: readonly number[], columns: number): Buffer {
  if (keys.length > MAX_KEYS) throw new Error(`a page's order has more than ${MAX_KEYS} keys`);
  const places = placesOf(encoder);
  const writer = new WireWriter(4096);
  writer.varint(0);
  writer.varint(projection.row?.tag ?? 0);
  for (const list of [projection.inner, projection.own]) {
    writer.varint(list.length);
    for (const { column, field } of list) {
      writer.varint(column);
      for (const number of places.get(field) ?? []) writer.varint(number);
    }
  }
  writer.varint(keys.length);
  for (const key of keys) writer.varint(key);
  writer.varint(columns);
  return copyOf(writer);
}

const PLACES = new WeakMap<Encoder, ReadonlyMap<OutputField, readonly [message: number, field: number]>>();

/** Where the plan has each field. */
function placesOf(encoder: Encoder): ReadonlyMap<OutputField, readonly [message: number, field: number]> {
  const known = PLACES.get(encoder);
  if (known !== undefined) return known;
  const places = new Map<OutputField, readonly [number, number]>();
  for (const [message, fields] of encoder.messages.entries()) {
    for (const [index, field] of fields.entries()) places.set(field, [message, index]);
  }
  PLACES.set(encoder, places);
  return places;
}

/** Rows of callers' SQL: `repeated crewdb.sql.v1.Row` as field `number`, whatever the columns hold. */
export function toValuesPlan(number: number, columns: number): Buffer {
  const writer = new WireWriter(64);
  for (const each of [1, number * 8 + 2, 0, 0, 0, columns]) writer.varint(each);
  return copyOf(writer);
}

function copyOf(writer: WireWriter): Buffer {
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

function flags(...bits: readonly (readonly [boolean | undefined, number])[]): number {
  return bits.reduce((sum, [is, bit]) => sum + (is === true ? bit : 0), 0);
}
