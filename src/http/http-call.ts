import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";
import type { Socket } from "node:net";
import { type PeerCertificate, TLSSocket } from "node:tls";
import type { Peer } from "../access/peers.js";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { type CallStatus, toCallStatus } from "../calls/error-status.js";
import type { ServerStream, Trailers, UnaryRequest } from "../calls/incoming-call.js";
import type { ServerLog } from "../calls/server-log.js";
import type { CallError } from "../engine/call-error.js";
import { withTruth } from "../engine/committed.js";
import { toErrorJson } from "./connect-error.js";
import { frame, httpStatusOf, type Protocol } from "./protocol.js";
import { tagOf } from "./site.js";
import type { Transcoder } from "./transcoder.js";

export type HttpRequest = IncomingMessage | Http2ServerRequest;

/** What a response of HTTP/1.1 and one of HTTP/2 have in common. */
export interface HttpResponse {
  readonly headersSent: boolean;
  setHeader(name: string, value: string): unknown;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  write(piece: Buffer, sent: () => void): boolean;
  end(): unknown;
  end(last: Buffer | string): unknown;
  on(event: "error", listener: () => void): unknown;
  once(event: "close" | "drain", listener: () => void): unknown;
}

/**
 * A call is ended here so much later than its own deadline, in ms: the service answers first, which
 * knows what became of a write.
 */
const GRACE_MS = 200;

const LATE: CallError = { reason: "DEADLINE_EXCEEDED", message: "the call's deadline has passed" };

/** Undefined when the connection has closed. */
export function socketOf(request: HttpRequest): Socket | undefined {
  return "stream" in request ? request.stream.session?.socket : request.socket;
}

export interface HttpCallParts {
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly peer: Peer;
  readonly protocol: Protocol;
  /** In ms since 1970; Infinity: none. */
  readonly deadlineMs: number;
  readonly transcoder: Transcoder;
  readonly log: ServerLog;
}

const NOTHING: Buffer = Buffer.alloc(0);

/** A call over HTTP as handlers see it. */
export class HttpCall implements UnaryRequest, ServerStream {
  /** As protobuf. */
  request: Buffer = NOTHING;
  isOver = false;
  readonly peer: Peer;
  readonly deadlineMs: number;
  readonly #parts: HttpCallParts;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #onOver: (() => void)[] = [];
  #isEnded = false;

  constructor(parts: HttpCallParts) {
    const { response, peer, deadlineMs } = parts;
    this.#parts = parts;
    this.peer = peer;
    this.deadlineMs = deadlineMs;
    const leftMs = deadlineMs - Date.now() + GRACE_MS;
    if (leftMs <= LONGEST_TIMER_MS) this.#timer = setTimeout(() => this.fail(LATE), leftMs);
    // After the last byte has left, or when the client goes before.
    response.once("close", () => this.#over());
  }

  header(name: string): string | undefined {
    const value = this.#parts.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  headerNames(): string[] {
    return Object.keys(this.#parts.request.headers);
  }

  certificate(): PeerCertificate | undefined {
    const socket = socketOf(this.#parts.request);
    return socket instanceof TLSSocket ? socket.getPeerCertificate() : undefined;
  }

  /** Takes the request's message as the protocol has it; or says why not. */
  take(message: Buffer): CallError | undefined {
    const { protocol, transcoder } = this.#parts;
    const bytes = protocol.isJson ? transcoder.toRequest(message) : message;
    if (!Buffer.isBuffer(bytes)) return bytes;
    this.request = bytes;
    return undefined;
  }

  /** Ends a call of which no handler knows. */
  refuse(error: CallError): void {
    const { lane } = this.#parts.transcoder;
    const isRepeated = this.header("grpc-previous-rpc-attempts") !== undefined;
    // What is still to come of the request is not waited for.
    const { request, response } = this.#parts;
    if (request.httpVersionMajor === 1 && !request.complete)
      response.setHeader("connection", "close");
    this.fail(withTruth(error, { lane, isRepeated }));
  }

  onOver(listener: () => void): void {
    if (this.isOver) listener();
    else this.#onOver.push(listener);
  }

  reply(message: Buffer, trailers: Trailers = {}): void {
    const { protocol, response } = this.#parts;
    if (protocol.end !== undefined) {
      this.write(message);
      this.#finish(protocol.end(undefined, trailers));
      return;
    }
    const body = this.#encode(message);
    if (this.#isEnded || body === undefined) return;
    const head = { ...prefixed(trailers), ...this.#head() };
    if (this.#parts.request.method !== "GET") {
      response.writeHead(200, { ...head, "content-length": body.length });
      this.#finish(body);
      return;
    }
    // The call was run, so what a browser has kept is still true; nobody else may keep it.
    const etag = tagOf(body);
    Object.assign(head, {
      etag,
      "cache-control": "private, no-cache",
      vary: "authorization, origin",
    });
    const isKept = this.header("if-none-match") === etag;
    response.writeHead(isKept ? 304 : 200, head);
    this.#finish(isKept ? NOTHING : body);
  }

  fail(error: CallError, trailers: Trailers = {}): void {
    if (this.#isEnded) return;
    const { protocol, response, log } = this.#parts;
    const status = toCallStatus(error, log);
    if (protocol.end === undefined) {
      sendError(response, status, trailers);
      this.#isEnded = true;
    } else {
      this.begin();
      this.#finish(protocol.end(status, trailers));
    }
  }

  /** The headers of a stream leave at once: its client learns that it is open. */
  begin(): void {
    const { response } = this.#parts;
    if (!response.headersSent && !this.#isEnded) response.writeHead(200, this.#head());
  }

  write(message: Buffer, sent?: () => void): boolean {
    const body = this.#encode(message);
    // What comes after the end is dropped, and counts as sent.
    if (this.#isEnded || body === undefined) {
      if (sent !== undefined) process.nextTick(sent);
      return true;
    }
    this.begin();
    return this.#parts.response.write(frame(0, body), () => sent?.());
  }

  onceDrained(listener: () => void): void {
    this.#parts.response.once("drain", listener);
  }

  end(): void {
    const { protocol } = this.#parts;
    this.begin();
    this.#finish(protocol.end?.(undefined, {}) ?? NOTHING);
  }

  #encode(message: Buffer): Buffer | undefined {
    const { protocol, transcoder } = this.#parts;
    if (!protocol.isJson) return message;
    const json = transcoder.toReply(message);
    if (Buffer.isBuffer(json)) return json;
    this.fail(json);
    return undefined;
  }

  #head(): Record<string, string> {
    return { "content-type": this.#parts.protocol.contentType, "cache-control": "no-store" };
  }

  #finish(last: Buffer): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#parts.response.end(last);
  }

  #over(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#isEnded = true;
    clearTimeout(this.#timer);
    for (const listener of this.#onOver) listener();
  }
}

/** Trailers of a unary call of Connect are headers. */
function prefixed(trailers: Trailers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(trailers).map(([name, value]) => [`trailer-${name}`, value]),
  );
}

/** An error as Connect's unary calls have it, and all that is no call. */
export function sendError(
  response: HttpResponse,
  status: CallStatus,
  trailers: Trailers = {},
  headers: Readonly<Record<string, string>> = {},
  httpStatus: number = httpStatusOf(status.code),
): void {
  const body = Buffer.from(JSON.stringify(toErrorJson(status)));
  response.writeHead(httpStatus, {
    "content-type": "application/json",
    "cache-control": "no-store",
    ...prefixed(trailers),
    ...headers,
    "content-length": body.length,
  });
  response.end(body);
}
