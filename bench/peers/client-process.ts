/** One TypeScript client under load, in a process of its own, so that its CPU time is known. Plans and results are IPC messages. */
import { percentile } from "../harness/load.js";
import { cpuMicros } from "../harness/proc.js";
import { CLIENTS, type ClientCalls, type ClientKind } from "./client-kinds.js";
import type { Load } from "./load.js";
import { productOf } from "./requests.js";

/** Who asks whom; the first message. */
export interface ClientSetup {
  readonly kind: ClientKind;
  /** Whether its writes have a `request_id`. */
  readonly requestId: boolean;
  readonly target: string;
  readonly serverPid: number;
}

/** One load; every further message. */
export interface ClientPlan {
  readonly call: keyof ClientCalls;
  readonly inFlight: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
}

const PRODUCTS = 1000;

/** An error ends the process: here none is acceptable. */
async function load(calls: ClientCalls, serverPid: number, plan: ClientPlan): Promise<Load> {
  const fromMs = performance.now() + plan.warmUpMs;
  const untilMs = fromMs + plan.durationMs;
  const durations: number[] = [];
  const caller = async (first: number): Promise<void> => {
    for (let next = first; performance.now() < untilMs; next++) {
      const startMs = performance.now();
      if (!(await calls[plan.call](productOf(next % PRODUCTS)))) throw new Error(`${plan.call} answered nothing`);
      const endMs = performance.now();
      if (endMs >= fromMs && endMs < untilMs) durations.push(endMs - startMs);
    }
  };
  const callers = Array.from({ length: plan.inFlight }, (_, index) => caller(index * 17));
  const cpu = Promise.withResolvers<{ client: NodeJS.CpuUsage; server: number }>();
  setTimeout(() => cpu.resolve({ client: process.cpuUsage(), server: cpuMicros(serverPid) }), plan.warmUpMs);
  const before = await cpu.promise;
  await Promise.all(callers);
  const { user, system } = process.cpuUsage(before.client);
  const server = cpuMicros(serverPid) - before.server;
  const count = durations.length;
  durations.sort((a, b) => a - b);
  return {
    perSecond: count / (plan.durationMs / 1000),
    p50Ms: percentile(durations, 0.5),
    p99Ms: percentile(durations, 0.99),
    serverMicros: server / count,
    clientMicros: (user + system) / count,
  };
}

process.once("message", ({ kind, requestId, target, serverPid }: ClientSetup) => {
  const calls = CLIENTS[kind](target, requestId);
  process.on("message", async (plan: ClientPlan) => process.send?.(await load(calls, serverPid, plan)));
});
