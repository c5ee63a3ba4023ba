import { performance } from "node:perf_hooks";
import { monotonicMs } from "../../base/monotonic.js";
import type { PendingCall } from "../../queue/pending-call.js";
import type { Board } from "./board.js";
import { packCalls } from "./packing.js";
import type { Lease } from "./threads.js";

/** When a batch left the main thread, by its own clock and by the one that all threads share. */
export interface Departure {
  readonly atMs: number;
  readonly monotonicMs: number;
}

/** Calls that travel to a thread together, and their place on the board. */
export class Batch {
  readonly lease: Lease;
  #calls: readonly PendingCall[] = [];
  #departure: Departure = departureNow();

  constructor(board: Board, lease: Lease, calls: readonly PendingCall[]) {
    this.lease = lease;
    board.reset(lease.slot);
    this.add(calls);
  }

  get calls(): readonly PendingCall[] {
    return this.#calls;
  }

  /** Of those that were added last: none of the calls had the thread before. */
  get departure(): Departure {
    return this.#departure;
  }

  pack(more: readonly PendingCall[] = []): ArrayBuffer {
    return packCalls([...this.#calls, ...more].map((pending) => pending.call));
  }

  /** From here on a cancel of these calls is for the thread. */
  add(calls: readonly PendingCall[]): void {
    const { slot, generation } = this.lease;
    const first = this.#calls.length;
    calls.forEach((pending, at) => {
      pending.batch = { slot, generation, index: first + at };
    });
    this.#calls = [...this.#calls, ...calls];
    this.#departure = departureNow();
  }

  /** Takes out the calls from this index on, which the thread will not start. */
  cut(from: number): readonly PendingCall[] {
    const rest = this.#calls.slice(from);
    this.#calls = this.#calls.slice(0, from);
    return rest;
  }
}

function departureNow(): Departure {
  return { atMs: performance.now(), monotonicMs: monotonicMs() };
}
