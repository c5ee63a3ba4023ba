import type { AskedRpc } from "../access/access.js";
import type { AuditTrail } from "../access/audit.js";
import type { Authenticator } from "../access/authenticate.js";
import type { Principal } from "../access/principal.js";
import type { Call, Outcome, Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth, withTruthOfAnswer } from "../engine/committed.js";
import type { Database } from "../engine/engine.js";
import type { Lane } from "../engine/plan.js";
import { isSqlRpc } from "../engine/sql-rpc.js";
import type { CallLimits } from "./call-limits.js";
import type { CallObservers, ObservedCall } from "./call-observer.js";
import type { TracedRpc } from "./call-trace.js";
import { readDurability } from "./durability.js";
import type { IncomingCall, UnaryRequest } from "./incoming-call.js";
import type { LongMessages } from "./long-messages.js";
import type { OpenStreams } from "./open-streams.js";
import type { RecentCalls } from "./recent-calls.js";
import type { ServerLog } from "./server-log.js";
import { serverTiming, WANTS_TIMING } from "./server-timing.js";

/** What handlers need of a database. */
export type CallTarget = Pick<Database, "submit" | "cancel" | "replicated">;

/**
 * One rpc as the protocol needs it: its number for the engine, its lane, and what it asks of its
 * caller.
 */
export interface ServedRpc extends AskedRpc {
  readonly rpc: number;
  readonly traced: TracedRpc;
}

/** What all handlers share. */
export interface HandlerParts {
  readonly authenticator: Authenticator;
  readonly limits: CallLimits;
  /** For what is denied inside a stream of calls. */
  readonly audit?: AuditTrail;
  /** The deadline of calls without one, or with a longer one, in ms from now. */
  readonly maxCallMs: number;
  readonly log: ServerLog;
  /** What a stop ends at once. */
  readonly queryStreams: OpenStreams;
  readonly longMessages: LongMessages;
  /** Open pipelines; a stop lets each answer what it has and then ends it. */
  readonly pipelines: Set<{ readonly source: string; drain(): void }>;
  /** Absent while nothing is exported and no calls are kept. */
  readonly observers?: CallObservers;
  /** Absent where none are kept. */
  readonly recentCalls?: RecentCalls;
  /** Calls that are not answered yet. */
  readonly inFlight: { count: number };
}

/**
 * A call between the client and the engine: the request stays bytes on its way in, and the reply on
 * its way out.
 */
class UnaryCall implements Call {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly isRepeated: boolean;
  readonly scope: string | undefined;
  readonly untilReplicated: boolean;
  readonly #parts: HandlerParts;
  readonly #principal: Principal;
  readonly #asked: UnaryRequest;
  readonly #observed: ObservedCall | undefined;
  readonly #wantsTiming: boolean;
  #replyBytes = 0;
  #finished = false;
  #left = false;

  constructor(
    { rpc, lane, traced }: ServedRpc,
    principal: Principal,
    asked: UnaryRequest,
    untilReplicated: boolean,
    parts: HandlerParts,
  ) {
    this.rpc = rpc;
    this.untilReplicated = untilReplicated;
    this.lane = lane;
    this.request = asked.request;
    this.caller = principal.name;
    this.party = principal.party;
    this.source = asked.peer.name;
    const { access } = principal;
    const { longestCallMs = parts.maxCallMs } = access.limits;
    const mostMs = Math.min(parts.maxCallMs, longestCallMs);
    this.deadlineMs = Math.min(asked.deadlineMs, Date.now() + mostMs);
    this.scope = isSqlRpc(rpc) ? access.scopeOf(traced.database) : undefined;
    this.#parts = parts;
    this.#principal = principal;
    this.#asked = asked;
    this.#observed = parts.observers?.begin(traced, asked);
    this.isRepeated = isRepeated(asked);
    this.#wantsTiming = asked.header(WANTS_TIMING) !== undefined;
    parts.inFlight.count++;
    principal.begin();
  }

  get notYet(): CallError | undefined {
    return isSqlRpc(this.rpc) ? this.#parts.limits.postpone(this.#principal) : undefined;
  }

  get traceId(): string | undefined {
    return this.#observed?.trace?.traceId;
  }

  finish(outcome: Outcome): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#parts.inFlight.count--;
    // Nobody is there any more to be answered; a fault of the service still has to get into the
    // log.
    if (this.#left && (outcome.ok || outcome.error.reason !== "INTERNAL")) {
      this.#observed?.end(outcome.ok ? undefined : outcome.error, 0, outcome.timings);
      return;
    }
    if (outcome.ok) this.#answer(outcome.reply, outcome.timings);
    else this.#refuse(outcome.error, outcome.timings);
  }

  /** The stream has closed: after the answer, which has then left the server, or before it. */
  closed(target: CallTarget): void {
    this.#left = true;
    this.#principal.end();
    if (this.#replyBytes > 0) this.#parts.limits.addUnread(this.#principal, -this.#replyBytes);
    if (!this.#finished)
      target.cancel(this, Date.now() >= this.deadlineMs ? "DEADLINE_EXCEEDED" : "CANCELLED");
  }

  #answer(reply: Buffer, timings: Timings): void {
    const refused = this.#parts.limits.refuseAnswer(
      this.#principal,
      { bytes: reply.length, rows: timings.rows },
      timings.commitUs > 0,
    );
    if (refused !== undefined) {
      this.#refuse(withTruthOfAnswer(refused, this), timings);
      return;
    }
    this.#replyBytes = reply.length;
    this.#parts.limits.addUnread(this.#principal, reply.length);
    this.#asked.reply(reply, this.#wantsTiming ? serverTiming(timings) : undefined);
    this.#observed?.end(undefined, reply.length, timings);
  }

  #refuse(error: CallError, timings: Timings | undefined): void {
    this.#asked.fail(error, timings === undefined ? undefined : serverTiming(timings));
    this.#observed?.end(error, 0, timings);
  }
}

/**
 * How often a call was sent before this one (gRFC A6): by gRPC's own retries, and by ours where the
 * last attempt left a doubt.
 */
const PREVIOUS_ATTEMPTS = "grpc-previous-rpc-attempts";

function isRepeated(asked: IncomingCall): boolean {
  return asked.header(PREVIOUS_ATTEMPTS) !== undefined;
}

/** The one handler of every unary rpc. */
export function unaryHandler(
  served: ServedRpc,
  target: CallTarget,
  parts: HandlerParts,
): (asked: UnaryRequest) => void {
  return (asked) => {
    const refuse = (error: CallError): void =>
      asked.fail(withTruth(error, { lane: served.lane, isRepeated: isRepeated(asked) }));
    const principal = parts.authenticator.check(asked, served);
    if ("reason" in principal) return refuse(principal);
    const refused = parts.limits.refuseCall(principal, asked.request.length);
    if (refused !== undefined) return refuse(refused);
    const untilReplicated = readDurability(asked, served.lane, target);
    if (typeof untilReplicated !== "boolean") return refuse(untilReplicated);
    const call = new UnaryCall(served, principal, asked, untilReplicated, parts);
    asked.onOver(() => call.closed(target));
    submit(target, call);
  };
}

/** A fault in the engine must not leave the call without an answer. */
function submit(target: CallTarget, call: UnaryCall): void {
  try {
    target.submit(call);
  } catch (error) {
    const internal = error instanceof Error ? (error.stack ?? error.message) : String(error);
    call.finish({
      ok: false,
      error: { reason: "INTERNAL", message: "the engine failed", internal },
    });
  }
}
