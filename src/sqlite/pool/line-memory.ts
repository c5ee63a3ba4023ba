import type { BatchTask } from "./messages.js";
import type { BatchAnswer } from "./thread-task.js";

/** Larger batches go as messages, in bytes. Memory that is never touched is not taken. */
const TASK_BYTES = 64 * 1024;
const ANSWER_BYTES = 256 * 1024;

/** Two numbers of 8 bytes and the length, before the bytes of a batch. */
const HEAD_BYTES = 24;

const TASK_PLACE_BYTES = HEAD_BYTES + TASK_BYTES;
const ANSWER_PLACE_BYTES = HEAD_BYTES + ANSWER_BYTES;

/** Two cells of 4 bytes. */
const BELL_BYTES = 8;

/** What the bell says to the thread. */
export const Ring = {
  NONE: 0,
  /** The task is in the memory. */
  BATCH: 1,
  /** The task comes through the port. */
  MESSAGE: 2,
  /** The main thread hangs up. */
  OVER: 3,
} as const;

/** Of the bell's cells. */
export const Cell = { RING: 0, TAKEN: 1 } as const;

/**
 * A batch and its answer in memory that both threads share: no clone, and nothing to collect on the other side. The thread copies
 * a task out before it runs it, and counts it as taken, so one place is enough for tasks. Answers have two and take turns: with a batch sent ahead, the
 * thread can be done with it before the main thread has read the answer to the one before.
 */
export class LineMemory {
  readonly shared: SharedArrayBuffer;
  /** Holds a `Ring`, and how many tasks the thread has taken. */
  readonly bell: Int32Array;
  readonly #task: Part;
  readonly #answers: readonly [Part, Part];
  /** Answers that this side has written or read so far: both sides see the same ones, in the same order. */
  #turn = 0;

  constructor(
    shared: SharedArrayBuffer = new SharedArrayBuffer(BELL_BYTES + TASK_PLACE_BYTES + 2 * ANSWER_PLACE_BYTES),
  ) {
    this.shared = shared;
    this.bell = new Int32Array(shared, 0, 2);
    this.#task = new Part(shared, BELL_BYTES, TASK_BYTES);
    const answers = BELL_BYTES + TASK_PLACE_BYTES;
    this.#answers = [
      new Part(shared, answers, ANSWER_BYTES),
      new Part(shared, answers + ANSWER_PLACE_BYTES, ANSWER_BYTES),
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
    const written = this.#place.write(startedMs, heldMs, packed);
    if (written) this.#turn++;
    return written;
  }

  readAnswer(): BatchAnswer {
    const { first: startedMs, second: heldMs, packed } = this.#place.read();
    this.#turn++;
    return { startedMs, heldMs, packed };
  }

  get #place(): Part {
    return this.#answers[this.#turn % 2 === 0 ? 0 : 1];
  }
}

/** Two numbers and some bytes at a place of the memory. */
class Part {
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
