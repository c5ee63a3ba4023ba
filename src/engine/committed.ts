import type { CallError } from "./call-error.js";
import type { Lane } from "./plan.js";
import type { Reason } from "./reasons.js";

/** Whose error it is. */
export interface FailedCall {
  readonly lane: Lane;
  /** Its client has sent it before, with the same request_id, and does not know what became of that. */
  readonly isRepeated?: boolean;
}

/**
 * With these the call was run and judged, and nothing of it is stored, which they need not say. Had an earlier attempt of it been stored,
 * its reply would have been found and sent.
 */
const JUDGED: ReadonlySet<Reason> = new Set<Reason>([
  "NOT_FOUND",
  "REQUEST_ID_REUSED",
  "UNIQUE_VIOLATION",
  "FOREIGN_KEY_VIOLATION",
  "CHECK_VIOLATION",
  "NOT_NULL_VIOLATION",
  "INSUFFICIENT_QUANTITY",
  "INVALID_FIELD",
  "MALFORMED_REQUEST",
  "SQL_ERROR",
  "STATEMENT_DENIED",
  "NOT_A_QUERY",
  "GUARD_MISSING",
  "RESPONSE_TOO_LARGE",
  "TEMP_SPACE_EXCEEDED",
  "OUT_OF_RANGE",
]);

/** The error with what became of the write: nothing, unless it says more itself. A read's stays as it is. */
export function withTruth(error: CallError, { lane, isRepeated = false }: FailedCall): CallError {
  if (lane === "read" || JUDGED.has(error.reason)) return error;
  const { committed = "false" } = error;
  return { ...error, committed: isRepeated && committed === "false" ? "unknown" : committed };
}

/** The error that stands for a good answer which can't be sent. Where this call committed nothing, an earlier attempt of it may have. */
export function withTruthOfAnswer(error: CallError, { lane }: FailedCall): CallError {
  return lane === "read" ? error : { ...error, committed: error.committed ?? "unknown" };
}
