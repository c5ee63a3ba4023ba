import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { CallError } from "../call-error.js";
import { Board, createBoard } from "../worker/board.js";
import type { MaintenanceResult, MaintenanceTask } from "../worker/messages.js";
import type { DatabaseName, Lane } from "../worker/plan.js";
import * as refusal from "./admission.js";
import { Batch } from "./batch.js";
import type { Call } from "./call.js";
import { interruptRunning } from "./interrupt-running.js";
import { MAX_READS_PER_BATCH, runBatch, takeBatch } from "./lane.js";
import { PendingCall } from "./pending-call.js";
import { type PoolOptions, toConnectionSetup } from "./pool-options.js";
import { type SlowStatement, SlowStatements } from "./slow-statements.js";
import { connectionNumbers, PoolCounters, type PoolStatistics } from "./statistics.js";
import { runStream } from "./stream.js";
import { slowLimit, Threads } from "./threads.js";
import { WaitingCalls } from "./waiting-calls.js";
import { type WriteHost, WriteLane } from "./write-lane.js";

/** How often waiting and running calls are looked at, in ms: deadlines, time-outs and pressure are this exact. */
const SWEEP_MS = 5;
/** A reader is added when nobody is free and the oldest call has waited this long, in ms. */
const PRESSURE_MS = 5;
/**
 * A thread that is taken for so long does long work, and one more may be added beside it, in ms. Not less: where all cores are busy,
 * as when the calls come from inside the process, a thread waits for its core for 10 to 30 ms, and more threads make that worse.
 */
const LONG_WORK_MS = 50;
/** Slow statements let fast ones pass, but not for longer than this, in ms: under full load they would never run. */
const SLOW_PATIENCE_MS = 100;
/** Calls that may wait when nothing else is said. */
const DEFAULT_MAX_QUEUE = 1000;
/** How long a close waits for interrupted statements, and for threads to end, in ms. */
const INTERRUPT_GRACE_MS = 1000;
const STUCK: MaintenanceResult = { ok: false, problem: "the file was not closed: a statement still runs", numbers: {} };

/** Who may use which connection of one database, when. */
export class DatabasePool implements WriteHost {
  readonly database: DatabaseName;
  readonly board: Board;
  readonly waiting: WaitingCalls = new WaitingCalls();
  readonly #options: PoolOptions;
  readonly #writer: Threads;
  readonly #readers: Threads;
  readonly #writes: WriteLane;
  /** Every call that is not answered yet. */
  readonly #open = new Map<Call, PendingCall>();
  readonly #counters: PoolCounters;
  #slowRunning = 0;
  #streamsRunning = 0;
  #draining = false;
  #scheduled = false;
  #sweeper: NodeJS.Timeout | undefined;
  #onEmpty: () => void = () => undefined;
  #closed: Promise<void> | undefined;

