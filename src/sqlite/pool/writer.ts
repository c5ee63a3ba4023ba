import { longestHoldMs } from "../../engine/stream-limits.js";
import { deadlineExceeded, heldTooLong } from "../../queue/admission.js";
import type { PendingCall } from "../../queue/pending-call.js";
import {
  Batch,
  type LaneHost,
  type Lessor,
  putBack,
  runBatch,
  takeBatch,
  travelsAlone,
} from "./batch.js";
import { MAX_CALLS_PER_BATCH, WRITER_SLOTS } from "./board.js";
import type { MaintenanceResult, MaintenanceTask } from "./maintenance-task.js";
import { threadFileOf, toConnectionSetup } from "./pool-options.js";
import { runStream } from "./stream.js";
import { type Lease, Threads } from "./threads.js";

/**
 * Writes that come in one turn of the event loop go to the writer together, but when the turn takes
 * longer than this it gets what is there, in ms. Calls that were answered together come again
 * together, and the turn that reads 64 of them takes some 5 ms: the writer would have nothing to do
 * for as long. Half a millisecond makes groups so small that it gains little.
 */
const LONG_TURN_MS = 2;

/**
 * How writes get to the one writer. In a batch when it is free. While it runs one, in a batch that
 * is sent ahead, so that it need not wait for the next: as long as the writer has not taken that
 * one, what comes joins it. A transaction holds the thread alone. Housekeeping waits for the batch
 * that runs, and nothing is sent ahead of it. The main thread owns every field.
 */
export class Writer implements Lessor {
  readonly threads: Threads;
  readonly #host: LaneHost;
  /** How long a write may hold the writer while another client's waits. */
  readonly #longestWriteMs: number;
  /** Sent ahead, until the batch before it gives the thread back. */
  #ahead: Batch | undefined;
  /** The thread has taken the batch ahead, or that is full: nothing joins it any more. */
  #aheadIsClosed = false;
  /** When the first came of those that were not offered yet, as performance.now gives it. */
  #firstMs: number | undefined;

  constructor(host: LaneHost, board: SharedArrayBuffer) {
    this.#host = host;
    const { options } = host;
    this.#longestWriteMs = longestHoldMs(options.connectionTimeoutMs);
    this.threads = new Threads(threadFileOf(options), toConnectionSetup(options, "write", board), {
      min: 1,
      max: 1,
      idleTimeoutMs: Number.POSITIVE_INFINITY,
      slots: Array.from({ length: WRITER_SLOTS }, (_, slot) => slot),
      connectionOf: () => 0,
      watch: options.watch,
    });
    this.threads.start();
  }

  /** Runs between two batches. */
  maintain(task: MaintenanceTask): Promise<MaintenanceResult> {
    return this.threads.maintain(task);
  }

  /** A write has come at this time; the end of the turn dispatches it, if not this. */
  came(nowMs: number): void {
    this.#firstMs ??= nowMs;
    if (nowMs - this.#firstMs > LONG_TURN_MS) this.dispatch();
  }

  dispatch(): void {
    this.#firstMs = undefined;
    const next = this.#host.waiting.writes.peek();
    if (next === undefined || this.#host.writesArePaused) return;
    if (this.threads.free) this.#start();
    // A transaction holds the thread, so it goes neither behind another batch nor before one.
    else if (travelsAlone(next)) return;
    else if (this.#ahead === undefined && this.threads.takesAhead) this.#sendAhead();
    else if (this.#ahead !== undefined && !this.#aheadIsClosed) this.#join(this.#ahead);
  }

  /** Calls that are sent ahead: they wait as those in the queue do. */
  get ahead(): readonly PendingCall[] {
    return this.#aheadIsClosed ? [] : (this.#ahead?.calls ?? []);
  }

  /** What was sent ahead has the thread next. */
  release(lease: Lease): void {
    const next = this.#ahead?.lease;
    if (this.threads.release(lease, next === lease ? undefined : next)) this.#ahead = undefined;
  }

  /**
   * Looked at every few ms, with all calls that are not answered. One statement must not hold the
   * one writer for as long as others may wait; a transaction has an age limit of its own.
   */
  sweep(nowMs: number, open: Iterable<PendingCall>): void {
    if (this.threads.heldMs(nowMs) <= this.#longestWriteMs) return;
    const { board } = this.#host;
    const writes = [...open].filter(({ call }) => call.lane === "write");
    const running = writes.find(
      ({ call, place }) =>
        call.stream === undefined && place && board.current(place.slot) === place.index,
    );
    if (running === undefined || writes.every(({ source }) => source === running.source)) return;
    this.#host.stop(running, heldTooLong(this.#longestWriteMs));
  }

  #start(): void {
    const calls = this.#take();
    const [first] = calls;
    if (first === undefined) return;
    const { board, counters } = this.#host;
    counters.noteAcquire(calls);
    if (first.call.stream !== undefined) void runStream(this.#host, this, first, first.call.stream);
    else void runBatch(this.#host, this, new Batch(board, this.threads.acquire(), calls));
  }

  #sendAhead(): void {
    const calls = this.#take();
    if (calls.length === 0) return;
    const { board, counters } = this.#host;
    counters.noteAcquire(calls);
    this.#ahead = new Batch(board, this.threads.reserve(), calls);
    this.#aheadIsClosed = false;
    void runBatch(this.#host, this, this.#ahead);
  }

  #join(ahead: Batch): void {
    const calls = this.#take(ahead.calls);
    if (calls.length === 0) return;
    if (this.threads.replaceAhead(ahead.lease, ahead.pack(calls))) {
      this.#host.counters.noteJoined(calls);
      ahead.add(calls);
    } else {
      putBack(this.#host, calls);
      this.#aheadIsClosed = true;
    }
  }

  #take(besides: readonly PendingCall[] = []): PendingCall[] {
    const nowMs = Date.now();
    return takeBatch(this.#host, this.#host.waiting.writes, MAX_CALLS_PER_BATCH, besides).filter(
      (pending) => {
        if (pending.latestMs > nowMs) return true;
        this.#host.stop(pending, deadlineExceeded("waiting"));
        return false;
      },
    );
  }
}
