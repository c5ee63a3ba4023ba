/** The TypeScript client as the conformance suite drives it: see test/conformance/README.md for the protocol. */
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import {
  create,
  type DescMethod,
  type DescService,
  fromBinary,
  fromJson,
  type JsonValue,
  type Message,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { Code, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { AdminDb } from "../../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { MainDb } from "../../../gen/ts/crewdb/main/v1/main_db_pb.js";
import {
  ExecuteRequestSchema,
  ExecuteResponseSchema,
  QueryRequestSchema,
  QueryResponseSchema,
} from "../../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { WalmartDb } from "../../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import {
  type AnyDb,
  type ClientOptions,
  ConnectError,
  createAdminDb,
  createMainDb,
  createWalmartDb,
  describeError,
  inTransaction,
  REPLICATED,
  ServingStatus,
  type Transaction,
  waitUntilServing,
  watchHealth,
} from "../../../src/client/index.js";

interface Command {
  readonly op: string;
  readonly target?: string;
  /** Where streams of requests go when `target` is the HTTP port. */
  readonly grpc?: string;
  readonly http?: string;
  readonly pipeline?: boolean;
  readonly retries?: boolean;
  readonly service?: string;
  readonly method?: string;
  readonly request?: JsonValue;
  readonly requests?: readonly JsonValue[];
  readonly timeoutMs?: number;
  readonly cancelAfterMs?: number;
  readonly headers?: Record<string, string>;
  readonly durability?: "replicated";
  readonly take?: number;
  readonly pauseMs?: number;
  readonly ends?: boolean;
  readonly mode?: "read" | "write";
  readonly steps?: readonly TransactionStep[];
  readonly fail?: boolean;
  readonly changes?: number;
  readonly inFlight?: number;
  readonly seconds?: number;
}

interface TransactionStep {
  readonly query?: JsonValue;
  readonly execute?: JsonValue;
  readonly call?: { readonly method: string; readonly request?: JsonValue };
  readonly savepoint?: string;
  readonly steps?: readonly TransactionStep[];
  readonly fail?: boolean;
}

class OwnError extends Error {}

const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
const services: Readonly<Record<string, DescService>> = { MainDb, WalmartDb, AdminDb };
let target = "";
let clients: Record<string, object> = {};
/** Of the gRPC port. */
let importers: Record<string, object> = {};

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

type Caller = (request: unknown, options?: object) => unknown;

function findMethod(
  command: { readonly method?: string },
  service: string,
  client?: object,
): { desc: DescMethod; invoke: Caller } {
  const desc = services[service]?.methods.find(({ name }) => name === command.method);
  if (desc === undefined) throw new Error(`no method ${service}/${command.method}`);
  const over = (client ?? clients[service]) as Record<string, Caller>;
  const invoke = over[desc.localName];
  if (invoke === undefined) throw new Error(`the client has no ${desc.localName}`);
  return { desc, invoke: invoke.bind(over) };
}

function toOptions({ timeoutMs, cancelAfterMs, headers, durability }: Command): object {
  const signal = cancelAfterMs === undefined ? undefined : new AbortController();
  if (signal !== undefined) setTimeout(() => signal.abort(), cancelAfterMs);
  return {
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...((headers ?? durability) && { headers: { ...headers, ...(durability && REPLICATED) } }),
    ...(signal && { signal: signal.signal }),
  };
}

function describe(error: unknown): object {
  if (!(error instanceof ConnectError)) return { other: String(error) };
  const { reason, metadata, message, committed = "false", violations, retryAfterMs = 0 } = describeError(error);
  const code =
    error.code === Code.Canceled
      ? "CANCELLED"
      : Code[error.code]?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
  const details = error.details.map((detail) => ("type" in detail ? detail.type : detail.desc.typeName));
  return { code, message, reason, metadata, committed, violations, retryAfterMs, details };
}

async function runCommand(command: Command): Promise<object> {
  const { service = "", op } = command;
  switch (op) {
    case "connect":
      return connect(command);
    case "call": {
      const { desc, invoke } = findMethod(command, service);
      const request = fromJson(desc.input, command.request ?? {});
      const response = (await invoke(request, toOptions(command))) as Message;
      return { response: toJson(desc.output, response) };
    }
    case "stream":
      return await readStream(command, service);
    case "import": {
      const { desc, invoke } = findMethod(command, service, importers[service]);
      const requests = (command.requests ?? []).map((json) => fromJson(desc.input, json));
      const response = (await invoke(
        (async function* () {
          yield* requests;
        })(),
        toOptions(command),
      )) as Message;
      return { response: toJson(desc.output, response) };
    }
    case "transaction":
      return await runTransaction(command, service);
    case "watch":
      return await watch(command, service);
    case "waitServing":
      await waitUntilServing(target, service, { signal: AbortSignal.timeout(command.timeoutMs ?? 0) });
      return {};
    case "load":
      return await load(command, service);
    default:
      throw new Error(`unknown op ${op}`);
  }
}

function connect({ target: address = "", grpc, http, pipeline = false, retries = true }: Command): object {
  target = address;
  const options: ClientOptions = { pipeline, ...(retries ? {} : { retry: { maxAttempts: 1 } }) };
  const to = http === undefined ? target : overHttp(http, `http://${target}`);
  clients = {
    MainDb: createMainDb(to, options),
    WalmartDb: createWalmartDb(to, options),
    AdminDb: createAdminDb(to, options),
  };
  const others = grpc === undefined || http === undefined ? undefined : grpc;
  importers = others === undefined ? clients : { MainDb: createMainDb(others), WalmartDb: createWalmartDb(others) };
  return {};
}

/** Connect over HTTP/2 and with JSON over HTTP/1.1, and gRPC-Web as browsers speak it. */
function overHttp(protocol: string, baseUrl: string): Transport {
  switch (protocol) {
    case "connect":
      return createConnectTransport({ baseUrl, httpVersion: "2", useBinaryFormat: true });
    case "connect-json":
      return createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: false });
    default:
      return createGrpcWebTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: true });
  }
}

