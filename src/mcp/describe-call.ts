/** An rpc for those who write its request as JSON: fields with types, rules and comments. */
import { type DescEnum, type DescField, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { type CallMethod, isRead, roleOf, shortName } from "../cli/contract-calls.js";
import { describeRules } from "../contract/describe-rules.js";
import { readRules } from "../contract/field-rules.js";

/** Comments by full name. */
export type Comments = ReadonlyMap<string, string>;

export interface CallSummary {
  readonly name: string;
  readonly kind: "read" | "write";
  readonly about: string;
}

export interface FieldDescription {
  readonly name: string;
  /** As JSON has it. */
  readonly type: string;
  readonly rules?: string;
  readonly about?: string;
  /** Of a message, or of each in a list of them. */
  readonly fields?: readonly FieldDescription[];
}

export interface CallDescription extends CallSummary {
  readonly role: string;
  /** How many messages answer a request. */
  readonly answers: "one" | "many";
  readonly request: readonly FieldDescription[];
  readonly answer: readonly FieldDescription[];
}

/** Messages within messages are described so far down. */
const DEEPEST = 4;

export function summarize(method: CallMethod, comments: Comments): CallSummary {
  const about = commentOf(method.parent.typeName, method.name, comments);
  return {
    name: shortName(method),
    kind: isRead(method) ? "read" : "write",
    about: firstSentence(about),
  };
}

export function describeCall(method: CallMethod, comments: Comments): CallDescription {
  return {
    ...summarize(method, comments),
    about: commentOf(method.parent.typeName, method.name, comments),
    role: roleOf(method),
    answers: method.methodKind === "unary" ? "one" : "many",
    request: fieldsOf(method.input, comments, [], true),
    answer: fieldsOf(method.output, comments, [], false),
  };
}

/** The same as text, shorter than JSON. */
export function descriptionText({
  name,
  kind,
  role,
  answers,
  about,
  request,
  answer,
}: CallDescription): string {
  const head = `${name}: a ${kind}; role ${role}${answers === "many" ? "; answers a stream" : ""}`;
  return [
    head,
    about,
    request.length === 0 ? "request: {}" : `request:\n${fieldLines(request, "  ").join("\n")}`,
    answer.length === 0 ? "answer: {}" : `answer:\n${fieldLines(answer, "  ").join("\n")}`,
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function fieldLines(fields: readonly FieldDescription[], indent: string): string[] {
  return fields.flatMap(({ name, type, rules, about, fields: inner }) => [
    `${indent}${name}: ${type}${rules === undefined ? "" : ` (${rules})`}${about === undefined ? "" : ` - ${about}`}`,
    ...fieldLines(inner ?? [], `${indent}  `),
  ]);
}

function commentOf(parent: string, name: string, comments: Comments): string {
  return comments.get(`${parent}.${name}`) ?? "";
}

export function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/s.exec(text)?.[0] ?? text;
}

function fieldsOf(
  message: DescMessage,
  comments: Comments,
  outer: readonly DescMessage[],
  isRequest: boolean,
): FieldDescription[] {
  return message.fields.flatMap((field) => {
    const rules = rulesOf(field);
    // What a request says of it is ignored.
    if (isRequest && rules === "output only") return [];
    const inner = messageOf(field);
    const isShown =
      inner !== undefined && outer.length < DEEPEST && ![...outer, message].includes(inner);
    const about = commentOf(message.typeName, field.name, comments);
    return {
      name: field.name,
      type: typeOf(field),
      ...(rules === "" || !isRequest ? {} : { rules }),
      ...(about === "" ? {} : { about }),
      ...(isShown ? { fields: fieldsOf(inner, comments, [...outer, message], isRequest) } : {}),
    };
  });
}

function rulesOf(field: DescField): string {
  if (field.fieldKind === "map") return "";
  const kind = field.scalar === ScalarType.BYTES ? "bytes" : "string";
  const repeated = field.fieldKind === "list";
  const rules = describeRules({ ...readRules(field, kind, repeated), kind, repeated });
  const oneOf =
    field.oneof === undefined || field.proto.proto3Optional ? "" : `one of ${field.oneof.name}`;
  return [oneOf, rules].filter((part) => part !== "").join("; ");
}

/** Undefined for those that JSON writes as a text. */
function messageOf(field: DescField): DescMessage | undefined {
  if (field.fieldKind === "scalar" || field.fieldKind === "enum") return undefined;
  const { message } = field;
  return message === undefined || message.typeName.startsWith("google.") ? undefined : message;
}

function typeOf(field: DescField): string {
  if (field.fieldKind === "map") return `map of ${elementOf(field)}`;
  return field.fieldKind === "list" ? `list of ${elementOf(field)}` : elementOf(field);
}

function elementOf(field: DescField): string {
  if (field.enum !== undefined) return enumOf(field.enum);
  if (field.message !== undefined) return WELL_KNOWN[field.message.typeName] ?? "object";
  return SCALARS[field.scalar ?? ScalarType.STRING] ?? "integer";
}

function enumOf({ values }: DescEnum): string {
  return values
    .filter(({ number }) => number !== 0)
    .map(({ name }) => name)
    .join("|");
}

const WELL_KNOWN: Readonly<Record<string, string>> = {
  "google.protobuf.Timestamp": "time as 2026-01-31T12:00:00Z",
  "google.protobuf.Duration": "duration as 1.5s",
  "google.protobuf.FieldMask": "names of fields with commas between, in camelCase",
};

const SCALARS: Readonly<Partial<Record<ScalarType, string>>> = {
  [ScalarType.STRING]: "string",
  [ScalarType.BOOL]: "boolean",
  [ScalarType.DOUBLE]: "number",
  [ScalarType.FLOAT]: "number",
  [ScalarType.BYTES]: "base64",
  [ScalarType.INT64]: "64-bit integer, a string",
  [ScalarType.UINT64]: "64-bit integer, a string",
};
