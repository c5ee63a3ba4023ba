import type { Call, Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth } from "../engine/committed.js";
import type { Reason } from "../engine/reasons.js";
import { deadlineExceeded } from "./admission.js";

/** Is told of every answer, once a call; `timings` are absent when the call never ran to an end. */
export type AnswerObserver = (
  pending: PendingCall,
  ok: boolean,
  timings: Timings | undefined,
) => void;

/**
 * A write that waits is answered so long before its deadline, in ms: started later it would be
 * interrupted in the middle, and its caller would not hear any more that it was not begun.
 */
const LEAST_WRITE_MS = 5;

/** What a thread answers to a call that was stopped. */
const STOPPED: ReadonlySet<Reason> = new Set<Reason>([
  "CANCELLED",
  "DEADLINE_EXCEEDED",
  "WORKER_LOST",
]);

/**
 * A call on its way through the pool; it is answered exactly once. The main thread owns it: threads
 * get its bytes.
 */
export class PendingCall {
  readonly call: Call;
  readonly party: string;
  readonly source: string;
  readonly submittedMs: number;
  /** Calls that waited when it came. */
  readonly queueLength: number;
  /** Since when it waits for a connection. */
  waitsSinceMs: number;
  /** On the board, from when it is sent to a thread until the thread gives it back. */
  place: { readonly slot: number; readonly generation: number; readonly index: number } | undefined;
  /**
   * Set while it waits for something else than a connection: what it is answered with when that
   * does not come.
   */
  parked: CallError | undefined;
  /** Tells the thread of a stream that the call is over. */
  endStream: (() => void) | undefined;
  /** Of a transaction: its client has asked for COMMIT. */
  mayCommit = false;
  /** A read that was lost with its thread is run once more. */
  retried = false;
  finished = false;
  /**
   * Set once it is over for its caller while the thread may still store it: what it is answered
   * with when the thread says that it did not. If it did, that is the answer.
   */
  stopped: CallError | undefined;
  readonly #answered: AnswerObserver;

  constructor(call: Call, nowMs: number, queueLength: number, answered: AnswerObserver) {
    this.queueLength = queueLength;
    this.#answered = answered;
    this.call = call;
    this.party = call.party;
    this.source = call.source;
    this.submittedMs = nowMs;
    this.waitsSinceMs = nowMs;
  }

  /** It waits for a connection. */
  get waits(): boolean {
    return this.place === undefined && this.parked === undefined;
  }

  /** When it is answered with `tooLate`, in ms since 1970. */
  get latestMs(): number {
    const waits = this.call.lane === "write" && this.place === undefined;
    return waits ? this.call.deadlineMs - LEAST_WRITE_MS : this.call.deadlineMs;
  }

  /** What it is answered with when its deadline has come. */
  tooLate(): CallError {
    return this.parked ?? deadlineExceeded(this.place === undefined ? "waiting" : "running");
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
    const told = withTruth(this.#asStopped(error), this.call);
    this.call.finish(
      timings === undefined ? { ok: false, error: told } : { ok: false, error: told, timings },
    );
  }

  /**
   * What a thread makes of a call that was stopped is an interrupt's error: the caller is told why
   * it was stopped.
   */
  #asStopped(error: CallError): CallError {
    if (this.stopped === undefined || !STOPPED.has(error.reason)) return error;
    return error.committed === undefined
      ? this.stopped
      : { ...this.stopped, committed: error.committed };
  }
}
