import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";
import { toId } from "../seed/rows.js";

/** A hundred e-mails from all over the file, in the order of the request. */
export const batchGetEmails: BenchCase = rpcCase({
  name: "BatchGetEmails of 100",
  method: MainDb.method.batchGetEmails,
  request: { emailIds: Array.from({ length: 100 }, (_, index) => toId("email", index * 1409)) },
  servers: ["crewdb", "main thread", "task per query"],
});
