import { performance } from "node:perf_hooks";
import { monotonicMs } from "../../base/monotonic.js";
import type { StreamSink, Timings } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import { Executed } from "../../engine/layout.js";
import { limitsOf, streamLimitsFor } from "../../engine/stream-limits.js";
import { workerLost } from "../../queue/admission.js";
import type { PendingCall } from "../../queue/pending-call.js";
import { StreamLink } from "../../queue/stream-link.js";
import { interruptRunning, type LaneHost, type Lessor, threadFailed } from "./batch.js";
import type { StreamTask } from "./messages.js";
import type { Threads } from "./threads.js";

const EMPTY = Buffer.alloc(0);
/**
 * Timers come up to a millisecond early. The thread must see by its clock that the time is over, in
 * ms.
 */
const TIMER_SLACK_MS = 2;

/**
 * Runs a call that holds a thread until it ends: messages pass between the client's stream and the
 * thread's port.
 */
export async function runStream(
  host: LaneHost,
  lessor: Lessor,
  pending: PendingCall,
  sink: StreamSink,
): Promise<void> {
  const { connectionTimeoutMs, streamLimits = streamLimitsFor(connectionTimeoutMs) } = host.options;
  const lease = lessor.threads.acquire();
  const { slot, generation } = lease;
  const startMs = performance.now();
  host.board.reset(slot);
  pending.place = { slot, generation, index: 0 };
  const link = new StreamLink(pending, sink);
  const { rpc, caller, scope } = pending.call;
  // A copy of its own: a view would be cloned with all of the buffer that it shares.
  const request = new Uint8Array(pending.call.request);
  const limits = limitsOf(streamLimits, pending.call);
  const tooOldAtMs = monotonicMs() + limits.maxAgeMs;
  // The thread looks at its clock between two statements or messages; in the middle of one it has
  // to be stopped.
  const tooOld = setTimeout(
    () => interruptRunning(host, pending),
    limits.maxAgeMs + TIMER_SLACK_MS,
  );
  const task: StreamTask = {
    kind: "stream",
    slot,
    generation,
    rpc,
    caller,
    scope,
    request,
    limits,
    tooOldAtMs,
    port: link.port,
  };
  const failure = await run(lessor.threads, task);
  clearTimeout(tooOld);
  if (failure !== undefined) link.close();
  const error = await link.ended;
  pending.place = undefined;
  host.done(pending);
  lessor.release(lease);
  const ended = failure ?? error;
  if (ended === undefined) pending.succeed(EMPTY, toTimings(pending, startMs));
  // A thread that dies does not say whether it has committed what it was asked to.
  else if (ended.reason === "WORKER_LOST" && pending.mayCommit)
    pending.fail({ ...ended, committed: "unknown" }, toTimings(pending, startMs));
  else pending.fail(ended, toTimings(pending, startMs));
  host.dispatch();
}

/** Answers why the thread could not run the stream, if so; then it does not end it either. */
function run(threads: Threads, task: StreamTask): Promise<CallError | undefined> {
  return threads.runStream(task).then(
    (result) => result && threadFailed(result.problem),
    (error: unknown) => workerLost(error),
  );
}

function toTimings(pending: PendingCall, startMs: number): Timings {
  return {
    queueUs: (startMs - pending.submittedMs) * 1000,
    acquireUs: 0,
    prepareUs: 0,
    stepUs: (performance.now() - startMs) * 1000,
    encodeUs: 0,
    commitUs: 0,
    rows: 0,
    cacheHit: false,
    batchSize: 1,
    groupUs: 0,
    returnUs: 0,
    batch: pending,
    queueLength: pending.queueLength,
    executed: Executed.portable,
  };
}
