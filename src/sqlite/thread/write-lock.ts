import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { fromSqliteError } from "./sqlite-error.js";
import type { TransactionControl } from "./transaction-control.js";

/** How long to sleep between two tries for another process's lock, in ms. */
const LOCK_POLL_MS = 5;

// Another process's lock is waited for here and not in SQLite, whose busy wait in C can't be interrupted.

/** Runs what fails with BUSY while another process has the lock, and has done nothing then; tries again for so long, in ms. */
export function whileBusy<Result>(busyTimeoutMs: number, run: () => Result): Result {
  const untilMs = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error) || performance.now() > untilMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
}

/** The same for work that others wait for on this thread's event loop, as long as it is `wanted`. */
export async function whileBusyAndWanted<Result>(
  busyTimeoutMs: number,
  wanted: () => boolean,
  run: () => Result,
): Promise<Result> {
  const untilMs = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error) || performance.now() > untilMs) throw error;
      await pause(LOCK_POLL_MS);
      if (!wanted()) throw new RpcFailure({ reason: "CANCELLED", message: "the call was cancelled" });
    }
  }
}

/** Begins a transaction that holds the write lock, and answers why not when another process has it for so long, in ms. */
export function takeWriteLock(control: TransactionControl, busyTimeoutMs: number): CallError | undefined {
  try {
    whileBusy(busyTimeoutMs, () => control.beginImmediate());
    return undefined;
  } catch (error) {
    return fromSqliteError(error).error;
  }
}

function isBusy(error: unknown): boolean {
  return fromSqliteError(error).error.reason === "BUSY";
}
