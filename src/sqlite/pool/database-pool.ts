import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Call } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import type { DatabaseName, Lane } from "../../engine/plan.js";
import type { PoolStatistics, SlowStatement } from "../../engine/statistics.js";
import * as refusal from "../../queue/admission.js";
import { PendingCall } from "../../queue/pending-call.js";
import { SlowStatements } from "../../queue/slow-statements.js";
import { connectionNumbers, NativeCallCounters, PoolCounters } from "../../queue/statistics.js";
import { WaitingCalls } from "../../queue/waiting-calls.js";
import { interruptRunning, type LaneHost } from "./batch.js";
import { Board, createBoard, WRITER_SLOTS } from "./board.js";
import type { MaintenanceResult, MaintenanceTask } from "./maintenance-task.js";
import { type PoolOptions, readersOf } from "./pool-options.js";
import { Readers } from "./readers.js";
import type { Threads } from "./threads.js";
import { Writer } from "./writer.js";

/**
 * How often waiting and running calls are looked at, in ms: deadlines, time-outs and pressure are
 * this exact.
 */
const SWEEP_MS = 5;
/** Calls that may wait when nothing else is said. */
const DEFAULT_MAX_QUEUE = 1000;
/** How long a close waits for interrupted statements, and for threads to end, in ms. */
const INTERRUPT_GRACE_MS = 1000;
/**
 * How long a write that was stopped while it ran waits for the truth about it, in ms: interrupts
 * work within milliseconds, and a COMMIT that is under way takes some. After that its caller is
 * told that nobody knows.
 */
const TRUTH_WAIT_MS = 50;
const STUCK: MaintenanceResult = {
  ok: false,
  problem: "the file was not closed: a statement still runs",
  numbers: {},
};

/**
 * One database as the service sees it: takes calls, answers each exactly once, and ends those that
 * are cancelled or too late. `Readers` and `Writer` say which call gets a connection next. The main
 * thread owns every field.
 */
export class DatabasePool implements LaneHost {
  readonly database: DatabaseName;
  readonly options: PoolOptions;
  readonly board: Board;
  readonly waiting: WaitingCalls = new WaitingCalls();
  readonly counters: PoolCounters;
  writesArePaused = false;
  readonly #writer: Writer;
  readonly #readers: Readers;
  /** Every call that is not answered yet. */
  readonly #open = new Map<Call, PendingCall>();
  #draining = false;
  #scheduled = false;
  #sweeper: NodeJS.Timeout | undefined;
  #onEmpty: () => void = () => undefined;
  #closed: Promise<void> | undefined;

  constructor(options: PoolOptions) {
    this.database = options.database;
    this.options = options;
    this.counters = new PoolCounters(
      new SlowStatements(options.plan, options.slowMs, options.onSlow),
      new NativeCallCounters(options.plan, options.onDisagreed),
    );
    const board = createBoard(WRITER_SLOTS + readersOf(options));
    this.board = new Board(board);
    this.#writer = new Writer(this, board);
    this.#readers = new Readers(this, board);
  }

  /** Opens the file on the writer. Rejects with the problem in one sentence. */
  async open(): Promise<MaintenanceResult> {
    const opened = await this.#writer.maintain({ kind: "open" });
    if (!opened.ok) throw new Error(opened.problem ?? `${this.options.file} can't be opened`);
    // Not before: threads that start together share the cores, and nobody can be served until the
    // writer has opened.
    this.#readers.threads.start();
    return opened;
  }

