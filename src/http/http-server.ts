import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2, type ServerHttp2Session } from "node:http2";
import type { Socket } from "node:net";
import type { DescMethod, FileRegistry } from "@bufbuild/protobuf";
import { Authenticator } from "../access/authenticate.js";
import type { ServerCertificates } from "../access/certificates.js";
import type { ListenAddress } from "../access/listen-address.js";
import { type Peer, Peers } from "../access/peers.js";
import type { Entrance } from "../calls/door.js";
import type { Rpc } from "../calls/incoming-call.js";
import { CLIENT_LIMITS, type ClientLimits } from "../calls/limits.js";
import type { ServerLog } from "../calls/server-log.js";
import { ConnectionAges } from "../sockets/connection-ages.js";
import { FloodGuard } from "../sockets/flood-guard.js";
import { KEEPALIVE_MS, SOCKET_LIMITS, type SocketLimits } from "../sockets/limits.js";
import { listen } from "../sockets/listener.js";
import { TlsHandshakes } from "../sockets/tls-handshakes.js";
import { byFirstBytes } from "./first-bytes.js";
import { type OriginRules, Origins } from "./origin.js";
import { Router } from "./router.js";
import { type Document, readSite, toPages } from "./site.js";

export interface HttpServerOptions {
  readonly listen: ListenAddress;
  /** Absent: plain text. */
  readonly tls?: ServerCertificates;
  readonly rpcs: ReadonlyMap<string, Rpc>;
  /** Descriptors of every proto, for JSON. */
  readonly registry: FileRegistry;
  /** What is served beside the web page, by path. */
  readonly documents: Readonly<Record<string, Document>>;
  /** Whether all of the service serves. */
  readonly isServing: () => boolean;
  /** Who calls; default: every caller is `local`. */
  readonly authenticator?: Authenticator;
  /** Names of this server and origins whose pages may call it, beside its own. */
  readonly browsers?: Pick<OriginRules, "names" | "origins">;
  /** The folder of the web page at `/`. */
  readonly site: string;
  /** How long a request may take to arrive, in ms. */
  readonly maxCallMs: number;
  /** Ends what the client of a connection that has reached its age would keep open. */
  readonly retire?: (peer: Peer) => void;
  /** What differs from the defaults. */
  readonly limits?: Partial<SocketLimits & ClientLimits>;
  readonly log: ServerLog;
}

/** A running server. */
export interface HttpServer extends Entrance {
  /** `http://127.0.0.1:50052` */
  readonly address: string;
}

/** How long a connection without a request stays open, in ms: browsers come back within it. */
const IDLE_MS = 60_000;
/** How often connections that became idle are closed by a stop, in ms. */
const LOOK_MS = 50;
const MAX_HEADER_BYTES = 32 * 1024;

/**
 * Binds the address and serves Connect, gRPC-Web and a web page, over HTTP/1.1 and HTTP/2. Rejects
 * with one line when it can't be bound, or the certificate can't be used.
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { log, tls, maxCallMs } = options;
  const limits = { ...SOCKET_LIMITS, ...CLIENT_LIMITS, ...options.limits };
  const peers = new Peers();
  const ages = new ConnectionAges(limits.maxConnectionAgeMs, options.retire ?? (() => undefined));
  const router = new Router({
    rpcs: options.rpcs,
    methods: methodsOf(options.registry),
    registry: options.registry,
    pages: new Map([...readSite(options.site), ...toPages(options.documents)]),
    isServing: options.isServing,
    isOld: (socket) => ages.isOld(socket),
    peers,
    authenticator: options.authenticator ?? new Authenticator(),
    origins: new Origins({
      names: [],
      origins: [],
      ...options.browsers,
      isEncrypted: tls !== undefined,
    }),
    log,
  });
  const http1 = createHttp1({
    headersTimeout: limits.handshakeMs,
    // Node.js refuses a shorter one.
    requestTimeout: Math.max(maxCallMs, limits.handshakeMs),
    keepAliveTimeout: IDLE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    connectionsCheckingInterval: 1000,
    insecureHTTPParser: false,
  });
  http1.on("request", (request, response) => router.serve(request, response));
  // It does not listen itself, and would look for slow clients only from then on.
  http1.emit("listening");
  const http2 = createHttp2({
    settings: {
      maxConcurrentStreams: limits.maxStreamsPerConnection,
      maxHeaderListSize: MAX_HEADER_BYTES,
    },
  });
  const sessions = new Set<ServerHttp2Session>();
  http2.on("session", (session) => {
    sessions.add(session);
    session.once("close", () => sessions.delete(session));
    // Silent streams keep it: a watch has nothing to say for hours.
    session.setTimeout(IDLE_MS, () => {
      if (floods.streamsOf(session) === 0) session.close();
    });
  });
  http2.on("sessionError", () => undefined);
  http2.on("request", (request, response) => router.serve(request, response));
  const floods = new FloodGuard({
    onSession: (peer, session) => ages.watch(peer, session),
    limits,
    maxCallMs,
    hasClientStream: () => false,
    // A row that is not there is 404.
    isAnswer: () => true,
    log,
  });
  const serve = (socket: Socket, peer: Peer): void => {
    socket.setKeepAlive(true, KEEPALIVE_MS);
    byFirstBytes(socket, limits.handshakeMs, (isHttp2) =>
      floods.admit(
        peer,
        socket,
        () => {
          if (socket.destroyed) return;
          (isHttp2 ? http2 : http1).emit("connection", socket);
          if (isHttp2) return;
          ages.watchHttp1(peer, socket);
          // What was put back is for whoever listens now; HTTP/2 has taken it by itself.
          socket.resume();
        },
        isHttp2,
      ),
    );
  };
  const listener = await listen(options.listen, {
    peers,
    limits,
    log,
    serve: tls === undefined ? serve : overTls(tls, limits, peers, serve, ages),
  }).catch((error: unknown) => {
    floods.stop();
    throw error;
  });
  return {
    address: `${tls === undefined ? "http" : "https"}://${listener.address}`,
    stop: () => {
      listener.stop();
      router.drain();
    },
    drain: async (graceMs) => {
      const timer = setTimeout(() => peers.destroyAll(), graceMs);
      for (const session of sessions) session.close();
      // Those that were answered meanwhile would wait for another request.
      const idle = setInterval(() => http1.closeIdleConnections(), LOOK_MS);
      http1.closeIdleConnections();
      await peers.emptied();
      http1.close();
      clearInterval(idle);
      clearTimeout(timer);
      floods.stop();
    },
  };
}

function overTls(
  tls: ServerCertificates,
  limits: SocketLimits,
  peers: Peers,
  serve: (socket: Socket, peer: Peer) => void,
  ages: ConnectionAges,
): (socket: Socket) => void {
  const handshakes = new TlsHandshakes(
    tls,
    limits,
    ["h2", "http/1.1"],
    (socket) => serve(socket, peers.find(`${socket.remoteAddress}:${socket.remotePort}`)),
    (socket) => ages.shutOut(socket),
  );
  return (socket) => handshakes.begin(socket);
}

/** By their paths: `crewdb.main.v1.MainDb/GetEmail`. */
function methodsOf(registry: FileRegistry): ReadonlyMap<string, DescMethod> {
  const methods = new Map<string, DescMethod>();
  for (const desc of registry)
    if (desc.kind === "service")
      for (const method of desc.methods) methods.set(`${desc.typeName}/${method.name}`, method);
  return methods;
}
