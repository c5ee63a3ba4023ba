/**
 * What passes between the main thread and a connection thread. Batches are packed in one ArrayBuffer each way,
 * and travel through shared memory; see `packing.ts`.
 */

import type { MessagePort } from "node:worker_threads";
import type { CallError } from "../../engine/call-error.js";
import type { DatabaseName, DatabasePlan, Lane } from "../../engine/plan.js";
import type { StreamLimits } from "../stream/limits.js";
import type { AuditLimits } from "../thread/audit-retention.js";

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
  /** Path of the built guard extension; absent when it could not be built. */
  readonly guardFile?: string;
  /** Who runs typed calls: the extension where there is one (as when this is absent), or TypeScript. */
  readonly executor?: "native" | "portable";
  /** Shared memory through which the main thread says what is cancelled and the thread says what it runs; see `board.ts`. */
  readonly board: SharedArrayBuffer;
  /** Exactly-once replies are kept this long (ms) and up to this size (bytes). Writer only. */
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /** Rewrites times of an adopted file that have another form. Only `npm run migrate -- --normalise` asks for it. */
  readonly normaliseTimes?: boolean;
}

/** One Piscina task: some calls for one connection. */
export interface BatchTask {
  readonly kind: "batch";
  /** The slot on the board that the main thread keeps for this batch while it is under way. */
  readonly slot: number;
  /** Rises with every batch of the process; an interrupt meant for an earlier one is ignored. */
  readonly generation: number;
  readonly packed: ArrayBuffer;
}

/** A call that holds the thread for as long as it lasts: QueryStream or Transact. It talks through `port`. */
export interface StreamTask {
  readonly kind: "stream";
  readonly slot: number;
  readonly generation: number;
  /** Of `SqlRpc`. */
  readonly rpc: number;
  readonly caller: string;
  /** The first request message. */
  readonly request: Uint8Array;
  readonly limits: StreamLimits;
  /** When it is as old as it may be, by the clock that all threads share. */
  readonly tooOldAtMs: number;
  readonly port: MessagePort;
}

/** Housekeeping on the writer's connection, between batches. */
export type MaintenanceTask =
  /** Opens the file: migrations, repair after an unclean stop. The first task of every writer. */
  | { readonly kind: "open" }
  /** Stores that this contract was found to fit this schema. */
  | { readonly kind: "remember-check"; readonly hash: string }
  /** `PRAGMA wal_checkpoint`; TRUNCATE when `truncate`. */
  | { readonly kind: "checkpoint"; readonly truncate: boolean }
  /** How much the kept replies take: `keptRequests`, `keptBytes`. For a reader: it reads them all. */
  | { readonly kind: "measure-kept" }
  /** Forgets some of the kept replies that are past retention, `keptBytes` being what they all take; `more` is 1 when more wait. */
  | { readonly kind: "purge"; readonly keptBytes: number }
  /** How long the audit trail is: `auditEntries`. For a reader. */
  | { readonly kind: "count-audit" }
  /** Deletes some of the oldest audit entries: `deletedEntries`; `more` is 1 when more may wait. */
  | { readonly kind: "delete-old-audit"; readonly limits: AuditLimits }
  /** Marks a clean stop, checkpoints and closes. The last task of the writer. */
  | { readonly kind: "close" }
  /** A reader's or writer's smallest proof of life: one real read. */
  | { readonly kind: "probe" }
  /** Gets the file's write lock and gives it back, and writes if nothing was written for a while: the writer's proof of life. */
  | { readonly kind: "probe-write" }
  /** `PRAGMA optimize`. */
  | { readonly kind: "optimize" }
  /**
   * Copies the database as it is now to a file that is there and empty: `commitSeq` in texts. It holds its reader until it is
   * done, or the first number of `stop` is not 0.
   */
  | { readonly kind: "backup"; readonly to: string; readonly stop: SharedArrayBuffer };

export type ConnectionTask = BatchTask | StreamTask | MaintenanceTask;

/**
 * Told once, at most, that a batch is about to be committed. It starts none of its calls from this index on, whatever comes of the
 * COMMIT: they can be given to the next batch, and that can be sent now.
 */
export type OnCommit = (notStarted: number) => void;

export interface BatchResult {
  /** Good until the connection runs its next batch. */
  readonly packed: Uint8Array;
}

export interface MaintenanceResult {
  readonly ok: boolean;
  /** A sentence when not ok. */
  readonly problem?: string;
  /** Numbers worth reporting, by name with unit, e.g. `walPages`, `purgedRows`. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Why not, where the fault is the caller's. */
  readonly error?: CallError;
  /** Of `open`: see OpenedFile of `open-file.ts`. */
  readonly texts?: Readonly<Record<string, string>>;
}
