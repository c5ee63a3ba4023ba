/**
 * Calls that travel to a thread together: which ones, where they are on the board, how they run,
 * who is told what. Readers and Writer share this; each decides when a batch leaves, and for which
 * thread. Runs on the main thread.
 */

import { performance } from "node:perf_hooks";
import { monotonicMs } from "../../base/monotonic.js";
import type { Timings } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import { workerLost } from "../../queue/admission.js";
import type { FairQueue } from "../../queue/fair-queue.js";
import type { PendingCall } from "../../queue/pending-call.js";
import type { PoolCounters } from "../../queue/statistics.js";
import type { WaitingCalls } from "../../queue/waiting-calls.js";
import { missesSchema } from "../thread/schema-watch.js";
import type { Board } from "./board.js";
import type { BatchAnswer } from "./channel.js";
import { packCalls, type UnpackedReply, unpackReplies } from "./packing.js";
import type { PoolOptions } from "./pool-options.js";
import type { Lease, Threads } from "./threads.js";

/**
 * Reads in one batch: other threads want some, too. Writes have one thread, and share a COMMIT:
 * MAX_CALLS_PER_BATCH.
 */
export const MAX_READS_PER_BATCH = 64;
/** Requests in one batch take at most this many bytes together: one hop stays short. */
const MAX_BATCH_BYTES = 256 * 1024;

/** What a lane needs of the pool that it belongs to. */
export interface LaneHost {
  readonly options: PoolOptions;
  readonly board: Board;
  readonly waiting: WaitingCalls;
  readonly counters: PoolCounters;
  /** No write is begun now. */
  readonly writesArePaused: boolean;
  /** The call has been answered. */
  done(pending: PendingCall): void;
  /** Answers a call now, and stops what runs of it. */
  stop(pending: PendingCall, error: CallError): void;
  /**
   * The call waits for a commit that is not there yet, or for its client to read; its deadline ends
   * the waiting.
   */
  tryLater(pending: PendingCall, notYet: CallError): void;
  /** A thread became free. */
  dispatch(): void;
}

/** Who leases a thread to a batch or a stream: `Readers` or `Writer`. */
export interface Lessor {
  readonly threads: Threads;
  /** Gives the thread back; may be called twice. */
  release(lease: Lease): void;
}

/** When a batch left the main thread, by its own clock and by the one that all threads share. */
interface Departure {
  readonly atMs: number;
  readonly monotonicMs: number;
}

/** Calls that travel to a thread together, and their place on the board. */
export class Batch {
  readonly lease: Lease;
  /** In the order of their flags on the board. */
  #calls: readonly PendingCall[] = [];
  #departure: Departure = departureNow();

  constructor(board: Board, lease: Lease, calls: readonly PendingCall[]) {
    this.lease = lease;
    board.reset(lease.slot);
    this.add(calls);
  }

  get calls(): readonly PendingCall[] {
    return this.#calls;
  }

  /** When the calls that were added last left. No call of the batch had the thread before that. */
  get departure(): Departure {
    return this.#departure;
  }

