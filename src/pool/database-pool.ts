import { performance } from "node:perf_hooks";
import type { CallError } from "../call-error.js";
import { Board, createBoard } from "../worker/board.js";
import type { ConnectionSetup, MaintenanceResult, MaintenanceTask } from "../worker/messages.js";
import type { DatabaseName, DatabasePlan } from "../worker/plan.js";
import * as refusal from "./admission.js";
import type { Call } from "./call.js";
import { costKeyOf } from "./cost-key.js";
import { Costs } from "./costs.js";
import { FairQueue } from "./fair-queue.js";
import { type BatchHost, runBatch, takeBatch } from "./lane.js";
import { PendingCall } from "./pending-call.js";
import { PoolCounters, type PoolStatistics } from "./statistics.js";
import { runStream } from "./stream.js";
import { slowLimit, Threads } from "./threads.js";

/** How often waiting and running calls are looked at, in ms: deadlines, time-outs and pressure are this exact. */
const SWEEP_MS = 5;
/** A reader is added when nobody is free and the oldest call has waited this long, in ms. */
const PRESSURE_MS = 5;
/** A write with less time left than this is not started: it would be interrupted in the middle, in ms. */
const LEAST_WRITE_MS = 5;

/** Stops what a connection runs, again and again while it is wanted: one interrupt can fall between two statements. */
export interface Interrupts {
  stop(guardSlot: number, generation: number, wanted: () => boolean): void;
}

export interface PoolOptions {
  readonly database: DatabaseName;
  /** Absolute path of the database file. */
  readonly file: string;
  readonly plan: DatabasePlan;
  /** Connections kept open when idle, the writer included. */
  readonly minConnections: number;
  /** Upper bound of connections, the writer included; at least 2. */
  readonly maxConnections: number;
  /** Longest wait for a connection, in ms. */
  readonly connectionTimeoutMs: number;
  /** A reader above the minimum closes after this long without work, in ms. */
  readonly idleTimeoutMs: number;
  /** Page cache of the whole pool, in pages, divided among its connections. */
  readonly cachePages: number;
  readonly mmapBytes: number;
  readonly busyTimeoutMs: number;
  /** Calls that may wait; more are refused with QUEUE_FULL. Default 1000: at 10,000 calls/s a tenth of a second's work. */
  readonly maxQueue?: number;
  readonly guardFile?: string;
  readonly interrupts?: Interrupts;
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /** Module of the connection threads; default the service's own. */
  readonly threadFile?: string;
  /** Called when writes must be refused, e.g. the disk is nearly full; undefined lets them in. */
  readonly refuseWrites?: () => CallError | undefined;
}

/** Who may use which connection of one database, when. */
export class DatabasePool implements BatchHost {
  readonly database: DatabaseName;
  readonly board: Board;
  readonly costs: Costs = new Costs();
  readonly #options: PoolOptions;
  readonly #writer: Threads;
  readonly #readers: Threads;
  readonly #fast = new FairQueue<PendingCall>();
  readonly #slow = new FairQueue<PendingCall>();
  readonly #streams = new FairQueue<PendingCall>();
  readonly #writes = new FairQueue<PendingCall>();
  /** Every call that is not answered yet. */
  readonly #open = new Map<Call, PendingCall>();
  readonly #slots: number[];
  readonly #counters = new PoolCounters();
  #slowRunning = 0;
  #streamsRunning = 0;
  #generation = 0;
  #draining = false;
  #scheduled = false;
  #sweeper: NodeJS.Timeout | undefined;

  constructor(options: PoolOptions) {
    this.database = options.database;
    this.#options = options;
    const readers = Math.max(1, options.maxConnections - 1);
    const shared = createBoard(readers + 1);
    this.board = new Board(shared);
    this.#slots = Array.from({ length: readers + 1 }, (_, index) => index);
    const file = options.threadFile ?? new URL("./thread.js", import.meta.url).href;
    const setup = (lane: "read" | "write"): ConnectionSetup => ({
      database: options.database,
      lane,
      file: options.file,
      plan: options.plan,
      cachePages: Math.max(100, Math.floor(options.cachePages / options.maxConnections)),
      mmapBytes: options.mmapBytes,
      busyTimeoutMs: options.busyTimeoutMs,
      board: shared,
      requestRetentionMs: options.requestRetentionMs,
      requestRetentionBytes: options.requestRetentionBytes,
      ...(options.guardFile === undefined ? {} : { guardFile: options.guardFile }),
    });
    this.#writer = new Threads(file, setup("write"), { min: 1, max: 1 }, Number.POSITIVE_INFINITY);
    const minReaders = Math.min(readers, Math.max(1, options.minConnections - 1));
    this.#readers = new Threads(file, setup("read"), { min: minReaders, max: readers }, options.idleTimeoutMs);
  }

