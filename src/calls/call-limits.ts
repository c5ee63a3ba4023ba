import type { Principal } from "../access/principal.js";
import type { CallError } from "../engine/call-error.js";
import { type DoorLimits, MAX_REQUEST_BYTES } from "./limits.js";

/** A hint for a client that has too much open: the time of some dozens of calls, in ms. */
const RETRY_MS = 50;

/**
 * Answers up to this size are always sent: they cost no more than the error that would stand for
 * them, in bytes.
 */
const SMALL_ANSWER_BYTES = 1024;

/** Keeps count of what clients have open, and refuses what is too much. */
export class CallLimits {
  readonly #limits: DoorLimits;
  #unreadBytes = 0;

  constructor(limits: DoorLimits) {
    this.#limits = limits;
  }

  /** Why a call must not start; undefined when it may. */
  refuseCall(principal: Principal, requestBytes: number): CallError | undefined {
    if (principal.openCalls >= this.#limits.maxCallsPerClient) return this.#tooMany();
    if (principal.unreadBytes > this.#limits.maxUnreadBytesPerClient)
      return this.#tooMuchUnread(principal.unreadBytes);
    return this.refuseMessage(requestBytes);
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
  refuseAnswer(principal: Principal, bytes: number, committed = false): CallError | undefined {
    if (bytes <= SMALL_ANSWER_BYTES) return undefined;
    const unread = principal.unreadBytes + bytes;
    const { maxUnreadBytesPerClient, maxUnreadBytes } = this.#limits;
    if (unread <= Math.min(maxUnreadBytesPerClient, maxUnreadBytes - this.#unreadBytes))
      return undefined;
    const refusal = this.#tooMuchUnread(unread);
    return committed ? { ...refusal, committed: "true" } : refusal;
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

function tooLarge(bytes: number): CallError {
  return {
    reason: "REQUEST_TOO_LARGE",
    message: `the request has ${bytes} bytes; the limit is ${MAX_REQUEST_BYTES}`,
    metadata: { bytes: String(bytes), limit_bytes: String(MAX_REQUEST_BYTES) },
  };
}
