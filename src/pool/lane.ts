import { performance } from "node:perf_hooks";
import type { CallError } from "../call-error.js";
import { type Board, MAX_CALLS_PER_BATCH } from "../worker/board.js";
import { packCalls, type UnpackedReply, unpackReplies } from "../worker/packing.js";
import { workerLost } from "./admission.js";
import type { Timings } from "./call.js";
import { costKeyOf } from "./cost-key.js";
import type { Costs } from "./costs.js";
import type { PendingCall } from "./pending-call.js";
import type { Threads } from "./threads.js";

/** Requests in one batch take at most this many bytes together: one hop stays short. */
const MAX_BATCH_BYTES = 256 * 1024;

/** What a batch needs of the pool that it belongs to. */
export interface BatchHost {
  readonly board: Board;
  readonly costs: Costs;
  takeSlot(): number;
  giveSlot(slot: number): void;
  nextGeneration(): number;
  /** The call has been answered, or goes back to wait. */
  done(pending: PendingCall): void;
  putBack(pending: PendingCall): void;
  /** The call waits for a commit that is not there yet; its deadline ends the waiting. */
  tryLater(pending: PendingCall, afterMs: number): void;
  /** A thread became free. */
  dispatch(): void;
}

/** Takes what fits in one batch: calls that are still unanswered, up to the limits. A stream travels alone. */
export function takeBatch(next: () => PendingCall | undefined, putBack: (pending: PendingCall) => void): PendingCall[] {
  const batch: PendingCall[] = [];
  let bytes = 0;
  while (batch.length < MAX_CALLS_PER_BATCH && bytes < MAX_BATCH_BYTES) {
    const pending = next();
    if (pending === undefined) break;
    if (pending.finished) continue;
    if (pending.call.stream !== undefined && batch.length > 0) {
      putBack(pending);
      break;
    }
    batch.push(pending);
    if (pending.call.stream !== undefined) break;
    bytes += pending.call.request.length;
  }
  return batch;
}

/** Runs one batch on a thread of the lane and answers its calls. */
export async function runBatch(host: BatchHost, threads: Threads, batch: readonly PendingCall[]): Promise<void> {
  const slot = host.takeSlot();
  const generation = host.nextGeneration();
  host.board.reset(slot);
  batch.forEach((pending, index) => {
    pending.batch = { slot, generation, index };
  });
  const dispatchedMs = performance.now();
  try {
    const packed = packCalls(batch.map((pending) => pending.call));
    const { packed: replies } = await threads.run({ kind: "batch", slot, generation, packed });
    settle(host, batch, unpackReplies(replies), dispatchedMs);
  } catch (error) {
    lose(host, batch, error);
  } finally {
    host.giveSlot(slot);
    host.dispatch();
  }
}

function settle(
  host: BatchHost,
  batch: readonly PendingCall[],
  replies: readonly UnpackedReply[],
  dispatchedMs: number,
): void {
  for (let index = batch.length - 1; index >= 0; index--) {
    const pending = batch[index];
    const reply = replies[index];
    if (pending === undefined || reply === undefined) continue;
    pending.batch = undefined;
    if (reply.state === "not-started" && !pending.finished) {
      host.putBack(pending);
      continue;
    }
    if (reply.error?.reason === "COMMIT_NOT_REACHED" && !pending.finished) {
      host.tryLater(pending, reply.error.retryAfterMs ?? 0);
      continue;
    }
    const serviceUs = reply.prepareUs + reply.stepUs + reply.encodeUs;
    if (reply.state === "ok") host.costs.note(costKeyOf(pending.call), serviceUs);
    const timings = toTimings(pending, reply, dispatchedMs);
    host.done(pending);
    if (reply.reply !== undefined) pending.succeed(reply.reply, timings);
    else if (reply.error !== undefined) pending.fail(reply.error, timings);
  }
}

function lose(host: BatchHost, batch: readonly PendingCall[], error: unknown): void {
  const problem = error instanceof Error ? error.message : String(error);
  for (const pending of [...batch].reverse()) {
    pending.batch = undefined;
    if (pending.call.lane === "read" && !pending.retried && !pending.finished) {
      pending.retried = true;
      host.putBack(pending);
      continue;
    }
    host.done(pending);
    const lost: CallError = { ...workerLost(), internal: problem };
    pending.fail(lost);
  }
}

function toTimings(pending: PendingCall, reply: UnpackedReply, dispatchedMs: number): Timings {
  return {
    queueUs: (dispatchedMs - pending.submittedMs) * 1000,
    acquireUs: reply.startUs,
    prepareUs: reply.prepareUs,
    stepUs: reply.stepUs,
    encodeUs: reply.encodeUs,
    commitUs: reply.commitUs,
    rows: reply.rows,
    cacheHit: reply.cacheHit,
    batchSize: reply.batchSize,
  };
}
