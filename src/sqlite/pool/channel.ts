/**
 * The channel between the main thread and one connection thread. The main thread writes a batch
 * into memory that both share, rings a bell, and the thread wakes from `Atomics.wait`, sooner than
 * from its event loop. What is no batch, or is too large, goes through a MessagePort beside it.
 * Piscina gives the thread one long task, to attend the channel, and ends and replaces threads.
 *
 * In this file: what is answered, the shared memory, `Channel` (main thread), `threadOf`
 * (connection thread).
 */

import { performance } from "node:perf_hooks";
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type TransferListItem,
} from "node:worker_threads";
import { monotonicMs } from "../../base/monotonic.js";
import type { MaintenanceResult } from "./maintenance-task.js";
import type { BatchResult, BatchTask, ConnectionTask, OnCommit } from "./messages.js";

/** A batch's replies, and when the thread worked on them. */
export interface BatchAnswer extends BatchResult {
  /** By the clock that all threads share. */
  readonly startedMs: number;
  readonly heldMs: number;
}

/** The thread lives, but could not run the task at all: its file can't be opened, for example. */
export interface TaskProblem {
  /** For the log. */
  readonly problem: string;
}

export type TaskAnswer = BatchAnswer | MaintenanceResult | TaskProblem | undefined;

/** The thread's end of its channel: the one task that Piscina gives it. */
export interface ThreadEnd {
  readonly port: MessagePort;
  /** See `ChannelMemory`. */
  readonly shared: SharedArrayBuffer;
  /** The thread has to be started: it says so when it listens. */
  readonly greets: boolean;
}

/** What wakes the main thread when the answer is in the memory. */
const IN_MEMORY = 0;
/**
 * Larger numbers say that the thread commits its batch, and from which call on it starts none:
 * this, and the call's index.
 */
const COMMITS = 1;

/** Larger batches go as messages, in bytes. Memory that is never touched is not taken. */
const TASK_BYTES = 64 * 1024;
const ANSWER_BYTES = 256 * 1024;

/** Two numbers of 8 bytes and the length, before the bytes of a batch. */
const HEAD_BYTES = 24;

const TASK_BOX_BYTES = HEAD_BYTES + TASK_BYTES;
const ANSWER_BOX_BYTES = HEAD_BYTES + ANSWER_BYTES;

/** Two cells of 4 bytes. */
const BELL_BYTES = 8;

/** What the bell says to the thread. */
const Ring = {
  NONE: 0,
  /** The task is in the memory. */
  BATCH: 1,
  /** The task comes through the port. */
  MESSAGE: 2,
  /** The main thread closes the channel. */
  OVER: 3,
} as const;

/**
 * The bell's cells. RING: the main thread stores why it rings, and may take that back; the thread
 * stores NONE when it answers the bell. TAKEN: the thread counts the tasks that it has copied out;
 * the main thread only reads it.
 */
const Cell = { RING: 0, TAKEN: 1 } as const;

/**
 * A batch and its answer in memory that both threads share: no clone, and nothing to collect on the
 * other side.
 *
 * One box for tasks: the main thread writes it while the thread does not look, which is until the
 * bell rings, and after the task was counted as TAKEN. Two boxes for answers, in turn: the thread
 * writes one, and the main thread reads it when a message on the port tells. With a batch sent
 * ahead, the thread can be done with that before the main thread has read the answer to the one
 * before.
 */
class ChannelMemory {
  readonly shared: SharedArrayBuffer;
  /** See `Cell`. */
  readonly bell: Int32Array;
  readonly #task: Box;
  readonly #answers: readonly [Box, Box];
  /**
   * This side's own count of answers written or read: both sides see the same ones, in the same
   * order.
   */
  #turn = 0;

  constructor(
    shared: SharedArrayBuffer = new SharedArrayBuffer(
      BELL_BYTES + TASK_BOX_BYTES + 2 * ANSWER_BOX_BYTES,
    ),
  ) {
    this.shared = shared;
    this.bell = new Int32Array(shared, 0, 2);
    this.#task = new Box(shared, BELL_BYTES, TASK_BYTES);
    const answers = BELL_BYTES + TASK_BOX_BYTES;
    this.#answers = [
      new Box(shared, answers, ANSWER_BYTES),
      new Box(shared, answers + ANSWER_BOX_BYTES, ANSWER_BYTES),
    ];
  }

  /** False: it is too large. */
  writeTask({ slot, generation, packed }: BatchTask): boolean {
    return this.#task.write(slot, generation, new Uint8Array(packed));
  }

  readTask(): BatchTask {
    const { first: slot, second: generation, packed } = this.#task.read();
    return { kind: "batch", slot, generation, packed: packed.buffer };
  }

  /** False: it is too large. */
  writeAnswer({ startedMs, heldMs, packed }: BatchAnswer): boolean {
    const written = this.#answer.write(startedMs, heldMs, packed);
    if (written) this.#turn++;
    return written;
  }

  readAnswer(): BatchAnswer {
    const { first: startedMs, second: heldMs, packed } = this.#answer.read();
    this.#turn++;
    return { startedMs, heldMs, packed };
  }

  get #answer(): Box {
    return this.#answers[this.#turn % 2 === 0 ? 0 : 1];
  }
}

