import { type Metadata, type StatusObject, status } from "@grpc/grpc-js";
import type { Connections } from "../access/connections.js";
import { LIBRARY_GRACE_MS } from "../calls/deadline.js";
import { toErrorStatus } from "../calls/error-status.js";
import type { Answer, UnaryRequest } from "../calls/incoming-call.js";
import { STOPPING } from "../calls/open-streams.js";
import type { ServerLog } from "../calls/server-log.js";
import { unknownMethodError } from "../calls/unknown-method.js";
import type { CallError } from "../engine/call-error.js";
import { type LocalHandler, serveStream } from "./local-handler.js";
import { type LocalStart, LocalStream, type PartialStatus, toStatus } from "./local-stream.js";

/** What a caller inside the process says of its call. */
export type LocalCall = Omit<LocalStart, "peer">;

/** Takes the one answer of a unary call: why it failed, or bytes and trailing metadata. */
export type LocalAnswer = (failed: StatusObject | undefined, reply: Buffer, trailer: Metadata | undefined) => void;

const NOTHING: Buffer = Buffer.alloc(0);

interface OpenCall {
  /** Ends it with a status that is not OK. */
  finish(ended: PartialStatus): void;
}

const CLOSED: PartialStatus = { code: status.CANCELLED, details: "the client was closed" };

/** A client inside the process: its calls go to the handlers of the server's rpcs, and nothing is encoded on the way. */
export class LocalConnection {
  readonly #handlers: ReadonlyMap<string, LocalHandler>;
  readonly #log: ServerLog;
  readonly #open = new Set<OpenCall>();
  readonly #peer: string;
  readonly #remove: () => void;
  #draining: PartialStatus | undefined;
  #turn: object | undefined;

  constructor(
    handlers: ReadonlyMap<string, LocalHandler>,
    connections: Connections,
    log: ServerLog,
    onClose: () => void,
  ) {
    this.#handlers = handlers;
    this.#log = log;
    const { peer, remove } = connections.addInner(() => this.#cut(this.#status(STOPPING)));
    this.#peer = peer;
    this.#remove = () => {
      remove();
      onClose();
    };
  }

  /** Calls an rpc that has one request and one response. The answer comes once; what is returned gives up without one. */
  unary(call: LocalCall, request: Buffer, answer: LocalAnswer): () => void {
    const handler = this.#handlers.get(call.path);
    const refused = this.#draining ?? this.#refusal(handler?.requestStream === false && !handler.responseStream, call);
    if (refused !== undefined || handler === undefined) {
      this.#inLaterTurn(answer)(toStatus(refused ?? CLOSED), NOTHING, undefined);
      return () => undefined;
    }
    const open = new UnaryCall(call, request, this.#peer, this.#inLaterTurn(answer), () => this.#closed(open));
    this.#open.add(open);
    if (!handler.requestStream && !handler.responseStream) handler.handle(open, open.answer);
    return () => open.over();
  }

  /** Calls an rpc of any kind, as a stream in both directions. */
  stream(call: LocalCall): LocalStream {
    const stream = new LocalStream({ ...call, peer: this.#peer });
    const handler = this.#handlers.get(call.path);
    const refused = this.#draining ?? this.#refusal(handler !== undefined, call);
    this.#open.add(stream);
    stream.once("status", () => this.#closed(stream));
    // Not before the caller can listen to what comes.
    process.nextTick(() => {
      if (stream.serving.destroyed) return;
      if (refused !== undefined) stream.serving.emit("error", refused);
      else if (handler !== undefined) serveStream(handler, stream.serving);
    });
    return stream;
  }

  /** Takes no more calls, and closes when those under way have ended. */
  drain(): void {
    this.#draining ??= this.#status(STOPPING);
    if (this.#open.size === 0) this.#remove();
  }

  /** Calls under way fail with CANCELLED. May be called twice. */
  close(): void {
    this.#draining = CLOSED;
    this.#cut(CLOSED);
    this.#remove();
  }

  /**
   * An answer that comes in the turn of the event loop in which it was asked for waits for the next: who asks in a loop would keep
   * timers and sockets of the whole process from their turn.
   */
  #inLaterTurn(answer: LocalAnswer): LocalAnswer {
    this.#turn ??= this.#beginTurn();
    const asked = this.#turn;
    return (...answered) => {
      if (this.#turn === asked) setImmediate(answer, ...answered);
      else answer(...answered);
    };
  }

  #beginTurn(): object {
    setImmediate(() => {
      this.#turn = undefined;
    });
    return {};
  }

  #cut(ended: PartialStatus): void {
    for (const call of this.#open) call.finish(ended);
  }

  #closed(call: OpenCall): void {
    this.#open.delete(call);
    if (this.#draining !== undefined && this.#open.size === 0) this.#remove();
  }

  #refusal(isKnown: boolean, { path }: LocalCall): PartialStatus | undefined {
    return isKnown ? undefined : this.#status(unknownMethodError(path));
  }

  #status(error: CallError): PartialStatus {
    return toErrorStatus(error, this.#log);
  }
}

/** A unary call as its handler sees it. */
class UnaryCall implements UnaryRequest {
  readonly request: Buffer;
  readonly metadata: Metadata;
  cancelled = false;
  readonly #deadlineMs: number;
  readonly #peer: string;
  readonly #answer: LocalAnswer;
  readonly #closed: () => void;
  #onOver: () => void = () => undefined;

  constructor(
    { metadata, deadlineMs }: LocalCall,
    request: Buffer,
    peer: string,
    answer: LocalAnswer,
    closed: () => void,
  ) {
    this.request = request;
    this.metadata = metadata;
    this.#deadlineMs = deadlineMs;
    this.#peer = peer;
    this.#answer = answer;
    this.#closed = closed;
  }

  on(_event: "cancelled", listener: () => void): void {
    this.#onOver = listener;
  }

  readonly answer: Answer = (error, reply, trailer) => {
    if (this.cancelled) return;
    this.#answer(error === null ? undefined : toStatus(error), reply ?? NOTHING, trailer);
    this.over();
  };

  finish(ended: PartialStatus): void {
    this.answer(ended);
  }

  /** The answer has been taken, or nobody waits for it any more. */
  over(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.#closed();
    this.#onOver();
  }

  getPeer(): string {
    return this.#peer;
  }

  getDeadline(): number {
    return this.#deadlineMs + LIBRARY_GRACE_MS;
  }

  getAuthContext(): object {
    return {};
  }
}
