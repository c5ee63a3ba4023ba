import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import type { TransferListItem } from "node:worker_threads";
import { Piscina } from "piscina";
import type { MaintenanceResult, MaintenanceTask } from "../../engine/maintenance.js";
import { type BatchAnswer, Channel, type PendingTask, type TaskAnswer, type TaskProblem } from "./channel.js";
import type { BatchTask, ConnectionSetup, ConnectionTask, OnCommit, StreamTask } from "./messages.js";

const CORES = availableParallelism();
/** Threads that are started at once: each takes a core for some 100 ms, and calls need the others. */
const MOST_STARTING = Math.max(1, Math.floor(CORES / 2));

/**
 * A channel that has been idle for so long is closed, and Piscina counts its thread as idle from then on, in ms. Well under
 * the second between two checks of readiness: an open channel keeps a process alive that has nothing else to do.
 */
const LINGER_MS = 300;
/** The process's batches so far: an interrupt that was meant for an earlier one is told by its number. */
let generations = 0;

/** A thread that is taken, until `release`. */
export interface Lease {
  /** Its place on the board. */
  readonly slot: number;
  readonly generation: number;
  /** When the thread was taken, as performance.now gives it; of a batch that is sent ahead, when the one before it has ended. */
  startedMs: number;
}

/** Told of what happens to connections. */
export interface ConnectionWatch {
  /** `connection` is 0 for the writer, and counts the readers from 1. */
  readonly acquired?: (connection: number) => void;
  readonly released?: (connection: number, heldMs: number) => void;
  /** A reader was added under pressure, and was open after so long. */
  readonly created?: (tookMs: number) => void;
  /** A checkpoint that was asked for has ended. */
  readonly checkpointed?: (tookMs: number) => void;
}

export interface ThreadsOptions {
  /** Threads kept when idle. */
  readonly min: number;
  readonly max: number;
  /** A thread above the minimum ends after this long without work, in ms. */
  readonly idleTimeoutMs: number;
  /** The lane's places on the board begin here; it has `max` of them. */
  readonly firstSlot: number;
  /** The place of one more batch, which is sent ahead behind another; lanes of one thread may have it. */
  readonly aheadSlot?: number;
  readonly watch?: ConnectionWatch | undefined;
}

/** Connection threads of one lane. Piscina runs them; who may use one, and when, is decided before. */
export class Threads {
  readonly max: number;
  /** Threads that may be busy at once; grows under pressure, falls back as Piscina ends idle ones. */
  allowed: number;
  /** Threads that are taken, housekeeping included. */
  busy = 0;
  /** Threads added beyond the minimum, ever. */
  addedCount = 0;
  readonly #create: () => Channels;
  #created: Channels | undefined;
  readonly #min: number;
  readonly #watch: ConnectionWatch | undefined;
  readonly #slots: number[];
  readonly #leases = new Set<Lease>();
  readonly #starts = new Set<Promise<void>>();
  readonly #firstSlot: number;
  readonly #aheadSlot: number | undefined;
  /** Of the batch that is sent ahead, until the one before it has ended. It does not count as busy. */
  #ahead: Lease | undefined;
  #onIdle: () => void = () => undefined;

