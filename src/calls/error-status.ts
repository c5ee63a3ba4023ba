import { randomUUID } from "node:crypto";
import type { CallError } from "../engine/call-error.js";
import { isReason, Status } from "../engine/reasons.js";
import { codeOf, toStatusDetails, waitingHelps } from "./error-details.js";
import type { ServerLog } from "./server-log.js";

/**
 * Longest status message after percent-encoding, in bytes: with the details it stays under 8 KiB of
 * headers.
 */
const MAX_MESSAGE_BYTES = 1200;

/**
 * How a call ended, in the words that gRPC, Connect and HTTP/JSON share: each door writes them in
 * its own way.
 */
export interface CallStatus {
  /** A number of google.rpc.Code. */
  readonly code: number;
  readonly message: string;
  /** A serialised google.rpc.Status, which says the code and the message too. */
  readonly details?: Buffer;
  /** The same call would fail again: nothing drains that it waits for. */
  readonly isFinal?: boolean;
}

/** What a client is told of an error. Faults of the service are logged here. */
export function toCallStatus(error: CallError, log: ServerLog): CallStatus {
  const said = toSaid(error, log);
  const code = codeOf(said);
  // A full queue drains, an answer over its cap does not shrink.
  const isFinal = code === Status.RESOURCE_EXHAUSTED && !waitingHelps(said);
  return { code, message: said.message, details: toStatusDetails(said), isFinal };
}

/** The same as a serialised google.rpc.Status, for errors that travel inside a stream. */
export function toStatusBytes(error: CallError, log: ServerLog): Buffer {
  return toStatusDetails(toSaid(error, log));
}

/** What the caller is told: a fault of the service gets neutral words, and the log the rest. */
function toSaid(error: CallError, log: ServerLog): CallError {
  if (error.reason === "INTERNAL" || !isReason(error.reason)) return withErrorId(error, log);
  if (error.internal !== undefined)
    log.warn({ reason: error.reason, problem: error.internal }, "a call failed");
  return { ...error, message: shorten(error.message) };
}

function withErrorId(error: CallError, log: ServerLog): CallError {
  const errorId = randomUUID();
  log.error(
    { errorId, problem: error.internal ?? error.message },
    "a call failed inside the service",
  );
  const message = `internal error; the server's log has the details under error_id ${errorId}`;
  const { committed } = error;
  return {
    reason: "INTERNAL",
    message,
    metadata: { error_id: errorId },
    ...(committed && { committed }),
  };
}

/** gRPC has the message percent-encoded, and encodeURI throws at half a surrogate pair. */
function shorten(message: string): string {
  let text = message.toWellFormed();
  while (encodeURI(text).length > MAX_MESSAGE_BYTES) {
    text = `${text.slice(0, Math.floor(text.length * 0.8) - 1).toWellFormed()}…`;
  }
  return text;
}
