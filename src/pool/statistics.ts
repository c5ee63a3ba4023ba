import { performance } from "node:perf_hooks";
import type { DatabaseName } from "../worker/plan.js";
import type { PendingCall } from "./pending-call.js";
import type { Threads } from "./threads.js";
import type { WaitingCalls } from "./waiting-calls.js";

/** The pool's numbers, named as in pgxpool: `…Conns` and `…Calls` are now, `…Count` is ever, `…Ms` is time. */
export interface PoolStatistics {
  readonly database: DatabaseName;
  /** Connections that are open. */
  readonly totalConns: number;
  /** Connections that run a batch. */
  readonly acquiredConns: number;
  readonly idleConns: number;
  /** Upper bound of connections, the writer included. */
  readonly maxConns: number;
  /** Reads and writes that wait for a connection. */
  readonly waitingReads: number;
  readonly waitingWrites: number;
  /** Calls that got a connection. */
  readonly acquireCount: number;
  /** All of their waiting together. */
  readonly acquireDurationMs: number;
  /** Batches that carried them: acquireCount / batchCount calls travelled together on average. */
  readonly batchCount: number;
  /** Calls that were cancelled by their client before they were answered. */
  readonly canceledAcquireCount: number;
  /** Calls refused with ACQUIRE_TIMEOUT. */
  readonly acquireTimeoutCount: number;
  /** Calls refused before they waited. */
  readonly refusedCount: number;
  /** Readers added beyond the minimum: under pressure, or to keep one free beside long calls. */
  readonly newConnsCount: number;
}

/** Counts what happens; the numbers of now are read when a report is asked for. */
export class PoolCounters {
  canceledAcquireCount = 0;
  acquireTimeoutCount = 0;
  refusedCount = 0;
  #acquireCount = 0;
  #acquireDurationMs = 0;
  #batchCount = 0;

  noteAcquire(batch: readonly PendingCall[]): void {
    const nowMs = performance.now();
    this.#batchCount++;
    this.#acquireCount += batch.length;
    for (const pending of batch) this.#acquireDurationMs += nowMs - pending.submittedMs;
  }

  report(database: DatabaseName, now: { writer: Threads; readers: Threads; waiting: WaitingCalls }): PoolStatistics {
    const totalConns = now.writer.size + now.readers.size;
    const acquiredConns = now.writer.busy + now.readers.busy;
    return {
      database,
      totalConns,
      acquiredConns,
      idleConns: Math.max(0, totalConns - acquiredConns),
      maxConns: now.readers.max + 1,
      waitingReads: now.waiting.reads,
      waitingWrites: now.waiting.writes.size,
      acquireCount: this.#acquireCount,
      acquireDurationMs: this.#acquireDurationMs,
      batchCount: this.#batchCount,
      canceledAcquireCount: this.canceledAcquireCount,
      acquireTimeoutCount: this.acquireTimeoutCount,
      refusedCount: this.refusedCount,
      newConnsCount: now.readers.addedCount,
    };
  }
}
