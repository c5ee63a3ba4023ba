/**
 * `node dist/src/client/health-probe.js`: exit code 0 when the server that the settings describe says SERVING, else 1. For
 * the health check of a container. A server that wants client certificates is only asked whether it takes a connection.
 */
import { connect } from "node:net";
import { type ChannelCredentials, Client, credentials } from "@grpc/grpc-js";
import { type Config, parseConfig, readEnvironment } from "../config.js";

/** A server that does not answer within this time is not healthy, in ms. */
const TIMEOUT_MS = 2000;
/** HealthCheckResponse with status SERVING. */
const SERVING = Buffer.from([8, 1]);

async function isServing(config: Config): Promise<boolean> {
  const { listen, tls } = config;
  const target = "socket" in listen ? `unix:${listen.socket}` : `127.0.0.1:${listen.port}`;
  if (tls?.clientCa !== undefined && !("socket" in listen)) return takesConnections(listen.port);
  const client = new Client(target, tls === undefined ? credentials.createInsecure() : trusting(tls.cert));
  const same = (bytes: Buffer): Buffer => bytes;
  return new Promise((resolve) => {
    const deadline = Date.now() + TIMEOUT_MS;
    const request = Buffer.alloc(0);
    client.makeUnaryRequest("/grpc.health.v1.Health/Check", same, same, request, { deadline }, (_, reply) => {
      client.close();
      resolve(reply?.equals(SERVING) === true);
    });
  });
}

/** The server's own certificate is trusted, under whatever name: the probe runs beside the server. */
function trusting(cert: string): ChannelCredentials {
  return credentials.createSsl(Buffer.from(cert), null, null, { checkServerIdentity: () => undefined });
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.setTimeout(TIMEOUT_MS, () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

process.exit((await isServing(parseConfig(readEnvironment()))) ? 0 : 1);
