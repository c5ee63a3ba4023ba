/** Rpcs by the names that people and agents give them, from the contract's descriptors. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  create,
  type DescMethod,
  type DescMethodServerStreaming,
  type DescMethodUnary,
  type DescService,
  fromJson,
  getOption,
  type JsonValue,
  type Message,
  toJson,
} from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import type { Transport } from "@connectrpc/connect";
import { role as roleOption } from "../../gen/ts/crewdb/options/v1/options_pb.js";
import { nearestName } from "../base/near-miss.js";
import { PACKAGE_ROOT } from "../base/package-root.js";
import { IMAGE_FILE, type Image, readImage } from "../contract/image.js";

/** An rpc that one request starts: what a line of JSON can call. */
export type CallMethod = DescMethodUnary | DescMethodServerStreaming;

/** The name or the request of a call is wrong, so nothing was sent. The message is a sentence. */
export class CallMistake extends Error {}

/** Descriptors with their comments, as the console has them, else those without. */
export function readContract(): Image {
  const commented = join(PACKAGE_ROOT, "dist", "console", "contract.binpb");
  return readImage(existsSync(commented) ? commented : IMAGE_FILE);
}

/** Every rpc of every service that can be called with one request, in the order of the protos. */
export function callsIn(contract: Image): readonly CallMethod[] {
  return servicesOf(contract).flatMap(({ methods }) => methods.filter(isCallable));
}

/** `MainDb/GetUser`. Names of services are told apart without their packages. */
export function shortName({ name, parent }: DescMethod): string {
  return `${parent.name}/${name}`;
}

export function isRead({ idempotency }: DescMethod): boolean {
  return idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
}

/** What a caller needs for an rpc: a role of the contract, or `any`. */
export function roleOf(method: DescMethod): string {
  const named = getOption(method, roleOption);
  if (named !== "") return named;
  if (method.parent.typeName.startsWith("grpc.")) return "any";
  if (method.parent.typeName.startsWith("crewdb.admin.")) return "admin";
  if (method.input.typeName.startsWith("crewdb.sql.")) return "sql";
  return isRead(method) ? "read" : "write";
}

/**
 * The rpc of a name: `GetUser`, `MainDb/GetUser` or `crewdb.main.v1.MainDb/GetUser`, with a dot or
 * a slash before the rpc, in any case.
 *
 * @throws CallMistake for a name that is none, or that several services have.
 */
export function findCall(contract: Image, name: string): CallMethod {
  const wanted = name.replace(/^\//, "").replaceAll("/", ".").toLowerCase();
  const methods = servicesOf(contract).flatMap(({ methods: own }) => own);
  const found = methods.filter((method) => namesOf(method).includes(wanted));
  const [first, ...others] = found;
  if (first === undefined) throw new CallMistake(unknownName(name, methods.filter(isCallable)));
  if (others.length > 0)
    throw new CallMistake(
      `${name} is an rpc of several services: ${found.map(shortName).join(", ")}`,
    );
  if (!isCallable(first))
    throw new CallMistake(
      `${shortName(first)} takes a stream of requests; use a client in a program for it`,
    );
  return first;
}

/**
 * A request of the rpc from JSON, with the fields' names in either form: `userId` or `user_id`.
 *
 * @throws CallMistake that names what is wrong, and the fields that there are.
 */
export function toRequest(contract: Image, method: CallMethod, json: JsonValue): Message {
  try {
    return fromJson(method.input, json, { registry: contract.registry });
  } catch (error) {
    throw new CallMistake(
      requestMistake(method, error instanceof Error ? error.message : String(error)),
    );
  }
}

export function toAnswer(contract: Image, method: CallMethod, message: Message): JsonValue {
  return toJson(method.output, message, { registry: contract.registry });
}

/**
 * The answers to one request: one of a unary rpc, any number of a stream. Leaving the loop ends the
 * call.
 */
export async function* callOnce(
  transport: Transport,
  method: CallMethod,
  request: Message,
  { signal, timeoutMs }: { readonly signal?: AbortSignal; readonly timeoutMs?: number },
): AsyncGenerator<Message> {
  const input = create(method.input, request);
  if (method.methodKind === "unary") {
    yield (await transport.unary(method, signal, timeoutMs, undefined, input)).message;
    return;
  }
  const left = new AbortController();
  const either = signal === undefined ? left.signal : AbortSignal.any([left.signal, signal]);
  try {
    const stream = await transport.stream(method, either, timeoutMs, undefined, only(input));
    yield* stream.message;
  } finally {
    left.abort();
  }
}

async function* only<T>(message: T): AsyncGenerator<T> {
  yield message;
}

/** Other files have messages alone. */
function servicesOf({ registry }: Image): DescService[] {
  return [...registry].filter(
    (desc): desc is DescService =>
      desc.kind === "service" && /^(?:crewdb|grpc\.health)\./.test(desc.typeName),
  );
}

function isCallable(method: DescMethod): method is CallMethod {
  return method.methodKind === "unary" || method.methodKind === "server_streaming";
}

function namesOf({ name, parent }: DescMethod): string[] {
  return [name, `${parent.name}.${name}`, `${parent.typeName}.${name}`].map((each) =>
    each.toLowerCase(),
  );
}

function unknownName(name: string, methods: readonly CallMethod[]): string {
  const own = name.split(/[./]/).at(-1) ?? name;
  const nearest = nearestName(
    own,
    methods.map((method) => method.name),
  );
  const meant = methods.filter((method) => method.name === nearest).map(shortName);
  return `no rpc is called ${name}${meant.length === 0 ? "" : `; did you mean ${meant.join(" or ")}?`}`;
}

/** Of protobuf's own sentence, with the field that was meant. */
function requestMistake(method: CallMethod, said: string): string {
  const plain = said.replace(/^cannot (?:decode|parse) (?:message )?\S+ from JSON: /, "");
  const unknown = /key "(.*)" is unknown/.exec(plain)?.[1];
  const isOfInput = said.includes(`message ${method.input.typeName} from JSON`);
  if (unknown === undefined || !isOfInput)
    return `the request of ${shortName(method)} is wrong: ${plain}`;
  const names = method.input.fields.map(({ name }) => name);
  const nearest = nearestName(unknown, names);
  const meant = nearest === undefined ? "" : `; did you mean ${nearest}?`;
  const fields = names.length === 0 ? "it has no fields" : `its fields are ${names.join(", ")}`;
  return `the request of ${shortName(method)} has no field ${unknown}${meant === "" ? `; ${fields}` : meant}`;
}
