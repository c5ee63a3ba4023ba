import type { Answer, ClientStream, DuplexStream, ServerStream, UnaryHandler } from "../calls/incoming-call.js";
import type { ServingEnd } from "./local-stream.js";

/** A handler as services add it, with the kind of its rpc. */
export type LocalHandler =
  | { readonly requestStream: false; readonly responseStream: false; readonly handle: UnaryHandler }
  | {
      readonly requestStream: true;
      readonly responseStream: false;
      readonly handle: (stream: ClientStream, answer: Answer) => void;
    }
  | { readonly requestStream: false; readonly responseStream: true; readonly handle: (stream: ServerStream) => void }
  | { readonly requestStream: true; readonly responseStream: true; readonly handle: (stream: DuplexStream) => void };

/** Hands a stream to the handler of its rpc. A handler that takes one request gets it with the call. */
export function serveStream(handler: LocalHandler, stream: ServingEnd): void {
  const answer: Answer = (error, reply) => {
    if (error !== null) stream.emit("error", error);
    else if (reply) stream.write(reply);
    stream.end();
  };
  if (handler.requestStream) {
    if (handler.responseStream) handler.handle(stream);
    else handler.handle(stream, answer);
    return;
  }
  stream.once("data", (request: Buffer) => {
    stream.request = request;
    if (handler.responseStream) handler.handle(stream);
    else handler.handle(stream, answer);
  });
}
