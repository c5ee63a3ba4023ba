import type { Encoder } from "./encode.js";
import type { ConditionPlan, DatabasePlan, FieldPlan, FieldRules, ParameterPlan, RpcPlan } from "./plan.js";
import { copyOf, KINDS, MAX_FIELDS } from "./row-plan.js";
import { WireWriter } from "./wire.js";

/** The kind of src/native/calls.h for all that the encoder does not know: declined when it is set. */
const OTHER_KIND = 9;
const FORMATS = { email: 1, json: 2, digits8: 3 } as const;
const SHAPES = { empty: 0, one: 1, rows: 2, page: 3 } as const;
const BUILT_INS = { now: 0, new_id: 1, caller: 2, page_size: 3 } as const;
const LIMIT = 4;
const FROM_FIELD = { request: 5, resource: 6 } as const;
const HAS_FIELD = { request: 7, resource: 8 } as const;

const VERSION = 1;
/** As calls.h bounds them. */
const MAX_STATEMENTS = 16;

/** Whether the extension can run calls of this rpc; which requests of it, it decides for each. */
export function isCovered(plan: DatabasePlan, rpc: RpcPlan): boolean {
  const messages = [rpc.request, resourceType(plan, rpc)].map((type) => plan.messages[type]?.fields ?? []);
  return (
    rpc.updateMask === undefined &&
    rpc.statements.length <= MAX_STATEMENTS &&
    rpc.statements.every((statement) => statement.each === undefined) &&
    rpc.parameters.every((parameter) => isBound(rpc, parameter)) &&
    messages.every((fields) => fields.length <= MAX_FIELDS)
  );
}

function isBound(rpc: RpcPlan, parameter: ParameterPlan): boolean {
  if (parameter.from === "built-in") return parameter.name !== "index";
  if (parameter.from === "has") return parameter.scope !== "element";
  // A message as a whole binds as JSON text.
  return parameter.from !== "element" && (parameter.from !== "request" || parameter.field !== rpc.resource);
}

/** The calls of a database as the bytes that src/native/call-plan.c reads. */
export function toCallPlan(plan: DatabasePlan, encoder: Encoder, covered: readonly RpcPlan[]): Buffer {
  const writer = new WireWriter(64 * 1024);
  const types = messagesOf(plan, covered);
  writer.varint(VERSION);
  writer.varint(types.length);
  for (const type of types) writeMessage(writer, plan.messages[type]?.fields ?? [], types);
  writer.varint(plan.enums.length);
  for (const { values } of plan.enums) {
    writer.varint(values.length);
    for (const { stored, number } of values) {
      writer.string(stored);
      writer.int32(number);
    }
  }
  writer.varint(plan.rpcs.length);
  writer.varint(covered.length);
  for (const rpc of covered) writeRpc(writer, rpc, types, encoder);
  return copyOf(writer);
}

/** The requests' messages, and those in them. */
function messagesOf(plan: DatabasePlan, rpcs: readonly RpcPlan[]): number[] {
  const found = new Set(rpcs.map((rpc) => rpc.request));
  for (const type of found) {
    const inner = (plan.messages[type]?.fields ?? []).filter(({ kind }) => kind === "message");
    for (const field of inner) found.add(field.type ?? -1);
  }
  return [...found].filter((type) => (plan.messages[type]?.fields.length ?? Number.POSITIVE_INFINITY) <= MAX_FIELDS);
}

