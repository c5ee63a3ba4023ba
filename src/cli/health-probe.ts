/**
 * `node dist/src/cli/health-probe.js`: exit code 0 when the server that the settings describe says SERVING, else 1. For
 * the health check of a container. A server that wants client certificates is only asked whether it takes a connection.
 */
import "../base/needs-service-node.js";
import { connect } from "node:net";
import { Client, credentials } from "@grpc/grpc-js";
import { type Config, parseConfig, readEnvironment } from "../settings/config.js";
import { runCommand } from "./command.js";
import { loopbackOf, targetOf } from "./local-target.js";

/** A server that does not answer within this time is not healthy, in ms. */
const TIMEOUT_MS = 2000;
/** HealthCheckResponse with status SERVING. */
const SERVING = Buffer.from([8, 1]);

/** Nothing secret is sent, and the probe runs beside the server: any certificate is right. */
const ANY_CERTIFICATE = credentials.createSsl(null, null, null, { rejectUnauthorized: false });

async function isServing(config: Config): Promise<boolean> {
  const { listen, tls } = config;
  if (tls?.clientCa !== undefined) return takesConnections(listen);
  const target = targetOf(listen);
  const channel = tls === undefined ? credentials.createInsecure() : ANY_CERTIFICATE;
  const client = new Client(target, channel, { "grpc.ssl_target_name_override": "localhost" });
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

function takesConnections(listen: Config["listen"]): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(
      "socket" in listen ? { path: listen.socket } : { port: listen.port, host: loopbackOf(listen.host) },
    );
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.setTimeout(TIMEOUT_MS, () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

await runCommand({
  name: "node dist/src/cli/health-probe.js",
  about: "Exits with 0 if the server that the settings describe is SERVING, else with 1.",
  options: {},
  run: async () => process.exit((await isServing(parseConfig(readEnvironment()))) ? 0 : 1),
});
