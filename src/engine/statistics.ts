import type { Percentiles } from "../base/recent-times.js";
import type { HandedOver } from "./layout.js";
import type { DatabaseName, Lane, RpcPlan } from "./plan.js";

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
  readonly nativeCalls: NativeCalls;
  /** The same by kind of call. */
  readonly lanes: Readonly<Record<Lane, LaneStatistics>>;
}

/** The pool's numbers, and what the database takes on disk, where the engine can tell cheaply. */
export interface DatabaseStatistics extends PoolStatistics {
  /** Its data; 0 where that is not known. */
  readonly dataBytes: number;
  /** What was written and is not in the data yet, e.g. the write-ahead log; 0 where that is not known. */
  readonly logBytes: number;
  /** Where a replica is kept. */
  readonly replica?: ReplicaStatistics;
}

/** How far a replica is. */
export interface ReplicaStatistics {
  /** The last transaction that has arrived, as the replica counts them; 0 before the first. */
  readonly arrivedTransaction: number;
  /** Acknowledged writes that have not arrived, the bytes of their requests, and since when the oldest waits. */
  readonly behindWrites: number;
  readonly behindBytes: number;
  readonly behindMs: number;
  /** How often its program was started again. */
  readonly restartCount: number;
  /** When a restore was last tried, since 1970, and whether what came was right. */
  readonly lastDrillMs?: number;
  readonly lastDrillPassed?: boolean;
}

export interface LaneStatistics {
  readonly acquireCount: number;
  readonly acquireDurationMs: number;
  /** Calls answered with success, and with an error. */
  readonly okCount: number;
  readonly errorCount: number;
  /** From submit until a connection took the call. */
  readonly wait: Percentiles;
  /** From submit until the answer. */
  readonly call: Percentiles;
}

/** Typed calls by what the native executor made of them. Other calls are not counted. */
export interface NativeCallCounts {
  /** Calls that it answered. */
  readonly answeredCount: number;
  /** Calls that failed in it; TypeScript built the error. */
  readonly wordedCount: number;
  /** Calls that the portable executor ran in its place. */
  readonly handedOverCount: number;
}

export interface NativeCalls extends NativeCallCounts {
  /** The rpcs that were called, in the order of the contract. */
  readonly rpcs: readonly NativeRpcCalls[];
}

export interface NativeRpcCalls extends NativeCallCounts {
  readonly rpc: RpcPlan;
  /** Reasons that occurred. */
  readonly handovers: readonly Handover[];
}

export interface Handover {
  readonly reason: Exclude<keyof typeof HandedOver, "none">;
  readonly count: number;
}

/** A statement that was slow, each time together. */
export interface SlowStatement {
  /** A typed rpc's name, or a caller's SQL without its literals. */
  readonly summary: string;
  readonly slowCount: number;
  readonly maxMs: number;
  readonly totalMs: number;
  /** Since 1970. */
  readonly lastMs: number;
}