  /** Opens the file on the writer. Rejects with the problem in one sentence. */
  async open(): Promise<MaintenanceResult> {
    const opened = await this.#writer.maintain({ kind: "open" });
    if (!opened.ok) throw new Error(opened.problem ?? `${this.#options.file} can't be opened`);
    return opened;
  }

  submit(call: Call): void {
    const nowMs = performance.now();
    const pending = new PendingCall(call, nowMs);
    const refused = this.#refusal(call);
    if (refused !== undefined) {
      this.#counters.refusedCount++;
      setImmediate(() => pending.fail(refused));
      return;
    }
    this.#open.set(call, pending);
    this.#queueOf(call).push(pending);
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS);
    this.#schedule();
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    const pending = this.#open.get(call);
    if (pending === undefined) return;
    if (reason === "CANCELLED") this.#counters.canceledAcquireCount++;
    const where = pending.batch === undefined ? "waiting" : "running";
    this.#stop(pending, reason === "CANCELLED" ? refusal.cancelled() : refusal.deadlineExceeded(where));
  }

  maintain(task: MaintenanceTask, lane: "read" | "write" = "write"): Promise<MaintenanceResult> {
    return (lane === "write" ? this.#writer : this.#readers).maintain(task);
  }

  statistics(): PoolStatistics {
    return this.#counters.report(this.database, {
      writer: this.#writer,
      readers: this.#readers,
      waitingReads: this.#fast.size + this.#slow.size + this.#streams.size,
      waitingWrites: this.#writes.size,
    });
  }

  /** From here on new calls are refused with DRAINING; those in the pool go on. */
  drain(): void {
    this.#draining = true;
  }

  /** Waits for the calls in the pool up to `graceMs`, fails the rest, closes the readers, then the writer. */
  async close(graceMs: number): Promise<void> {
    this.drain();
    await this.#emptied(performance.now() + graceMs);
    for (const pending of [...this.#open.values()]) this.#stop(pending, refusal.draining());
    await this.#readers.close();
    const closed = await this.#writer.maintain({ kind: "close" }).catch(() => undefined);
    await this.#writer.close();
    clearInterval(this.#sweeper);
    if (closed?.ok === false) throw new Error(closed.problem ?? "the file could not be closed cleanly");
  }

  // What a batch needs of its pool.

  takeSlot(): number {
    const slot = this.#slots.pop();
    if (slot === undefined) throw new Error("more batches run than the pool has connections");
    return slot;
  }

  giveSlot(slot: number): void {
    this.#slots.push(slot);
  }

  nextGeneration(): number {
    return ++this.#generation;
  }

  done(pending: PendingCall): void {
    this.#open.delete(pending.call);
  }

  putBack(pending: PendingCall): void {
    this.#queueOf(pending.call).putBack(pending);
  }

  tryLater(pending: PendingCall, afterMs: number): void {
    setTimeout(() => {
      if (pending.finished) return;
      this.putBack(pending);
      this.dispatch();
    }, afterMs).unref();
  }

  dispatch(): void {
    this.#dispatchWrites();
    while (this.#readers.free && this.#fast.size > 0) {
      const batch = takeBatch(
        () => this.#fast.shift(),
        (pending) => this.#fast.putBack(pending),
      );
      if (batch.length > 0) this.#start(this.#readers, batch);
    }
    this.#dispatchStreams();
    while (this.#slow.size > 0 && this.#readers.free && this.#slowRunning < slowLimit(this.#readers.max)) {
      if (!this.#readers.keepSpare()) break;
      const pending = this.#slow.shift();
      if (pending === undefined || pending.finished) continue;
      this.#slowRunning++;
      void this.#start(this.#readers, [pending]).finally(() => this.#slowRunning--);
    }
  }

  /** Streams hold a reader each; the last one is never theirs. */
  #dispatchStreams(): void {
    const limit = Math.max(1, this.#readers.max - 1);
    while (this.#readers.free && this.#streams.size > 0 && this.#streamsRunning < limit) {
      if (!this.#readers.keepSpare()) break;
      const pending = this.#streams.shift();
      if (pending === undefined || pending.finished) continue;
      this.#streamsRunning++;
      void this.#start(this.#readers, [pending]).finally(() => this.#streamsRunning--);
    }
  }

  #dispatchWrites(): void {
    if (!this.#writer.free || this.#writes.size === 0) return;
    const tooLate = Date.now() + LEAST_WRITE_MS;
    const batch = takeBatch(
      () => this.#writes.shift(),
      (pending) => this.#writes.putBack(pending),
    ).filter((pending) => {
      if (pending.call.deadlineMs > tooLate) return true;
      this.#stop(pending, refusal.deadlineExceeded("waiting"));
      return false;
    });
    if (batch.length > 0) this.#start(this.#writer, batch);
  }

  #start(threads: Threads, batch: PendingCall[]): Promise<void> {
    this.#counters.noteAcquire(batch);
    const [first] = batch;
    if (first?.call.stream !== undefined) return runStream(this, threads, first, first.call.stream);
    return runBatch(this, threads, batch);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.dispatch();
    });
  }

  #queueOf(call: Call): FairQueue<PendingCall> {
    if (call.lane === "write") return this.#writes;
    if (call.stream !== undefined) return this.#streams;
    return this.costs.isSlow(costKeyOf(call)) ? this.#slow : this.#fast;
  }

  #refusal(call: Call): CallError | undefined {
    if (this.#draining) return refusal.draining();
    if (call.lane === "write") {
      const refused = this.#options.refuseWrites?.();
      if (refused !== undefined) return refused;
    }
    const waiting = this.#fast.size + this.#slow.size + this.#streams.size + this.#writes.size;
    const limit = this.#options.maxQueue ?? 1000;
    const threads = call.lane === "write" ? 1 : this.#readers.max;
    const estimateMs = this.costs.estimateMs(waiting, threads);
    if (waiting >= limit) return refusal.queueFull(limit, this.#numbers(), estimateMs);
    const remainingMs = call.deadlineMs - Date.now();
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
    let oldestWaitMs = 0;
    for (const pending of this.#open.values()) {
      const waiting = pending.batch === undefined;
      const waitedMs = nowMs - pending.submittedMs;
      if (waiting && pending.call.lane === "read") oldestWaitMs = Math.max(oldestWaitMs, waitedMs);
      if (pending.call.deadlineMs <= clockMs)
        this.#stop(pending, refusal.deadlineExceeded(waiting ? "waiting" : "running"));
      else if (waiting && waitedMs > this.#options.connectionTimeoutMs) {
        this.#counters.acquireTimeoutCount++;
        this.#stop(pending, refusal.acquireTimeout(waitedMs, this.#numbers(), undefined));
      }
    }
    if (oldestWaitMs >= PRESSURE_MS && !this.#readers.free && this.#readers.grow(PRESSURE_MS))
      this.#counters.newConnsCount++;
    this.dispatch();
  }

  /** Answers a call now; what runs of it is interrupted, what waits is skipped. */
  #stop(pending: PendingCall, error: CallError): void {
    this.#open.delete(pending.call);
    pending.fail(error);
    const running = pending.batch;
    if (running === undefined) return;
    const { slot, index, generation } = running;
    pending.endStream?.();
    this.board.cancel(slot, index);
    const guardSlot = this.board.guardSlot(slot);
    const runsStill = (): boolean => pending.batch === running && this.board.current(slot) === index;
    if (guardSlot !== undefined && runsStill()) this.#options.interrupts?.stop(guardSlot, generation, runsStill);
  }

  #numbers(): refusal.PoolNumbers {
    const busy = this.#readers.busy + this.#writer.busy;
    const total = this.#readers.size + this.#writer.size;
    return {
      waitingCalls: this.#fast.size + this.#slow.size + this.#streams.size + this.#writes.size,
      acquiredConns: busy,
      idleConns: Math.max(0, total - busy),
      totalConns: total,
      maxConns: this.#readers.max + 1,
    };
  }

  async #emptied(untilMs: number): Promise<void> {
    while (this.#open.size > 0 && performance.now() < untilMs) {
      await new Promise((resolve) => setTimeout(resolve, SWEEP_MS));
    }
  }
}
