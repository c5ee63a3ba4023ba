/** What ends a stream or a transaction, in ms. They hold a connection and a snapshot, which keeps the WAL from shrinking. */
export interface StreamLimits {
  readonly maxAgeMs: number;
  readonly maxIdleMs: number;
}

/** A QueryStream's snapshot is at most a minute old, and a client that does not read is waited for 10 s. */
export const QUERY_STREAM_LIMITS: StreamLimits = { maxAgeMs: 60_000, maxIdleMs: 10_000 };
/** A read-only transaction holds what a stream does. */
export const READ_TRANSACTION_LIMITS: StreamLimits = { maxAgeMs: 60_000, maxIdleMs: 10_000 };
/** A read-write transaction keeps every other write waiting. */
export const WRITE_TRANSACTION_LIMITS: StreamLimits = { maxAgeMs: 10_000, maxIdleMs: 2_000 };
