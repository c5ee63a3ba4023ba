/** Why a call failed, as lines for a person: what happened, which fields, what to do. */
import { describeError, type ErrorDescription } from "../client/describe-error.js";
import { CLIENT_REASONS, isReason, reasonEntry } from "../engine/reasons.js";

export interface Problem extends ErrorDescription {
  /** What the caller can do about it; empty where nobody knows. */
  readonly remedy: string;
}

export function describeProblem(error: unknown): Problem {
  const described = describeError(error);
  const { reason } = described;
  const entry = isReason(reason) ? reasonEntry(reason) : CLIENT_REASONS[reason];
  return { ...described, remedy: entry?.remedy ?? "" };
}

/**
 * The first line has the message and the reason; each broken field has one of its own, and the last
 * says what to do. Of a call that only reads nothing is stored, whatever a client that got no
 * answer has to think.
 */
export function problemLines(problem: Problem, isRead: boolean): string[] {
  const { message, reason, violations, remedy, committed, retryAfterMs } = problem;
  return [
    reason === "" ? message : `${message} (${reason})`,
    ...violations.map(({ field, description }) => `  ${field}: ${description}`),
    ...(isRead || committed === undefined || committed === "false"
      ? []
      : [`  committed: ${committed}`]),
    ...(retryAfterMs === undefined ? [] : [`  retry after ${retryAfterMs} ms`]),
    ...(remedy === "" ? [] : [`  ${remedy}`]),
  ];
}
