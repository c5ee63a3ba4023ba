import type { Socket } from "node:net";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { ServerCertificates } from "../access/certificates.js";
import type { ListenAddress } from "../access/listen-address.js";
import { type Peer, Peers } from "../access/peers.js";
import type { Entrance } from "../calls/door.js";
import type { Rpc } from "../calls/incoming-call.js";
import { CLIENT_LIMITS, type ClientLimits } from "../calls/limits.js";
import type { ServerLog } from "../calls/server-log.js";
import { ConnectionAges } from "../sockets/connection-ages.js";
import { FloodGuard } from "../sockets/flood-guard.js";
import {
  KEEPALIVE_MS,
  KEEPALIVE_TIMEOUT_MS,
  SOCKET_LIMITS,
  type SocketLimits,
} from "../sockets/limits.js";
import { listen } from "../sockets/listener.js";
import { TlsHandshakes } from "../sockets/tls-handshakes.js";
import { serveRpcs } from "./grpc-call.js";
import { readTimeouts } from "./timeout-header.js";
import { answerUnknownMethods } from "./unknown-method.js";

/**
 * Where grpc-js cuts a request off, in bytes. It does so without details, so up to here requests
 * are let in and refused with REQUEST_TOO_LARGE, which says the limit and the remedy.
 */
export const CUT_OFF_BYTES: number = 8 * 1024 * 1024;

export interface GrpcServerOptions {
  readonly listen: ListenAddress;
  /** Absent: plain text. */
  readonly tls?: ServerCertificates;
  readonly rpcs: ReadonlyMap<string, Rpc>;
  /** How long a request may take to arrive, in ms. */
  readonly maxCallMs: number;
  /** Ends what the client of a connection that has reached its age would keep open. */
  readonly retire?: (peer: Peer) => void;
  /** What differs from the defaults. */
  readonly limits?: Partial<SocketLimits & ClientLimits>;
  readonly log: ServerLog;
}

/** A running server. */
export interface GrpcServer extends Entrance {
  /** `127.0.0.1:50051`, `[::1]:50051` or `unix:/path`. */
  readonly address: string;
}

/**
 * Binds the address and serves. Rejects with one line when it can't be bound, or the certificate
 * can't be used.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { log, tls, rpcs, maxCallMs } = options;
  const limits = { ...SOCKET_LIMITS, ...CLIENT_LIMITS, ...options.limits };
  const server = createServer(limits);
  const peers = new Peers();
  const context = { peers, log };
  serveRpcs(server, rpcs, context);
  answerUnknownMethods(server, context);
  // Before the first injector: grpc-js takes its entry from here then.
  readTimeouts(server, log);
  const ages = new ConnectionAges(limits.maxConnectionAgeMs, options.retire ?? (() => undefined));
  const inject = injector(server, tls, limits, ages);
  const hasClientStream = (path: string): boolean => {
    const kind = rpcs.get(path.slice(1))?.kind;
    return kind === "client stream" || kind === "bidi";
  };
  const floods = new FloodGuard({
    onSession: (peer, session) => ages.watch(peer, session),
    limits,
    maxCallMs,
    hasClientStream,
    // Any other status is of something that is no call.
    isAnswer: (status) => status === 200,
    log,
  });
  const serve = (socket: Socket, peer: Peer): void =>
    floods.admit(peer, socket, () => inject(socket));
  const listener = await listen(options.listen, { peers, limits, log, serve }).catch(
    (error: unknown) => {
      floods.stop();
      throw error;
    },
  );
  return {
    address: listener.address,
    stop: () => listener.stop(),
    drain: (graceMs) => drain(server, peers, graceMs).finally(() => floods.stop()),
  };
}

function createServer(limits: SocketLimits): Server {
  return new Server({
    // Its bookkeeping costs every call, and nothing here shows it.
    "grpc.enable_channelz": 0,
    "grpc.max_receive_message_length": CUT_OFF_BYTES,
    "grpc.max_concurrent_streams": limits.maxStreamsPerConnection,
    "grpc.keepalive_time_ms": KEEPALIVE_MS,
    "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
  });
}

function injector(
  server: Server,
  tls: ServerCertificates | undefined,
  limits: SocketLimits,
  ages: ConnectionAges,
): (socket: Socket) => void {
  const connections = server.createConnectionInjector(ServerCredentials.createInsecure());
  const serve = (socket: Socket): void => connections.injectConnection(socket);
  if (tls === undefined) return serve;
  try {
    const handshakes = new TlsHandshakes(tls, limits, ["h2"], serve, (socket) =>
      ages.shutOut(socket),
    );
    return (socket) => handshakes.begin(socket);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the TLS certificate, its key or the clients' authority can't be used: ${why}`);
  }
}

/**
 * Closing sessions waits for ever for open streams, so those that last have ended before, and a
 * timer stands beside it.
 */
async function drain(server: Server, peers: Peers, graceMs: number): Promise<void> {
  // Not forceShutdown: without channelz it knows of no sessions, and a cut connection reads as
  // UNAVAILABLE.
  const timer = setTimeout(() => peers.destroyAll(), graceMs);
  server.tryShutdown(() => undefined);
  // Its callback comes before the last bytes are written; the sockets' own end comes after.
  await peers.emptied();
  clearTimeout(timer);
}
