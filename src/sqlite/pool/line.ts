import { performance } from "node:perf_hooks";
import { MessageChannel, type MessagePort, receiveMessageOnPort, type TransferListItem } from "node:worker_threads";
import { COMMITS, IN_MEMORY, type LineEnd } from "./line-end.js";
import { Cell, LineMemory, Ring } from "./line-memory.js";
import type { BatchTask, ConnectionTask, OnCommit } from "./messages.js";
import type { TaskAnswer } from "./thread-task.js";

/** A task on its way to a thread, and who waits for the answer. */
export interface Errand {
  readonly task: ConnectionTask;
  readonly transfer: readonly TransferListItem[];
  resolve(answer: TaskAnswer): void;
  reject(why: unknown): void;
  /** The thread commits the task's batch. */
  readonly onCommit?: OnCommit | undefined;
}

/**
 * The main thread's end of its line to a connection thread, over which it gives one task after the other. The thread waits
 * for the next one in `Atomics.wait`, from which it wakes sooner than from its event loop. A batch may be sent ahead while it runs the
 * one before: the thread finds it when it has answered, and does not wait.
 */
export class Line {
  /** For the thread; its port is to be transferred. */
  readonly threadEnd: LineEnd;
  /** Since when nothing is to be done, as performance.now gives it. */
  idleSinceMs: number = performance.now();
  readonly #port: MessagePort;
  readonly #memory: LineMemory = new LineMemory();
  readonly #onFree: (line: Line) => void;
  /** What the thread works on, and what is sent ahead; they end in this order. */
  readonly #errands: Errand[] = [];
  /** Tasks so far. */
  #sent = 0;
  #lost = false;

  /** `greets`: the line is free when the thread says so. */
  constructor(greets: boolean, onFree: (line: Line) => void) {
    const { port1, port2 } = new MessageChannel();
    this.threadEnd = { port: port2, shared: this.#memory.shared, greets };
    this.#port = port1;
    this.#onFree = onFree;
    port1.on("message", (message: TaskAnswer | number) => this.#hear(message));
    // Piscina's own port to a thread with a task keeps the process alive; an idle line is hung up soon.
    port1.unref();
  }

  /** The thread runs a batch, whose place in the memory is free again, and nothing is sent ahead yet. */
  get takesAhead(): boolean {
    if (this.#lost || this.#errands.length !== 1 || this.#errands[0]?.task.kind !== "batch") return false;
    return Atomics.load(this.#memory.bell, Cell.TAKEN) === this.#sent;
  }

  /** One errand at a time, and one ahead while the line `takesAhead`. */
  send(errand: Errand): void {
    const { task, transfer } = errand;
    this.#errands.push(errand);
    this.#sent = (this.#sent + 1) | 0;
    if (task.kind === "batch" && this.#memory.writeTask(task)) {
      this.#ring(Ring.BATCH);
    } else {
      this.#port.postMessage(task, transfer);
      this.#ring(Ring.MESSAGE);
    }
  }

  /** See `Lines.replaceAhead`. Once the bell is silenced the thread does not look at the memory until it rings again. */
  replaceAhead(task: BatchTask): boolean {
    const { bell } = this.#memory;
    if (Atomics.compareExchange(bell, Cell.RING, Ring.BATCH, Ring.NONE) !== Ring.BATCH) return false;
    const written = this.#memory.writeTask(task);
    this.#ring(Ring.BATCH);
    return written;
  }

  /** Lets an idle thread go back to Piscina. */
  hangUp(): void {
    this.#ring(Ring.OVER);
    this.#port.close();
  }

  /** The thread is gone, and with it what it worked on and what was sent ahead. */
  lose(why: unknown): void {
    this.#lost = true;
    // It may have answered one batch and died of the next: what it has said is still true.
    for (let heard = this.#receive(); heard !== undefined; heard = this.#receive()) this.#hear(heard.message);
    this.#port.close();
    for (const errand of this.#errands.splice(0)) errand.reject(why);
  }

  #ring(why: number): void {
    const { bell } = this.#memory;
    Atomics.store(bell, Cell.RING, why);
    Atomics.notify(bell, Cell.RING, 1);
  }

  #receive(): { readonly message: TaskAnswer | number } | undefined {
    return receiveMessageOnPort(this.#port) as { readonly message: TaskAnswer | number } | undefined;
  }

  #hear(message: TaskAnswer | number): void {
    if (typeof message !== "number") this.#end(message);
    else if (message === IN_MEMORY) this.#end(this.#memory.readAnswer());
    else this.#errands[0]?.onCommit?.(message - COMMITS);
  }

  #end(answer: TaskAnswer): void {
    const errand = this.#errands.shift();
    if (this.#errands.length === 0 && !this.#lost) {
      this.idleSinceMs = performance.now();
      this.#onFree(this);
    }
    errand?.resolve(answer);
  }
}
