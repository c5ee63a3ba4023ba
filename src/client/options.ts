import { LONGEST_TIMER_MS } from "../base/longest-timer.js";

/** How a client proves who it is, and whom it trusts. All texts are PEM. */
export interface TlsOptions {
  /** Certificates that the server's must descend from. Default: those that Node.js trusts. */
  readonly ca?: string | Uint8Array;
  /** The client's own certificate and key, for mTLS; give both or neither. */
  readonly cert?: string | Uint8Array;
  readonly key?: string | Uint8Array;
  /** The name to expect in the server's certificate when it is not the target's. */
  readonly serverName?: string;
}

/**
 * When a call is tried again. Only calls that are safe to repeat are: rpcs marked NO_SIDE_EFFECTS, and writes with a
 * `request_id`, which the server answers once however often they arrive. Streams are never repeated.
 * Tried again are UNAVAILABLE, and RESOURCE_EXHAUSTED when the server says by RetryInfo that waiting helps.
 */
export interface RetryOptions {
  /**
   * Most attempts in all; 1 turns retries off.
   * Default 5: with the waits below they span 0.75–1.5 s, longer than the server takes to restart.
   */
  readonly maxAttempts?: number;
  /**
   * Wait before the second attempt, in ms; it doubles with every further one.
   * Default 100. Half of every wait is random, so that clients that failed together don't return together.
   */
  readonly firstWaitMs?: number;
  /** Longest wait between two attempts, in ms. Default 2000. A longer RetryInfo of the server wins over it. */
  readonly maxWaitMs?: number;
}

export interface ClientOptions {
  /** `true`, or certificates: speak TLS. Default: plain text, which suits loopback and Unix sockets only. */
  readonly tls?: boolean | TlsOptions;
  /**
   * Sent as `authorization: Bearer …` with every call; a function is asked for each attempt, so that tokens can change.
   * Refused over plain text to another machine, where anybody on the way could read it.
   */
  readonly token?: string | (() => string | Promise<string>);
  /**
   * Time for a unary call whose caller sets no `timeoutMs`, all its attempts included, in ms. Default 30000, which is
   * the server's own limit for one call. Streams have no limit of the client's unless the caller sets one. A call's
   * `timeoutMs` of 0 means no limit of the client's, as in Connect; so does one of more than 24 days.
   */
  readonly timeoutMs?: number;
  readonly retry?: RetryOptions;
  /**
   * Unary calls travel together over one stream: those of one tick, and those that come while a message is being sent. Default
   * false. Faster by far for many calls at once, and no slower for one. Calls with headers of their own go by themselves, and so
   * do all when the server knows no pipelines.
   */
  readonly pipeline?: boolean;
  /**
   * A connection with open calls is pinged this often, in ms, and given up when no answer comes within 10 s.
   * Default 30000: a peer that vanished without a word is noticed in under a minute.
   */
  readonly keepaliveMs?: number;
  /** Largest answer that is accepted, in bytes. Default 4 MiB, gRPC's own; the server sends at most 3.5 MiB. */
  readonly maxReceiveBytes?: number;
}

/** The options with every default filled in. */
export interface ResolvedOptions {
  readonly tls?: TlsOptions;
  readonly token?: () => string | Promise<string>;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  readonly pipeline: boolean;
  readonly keepaliveMs: number;
  readonly maxReceiveBytes: number;
}

function positive(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (Number.isFinite(value) && value > 0) return value;
  throw new TypeError(`${name} must be a number greater than 0, got ${value}`);
}

/** A time that a timer waits. */
function waitingTime(name: string, value: number | undefined, fallback: number): number {
  return Math.min(positive(name, value, fallback), LONGEST_TIMER_MS);
}

function resolveTls(tls: boolean | TlsOptions | undefined): TlsOptions | undefined {
  if (tls === undefined || tls === false) return undefined;
  if (tls === true) return {};
  if ((tls.cert === undefined) !== (tls.key === undefined)) {
    throw new TypeError("tls.cert and tls.key belong together: give both or neither");
  }
  return tls;
}

/**
 * Fills in the defaults.
 *
 * @throws TypeError when a number is not greater than 0, or a certificate comes without its key.
 */
export function resolveOptions(options: ClientOptions = {}): ResolvedOptions {
  const tls = resolveTls(options.tls);
  const { token, retry = {} } = options;
  return {
    ...(tls && { tls }),
    ...(token !== undefined && { token: typeof token === "function" ? token : () => token }),
    timeoutMs: positive("timeoutMs", options.timeoutMs, 30_000),
    maxAttempts: Math.floor(positive("retry.maxAttempts", retry.maxAttempts, 5)) || 1,
    firstWaitMs: waitingTime("retry.firstWaitMs", retry.firstWaitMs, 100),
    maxWaitMs: waitingTime("retry.maxWaitMs", retry.maxWaitMs, 2000),
    pipeline: options.pipeline ?? false,
    keepaliveMs: waitingTime("keepaliveMs", options.keepaliveMs, 30_000),
    maxReceiveBytes: positive("maxReceiveBytes", options.maxReceiveBytes, 4 * 1024 * 1024),
  };
}
