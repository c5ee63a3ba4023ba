import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ExplainRequestSchema, ExplainResponseSchema } from "../../../gen/ts/crewdb/admin/v1/explain_pb.js";
import type { Call } from "../../engine/call.js";
import { SqlRpc } from "../../engine/sql-rpc.js";

/** How long a plan is waited for, in ms: the largest texts take some ten seconds to compile. */
const EXPLAIN_MS = 10_000;

/** The query plan of a caller's statement, for the service itself. */
export function planSteps(submit: (call: Call) => void, sql: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    submit({
      rpc: SqlRpc.EXPLAIN,
      lane: "read",
      request: toBinary(ExplainRequestSchema, create(ExplainRequestSchema, { sql })),
      caller: "slow-log",
      party: "slow-log",
      source: "slow-log",
      deadlineMs: Date.now() + EXPLAIN_MS,
      finish: (outcome) => {
        if (!outcome.ok) return reject(new Error(outcome.error.message));
        const { steps } = fromBinary(ExplainResponseSchema, outcome.reply);
        resolve(steps.map(({ detail }) => detail));
      },
    });
  });
}