function writeMessage(writer: WireWriter, fields: readonly FieldPlan[], types: readonly number[]): void {
  writer.varint(fields.length);
  for (const field of fields) {
    const inner = field.kind === "message" ? types.indexOf(field.type ?? -1) : field.type;
    const isKnown = KINDS[field.kind] !== undefined && inner !== -1;
    const rules: FieldRules = field.rules ?? {};
    writer.varint(field.number);
    writer.varint(isKnown ? (KINDS[field.kind] ?? 0) : OTHER_KIND);
    writer.varint(flags(field.repeated, field.presence, field.outputOnly, rules.required));
    writer.varint(isKnown ? (inner ?? 0) : 0);
    writer.varint(rules.format === undefined ? 0 : FORMATS[rules.format]);
    writer.varint(rules.minLength ?? 0);
    writer.varint((rules.maxLength ?? -1) + 1);
    writer.varint(rules.minItems ?? 0);
    writer.varint((rules.maxItems ?? -1) + 1);
    const bounds = [rules.minimum, rules.maximum, rules.greaterThan];
    writer.varint(flags(...bounds.map((bound) => bound !== undefined)));
    for (const bound of bounds) writer.double(bound ?? 0);
    writer.string(field.name);
  }
}

function writeRpc(writer: WireWriter, rpc: RpcPlan, types: readonly number[], encoder: Encoder): void {
  writer.varint(rpc.id);
  writer.varint(types.indexOf(rpc.request));
  for (const field of [rpc.resource, rpc.requestId, rpc.pageSize, rpc.pageToken]) writer.varint((field ?? -1) + 1);
  writer.varint(rpc.lane === "write" ? 1 : 0);
  writer.varint(SHAPES[shapeOf(rpc)]);
  const commitSeq = rpc.lane === "write" ? rpc.answer.commitSeq : undefined;
  writer.varint((commitSeq === undefined ? undefined : encoder.messages[rpc.response]?.[commitSeq]?.tag) ?? 0);
  writer.varint(rpc.conditions.length);
  for (const condition of rpc.conditions) writeCondition(writer, condition);
  writer.varint(rpc.statements.length);
  for (const statement of rpc.statements) {
    const answersOne = statement === rpc.statements.at(-1) && statement.returnsRows && shapeOf(rpc) === "one";
    const answersPage = statement.pages.length > 0;
    writer.varint(answersOne || (statement.none !== undefined && !answersPage) ? 1 : 0);
  }
}

function writeCondition(writer: WireWriter, { scope, field, equals }: ConditionPlan): void {
  writer.varint(scope === "resource" ? 1 : 0);
  writer.varint(field);
  writer.varint((equals ?? -1) + 1);
}

/** How the rows of the last statement are read; an answer that is no list takes the first of them. */
function shapeOf(rpc: RpcPlan): keyof typeof SHAPES {
  if (rpc.statements.at(-1)?.returnsRows !== true) return "empty";
  if (rpc.answer.shape !== "rows") return "one";
  return (rpc.statements.at(-1)?.pages.length ?? 0) > 0 ? "page" : "rows";
}

/** Where the values of a statement's `?` come from, in order; a page has a limit behind them. */
export function toCallParameters(rpc: RpcPlan, parameters: readonly number[], paged: boolean): Buffer {
  const writer = new WireWriter(1024);
  writer.varint(parameters.length + (paged ? 1 : 0));
  for (const index of parameters) {
    const parameter = rpc.parameters[index];
    if (parameter === undefined) throw new Error(`${rpc.method} has no parameter ${index}`);
    const [source, field] = sourceOf(parameter);
    writer.varint(source);
    writer.varint(field);
  }
  if (paged) {
    writer.varint(LIMIT);
    writer.varint(0);
  }
  return copyOf(writer);
}

function sourceOf(parameter: ParameterPlan): readonly [number, number] {
  if (parameter.from === "built-in" && parameter.name !== "index") return [BUILT_INS[parameter.name], 0];
  if (parameter.from === "has" && parameter.scope !== "element") return [HAS_FIELD[parameter.scope], parameter.field];
  if (parameter.from === "request" || parameter.from === "resource")
    return [FROM_FIELD[parameter.from], parameter.field];
  throw new Error("the extension has no such parameter");
}

function resourceType(plan: DatabasePlan, rpc: RpcPlan): number {
  return plan.messages[rpc.request]?.fields[rpc.resource ?? -1]?.type ?? -1;
}

function flags(...bits: readonly (boolean | undefined)[]): number {
  return bits.reduce((sum, bit, index) => sum + (bit === true ? 1 << index : 0), 0);
}
