import type { Server, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";

/**
 * What handlers need of a call. The objects of grpc-js have it, and so have those of calls that come from inside the process
 * (local-edge.ts), so that there is one implementation of every rpc.
 */
type CallFacts = Pick<
  ServerUnaryCall<unknown, unknown>,
  "metadata" | "cancelled" | "getPeer" | "getDeadline" | "getAuthContext"
>;

/** A call with one request and one response. */
export interface UnaryRequest extends CallFacts {
  readonly request: Buffer;
  /** Comes once for every call, when it is over: its answer has left, or its client has. */
  on(event: "cancelled", listener: () => void): unknown;
}

/** Takes the one answer of a call: a status that is not OK, or bytes with trailing metadata. */
export type Answer = sendUnaryData<Buffer>;

export type UnaryHandler = (call: UnaryRequest, answer: Answer) => void;

/** A call that answers with a stream. An 'error' that is emitted on it is a status and ends it. */
export interface ResponseStream extends CallFacts, NodeJS.EventEmitter {
  write(message: Buffer, sent?: () => void): boolean;
  end(): unknown;
}

export interface ServerStream extends ResponseStream {
  readonly request: Buffer;
}

/** A call whose client sends a stream. */
export interface ClientStream extends CallFacts, NodeJS.EventEmitter, AsyncIterable<Buffer> {}

/** A call with streams in both directions; it gives what its client sends as 'data', and then 'end'. */
export interface DuplexStream extends ResponseStream {
  pause(): unknown;
  resume(): unknown;
  isPaused(): boolean;
}

/** Where services are added: a server of grpc-js, or what answers calls inside the process. */
export type ServiceHost = Pick<Server, "addService">;
