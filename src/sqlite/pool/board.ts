/**
 * The board: shared memory in which the main thread says which calls of a running batch are
 * cancelled, and the thread says which connection runs the batch and which call it is at. One board
 * per pool, one slot per batch under way.
 *
 * A slot is the main thread's until it sends the batch, and again when the lease is released; it
 * alone resets it then. In between the connection thread that runs the batch writes GUARD and
 * CURRENT, and the main thread reads them. Of a call's flags the main thread sets CANCELLED and the
 * connection thread BEGUN, each with one atomic step that reads the other.
 */

/**
 * Most calls in one batch: each has a flag here. What may wait is bounded by time as well, see
 * `write-group.ts`.
 */
export const MAX_CALLS_PER_BATCH = 256;

/**
 * The writer's slots, from 0: for the batch that it runs, and for the one that is sent ahead. A
 * reader has one from here on.
 */
export const WRITER_SLOTS = 2;

const GUARD = 0;
const CURRENT = 1;
const FLAGS = 2;
const STRIDE = FLAGS + MAX_CALLS_PER_BATCH;

/** Bits of a call's flags. */
const CANCELLED = 1;
const BEGUN = 2;

/** Shared memory for a pool that has at most `slots` batches under way. */
export function createBoard(slots: number): SharedArrayBuffer {
  return new SharedArrayBuffer(slots * STRIDE * Int32Array.BYTES_PER_ELEMENT);
}

/** Both threads' view of the board. Zero means none, so stored numbers are one higher. */
export class Board {
  readonly #cells: Int32Array;

  constructor(shared: SharedArrayBuffer) {
    this.#cells = new Int32Array(shared);
  }

  /** Main thread, before a batch is dispatched in the slot. */
  reset(slot: number): void {
    this.#cells.fill(0, slot * STRIDE, (slot + 1) * STRIDE);
  }

  /**
   * Main thread: the call is skipped if it has not started. True: it has, so nobody knows yet what
   * becomes of it.
   */
  cancel(slot: number, callIndex: number): boolean {
    return (Atomics.or(this.#cells, slot * STRIDE + FLAGS + callIndex, CANCELLED) & BEGUN) !== 0;
  }

  /**
   * Connection thread, before it starts a call. False: the call is cancelled and must not start.
   */
  begin(slot: number, callIndex: number): boolean {
    return (Atomics.or(this.#cells, slot * STRIDE + FLAGS + callIndex, BEGUN) & CANCELLED) === 0;
  }

  /** Main thread, of a batch whose thread has died. */
  hasBegun(slot: number, callIndex: number): boolean {
    return (Atomics.load(this.#cells, slot * STRIDE + FLAGS + callIndex) & BEGUN) !== 0;
  }

  /** Connection thread, after an interrupt. */
  isCancelled(slot: number, callIndex: number): boolean {
    return (Atomics.load(this.#cells, slot * STRIDE + FLAGS + callIndex) & CANCELLED) !== 0;
  }

  /** Connection thread, at the start of a batch: where its guard can be reached. */
  publish(slot: number, guardSlot: number): void {
    Atomics.store(this.#cells, slot * STRIDE + GUARD, guardSlot + 1);
  }

  /** Main thread: undefined until the batch has started on a connection that has a guard. */
  guardSlot(slot: number): number | undefined {
    const stored = Atomics.load(this.#cells, slot * STRIDE + GUARD);
    return stored === 0 ? undefined : stored - 1;
  }

  /** Connection thread: the call that runs now, or -1. */
  setCurrent(slot: number, callIndex: number): void {
    Atomics.store(this.#cells, slot * STRIDE + CURRENT, callIndex + 1);
  }

  /** Main thread: the call that runs now, or -1. */
  current(slot: number): number {
    return Atomics.load(this.#cells, slot * STRIDE + CURRENT) - 1;
  }
}
