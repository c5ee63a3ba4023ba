import type { Socket } from "node:net";
import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import type { Authenticator } from "../access/authenticate.js";
import type { Peers } from "../access/peers.js";
import { toCallStatus } from "../calls/error-status.js";
import { unknownMethod } from "../calls/handlers.js";
import type { Rpc } from "../calls/incoming-call.js";
import { STOPPING } from "../calls/open-streams.js";
import type { ServerLog } from "../calls/server-log.js";
import { MALFORMED_GRPC_TIMEOUT, parseGrpcTimeout } from "../calls/timeout.js";
import type { CallError } from "../engine/call-error.js";
import { Bodies, malformed } from "./body.js";
import { HttpCall, type HttpRequest, type HttpResponse, sendError, socketOf } from "./http-call.js";
import type { Origins } from "./origin.js";
import { type Protocol, protocolOf, protocolOfGet } from "./protocol.js";
import { type Page, sendPage } from "./site.js";
import { Transcoder } from "./transcoder.js";

export interface RouterOptions {
  readonly rpcs: ReadonlyMap<string, Rpc>;
  readonly methods: ReadonlyMap<string, DescMethod>;
  readonly registry: Registry;
  readonly pages: ReadonlyMap<string, Page>;
  readonly isServing: () => boolean;
  /** Whether a connection of HTTP/1.1 should close with its next answer. */
  readonly isOld: (socket: Socket) => boolean;
  readonly peers: Peers;
  readonly origins: Origins;
  readonly authenticator: Pick<Authenticator, "prepare" | "find">;
  readonly log: ServerLog;
}

/** Finds what a request is for: an rpc, a page, or the state of the service. */
export class Router {
  readonly #options: RouterOptions;
  readonly #transcoders = new Map<string, Transcoder>();
  readonly #bodies = new Bodies();
  #isDraining = false;

  constructor(options: RouterOptions) {
    this.#options = options;
  }

  /** Calls that begin from here on are refused, and connections close after their answer. */
  drain(): void {
    this.#isDraining = true;
  }

  serve(request: HttpRequest, response: HttpResponse): void {
    // A client that goes shows as the response's close.
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("referrer-policy", "no-referrer");
    if (request.httpVersionMajor === 1 && this.#isLast(socketOf(request)))
      response.setHeader("connection", "close");
    const url = URL.parse(request.url ?? "/", "http://localhost");
    if (url === null) this.#refuse(response, malformed("the request's target is not a path"));
    else this.#route(request, response, url);
  }

  #isLast(socket: Socket | undefined): boolean {
    return this.#isDraining || (socket !== undefined && this.#options.isOld(socket));
  }