  constructor(options: PoolOptions) {
    this.database = options.database;
    this.#options = options;
    this.#counters = new PoolCounters(new SlowStatements(options.plan, options.slowMs, options.onSlow));
    const readers = Math.max(1, options.maxConnections - 1);
    // A place for each connection, and one for the batch that is sent ahead to the writer.
    const board = createBoard(readers + 2);
    this.board = new Board(board);
    const file = options.threadFile ?? new URL("./thread.js", import.meta.url).href;
    const { watch } = options;
    const one = { min: 1, max: 1, idleTimeoutMs: Number.POSITIVE_INFINITY, firstSlot: 0, aheadSlot: readers + 1 };
    this.#writer = new Threads(file, toConnectionSetup(options, "write", board), { ...one, watch });
    this.#writer.start();
    this.#writes = new WriteLane(this, this.#writer, this.#counters);
    this.#readers = new Threads(file, toConnectionSetup(options, "read", board), {
      min: Math.min(readers, Math.max(1, options.minConnections - 1)),
      max: readers,
      idleTimeoutMs: options.idleTimeoutMs,
      firstSlot: 1,
      watch,
    });
  }

  /** Opens the file on the writer. Rejects with the problem in one sentence. */
  async open(): Promise<MaintenanceResult> {
    const opened = await this.#writer.maintain({ kind: "open" });
    if (!opened.ok) throw new Error(opened.problem ?? `${this.#options.file} can't be opened`);
    // Not before: threads that start together share the cores, and nobody can be served until the writer has opened.
    this.#readers.start();
    return opened;
  }

  submit(call: Call): void {
    const pending = new PendingCall(call, performance.now(), this.waiting.size, this.#counters.answered);
    const refused = this.#refusal(call);
    if (refused !== undefined) {
      this.#counters.refusedCount++;
      setImmediate(() => pending.fail(refused));
      return;
    }
    this.#open.set(call, pending);
    this.waiting.push(pending);
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS);
    this.#schedule();
    if (call.lane === "write") this.#writes.came(pending.submittedMs);
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    const pending = this.#open.get(call);
    if (pending === undefined) return;
    if (reason === "CANCELLED") this.#counters.canceledAcquireCount++;
    this.stop(pending, reason === "CANCELLED" ? refusal.cancelled() : pending.tooLate());
  }

  maintain(task: MaintenanceTask, lane: Lane = "write"): Promise<MaintenanceResult> {
    return (lane === "write" ? this.#writer : this.#readers).maintain(task);
  }

  statistics(): PoolStatistics {
    const { waiting } = this;
    return this.#counters.report(this.database, { writer: this.#writer, readers: this.#readers, waiting });
  }

  /** Statements that held their connection for longer than `slowMs`, the slowest first; at most 100. */
  slowStatements(): SlowStatement[] {
    return this.#counters.slow.report();
  }

  /** From here on new calls are refused with DRAINING; those in the pool go on. */
  drain(): void {
    this.#draining = true;
  }

  /**
   * Waits for the calls in the pool up to `graceMs`, fails the rest, closes the readers, then the writer.
   * Rejects when the file could not be closed cleanly; the next start repairs it. Called again, it waits for the same.
   */
  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  async #close(graceMs: number): Promise<void> {
    this.drain();
    if (graceMs > 0) await Promise.race([this.#emptied(), pause(graceMs, undefined, { ref: false })]);
    for (const pending of [...this.#open.values()]) this.stop(pending, refusal.draining());
    clearInterval(this.#sweeper);
    this.#sweeper = undefined;
    // A thread can't be ended in the middle of a statement, so the interrupts have to come through first.
    await soon(Promise.all([this.#readers.idle(), this.#writer.idle()]));
    await soon(this.#readers.close());
    const closed = this.#writer.busy > 0 ? STUCK : await this.#writer.maintain({ kind: "close" });
    await soon(this.#writer.close());
    if (!closed.ok) throw new Error(closed.problem ?? "the file could not be closed cleanly");
  }

  // What a batch needs of its pool.

  done(pending: PendingCall): void {
    this.#open.delete(pending.call);
    if (this.#open.size === 0) this.#onEmpty();
  }

  startWrites(calls: PendingCall[]): void {
    void this.#start(this.#writer, calls);
  }

  tryLater(pending: PendingCall, notYet: CallError): void {
    pending.parked = notYet;
    setTimeout(() => {
      pending.parked = undefined;
      if (pending.finished) return;
      pending.waitsSinceMs = performance.now();
      this.waiting.putBack(pending);
      this.dispatch();
    }, notYet.retryAfterMs ?? SWEEP_MS).unref();
  }

  dispatch(): void {
    this.#writes.dispatch();
    const patientUntilMs = performance.now() - SLOW_PATIENCE_MS;
    if ((this.waiting.slow.peek()?.waitsSinceMs ?? patientUntilMs) < patientUntilMs) this.#dispatchSlow();
    while (this.#readers.free && this.waiting.fast.size > 0)
      void this.#start(this.#readers, takeBatch(this.waiting.fast, MAX_READS_PER_BATCH));
    this.#dispatchStreams();
    this.#dispatchSlow();
  }

  /** A slow statement travels alone, and never takes the last free reader. */
  #dispatchSlow(): void {
    const { slow } = this.waiting;
    while (slow.size > 0 && this.#readers.free && this.#slowRunning < slowLimit(this.#readers.max)) {
      const pending = this.#readers.keepSpare(this.#slowRunning + this.#streamsRunning) ? slow.shift() : undefined;
      if (pending === undefined) return;
      this.#slowRunning++;
      void this.#start(this.#readers, [pending]).finally(() => this.#slowRunning--);
    }
  }

  /** Streams hold a reader each; the last one is never theirs. */
  #dispatchStreams(): void {
    const { streams } = this.waiting;
    while (streams.size > 0 && this.#readers.free && this.#streamsRunning < Math.max(1, this.#readers.max - 1)) {
      const pending = this.#readers.keepSpare(this.#slowRunning + this.#streamsRunning) ? streams.shift() : undefined;
      if (pending === undefined) return;
      this.#streamsRunning++;
      void this.#start(this.#readers, [pending]).finally(() => this.#streamsRunning--);
    }
  }

  #start(threads: Threads, calls: PendingCall[]): Promise<void> {
    this.#counters.noteAcquire(calls);
    const [first] = calls;
    if (first?.call.stream !== undefined) return runStream(this, threads, first, first.call.stream, this.#options);
    return runBatch(this, threads, new Batch(this.board, threads.acquire(), calls));
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
    const refused = call.lane === "write" ? this.#options.refuseWrites?.() : undefined;
    if (refused !== undefined) return refused;
    const limit = this.#options.maxQueue ?? DEFAULT_MAX_QUEUE;
    // What came in this turn of the event loop was not given to free threads yet.
    if (this.#waitingCount >= limit) this.dispatch();
    const estimateMs = this.waiting.estimateMs(call, call.lane === "write" ? 1 : this.#readers.max);
    if (this.#waitingCount >= limit) return refusal.queueFull(limit, this.#numbers(), estimateMs);
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
      const waits = pending.batch === undefined && pending.parked === undefined;
      const waitedMs = nowMs - pending.waitsSinceMs;
      if (pending.call.deadlineMs <= clockMs) this.stop(pending, pending.tooLate());
      else if (waits && waitedMs > this.#options.connectionTimeoutMs) this.#timeOut(pending, waitedMs);
      else if (waits && pending.call.lane === "read") longestReadWaitMs = Math.max(longestReadWaitMs, waitedMs);
    }
    if (longestReadWaitMs >= PRESSURE_MS && !this.#readers.free) this.#readers.grow(LONG_WORK_MS);
    this.dispatch();
  }

  #timeOut(pending: PendingCall, waitedMs: number): void {
    this.#counters.acquireTimeoutCount++;
    const estimateMs = this.waiting.estimateMs(pending.call, this.#readers.max);
    this.stop(pending, refusal.acquireTimeout(waitedMs, this.#numbers(), estimateMs));
  }

  /** Answers a call now; what runs of it is interrupted, what waits is taken out. */
  stop(pending: PendingCall, error: CallError): void {
    const running = pending.batch;
    if (running === undefined) this.waiting.remove(pending);
    this.done(pending);
    pending.fail(error);
    if (running === undefined) return;
    pending.endStream?.();
    this.board.cancel(running.slot, running.index);
    interruptRunning(pending, this.board, this.#options.interrupts);
  }

  get #waitingCount(): number {
    return this.waiting.size + this.#writes.aheadCount;
  }

  #numbers(): refusal.PoolNumbers {
    return { waitingCalls: this.#waitingCount, ...connectionNumbers(this.#writer, this.#readers) };
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
