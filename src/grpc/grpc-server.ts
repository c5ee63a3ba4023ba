import { chmodSync, existsSync, rmSync } from "node:fs";
import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { DatabasePlan } from "../worker/plan.js";
import { SqlRpc } from "../worker/sql/sql-rpc.js";
import { Authenticator } from "./authenticate.js";
import { Health } from "./health.js";
import { addReflection } from "./reflection.js";
import type { ServerLog } from "./server-log.js";
import { queryStreamHandler, transactHandler } from "./stream-handlers.js";
import type { TokenTable } from "./tokens.js";
import { type CallPool, type HandlerParts, type ServedRpc, unaryHandler } from "./unary-handler.js";

/** Largest request, in bytes: what grpc-js and its kin take by default. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;
/** Calls open on one connection; more wait in the client. Two thousand can still be refused one by one by the pool. */
const MAX_STREAMS_PER_CONNECTION = 2000;
/** A connection that has been silent this long is asked for a sign of life, in ms … */
const KEEPALIVE_MS = 20_000;
/** … and closed when none comes within this time: the calls of a lost client are cancelled, in ms. */
const KEEPALIVE_TIMEOUT_MS = 10_000;

export interface TlsFiles {
  /** PEM text of the certificate chain and of its key. */
  readonly cert: string;
  readonly key: string;
  /** PEM text: clients must show a certificate of this authority. */
  readonly clientCa?: string;
}

export interface GrpcServerOptions {
  readonly services: readonly { readonly plan: DatabasePlan; readonly pool: CallPool }[];
  /** Descriptors of every proto, a binary FileDescriptorSet. */
  readonly image: Uint8Array;
  readonly listen: { readonly host: string; readonly port: number } | { readonly socket: string };
  readonly tls?: TlsFiles;
  /** Absent: no token is asked for. */
  readonly tokens?: TokenTable;
  /** The deadline of calls without one, or with a longer one, in ms. */
  readonly maxCallMs: number;
  readonly log: ServerLog;
}

/** A running server. */
export interface GrpcServer {
  /** `127.0.0.1:50051` or `unix:/path`. */
  readonly address: string;
  /** Unary calls that are not answered yet. */
  readonly inFlight: number;
  setServing(service: string, serving: boolean): void;
  /** Health says NOT_SERVING from here on. */
  announceShutdown(): void;
  /** Ends the watches, lets calls in flight finish for at most `graceMs`, then closes. */
  close(graceMs: number): Promise<void>;
}

/** Binds the address and serves. Rejects with one line when it can't be bound. */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const server = new Server({
    "grpc.enable_channelz": 0,
    "grpc.max_receive_message_length": MAX_REQUEST_BYTES,
    "grpc.max_concurrent_streams": MAX_STREAMS_PER_CONNECTION,
    "grpc.keepalive_time_ms": KEEPALIVE_MS,
    "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
  });
  const inFlight = { count: 0 };
  const parts: HandlerParts = {
    authenticator: new Authenticator(options.tokens),
    maxCallMs: options.maxCallMs,
    log: options.log,
    inFlight,
  };
  for (const { plan, pool } of options.services) addTypedService(server, plan, pool, parts);
  const health = new Health(server, ["", ...options.services.map((service) => service.plan.service)]);
  addReflection(server, options.image);
  const address = await bind(server, options);
  return {
    address,
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    close: (graceMs) => close(server, health, graceMs),
  };
}

function addTypedService(server: Server, plan: DatabasePlan, pool: CallPool, parts: HandlerParts): void {
  const definition: Record<string, ServiceDefinition[string]> = {};
  const handlers: UntypedServiceImplementation = {};
  for (const rpc of plan.rpcs) {
    const served: ServedRpc = { rpc: rpc.id, lane: rpc.lane, role: rpc.lane };
    definition[rpc.name] = bytesMethod(rpc.method);
    handlers[rpc.name] = unaryHandler(served, pool, parts);
  }
  for (const { name, ...served } of SQL_RPCS) {
    definition[name] = bytesMethod(`${plan.service}/${name}`);
    handlers[name] = unaryHandler({ ...served, role: "sql" }, pool, parts);
  }
  definition.QueryStream = bytesMethod(`${plan.service}/QueryStream`, { responseStream: true });
  definition.Transact = bytesMethod(`${plan.service}/Transact`, { requestStream: true, responseStream: true });
  handlers.QueryStream = queryStreamHandler(pool, parts);
  handlers.Transact = transactHandler(pool, parts);
  server.addService(definition, handlers);
}

/** The unary SQL rpcs, which both services have alike. */
const SQL_RPCS = [
  { name: "Query", rpc: SqlRpc.QUERY, lane: "read" },
  { name: "Execute", rpc: SqlRpc.EXECUTE, lane: "write" },
  { name: "ExecuteBatch", rpc: SqlRpc.EXECUTE_BATCH, lane: "write" },
] as const;

/** A method whose messages stay bytes. */
function bytesMethod(
  method: string,
  streams: { readonly requestStream?: true; readonly responseStream?: true } = {},
): ServiceDefinition[string] {
  const same = (value: Buffer): Buffer => value;
  return {
    path: `/${method}`,
    requestStream: streams.requestStream === true,
    responseStream: streams.responseStream === true,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}

function bind(server: Server, { listen, tls }: GrpcServerOptions): Promise<string> {
  const target = "socket" in listen ? `unix:${listen.socket}` : `${listen.host}:${listen.port}`;
  if ("socket" in listen && existsSync(listen.socket)) rmSync(listen.socket);
  return new Promise((resolve, reject) => {
    server.bindAsync(target, credentials(tls), (error, port) => {
      if (error !== null) {
        reject(new Error(`can't listen on ${target}: ${error.message}; is another server running there?`));
        return;
      }
      if ("socket" in listen) chmodSync(listen.socket, 0o600);
      resolve("socket" in listen ? target : `${listen.host}:${port}`);
    });
  });
}

function credentials(tls: TlsFiles | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.cert), private_key: Buffer.from(tls.key) };
  const clientCa = tls.clientCa === undefined ? null : Buffer.from(tls.clientCa);
  return ServerCredentials.createSsl(clientCa, [pair], clientCa !== null);
}

/** tryShutdown waits for ever on open streams, so watches end first and a timer stands beside it. */
function close(server: Server, health: Health, graceMs: number): Promise<void> {
  health.announceShutdown();
  health.endWatches();
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, graceMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
