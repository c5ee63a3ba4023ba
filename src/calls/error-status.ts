import { randomUUID } from "node:crypto";
import { Metadata, type ServerErrorResponse } from "@grpc/grpc-js";
import type { CallError } from "../engine/call-error.js";
import { isReason, Status } from "../engine/reasons.js";
import { codeOf, toStatusDetails, waitingHelps } from "./error-details.js";
import type { ServerLog } from "./server-log.js";

/** Longest status message after percent-encoding, in bytes: with the details it stays under 8 KiB of headers. */
const MAX_MESSAGE_BYTES = 1200;

/** The gRPC status of an error: code, message, and `google.rpc.Status` in `grpc-status-details-bin`. */
export function toErrorStatus(error: CallError, log: ServerLog): Partial<ServerErrorResponse> {
  const said = toSaid(error, log);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", toStatusDetails(said));
  // Tells gRPC's own retries what RetryInfo tells ours (gRFC A6): a full queue drains, an answer over its cap does not shrink.
  if (codeOf(said) === Status.RESOURCE_EXHAUSTED && !waitingHelps(said)) metadata.set("grpc-retry-pushback-ms", "-1");
  return { code: codeOf(said), details: said.message, metadata };
}

/** The same as a serialised google.rpc.Status, for errors that travel inside a stream. */
export function toStatusBytes(error: CallError, log: ServerLog): Buffer {
  return toStatusDetails(toSaid(error, log));
}

/** What the caller is told: a fault of the service gets neutral words, and the log the rest. */
function toSaid(error: CallError, log: ServerLog): CallError {
  if (error.reason === "INTERNAL" || !isReason(error.reason)) return withErrorId(error, log);
  if (error.internal !== undefined) log.warn({ reason: error.reason, problem: error.internal }, "a call failed");
  return { ...error, message: shorten(error.message) };
}

function withErrorId(error: CallError, log: ServerLog): CallError {
  const errorId = randomUUID();
  log.error({ errorId, problem: error.internal ?? error.message }, "a call failed inside the service");
  const message = `internal error; the server's log has the details under error_id ${errorId}`;
  const { committed } = error;
  return { reason: "INTERNAL", message, metadata: { error_id: errorId }, ...(committed && { committed }) };
}

/** grpc-js encodes the message with encodeURI, which throws at half a surrogate pair. */
function shorten(message: string): string {
  let text = message.toWellFormed();
  while (encodeURI(text).length > MAX_MESSAGE_BYTES) {
    text = `${text.slice(0, Math.floor(text.length * 0.8) - 1).toWellFormed()}…`;
  }
  return text;
}
