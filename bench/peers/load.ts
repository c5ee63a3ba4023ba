import { execFile } from "node:child_process";
import type { BenchContext } from "../harness/bench-case.js";
import { loadWithOwnClient } from "../harness/generator.js";
import { goLoad, missingForGo } from "../harness/go-programs.js";
import { checkErrors, connectionsFor, type LoadPlan, MAX_ERROR_SHARE } from "../harness/load.js";
import type { NativeCalls } from "../harness/native-calls.js";
import { cpuMicros } from "../harness/proc.js";
import type { RunningServer } from "../harness/server.js";
import type { Mode } from "./result.js";

/** Not counted: connections are opened, and threads wake up. */
const WARM_UP_MS = 150;

/** What one load sends, and how. */
export interface Sent {
  readonly path: string;
  /** In turn; with ids of its own in each call, see own-ids.ts. */
  readonly requests: readonly Uint8Array[];
  readonly mode: Mode;
  readonly inFlight: number;
}

export interface Load {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverMicros: number;
  readonly clientMicros?: number;
  /** Of crewdb. */
  readonly native?: NativeCalls;
}

/** What the load generator prints. */
interface Printed {
  readonly calls: number;
  readonly errors: number;
  readonly firstError?: string;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly serverMicros: number;
  readonly clientMicros: number;
}

function runGenerator(plan: object): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const child = execFile(goLoad(), { timeout: 60_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`the load generator failed: ${stderr || error.message}`));
      else resolve(JSON.parse(stdout) as Printed);
    });
    child.stdin?.end(JSON.stringify(plan));
  });
}

/** A load by the Go generator. @throws Error when over 0.1 % of the calls failed. */
export async function loadWithGo(target: string, serverPid: number, sent: Sent, durationMs: number): Promise<Load> {
  const { path, requests, mode, inFlight } = sent;
  const printed = await runGenerator({
    target,
    path,
    requests: requests.map((request) => Buffer.from(request).toString("base64")),
    inFlight,
    connections: connectionsFor(inFlight),
    pipelined: mode === "pipelined",
    warmUpMs: WARM_UP_MS,
    durationMs,
    serverPid,
  });
  const { calls, errors, firstError, seconds, p50Ms, p99Ms, serverMicros, clientMicros } = printed;
  if (calls === 0 || errors > calls * MAX_ERROR_SHARE)
    throw new Error(`${target}${path}: ${errors} of ${calls} calls failed, the last with ${firstError}`);
  const perCall = { serverMicros: serverMicros / calls, clientMicros: clientMicros / calls };
  return { perSecond: calls / seconds, p50Ms, p99Ms, ...perCall };
}

/** Without Go: a grpc-js client, which sends the first request only. It makes unary calls only. */
async function loadWithoutGo(
  context: BenchContext,
  server: RunningServer,
  { path, requests, inFlight }: Sent,
): Promise<Load> {
  const [request = new Uint8Array()] = requests;
  const { target } = server;
  const run = async (calls: number) => {
    // Its answers are counted by status, not by size.
    const plan: LoadPlan = { target, path, request, inFlight, calls, replyBytes: 0 };
    return checkErrors(plan, await loadWithOwnClient(plan));
  };
  const first = await run(inFlight * 8);
  const calls = Math.max(inFlight * 4, Math.round((first.perSecond * context.roundMs) / 1000));
  const before = cpuMicros(server.pid);
  const { perSecond, p50Ms, p99Ms } = await run(calls);
  return { perSecond, p50Ms, p99Ms, serverMicros: (cpuMicros(server.pid) - before) / calls };
}

/** True where calls can be sent as a pipeline: that takes the generator in Go. */
export const canPipeline = (): boolean => missingForGo() === undefined;

/** Puts one load on a server. @throws Error when more than 0.1 % of the calls were not answered with status 0. */
export async function load(context: BenchContext, server: RunningServer, sent: Sent): Promise<Load> {
  return missingForGo() === undefined
    ? await loadWithGo(server.target, server.pid, sent, context.roundMs)
    : await loadWithoutGo(context, server, sent);
}
