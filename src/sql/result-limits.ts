import { RpcFailure } from "../engine/rpc-failure.js";
import type { SqlScope } from "../engine/sql-scope.js";

/** Most rows of a unary answer. */
export const MAX_ROWS = 100_000;
/** Largest unary answer, in bytes; QueryStream has no such limit. */
export const MAX_RESULT_BYTES: number = 3.5 * 1024 * 1024;

/** The most rows and bytes that an answer may have. */
export interface AnswerLimits {
  readonly rows: number;
  readonly bytes: number;
}

const MOST: AnswerLimits = { rows: MAX_ROWS, bytes: MAX_RESULT_BYTES };

/** The most that a unary answer may have, within what all may have. */
export function limitsIn(scope: SqlScope | undefined): AnswerLimits {
  if (scope === undefined) return MOST;
  const { maxRows = MAX_ROWS, maxBytes = MAX_RESULT_BYTES } = scope;
  return { rows: Math.min(maxRows, MAX_ROWS), bytes: Math.min(maxBytes, MAX_RESULT_BYTES) };
}

/** `rows`: how many of them fit. */
export function tooLarge(rows: number, what: string, most: AnswerLimits): RpcFailure {
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer is ${what}; its first ${rows} rows fit: use QueryStream, or LIMIT`,
    metadata: {
      fitting_rows: String(rows),
      max_bytes: String(most.bytes),
      max_rows: String(most.rows),
    },
  });
}

/** How many bytes and rows a stream may have in a scope, beside what all may have. */
export function refuseLong(scope: SqlScope | undefined, rows: number, bytes: number): void {
  const { maxRows = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = scope ?? {};
  if (rows <= maxRows && bytes <= maxBytes) return;
  const what = rows > maxRows ? `${maxRows} rows` : `${maxBytes} bytes`;
  throw new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer has more than ${what}, the most that the caller's roles allow; use LIMIT`,
    metadata: { max_bytes: String(maxBytes), max_rows: String(maxRows) },
  });
}
