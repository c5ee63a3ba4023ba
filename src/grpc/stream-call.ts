import type { CallError } from "../call-error.js";
import type { Call, Outcome, StreamInput, StreamSink, Timings } from "../pool/call.js";
import type { Lane } from "../worker/plan.js";
import { toActionError } from "./action-error.js";
import type { ObservedCall } from "./call-observer.js";
import { nowMs } from "./call-trace.js";
import { toMilliseconds } from "./deadline.js";
import { toErrorStatus } from "./error-status.js";
import type { ResponseStream } from "./incoming-call.js";
import { serverTiming } from "./server-timing.js";
import type { HandlerParts } from "./unary-handler.js";

/** Messages that may be on their way to a client before it has read the first: a MiB, so that no stage waits for another. */
const WINDOW = 8;
/** Credit goes back in pieces: each wakes the thread. */
const CREDIT = 2;
/** Streams have limits of their own in the thread; this bounds what a client's missing deadline means, in ms. */
const LONGEST_STREAM_MS = 24 * 3600 * 1000;

/** A call that holds a connection, between the client's stream and the pool. */
export class StreamCall implements Call, StreamSink {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Buffer;
  readonly caller: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly stream: StreamSink = this;
  readonly #call: ResponseStream;
  readonly #parts: HandlerParts;
  readonly #answered: () => void;
  readonly #observed: ObservedCall | undefined;
  #sentBytes = 0;
  /** Messages that wait for the client to read. */
  #unsent = 0;
  /** Since when there have been as many of them as there may be. */
  #fullSinceMs: number | undefined;
  /** Messages that were sent and whose credit was not given back. */
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
    caller: string,
    call: ResponseStream,
    parts: HandlerParts,
    observed: ObservedCall | undefined,
    answered: () => void = () => undefined,
  ) {
    this.rpc = rpc;
    this.lane = lane;
    this.request = request;
    this.caller = caller;
    this.source = call.getPeer();
    this.deadlineMs = Math.min(toMilliseconds(call.getDeadline()), Date.now() + LONGEST_STREAM_MS);
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
    input.credit(WINDOW);
    for (const action of this.#early) action(input);
  }

  message(bytes: Buffer): void {
    if (this.finished) return;
    this.#answered();
    this.#sentBytes += bytes.length;
    if (++this.#unsent === WINDOW) this.#fullSinceMs ??= nowMs();
    this.#call.write(bytes, () => this.#sent());
  }

  /** The connection took a message. Only now its credit is given back: while the client does not read, stepping stops. */
  #sent(): void {
    this.#unsent--;
    this.#taken++;
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
    this.#call.write(toActionError(error, this.#parts.log));
  }

  finish(outcome: Outcome): void {
    this.finished = true;
    this.#parts.inFlight.count--;
    if (outcome.ok) this.#call.end();
    else this.refuse(outcome.error, outcome.timings);
    this.#observed?.end(outcome.ok ? undefined : outcome.error, this.#sentBytes, outcome.timings);
  }

  /** Ends the client's stream with an error. */
  refuse(error: CallError, timings?: Timings): void {
    const status = toErrorStatus(error, this.#parts.log);
    if (timings !== undefined) serverTiming(timings, status.metadata);
    this.#call.emit("error", status);
  }
}