  #route(request: HttpRequest, response: HttpResponse, url: URL): void {
    const { rpcs, methods, origins } = this.#options;
    const name = url.pathname.slice(1);
    const rpc = rpcs.get(name);
    const method = methods.get(name);
    const refused = origins.refuse(request, response, rpc !== undefined);
    if (refused !== undefined) this.#refuse(response, refused);
    else if (request.method === "OPTIONS") origins.permit(response);
    else if (rpc === undefined || method === undefined) this.#show(request, response, url.pathname);
    else this.#call(request, response, url, rpc, method);
  }

  #show(request: HttpRequest, response: HttpResponse, path: string): void {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && (path === "/healthz" || path === "/readyz")) {
      const isFine = path === "/healthz" || (this.#options.isServing() && !this.#isDraining);
      response.writeHead(isFine ? 200 : 503, {
        "content-type": "text/plain",
        "cache-control": "no-store",
      });
      response.end(isFine ? "ok\n" : "not serving\n");
      return;
    }
    const page = this.#options.pages.get(path);
    if (page === undefined) this.#refuse(response, unknownMethod(path), 404);
    else if (isRead) sendPage(request, response, page);
    else this.#refuse(response, malformed("a page is read by GET"), 405, { allow: "GET, HEAD" });
  }

  #call(
    request: HttpRequest,
    response: HttpResponse,
    url: URL,
    rpc: Rpc,
    method: DescMethod,
  ): void {
    const isGet = request.method === "GET";
    const transcoder = this.#transcoderOf(method);
    const mayGet = transcoder.lane === "read" && rpc.kind === "unary";
    if (request.method !== "POST" && !(isGet && mayGet)) {
      const allow = mayGet ? "GET, POST" : "POST";
      this.#refuse(response, malformed(`the rpc is called by ${allow}`), 405, { allow });
      return;
    }
    const protocol = isGet
      ? protocolOfGet(url.searchParams.get("encoding"))
      : protocolOf(request.headers["content-type"]);
    const problem = protocolProblem(protocol, rpc);
    if (protocol === undefined || problem !== undefined) {
      this.#refuse(response, malformed(problem ?? ""), 415);
      return;
    }
    const { peers, log, authenticator } = this.#options;
    const socket = socketOf(request);
    const peer = peers.find(`${socket?.remoteAddress}:${socket?.remotePort}`);
    const timeoutMs = timeoutOf(request, protocol);
    const deadlineMs = Date.now() + (timeoutMs ?? 0);
    const call = new HttpCall({ request, response, peer, protocol, deadlineMs, transcoder, log });
    const begin = (): void => {
      const refused =
        timeoutMs === undefined ? timeoutProblem(protocol) : this.#refusal(call, method);
      if (refused !== undefined) call.refuse(refused);
      else if (isGet) this.#run(call, rpc, messageInQuery(url));
      else
        this.#bodies.read(request, call, protocol).then(
          (message) => this.#run(call, rpc, message),
          (error: unknown) => call.fail(internal(error)),
        );
    };
    // A new JSON Web Token is verified before its caller can be told.
    const pending = authenticator.prepare(call);
    if (pending === undefined) begin();
    else
      void pending.then(() => {
        if (!call.isOver) begin();
      });
  }

  /** Why the request need not be read. */
  #refusal(call: HttpCall, { parent }: DescMethod): CallError | undefined {
    if (this.#isDraining) return STOPPING;
    if (parent.typeName === "grpc.health.v1.Health") return undefined;
    const caller = this.#options.authenticator.find(call);
    return "reason" in caller ? caller : undefined;
  }

  #run(call: HttpCall, rpc: Rpc, message: Buffer | CallError | undefined): void {
    if (message === undefined || call.isOver) return;
    try {
      const refused = Buffer.isBuffer(message) ? call.take(message) : message;
      if (refused !== undefined) call.refuse(refused);
      else if (rpc.kind === "unary") rpc.handle(call);
      else if (rpc.kind === "server stream") {
        rpc.handle(call);
        call.begin();
      }
    } catch (error) {
      call.fail(internal(error));
    }
  }

  #transcoderOf(method: DescMethod): Transcoder {
    const name = `${method.parent.typeName}/${method.name}`;
    const known = this.#transcoders.get(name);
    if (known !== undefined) return known;
    const transcoder = new Transcoder(method, this.#options.registry);
    this.#transcoders.set(name, transcoder);
    return transcoder;
  }

  #refuse(
    response: HttpResponse,
    error: CallError,
    httpStatus?: number,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    sendError(response, toCallStatus(error, this.#options.log), {}, headers, httpStatus);
  }
}

function internal(error: unknown): CallError {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { reason: "INTERNAL", message: "the HTTP door failed", internal: text };
}

function protocolProblem(protocol: Protocol | undefined, { kind }: Rpc): string | undefined {
  if (kind === "client stream" || kind === "bidi")
    return "the rpc takes a stream of requests: call it over gRPC";
  const types =
    kind === "unary"
      ? "application/json, application/proto, application/grpc-web+proto or application/grpc-web+json"
      : "application/connect+json, application/connect+proto, application/grpc-web+proto or application/grpc-web+json";
  if (protocol === undefined) return `content-type must be ${types}`;
  const isUnaryOnly = protocol.end === undefined;
  const isStreamOnly = protocol.contentType.startsWith("application/connect+");
  const fits = kind === "unary" ? !isStreamOnly : !isUnaryOnly;
  return fits ? undefined : `content-type must be ${types}`;
}

/** In ms; Infinity: none. Undefined: malformed. */
function timeoutOf(request: HttpRequest, { timeoutHeader }: Protocol): number | undefined {
  const text = request.headers[timeoutHeader];
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (timeoutHeader === "grpc-timeout") return parseGrpcTimeout(String(text));
  return /^\d{1,10}$/.test(String(text)) ? Number(text) : undefined;
}

function timeoutProblem({ timeoutHeader }: Protocol): CallError {
  return timeoutHeader === "grpc-timeout"
    ? MALFORMED_GRPC_TIMEOUT
    : malformed("connect-timeout-ms must be one to ten digits");
}

/** https://connectrpc.com/docs/protocol#unary-get-request */
function messageInQuery(url: URL): Buffer | CallError {
  const { searchParams } = url;
  const text = searchParams.get("message") ?? "";
  if (searchParams.has("compression") && searchParams.get("compression") !== "identity")
    return malformed("a message in a URL must not be compressed");
  if (searchParams.get("base64") !== "1") return Buffer.from(text);
  try {
    return Buffer.from(base64Decode(text));
  } catch {
    return malformed("message is not base64");
  }
}
