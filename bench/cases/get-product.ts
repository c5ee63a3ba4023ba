import type { BenchCase } from "../harness/bench-case.js";
import { WalmartDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";
import { toProductId } from "../seed/products.js";

/** One row of one table: the smallest read there is. */
export const getProduct: BenchCase = rpcCase({
  name: "GetProduct",
  method: WalmartDb.method.getProduct,
  request: { productId: toProductId(50_000) },
  servers: ["echo", "crewdb", "main thread", "task per query"],
});
