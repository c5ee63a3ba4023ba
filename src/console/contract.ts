import {
  createFileRegistry,
  type DescField,
  type DescMethod,
  type DescService,
  type FileRegistry,
  fromBinary,
  getOption,
  hasOption,
} from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type FileDescriptorProto,
  FileDescriptorSetSchema,
  MethodOptions_IdempotencyLevel,
} from "@bufbuild/protobuf/wkt";
import {
  Format,
  field as fieldRules,
  role as roleOption,
} from "../../gen/ts/crewdb/options/v1/options_pb.js";
import { FieldBehavior, field_behavior } from "../../gen/ts/google/api/field_behavior_pb.js";

/** The contract of the service that serves the page. */
export interface Contract {
  readonly registry: FileRegistry;
  readonly services: readonly DescService[];
  /** The comment of a service, rpc, field or enum value, by its full name. */
  comment(fullName: string): string;
}

/** Services in the order of the page; what only programs use is left out. */
const SERVICES = [
  "crewdb.main.v1.MainDb",
  "crewdb.walmart.v1.WalmartDb",
  "crewdb.admin.v1.AdminDb",
  "grpc.health.v1.Health",
];

export async function loadContract(): Promise<Contract> {
  const response = await fetch("./contract.binpb");
  if (!response.ok) throw new Error("the service has no contract.binpb");
  const set = fromBinary(FileDescriptorSetSchema, new Uint8Array(await response.arrayBuffer()));
  const registry = createFileRegistry(set);
  const comments = new Map(set.file.flatMap(commentsOf));
  return {
    registry,
    services: SERVICES.flatMap((name) => registry.getService(name) ?? []),
    comment: (name) => comments.get(name) ?? "",
  };
}

/** Field numbers of descriptor.proto, of which the paths of comments are made. */
const FILE = { messages: 4, enums: 5, services: 6 } as const;
const MESSAGE = { members: 2, messages: 3, enums: 4 } as const;

function commentsOf(file: FileDescriptorProto): [string, string][] {
  const names = new Map<string, string>();
  const add = (name: string, path: string, members: readonly { readonly name: string }[]): void => {
    names.set(path, name);
    for (const [at, member] of members.entries())
      names.set(`${path}.${MESSAGE.members}.${at}`, `${name}.${member.name}`);
  };
  const addMessage = (message: DescriptorProto, path: string, parent: string): void => {
    const name = `${parent}.${message.name}`;
    add(name, path, message.field);
    for (const [at, inner] of message.nestedType.entries())
      addMessage(inner, `${path}.${MESSAGE.messages}.${at}`, name);
    for (const [at, each] of message.enumType.entries())
      add(`${name}.${each.name}`, `${path}.${MESSAGE.enums}.${at}`, each.value);
  };
  for (const [at, each] of file.messageType.entries())
    addMessage(each, `${FILE.messages}.${at}`, file.package);
  for (const [at, each] of file.enumType.entries())
    add(`${file.package}.${each.name}`, `${FILE.enums}.${at}`, each.value);
  for (const [at, each] of file.service.entries())
    add(`${file.package}.${each.name}`, `${FILE.services}.${at}`, each.method);
  return (file.sourceCodeInfo?.location ?? []).flatMap(({ path, leadingComments }) => {
    const name = names.get(path.join("."));
    return name === undefined ? [] : [[name, oneParagraph(leadingComments ?? "")]];
  });
}

/** Without the lines that are meant for buf. */
function oneParagraph(text: string): string {
  return text
    .replace(/^\s*buf:lint:.*$/gm, "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

export function methodName(method: DescMethod): string {
  return `${method.parent.typeName}/${method.name}`;
}

export function isRead(method: DescMethod): boolean {
  return method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
}

/** What a caller needs for an rpc; undefined: nothing. */
export function roleOf(method: DescMethod): string | undefined {
  const named = getOption(method, roleOption);
  if (named === "any" || method.parent.typeName.startsWith("grpc.health.")) return undefined;
  if (named !== "") return named;
  if (method.parent.typeName.startsWith("crewdb.admin.")) return "admin";
  if (method.input.typeName.startsWith("crewdb.sql.")) return "sql";
  return isRead(method) ? "read" : "write";
}

/** Streams of requests need a client in a program: no browser can send one. */
export function isCallable({ methodKind }: DescMethod): boolean {
  return methodKind === "unary" || methodKind === "server_streaming";
}

export function isRequired(field: DescField): boolean {
  return getOption(field, field_behavior).includes(FieldBehavior.REQUIRED);
}

/** Set by the service; what a request says of it is ignored. */
export function isOutputOnly(field: DescField): boolean {
  return getOption(field, field_behavior).includes(FieldBehavior.OUTPUT_ONLY);
}

/** What the contract asks of a field, in a few words. */
export function ruleWords(field: DescField): string {
  if (!hasOption(field, fieldRules)) return "";
  const rules = getOption(field, fieldRules);
  const unit = field.fieldKind === "scalar" && field.scalar === 12 ? "bytes" : "characters";
  const words: string[] = [];
  if (rules.format === Format.EMAIL) words.push("an e-mail address");
  if (rules.format === Format.JSON) words.push("JSON");
  if (rules.patternWords !== "") words.push(rules.patternWords);
  if (rules.minLength !== undefined) words.push(`at least ${count(rules.minLength)} ${unit}`);
  if (rules.maxLength !== undefined) words.push(`at most ${count(rules.maxLength)} ${unit}`);
  if (rules.minimum !== undefined) words.push(`from ${count(rules.minimum)}`);
  if (rules.greaterThan !== undefined) words.push(`above ${count(rules.greaterThan)}`);
  if (rules.maximum !== undefined) words.push(`to ${count(rules.maximum)}`);
  if (rules.minItems !== undefined) words.push(`at least ${count(rules.minItems)} elements`);
  if (rules.maxItems !== undefined) words.push(`at most ${count(rules.maxItems)} elements`);
  return words.join(", ");
}

function count(value: number): string {
  return value.toLocaleString("en");
}
