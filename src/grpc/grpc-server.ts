import type { Socket } from "node:net";
import { Server } from "@grpc/grpc-js";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import type { DatabasePlan } from "../worker/plan.js";
import { AdminService } from "./admin/admin-service.js";
import type { AdminTarget } from "./admin/admin-target.js";
import { Authenticator } from "./authenticate.js";
import { CallLimits } from "./call-limits.js";
import { CallMeter } from "./call-meter.js";
import { CallObservers } from "./call-observer.js";
import { CallTracer } from "./call-trace.js";
import { Connections } from "./connections.js";
import { type TlsFiles, toCredentials } from "./credentials.js";
import { Health } from "./health.js";
import {
  CUT_OFF_BYTES,
  DEFAULT_LIMITS,
  type EdgeLimits,
  KEEPALIVE_MS,
  KEEPALIVE_TIMEOUT_MS,
  MAX_QUERY_STREAMS,
} from "./limits.js";
import { type ListenAddress, type Listener, listen } from "./listener.js";
import { OpenStreams } from "./open-streams.js";
import { Reflection } from "./reflection.js";
import type { ServerLog } from "./server-log.js";
import type { TokenTable } from "./tokens.js";
import { addTypedService } from "./typed-service.js";
import type { CallPool, HandlerParts } from "./unary-handler.js";
import { answerUnknownMethods } from "./unknown-method.js";

export interface GrpcServerOptions {
  /** What AdminDb shows and does. */
  readonly admin: readonly AdminTarget[];
  readonly services: readonly { readonly plan: DatabasePlan; readonly pool: CallPool }[];
  /** Descriptors of every proto, a binary FileDescriptorSet, for reflection. */
  readonly image: Uint8Array;
  readonly listen: ListenAddress;
  /** Absent: plain text. */
  readonly tls?: TlsFiles;
  /** Absent: no token is asked for. Present: every call needs one, on loopback too. */
  readonly tokens?: TokenTable;
  /** The deadline of calls without one, or with a longer one, in ms. */
  readonly maxCallMs: number;
  /** What differs from the defaults. */
  readonly limits?: Partial<EdgeLimits>;
  readonly log: ServerLog;
  /** Which signals leave the process. Default: none, and calls pay nothing for them. */
  readonly observe?: { readonly traces: boolean; readonly metrics: boolean };
}

/** A running server. */
export interface GrpcServer {
  /** `127.0.0.1:50051`, `[::1]:50051` or `unix:/path`. */
  readonly address: string;
  /** Calls that are not answered yet. */
  readonly inFlight: number;
  /** "" stands for the whole server; all start as NOT_SERVING. */
  setServing(service: string, serving: boolean): void;
  /** Health says NOT_SERVING from here on. */
  announceShutdown(): void;
  /** Ends watches and query streams, lets calls in flight finish for at most `graceMs`, then cuts the connections. */
  close(graceMs: number): Promise<void>;
}

/** What close() takes down. */
interface Parts {
  readonly server: Server;
  readonly listener: Listener;
  readonly connections: Connections;
  readonly health: Health;
  readonly reflection: Reflection;
  readonly admin: AdminService;
  readonly queryStreams: HandlerParts["queryStreams"];
  readonly pipelines: HandlerParts["pipelines"];
}

/** Binds the address and serves. Rejects with one line when it can't be bound, or the certificate can't be used. */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const server = createServer(limits);
  const handlers = handlerParts(options, limits);
  const { connections, inFlight, log, queryStreams, pipelines } = handlers;
  for (const { plan, pool } of options.services) addTypedService(server, plan, pool, handlers);
  const services = options.services.map(({ plan }) => plan.service);
  const health = new Health(server, ["", ...services], log);
  const admin = new AdminService(server, options.admin, handlers);
  const described = [...services, AdminDb.typeName, "grpc.health.v1.Health"];
  const reflection = new Reflection(server, options.image, described, handlers);
  answerUnknownMethods(server, log);
  const serve = injector(server, options.tls);
  const listener = await listen(options.listen, { connections, limits, log, serve });
  const parts = { server, listener, connections, health, reflection, admin, queryStreams, pipelines };
  return {
    address: listener.address,
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    close: (graceMs) => close(parts, graceMs),
  };
}

function createServer(limits: EdgeLimits): Server {
  return new Server({
    // Its bookkeeping costs every call, and nothing here shows it.
    "grpc.enable_channelz": 0,
    "grpc.max_receive_message_length": CUT_OFF_BYTES,
    "grpc.max_concurrent_streams": limits.maxStreamsPerConnection,
    "grpc.keepalive_time_ms": KEEPALIVE_MS,
    "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
  });
}

function handlerParts(options: GrpcServerOptions, limits: EdgeLimits): HandlerParts {
  const connections = new Connections();
  const certificates = options.tls?.clientCa !== undefined;
  const { tokens } = options;
  return {
    authenticator: new Authenticator({ certificates, connections, ...(tokens === undefined ? {} : { tokens }) }),
    connections,
    limits: new CallLimits(limits),
    maxCallMs: options.maxCallMs,
    log: options.log,
    queryStreams: new OpenStreams(MAX_QUERY_STREAMS, "query streams", options.log),
    pipelines: new Set(),
    inFlight: { count: 0 },
    ...observersOf(options.observe),
  };
}

function observersOf(observe: GrpcServerOptions["observe"]): Pick<HandlerParts, "observers"> {
  if (observe === undefined) return {};
  const tracer = observe.traces ? new CallTracer() : undefined;
  return { observers: new CallObservers(tracer, observe.metrics ? new CallMeter() : undefined) };
}

function injector(server: Server, tls: TlsFiles | undefined): (socket: Socket) => void {
  try {
    const connections = server.createConnectionInjector(toCredentials(tls));
    return (socket) => connections.injectConnection(socket);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the TLS certificate, its key or the clients' authority can't be used: ${why}`);
  }
}

/** Closing sessions waits for ever for open streams, so those that last end first, and a timer stands beside it. */
async function close(parts: Parts, graceMs: number): Promise<void> {
  const { server, listener, connections, health, reflection, admin, queryStreams, pipelines } = parts;
  listener.stop();
  health.announceShutdown();
  health.endWatches();
  reflection.endStreams();
  admin.endStreams();
  queryStreams.endAll();
  for (const pipeline of pipelines) pipeline.drain();
  // Not forceShutdown: without channelz it knows of no sessions, and a cut connection reads as UNAVAILABLE.
  const timer = setTimeout(() => connections.destroyAll(), graceMs);
  server.tryShutdown(() => undefined);
  // Its callback comes before the last bytes are written; the sockets' own end comes after.
  await connections.emptied();
  clearTimeout(timer);
}
