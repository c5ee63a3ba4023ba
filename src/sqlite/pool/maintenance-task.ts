import type { CallError } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";

/** How many rows of a table may stay. */
export interface RetentionLimits {
  /** One that `count-retained` named. */
  readonly table: string;
  /** Rows made before this time, ISO-8601 UTC with milliseconds, are deleted. */
  readonly keepFrom: string;
  /** How many rows there are more than allowed; as many of the oldest are deleted whatever their age. */
  readonly excess: number;
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
  /** Rows of each table whose oldest are deleted, by its name. For a reader. */
  | { readonly kind: "count-retained" }
  /** Deletes some of a table's oldest rows: `deletedRows`; `more` is 1 when more may wait. */
  | { readonly kind: "delete-oldest"; readonly limits: RetentionLimits }
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

/** The result, if it is one. Throws RpcFailure where the fault is the caller's, else Error. */
export function worked(result: MaintenanceResult): MaintenanceResult {
  if (result.ok) return result;
  throw result.error === undefined ? new Error(result.problem) : new RpcFailure(result.error);
}
