import type { BenchCase } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";

/** Text search over name, brand and keywords. */
export const searchProducts: BenchCase = rpcCase({
  name: "SearchProducts",
  method: WalmartDb.method.searchProducts,
  request: { query: "organic carrots", pageSize: 20 },
  servers: ["crewdb", "main thread", "task per query"],
});
