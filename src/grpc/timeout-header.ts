import type { IncomingHttpHeaders, ServerHttp2Stream } from "node:http2";
import type { Server } from "@grpc/grpc-js";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import type { ServerLog } from "../calls/server-log.js";
import { MALFORMED_GRPC_TIMEOUT, parseGrpcTimeout } from "../calls/timeout.js";
import { LIBRARY_GRACE_MS, toGrpcStatus } from "./grpc-call.js";

const HEADER = "grpc-timeout";
/** The inner method of grpc-js 1.14's Server that gets every call. */
interface CallEntry {
  _streamHandler(
    interceptors: unknown,
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
  ): void;
}

/**
 * Reads every call's deadline before grpc-js does, which takes what follows a sign or a point for
 * the number, and counts in 32 bits: 25 days were over at once. grpc-js is told of one that is a
 * little later, so that the service answers first. A malformed one is refused; one that no timer
 * can wait for is taken away, because the server's own limit comes long before it. grpc-js has no
 * public hook so early; where a later version differs, its own reading counts.
 */
export function readTimeouts(server: Server, log: ServerLog): void {
  const inner = server as unknown as Partial<CallEntry>;
  const handle = inner._streamHandler;
  if (typeof handle !== "function") return;
  inner._streamHandler = (interceptors, stream, headers) => {
    const text = headers[HEADER];
    const timeoutMs = text === undefined ? 0 : parseGrpcTimeout(String(text));
    if (timeoutMs === undefined) {
      refuse(stream, log);
      return;
    }
    if (timeoutMs + LIBRARY_GRACE_MS > LONGEST_TIMER_MS) delete headers[HEADER];
    else if (text !== undefined) headers[HEADER] = toText(timeoutMs + LIBRARY_GRACE_MS);
    handle.call(server, interceptors, stream, headers);
  };
}

/** At most eight digits, and never later: a nanosecond is over at once. */
function toText(timeoutMs: number): string {
  return timeoutMs < 1e8 ? `${Math.floor(timeoutMs)}m` : `${Math.floor(timeoutMs / 1000)}S`;
}

/** An answer without messages, before grpc-js knows of the call. */
function refuse(stream: ServerHttp2Stream, log: ServerLog): void {
  const { code, details, metadata } = toGrpcStatus(MALFORMED_GRPC_TIMEOUT, log);
  // A stream that breaks is over for its client as well.
  stream.on("error", () => undefined);
  const headers = {
    ":status": 200,
    "content-type": "application/grpc+proto",
    ...metadata.toHttp2Headers(),
  };
  stream.respond(
    { ...headers, "grpc-status": code, "grpc-message": encodeURI(details) },
    { endStream: true },
  );
}
