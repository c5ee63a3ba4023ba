import { performance } from "node:perf_hooks";
import type { CallError } from "../call-error.js";
import { fromSqliteError } from "./sqlite-error.js";
import type { TransactionControl } from "./transaction-control.js";

/** How long to sleep between two tries for another process's lock, in ms. */
const LOCK_POLL_MS = 5;

/**
 * Begins a transaction that holds the write lock, and answers why not when another process has it for so long, in ms. The waiting
 * is here and not SQLite's, because a busy wait in C can't be interrupted.
 */
export function takeWriteLock(control: TransactionControl, busyTimeoutMs: number): CallError | undefined {
  const until = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      control.beginImmediate();
      return undefined;
    } catch (error) {
      const failure = fromSqliteError(error).error;
      if (failure.reason !== "BUSY" || performance.now() > until) return failure;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
}
