import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import type { TransferListItem } from "node:worker_threads";
import { Piscina } from "piscina";
import type { ConnectionWatch } from "../../engine/engine.js";
import {
  type BatchAnswer,
  Channel,
  type PendingTask,
  type TaskAnswer,
  type TaskProblem,
} from "./channel.js";
import type { MaintenanceResult, MaintenanceTask } from "./maintenance-task.js";
import type {
  BatchTask,
  ConnectionSetup,
  ConnectionTask,
  OnCommit,
  StreamTask,
} from "./messages.js";

const CORES = availableParallelism();
/**
 * Threads that are started at once: each takes a core for some 100 ms, and calls need the others.
 */
const MOST_STARTING = Math.max(1, Math.floor(CORES / 2));

/**
 * A channel that has been idle for so long is closed, and Piscina counts its thread as idle from
 * then on, in ms. Well under the second between two checks of readiness: an open channel keeps a
 * process alive that has nothing else to do.
 */
const LINGER_MS = 300;
/** The process's leases so far. The main thread counts; both databases' pools share the count. */
let generations = 0;

/**
 * A place on the board, and a thread with it, until `release`. The main thread alone knows leases.
 */
export interface Lease {
  /** The board's slot is this lease's own while it lasts. */
  readonly slot: number;
  /**
   * Rises with every lease of the process: an interrupt that was meant for an earlier one is told
   * by it.
   */
  readonly generation: number;
  /**
   * When it got the thread, as performance.now gives it; undefined while another lease has that.
   */
  startedMs: number | undefined;
}

export interface ThreadsOptions {
  /** Threads kept when idle. */
  readonly min: number;
  readonly max: number;
  /** A thread above the minimum ends after this long without work, in ms. */
  readonly idleTimeoutMs: number;
  /** The lane's places on the board: one a thread, and one for each lease that is reserved. */
  readonly slots: readonly number[];
  /** The connection's number for `watch`. */
  readonly connectionOf: (slot: number) => number;
  readonly watch?: ConnectionWatch | undefined;
}

/**
 * Connection threads of one lane. Piscina runs them; who may use one, and when, is decided before.
 * The main thread owns every field: a connection thread knows of a lease only its slot and
 * generation, which travel with its task.
 */
export class Threads {
  readonly max: number;
  /**
   * Threads that may be busy at once; grows under pressure, falls back as Piscina ends idle ones.
   */
  allowed: number;
  /** Threads that are taken, housekeeping included. */
  busy = 0;
  /** Threads added beyond the minimum, ever. */
  addedCount = 0;
  readonly #create: () => Channels;
  #created: Channels | undefined;
  readonly #min: number;
  readonly #watch: ConnectionWatch | undefined;
  /** Slots of the board that no lease has. */
  readonly #slots: number[];
  /** In the order in which they were taken. */
  readonly #leases = new Set<Lease>();
  readonly #starts = new Set<Promise<void>>();
  readonly #connectionOf: (slot: number) => number;
  #onIdle: () => void = () => undefined;

