import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { Piscina } from "piscina";
import type {
  BatchResult,
  BatchTask,
  ConnectionSetup,
  MaintenanceResult,
  MaintenanceTask,
  StreamTask,
} from "../worker/messages.js";

const CORES = availableParallelism();

/** Connection threads of one lane. Piscina runs them; who may use one, and when, is decided before. */
export class Threads {
  readonly #piscina: Piscina;
  readonly #min: number;
  readonly max: number;
  /** Threads that may be busy at once; grows under pressure, falls back as Piscina ends idle ones. */
  allowed: number;
  busy = 0;
  /** When each batch that runs now was handed over, by slot; in ms as performance.now gives it. */
  readonly #startedMs = new Map<number, number>();

  constructor(file: string, setup: ConnectionSetup, size: { min: number; max: number }, idleTimeoutMs: number) {
    this.#min = size.min;
    this.max = size.max;
    this.allowed = size.min;
    this.#piscina = new Piscina({
      filename: file,
      workerData: setup,
      minThreads: size.min,
      maxThreads: size.max,
      idleTimeout: idleTimeoutMs,
      concurrentTasksPerWorker: 1,
      // Best under load on this path: 45-48 µs of CPU a call against 51-56 with 'sync' or 'async'.
      atomics: "disabled",
      stricterFIFO: true,
    });
    // A close that takes too long is reported here; the pool's own close has its own time limit.
    this.#piscina.on("error", () => {});
    this.#piscina.on("workerDestroy", () => {
      this.allowed = Math.max(this.#min, Math.min(this.allowed, this.#piscina.threads.length));
    });
  }

  get size(): number {
    return this.#piscina.threads.length;
  }

  get free(): boolean {
    return this.busy < this.allowed;
  }

  /**
   * Lets one more thread be busy, if that helps: with as many threads at work as there are cores, more only take turns,
   * so threads that have been held by one batch for `heldMs` are not counted. Piscina starts it with the next task.
   */
  grow(heldMs: number): boolean {
    const since = performance.now() - heldMs;
    const held = [...this.#startedMs.values()].filter((startedMs) => startedMs <= since).length;
    if (this.allowed >= this.max || this.allowed - held >= CORES) return false;
    this.allowed++;
    return true;
  }

  /**
   * Makes sure that another thread stays free when one more is taken for long; it is started if need be, so that the next
   * short call finds it open. False: there can't be one, and the long work waits, unless one thread is all there is.
   */
  keepSpare(): boolean {
    if (this.busy + 1 < this.allowed || this.max === 1) return true;
    if (this.allowed >= this.max) return false;
    this.allowed++;
    // A reader that can't open its file says so to the first call that it is given.
    this.maintain({ kind: "probe" }).catch(() => undefined);
    return true;
  }

  async run(task: BatchTask): Promise<BatchResult> {
    this.busy++;
    this.#startedMs.set(task.slot, performance.now());
    try {
      return (await this.#piscina.run(task, { transferList: [task.packed] })) as BatchResult;
    } finally {
      this.#startedMs.delete(task.slot);
      this.busy--;
    }
  }

  /** Holds a thread until the stream ends. */
  async runStream(task: StreamTask): Promise<void> {
    this.busy++;
    this.#startedMs.set(task.slot, performance.now());
    try {
      await this.#piscina.run(task, { transferList: [task.port] });
    } finally {
      this.#startedMs.delete(task.slot);
      this.busy--;
    }
  }

  async maintain(task: MaintenanceTask): Promise<MaintenanceResult> {
    this.busy++;
    try {
      return (await this.#piscina.run(task)) as MaintenanceResult;
    } finally {
      this.busy--;
    }
  }

  async close(): Promise<void> {
    await this.#piscina.destroy();
  }
}

/** How many slow statements may run at once. */
export function slowLimit(readers: number): number {
  return Math.max(1, Math.min(CORES, readers - 1));
}
