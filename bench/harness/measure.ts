import { Client, credentials } from "@grpc/grpc-js";
import type { BenchContext, BenchRow } from "./bench-case.js";
import { type LoadPlan, type LoadResult, median, toMetadata } from "./load.js";
import { cpuMicros } from "./proc.js";
import type { RunningServer } from "./server.js";

const identity = (bytes: Buffer) => bytes;

/** One call by a real client: its reply's size is what every reply of the load must have. */
export function callOnce(
  target: string,
  path: string,
  request: Uint8Array,
  headers?: LoadPlan["headers"],
): Promise<Buffer> {
  const client = new Client(target, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    const metadata = toMetadata(headers);
    client.makeUnaryRequest(path, identity, identity, Buffer.from(request), metadata, (error, reply) => {
      client.close();
      if (reply) resolve(reply);
      else reject(error ?? new Error("no reply"));
    });
  });
}

export interface Measured extends LoadResult {
  readonly cpuMicros: number;
}

async function measure(context: BenchContext, server: RunningServer, plan: LoadPlan): Promise<Measured> {
  const before = cpuMicros(server.pid);
  const result = await context.generator.run(plan);
  return { ...result, cpuMicros: (cpuMicros(server.pid) - before) / plan.calls };
}

/** How many calls fill a round, from a short try that also warms the server up. */
async function calibrate(context: BenchContext, plan: LoadPlan): Promise<number> {
  const { perSecond } = await context.generator.run(plan);
  return Math.max(plan.inFlight * 4, Math.round((perSecond * context.roundMs) / 1000));
}

export interface Measurement {
  readonly name: string;
  readonly path: string;
  readonly request: Uint8Array;
  readonly inFlight: number;
  /** What each server's calls have beside the headers of gRPC, in the order of the servers. */
  readonly headers?: readonly LoadPlan["headers"][];
}

/** Measures the same call on several servers, in turn and round by round, so that a slow minute hits all of them. */
export async function compare(
  context: BenchContext,
  servers: readonly RunningServer[],
  { name, path, request, inFlight, headers: each = [] }: Measurement,
): Promise<BenchRow[]> {
  const plans: LoadPlan[] = [];
  for (const [index, { target }] of servers.entries()) {
    const headers = each[index] ?? {};
    const replyBytes = (await callOnce(target, path, request, headers)).length;
    const calls = Math.max(200, inFlight * 20);
    const plan = { target, path, request, headers, inFlight, replyBytes, calls };
    plans.push({ ...plan, calls: await calibrate(context, plan) });
  }
  const results: Measured[][] = servers.map(() => []);
  for (let round = 0; round < context.rounds; round += 1) {
    for (const [index, server] of servers.entries()) {
      results[index]?.push(await measure(context, server, plans[index] as LoadPlan));
    }
  }
  return servers.map((server, index) => {
    const own = results[index] ?? [];
    const { perSecond, p50Ms, p99Ms } = median(own);
    // Of all rounds: the system counts it in steps of 10 ms.
    const cpu = own.reduce((sum, { cpuMicros: micros }) => sum + micros, 0) / own.length;
    return { case: name, server: server.name, inFlight, perSecond, p50Ms, p99Ms, cpuMicros: cpu };
  });
}
