/** What clients may have open, whichever door they came in by. Each limit protects the others from one. */
export interface ClientLimits {
  /**
   * Calls of one client that are not answered, or whose answer it has not read; more get
   * TOO_MANY_STREAMS. A client is a caller with a token or certificate, with all its connections;
   * else a connection. Default 1000: as many as wait in a pool's queue.
   */
  readonly maxCallsPerClient: number;
  /**
   * Bytes of answers that one client has not read yet; default 32 MiB, nine of the largest answers.
   * Beyond it reads are refused, so that a client that only asks can't fill the memory.
   */
  readonly maxUnreadBytesPerClient: number;
  /**
   * The same for all clients together; default 128 MiB. A client may have no more than is free, so
   * three may have 32 MiB, the next 16 and the one after it 8: those that don't read leave
   * something to those that do.
   */
  readonly maxUnreadBytes: number;
  /**
   * Bytes of answers that a client may have unread when a statement of its own SQL begins; default
   * 4 MiB, one of the largest answers. Beyond it the statement waits: what it would answer could
   * only lie in memory. Typed rpcs have no such answers, and do not wait.
   */
  readonly maxUnreadBytesToBegin: number;
}

export const CLIENT_LIMITS: ClientLimits = {
  maxCallsPerClient: 1000,
  maxUnreadBytesPerClient: 32 * 1024 * 1024,
  maxUnreadBytes: 128 * 1024 * 1024,
  maxUnreadBytesToBegin: 4 * 1024 * 1024,
};

/** Largest request, in bytes: what gRPC servers take by default, so that clients know it. */
export const MAX_REQUEST_BYTES: number = 4 * 1024 * 1024;

/**
 * QueryStreams open at once. Most of them wait for a reader; the pool's queue has as many places.
 */
export const MAX_QUERY_STREAMS = 1000;

/**
 * Health watches open at once. A waiting one costs about 10 KB of stream; a fleet's clients open
 * one each.
 */
export const MAX_WATCHES = 4096;

/**
 * Reflection streams open at once: tools that people run, and each may be sent every descriptor.
 */
export const MAX_REFLECTIONS = 256;
