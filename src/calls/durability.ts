import type { CallError } from "../engine/call-error.js";
import type { Database } from "../engine/engine.js";
import type { Lane } from "../engine/plan.js";
import type { RequestHeaders } from "./incoming-call.js";

/**
 * What a write asks before it is answered: `local`, as without the header, that it is on the
 * server's disk; `replicated`, that a replica has it too. A header, because every write can ask for
 * it, whatever its message, and a proxy or a client can for all of its calls. On a Pipeline it is
 * meant for every write in it, on a Transact for its COMMIT, on an import for each of its parts.
 */
export const DURABILITY = "crewdb-durability";

/** Whether a write waits for the replica; or why it must not begin. Reads wait for nothing. */
export function readDurability(
  headers: RequestHeaders,
  lane: Lane,
  target: Pick<Database, "replicated">,
): boolean | CallError {
  const asked = lane === "read" ? undefined : headers.header(DURABILITY);
  if (asked === undefined || asked === "local") return false;
  if (asked !== "replicated") return unknown();
  if (target.replicated === true) return true;
  return {
    reason: "NO_REPLICA",
    message: `the call asks for ${DURABILITY}: replicated, and the database has no replica`,
  };
}

function unknown(): CallError {
  const description = "must be local or replicated";
  return {
    reason: "INVALID_FIELD",
    message: `the header ${DURABILITY} ${description}`,
    violations: [{ field: DURABILITY, description }],
  };
}
