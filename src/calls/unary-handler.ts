import type { Metadata } from "@grpc/grpc-js";
import type { Authenticator } from "../access/authenticate.js";
import type { Connections } from "../access/connections.js";
import type { Principal } from "../access/principal.js";
import type { Call, Outcome, Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth, withTruthOfAnswer } from "../engine/committed.js";
import type { Lane } from "../engine/plan.js";
import type { Role } from "../engine/roles.js";
import type { CallLimits } from "./call-limits.js";
import type { CallObservers, ObservedCall } from "./call-observer.js";
import type { TracedRpc } from "./call-trace.js";
import { toMilliseconds } from "./deadline.js";
import { toErrorStatus } from "./error-status.js";
import type { Answer, ResponseStream, UnaryHandler, UnaryRequest } from "./incoming-call.js";
import type { OpenStreams } from "./open-streams.js";
import type { ServerLog } from "./server-log.js";
import { serverTiming, WANTS_TIMING } from "./server-timing.js";

/** The pool as this room sees it. */
export interface CallPool {
  submit(call: Call): void;
  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void;
}

/** One rpc as the protocol needs it: its number for the pool, its lane, and the role that it asks for. */
export interface ServedRpc {
  readonly rpc: number;
  readonly lane: Lane;
  readonly role: Role;
  readonly traced: TracedRpc;
}

/** What all handlers share. */
export interface HandlerParts {
  readonly authenticator: Authenticator;
  readonly connections: Connections;
  readonly limits: CallLimits;
  /** The deadline of calls without one, or with a longer one, in ms from now. */
  readonly maxCallMs: number;
  readonly log: ServerLog;
  /** What a stop ends at once. */
  readonly queryStreams: OpenStreams<ResponseStream>;
  /** Open pipelines; a stop lets each answer what it has and then ends it. */
  readonly pipelines: Set<{ drain(): void }>;
  /** Absent while nothing is exported. */
  readonly observers?: CallObservers;
  /** Calls that are not answered yet. */
  readonly inFlight: { count: number };
}

/** A call between the client and the pool: the request stays bytes on its way in, and the reply on its way out. */
class UnaryCall implements Call {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly isRepeated: boolean;
  readonly #parts: HandlerParts;
  readonly #principal: Principal;
  readonly #callback: Answer;
  readonly #observed: ObservedCall | undefined;
  readonly #wantsTiming: boolean;
  #replyBytes = 0;
  #finished = false;
  #left = false;

  constructor(
    { rpc, lane, traced }: ServedRpc,
    principal: Principal,
    source: string,
    call: UnaryRequest,
    callback: Answer,
    parts: HandlerParts,
  ) {
    this.rpc = rpc;
    this.lane = lane;
    this.request = call.request;
    this.caller = principal.name;
    this.party = principal.party;
    this.source = source;
    this.deadlineMs = Math.min(toMilliseconds(call.getDeadline()), Date.now() + parts.maxCallMs);
    this.#parts = parts;
    this.#principal = principal;
    this.#callback = callback;
    this.#observed = parts.observers?.begin(traced, call.metadata);
    this.isRepeated = isRepeated(call.metadata);
    this.#wantsTiming = call.metadata.get(WANTS_TIMING).length > 0;
    parts.inFlight.count++;
    principal.openCalls++;
  }

  get traceId(): string | undefined {
    return this.#observed?.trace?.traceId;
  }

  finish(outcome: Outcome): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#parts.inFlight.count--;
    // Nobody is there any more to be answered; a fault of the service still has to get into the log.
    if (this.#left && (outcome.ok || outcome.error.reason !== "INTERNAL")) {
      this.#observed?.end(outcome.ok ? undefined : outcome.error, 0, outcome.timings);
      return;
    }
    if (outcome.ok) this.#answer(outcome.reply, outcome.timings);
    else this.#refuse(outcome.error, outcome.timings);
  }

  /** The stream has closed: after the answer, which has then left the server, or before it. */
  closed(pool: CallPool): void {
    this.#left = true;
    this.#principal.openCalls--;
    if (this.#replyBytes > 0) this.#parts.limits.addUnread(this.#principal, -this.#replyBytes);
    if (!this.#finished) pool.cancel(this, Date.now() >= this.deadlineMs ? "DEADLINE_EXCEEDED" : "CANCELLED");
  }

  #answer(reply: Buffer, timings: Timings): void {
    const refused = this.#parts.limits.refuseAnswer(this.#principal, reply.length, timings.commitUs > 0);
    if (refused !== undefined) {
      this.#refuse(withTruthOfAnswer(refused, this), timings);
      return;
    }
    this.#replyBytes = reply.length;
    this.#parts.limits.addUnread(this.#principal, reply.length);
    if (this.#wantsTiming) this.#callback(null, reply, serverTiming(timings));
    else this.#callback(null, reply);
    this.#observed?.end(undefined, reply.length, timings);
  }

  #refuse(error: CallError, timings: Timings | undefined): void {
    const status = toErrorStatus(error, this.#parts.log);
    if (timings !== undefined) serverTiming(timings, status.metadata);
    this.#callback(status);
    this.#observed?.end(error, 0, timings);
  }
}

/** How often a call was sent before this one (gRFC A6): by gRPC's own retries, and by ours where the last attempt left a doubt. */
const PREVIOUS_ATTEMPTS = "grpc-previous-rpc-attempts";

function isRepeated(metadata: Metadata): boolean {
  return metadata.get(PREVIOUS_ATTEMPTS).length > 0;
}

/** The one handler of every unary rpc. */
export function unaryHandler(served: ServedRpc, pool: CallPool, parts: HandlerParts): UnaryHandler {
  return (bytesCall, callback) => {
    const connection = parts.connections.of(bytesCall);
    const refuse = (error: CallError): void => {
      const failed = { lane: served.lane, isRepeated: isRepeated(bytesCall.metadata) };
      callback(toErrorStatus(withTruth(error, failed), parts.log));
    };
    const principal = parts.authenticator.check(bytesCall, served.role, connection);
    if ("reason" in principal) return refuse(principal);
    const refused = parts.limits.refuseCall(principal, bytesCall.request.length);
    if (refused !== undefined) return refuse(refused);
    const call = new UnaryCall(served, principal, connection.peer, bytesCall, callback, parts);
    // grpc-js emits 'cancelled' once for every call, answered ones included: then their last byte has left.
    bytesCall.on("cancelled", () => call.closed(pool));
    submit(pool, call);
  };
}

/** A fault in the pool must not leave the call without an answer. */
function submit(pool: CallPool, call: UnaryCall): void {
  try {
    pool.submit(call);
  } catch (error) {
    const internal = error instanceof Error ? (error.stack ?? error.message) : String(error);
    call.finish({ ok: false, error: { reason: "INTERNAL", message: "the pool failed", internal } });
  }
}
