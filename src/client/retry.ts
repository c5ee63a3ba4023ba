import { setTimeout as sleep } from "node:timers/promises";
import { Code, ConnectError } from "@connectrpc/connect";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { describeError } from "./describe-error.js";
import type { ResolvedOptions } from "./options.js";
import { toAbortError } from "./status-error.js";

/** What a retried call may take. */
export interface RetryLimits {
  /** When the whole call must be over, in ms since 1970; Infinity: no matter when. */
  readonly deadlineMs: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * How long to wait before the next attempt, in ms; undefined when there must be none.
 *
 * @param attempt How many attempts were made, from 1.
 * @param random A number from 0 to 1.
 */
export function waitBeforeRetry(
  error: ConnectError,
  attempt: number,
  options: ResolvedOptions,
  random: number = Math.random(),
): number | undefined {
  if (attempt >= options.maxAttempts) return undefined;
  if (error.code !== Code.Unavailable && error.code !== Code.ResourceExhausted) return undefined;
  const { retryAfterMs } = describeError(error);
  // A full queue drains and says so; an answer over its cap will not shrink by waiting.
  if (error.code === Code.ResourceExhausted && retryAfterMs === undefined) return undefined;
  const wait = Math.min(options.firstWaitMs * 2 ** (attempt - 1), options.maxWaitMs);
  return (retryAfterMs ?? 0) + wait * (retryAfterMs ? random : 0.5 + random / 2);
}

/**
 * Runs the attempts of one call until one succeeds, fails for good, or the limits are reached. `run` gets the number of earlier attempts,
 * from when on one of them may have stored the write; else 0.
 */
export async function withRetries<T>(
  run: (doubtfulAttempts: number) => Promise<T>,
  options: ResolvedOptions,
  { deadlineMs, signal }: RetryLimits,
): Promise<T> {
  let isDoubtful = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(isDoubtful ? attempt - 1 : 0);
    } catch (cause) {
      const error = ConnectError.from(cause);
      isDoubtful ||= describeError(error).committed === "unknown";
      const waitMs = waitBeforeRetry(error, attempt, options);
      // The server's own error says more than a deadline that passes during a pause.
      if (waitMs === undefined || Date.now() + waitMs >= deadlineMs) throw error;
      await pause(waitMs, signal);
    }
  }
}

async function pause(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(Math.min(waitMs, LONGEST_TIMER_MS), undefined, signal && { signal });
  } catch (error) {
    throw signal?.aborted ? toAbortError(signal) : error;
  }
}
