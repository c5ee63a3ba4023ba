import type { Principal } from "../access/principal.js";
import type { CallError } from "../engine/call-error.js";
import { type ClientLimits, MAX_REQUEST_BYTES } from "./limits.js";

/** A hint for a client that has too much open: the time of some dozens of calls, in ms. */
const RETRY_MS = 50;

/**
 * Answers up to this size are always sent: they cost no more than the error that would stand for
 * them, in bytes.
 */
const SMALL_ANSWER_BYTES = 1024;

export interface AnswerSize {
  readonly bytes: number;
  readonly rows?: number;
}

/** Keeps count of what clients have open, and refuses what is too much. */
export class CallLimits {
  readonly #limits: ClientLimits;
  #unreadBytes = 0;

  constructor(limits: ClientLimits) {
    this.#limits = limits;
  }

  /** Why a call must not start; undefined when it may, and then it counts for the caller's rate. */
  refuseCall(principal: Principal, requestBytes: number): CallError | undefined {
    if (principal.openCalls >= this.#limits.maxCallsPerClient) return this.#tooMany();
    if (principal.unreadBytes > this.#limits.maxUnreadBytesPerClient)
      return this.#tooMuchUnread(principal.unreadBytes);
    return this.refuseMessage(requestBytes) ?? refuseByPolicy(principal);
  }

  /** The same for one more action of a call that has begun. */
  refuseAction(principal: Principal): CallError | undefined {
    return refuseByRate(principal);
  }

  /** Why a request message must not be taken; undefined when it may. */
  refuseMessage(bytes: number): CallError | undefined {
    return bytes > MAX_REQUEST_BYTES ? tooLarge(bytes) : undefined;
  }

  /**
   * Why an answer must not be sent; undefined when it may. Of what is committed the error says so:
   * only Execute and ExecuteBatch have large answers to a write, and a retry with the same
   * request_id gets them.
   */
  refuseAnswer(
    principal: Principal,
    { bytes, rows = 0 }: AnswerSize,
    committed = false,
  ): CallError | undefined {
    const tooLong = answerByPolicy(principal, bytes, rows);
    const refusal = tooLong ?? this.refuseUnread(principal, bytes);
    return refusal !== undefined && committed ? { ...refusal, committed: "true" } : refusal;
  }

  /** Why a client must not be sent so much more, for what it has not read; undefined when it may. */
  refuseUnread(principal: Principal, bytes: number): CallError | undefined {
    if (bytes <= SMALL_ANSWER_BYTES) return undefined;
    const unread = principal.unreadBytes + bytes;
    const { maxUnreadBytesPerClient, maxUnreadBytes } = this.#limits;
    if (unread <= Math.min(maxUnreadBytesPerClient, maxUnreadBytes - this.#unreadBytes))
      return undefined;
    return this.#tooMuchUnread(unread);
  }

  /** Why a statement of a client's own SQL must not begin yet; undefined when it may. */
  postpone({ unreadBytes }: Principal): CallError | undefined {
    const { maxUnreadBytesToBegin: limit } = this.#limits;
    if (unreadBytes <= limit) return undefined;
    return {
      reason: "TOO_MANY_STREAMS",
      message: `${unreadBytes} bytes of earlier answers wait for the client to read them; a statement begins when they are ${limit} or fewer`,
      retryAfterMs: RETRY_MS,
    };
  }

  /** Bytes of answer that are on their way (positive), or have left the server (negative). */
  addUnread(principal: Principal, bytes: number): void {
    principal.unreadBytes += bytes;
    this.#unreadBytes += bytes;
  }

  #tooMuchUnread(bytes: number): CallError {
    const message = `${bytes} bytes of answers wait for the client to read them; the limit is ${this.#limits.maxUnreadBytesPerClient} for a client and ${this.#limits.maxUnreadBytes} for all, of which ${this.#unreadBytes} are taken`;
    return { reason: "TOO_MANY_STREAMS", message, retryAfterMs: RETRY_MS };
  }

  #tooMany(): CallError {
    const limit = this.#limits.maxCallsPerClient;
    return {
      reason: "TOO_MANY_STREAMS",
      message: `the client has ${limit} calls open already, as many as the limit allows`,
      metadata: { limit: String(limit) },
      retryAfterMs: RETRY_MS,
    };
  }
}

function refuseByPolicy(principal: Principal): CallError | undefined {
  const { callsInFlight } = principal.access.limits;
  if (callsInFlight !== undefined && principal.usage.callsInFlight >= callsInFlight)
    return callerLimit(
      "calls_in_flight",
      `${callsInFlight} calls at once`,
      callsInFlight,
      RETRY_MS,
    );
  return refuseByRate(principal);
}

function refuseByRate(principal: Principal): CallError | undefined {
  const { callsPerSecond } = principal.access.limits;
  if (callsPerSecond === undefined) return undefined;
  const waitMs = principal.usage.take(callsPerSecond, performance.now());
  if (waitMs === 0) return undefined;
  return callerLimit(
    "calls_per_second",
    `${callsPerSecond} calls a second`,
    callsPerSecond,
    waitMs,
  );
}

function callerLimit(limit: string, words: string, most: number, retryAfterMs: number): CallError {
  return {
    reason: "CALLER_LIMIT",
    message: `the caller's roles allow ${words}`,
    metadata: { limit, most: String(most) },
    retryAfterMs,
  };
}

function answerByPolicy(principal: Principal, bytes: number, rows: number): CallError | undefined {
  const { limits } = principal.access;
  const isLong = rows > (limits.rows ?? Number.POSITIVE_INFINITY);
  if (!isLong && bytes <= (limits.bytes ?? Number.POSITIVE_INFINITY)) return undefined;
  const [has, most] = isLong
    ? [`${rows} rows`, `${limits.rows} rows`]
    : [`${bytes} bytes`, `${limits.bytes} bytes`];
  return {
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer has ${has}; the caller's roles allow ${most}: ask for fewer at once`,
  };
}

function tooLarge(bytes: number): CallError {
  return {
    reason: "REQUEST_TOO_LARGE",
    message: `the request has ${bytes} bytes; the limit is ${MAX_REQUEST_BYTES}`,
    metadata: { bytes: String(bytes), limit_bytes: String(MAX_REQUEST_BYTES) },
  };
}
