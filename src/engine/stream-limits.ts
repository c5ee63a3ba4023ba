import type { Lane } from "./plan.js";
import { SqlRpc } from "./sql-rpc.js";

/** What ends a stream or a transaction, in ms. They hold a connection and a snapshot, which keeps the WAL from shrinking. */
export interface StreamLimits {
  readonly maxAgeMs: number;
  readonly maxIdleMs: number;
}

/** The limits of each kind of call that holds its connection. */
export interface AllStreamLimits {
  readonly queryStream: StreamLimits;
  readonly readTransaction: StreamLimits;
  readonly writeTransaction: StreamLimits;
}

/** The longest that any pool allows. */
export const STREAM_LIMITS: AllStreamLimits = {
  /** The snapshot is at most a minute old, and a client that does not read is waited for 10 s. */
  queryStream: { maxAgeMs: 60_000, maxIdleMs: 10_000 },
  /** It holds what a stream does. */
  readTransaction: { maxAgeMs: 60_000, maxIdleMs: 10_000 },
  /** It keeps every other write waiting. */
  writeTransaction: { maxAgeMs: 10_000, maxIdleMs: 2_000 },
};

/** However short others wait, a client has so long, in ms: less than this is lost to a busy machine. */
const LEAST_HOLD_MS = 1000;

/**
 * How long the one writer, or a reader for nothing, may be held where others wait for a connection for so long, in ms: half as long, so
 * that whoever comes behind gets in.
 */
export function longestHoldMs(connectionTimeoutMs: number): number {
  return Math.max(LEAST_HOLD_MS, connectionTimeoutMs / 2);
}

/** The limits of a pool in which calls wait for a connection for so long, in ms. */
export function streamLimitsFor(connectionTimeoutMs: number): AllStreamLimits {
  const holdMs = longestHoldMs(connectionTimeoutMs);
  const { queryStream, readTransaction, writeTransaction } = STREAM_LIMITS;
  const idle = ({ maxAgeMs, maxIdleMs }: StreamLimits): StreamLimits => ({
    maxAgeMs,
    maxIdleMs: Math.min(maxIdleMs, holdMs),
  });
  return {
    queryStream: idle(queryStream),
    readTransaction: idle(readTransaction),
    writeTransaction: idle({ ...writeTransaction, maxAgeMs: Math.min(writeTransaction.maxAgeMs, holdMs) }),
  };
}

/** Those of one call. */
export function limitsOf(limits: AllStreamLimits, { rpc, lane }: { rpc: number; lane: Lane }): StreamLimits {
  if (rpc === SqlRpc.QUERY_STREAM) return limits.queryStream;
  return lane === "write" ? limits.writeTransaction : limits.readTransaction;
}
