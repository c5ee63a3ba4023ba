import type { CallError } from "../call-error.js";
import { deadlineExceeded } from "./admission.js";
import type { Call, Timings } from "./call.js";

/** Is told of every answer, once a call; `timings` are absent when the call never ran to an end. */
export type AnswerObserver = (pending: PendingCall, ok: boolean, timings: Timings | undefined) => void;

/** A call on its way through the pool; it is answered exactly once. */
export class PendingCall {
  readonly call: Call;
  readonly source: string;
  readonly submittedMs: number;
  /** Calls that waited when it came. */
  readonly queueLength: number;
  /** Since when it waits for a connection. */
  waitsSinceMs: number;
  /** Set while it runs. */
  batch: { readonly slot: number; readonly generation: number; readonly index: number } | undefined;
  /** Set while it waits for something else than a connection: what it is answered with when that does not come. */
  parked: CallError | undefined;
  /** Tells the thread of a stream that the call is over. */
  endStream: (() => void) | undefined;
  /** A read that was lost with its thread is run once more. */
  retried = false;
  finished = false;
  readonly #answered: AnswerObserver;

  constructor(call: Call, nowMs: number, queueLength: number, answered: AnswerObserver) {
    this.queueLength = queueLength;
    this.#answered = answered;
    this.call = call;
    this.source = call.source;
    this.submittedMs = nowMs;
    this.waitsSinceMs = nowMs;
  }

  /** What it is answered with when its deadline has come. */
  tooLate(): CallError {
    return this.parked ?? deadlineExceeded(this.batch === undefined ? "waiting" : "running");
  }

  succeed(reply: Buffer, timings: Timings): void {
    if (this.finished) return;
    this.finished = true;
    this.#answered(this, true, timings);
    this.call.finish({ ok: true, reply, timings });
  }

  fail(error: CallError, timings?: Timings): void {
    if (this.finished) return;
    this.finished = true;
    this.#answered(this, false, timings);
    this.call.finish(timings === undefined ? { ok: false, error } : { ok: false, error, timings });
  }
}
