import type { CallError } from "../../engine/call-error.js";
import type { ConnectionWatch } from "../../engine/engine.js";
import type { DatabaseName, DatabasePlan, Lane } from "../../engine/plan.js";
import type { AllStreamLimits } from "../../engine/stream-limits.js";
import type { OnSlow } from "../../queue/slow-statements.js";
import type { OnDisagreed } from "../../queue/statistics.js";
import type { Interrupter } from "./interrupter.js";
import type { ConnectionSetup } from "./messages.js";

/** A connection's page cache is never smaller than this, in pages. */
const LEAST_CACHE_PAGES = 100;

export interface PoolOptions {
  readonly database: DatabaseName;
  /** Absolute path of the database file. */
  readonly file: string;
  readonly plan: DatabasePlan;
  /** Connections kept open when idle, the writer included. */
  readonly minConnections: number;
  /** Upper bound of connections, the writer included; at least 2. */
  readonly maxConnections: number;
  /** Longest wait for a connection, in ms. */
  readonly connectionTimeoutMs: number;
  /** A reader above the minimum closes after this long without work, in ms. */
  readonly idleTimeoutMs: number;
  /** Page cache of the whole pool, in pages, divided among its connections. */
  readonly cachePages: number;
  readonly mmapBytes: number;
  readonly busyTimeoutMs: number;
  /** Another program copies the log, and makes the checkpoints. Default: SQLite makes them. */
  readonly leavesCheckpoints?: boolean;
  /**
   * Calls that may wait; more are refused with QUEUE_FULL. Default 1000: at 10,000 calls/s a tenth
   * of a second's work.
   */
  readonly maxQueue?: number;
  /** A call that holds its connection for longer is remembered as slow, in ms. Default 200. */
  readonly slowMs?: number;
  /** Told of each call that was slow, e.g. for the log. */
  readonly onSlow?: OnSlow;
  /** Told of the first call of each rpc about which the executors disagree. */
  readonly onDisagreed?: OnDisagreed;
  /**
   * Told when a connection is taken and given back, for the log at level debug; and how long a new
   * one took to open.
   */
  readonly watch?: ConnectionWatch;
  readonly guardFile?: string;
  /** Who runs typed calls. Default native: the extension, where it is built. */
  readonly executor?: ConnectionSetup["executor"];
  /** Stops what a connection runs. Absent where the extension is not built: nothing is stopped. */
  readonly interrupts?: Pick<Interrupter, "stop">;
  /** What ends streams and transactions. Default: what follows from `connectionTimeoutMs`. */
  readonly streamLimits?: AllStreamLimits;
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /** Module of the connection threads; default the service's own. */
  readonly threadFile?: string;
  /** Called when writes must be refused, e.g. the disk is nearly full; undefined lets them in. */
  readonly refuseWrites?: () => CallError | undefined;
}

/** How many readers there are at most: one of the connections is the writer. */
export function readersOf({ maxConnections }: PoolOptions): number {
  return Math.max(1, maxConnections - 1);
}

/** What Piscina loads in every thread of the pool. */
export function threadFileOf({ threadFile }: PoolOptions): string {
  return threadFile ?? new URL("./thread.js", import.meta.url).href;
}

/** What the threads of a lane are given when they start. */
export function toConnectionSetup(
  options: PoolOptions,
  lane: Lane,
  board: SharedArrayBuffer,
): ConnectionSetup {
  return {
    database: options.database,
    lane,
    file: options.file,
    plan: options.plan,
    cachePages: Math.max(
      LEAST_CACHE_PAGES,
      Math.floor(options.cachePages / options.maxConnections),
    ),
    mmapBytes: options.mmapBytes,
    busyTimeoutMs: options.busyTimeoutMs,
    ...(options.leavesCheckpoints === true && { leavesCheckpoints: true }),
    board,
    ...(options.executor === undefined ? {} : { executor: options.executor }),
    requestRetentionMs: options.requestRetentionMs,
    requestRetentionBytes: options.requestRetentionBytes,
    ...(options.guardFile === undefined ? {} : { guardFile: options.guardFile }),
  };
}
