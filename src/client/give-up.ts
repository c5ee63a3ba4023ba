import { Code, ConnectError } from "@connectrpc/connect";
import { LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { toAbortError } from "./status-error.js";
import type { UnaryAttempt } from "./unary-attempt.js";

/** Calls `giveUp` when the signal aborts or the deadline passes. The returned function cancels that. */
export function watchForEnd(
  { signal, deadlineMs }: Pick<UnaryAttempt, "signal" | "deadlineMs">,
  giveUp: (error: ConnectError) => void,
): () => void {
  const onAbort = (): void => giveUp(signal === undefined ? tooLate() : toAbortError(signal));
  const leftMs = deadlineMs - Date.now();
  const timer = leftMs <= LONGEST_TIMER_MS ? setTimeout(() => giveUp(tooLate()), leftMs) : undefined;
  signal?.addEventListener("abort", onAbort, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
}

export function tooLate(): ConnectError {
  return new ConnectError("the operation timed out", Code.DeadlineExceeded);
}

/** What a call gets whose client was closed before it left. */
export function closed(): ConnectError {
  return new ConnectError("the client was closed", Code.Canceled);
}
