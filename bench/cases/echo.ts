import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";

/** What grpc-js itself takes: the request comes back as the answer, and no database is asked. */
export const echo: BenchCase = rpcCase({
  name: "echo",
  method: MainDb.method.getEmail,
  request: { emailId: "x".repeat(64) },
  servers: ["echo"],
});
