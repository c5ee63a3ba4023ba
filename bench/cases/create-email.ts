import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { type RpcCase, rpcCase } from "../harness/rpc-case.js";
import { SAMPLE_EMAIL } from "../harness/sample-email.js";

/** A durable write with all its indexes and its search text. No request_id: h2load sends the same bytes in each call. */
const CREATE_EMAIL: RpcCase<typeof MainDb.method.createEmail.input> = {
  name: "CreateEmail",
  method: MainDb.method.createEmail,
  request: { email: SAMPLE_EMAIL },
  servers: ["crewdb", "main thread"],
  writes: true,
};

export const createEmail: BenchCase = rpcCase(CREATE_EMAIL);
/** The same at the numbers of callers that the other durable writes of `npm run bench -- sql` are measured with. */
export const sqlCreateEmail: BenchCase = rpcCase({ ...CREATE_EMAIL, name: "sql CreateEmail", inFlight: [1, 64] });