  pack(more: readonly PendingCall[] = []): ArrayBuffer {
    return packCalls([...this.#calls, ...more].map((pending) => pending.call));
  }

  /** From here on a cancel of these calls is for the thread. */
  add(calls: readonly PendingCall[]): void {
    const { slot, generation } = this.lease;
    const first = this.#calls.length;
    calls.forEach((pending, at) => {
      pending.place = { slot, generation, index: first + at };
    });
    this.#calls = [...this.#calls, ...calls];
    this.#departure = departureNow();
  }

  /** Takes out the calls from this index on, which the thread will not start. */
  cut(from: number): readonly PendingCall[] {
    const rest = this.#calls.slice(from);
    this.#calls = this.#calls.slice(0, from);
    return rest;
  }
}

function departureNow(): Departure {
  return { atMs: performance.now(), monotonicMs: monotonicMs() };
}

/** Whether the call may begin now; if not, it comes again later. */
export function mayBegin(host: LaneHost, pending: PendingCall): boolean {
  const { notYet } = pending.call;
  if (notYet !== undefined) host.tryLater(pending, notYet);
  return notYet === undefined;
}

/** Takes what fits in one batch of at most so many calls, beside what is in it already. */
export function takeBatch(
  host: LaneHost,
  queue: FairQueue<PendingCall>,
  most: number,
  besides: readonly PendingCall[] = [],
): PendingCall[] {
  const batch: PendingCall[] = [];
  let bytes = besides.reduce((sum, { call }) => sum + call.request.length, 0);
  while (besides.length + batch.length < most && bytes < MAX_BATCH_BYTES) {
    const next = queue.peek();
    if (next === undefined || (travelsAlone(next) && batch.length > 0)) break;
    queue.shift();
    if (!mayBegin(host, next)) continue;
    batch.push(next);
    if (travelsAlone(next)) break;
    bytes += next.call.request.length;
  }
  return batch;
}

/**
 * A stream holds its thread; and one of the reads that were lost together may be what kills
 * threads.
 */
export function travelsAlone(pending: PendingCall): boolean {
  return pending.call.stream !== undefined || pending.retried;
}

/** Runs one batch on its thread of the lane and answers its calls. */
export async function runBatch(host: LaneHost, lessor: Lessor, batch: Batch): Promise<void> {
  try {
    const answer = await lessor.threads.run(batch.lease, batch.pack(), (notStarted) => {
      putBack(host, batch.cut(notStarted));
      host.dispatch();
    });
    if ("problem" in answer) lose(host, batch, threadFailed(answer.problem));
    else {
      const times = timesOf(answer, batch.departure);
      const replies = unpackReplies(answer.packed);
      takeBack(host, batch.calls, replies);
      // The thread works on while the answers leave.
      lessor.release(batch.lease);
      host.dispatch();
      settle(host, batch.calls, replies, times);
    }
  } catch (error) {
    lose(host, batch, workerLost(error));
  } finally {
    lessor.release(batch.lease);
    host.dispatch();
  }
}

function timesOf(answer: BatchAnswer, departure: Departure): BatchTimes {
  const heldUs = answer.heldMs * 1000;
  return {
    batch: answer,
    departedMs: departure.atMs,
    hopUs: (answer.startedMs - departure.monotonicMs) * 1000,
    heldUs,
    returnUs: Math.max(0, (monotonicMs() - answer.startedMs) * 1000 - heldUs),
  };
}

/**
 * From here on the calls' place on the board is another batch's. What was not started is the next
 * of its queue.
 */
function takeBack(
  host: LaneHost,
  batch: readonly PendingCall[],
  replies: readonly UnpackedReply[],
): void {
  for (const pending of batch) pending.place = undefined;
  putBack(
    host,
    batch.filter((_, index) => replies[index]?.state === "not-started"),
  );
}

/** What the thread has not started, and will not in this batch, is the next of its queue. */
export function putBack(host: LaneHost, notStarted: readonly PendingCall[]): void {
  // The last comes first, so that calls go back to the head of their queue in their order.
  for (const pending of [...notStarted].reverse()) {
    pending.place = undefined;
    if (pending.finished) continue;
    if (pending.stopped === undefined) host.waiting.putBack(pending);
    else {
      host.done(pending);
      pending.fail(pending.stopped);
    }
  }
}

function settle(
  host: LaneHost,
  batch: readonly PendingCall[],
  replies: readonly UnpackedReply[],
  times: BatchTimes,
): void {
  let endUs = times.heldUs;
  for (let index = batch.length - 1; index >= 0; index--) {
    const pending = batch[index];
    const reply = replies[index];
    if (pending === undefined || reply === undefined || reply.state === "not-started") continue;
    learn(host, pending, reply, endUs - reply.startUs);
    endUs = reply.startUs;
    if (reply.error?.reason === "COMMIT_NOT_REACHED" && !pending.finished)
      host.tryLater(pending, reply.error);
    else answerCall(host, pending, reply, toTimings(pending, reply, times));
  }
}

/** Where a call failed, its parts do not add up to the time that it held the thread. */
function learn(
  { waiting }: LaneHost,
  { call }: PendingCall,
  reply: UnpackedReply,
  heldUs: number,
): void {
  const commitUs = reply.commitUs / Math.max(1, reply.batchSize);
  const serviceUs = reply.prepareUs + reply.stepUs + reply.encodeUs + commitUs;
  if (reply.state === "ok") waiting.learn(call, true, serviceUs);
  else waiting.learn(call, false, heldUs);
}

function answerCall(
  host: LaneHost,
  pending: PendingCall,
  reply: UnpackedReply,
  timings: Timings,
): void {
  host.done(pending);
  if (reply.reply !== undefined) pending.succeed(reply.reply, timings);
  else if (reply.error !== undefined) pending.fail(reply.error, timings);
}

/**
 * The thread died, or could not run the batch. Reads get another chance; of a write that had begun
 * nobody knows whether it was done.
 */
function lose(host: LaneHost, { calls, lease }: Batch, error: CallError): void {
  for (let index = calls.length - 1; index >= 0; index--) {
    const pending = calls[index];
    if (pending === undefined) continue;
    pending.place = undefined;
    if (pending.call.lane === "read" && !pending.retried && !pending.finished) {
      pending.retried = true;
      host.waiting.putBack(pending);
      continue;
    }
    host.done(pending);
    pending.fail(
      host.board.hasBegun(lease.slot, index) ? { ...error, committed: "unknown" } : error,
    );
  }
}

interface BatchTimes {
  readonly batch: object;
  readonly departedMs: number;
  readonly hopUs: number;
  readonly heldUs: number;
  readonly returnUs: number;
}

function toTimings(
  pending: PendingCall,
  reply: UnpackedReply,
  { batch, departedMs, hopUs, heldUs, returnUs }: BatchTimes,
): Timings {
  const ownUs = reply.prepareUs + reply.stepUs + reply.encodeUs;
  return {
    queueUs: (departedMs - pending.submittedMs) * 1000,
    acquireUs: hopUs + reply.startUs,
    prepareUs: reply.prepareUs,
    stepUs: reply.stepUs,
    encodeUs: reply.encodeUs,
    commitUs: reply.commitUs,
    rows: reply.rows,
    cacheHit: reply.cacheHit,
    batchSize: reply.batchSize,
    groupUs: Math.max(0, heldUs - reply.startUs - ownUs),
    returnUs,
    batch,
    queueLength: pending.queueLength,
    executed: reply.executed,
  };
}

/** The thread lives, but could not run the call. */
export function threadFailed(problem: string): CallError {
  if (missesSchema(problem))
    return {
      reason: "SCHEMA_MISMATCH",
      message:
        "another program has changed the schema: the service's own tables are not as they were",
      retryAfterMs: 1000,
      internal: problem,
    };
  return {
    reason: "INTERNAL",
    message: "the connection could not run the call",
    internal: problem,
  };
}

/** Interrupts what runs of a call at this moment, until it does not run any more. */
export function interruptRunning({ board, options }: LaneHost, pending: PendingCall): void {
  const { place } = pending;
  if (place === undefined) return;
  const { slot, index, generation } = place;
  const guardSlot = board.guardSlot(slot);
  const runsStill = (): boolean => pending.place === place && board.current(slot) === index;
  if (guardSlot !== undefined && runsStill())
    options.interrupts?.stop(guardSlot, generation, runsStill);
}