/** Two numbers and some bytes at one offset of the memory. */
class Box {
  readonly #numbers: Float64Array;
  readonly #bytes: Uint8Array;

  constructor(shared: SharedArrayBuffer, offset: number, capacity: number) {
    this.#numbers = new Float64Array(shared, offset, HEAD_BYTES / Float64Array.BYTES_PER_ELEMENT);
    this.#bytes = new Uint8Array(shared, offset + HEAD_BYTES, capacity);
  }

  write(first: number, second: number, packed: Uint8Array): boolean {
    if (packed.byteLength > this.#bytes.length) return false;
    this.#numbers[0] = first;
    this.#numbers[1] = second;
    this.#numbers[2] = packed.byteLength;
    this.#bytes.set(packed);
    return true;
  }

  read(): { first: number; second: number; packed: Uint8Array<ArrayBuffer> } {
    const [first = 0, second = 0, length = 0] = this.#numbers;
    // Not the pool of small buffers, and not filled with zeros first.
    const packed = Buffer.allocUnsafeSlow(length);
    packed.set(this.#bytes.subarray(0, length));
    return { first, second, packed };
  }
}

/** A task on its way to a thread, and who waits for the answer. */
export interface PendingTask {
  readonly task: ConnectionTask;
  readonly transfer: readonly TransferListItem[];
  resolve(answer: TaskAnswer): void;
  reject(why: unknown): void;
  /** The thread commits the task's batch. */
  readonly onCommit?: OnCommit | undefined;
}

/**
 * The main thread's end, which alone touches its fields: it gives one task after the other. A batch
 * may be sent ahead while the thread runs the one before: the thread finds it when it has answered,
 * and does not wait.
 */
export class Channel {
  /** For the thread; its port is to be transferred. */
  readonly threadEnd: ThreadEnd;
  /** Since when nothing is to be done, as performance.now gives it. */
  idleSinceMs: number = performance.now();
  readonly #port: MessagePort;
  readonly #memory: ChannelMemory = new ChannelMemory();
  readonly #onFree: (channel: Channel) => void;
  /** What the thread works on, and what is sent ahead; they end in this order. */
  readonly #tasks: PendingTask[] = [];
  /** Tasks so far, to compare with TAKEN. */
  #sent = 0;
  #lost = false;

  /** `greets`: the channel is free when the thread says so. */
  constructor(greets: boolean, onFree: (channel: Channel) => void) {
    const { port1, port2 } = new MessageChannel();
    this.threadEnd = { port: port2, shared: this.#memory.shared, greets };
    this.#port = port1;
    this.#onFree = onFree;
    port1.on("message", (message: TaskAnswer | number) => this.#hear(message));
    // Piscina's own port to a thread with a task keeps the process alive; an idle channel is closed
    // soon.
    port1.unref();
  }

  /**
   * The thread runs a batch, whose box is free again, and nothing is sent ahead yet.
   */
  get takesAhead(): boolean {
    if (this.#lost || this.#tasks.length !== 1 || this.#tasks[0]?.task.kind !== "batch")
      return false;
    return Atomics.load(this.#memory.bell, Cell.TAKEN) === this.#sent;
  }

  /** One task at a time, and one ahead while the channel `takesAhead`. */
  send(pending: PendingTask): void {
    const { task, transfer } = pending;
    this.#tasks.push(pending);
    this.#sent = (this.#sent + 1) | 0;
    if (task.kind === "batch" && this.#memory.writeTask(task)) {
      this.#ring(Ring.BATCH);
    } else {
      this.#port.postMessage(task, transfer);
      this.#ring(Ring.MESSAGE);
    }
  }

  /**
   * Puts a batch in place of the one that is sent ahead. False: the thread has taken that, or
   * the new one is too large. Once the bell is silenced the thread does not look at the memory
   * until it rings again.
   */
  replaceAhead(task: BatchTask): boolean {
    const { bell } = this.#memory;
    if (Atomics.compareExchange(bell, Cell.RING, Ring.BATCH, Ring.NONE) !== Ring.BATCH)
      return false;
    const written = this.#memory.writeTask(task);
    this.#ring(Ring.BATCH);
    return written;
  }

  /** Lets an idle thread go back to Piscina. */
  close(): void {
    this.#ring(Ring.OVER);
    this.#port.close();
  }

  /** The thread is gone, and with it what it worked on and what was sent ahead. */
  lose(why: unknown): void {
    this.#lost = true;
    // It may have answered one batch and died of the next: what it has said is still true.
    for (let heard = this.#receive(); heard !== undefined; heard = this.#receive())
      this.#hear(heard.message);
    this.#port.close();
    for (const pending of this.#tasks.splice(0)) pending.reject(why);
  }

  #ring(why: number): void {
    const { bell } = this.#memory;
    Atomics.store(bell, Cell.RING, why);
    Atomics.notify(bell, Cell.RING, 1);
  }

  #receive(): { readonly message: TaskAnswer | number } | undefined {
    return receiveMessageOnPort(this.#port) as
      | { readonly message: TaskAnswer | number }
      | undefined;
  }

  #hear(message: TaskAnswer | number): void {
    if (typeof message !== "number") this.#end(message);
    else if (message === IN_MEMORY) this.#end(this.#memory.readAnswer());
    else this.#tasks[0]?.onCommit?.(message - COMMITS);
  }

  #end(answer: TaskAnswer): void {
    const ended = this.#tasks.shift();
    if (this.#tasks.length === 0 && !this.#lost) {
      this.idleSinceMs = performance.now();
      this.#onFree(this);
    }
    ended?.resolve(answer);
  }
}

/**
 * The event loop turns once in so many tasks: what runs when garbage is collected waits for that.
 */
const TASKS_PER_TURN = 64;

/** Runs one task after the other until the main thread closes the channel. */
async function attend(
  { port, shared, greets }: ThreadEnd,
  run: (task: ConnectionTask, onCommit: OnCommit) => TaskAnswer | Promise<TaskAnswer>,
): Promise<void> {
  const memory = new ChannelMemory(shared);
  const { bell } = memory;
  const onCommit = (notStarted: number): void => port.postMessage(COMMITS + notStarted);
  if (greets) port.postMessage(undefined);
  for (let tasks = 1; ; tasks++) {
    const ring = nextRing(bell);
    if (ring === Ring.OVER) break;
    const task = ring === Ring.BATCH ? memory.readTask() : receive(port);
    Atomics.add(bell, Cell.TAKEN, 1);
    const done = run(task, onCommit);
    const lasted = done instanceof Promise;
    sendAnswer(port, memory, lasted ? await done : done);
    if (lasted || tasks % TASKS_PER_TURN === 0) await turnLoop();
  }
  port.close();
}

/** Waits for a ring. One may be taken back, after it has woken the thread. */
function nextRing(bell: Int32Array): number {
  for (;;) {
    Atomics.wait(bell, Cell.RING, Ring.NONE);
    const ring = Atomics.exchange(bell, Cell.RING, Ring.NONE);
    if (ring !== Ring.NONE) return ring;
  }
}

/**
 * Twice: what a task has closed, such as the port of a stream, is told to the other side at the end
 * of a turn.
 */
async function turnLoop(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((turned) => setImmediate(turned));
}

function receive(port: MessagePort): ConnectionTask {
  const received = receiveMessageOnPort(port) as { readonly message: ConnectionTask } | undefined;
  if (received === undefined) throw new Error("the bell has rung, but no task came");
  return received.message;
}

function sendAnswer(port: MessagePort, memory: ChannelMemory, answer: TaskAnswer): void {
  if (answer === undefined || !("packed" in answer)) {
    port.postMessage(answer);
  } else if (memory.writeAnswer(answer)) {
    port.postMessage(IN_MEMORY);
  } else {
    // A copy: the connection goes on writing where this one lies.
    const packed = new Uint8Array(answer.packed);
    port.postMessage({ ...answer, packed }, [packed.buffer]);
  }
}

/**
 * What Piscina calls in a connection thread: it attends a channel. Faults are answered, not thrown:
 * a rejection tells of a thread that died.
 */
export function threadOf(
  runTask: (
    task: ConnectionTask,
    onCommit: OnCommit,
  ) => BatchResult | MaintenanceResult | Promise<void> | Promise<MaintenanceResult>,
): (end: ThreadEnd) => Promise<void> {
  const run = (task: ConnectionTask, onCommit: OnCommit): TaskAnswer | Promise<TaskAnswer> => {
    const startedMs = monotonicMs();
    try {
      const result = runTask(task, onCommit);
      if (result instanceof Promise) return result.then((done) => done ?? undefined, toProblem);
      if (!("packed" in result)) return result;
      return { packed: result.packed, startedMs, heldMs: monotonicMs() - startedMs };
    } catch (error) {
      return toProblem(error);
    }
  };
  return (end) => attend(end, run);
}

function toProblem(error: unknown): TaskProblem {
  return { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
