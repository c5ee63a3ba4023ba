import type { Server } from "@grpc/grpc-js";
import type { CallError } from "../engine/call-error.js";
import type { DuplexStream } from "./incoming-call.js";
import { end } from "./open-streams.js";
import type { ServerLog } from "./server-log.js";

/** Longest path that is repeated to the caller, in characters. */
const LONGEST_PATH = 200;

/** The inner method of grpc-js 1.14's Server that looks a path up; null makes it answer UNIMPLEMENTED without details. */
interface HandlerLookup {
  _retrieveHandler(path: string): object | null;
}

/**
 * Answers methods that the server does not have with UNKNOWN_METHOD. grpc-js has no public hook for that; where a later
 * version looks methods up in another way, its own UNIMPLEMENTED is answered, which lacks the reason.
 */
export function answerUnknownMethods(server: Server, log: ServerLog): void {
  const inner = server as unknown as Partial<HandlerLookup>;
  const lookup = inner._retrieveHandler;
  if (typeof lookup !== "function") return;
  inner._retrieveHandler = (path) => lookup.call(server, path) ?? unknownMethod(path, log);
}

/** The error for a path that no service has. */
export function unknownMethodError(path: string): CallError {
  const message = "the server has no rpc of that name";
  return { reason: "UNKNOWN_METHOD", message, metadata: { rpc: path.slice(0, LONGEST_PATH) } };
}

/** A handler in grpc-js's own form. As a bidirectional one it answers at once, whatever kind of call it is. */
function unknownMethod(path: string, log: ServerLog): object {
  const same = (value: Buffer): Buffer => value;
  const func = (stream: DuplexStream): void => end(stream, unknownMethodError(path), log);
  return { func, serialize: same, deserialize: same, type: "bidi", path };
}
