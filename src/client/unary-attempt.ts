import type { ConnectError } from "@connectrpc/connect";
import type { CallOptions, Client, Metadata } from "@grpc/grpc-js";
import { toAbortError, toConnectError } from "./status-error.js";

/** An answer as it came from the wire. */
export interface UnaryReply {
  readonly bytes: Buffer;
  readonly header: Metadata | undefined;
  readonly trailer: Metadata | undefined;
}

export interface UnaryAttempt {
  readonly path: string;
  readonly request: Buffer;
  readonly metadata: Metadata;
  /** In ms since 1970; Infinity: none. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Bytes in, the same bytes out: protobuf-es encodes before and decodes after. */
export function identity(bytes: Buffer): Buffer {
  return bytes;
}

/**
 * Sends one unary call.
 *
 * @throws ConnectError for every status but OK, and when the signal is aborted.
 */
export function attemptUnary(client: Client, attempt: UnaryAttempt): Promise<UnaryReply> {
  const { path, request, metadata, signal } = attempt;
  if (signal?.aborted) return Promise.reject(toAbortError(signal));
  const options: CallOptions = { deadline: attempt.deadlineMs };
  return new Promise((resolve, reject) => {
    let header: Metadata | undefined;
    let reply: Buffer | undefined;
    let failure: ConnectError | undefined;
    const onAbort = () => call.cancel();
    const call = client.makeUnaryRequest(path, identity, identity, request, metadata, options, (error, bytes) => {
      reply = bytes;
      if (!error) return;
      failure = signal?.aborted ? toAbortError(signal) : toConnectError(error, client.getChannel().getTarget());
    });
    call.on("metadata", (received) => {
      header = received;
    });
    // The status comes right after the callback and brings the trailers, which the callback does not have.
    call.on("status", ({ metadata: trailer }) => {
      signal?.removeEventListener("abort", onAbort);
      if (reply) resolve({ bytes: reply, header, trailer });
      else reject(failure);
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
