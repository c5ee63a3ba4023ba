import type { CallerEvidence } from "../access/authenticate.js";
import type { Peer } from "../access/peers.js";
import type { CallError } from "../engine/call-error.js";

/** What a request says beside its message. Names are in lower case. */
export interface RequestHeaders {
  /** The first value of that name; undefined when there is none, or none that is text. */
  header(name: string): string | undefined;
  headerNames(): readonly string[];
}

/** What an answer says after its message or its error. Names are in lower case. */
export type Trailers = Readonly<Record<string, string>>;

/**
 * A call as handlers see it, whichever door it came in by. Each door implements these few
 * interfaces over its own protocol: how a message is framed, and how an error is told, is the
 * door's matter (toCallStatus of error-status.ts).
 */
export interface IncomingCall extends CallerEvidence, RequestHeaders {
  readonly peer: Peer;
  /** The client's own deadline, in ms since 1970; Infinity when it set none. */
  readonly deadlineMs: number;
  readonly isOver: boolean;
  /**
   * Calls back once for every call, when it is over: its answer has left the server, or its client
   * has gone.
   */
  onOver(listener: () => void): void;
  /** Ends the call with an error. What was written before it still arrives. */
  fail(error: CallError, trailers?: Trailers): void;
}

/** A call with one request and one answer. */
export interface UnaryRequest extends IncomingCall {
  readonly request: Buffer;
  reply(message: Buffer, trailers?: Trailers): void;
}

/** A call that is answered with a stream. */
export interface ResponseStream extends IncomingCall {
  /**
   * `sent` is called when the connection has taken the message. False: the client reads too slowly;
   * wait until drained.
   */
  write(message: Buffer, sent?: () => void): boolean;
  /** Calls back once, when what was written has been taken. */
  onceDrained(listener: () => void): void;
  end(): void;
}

/** A call with one request that is answered with a stream. */
export interface ServerStream extends ResponseStream {
  readonly request: Buffer;
}

/**
 * A call whose client sends a stream, and gets one answer. Iterating throws when the client goes
 * before its end.
 */
export interface ClientStream extends IncomingCall, AsyncIterable<Buffer> {
  reply(message: Buffer): void;
}

/** A call with streams in both directions. */
export interface BidiStream extends ResponseStream {
  onMessage(listener: (message: Buffer) => void): void;
  /** The client has sent its last message. */
  onEnd(listener: () => void): void;
  pause(): void;
  resume(): void;
  isPaused(): boolean;
}

/** An rpc as doors serve it. */
export type Rpc =
  | { readonly kind: "unary"; readonly handle: (call: UnaryRequest) => void }
  | { readonly kind: "server stream"; readonly handle: (stream: ServerStream) => void }
  | { readonly kind: "client stream"; readonly handle: (stream: ClientStream) => void }
  | { readonly kind: "bidi"; readonly handle: (stream: BidiStream) => void };

/** Rpcs by their full names, like `crewdb.main.v1.MainDb/GetEmail`. */
export type Rpcs = Map<string, Rpc>;
