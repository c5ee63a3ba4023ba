import type { PeerCertificate } from "node:tls";
import {
  Metadata,
  type Server,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type sendUnaryData,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import type { Peer, Peers } from "../access/peers.js";
import { toCallStatus } from "../calls/error-status.js";
import type {
  BidiStream,
  ClientStream,
  IncomingCall,
  ResponseStream,
  Rpc,
  ServerStream,
  Trailers,
  UnaryRequest,
} from "../calls/incoming-call.js";
import type { ServerLog } from "../calls/server-log.js";
import type { CallError } from "../engine/call-error.js";

/**
 * grpc-js learns of a deadline that is so much later than the call's own, in ms: so the service
 * answers before grpc-js does, which could not say what became of a write. Longer than an answer
 * waits for that (TRUTH_WAIT_MS of database-pool.ts).
 */
export const LIBRARY_GRACE_MS = 200;

/** What this door knows beside its calls. */
export interface GrpcContext {
  readonly peers: Peers;
  readonly log: ServerLog;
}

type Unary = ServerUnaryCall<Buffer, Buffer>;
type Readable = ServerReadableStream<Buffer, Buffer>;
type Writable = ServerWritableStream<Buffer, Buffer>;
type Duplex = ServerDuplexStream<Buffer, Buffer>;
type Callback = sendUnaryData<Buffer>;

/** A status as grpc-js sends it. */
export interface GrpcStatus {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

/**
 * The gRPC status of an error: code, message, and `google.rpc.Status` in `grpc-status-details-bin`.
 */
export function toGrpcStatus(error: CallError, log: ServerLog, trailers?: Trailers): GrpcStatus {
  const { code, message, details, isFinal } = toCallStatus(error, log);
  const metadata = toMetadata(trailers);
  if (details !== undefined) metadata.set("grpc-status-details-bin", details);
  // Tells gRPC's own retries what RetryInfo tells ours (gRFC A6).
  if (isFinal === true) metadata.set("grpc-retry-pushback-ms", "-1");
  return { code, details: message, metadata };
}

function toMetadata(trailers: Trailers = {}): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, value);
  return metadata;
}

const same = (message: Buffer): Buffer => message;

/** Adds every rpc to the server. Messages stay bytes. */
export function serveRpcs(
  server: Server,
  rpcs: ReadonlyMap<string, Rpc>,
  context: GrpcContext,
): void {
  const definition: Record<string, ServiceDefinition[string]> = {};
  const implementation: UntypedServiceImplementation = {};
  for (const [name, rpc] of rpcs) {
    definition[name] = {
      path: `/${name}`,
      requestStream: rpc.kind === "client stream" || rpc.kind === "bidi",
      responseStream: rpc.kind === "server stream" || rpc.kind === "bidi",
      requestSerialize: same,
      requestDeserialize: same,
      responseSerialize: same,
      responseDeserialize: same,
    };
    implementation[name] = toHandler(rpc, context);
  }
  server.addService(definition, implementation);
}

/** An rpc in grpc-js's own form. */
export function toHandler(rpc: Rpc, context: GrpcContext): UntypedServiceImplementation[string] {
  switch (rpc.kind) {
    case "unary":
      return (call: Unary, callback: Callback) =>
        rpc.handle(new GrpcUnary(call, callback, context));
    case "client stream":
      return (stream: Readable, callback: Callback) =>
        rpc.handle(new GrpcClientStream(stream, callback, context));
    case "server stream":
      return (stream: Writable) => rpc.handle(new GrpcServerStream(stream, context));
    case "bidi":
      return (stream: Duplex) => rpc.handle(new GrpcBidiStream(stream, context));
  }
}

/** What all calls of grpc-js have. */
abstract class GrpcCall<Inner extends Unary | Readable | Writable | Duplex>
  implements IncomingCall
{
  readonly peer: Peer;
  protected readonly inner: Inner;
  protected readonly context: GrpcContext;

  constructor(inner: Inner, context: GrpcContext) {
    this.inner = inner;
    this.context = context;
    this.peer = context.peers.find(inner.getPeer());
  }

  get deadlineMs(): number {
    const deadline = this.inner.getDeadline();
    return (typeof deadline === "number" ? deadline : deadline.getTime()) - LIBRARY_GRACE_MS;
  }

  get isOver(): boolean {
    return this.inner.cancelled;
  }

  header(name: string): string | undefined {
    const value = this.inner.metadata.get(name)[0];
    return typeof value === "string" ? value : undefined;
  }

  headerNames(): string[] {
    return Object.keys(this.inner.metadata.getMap());
  }

  certificate(): PeerCertificate | undefined {
    return this.inner.getAuthContext().sslPeerCertificate;
  }

  /**
   * grpc-js emits 'cancelled' for every call, answered ones included: then their last byte has
   * left.
   */
  onOver(listener: () => void): void {
    const events: NodeJS.EventEmitter = this.inner;
    events.once("cancelled", listener);
  }

  abstract fail(error: CallError, trailers?: Trailers): void;
}

class GrpcUnary extends GrpcCall<Unary> implements UnaryRequest {
  readonly #callback: Callback;

  constructor(inner: Unary, callback: Callback, context: GrpcContext) {
    super(inner, context);
    this.#callback = callback;
  }

  get request(): Buffer {
    return this.inner.request;
  }

  reply(message: Buffer, trailers?: Trailers): void {
    if (trailers === undefined) this.#callback(null, message);
    else this.#callback(null, message, toMetadata(trailers));
  }

  fail(error: CallError, trailers?: Trailers): void {
    this.#callback(toGrpcStatus(error, this.context.log, trailers));
  }
}

class GrpcClientStream extends GrpcCall<Readable> implements ClientStream {
  readonly #callback: Callback;

  constructor(inner: Readable, callback: Callback, context: GrpcContext) {
    super(inner, context);
    this.#callback = callback;
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer> {
    return this.inner[Symbol.asyncIterator]();
  }

  reply(message: Buffer): void {
    this.#callback(null, message);
  }

  fail(error: CallError, trailers?: Trailers): void {
    this.#callback(toGrpcStatus(error, this.context.log, trailers));
  }
}

abstract class GrpcResponseStream<Inner extends Writable | Duplex>
  extends GrpcCall<Inner>
  implements ResponseStream
{
  write(message: Buffer, sent?: () => void): boolean {
    return this.inner.write(message, sent);
  }

  onceDrained(listener: () => void): void {
    this.inner.once("drain", listener);
  }

  end(): void {
    this.inner.end();
  }

  /** grpc-js takes the status of a stream from an 'error' event. */
  fail(error: CallError, trailers?: Trailers): void {
    this.inner.emit("error", toGrpcStatus(error, this.context.log, trailers));
  }
}

class GrpcServerStream extends GrpcResponseStream<Writable> implements ServerStream {
  get request(): Buffer {
    return this.inner.request;
  }
}

class GrpcBidiStream extends GrpcResponseStream<Duplex> implements BidiStream {
  isPaused(): boolean {
    return this.inner.isPaused();
  }

  onMessage(listener: (message: Buffer) => void): void {
    this.inner.on("data", listener);
  }

  onEnd(listener: () => void): void {
    this.inner.on("end", listener);
  }

  pause(): void {
    this.inner.pause();
  }

  resume(): void {
    this.inner.resume();
  }
}
