import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import type { AuditTrail } from "../access/audit.js";
import { Authenticator } from "../access/authenticate.js";
import type { Peer } from "../access/peers.js";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan } from "../engine/plan.js";
import { AdminService } from "./admin/admin-service.js";
import type { AdminTarget } from "./admin/admin-target.js";
import { auditedRpc, auditedTarget } from "./audited.js";
import { CallLimits } from "./call-limits.js";
import { CallMeter } from "./call-meter.js";
import { CallObservers } from "./call-observer.js";
import { CallTracer } from "./call-trace.js";
import { Health } from "./health.js";
import type { IncomingCall, Rpc, Rpcs } from "./incoming-call.js";
import { CLIENT_LIMITS, type ClientLimits, MAX_QUERY_STREAMS } from "./limits.js";
import { LongMessages } from "./long-messages.js";
import { OpenStreams } from "./open-streams.js";
import { RecentCalls, type RecentCallsOptions } from "./recent-calls.js";
import { Reflection } from "./reflection.js";
import type { ServerLog } from "./server-log.js";
import { addTypedService } from "./typed-service.js";
import type { CallTarget, HandlerParts } from "./unary-handler.js";

export interface HandlerOptions {
  /** What AdminDb shows and does. */
  readonly admin: readonly AdminTarget[];
  readonly services: readonly { readonly plan: DatabasePlan; readonly target: CallTarget }[];
  /** Descriptors of every proto, a binary FileDescriptorSet, for reflection. */
  readonly image: Uint8Array;
  /** Who calls, and what they may; default: every caller is `local` and may do everything. */
  readonly authenticator?: Authenticator;
  /** Where writes and denied calls are noted. */
  readonly audit?: AuditTrail;
  /** The deadline of calls without one, or with a longer one, in ms. */
  readonly maxCallMs: number;
  /** What differs from the defaults. */
  readonly limits?: Partial<ClientLimits>;
  readonly log: ServerLog;
  /** Which signals leave the process. Default: none, and calls pay nothing for them. */
  readonly observe?: { readonly traces: boolean; readonly metrics: boolean };
  /** Which calls AdminDb.RecentCalls shows. Default: none. */
  readonly recentCalls?: RecentCallsOptions;
}

/** The handler of every rpc, and what they share; doors serve them. */
export interface Handlers {
  readonly rpcs: ReadonlyMap<string, Rpc>;
  readonly health: Health;
  readonly inFlight: { readonly count: number };
  /**
   * Ends what would stay open for as long as its client likes; a pipeline first answers what it
   * has.
   */
  endStreams(): void;
  /** The same for one connection, which has reached its age. */
  retire(peer: Peer): void;
}

export function createHandlers(options: HandlerOptions): Handlers {
  const parts = handlerParts(options);
  const rpcs: Rpcs = new Map();
  const { audit } = options;
  const asked = options.services.flatMap(({ plan, target }) =>
    addTypedService(rpcs, plan, audit ? auditedTarget(target, plan, audit) : target, parts),
  );
  const services = options.services.map(({ plan }) => plan.service);
  const health = new Health(rpcs, ["", ...services]);
  const admin = new AdminService(rpcs, options.admin, parts, asked);
  const described = [...services, AdminDb.typeName, "grpc.health.v1.Health"];
  const reflection = new Reflection(rpcs, options.image, described, parts);
  const { authenticator } = parts;
  if (audit !== undefined)
    for (const [name, rpc] of rpcs) rpcs.set(name, auditedRpc(name, rpc, audit, authenticator));
  if (authenticator.preparesCalls)
    for (const [name, rpc] of rpcs) rpcs.set(name, prepared(rpc, authenticator));
  return {
    rpcs,
    health,
    inFlight: parts.inFlight,
    retire: (peer) => {
      health.endWatchesOf(peer);
      reflection.endStreamsOf(peer);
      admin.endStreamsOf(peer);
      for (const pipeline of parts.pipelines) if (pipeline.source === peer.name) pipeline.drain();
    },
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

function handlerParts(options: HandlerOptions): HandlerParts {
  return {
    authenticator: options.authenticator ?? new Authenticator(),
    limits: new CallLimits({ ...CLIENT_LIMITS, ...options.limits }),
    maxCallMs: options.maxCallMs,
    log: options.log,
    queryStreams: new OpenStreams(MAX_QUERY_STREAMS, "query streams"),
    longMessages: new LongMessages(),
    pipelines: new Set(),
    inFlight: { count: 0 },
    ...(options.audit && { audit: options.audit }),
    ...observersOf(options),
  };
}

function observersOf({
  observe,
  recentCalls,
}: HandlerOptions): Pick<HandlerParts, "observers" | "recentCalls"> {
  const keeps = recentCalls !== undefined && recentCalls.capacity > 0;
  if (observe === undefined && !keeps) return {};
  const tracer = observe?.traces === true ? new CallTracer() : undefined;
  const meter = observe?.metrics === true ? new CallMeter() : undefined;
  if (!keeps) return { observers: new CallObservers(tracer, meter) };
  const recent = new RecentCalls(recentCalls);
  return { observers: new CallObservers(tracer, meter, recent), recentCalls: recent };
}

/** The same rpc, handled once its caller can be told: at once, but for a new JSON Web Token. */
function prepared(rpc: Rpc, authenticator: Authenticator): Rpc {
  const handle = rpc.handle as (call: IncomingCall) => void;
  const later = (call: IncomingCall): void => {
    const pending = authenticator.prepare(call);
    if (pending === undefined) {
      handle(call);
      return;
    }
    void pending.then(() => {
      if (!call.isOver) handle(call);
    });
  };
  return { ...rpc, handle: later } as Rpc;
}

/** Longest path that is repeated to the caller, in characters. */
const LONGEST_PATH = 200;

/** The error for a path that no service has. */
export function unknownMethod(path: string): CallError {
  const message = "the server has no rpc of that name";
  return { reason: "UNKNOWN_METHOD", message, metadata: { rpc: path.slice(0, LONGEST_PATH) } };
}
