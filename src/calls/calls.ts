import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { Authenticator } from "../access/authenticate.js";
import { Connections } from "../access/connections.js";
import type { TokenTable } from "../access/tokens.js";
import type { DatabasePlan } from "../engine/plan.js";
import { AdminService } from "./admin/admin-service.js";
import type { AdminTarget } from "./admin/admin-target.js";
import { CallLimits } from "./call-limits.js";
import { CallMeter } from "./call-meter.js";
import { CallObservers } from "./call-observer.js";
import { CallTracer } from "./call-trace.js";
import { Health } from "./health.js";
import type { ServiceHost } from "./incoming-call.js";
import { DEFAULT_LIMITS, type EdgeLimits, MAX_QUERY_STREAMS } from "./limits.js";
import { OpenStreams } from "./open-streams.js";
import { Reflection } from "./reflection.js";
import type { ServerLog } from "./server-log.js";
import { addTypedService } from "./typed-service.js";
import type { CallPool, HandlerParts } from "./unary-handler.js";

export interface CallsOptions {
  /** What AdminDb shows and does. */
  readonly admin: readonly AdminTarget[];
  readonly services: readonly { readonly plan: DatabasePlan; readonly pool: CallPool }[];
  /** Descriptors of every proto, a binary FileDescriptorSet, for reflection. */
  readonly image: Uint8Array;
  /** Clients must show a certificate, which says who they are. */
  readonly certificates?: boolean;
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

/** Where calls come in, whether over sockets or from inside the process, as the composition root sees it. */
export interface Edge {
  /** Calls that are not answered yet. */
  readonly inFlight: number;
  /** "" stands for the whole server; all start as NOT_SERVING. */
  setServing(service: string, serving: boolean): void;
  /** Health says NOT_SERVING from here on. */
  announceShutdown(): void;
  /** Ends watches and query streams, lets calls in flight finish for at most `graceMs`, then cuts the connections. */
  close(graceMs: number): Promise<void>;
}

/** Every rpc, and what they share; who listens is another's matter. */
export interface Calls {
  readonly connections: Connections;
  readonly health: Health;
  readonly inFlight: { readonly count: number };
  /** Ends what would stay open for as long as its client likes; a pipeline first answers what it has. */
  endStreams(): void;
}

/** Adds every service to the host. */
export function createCalls(host: ServiceHost, options: CallsOptions): Calls {
  const parts = handlerParts(options);
  for (const { plan, pool } of options.services) addTypedService(host, plan, pool, parts);
  const services = options.services.map(({ plan }) => plan.service);
  const health = new Health(host, ["", ...services], options.log);
  const admin = new AdminService(host, options.admin, parts);
  const described = [...services, AdminDb.typeName, "grpc.health.v1.Health"];
  const reflection = new Reflection(host, options.image, described, parts);
  return {
    connections: parts.connections,
    health,
    inFlight: parts.inFlight,
    endStreams: () => {
      health.announceShutdown();
      health.endWatches();
      reflection.endStreams();
      admin.endStreams();
      parts.queryStreams.endAll();
      for (const pipeline of parts.pipelines) pipeline.drain();
    },
  };
}

function handlerParts(options: CallsOptions): HandlerParts {
  const connections = new Connections();
  const { tokens, certificates = false } = options;
  return {
    authenticator: new Authenticator({ certificates, connections, ...(tokens === undefined ? {} : { tokens }) }),
    connections,
    limits: new CallLimits({ ...DEFAULT_LIMITS, ...options.limits }),
    maxCallMs: options.maxCallMs,
    log: options.log,
    queryStreams: new OpenStreams(MAX_QUERY_STREAMS, "query streams", options.log),
    pipelines: new Set(),
    inFlight: { count: 0 },
    ...observersOf(options.observe),
  };
}

function observersOf(observe: CallsOptions["observe"]): Pick<HandlerParts, "observers"> {
  if (observe === undefined) return {};
  const tracer = observe.traces ? new CallTracer() : undefined;
  return { observers: new CallObservers(tracer, observe.metrics ? new CallMeter() : undefined) };
}