  submit(call: Call): void {
    const pending = new PendingCall(
      call,
      performance.now(),
      this.waiting.size,
      this.counters.answered,
    );
    const refused = this.#refusal(call);
    if (refused !== undefined) {
      this.counters.refusedCount++;
      setImmediate(() => pending.fail(refused));
      return;
    }
    this.#open.set(call, pending);
    this.waiting.push(pending);
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS);
    this.#schedule();
    if (call.lane === "write") this.#writer.came(pending.submittedMs);
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    const pending = this.#open.get(call);
    if (pending === undefined) return;
    if (reason === "CANCELLED") this.counters.canceledAcquireCount++;
    this.stop(pending, reason === "CANCELLED" ? refusal.cancelled() : pending.tooLate());
  }

  maintain(task: MaintenanceTask, lane: Lane = "write"): Promise<MaintenanceResult> {
    return lane === "write" ? this.#writer.maintain(task) : this.#readers.maintain(task);
  }

  /** So that another process gets the file's lock, which group commits take one after the other. */
  pauseWrites(isPaused: boolean): void {
    if (this.writesArePaused === isPaused) return;
    this.writesArePaused = isPaused;
    this.#schedule();
  }

  statistics(): PoolStatistics {
    const { waiting } = this;
    return this.counters.report(this.database, { ...this.#threads, waiting });
  }

  /**
   * Statements that held their connection for longer than `slowMs`, the slowest first; at most 100.
   */
  slowStatements(): SlowStatement[] {
    return this.counters.slow.report();
  }

  /** From here on new calls are refused with DRAINING; those in the pool go on. */
  drain(): void {
    this.#draining = true;
  }

  /**
   * Waits for the calls in the pool up to `graceMs`, fails the rest, closes the readers, then the
   * writer. Rejects when the file could not be closed cleanly; the next start repairs it. Called
   * again, it waits for the same.
   */
  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  async #close(graceMs: number): Promise<void> {
    this.drain();
    if (graceMs > 0)
      await Promise.race([this.#emptied(), pause(graceMs, undefined, { ref: false })]);
    for (const pending of [...this.#open.values()]) this.stop(pending, refusal.draining());
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
    // A thread can't be ended in the middle of a statement, so the interrupts have to come through
    // first.
    const { writer, readers } = this.#threads;
    await soon(Promise.all([readers.idle(), writer.idle()]));
    await soon(readers.close());
    const closed = writer.busy > 0 ? STUCK : await writer.maintain({ kind: "close" });
    await soon(writer.close());
    if (!closed.ok) throw new Error(closed.problem ?? "the file could not be closed cleanly");
  }

  // What Readers and Writer need of their pool.

  done(pending: PendingCall): void {
    this.#open.delete(pending.call);
    if (this.#open.size === 0) this.#onEmpty();
  }

  tryLater(pending: PendingCall, notYet: CallError): void {
    this.waiting.park(pending, notYet, () => this.dispatch());
  }

  dispatch(): void {
    this.#writer.dispatch();
    this.#readers.dispatch();
  }

  /** What is submitted in one turn of the event loop travels together. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.dispatch();
    });
  }

  #refusal(call: Call): CallError | undefined {
    if (this.#draining) return refusal.draining();
    const refused = call.lane === "write" ? this.options.refuseWrites?.() : undefined;
    if (refused !== undefined) return refused;
    const limit = this.options.maxQueue ?? DEFAULT_MAX_QUEUE;
    // What came in this turn of the event loop was not given to free threads yet.
    if (this.#waitingCount >= limit) this.dispatch();
    const estimateMs = this.waiting.estimateMs(
      call,
      call.lane === "write" ? 1 : this.#readers.threads.max,
    );
    // Who has less than an equal share is let in: one client's thousand streams don't keep the
    // others out.
    if (this.#waitingCount >= limit && !this.waiting.isWithinShare(call, limit, this.#writer.ahead))
      return refusal.queueFull(limit, this.#numbers(), estimateMs);
    const remainingMs = call.deadlineMs - Date.now();
    if (remainingMs <= 0) return refusal.deadlineExceeded("waiting");
    if (estimateMs === undefined || estimateMs <= remainingMs) return undefined;
    return refusal.deadlineUnreachable(remainingMs, estimateMs, this.#numbers());
  }

  #sweep(): void {
    if (this.#open.size === 0) {
      clearInterval(this.#sweeper);
      this.#sweeper = undefined;
      return;
    }
    const nowMs = performance.now();
    const clockMs = Date.now();
    let longestReadWaitMs = 0;
    for (const pending of this.#open.values()) {
      const waitedMs = nowMs - pending.waitsSinceMs;
      if (pending.stopped !== undefined) continue;
      if (pending.latestMs <= clockMs) this.stop(pending, pending.tooLate());
      else if (pending.waits && waitedMs > this.options.connectionTimeoutMs)
        this.#timeOut(pending, waitedMs);
      else if (pending.waits && pending.call.lane === "read" && pending.call.stream === undefined)
        longestReadWaitMs = Math.max(longestReadWaitMs, waitedMs);
    }
    this.#readers.sweep(nowMs, longestReadWaitMs);
    this.#writer.sweep(nowMs, this.#open.values());
    this.dispatch();
  }

  #timeOut(pending: PendingCall, waitedMs: number): void {
    this.counters.acquireTimeoutCount++;
    const estimateMs = this.waiting.estimateMs(pending.call, this.#readers.threads.max);
    const { lane, stream } = pending.call;
    const streamLimit =
      lane === "read" && stream !== undefined ? this.#readers.streamLimit : undefined;
    this.stop(pending, refusal.acquireTimeout(waitedMs, this.#numbers(), estimateMs, streamLimit));
  }

  /**
   * Ends a call: what runs of it is interrupted, what waits is taken out. It is answered now, but
   * for a write that has begun.
   */
  stop(pending: PendingCall, error: CallError): void {
    if (pending.stopped !== undefined) return;
    const { place } = pending;
    if (place === undefined) {
      this.waiting.remove(pending);
      this.#answerNow(pending, error);
      return;
    }
    const begun = this.board.cancel(place.slot, place.index);
    const mayBeStored = pending.call.stream === undefined ? begun : pending.mayCommit;
    if (pending.call.lane === "write" && mayBeStored) this.#awaitTruth(pending, error);
    else this.#answerNow(pending, error);
    pending.endStream?.();
    interruptRunning(this, pending);
  }

  #answerNow(pending: PendingCall, error: CallError): void {
    this.done(pending);
    pending.fail(error);
  }

  /** The thread says soon what became of the write. */
  #awaitTruth(pending: PendingCall, error: CallError): void {
    pending.stopped = error;
    setTimeout(() => {
      if (!pending.finished) this.#answerNow(pending, { ...error, committed: "unknown" });
    }, TRUTH_WAIT_MS);
  }

  get #waitingCount(): number {
    return this.waiting.size + this.#writer.ahead.length;
  }

  #numbers(): refusal.PoolNumbers {
    return { waitingCalls: this.#waitingCount, ...connectionNumbers(this.#threads) };
  }

  get #threads(): { readonly writer: Threads; readonly readers: Threads } {
    return { writer: this.#writer.threads, readers: this.#readers.threads };
  }

  /** Resolves when every call is answered, at once if none is open. */
  #emptied(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
      if (this.#open.size === 0) resolve();
    });
  }
}

/** Waits, but not for longer than a closing pool has time for. */
async function soon(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(INTERRUPT_GRACE_MS, undefined, { ref: false })]);
}
