import { performance } from "node:perf_hooks";
import type { TransferListItem } from "node:worker_threads";
import type { Piscina } from "piscina";
import { type Errand, Line } from "./line.js";
import type { BatchTask, ConnectionTask, OnCommit } from "./messages.js";
import type { TaskAnswer } from "./thread-task.js";

/**
 * A line that has been idle for so long is hung up: Piscina counts its thread as idle from then on, in ms. Well under the second
 * between two checks of readiness: a line that is never hung up keeps a process alive that has nothing else to do.
 */
const LINGER_MS = 300;

/**
 * The lines to the threads of a Piscina. Piscina starts, ends and replaces threads. What they are asked to do goes over a
 * line instead of a Piscina task each: a lone call then waits half as long for its thread, and again for its answer.
 */
export class Lines {
  readonly #piscina: Piscina;
  readonly #max: number;
  /** The one used last comes last, and is used first: its thread's caches are warm. */
  readonly #idle: Line[] = [];
  readonly #waiting: Errand[] = [];
  #count = 0;
  /** Lines whose thread is being started, which are free soon. */
  #starting = 0;
  #rest: NodeJS.Timeout | undefined;
  /** The line that was used last. */
  #used: Line | undefined;

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
      const errand = { task, transfer, resolve, reject, onCommit };
      const line = this.#idle.pop();
      if (line !== undefined) {
        this.#send(line, errand);
      } else {
        this.#waiting.push(errand);
        this.#openWhatIsMissing();
      }
    });
  }

  /** Starts one more thread and runs its first task on it. Rejects when the thread dies. */
  runOnNew(task: ConnectionTask): Promise<TaskAnswer> {
    // Piscina starts a thread for a task only when all that are there have one, and each line is one.
    for (let lineless = this.threads - this.#count; lineless > 0; lineless--) this.#open();
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

  #send(line: Line, errand: Errand): void {
    this.#used = line;
    line.send(errand);
  }

  /** No more than wait: what was started for one that another line took is there for the next. */
  #openWhatIsMissing(): void {
    if (this.#waiting.length > this.#starting && this.#count < this.#max) this.#open();
  }

  /** `first` is for the thread of this line alone; what waits otherwise goes to whichever line is free first. */
  #open(first?: Errand): void {
    // A thread that has to be started is not waited for when another becomes free sooner.
    const greets = this.#piscina.threads.length <= this.#count;
    let starts = true;
    const listens = (): void => {
      if (starts) this.#starting--;
      starts = false;
    };
    const free = (): void => {
      const errand = starts ? first : undefined;
      listens();
      if (errand === undefined) this.#freed(line);
      else this.#send(line, errand);
    };
    const line = new Line(greets, free);
    this.#count++;
    this.#starting++;
    const { threadEnd } = line;
    this.#piscina.run(threadEnd, { transferList: [threadEnd.port] }).then(
      () => this.#ended(),
      (why: unknown) => {
        // It was opened for this one, or for one of those that wait.
        if (starts) (first ?? this.#waiting.shift())?.reject(why);
        listens();
        this.#forget(line, why);
      },
    );
    if (!greets) free();
  }

  #forget(line: Line, why: unknown): void {
    const index = this.#idle.indexOf(line);
    if (index !== -1) this.#idle.splice(index, 1);
    line.lose(why);
    this.#ended();
  }

  #freed(line: Line): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(line);
    else this.#send(line, next);
    this.#rest ??= setTimeout(() => this.#hangUpIdle(), LINGER_MS).unref();
  }

  #hangUpIdle(): void {
    this.#rest = undefined;
    const longAgoMs = performance.now() - LINGER_MS;
    while (this.#idle.length > 0 && (this.#idle[0]?.idleSinceMs ?? 0) <= longAgoMs) this.#idle.shift()?.hangUp();
    if (this.#idle.length > 0) this.#rest = setTimeout(() => this.#hangUpIdle(), LINGER_MS).unref();
  }

  #ended(): void {
    this.#count--;
    this.#openWhatIsMissing();
  }
}
