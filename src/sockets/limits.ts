/** What connections may have of a door. Each limit protects the others from one. */
export interface SocketLimits {
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
   * Where answers that are not read take more than half of `maxUnreadBytes`: how long a connection with more than an equal share may
   * read next to nothing before it is closed, in ms; default 5000.
   */
  readonly longestUnreadMs: number;
  /**
   * How long a connection may be open, in ms, a tenth more or less; default an hour. Its client is
   * then told to open another, which meets the certificates and the servers of the day.
   */
  readonly maxConnectionAgeMs: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  maxBytesWithoutCall: 1024 * 1024,
  maxConnections: 2000,
  maxConnectionsPerAddress: 1500,
  maxHandshakes: 256,
  handshakeMs: 10_000,
  maxStreamsPerConnection: 2000,
  maxStreams: 10_000,
  maxResetsPerAddress: 2000,
  resetsPerSecond: 500,
  longestUnreadMs: 5000,
  maxConnectionAgeMs: 3_600_000,
};

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
