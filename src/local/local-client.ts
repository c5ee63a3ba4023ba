import type { Peer, Peers } from "../access/peers.js";
import { toCallStatus } from "../calls/error-status.js";
import { unknownMethod } from "../calls/handlers.js";
import type { Rpc, Trailers, UnaryRequest } from "../calls/incoming-call.js";
import { STOPPING } from "../calls/open-streams.js";
import type { ServerLog } from "../calls/server-log.js";
import type { CallError } from "../engine/call-error.js";
import { Status } from "../engine/reasons.js";
import { type LocalStart, type LocalStatus, LocalStream, type ServingEnd } from "./local-stream.js";

/** What a caller inside the process says of its call. */
export interface LocalCall extends Omit<LocalStart, "peer" | "log"> {
  /** `crewdb.main.v1.MainDb/GetEmail` */
  readonly rpc: string;
}

/** Takes the one answer of a unary call: why it failed, or bytes and trailers. */
export type LocalAnswer = (
  failed: LocalStatus | undefined,
  reply: Buffer,
  trailers: Trailers | undefined,
) => void;

const NOTHING: Buffer = Buffer.alloc(0);

interface OpenCall {
  /** Ends it with a status that is not OK. */
  finish(ended: LocalStatus): void;
}

const CLOSED: LocalStatus = { code: Status.CANCELLED, message: "the client was closed" };

/**
 * A client inside the process: its calls go to the handlers of the server's rpcs, and nothing is
 * encoded on the way.
 */
export class LocalClient {
  readonly #rpcs: ReadonlyMap<string, Rpc>;
  readonly #log: ServerLog;
  readonly #open = new Set<OpenCall>();
  readonly #peer: Peer;
  readonly #remove: () => void;
  #draining: LocalStatus | undefined;
  #turn: object | undefined;

  constructor(rpcs: ReadonlyMap<string, Rpc>, peers: Peers, log: ServerLog, onClose: () => void) {
    this.#rpcs = rpcs;
    this.#log = log;
    const { peer, remove } = peers.addInner(() => this.#cut(this.#status(STOPPING)));
    this.#peer = peer;
    this.#remove = () => {
      remove();
      onClose();
    };
  }

  /**
   * Calls an rpc that has one request and one response. The answer comes once; what is returned
   * gives up without one.
   */
  unary(call: LocalCall, request: Buffer, answer: LocalAnswer): () => void {
    const rpc = this.#rpcs.get(call.rpc);
    if (this.#draining !== undefined || rpc?.kind !== "unary") {
      this.#inLaterTurn(answer)(this.#draining ?? this.#unknown(call), NOTHING, undefined);
      return () => undefined;
    }
    const start = { ...call, peer: this.#peer, log: this.#log };
    const open = new LocalUnary(start, request, this.#inLaterTurn(answer), () =>
      this.#closed(open),
    );
    this.#open.add(open);
    rpc.handle(open);
    return () => open.over();
  }

  /** Calls an rpc of any kind, as a stream in both directions. */
  stream(call: LocalCall): LocalStream {
    const stream = new LocalStream({ ...call, peer: this.#peer, log: this.#log });
    const rpc = this.#rpcs.get(call.rpc);
    const refused = this.#draining ?? (rpc === undefined ? this.#unknown(call) : undefined);
    this.#open.add(stream);
    stream.once("status", () => this.#closed(stream));
    // Not before the caller can listen to what comes.
    process.nextTick(() => {
      if (stream.serving.destroyed) return;
      if (refused !== undefined) stream.serving.endWith(refused);
      else if (rpc !== undefined) serve(rpc, stream.serving);
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
   * An answer that comes in the turn of the event loop in which it was asked for waits for the
   * next: who asks in a loop would keep timers and sockets of the whole process from their turn.
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

  #cut(ended: LocalStatus): void {
    for (const call of this.#open) call.finish(ended);
  }

  #closed(call: OpenCall): void {
    this.#open.delete(call);
    if (this.#draining !== undefined && this.#open.size === 0) this.#remove();
  }

  #unknown({ rpc }: LocalCall): LocalStatus {
    return this.#status(unknownMethod(`/${rpc}`));
  }

  #status(error: CallError): LocalStatus {
    return toCallStatus(error, this.#log);
  }
}

/**
 * Hands a stream to the handler of its rpc. A handler that takes one request gets it with the call.
 */
function serve(rpc: Rpc, stream: ServingEnd): void {
  if (rpc.kind === "client stream" || rpc.kind === "bidi") {
    rpc.handle(stream);
    return;
  }
  stream.once("data", (request: Buffer) => {
    stream.request = request;
    rpc.handle(stream);
  });
}

/** A unary call as its handler sees it. */
class LocalUnary implements UnaryRequest {
  readonly request: Buffer;
  readonly peer: Peer;
  readonly deadlineMs: number;
  isOver = false;
  readonly #start: LocalStart;
  readonly #answer: LocalAnswer;
  readonly #closed: () => void;
  #onOver: () => void = () => undefined;

  constructor(start: LocalStart, request: Buffer, answer: LocalAnswer, closed: () => void) {
    this.request = request;
    this.peer = start.peer;
    this.deadlineMs = start.deadlineMs;
    this.#start = start;
    this.#answer = answer;
    this.#closed = closed;
  }

  header(name: string): string | undefined {
    return this.#start.headers.header(name);
  }

  headerNames(): readonly string[] {
    return this.#start.headers.headerNames();
  }

  certificate(): undefined {
    return undefined;
  }

  onOver(listener: () => void): void {
    this.#onOver = listener;
  }

  reply(message: Buffer, trailers?: Trailers): void {
    this.#end(undefined, message, trailers);
  }

  fail(error: CallError, trailers?: Trailers): void {
    this.finish({ ...toCallStatus(error, this.#start.log), trailers });
  }

  finish(ended: LocalStatus): void {
    this.#end(ended, NOTHING, undefined);
  }

  /** The answer has been taken, or nobody waits for it any more. */
  over(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#closed();
    this.#onOver();
  }

  #end(...answered: Parameters<LocalAnswer>): void {
    if (this.isOver) return;
    this.#answer(...answered);
    this.over();
  }
}
