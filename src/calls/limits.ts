/** What a door lets its clients have. Each limit protects the others of them from one. */
export interface DoorLimits {
  /**
   * What a connection without an open call may send, in bytes: it has nothing to send but frames
   * such as PING and SETTINGS. Default 1 MiB: 60,000 pings, which no client sends in a day.
   */
  readonly maxBytesWithoutCall: number;
  /**
   * Connections open at once; more are closed as they arrive, so their clients see UNAVAILABLE.
   * Default 2000: an idle one costs about 40 KB, so all of them 80 MB.
   */
  readonly maxConnections: number;
  /**
   * Connections of one address; default 1500, so that one host can't keep the others out. It is not
   * lower because every program of this machine, and all clients behind a proxy, share one address.
   */
  readonly maxConnectionsPerAddress: number;
  /**
   * TLS handshakes under way at once; default 256. Beyond it the oldest is closed: a real one is
   * done in milliseconds.
   */
  readonly maxHandshakes: number;
  /**
   * How long one may take, and the headers of a request of HTTP/1, in ms; default 10,000, which is
   * enough for a client that is far away and busy.
   */
  readonly handshakeMs: number;
  /**
   * HTTP/2 streams open on one connection, default 2000; well-behaved clients hold more back. Twice
   * `maxCallsPerClient`: what is over that limit gets an answer, and does not wait unseen in the
   * client.
   */
  readonly maxStreamsPerConnection: number;
  /**
   * Calls of one client that are not answered, or whose answer it has not read; more get
   * TOO_MANY_STREAMS. A client is a caller with a token or certificate, with all its connections;
   * else a connection. Default 1000: as many as wait in a pool's queue.
   */
  readonly maxCallsPerClient: number;
  /**
   * HTTP/2 streams open at once, of all connections. Default 10,000: one whose request has not
   * arrived costs about 15 KB, so all of them 150 MB. Beyond it, connections with more than an
   * equal share are refused more, so that their clients see UNAVAILABLE.
   */
  readonly maxStreams: number;
  /**
   * Calls of one address that may be reset without having been answered; an answered one gives one
   * back. Default 2,000, twice what HTTP/2 itself lets one connection do. Who has none left loses
   * the connection.
   */
  readonly maxResetsPerAddress: number;
  /** How many of them come back in a second; default 500, which cost a twentieth of a core. */
  readonly resetsPerSecond: number;
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
   * Where more than half of that is taken: how long a connection with more than an equal share may
   * read next to nothing before it is closed, in ms; default 5000.
   */
  readonly longestUnreadMs: number;
  /**
   * How long a connection may be open, in ms, a tenth more or less; default an hour. Its client is then told
   * to open another, which meets the certificates and the servers of the day.
   */
  readonly maxConnectionAgeMs: number;
}

export const DEFAULT_LIMITS: DoorLimits = {
  maxBytesWithoutCall: 1024 * 1024,
  maxConnections: 2000,
  maxConnectionsPerAddress: 1500,
  maxHandshakes: 256,
  handshakeMs: 10_000,
  maxStreamsPerConnection: 2000,
  maxCallsPerClient: 1000,
  maxStreams: 10_000,
  maxResetsPerAddress: 2000,
  resetsPerSecond: 500,
  maxUnreadBytesPerClient: 32 * 1024 * 1024,
  maxUnreadBytes: 128 * 1024 * 1024,
  longestUnreadMs: 5000,
  maxConnectionAgeMs: 3_600_000,
};

/** Largest request, in bytes: what gRPC servers take by default, so that clients know it. */
export const MAX_REQUEST_BYTES: number = 4 * 1024 * 1024;

/**
 * Where grpc-js cuts a request off, in bytes. It does so without details, so up to here requests
 * are let in and refused with REQUEST_TOO_LARGE, which says the limit and the remedy.
 */
export const CUT_OFF_BYTES: number = 8 * 1024 * 1024;

/**
 * What a connection may send between two messages of calls, in bytes: the largest message, and half
 * as much for its frames. One that sends more sends frames for their own sake, such as PING,
 * SETTINGS, WINDOW_UPDATE, empty DATA or headers that are too large.
 */
export const MAX_BYTES_WITHOUT_MESSAGE: number = 12 * 1024 * 1024;

/** A connection that has been silent for so long is asked for a sign of life, in ms … */
export const KEEPALIVE_MS = 20_000;

/**
 * … and closed when none comes within this time, in ms. A client that vanished without a goodbye
 * loses its calls and transactions after 30 s; both are well above what a busy network or a client
 * in garbage collection needs.
 */
export const KEEPALIVE_TIMEOUT_MS = 10_000;

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
