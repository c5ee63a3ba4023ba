import { CREDENTIAL_ENDED } from "../access/authenticate.js";
import type { Principal } from "../access/principal.js";
import type { Call, Outcome } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth, withTruthOfAnswer } from "../engine/committed.js";
import type { Lane } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { isSqlRpc } from "../engine/sql-rpc.js";
import { noteDenied } from "./audited.js";
import type { CallLimits } from "./call-limits.js";
import type { ObservedCall } from "./call-observer.js";
import { readDurability } from "./durability.js";
import { toStatusBytes } from "./error-status.js";
import type { BidiStream, RequestHeaders } from "./incoming-call.js";
import {
  PipelineAnswers,
  type PipelinedCall,
  type PipelineMessage,
  readPipelineMessage,
} from "./pipeline-messages.js";
import type { CallTarget, HandlerParts, ServedRpc } from "./unary-handler.js";

/**
 * Answers are sent together until so many bytes are there: a message stays small beside what a
 * client accepts.
 */
const MESSAGE_BYTES = 64 * 1024;

/** The handler of Pipeline. `served` has the unary rpcs of its service by name. */
export function pipelineHandler(
  served: ReadonlyMap<string, ServedRpc>,
  target: CallTarget,
  parts: HandlerParts,
): (stream: BidiStream) => void {
  return (stream) => {
    // Anybody who may call anything may open one: each call in it asks for itself.
    const principal = parts.authenticator.find(stream);
    if ("reason" in principal) return stream.fail(principal);
    const nothing = principal.refuseAll();
    if (nothing !== undefined) return stream.fail(nothing);
    const untilReplicated = readDurability(stream, "write", target);
    if (typeof untilReplicated !== "boolean") return stream.fail(untilReplicated);
    const pipeline = new Pipeline(served, target, parts, stream, principal, untilReplicated);
    parts.pipelines.add(pipeline);
    stream.onMessage((bytes) => {
      stream.peer.messages++;
      pipeline.receive(bytes);
    });
    parts.authenticator.hold(
      stream,
      // What its calls may do was asked of the principal that opened it.
      (caller) => caller.refuseAll() ?? (caller === principal ? undefined : CREDENTIAL_ENDED),
      (error) => pipeline.revoke(error),
    );
    stream.onEnd(() => pipeline.drain());
    stream.onOver(() => {
      parts.pipelines.delete(pipeline);
      pipeline.cancelAll();
    });
  };
}

/** One client's stream of calls: each is checked, run and answered as if it had come by itself. */
class Pipeline {
  readonly #served: ReadonlyMap<string, ServedRpc>;
  readonly #target: CallTarget;
  readonly #parts: HandlerParts;
  readonly #stream: BidiStream;
  readonly #principal: Principal;
  readonly #untilReplicated: boolean;
  readonly source: string;
  readonly #running = new Map<number, CarriedCall>();
  readonly #answers = new PipelineAnswers();
  #flushing = false;
  #ending = false;
  /** Why calls no longer begin in it, and how it ends. */
  #revoked: CallError | undefined;
  #closed = false;

  constructor(
    served: ReadonlyMap<string, ServedRpc>,
    target: CallTarget,
    parts: HandlerParts,
    stream: BidiStream,
    principal: Principal,
    untilReplicated: boolean,
  ) {
    this.#untilReplicated = untilReplicated;
    this.#served = served;
    this.#target = target;
    this.#parts = parts;
    this.#stream = stream;
    this.#principal = principal;
    this.source = stream.peer.name;
  }

  receive(bytes: Buffer): void {
    // What comes after the end could not be answered, so it must not begin.
    if (this.#closed) return;
    const message = this.#read(bytes);
    if (message === undefined) return;
    for (const call of message.calls) this.#begin(call);
    for (const id of message.cancelIds) {
      const call = this.#running.get(id);
      if (call !== undefined) this.#target.cancel(call, "CANCELLED");
    }
  }

  /**
   * Ends the stream when what runs is answered; calls that still come are answered by the engine,
   * which says why not.
   */
  drain(): void {
    this.#ending = true;
    this.#endWhenDone();
  }

  /** Refuses what still comes. What runs began in time: it is answered, and then the stream fails. */
  revoke(error: CallError): void {
    this.#revoked = error;
    this.drain();
  }

  cancelAll(): void {
    this.#closed = true;
    for (const call of this.#running.values()) this.#target.cancel(call, "CANCELLED");
  }

  #read(bytes: Buffer): PipelineMessage | undefined {
    const refused = this.#parts.limits.refuseMessage(bytes.length);
    try {
      if (refused !== undefined) throw new RpcFailure(refused);
      return readPipelineMessage(bytes);
    } catch (error) {
      // What the bytes are about can't be known, so no single call can be answered.
      const malformed: CallError = {
        reason: "MALFORMED_REQUEST",
        message: "the message is not a PipelineRequest",
      };
      this.#stream.fail(error instanceof RpcFailure ? error.error : malformed);
      return undefined;
    }
  }

  #begin(asked: PipelinedCall): void {
    const served = this.#served.get(asked.method);
    const refused = served === undefined ? UNKNOWN_METHOD : this.#refusal(asked, served);
    if (refused !== undefined)
      this.#refuse(asked.id, served, withTruth(refused, { lane: served?.lane ?? "read" }));
    else if (served !== undefined) this.#run(asked, served);
  }

