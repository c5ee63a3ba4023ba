import type { Socket } from "node:net";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { ServerCertificates } from "../access/certificates.js";
import type { ListenAddress } from "../access/listen-address.js";
import { Peers } from "../access/peers.js";
import {
  createHandlers,
  type Door,
  type HandlerOptions,
  type Handlers,
} from "../calls/handlers.js";
import {
  CUT_OFF_BYTES,
  DEFAULT_LIMITS,
  type DoorLimits,
  KEEPALIVE_MS,
  KEEPALIVE_TIMEOUT_MS,
} from "../calls/limits.js";
import { FloodGuard } from "../sockets/flood-guard.js";
import { type Listener, listen } from "../sockets/listener.js";
import { TlsHandshakes } from "../sockets/tls-handshakes.js";
import { serveRpcs } from "./grpc-call.js";
import { readTimeouts } from "./timeout-header.js";
import { answerUnknownMethods } from "./unknown-method.js";

export interface GrpcServerOptions extends HandlerOptions {
  readonly listen: ListenAddress;
  /** Absent: plain text. */
  readonly tls?: ServerCertificates;
}

/** A running server. */
export interface GrpcServer extends Door {
  /** `127.0.0.1:50051`, `[::1]:50051` or `unix:/path`. */
  readonly address: string;
}

/**
 * Binds the address and serves. Rejects with one line when it can't be bound, or the certificate
 * can't be used.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { log, tls } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const server = createServer(limits);
  const handlers = createHandlers(options);
  const { rpcs, inFlight, health } = handlers;
  const peers = new Peers();
  const context = { peers, log };
  serveRpcs(server, rpcs, context);
  answerUnknownMethods(server, context);
  // Before the first injector: grpc-js takes its entry from here then.
  readTimeouts(server, log);
  const serve = injector(server, tls, limits);
  const { maxCallMs } = options;
  const hasClientStream = (path: string): boolean => {
    const kind = rpcs.get(path.slice(1))?.kind;
    return kind === "client stream" || kind === "bidi";
  };
  const floods = new FloodGuard({ limits, maxCallMs, hasClientStream, log });
  const listener = await listen(options.listen, { peers, floods, limits, log, serve }).catch(
    (error: unknown) => {
      floods.stop();
      throw error;
    },
  );
  return {
    address: listener.address,
    get inFlight() {
      return inFlight.count;
    },
    setServing: (service, serving) => health.set(service, serving),
    announceShutdown: () => health.announceShutdown(),
    close: (graceMs) =>
      close({ server, listener, handlers, peers }, graceMs).finally(() => floods.stop()),
  };
}

function createServer(limits: DoorLimits): Server {
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
  limits: DoorLimits,
): (socket: Socket) => void {
  const connections = server.createConnectionInjector(ServerCredentials.createInsecure());
  const serve = (socket: Socket): void => connections.injectConnection(socket);
  if (tls === undefined) return serve;
  try {
    const handshakes = new TlsHandshakes(tls, limits, serve);
    return (socket) => handshakes.begin(socket);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`the TLS certificate, its key or the clients' authority can't be used: ${why}`);
  }
}

interface Closing {
  readonly server: Server;
  readonly listener: Listener;
  readonly handlers: Handlers;
  readonly peers: Peers;
}

/**
 * Closing sessions waits for ever for open streams, so those that last end first, and a timer
 * stands beside it.
 */
async function close(
  { server, listener, handlers, peers }: Closing,
  graceMs: number,
): Promise<void> {
  listener.stop();
  handlers.endStreams();
  // Not forceShutdown: without channelz it knows of no sessions, and a cut connection reads as
  // UNAVAILABLE.
  const timer = setTimeout(() => peers.destroyAll(), graceMs);
  server.tryShutdown(() => undefined);
  // Its callback comes before the last bytes are written; the sockets' own end comes after.
  await peers.emptied();
  clearTimeout(timer);
}