  constructor(
    file: string,
    setup: ConnectionSetup,
    { min, max, idleTimeoutMs, slots, connectionOf, watch }: ThreadsOptions,
  ) {
    this.#connectionOf = connectionOf;
    this.#min = min;
    this.#watch = watch;
    this.max = max;
    this.allowed = min;
    this.#slots = [...slots];
    const onDestroy = (): void => queueMicrotask(() => this.#fallBack());
    this.#create = () =>
      new Channels(createPiscina(file, setup, { min, max, idleTimeoutMs }, onDestroy), max);
  }

  /** Starts the minimum of threads; the first use would do the same. */
  start(): void {
    this.#created ??= this.#create();
  }

  get size(): number {
    return this.#created?.threads ?? 0;
  }

  get free(): boolean {
    return this.busy < this.allowed;
  }

  /** Takes a thread; ask `free` before. */
  acquire(): Lease {
    this.busy++;
    const lease = this.reserve();
    this.#hold(lease);
    return lease;
  }

  /**
   * Takes a place on the board for what is sent ahead: its turn comes when another lease is
   * released for it.
   */
  reserve(): Lease {
    const slot = this.#slots.pop();
    if (slot === undefined) throw new Error("more batches run than the pool has connections");
    const lease = { slot, generation: ++generations, startedMs: undefined };
    this.#leases.add(lease);
    return lease;
  }

  /**
   * Gives the thread back, or on to a lease that was reserved, and the place in the same step, so
   * that whoever finds a thread free finds a place too. False: it was released before.
   */
  release(lease: Lease, next?: Lease): boolean {
    if (!this.#leases.delete(lease)) return false;
    this.#slots.push(lease.slot);
    if (lease.startedMs === undefined) return true;
    this.#watch?.released?.(this.#connectionOf(lease.slot), performance.now() - lease.startedMs);
    if (next === undefined) this.#givenBack();
    else this.#hold(next);
    return true;
  }

  /**
   * How many threads have been held by one batch or stream since then, as performance.now gives it.
   */
  heldSince(sinceMs: number): number {
    return [...this.#leases].filter(
      ({ startedMs }) => startedMs !== undefined && startedMs <= sinceMs,
    ).length;
  }

  /**
   * Adds threads until there are so many, as far as there may be, some at a time; `started` tells
   * when one more is open.
   */
  growTo(count: number): void {
    const most = Math.min(count, this.max);
    while (this.allowed < most && this.starting < MOST_STARTING) this.#add();
  }

  /** How long the thread that was taken first has been held, in ms. */
  heldMs(nowMs: number): number {
    const [first] = this.#leases;
    return nowMs - (first?.startedMs ?? nowMs);
  }

  /** Threads that are there and can take a task at once, unless they are busy. */
  get open(): number {
    return this.allowed - this.starting;
  }

  /** Threads that are being started; they count as busy. */
  get starting(): number {
    return this.#starts.size;
  }

  /** Resolves when one of those that are being started is open. */
  async started(): Promise<void> {
    await Promise.race(this.#starts);
  }

  /**
   * The thread runs a batch, none is sent ahead yet, and nothing else waits for it. For lanes of
   * one thread.
   */
  get takesAhead(): boolean {
    return this.busy === 1 && this.#channels.takesAhead;
  }

  /**
   * Runs a batch; one whose lease is reserved goes behind the one that runs. Rejects when the
   * thread dies.
   */
  run(lease: Lease, packed: ArrayBuffer, onCommit: OnCommit): Promise<BatchAnswer | TaskProblem> {
    const task = taskOf(lease, packed);
    const answer =
      lease.startedMs === undefined
        ? this.#channels.runAhead(task, onCommit)
        : this.#channels.run(task, [packed], onCommit);
    return answer as Promise<BatchAnswer | TaskProblem>;
  }

  /**
   * Sends more with a batch that is sent ahead. False: the thread has it already, or it has become
   * too large.
   */
  replaceAhead(lease: Lease, packed: ArrayBuffer): boolean {
    return this.#channels.replaceAhead(taskOf(lease, packed));
  }

  /** Resolves when the stream has ended. Rejects when the thread dies. */
  runStream(task: StreamTask): Promise<TaskProblem | undefined> {
    return this.#channels.run(task, [task.port]) as Promise<TaskProblem | undefined>;
  }

  async maintain(task: MaintenanceTask): Promise<MaintenanceResult> {
    this.busy++;
    const startedMs = performance.now();
    try {
      return (await this.#channels.run(task)) as MaintenanceResult;
    } finally {
      if (task.kind === "checkpoint") this.#watch?.checkpointed?.(performance.now() - startedMs);
      this.#givenBack();
    }
  }

  /** Resolves when no thread runs anything, at once if none does. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#onIdle = resolve;
      if (this.busy === 0) resolve();
    });
  }

  async close(): Promise<void> {
    await this.#created?.close();
  }

  /** The lease has the thread from here on. */
  #hold(lease: Lease): void {
    lease.startedMs = performance.now();
    this.#watch?.acquired?.(this.#connectionOf(lease.slot));
  }

  get #channels(): Channels {
    this.#created ??= this.#create();
    return this.#created;
  }

  /**
   * A new thread's first task is a probe, which counts as busy: no call waits for a start, and the
   * file is open after it.
   */
  #add(): void {
    this.allowed++;
    this.addedCount++;
    this.busy++;
    const startedMs = performance.now();
    const start = this.#channels.runOnNew({ kind: "probe" }).then(
      () => this.#watch?.created?.(performance.now() - startedMs),
      // A reader that can't open its file says so to the first call that it is given.
      () => undefined,
    );
    this.#starts.add(start);
    void start.finally(() => {
      this.#starts.delete(start);
      this.#givenBack();
    });
  }

  #fallBack(): void {
    this.allowed = Math.max(this.#min, Math.min(this.allowed, this.size));
  }

  #givenBack(): void {
    this.busy--;
    if (this.busy === 0) this.#onIdle();
  }
}

/**
 * The channels to the threads of a Piscina, which starts, ends and replaces them, and which of them
 * gets a task. A task goes over a channel and is no Piscina task: a lone call waits half as long
 * for its thread, and again for its answer.
 */
class Channels {
  readonly #piscina: Piscina;
  readonly #max: number;
  /** The one used last comes last, and is used first: its thread's caches are warm. */
  readonly #idle: Channel[] = [];
  readonly #waiting: PendingTask[] = [];
  #count = 0;
  /** Channels whose thread is being started, which are free soon. */
  #starting = 0;
  #rest: NodeJS.Timeout | undefined;
  /** The channel that was used last. */
  #used: Channel | undefined;

  constructor(piscina: Piscina, max: number) {
    this.#piscina = piscina;
    this.#max = max;
  }

  /**
   * Runs a task on a thread that has nothing else to do; it waits for one if need be. Rejects when
   * the thread dies.
   */
  run(
    task: ConnectionTask,
    transfer: readonly TransferListItem[] = [],
    onCommit: OnCommit | undefined = undefined,
  ): Promise<TaskAnswer> {
    return new Promise((resolve, reject) => {
      const pending = { task, transfer, resolve, reject, onCommit };
      const channel = this.#idle.pop();
      if (channel !== undefined) {
        this.#send(channel, pending);
      } else {
        this.#waiting.push(pending);
        this.#openWhatIsMissing();
      }
    });
  }

