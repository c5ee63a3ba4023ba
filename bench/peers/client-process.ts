/** One TypeScript client under load, in a process of its own, so that its CPU time is known. Plans and results are IPC messages. */
import { percentile } from "../harness/load.js";
import { cpuMicros } from "../harness/proc.js";
import { CLIENTS, type ClientKind, type GetProduct } from "./client-kinds.js";
import type { Load } from "./load.js";
import { productOf } from "./requests.js";

/** Who asks whom; the first message. */
export interface ClientSetup {
  readonly kind: ClientKind;
  readonly target: string;
  readonly serverPid: number;
}

/** One load; every further message. */
export interface ClientPlan {
  readonly inFlight: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
}

const PRODUCTS = 1000;

/** An error ends the process: here none is acceptable. */
async function load(getProduct: GetProduct, serverPid: number, plan: ClientPlan): Promise<Load> {
  const fromMs = performance.now() + plan.warmUpMs;
  const untilMs = fromMs + plan.durationMs;
  const durations: number[] = [];
  const caller = async (first: number): Promise<void> => {
    for (let next = first; performance.now() < untilMs; next++) {
      const startMs = performance.now();
      if (!(await getProduct(productOf(next % PRODUCTS)))) throw new Error("a product without a name");
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
  const calls = durations.length;
  durations.sort((a, b) => a - b);
  return {
    perSecond: calls / (plan.durationMs / 1000),
    p50Ms: percentile(durations, 0.5),
    p99Ms: percentile(durations, 0.99),
    serverMicros: server / calls,
    clientMicros: (user + system) / calls,
  };
}

process.once("message", ({ kind, target, serverPid }: ClientSetup) => {
  const getProduct = CLIENTS[kind](target);
  process.on("message", async (plan: ClientPlan) => process.send?.(await load(getProduct, serverPid, plan)));
});
