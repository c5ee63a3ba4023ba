import type { BenchCase, BenchRow } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { median } from "../harness/load.js";
import { callOnce } from "../harness/measure.js";
import { encodeRequest, pathOf } from "../harness/rpc-case.js";
import { startServer } from "../harness/server.js";

const SIZES = [5, 10, 15] as const;
const IN_FLIGHT = 100;
const CALLS = 4000;

/** The old performance tests' promise: pools of 5, 10 and 15 connections keep throughput within 80 % of each other. */
export const poolSizes: BenchCase = {
  name: "pool-sizes",
  async run(context) {
    const path = pathOf(MainDb.method.listEmails);
    const request = encodeRequest(MainDb.method.listEmails, { pageSize: 50 });
    const results = new Map<number, { readonly perSecond: number }[]>(SIZES.map((size) => [size, []]));
    for (let round = 0; round < context.rounds; round++) {
      for (const size of SIZES) {
        const server = await startServer("crewdb", context.files, { DB_MAX_CONNECTIONS: String(size) });
        try {
          const replyBytes = (await callOnce(server.target, path, request)).length;
          const plan = { target: server.target, path, request, inFlight: IN_FLIGHT, calls: CALLS, replyBytes };
          // The first run opens connections and warms up.
          await context.generator.run(plan);
          results.get(size)?.push(await context.generator.run(plan));
        } finally {
          await server.stop();
        }
      }
    }
    const perSecond = SIZES.map((size) => median(results.get(size) ?? []).perSecond);
    const share = Math.min(...perSecond) / Math.max(...perSecond);
    const rows = SIZES.map((size, index): BenchRow => {
      const row = {
        case: `ListEmails, pool of ${size}`,
        server: "crewdb",
        value: `${Math.round(perSecond[index] ?? 0)} /s`,
      };
      return { ...row, inFlight: IN_FLIGHT };
    });
    return [
      ...rows,
      {
        case: "pools of 5, 10, 15: slowest to fastest (80 % promised)",
        server: "crewdb",
        value: `${Math.round(share * 100)} %`,
      },
    ];
  },
};
