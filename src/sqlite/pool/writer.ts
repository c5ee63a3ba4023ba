import type { CallError } from "../../engine/call-error.js";
import { deadlineExceeded } from "../../queue/admission.js";
import type { PendingCall } from "../../queue/pending-call.js";
import type { PoolCounters } from "../../queue/statistics.js";
import { Batch, type BatchHost, putBack, runBatch, takeBatch, travelsAlone } from "./batch.js";
import { MAX_CALLS_PER_BATCH } from "./board.js";
import type { Threads } from "./threads.js";

/**
 * Writes that come in one turn of the event loop go to the writer together, but when the turn takes longer than this it gets what is
 * there, in ms. Calls that were answered together come again together, and the turn that reads 64 of them takes some 5 ms: the writer
 * would have nothing to do for as long. Half a millisecond makes groups so small that it gains little.
 */
const LONG_TURN_MS = 2;

/** What the writes need of their pool. */
export interface WriteHost extends BatchHost {
  /** Takes the writer for these calls. */
  startWrites(calls: PendingCall[]): void;
  /** Answers a call now. */
  stop(pending: PendingCall, error: CallError): void;
}

/**
 * How writes get to the writer: in a batch when it is free, and while it runs one, in a batch that is sent ahead, so that it need
 * not wait for the next. As long as the writer has not taken that one, what comes joins it.
 */
export class Writer {
  readonly #host: WriteHost;
  readonly #writer: Threads;
  readonly #counters: PoolCounters;
  /** The last batch that was sent ahead. */
  #ahead: Batch | undefined;
  /** When the first came of those that were not offered yet, as performance.now gives it. */
  #firstMs: number | undefined;

  constructor(host: WriteHost, writer: Threads, counters: PoolCounters) {
    this.#host = host;
    this.#writer = writer;
    this.#counters = counters;
  }

  /** Calls that are sent ahead: they wait as those in the queue do. */
  get ahead(): readonly PendingCall[] {
    const ahead = this.#ahead;
    return ahead !== undefined && this.#writer.isAhead(ahead.lease) ? ahead.calls : [];
  }

  /** A write has come at this time; the end of the turn dispatches it, if not this. */
  came(nowMs: number): void {
    this.#firstMs ??= nowMs;
    if (nowMs - this.#firstMs > LONG_TURN_MS) this.dispatch();
  }

  dispatch(): void {
    this.#firstMs = undefined;
    const next = this.#host.waiting.writes.peek();
    if (next === undefined) return;
    if (this.#writer.free) this.#start();
    // A transaction holds the thread, so it goes neither behind another batch nor before one.
    else if (travelsAlone(next)) return;
    else if (this.#writer.takesAhead) this.#sendAhead();
    else if (this.#ahead !== undefined && this.#writer.isAhead(this.#ahead.lease)) this.#join(this.#ahead);
  }

  #start(): void {
    const calls = this.#take();
    if (calls.length > 0) this.#host.startWrites(calls);
  }

  #sendAhead(): void {
    const calls = this.#take();
    if (calls.length === 0) return;
    this.#counters.noteAcquire(calls);
    const batch = new Batch(this.#host.board, this.#writer.acquireAhead(), calls);
    this.#ahead = batch;
    void runBatch(this.#host, this.#writer, batch).finally(() => {
      if (this.#ahead === batch) this.#ahead = undefined;
    });
  }

  #join(ahead: Batch): void {
    const calls = this.#take(ahead.calls);
    if (calls.length === 0) return;
    if (this.#writer.replaceAhead(ahead.lease, ahead.pack(calls))) {
      this.#counters.noteJoined(calls);
      ahead.add(calls);
    } else {
      // The writer has taken it in this moment, or it is full.
      putBack(this.#host, calls);
      this.#ahead = undefined;
    }
  }

  #take(besides: readonly PendingCall[] = []): PendingCall[] {
    const nowMs = Date.now();
    return takeBatch(this.#host.waiting.writes, MAX_CALLS_PER_BATCH, besides).filter((pending) => {
      if (pending.latestMs > nowMs) return true;
      this.#host.stop(pending, deadlineExceeded("waiting"));
      return false;
    });
  }
}