  constructor(
    file: string,
    setup: ConnectionSetup,
    { min, max, idleTimeoutMs, firstSlot, aheadSlot, watch }: ThreadsOptions,
  ) {
    this.#firstSlot = firstSlot;
    this.#aheadSlot = aheadSlot;
    this.#min = min;
    this.#watch = watch;
    this.max = max;
    this.allowed = min;
    this.#slots = Array.from({ length: max }, (_, index) => firstSlot + index);
    if (aheadSlot !== undefined) this.#slots.unshift(aheadSlot);
    const onDestroy = (): void => queueMicrotask(() => this.#fallBack());
    this.#create = () => new Channels(createPiscina(file, setup, { min, max, idleTimeoutMs }, onDestroy), max);
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
    const lease = this.#lease();
    this.#watch?.acquired?.(this.#connectionOf(lease));
    return lease;
  }

  /** A batch may be sent ahead: the thread runs one, and nothing else waits for it, such as a checkpoint. */
  get takesAhead(): boolean {
    return this.busy === 1 && this.#ahead === undefined && this.#channels.takesAhead;
  }

  /** A place for a batch that is sent ahead; ask `takesAhead` before. */
  acquireAhead(): Lease {
    this.#ahead = this.#lease();
    return this.#ahead;
  }

  /** Place and thread are given back in one step, so that whoever finds a thread free finds a place too. */
  release(lease: Lease): void {
    if (!this.#leases.delete(lease)) return;
    this.#slots.push(lease.slot);
    if (lease === this.#ahead) {
      this.#ahead = undefined;
      return;
    }
    this.#watch?.released?.(this.#connectionOf(lease), performance.now() - lease.startedMs);
    if (this.#ahead === undefined) this.#givenBack();
    else this.#takeOver(this.#ahead);
  }

  /**
   * Adds a thread, if that helps: with as many threads at work as there are cores, more only take turns, so threads that
   * have been held by one batch for `heldMs` are not counted.
   */
  grow(heldMs: number): void {
    const since = performance.now() - heldMs;
    const held = [...this.#leases].filter(({ startedMs }) => startedMs <= since).length;
    if (this.allowed - held < CORES) this.growTo(this.allowed + 1);
  }

  /** Adds threads until there are so many, as far as there may be, some at a time; `started` tells when one more is open. */
  growTo(count: number): void {
    const most = Math.min(count, this.max);
    while (this.allowed < most && this.starting < MOST_STARTING) this.#add();
  }

  /** How long the thread that was taken first has been held, in ms. */
  heldMs(nowMs: number): number {
    const [first] = this.#leases;
    return first === undefined ? 0 : nowMs - first.startedMs;
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

  /** The batch is sent ahead, and the one before it has not ended. */
  isAhead(lease: Lease): boolean {
    return lease === this.#ahead;
  }

  /** Sends more with a batch that is sent ahead. False: the thread has it already, or it has become too large. */
  replaceAhead(lease: Lease, packed: ArrayBuffer): boolean {
    return this.isAhead(lease) && this.#channels.replaceAhead(taskOf(lease, packed));
  }

  /** Rejects when the thread dies. */
  run(lease: Lease, packed: ArrayBuffer, onCommit: OnCommit): Promise<BatchAnswer | TaskProblem> {
    const task = taskOf(lease, packed);
    const answer = this.isAhead(lease)
      ? this.#channels.runAhead(task, onCommit)
      : this.#channels.run(task, [packed], onCommit);
    return answer as Promise<BatchAnswer | TaskProblem>;
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

  #lease(): Lease {
    const slot = this.#slots.pop();
    if (slot === undefined) throw new Error("more batches run than the pool has connections");
    const lease = { slot, generation: ++generations, startedMs: performance.now() };
    this.#leases.add(lease);
    return lease;
  }

  /** The batch that was sent ahead has the thread from here on. */
  #takeOver(lease: Lease): void {
    this.#ahead = undefined;
    lease.startedMs = performance.now();
    this.#watch?.acquired?.(this.#connectionOf(lease));
  }

  #connectionOf({ slot }: Lease): number {
    return slot === this.#aheadSlot ? this.#firstSlot : slot;
  }

  get #channels(): Channels {
    this.#created ??= this.#create();
    return this.#created;
  }

  /** A new thread's first task is a probe, which counts as busy: no call waits for a start, and the file is open after it. */
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
 * The channels to the threads of a Piscina, which starts, ends and replaces them. A task goes over a channel and is no
 * Piscina task: a lone call waits half as long for its thread, and again for its answer.
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

  /** Runs a task on a thread that has nothing else to do; it waits for one if need be. Rejects when the thread dies. */
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
    // Piscina starts a thread for a task only when all that are there have one, and each channel is one.
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

  /** Puts a batch in the place of the one that is sent ahead. False: the thread has that already, or the new one is too large. */
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

  /** At most one channel per waiting task: one that was opened for a task that another took serves the next. */
  #openWhatIsMissing(): void {
    if (this.#waiting.length > this.#starting && this.#count < this.#max) this.#open();
  }

  /** `first` is for this channel's thread alone; what waits otherwise goes to whichever channel is free first. */
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
    while (this.#idle.length > 0 && (this.#idle[0]?.idleSinceMs ?? 0) <= longAgoMs) this.#idle.shift()?.close();
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
  { min, max, idleTimeoutMs }: Omit<ThreadsOptions, "firstSlot">,
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
