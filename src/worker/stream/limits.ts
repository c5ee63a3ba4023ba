import type { Lane } from "../plan.js";
import { SqlRpc } from "../sql/sql-rpc.js";

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

export const STREAM_LIMITS: AllStreamLimits = {
  /** The snapshot is at most a minute old, and a client that does not read is waited for 10 s. */
  queryStream: { maxAgeMs: 60_000, maxIdleMs: 10_000 },
  /** It holds what a stream does. */
  readTransaction: { maxAgeMs: 60_000, maxIdleMs: 10_000 },
  /** It keeps every other write waiting. */
  writeTransaction: { maxAgeMs: 10_000, maxIdleMs: 2_000 },
};

/** Those of one call. */
export function limitsOf(limits: AllStreamLimits, { rpc, lane }: { rpc: number; lane: Lane }): StreamLimits {
  if (rpc === SqlRpc.QUERY_STREAM) return limits.queryStream;
  return lane === "write" ? limits.writeTransaction : limits.readTransaction;
}
