import type { CallError } from "../engine/call-error.js";

/** A hint for callers that were refused before anything was measured, in ms. */
const DEFAULT_RETRY_MS = 50;
/** Longest hint: a refused caller should come back while it still cares, in ms. */
const LONGEST_RETRY_MS = 5000;

/** The pool's numbers at the time of a refusal; they go into the error's metadata. */
export interface PoolNumbers {
  readonly waitingCalls: number;
  readonly acquiredConns: number;
  readonly idleConns: number;
  readonly totalConns: number;
  readonly maxConns: number;
}

export function draining(): CallError {
  return { reason: "DRAINING", message: "the server is shutting down", retryAfterMs: 1000 };
}

export function queueFull(
  limit: number,
  numbers: PoolNumbers,
  estimateMs: number | undefined,
): CallError {
  return {
    reason: "QUEUE_FULL",
    message: `${limit} calls wait for a connection already, as many as the limit allows; ${say(numbers)}`,
    metadata: metadata(numbers),
    retryAfterMs: retryAfter(estimateMs),
  };
}

export function deadlineUnreachable(
  remainingMs: number,
  estimateMs: number,
  numbers: PoolNumbers,
): CallError {
  const message = `waiting for a connection would take about ${Math.ceil(estimateMs)} ms, the deadline is in ${Math.ceil(remainingMs)} ms; ${say(numbers)}`;
  return {
    reason: "DEADLINE_UNREACHABLE",
    message,
    metadata: metadata(numbers),
    retryAfterMs: retryAfter(estimateMs),
  };
}

/** `streamLimit`: of a stream, how many of the connections streams may hold. */
export function acquireTimeout(
  waitedMs: number,
  numbers: PoolNumbers,
  estimateMs: number | undefined,
  streamLimit: number | undefined,
): CallError {
  const more = streamLimit === undefined ? "" : `; streams may hold ${streamLimit} of them`;
  return {
    reason: "ACQUIRE_TIMEOUT",
    message: `no connection became free within ${Math.round(waitedMs)} ms; ${say(numbers)}${more}`,
    metadata: metadata(numbers),
    retryAfterMs: retryAfter(estimateMs),
  };
}

export function deadlineExceeded(where: "waiting" | "running"): CallError {
  const message =
    where === "waiting"
      ? "the deadline came while the call waited for a connection"
      : "the deadline came while the call ran";
  return { reason: "DEADLINE_EXCEEDED", message };
}

export function heldTooLong(limitMs: number): CallError {
  const message = `the call held the one writer for more than ${limitMs} ms while other clients waited; write less at once`;
  return { reason: "DEADLINE_EXCEEDED", message };
}

export function cancelled(): CallError {
  return { reason: "CANCELLED", message: "the call was cancelled" };
}

/** The thread died. */
export function workerLost(why?: unknown): CallError {
  const lost: CallError = {
    reason: "WORKER_LOST",
    message: "the thread that ran the call died",
    retryAfterMs: DEFAULT_RETRY_MS,
  };
  return why === undefined
    ? lost
    : { ...lost, internal: why instanceof Error ? why.message : String(why) };
}

function say(numbers: PoolNumbers): string {
  return `connections: ${numbers.acquiredConns} busy, ${numbers.idleConns} idle, ${numbers.totalConns} of at most ${numbers.maxConns}; ${numbers.waitingCalls} waiting`;
}

function metadata(numbers: PoolNumbers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      String(value),
    ]),
  );
}

function retryAfter(estimateMs: number | undefined): number {
  return Math.min(LONGEST_RETRY_MS, Math.max(DEFAULT_RETRY_MS, Math.ceil(estimateMs ?? 0)));
}
