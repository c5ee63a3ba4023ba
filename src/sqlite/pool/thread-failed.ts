import type { CallError } from "../../engine/call-error.js";
import { missesSchema } from "../thread/schema-watch.js";

/** The thread lives, but could not run the call. */
export function threadFailed(problem: string): CallError {
  if (missesSchema(problem))
    return {
      reason: "SCHEMA_MISMATCH",
      message: "another program has changed the schema: the service's own tables are not as they were",
      retryAfterMs: 1000,
      internal: problem,
    };
  return { reason: "INTERNAL", message: "the connection could not run the call", internal: problem };
}
