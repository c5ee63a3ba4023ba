import type { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { createWalmartDb, type DbClient } from "../../src/client/index.js";
import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { median, percentile } from "../harness/load.js";
import { cpuMicros } from "../harness/proc.js";
import { withServers } from "../harness/rpc-case.js";
import { toProductId } from "../seed/products.js";

const IN_FLIGHT = [1, 64, 256] as const;
const PRODUCTS = 1000;

type Client = DbClient<typeof WalmartDb>;

/** GetProduct from the TypeScript client for one round, each caller waiting for its answer. */
async function load(client: Client, inFlight: number, roundMs: number, server: () => number) {
  const untilMs = performance.now() + roundMs;
  const durations: number[] = [];
  const before = server();
  const caller = async (first: number): Promise<void> => {
    for (let next = first; performance.now() < untilMs; next++) {
      const startMs = performance.now();
      await client.getProduct({ productId: toProductId(next % PRODUCTS) });
      durations.push(performance.now() - startMs);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, index) => caller(index * 17)));
  durations.sort((a, b) => a - b);
  return {
    perSecond: durations.length / (roundMs / 1000),
    p50Ms: percentile(durations, 0.5),
    p99Ms: percentile(durations, 0.99),
    cpuMicros: (server() - before) / durations.length,
  };
}

/** The same calls one by one and travelling together, measured in turn. An error ends the case. */
export const pipeline: BenchCase = {
  name: "pipeline",
  async run(context) {
    return await withServers(["crewdb"], context.files, async ([server]) => {
      using unary = createWalmartDb(server?.target ?? "");
      using together = createWalmartDb(server?.target ?? "", { pipeline: true });
      const cpu = () => cpuMicros(server?.pid ?? 0);
      const rows: BenchRow[] = [];
      for (const inFlight of IN_FLIGHT) {
        const alone: Awaited<ReturnType<typeof load>>[] = [];
        const joined: Awaited<ReturnType<typeof load>>[] = [];
        for (let round = 0; round <= context.rounds; round++) {
          context.log(`pipeline, ${inFlight} in flight`);
          alone.push(await load(unary, inFlight, context.roundMs, cpu));
          joined.push(await load(together, inFlight, context.roundMs, cpu));
        }
        // The first round opens the connections and lets V8 compile.
        const row = { server: "crewdb", inFlight };
        rows.push({ case: "GetProduct by the TypeScript client, unary", ...row, ...median(alone.slice(1)) });
        rows.push({ case: "GetProduct by the TypeScript client, pipelined", ...row, ...median(joined.slice(1)) });
      }
      return rows;
    });
  },
};
