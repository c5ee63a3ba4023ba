import { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Principal } from "../access/principal.js";
import type { Call, Outcome, StreamInput, StreamSink, Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { Database } from "../engine/engine.js";
import type { Lane } from "../engine/plan.js";
import { creditOf, isLong, STREAM_WINDOW } from "../engine/stream-messages.js";
import type { ObservedCall } from "./call-observer.js";
import { nowMs } from "./call-trace.js";
import { toStatusBytes } from "./error-status.js";
import type { ResponseStream } from "./incoming-call.js";
import { serverTiming } from "./server-timing.js";
import type { HandlerParts } from "./unary-handler.js";

/** Credit goes back in pieces: each wakes the thread. */
const CREDIT = 2;
/**
 * Streams have limits of their own in the thread; this bounds what a client's missing deadline
 * means, in ms.
 */
const LONGEST_STREAM_MS = 24 * 3600 * 1000;

/** Field number of `crewdb.sql.v1.TransactResponse.error`, a google.rpc.Status. */
const ERROR = 8;

/** A call that holds a connection, between the client's stream and the engine. */
export class StreamCall implements Call, StreamSink {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly scope: string | undefined;
  readonly untilReplicated: boolean;
  readonly stream: StreamSink = this;
  readonly #call: ResponseStream;
  readonly #principal: Principal;
  readonly #parts: HandlerParts;
  readonly #answered: () => void;
  readonly #observed: ObservedCall | undefined;
  #sentBytes = 0;
  /** Credit of messages that wait for the client to read. */
  #unsent = 0;
  #unsentBytes = 0;
  /** Of the long message that the thread holds, counted as unread already. */
  #announcedBytes = 0;
  #isClosed = false;
  /** It was ended here, for what its client has not read. */
  #cutOff = false;
  /** Why it was stopped from here; the engine then says what became of it. */
  #stoppedBy: CallError | undefined;
  /** Since when there have been as many of them as there may be. */
  #fullSinceMs: number | undefined;
  /** Credit of messages that were sent, not given back. */
  #taken = 0;
  /** What came before a thread took the stream. */
  readonly #early: ((input: StreamInput) => void)[] = [];
  #input: StreamInput | undefined;
  finished = false;

  /** `answered` is called for each response: in a transaction every request has exactly one. */
  constructor(
    rpc: number,
    lane: Lane,
    request: Buffer,
    principal: Principal,
    call: ResponseStream,
    parts: HandlerParts,
    observed: ObservedCall | undefined,
    scope: string | undefined,
    answered: () => void = () => undefined,
    untilReplicated = false,
  ) {
    this.untilReplicated = untilReplicated;
    this.rpc = rpc;
    this.lane = lane;
    this.request = request;
    this.caller = principal.name;
    this.party = principal.party;
    this.#principal = principal;
    this.source = call.peer.name;
    this.scope = scope;
    const { longestCallMs = LONGEST_STREAM_MS } = principal.access.limits;
    this.deadlineMs = Math.min(call.deadlineMs, Date.now() + longestCallMs);
    this.#call = call;
    this.#parts = parts;
    this.#answered = answered;
    this.#observed = observed;
    parts.inFlight.count++;
  }

  /** Hands something to the thread, now or once there is one. */
  send(action: (input: StreamInput) => void): void {
    if (this.#input === undefined) this.#early.push(action);
    else if (!this.finished) action(this.#input);
  }

  opened(input: StreamInput): void {
    this.#input = input;
    input.credit(STREAM_WINDOW);
    for (const action of this.#early) action(input);
  }

  longMessage(bytes: number): void {
    if (!this.#admitLong(bytes)) return;
    this.#announcedBytes = bytes;
    this.#parts.longMessages.add(this.#call.peer, this);
  }

  /** Nobody waits for a message of it any more. */
  get isOver(): boolean {
    return this.finished || this.#cutOff || this.#isClosed;
  }

  sendLong(): void {
    this.send((input) => input.sendLong());
  }

  message(bytes: Buffer): void {
    if (this.isOver) return;
    if (this.#announcedBytes > 0) this.#announcedBytes = 0;
    else if (!isLong(bytes.length)) this.#addUnread(bytes.length);
    else if (!this.#admitLong(bytes.length)) return;
    this.#answered();
    this.#sentBytes += bytes.length;
    this.#unsent += creditOf(bytes.length);
    if (this.#unsent >= STREAM_WINDOW) this.#fullSinceMs ??= nowMs();
    this.#call.write(bytes, () => this.#sent(bytes.length));
  }

  /** A long message ends its stream when its client, or all, have too much unread: credit alone can't bound those. */
  #admitLong(bytes: number): boolean {
    if (this.isOver) return false;
    const refused = this.#parts.limits.refuseUnread(this.#principal, bytes);
    if (refused === undefined) {
      this.#addUnread(bytes);
      return true;
    }
    // Its end cancels it in the engine.
    this.#cutOff = true;
    this.refuse(refused);
    return false;
  }

  /** Stops it in the engine, which still says whether it had committed. */
  stop(error: CallError, target: Pick<Database, "cancel">): void {
    if (this.finished) return;
    this.#stoppedBy = error;
    target.cancel(this, "CANCELLED");
  }

  /** The stream has closed: what was not sent of it is gone. */
  closed(): void {
    this.#isClosed = true;
    this.#addUnread(-this.#unsentBytes);
  }

  #addUnread(bytes: number): void {
    this.#unsentBytes += bytes;
    this.#parts.limits.addUnread(this.#principal, bytes);
  }

  /**
   * The connection took a message. Only now its credit is given back: while the client does not
   * read, stepping stops.
   */
  #sent(bytes: number): void {
    if (isLong(bytes) && !this.#isClosed) this.#parts.longMessages.taken(this.#call.peer);
    const credit = creditOf(bytes);
    if (this.#unsentBytes > 0) this.#addUnread(-bytes);
    this.#unsent -= credit;
    this.#taken += credit;
    if (this.#unsent === 0 && this.#fullSinceMs !== undefined) {
      this.#observed?.trace?.waited(this.#fullSinceMs);
      this.#fullSinceMs = undefined;
    }
    if (this.#taken < CREDIT) return;
    const messages = this.#taken;
    this.#taken = 0;
    this.send((input) => input.credit(messages));
  }

  actionError(error: CallError): void {
    if (this.finished) return;
    this.#answered();
    this.#call.write(toActionError(toStatusBytes(error, this.#parts.log)));
  }

  finish(ended: Outcome): void {
    const outcome = this.#stoppedBy === undefined ? ended : becauseOf(this.#stoppedBy, ended);
    this.finished = true;
    this.#parts.inFlight.count--;
    // What its thread held is not to come any more.
    if (!this.#isClosed) this.#addUnread(-this.#announcedBytes);
    if (outcome.ok && !this.#cutOff) this.#call.end();
    else if (!outcome.ok && !this.#cutOff) this.refuse(outcome.error, outcome.timings);
    this.#observed?.end(outcome.ok ? undefined : outcome.error, this.#sentBytes, outcome.timings);
  }

  /** Ends the client's stream with an error. */
  refuse(error: CallError, timings?: Timings): void {
    this.#call.fail(error, timings === undefined ? undefined : serverTiming(timings));
  }
}

/** The outcome of a call that was stopped: why, and the engine's word on what it had committed. */
function becauseOf(error: CallError, ended: Outcome): Outcome {
  if (ended.ok) return ended;
  const { committed } = ended.error;
  return { ...ended, error: { ...error, ...(committed && { committed }) } };
}

/** The response message that says that one action of a transaction failed. */
function toActionError(status: Buffer): Buffer {
  return Buffer.from(new BinaryWriter().tag(ERROR, 2).bytes(status).finish());
}
