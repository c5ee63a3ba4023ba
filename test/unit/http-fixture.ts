/** The HTTP door on a free port, with a pool of the test's own behind it, and clients that send bytes. */
import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { Authenticator } from "../../src/access/authenticate.js";
import type { TokenTable } from "../../src/access/tokens.js";
import { type Door, doorOf } from "../../src/calls/door.js";
import { createHandlers, type HandlerOptions } from "../../src/calls/handlers.js";
import { readImage } from "../../src/contract/image.js";
import { type HttpServer, type HttpServerOptions, startHttpServer } from "../../src/http/http-server.js";
import { FakePool, PLAN } from "./grpc-fixture.js";

export interface HttpEdge {
  readonly server: Door & HttpServer;
  readonly pool: FakePool;
  readonly port: number;
  /** What was logged as an error. */
  readonly logged: object[];
}

interface HttpEdgeOptions extends Partial<HandlerOptions & HttpServerOptions> {
  readonly tokens?: TokenTable;
}

/** Starts a server; `options` differ from those of a plain one on loopback. */
export async function startHttpEdge({ tokens, ...options }: HttpEdgeOptions = {}): Promise<HttpEdge> {
  const pool = new FakePool();
  const logged: object[] = [];
  const { bytes: image, registry } = readImage();
  const all = {
    admin: [],
    services: [{ plan: PLAN, target: pool }],
    image,
    registry,
    listen: { host: "127.0.0.1", port: 0 },
    maxCallMs: 30_000,
    log: { error: (fields: object) => logged.push(fields), warn: () => undefined },
    authenticator: new Authenticator(tokens && { tokens }),
    site: "",
    documents: { "/descriptors.binpb": { type: "application/x-protobuf", bytes: image } },
    isServing: () => true,
    ...options,
  };
  const handlers = createHandlers(all);
  const server = await startHttpServer({ ...all, rpcs: handlers.rpcs });
  const port = Number(new URL(server.address).port);
  return { server: Object.assign(doorOf(handlers, [server]), server), pool, port, logged };
}

/** A connection by itself. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connectSocket(port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Whatever it is that ends the connection. */
export async function whenClosed(socket: Socket): Promise<void> {
  if (!socket.closed) await new Promise((resolve) => socket.once("close", resolve));
}

/** Sends bytes and answers all that comes until the server closes, or until `enough` of it has. */
export async function talk(
  port: number,
  bytes: string | Buffer,
  enough: (said: string) => boolean = () => false,
): Promise<string> {
  const socket = await openSocket(port);
  let said = "";
  const done = new Promise<string>((resolve) => {
    socket.on("data", (piece: Buffer) => {
      said += piece.toString("latin1");
      if (enough(said)) resolve(said);
    });
    socket.once("close", () => resolve(said));
  });
  socket.write(bytes);
  const all = await done;
  socket.destroy();
  return all;
}
