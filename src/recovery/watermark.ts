import { performance } from "node:perf_hooks";

/** A write that may only be answered when it has arrived. */
export interface Waiter {
  readonly number: number;
  readonly arrived: () => void;
}

/** How far behind a replica is. */
export interface Behind {
  /** Acknowledged writes that have not arrived, and the bytes of their requests. */
  readonly writes: number;
  readonly bytes: number;
  /** How long the oldest of them has waited. */
  readonly ms: number;
}

/** What has been covered by a copy that is under way. */
export interface Mark {
  readonly writes: number;
  readonly bytes: number;
  readonly takenMs: number;
}

/**
 * Which acknowledged writes have arrived at the replica. A write is counted when it was committed;
 * a copy that is begun after that covers it, and when it has arrived so has the write.
 */
export class Watermark {
  #written = 0;
  #writtenBytes = 0;
  #arrived = 0;
  #arrivedBytes = 0;
  /** When the oldest write came that has not arrived; and the oldest after the mark. */
  #oldestMs: number | undefined;
  #oldestAfterMarkMs: number | undefined;
  #waiters: Waiter[] = [];

  /** Counts a committed write. Answers its number. */
  write(bytes: number): number {
    this.#writtenBytes += bytes;
    this.#oldestMs ??= performance.now();
    this.#oldestAfterMarkMs ??= performance.now();
    return ++this.#written;
  }

  /** Calls back once, when the write has arrived. */
  onceArrived(waiter: Waiter): void {
    this.#waiters.push(waiter);
  }

  forget(waiter: Waiter): void {
    this.#waiters = this.#waiters.filter((each) => each !== waiter);
  }

  /** Before a copy begins: what it will cover. Only one is under way at a time. */
  mark(): Mark {
    this.#oldestAfterMarkMs = undefined;
    return { writes: this.#written, bytes: this.#writtenBytes, takenMs: performance.now() };
  }

  /** That copy has arrived. */
  arrive({ writes, bytes }: Mark): void {
    this.#arrived = writes;
    this.#arrivedBytes = bytes;
    this.#oldestMs = this.#oldestAfterMarkMs;
    const arrived = this.#waiters.filter(({ number }) => number <= writes);
    this.#waiters = this.#waiters.filter(({ number }) => number > writes);
    for (const waiter of arrived) waiter.arrived();
  }

  get isBehind(): boolean {
    return this.#written > this.#arrived;
  }

  get isAwaited(): boolean {
    return this.#waiters.length > 0;
  }

  behind(): Behind {
    return {
      writes: this.#written - this.#arrived,
      bytes: this.#writtenBytes - this.#arrivedBytes,
      ms: this.#oldestMs === undefined ? 0 : performance.now() - this.#oldestMs,
    };
  }
}
