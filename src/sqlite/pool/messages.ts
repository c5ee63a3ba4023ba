/**
 * What passes between the main thread and a connection thread. Batches are packed in one
 * ArrayBuffer each way, and travel through shared memory; see `packing.ts`.
 */

import type { MessagePort } from "node:worker_threads";
import type { DatabaseName, DatabasePlan, Lane } from "../../engine/plan.js";
import type { StreamLimits } from "../../engine/stream-limits.js";
import type { MaintenanceTask } from "./maintenance-task.js";

/** Given once, as the thread's workerData. */
export interface ConnectionSetup {
  readonly database: DatabaseName;
  readonly lane: Lane;
  /** Absolute path of the database file. */
  readonly file: string;
  readonly plan: DatabasePlan;
  /** Page cache of this connection, in pages. */
  readonly cachePages: number;
  /** `PRAGMA mmap_size`, in bytes. */
  readonly mmapBytes: number;
  /** How long another process's lock is waited for, in ms. */
  readonly busyTimeoutMs: number;
  /** Another program copies the log, and makes the checkpoints. */
  readonly leavesCheckpoints?: boolean;
  /** Path of the built guard extension; absent when it could not be built. */
  readonly guardFile?: string;
  /**
   * Who runs typed calls: the extension where there is one (as when this is absent), or TypeScript.
   */
  readonly executor?: "native" | "portable";
  /**
   * Shared memory through which the main thread says what is cancelled and the thread says what it
   * runs; see `board.ts`.
   */
  readonly board: SharedArrayBuffer;
  /** Exactly-once replies are kept this long (ms) and up to this size (bytes). Writer only. */
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /**
   * Rewrites times of an adopted file that have another form. Only `npm run migrate -- --normalise`
   * asks for it.
   */
  readonly normaliseTimes?: boolean;
  /** Opens a file that a copy has begun to fill, as `crewdb copy` alone does. */
  readonly isForCopy?: boolean;
}

/** Some calls for one connection. */
export interface BatchTask {
  readonly kind: "batch";
  /** Of its lease: the slot on the board that is this batch's own while it is under way. */
  readonly slot: number;
  /**
   * Of its lease, given by the main thread; the connection thread arms its guard with it, and
   * ignores interrupts with another.
   */
  readonly generation: number;
  readonly packed: ArrayBuffer;
}

/**
 * A call that holds the thread for as long as it lasts: QueryStream or Transact. It talks through
 * `port`.
 */
export interface StreamTask {
  readonly kind: "stream";
  readonly slot: number;
  readonly generation: number;
  /** Of `SqlRpc`. */
  readonly rpc: number;
  readonly caller: string;
  readonly scope?: string | undefined;
  /** The first request message. */
  readonly request: Uint8Array;
  readonly limits: StreamLimits;
  /** When it is as old as it may be, by the clock that all threads share. */
  readonly tooOldAtMs: number;
  readonly port: MessagePort;
}

export type ConnectionTask = BatchTask | StreamTask | MaintenanceTask;

/**
 * Told once, at most, that a batch is about to be committed. It starts none of its calls from this
 * index on, whatever comes of the COMMIT: they can be given to the next batch, and that can be sent
 * now.
 */
export type OnCommit = (notStarted: number) => void;

export interface BatchResult {
  /** Good until the connection runs its next batch. */
  readonly packed: Uint8Array;
}
