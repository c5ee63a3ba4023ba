import type { BenchCase } from "../harness/bench-case.js";
import { MainDb } from "../harness/contract.js";
import { rpcCase } from "../harness/rpc-case.js";
import { toId } from "../seed/rows.js";

/** The most called read: one e-mail with recipients, attachments and entities. */
export const getEmail: BenchCase = rpcCase({
  name: "GetEmail",
  method: MainDb.method.getEmail,
  request: { emailId: toId("email", 71_610) },
  servers: ["echo", "crewdb", "main thread", "task per query"],
});
