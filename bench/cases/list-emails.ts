import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";

/** The newest fifty, as the table of the user interface shows them. */
export const listEmails: BenchCase = rpcCase({
  name: "ListEmails of 50",
  method: MainDb.method.listEmails,
  request: { pageSize: 50 },
  servers: ["crewdb", "main thread", "task per query"],
});
