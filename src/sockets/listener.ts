import { chmodSync, lstatSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { dirname } from "node:path";
import { type ListenAddress, withoutBrackets } from "../access/listen-address.js";
import type { Peer, Peers } from "../access/peers.js";
import { countedWarning, type ServerLog } from "../calls/server-log.js";
import type { SocketLimits } from "./limits.js";

export interface Listener {
  /** `127.0.0.1:50051`, `[::1]:50051` or `unix:/path`. */
  readonly address: string;
  /** Takes no more connections; those that are open stay. */
  stop(): void;
}

interface ListenerParts {
  readonly peers: Peers;
  readonly limits: SocketLimits;
  readonly log: ServerLog;
  /** Gets every socket that is let in. */
  serve(socket: Socket, peer: Peer): void;
}

/**
 * Listens itself and hands sockets on, because grpc-js can neither cap connections nor set a socket
 * file's mode, and names no reason when it can't bind. Rejects with one line.
 */
export async function listen(where: ListenAddress, parts: ListenerParts): Promise<Listener> {
  const server = createServer({ noDelay: true });
  server.maxConnections = parts.limits.maxConnections;
  const message = "connections were refused: as many are open as the limit allows";
  const refused = countedWarning(parts.log, "refusedConnections", message);
  server.on("drop", () => refused());
  server.on("connection", (socket) => {
    if (!admit(socket, "socket" in where, parts)) refused();
  });
  if ("socket" in where) await removeDeadSocket(where.socket);
  await bound(server, where);
  return { address: describe(server, where), stop: () => void server.close() };
}

function admit(socket: Socket, isUnix: boolean, { peers, limits, serve }: ListenerParts): boolean {
  // Errors of a socket show as its close; without a listener they would end the process.
  socket.on("error", () => undefined);
  const address = isUnix ? "unix" : (socket.remoteAddress ?? "");
  if (peers.countOf(address) >= limits.maxConnectionsPerAddress) {
    socket.destroy();
    return false;
  }
  const peer = peers.add(socket, isUnix);
  if (peer !== undefined) serve(socket, peer);
  return true;
}

function bound(server: Server, where: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(`can't listen on ${explain(error, where)}`)),
    );
    server.once("listening", resolve);
    if ("socket" in where) listenPrivately(server, where.socket);
    else server.listen(where.port, withoutBrackets(where.host));
  });
}

/**
 * The file must not be open to others even for a moment: its mode is set by the umask while it is
 * made.
 */
function listenPrivately(server: Server, path: string): void {
  const before = process.umask(0o177);
  try {
    server.listen(path, () => chmodSync(path, 0o600));
  } finally {
    process.umask(before);
  }
}

/**
 * A server that was killed leaves its socket file behind; nobody answers there any more, and it may
 * go.
 */
async function removeDeadSocket(path: string): Promise<void> {
  // libuv tells of a folder that is missing as of one that is not permitted.
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true)
    throw new Error(
      `can't listen on unix:${path}: its folder ${dirname(path)} ${folder === undefined ? "does not exist; make it" : "is a file"}`,
    );
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isSocket())
    throw new Error(
      `can't listen on unix:${path}: there is a file of that name that is not a socket`,
    );
  if (await answers(path))
    throw new Error(`can't listen on unix:${path}: another program listens there`);
  rmSync(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once("connect", () => resolve(true)).once("error", () => resolve(false));
    probe.once("connect", () => probe.destroy());
  });
}

function describe(server: Server, where: ListenAddress): string {
  if ("socket" in where) return `unix:${where.socket}`;
  return hostAndPort(where.host, (server.address() as AddressInfo).port);
}

function explain(error: NodeJS.ErrnoException, where: ListenAddress): string {
  const target = "socket" in where ? `unix:${where.socket}` : hostAndPort(where.host, where.port);
  const why: Record<string, string> = {
    EADDRINUSE: "another program listens there; stop it, or choose another port",
    EADDRNOTAVAIL: "this machine has no such address",
    ENOTFOUND: "no such host",
    EACCES: "not permitted; ports below 1024 and other users' folders need rights",
    EINVAL:
      "socket" in where ? "not a usable path; the system allows about 100 bytes" : error.message,
  };
  return `${target}: ${why[error.code ?? ""] ?? error.message}`;
}

function hostAndPort(host: string, port: number): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`;
}
