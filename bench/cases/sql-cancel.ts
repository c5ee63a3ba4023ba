import { setTimeout as pause } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Call, Outcome } from "../../src/engine/call.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import type { DatabasePool } from "../../src/sqlite/pool/database-pool.js";
import type { BenchCase } from "../harness/bench-case.js";
import { percentile } from "../harness/load.js";
import { openGuardedPool } from "../soak/open-pool.js";

const CANCELS = 500;
const query = (sql: string): Uint8Array => toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));
const ENDLESS = query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");

function submit(pool: DatabasePool, request: Uint8Array): { call: Call; outcome: Promise<Outcome> } {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const deadlineMs = Date.now() + 30_000;
  const more = { caller: "bench", party: "bench", source: "bench", deadlineMs, finish: resolve };
  const call: Call = { rpc: SqlRpc.QUERY, lane: "read", request, ...more };
  pool.submit(call);
  return { call, outcome: promise };
}

/** From the cancel of an endless statement to the answer of the next call on its connection: there is one reader. */
async function cancelOnce(pool: DatabasePool): Promise<number> {
  const { call } = submit(pool, ENDLESS);
  await pause(5);
  const fromMs = performance.now();
  pool.cancel(call, "CANCELLED");
  const next = await submit(pool, query("SELECT 1")).outcome;
  if (!next.ok) throw new Error(`the next call was hit: ${next.error.reason}`);
  return performance.now() - fromMs;
}

export const sqlCancel: BenchCase = {
  name: "sql cancel",
  async run({ log }) {
    const opened = await openGuardedPool({ DB_MAX_CONNECTIONS: "2" });
    if (opened === undefined) throw new Error("the guard extension is not built: run npm ci again with a C compiler");
    log(`sql cancel, ${CANCELS} times`);
    const times: number[] = [];
    for (let count = 0; count < CANCELS; count++) times.push(await cancelOnce(opened.pool));
    await opened.close();
    times.sort((a, b) => a - b);
    const what = { case: "sql cancel to the next answer of its connection", server: "crewdb", inFlight: 1 };
    return [{ ...what, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) }];
  },
};
