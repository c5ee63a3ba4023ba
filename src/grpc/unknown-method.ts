import type { Server } from "@grpc/grpc-js";
import { unknownMethod } from "../calls/handlers.js";
import { type GrpcContext, toHandler } from "./grpc-call.js";

/**
 * The inner method of grpc-js 1.14's Server that looks a path up; null makes it answer
 * UNIMPLEMENTED without details.
 */
interface HandlerLookup {
  _retrieveHandler(path: string): object | null;
}

/**
 * Answers methods that the server does not have with UNKNOWN_METHOD. grpc-js has no public hook for
 * that; where a later version looks methods up in another way, its own UNIMPLEMENTED is answered,
 * which lacks the reason.
 */
export function answerUnknownMethods(server: Server, context: GrpcContext): void {
  const inner = server as unknown as Partial<HandlerLookup>;
  const lookup = inner._retrieveHandler;
  if (typeof lookup !== "function") return;
  inner._retrieveHandler = (path) => lookup.call(server, path) ?? refusingHandler(path, context);
}

/**
 * A handler in grpc-js's own form. As a bidirectional one it answers at once, whatever kind of call
 * it is.
 */
function refusingHandler(path: string, context: GrpcContext): object {
  const same = (value: Buffer): Buffer => value;
  const func = toHandler(
    { kind: "bidi", handle: (stream) => stream.fail(unknownMethod(path)) },
    context,
  );
  return { func, serialize: same, deserialize: same, type: "bidi", path };
}
