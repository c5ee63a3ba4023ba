import type { CallError } from "../../engine/call-error.js";

/** The words of both engines. */
export function requestIdReused(method: string): CallError {
  return {
    reason: "REQUEST_ID_REUSED",
    message: `request_id was used before for another ${method} request`,
    metadata: { rpc: method },
  };
}