async function readStream(command: Command, service: string): Promise<object> {
  const { desc, invoke } = findMethod(command, service);
  const { take = Number.POSITIVE_INFINITY, pauseMs = 0, ends = false } = command;
  const aborter = new AbortController();
  const request = fromJson(desc.input, command.request ?? {});
  const stream = invoke(request, { signal: aborter.signal, ...toOptions(command) }) as AsyncIterable<
    Message & { rows?: unknown[] }
  >;
  const messages: JsonValue[] = [];
  let [count, rows] = [0, 0];
  try {
    for await (const message of stream) {
      count += 1;
      rows += message.rows?.length ?? 0;
      if (!ends || count === 1) messages.push(toJson(desc.output, message));
      if (count === 1) await sleep(pauseMs);
      if (count >= take) break;
    }
  } catch (error) {
    return { messages, count, rows, error: describe(error) };
  }
  aborter.abort();
  return { messages, count, rows };
}

async function runTransaction(command: Command, service: string): Promise<object> {
  const results: object[] = [];
  const { signal } = toOptions(command) as { signal?: AbortSignal };
  const work = async (transaction: Transaction): Promise<void> => {
    for (const step of command.steps ?? []) results.push(await runStep(step, transaction, service, results));
    if (command.fail === true) throw new OwnError();
  };
  try {
    const { mode = "write", durability = "local" } = command;
    await inTransaction(clients[service] as AnyDb, work, { mode, durability, signal });
  } catch (error) {
    return error instanceof OwnError ? { results, failed: true } : { results, error: describe(error) };
  }
  return { results };
}

async function runStep(
  step: TransactionStep,
  transaction: Transaction,
  service: string,
  results: object[],
): Promise<object> {
  try {
    if (step.query !== undefined) {
      const { sql, parameters } = fromJson(QueryRequestSchema, step.query);
      return { response: toJson(QueryResponseSchema, await transaction.query({ sql, parameters })) };
    }
    if (step.execute !== undefined) {
      const { sql, parameters } = fromJson(ExecuteRequestSchema, step.execute);
      return { response: toJson(ExecuteResponseSchema, await transaction.execute({ sql, parameters })) };
    }
    if (step.call !== undefined) {
      const { desc, invoke } = findMethod(step.call, service, transaction.client(services[service] ?? MainDb));
      const response = (await invoke(fromJson(desc.input, step.call.request ?? {}))) as Message;
      return { response: toJson(desc.output, response) };
    }
    if (step.savepoint !== undefined) {
      await transaction.savepoint(async () => {
        for (const inner of step.steps ?? []) results.push(await runStep(inner, transaction, service, results));
        if (step.fail === true) throw new OwnError();
      });
    } else {
      say({ event: "holding" });
      await lines.next();
    }
    return {};
  } catch (error) {
    return error instanceof OwnError ? { failed: true } : { error: describe(error) };
  }
}

async function watch({ changes = 1 }: Command, service: string): Promise<object> {
  let seen = 0;
  for await (const status of watchHealth(target, service)) {
    say({ event: Object.entries(ServingStatus).find(([, number]) => number === status)?.[0] });
    seen += 1;
    if (seen === changes) break;
  }
  return {};
}

async function load(
  { seconds = 1, inFlight = 1, request = {}, ...command }: Command,
  service: string,
): Promise<object> {
  const { desc, invoke } = findMethod(command, service);
  const bytes = toBinary(desc.input, create(desc.input, fromJson(desc.input, request)));
  const message = fromBinary(desc.input, bytes);
  const times: number[] = [];
  let errors = 0;
  const from = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() - from < seconds * 1000) {
      const begun = performance.now();
      await Promise.resolve(invoke(message)).catch(() => {
        errors += 1;
      });
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  return { calls: times.length, errors, seconds: (performance.now() - from) / 1000, p50Ms: at(0.5), p99Ms: at(0.99) };
}

for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
  const command = JSON.parse(line.value) as Command;
  say(await runCommand(command).catch((error: unknown) => ({ error: describe(error) })));
}
process.exit(0);
