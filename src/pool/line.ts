import { performance } from "node:perf_hooks";
import { MessageChannel, type MessagePort, type TransferListItem } from "node:worker_threads";
import type { ConnectionTask } from "../worker/messages.js";
import { IN_MEMORY, type LineEnd } from "./line-end.js";
import { LineMemory, Ring } from "./line-memory.js";
import type { TaskAnswer } from "./thread-task.js";

/** A task on its way to a thread, and who waits for the answer. */
export interface Errand {
  readonly task: ConnectionTask;
  readonly transfer: readonly TransferListItem[];
  resolve(answer: TaskAnswer): void;
  reject(why: unknown): void;
}

/**
 * The main thread's end of its line to a connection thread, over which it gives one task after the other. The thread waits
 * for the next one in `Atomics.wait`, from which it wakes sooner than from its event loop.
 */
export class Line {
  /** For the thread; its port is to be transferred. */
  readonly threadEnd: LineEnd;
  /** Since when nothing is to be done, as performance.now gives it. */
  idleSinceMs: number = performance.now();
  readonly #port: MessagePort;
  readonly #memory: LineMemory = new LineMemory();
  readonly #onFree: (line: Line) => void;
  #errand: Errand | undefined;

  /** `greets`: the line is free when the thread says so. */
  constructor(greets: boolean, onFree: (line: Line) => void) {
    const { port1, port2 } = new MessageChannel();
    this.threadEnd = { port: port2, shared: this.#memory.shared, greets };
    this.#port = port1;
    this.#onFree = onFree;
    port1.on("message", (answer: TaskAnswer | typeof IN_MEMORY) =>
      this.#end(answer === IN_MEMORY ? this.#memory.readAnswer() : answer),
    );
    // Piscina's own port to a thread with a task keeps the process alive; an idle line is hung up soon.
    port1.unref();
  }

  /** One errand at a time. */
  send(errand: Errand): void {
    const { task, transfer } = errand;
    this.#errand = errand;
    if (task.kind === "batch" && this.#memory.writeTask(task)) {
      this.#ring(Ring.BATCH);
    } else {
      this.#port.postMessage(task, transfer);
      this.#ring(Ring.MESSAGE);
    }
  }

  /** Lets an idle thread go back to Piscina. */
  hangUp(): void {
    this.#ring(Ring.OVER);
    this.#port.close();
  }

  /** The thread is gone, and with it what it worked on. */
  lose(why: unknown): void {
    this.#port.close();
    this.#errand?.reject(why);
    this.#errand = undefined;
  }

  #ring(why: number): void {
    const { bell } = this.#memory;
    Atomics.store(bell, 0, why);
    Atomics.notify(bell, 0, 1);
  }

  #end(answer: TaskAnswer): void {
    const errand = this.#errand;
    this.#errand = undefined;
    this.idleSinceMs = performance.now();
    this.#onFree(this);
    errand?.resolve(answer);
  }
}
