import type { CallError } from "./call-error.js";

/** Another request was answered under this id. */
export function requestIdReused(method: string): CallError {
  return {
    reason: "REQUEST_ID_REUSED",
    message: `request_id was used before for another ${method} request`,
    metadata: { rpc: method },
  };
}
