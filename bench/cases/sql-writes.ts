import { INSERT_INTENT } from "../baselines/queries.js";
import type { BenchCase } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";

/**
 * Durable writes of callers' SQL. *Main thread* commits each write by itself. Neither gets a request_id: h2load sends the
 * same bytes in each call. With one caller the ratio says what the way to the writer's thread costs: nobody waits for a group.
 */
export const sqlWrites: BenchCase = rpcCase({
  name: "sql Execute into nlp_intents",
  method: WalmartDb.method.execute,
  request: { sql: INSERT_INTENT },
  servers: ["crewdb", "main thread"],
  writes: true,
  inFlight: [1, 64],
});