  #run(asked: PipelinedCall, served: ServedRpc): void {
    const call = new CarriedCall(
      asked,
      served,
      this.#principal,
      this.source,
      this.#deadlineOf(asked),
      this.#untilReplicated,
      this.#parts.limits,
      (outcome) => this.#finish(call, served, outcome),
    );
    call.observed = this.#parts.observers?.begin(served.traced, toHeaders(asked.traceparent));
    this.#running.set(asked.id, call);
    this.#principal.begin();
    this.#parts.inFlight.count++;
    this.#target.submit(call);
  }

  #refuse(id: number, served: ServedRpc | undefined, error: CallError): void {
    const { name: caller } = this.#principal;
    const rpc = served?.method ?? "";
    noteDenied(this.#parts.audit, error, { caller, from: this.source, rpc });
    this.#add(id, toStatusBytes(error, this.#parts.log), true);
  }

  #refusal({ id, request, timeoutMs }: PipelinedCall, served: ServedRpc): CallError | undefined {
    const denied = this.#revoked ?? this.#principal.refuse(served);
    if (denied !== undefined) return denied;
    if (this.#running.has(id))
      return invalid("calls.id", "is the id of a call that has no answer yet");
    if (timeoutMs < 0)
      return invalid("calls.timeout_ms", "must be 0 (meaning the server's own limit) or more");
    return this.#parts.limits.refuseCall(this.#principal, request.length);
  }

  #deadlineOf({ timeoutMs }: PipelinedCall): number {
    const { longestCallMs = this.#parts.maxCallMs } = this.#principal.access.limits;
    const longest = Math.min(this.#parts.maxCallMs, longestCallMs);
    return Date.now() + (timeoutMs > 0 ? Math.min(timeoutMs, longest) : longest);
  }

  #finish(call: CarriedCall, served: ServedRpc, outcome: Outcome): void {
    this.#running.delete(call.id);
    this.#principal.end();
    this.#parts.inFlight.count--;
    const refused = outcome.ok
      ? this.#parts.limits.refuseAnswer(
          this.#principal,
          { bytes: outcome.reply.length, rows: outcome.timings.rows },
          outcome.timings.commitUs > 0,
        )
      : outcome.error;
    const bytes = refused === undefined && outcome.ok ? outcome.reply.length : 0;
    call.observed?.end(refused, bytes, outcome.timings);
    if (refused !== undefined)
      this.#refuse(call.id, served, outcome.ok ? withTruthOfAnswer(refused, call) : refused);
    else if (outcome.ok) this.#add(call.id, outcome.reply, false);
  }

  /** Answers of one batch come in one tick, and leave in one message. */
  #add(id: number, body: Uint8Array, failed: boolean): void {
    if (this.#closed) return;
    this.#answers.add(id, body, failed);
    if (this.#answers.bytes >= MESSAGE_BYTES) this.#flush();
    if (this.#flushing) return;
    this.#flushing = true;
    setImmediate(() => {
      this.#flushing = false;
      this.#flush();
      this.#endWhenDone();
    });
  }

  /** A client that does not read is not read from, until it does. */
  #flush(): void {
    if (this.#closed || this.#answers.bytes === 0) return;
    const message = this.#answers.take();
    const { limits } = this.#parts;
    limits.addUnread(this.#principal, message.length);
    const isTaken = this.#stream.write(message, () =>
      limits.addUnread(this.#principal, -message.length),
    );
    if (isTaken || this.#stream.isPaused()) return;
    this.#stream.pause();
    this.#stream.onceDrained(() => this.#stream.resume());
  }

  #endWhenDone(): void {
    if (!this.#ending || this.#closed || this.#running.size > 0 || this.#answers.bytes > 0) return;
    this.#closed = true;
    if (this.#revoked === undefined) this.#stream.end();
    else this.#stream.fail(this.#revoked);
  }
}

/** One call of a pipeline, as the engine sees it. */
class CarriedCall implements Call {
  readonly id: number;
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly scope: string | undefined;
  readonly untilReplicated: boolean;
  observed: ObservedCall | undefined;
  get notYet(): CallError | undefined {
    return isSqlRpc(this.rpc) ? this.#limits.postpone(this.#principal) : undefined;
  }
  get traceId(): string | undefined {
    return this.observed?.trace?.traceId;
  }
  readonly #principal: Principal;
  readonly #limits: CallLimits;
  readonly #answer: (outcome: Outcome) => void;
  #finished = false;

  constructor(
    { id, request }: PipelinedCall,
    { rpc, lane, traced }: ServedRpc,
    principal: Principal,
    source: string,
    deadlineMs: number,
    untilReplicated: boolean,
    limits: CallLimits,
    answer: (outcome: Outcome) => void,
  ) {
    this.untilReplicated = untilReplicated;
    this.id = id;
    this.rpc = rpc;
    this.lane = lane;
    this.request = request;
    this.caller = principal.name;
    this.party = principal.party;
    this.source = source;
    this.deadlineMs = deadlineMs;
    this.scope = isSqlRpc(rpc) ? principal.access.scopeOf(traced.database) : undefined;
    this.#principal = principal;
    this.#limits = limits;
    this.#answer = answer;
  }

  finish(outcome: Outcome): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#answer(outcome);
  }
}

const UNKNOWN_METHOD: CallError = {
  reason: "INVALID_FIELD",
  message: "calls.method names no unary rpc of this service",
  violations: [
    { field: "calls.method", description: "must name a unary rpc of this service, e.g. GetEmail" },
  ],
};

const TRACEPARENT = ["traceparent"];

/** A call in a pipeline has one header at most. */
function toHeaders(traceparent: string): RequestHeaders {
  const names = traceparent === "" ? [] : TRACEPARENT;
  return {
    header: (name) => (names.includes(name) ? traceparent : undefined),
    headerNames: () => names,
  };
}

function invalid(field: string, description: string): CallError {
  return {
    reason: "INVALID_FIELD",
    message: `${field} ${description}`,
    violations: [{ field, description }],
  };
}
