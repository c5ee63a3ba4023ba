import { Code, ConnectError } from "@connectrpc/connect";
import { toAbortError } from "./status-error.js";
import type { UnaryAttempt } from "./unary-attempt.js";

/** Calls `giveUp` when the signal aborts or the deadline passes, unless what is returned is called before. */
export function watchForEnd(
  { signal, deadlineMs }: Pick<UnaryAttempt, "signal" | "deadlineMs">,
  giveUp: (error: ConnectError) => void,
): () => void {
  const onAbort = (): void => giveUp(signal === undefined ? tooLate() : toAbortError(signal));
  const timer = setTimeout(() => giveUp(tooLate()), deadlineMs - Date.now());
  signal?.addEventListener("abort", onAbort, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  };
}

export function tooLate(): ConnectError {
  return new ConnectError("the operation timed out", Code.DeadlineExceeded);
}
