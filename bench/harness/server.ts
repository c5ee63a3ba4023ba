import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client, credentials } from "@grpc/grpc-js";
import type { DataFiles } from "./data.js";
import { goService } from "./go-programs.js";

/** The programs that are compared, beside the service in Go. */
const SERVERS = {
  crewdb: "../../src/main.js",
  canned: "../baselines/canned.js",
  echo: "../baselines/echo.js",
  "main thread": "../baselines/main-thread.js",
  "task per query": "../baselines/task-per-query.js",
} as const;
/** crewdb as another checkout of this project has built it. */
export const OTHER = "other crewdb";
export type ServerName = keyof typeof SERVERS | "Go" | typeof OTHER;

/** What a built checkout starts its server by. */
export const entryOf = (folder: string): string => join(folder, "dist", "src", "main.js");

export interface RunningServer {
  readonly name: ServerName;
  readonly pid: number;
  /** `127.0.0.1:port` */
  readonly target: string;
  /** From the start of the process until it answered its first health check, in ms. */
  readonly startMs: number;
  stop(): Promise<void>;
}

function commandOf(name: ServerName, otherFolder: string | undefined): readonly [string, ...string[]] {
  if (name === "Go") return [goService()];
  if (name !== OTHER) return [process.execPath, join(import.meta.dirname, SERVERS[name])];
  if (otherFolder === undefined) throw new Error(`${OTHER} needs a folder`);
  return [process.execPath, entryOf(otherFolder)];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const identity = (bytes: Buffer) => bytes;

/** True when grpc.health.v1 says SERVING (field 1, value 1). */
function isServing(client: Client): Promise<boolean> {
  return new Promise((resolve) => {
    const options = { deadline: Date.now() + 1000 };
    client.makeUnaryRequest("/grpc.health.v1.Health/Check", identity, identity, Buffer.alloc(0), options, (_, reply) =>
      resolve(reply?.equals(Buffer.from([8, 1])) ?? false),
    );
  });
}

/** By itself, or by a signal: then it has no exit code. */
const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Asks every few ms: a channel's own waiting grows too fast to time a start with. */
async function waitUntilServing(target: string, child: ChildProcess): Promise<void> {
  while (!hasEnded(child)) {
    const client = new Client(target, credentials.createInsecure(), { "grpc.use_local_subchannel_pool": 1 });
    const serving = await isServing(client);
    client.close();
    if (serving) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`the server ended: ${child.exitCode ?? child.signalCode}`);
}

/** Starts a server on a free port and waits until it serves. */
export async function startServer(
  name: ServerName,
  files: DataFiles,
  settings: Readonly<Record<string, string>> = {},
  otherFolder?: string,
): Promise<RunningServer> {
  const port = await freePort();
  const env = {
    ...process.env,
    CREWDB_HOST: "127.0.0.1",
    CREWDB_PORT: String(port),
    // Its own would be the next port, which may be the next server's.
    ...(name === OTHER ? {} : { CREWDB_HTTP_PORT: "off" }),
    DB_PATH: files.main,
    WALMART_DB_PATH: files.walmart,
    ...settings,
  };
  const [program, ...args] = commandOf(name, otherFolder);
  const startedAt = performance.now();
  const child = spawn(program, args, {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const target = `127.0.0.1:${port}`;
  await waitUntilServing(target, child);
  const stop = async () => {
    if (hasEnded(child)) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { name, pid: child.pid ?? 0, target, startMs: performance.now() - startedAt, stop };
}