  /** Starts one more thread and runs its first task on it. Rejects when the thread dies. */
  runOnNew(task: ConnectionTask): Promise<TaskAnswer> {
    // Piscina starts a thread for a task only when all that are there have one, and each channel is
    // one.
    for (let without = this.threads - this.#count; without > 0; without--) this.#open();
    if (this.#count >= this.#max) return this.run(task);
    return new Promise((resolve, reject) => this.#open({ task, transfer: [], resolve, reject }));
  }

  /** The thread runs a batch, and none is sent ahead yet. For lanes of one thread. */
  get takesAhead(): boolean {
    return this.#used?.takesAhead ?? false;
  }

  /** Sends a batch ahead to the thread that runs one; ask `takesAhead` before. */
  runAhead(task: BatchTask, onCommit: OnCommit): Promise<TaskAnswer> {
    return new Promise((resolve, reject) => {
      this.#used?.send({ task, transfer: [task.packed], resolve, reject, onCommit });
    });
  }

  /**
   * Puts a batch in the place of the one that is sent ahead. False: the thread has that already, or
   * the new one is too large.
   */
  replaceAhead(task: BatchTask): boolean {
    return this.#used?.replaceAhead(task) ?? false;
  }

  /** Threads that are there, starting ones included. */
  get threads(): number {
    return this.#piscina.threads.length;
  }

  async close(): Promise<void> {
    clearTimeout(this.#rest);
    await this.#piscina.destroy();
  }

  #send(channel: Channel, pending: PendingTask): void {
    this.#used = channel;
    channel.send(pending);
  }

  /**
   * At most one channel per waiting task: one that was opened for a task that another took serves
   * the next.
   */
  #openWhatIsMissing(): void {
    if (this.#waiting.length > this.#starting && this.#count < this.#max) this.#open();
  }

  /**
   * `first` is for this channel's thread alone; what waits otherwise goes to whichever channel is
   * free first.
   */
  #open(first?: PendingTask): void {
    // A thread that has to be started is not waited for when another becomes free sooner.
    const greets = this.#piscina.threads.length <= this.#count;
    let starts = true;
    const listens = (): void => {
      if (starts) this.#starting--;
      starts = false;
    };
    const free = (): void => {
      const pending = starts ? first : undefined;
      listens();
      if (pending === undefined) this.#freed(channel);
      else this.#send(channel, pending);
    };
    const channel = new Channel(greets, free);
    this.#count++;
    this.#starting++;
    const { threadEnd } = channel;
    this.#piscina.run(threadEnd, { transferList: [threadEnd.port] }).then(
      () => this.#ended(),
      (why: unknown) => {
        // It was opened for this one, or for one of those that wait.
        if (starts) (first ?? this.#waiting.shift())?.reject(why);
        listens();
        this.#forget(channel, why);
      },
    );
    if (!greets) free();
  }

  #forget(channel: Channel, why: unknown): void {
    const index = this.#idle.indexOf(channel);
    if (index !== -1) this.#idle.splice(index, 1);
    channel.lose(why);
    this.#ended();
  }

  #freed(channel: Channel): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(channel);
    else this.#send(channel, next);
    this.#rest ??= setTimeout(() => this.#closeIdle(), LINGER_MS).unref();
  }

  #closeIdle(): void {
    this.#rest = undefined;
    const longAgoMs = performance.now() - LINGER_MS;
    while (this.#idle.length > 0 && (this.#idle[0]?.idleSinceMs ?? 0) <= longAgoMs)
      this.#idle.shift()?.close();
    if (this.#idle.length > 0) this.#rest = setTimeout(() => this.#closeIdle(), LINGER_MS).unref();
  }

  #ended(): void {
    this.#count--;
    this.#openWhatIsMissing();
  }
}

function taskOf({ slot, generation }: Lease, packed: ArrayBuffer): BatchTask {
  return { kind: "batch", slot, generation, packed };
}

function createPiscina(
  file: string,
  setup: ConnectionSetup,
  { min, max, idleTimeoutMs }: Pick<ThreadsOptions, "min" | "max" | "idleTimeoutMs">,
  onDestroy: () => void,
): Piscina {
  const piscina = new Piscina({
    filename: file,
    workerData: setup,
    minThreads: min,
    maxThreads: max,
    idleTimeout: idleTimeoutMs,
    concurrentTasksPerWorker: 1,
    // Tasks are rare: each attends a channel, and waits there with Atomics of its own.
    atomics: "disabled",
    recordTiming: false,
    stricterFIFO: true,
  });
  // A close that takes too long is reported here; the pool's own close has its own time limit.
  piscina.on("error", () => {});
  // The thread is still counted at the time of the event.
  piscina.on("workerDestroy", onDestroy);
  return piscina;
}
