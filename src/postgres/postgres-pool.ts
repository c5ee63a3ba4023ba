import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Call, StreamSink, Timings } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan } from "../engine/plan.js";
import { isSqlRpc } from "../engine/sql-rpc.js";
import type { PoolStatistics, SlowStatement } from "../engine/statistics.js";
import { type AllStreamLimits, limitsOf, streamLimitsFor } from "../engine/stream-limits.js";
import * as refusal from "../queue/admission.js";
import { PendingCall } from "../queue/pending-call.js";
import { SlowStatements } from "../queue/slow-statements.js";
import { connectionNumbers, NativeCallCounters, PoolCounters } from "../queue/statistics.js";
import { isStream, StreamLink } from "../queue/stream-link.js";
import { WaitingCalls } from "../queue/waiting-calls.js";
import { NO_TIMES, type SentReply, type ThreadSetup } from "./messages.js";
import type { LinkEvents } from "./thread-link.js";
import { ThreadLink } from "./thread-link.js";

/**
 * How often waiting and running calls are looked at, in ms: deadlines and time-outs are this exact.
 */
const SWEEP_MS = 5;
/**
 * How long a write that was stopped while it ran waits for the truth about it, in ms: a request to
 * cancel takes a connection of its own. After that its caller is told that nobody knows.
 */
const TRUTH_WAIT_MS = 100;
/** How long a close waits for statements that were stopped, in ms. */
const STOP_GRACE_MS = 1000;
const EMPTY = Buffer.alloc(0);
/** Fast reads travel together: so many of them take the place of one other call. */
const SHARING = 16;
/** More of them wait here, where callers take turns. */
const MOST_SHARED = 64;

export interface PostgresPoolOptions {
  readonly plan: DatabasePlan;
  readonly setup: ThreadSetup;
  readonly connectionTimeoutMs: number;
  readonly maxQueue: number;
  readonly slowMs: number;
  /** Tests have no minute to wait. */
  readonly streamLimits?: AllStreamLimits | undefined;
  readonly onSlow: (statement: SlowStatement, tookMs: number, call: Call) => void;
}

/** A call that the thread has. */
interface SentTo {
  readonly pending: PendingCall;
  readonly kind: Kind;
  readonly sentMs: number;
}

/** What calls have in common that may take each other's connections. */
type Waits = "fast" | "slow" | "streams" | "writes";
/** The fast reads of typed rpcs share connections. */
type Kind = Waits | "shared";

/**
 * One database as the service sees it: takes calls, answers each exactly once, and ends those that
 * are cancelled or too late. As many are with the thread as there may be connections, and of fast
 * reads, which travel together, more. The main thread owns every field.
 */
export class PostgresPool {
  readonly link: ThreadLink;
  readonly #options: PostgresPoolOptions;
  readonly #waiting = new WaitingCalls();
  readonly #counters: PoolCounters;
  /** Every call that is not answered yet. */
  readonly #open = new Map<Call, PendingCall>();
  readonly #sent = new Map<number, SentTo>();
  readonly #ids = new Map<PendingCall, number>();
  readonly #running: Record<Kind, number> = {
    shared: 0,
    fast: 0,
    slow: 0,
    streams: 0,
    writes: 0,
  };
  readonly #streams = new Set<StreamLink>();
  readonly #limits: AllStreamLimits;
  #nextId = 1;
  #connections = 0;
  #scheduled = false;
  #draining = false;
  #sweeper: NodeJS.Timeout | undefined;
  #onEmpty: () => void = () => undefined;
  #closed: Promise<void> | undefined;

  constructor(options: PostgresPoolOptions) {
    this.#options = options;
    this.#limits = options.streamLimits ?? streamLimitsFor(options.connectionTimeoutMs);
    const { plan, slowMs, onSlow } = options;
    this.#counters = new PoolCounters(
      new SlowStatements(plan, slowMs, onSlow),
      new NativeCallCounters(plan),
    );
    const events: LinkEvents = {
      reply: (reply, bytes) => this.#answer(reply, bytes),
      count: (open) => {
        this.#connections = open;
      },
      died: (why) => this.#lose(why),
    };
    this.link = new ThreadLink(options.setup, events);
  }

  submit(call: Call): void {
    const pending = new PendingCall(
      call,
      performance.now(),
      this.#waiting.size,
      this.#counters.answered,
    );
    const refused = this.#refusal(call);
    if (refused !== undefined) {
      this.#counters.refusedCount++;
      setImmediate(() => pending.fail(refused));
      return;
    }
    this.#open.set(call, pending);
    this.#waiting.push(pending);
    this.#sweeper ??= setInterval(() => this.#sweep(), SWEEP_MS);
    this.#schedule();
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    const pending = this.#open.get(call);
    if (pending === undefined) return;
    if (reason === "CANCELLED") this.#counters.canceledAcquireCount++;
    this.#stop(pending, reason === "CANCELLED" ? refusal.cancelled() : pending.tooLate());
  }

  statistics(): PoolStatistics {
    return this.#counters.report(this.#options.plan.database, {
      ...this.#lanes,
      waiting: this.#waiting,
    });
  }

  slowStatements(): SlowStatement[] {
    return this.#counters.slow.report();
  }

  /**
   * Waits for the calls in the pool up to `graceMs`, fails the rest, closes the connections and
   * ends the thread.
   */
  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  async #close(graceMs: number): Promise<void> {
    this.#draining = true;
    if (graceMs > 0)
      await Promise.race([this.#emptied(), pause(graceMs, undefined, { ref: false })]);
    for (const pending of [...this.#open.values()]) this.#stop(pending, refusal.draining());
    await Promise.race([this.#emptied(), pause(STOP_GRACE_MS, undefined, { ref: false })]);
    clearInterval(this.#sweeper);
    const closed = this.link.run({ kind: "close" }).catch(() => undefined);
    await Promise.race([closed, pause(STOP_GRACE_MS, undefined, { ref: false })]);
    await this.link.close();
  }

  get #max(): number {
    return this.#options.setup.limits.max;
  }

  get #lanes(): Pick<Parameters<PoolCounters["report"]>[1], "writer" | "readers"> {
    const busy = this.#busy;
    const size = Math.max(this.#connections, busy);
    // One connection is as good as another: all are counted as readers, of which there is one less
    // than the most.
    return {
      writer: { size: 0, busy: 0, max: 0, addedCount: 0 },
      readers: { size, busy, max: this.#max - 1, addedCount: 0 },
    };
  }

  /** Connections that are in use by what the thread has. */
  get #busy(): number {
    const { shared, fast, slow, streams, writes } = this.#running;
    return Math.ceil(shared / SHARING) + fast + slow + streams + writes;
  }

  #refusal(call: Call): CallError | undefined {
    if (this.#draining) return refusal.draining();
    const limit = this.#options.maxQueue;
    if (this.#waiting.size >= limit) this.#dispatch();
    const estimateMs = this.#waiting.estimateMs(call, this.#max);
    if (this.#waiting.size >= limit && !this.#waiting.isWithinShare(call, limit, []))
      return refusal.queueFull(limit, this.#numbers(), estimateMs);
    const remainingMs = call.deadlineMs - Date.now();
    if (remainingMs <= 0) return refusal.deadlineExceeded("waiting");
    if (estimateMs === undefined || estimateMs <= remainingMs) return undefined;
    return refusal.deadlineUnreachable(remainingMs, estimateMs, this.#numbers());
  }

  /** What is submitted in one turn of the event loop travels together. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    const batch: { id: number; pending: PendingCall; isFast: boolean }[] = [];
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      const { pending, kind } = next;
      if (pending.finished) continue;
      const { notYet } = pending.call;
      if (notYet !== undefined) {
        this.#waiting.park(pending, notYet, () => this.#schedule());
        continue;
      }
      const id = this.#nextId++;
      pending.place = { slot: 0, generation: 0, index: id };
      this.#sent.set(id, { pending, kind, sentMs: performance.now() });
      this.#ids.set(pending, id);
      this.#running[kind]++;
      if (isStream(pending.call)) this.#stream(id, pending, pending.call.stream);
      else batch.push({ id, pending, isFast: kind === "shared" });
    }
    if (batch.length === 0) return;
    this.#counters.noteAcquire(batch.map(({ pending }) => pending));
    this.link.send(batch);
  }

  /** A call that holds its connection until it ends. */
  #stream(id: number, pending: PendingCall, sink: StreamSink): void {
    this.#counters.noteAcquire([pending]);
    const sentMs = performance.now();
    const stream = new StreamLink(pending, sink);
    this.#streams.add(stream);
    const limits = limitsOf(this.#limits, pending.call);
    this.link.sendStream(id, pending.call, stream.port, limits);
    void stream.ended.then((error) => {
      this.#streams.delete(stream);
      const sent = this.#sent.get(id);
      if (sent !== undefined) this.#forget(id, sent);
      this.#done(pending);
      const stepUs = (performance.now() - sentMs) * 1000;
      const timings = toTimings(
        { id, times: { ...NO_TIMES, stepUs }, start: 0, end: 0 },
        pending,
        sentMs,
      );
      const unknown = error?.reason === "WORKER_LOST" && pending.mayCommit;
      if (error === undefined) pending.succeed(EMPTY, timings);
      else pending.fail(unknown ? { ...error, committed: "unknown" } : error, timings);
      this.#schedule();
    });
  }

  /**
   * The call that goes next: the one that waits longest of those that may. Slow ones and streams
   * leave some over.
   */
  #take(): { readonly pending: PendingCall; readonly kind: Kind } | undefined {
    const { shared, slow, streams } = this.#running;
    const long = slow + streams;
    const hasPlace = this.#busy < this.#max;
    const kinds: Waits[] = [];
    const next = this.#waiting.fast.peek();
    const shares = next !== undefined && isShared(next);
    if (hasPlace ? !shares || shared < MOST_SHARED : shares && shared % SHARING > 0)
      kinds.push("fast");
    if (hasPlace) {
      kinds.push("writes");
      if (long < Math.max(1, this.#max - Math.ceil(this.#max / 4))) kinds.push("slow");
      if (streams < Math.max(1, Math.floor(this.#max / 2)) && long < this.#max - 1)
        kinds.push("streams");
    }
    return this.#first(kinds);
  }

  /** The one of these kinds that waits longest. */
  #first(
    kinds: readonly Waits[],
  ): { readonly pending: PendingCall; readonly kind: Kind } | undefined {
    let chosen: Waits | undefined;
    let since = Number.POSITIVE_INFINITY;
    for (const kind of kinds) {
      const first = this.#waiting[kind].peek();
      if (first === undefined || first.waitsSinceMs >= since) continue;
      since = first.waitsSinceMs;
      chosen = kind;
    }
    const pending = chosen === undefined ? undefined : this.#waiting[chosen].shift();
    if (pending === undefined || chosen === undefined) return undefined;
    return { pending, kind: chosen === "fast" && isShared(pending) ? "shared" : chosen };
  }

  #answer(reply: SentReply, bytes: Uint8Array): void {
    const sent = this.#sent.get(reply.id);
    if (sent === undefined) return;
    const { pending, sentMs } = sent;
    this.#forget(reply.id, sent);
    const timings = toTimings(reply, pending, sentMs);
    const heldUs = timings.prepareUs + timings.stepUs + timings.encodeUs + timings.commitUs;
    const ok = !("error" in reply);
    this.#waiting.learn(pending.call, ok, heldUs);
    this.#done(pending);
    if (ok)
      pending.succeed(
        Buffer.from(bytes.buffer, bytes.byteOffset + reply.start, reply.end - reply.start),
        timings,
      );
    else pending.fail(reply.error, timings);
    this.#schedule();
  }

  /** The thread has died with all that was sent to it. */
  #lose(why: Error): void {
    for (const stream of this.#streams) stream.close();
    for (const [id, sent] of [...this.#sent]) {
      if (isStream(sent.pending.call)) continue;
      this.#forget(id, sent);
      this.#done(sent.pending);
      sent.pending.fail({ ...refusal.workerLost(why), committed: "unknown" });
    }
    this.#schedule();
  }

  #forget(id: number, { pending, kind }: SentTo): void {
    this.#sent.delete(id);
    this.#ids.delete(pending);
    this.#running[kind]--;
  }

  #sweep(): void {
    if (this.#open.size === 0) {
      clearInterval(this.#sweeper);
      this.#sweeper = undefined;
      return;
    }
    const nowMs = performance.now();
    const clockMs = Date.now();
    for (const pending of this.#open.values()) {
      if (pending.stopped !== undefined) continue;
      const waitedMs = nowMs - pending.waitsSinceMs;
      if (pending.latestMs <= clockMs) this.#stop(pending, pending.tooLate());
      else if (pending.waits && waitedMs > this.#options.connectionTimeoutMs)
        this.#timeOut(pending, waitedMs);
    }
  }

  #timeOut(pending: PendingCall, waitedMs: number): void {
    this.#counters.acquireTimeoutCount++;
    const estimateMs = this.#waiting.estimateMs(pending.call, this.#max);
    this.#stop(pending, refusal.acquireTimeout(waitedMs, this.#numbers(), estimateMs, undefined));
  }

  /**
   * Ends a call. It is answered now, but for a write that has begun: the thread says soon what
   * became of it.
   */
  #stop(pending: PendingCall, error: CallError): void {
    if (pending.stopped !== undefined) return;
    const id = this.#ids.get(pending);
    if (id === undefined) {
      this.#waiting.remove(pending);
      this.#done(pending);
      pending.fail(error);
      return;
    }
    this.link.stop({ id, why: error });
    pending.endStream?.();
    const mayBeStored = !isStream(pending.call) || pending.mayCommit;
    if (pending.call.lane === "write" && mayBeStored) this.#awaitTruth(pending, error);
    else {
      this.#done(pending);
      pending.fail(error);
    }
  }

  #awaitTruth(pending: PendingCall, error: CallError): void {
    pending.stopped = error;
    setTimeout(() => {
      if (pending.finished) return;
      this.#done(pending);
      pending.fail({ ...error, committed: "unknown" });
    }, TRUTH_WAIT_MS);
  }

  #done(pending: PendingCall): void {
    this.#open.delete(pending.call);
    if (this.#open.size === 0) this.#onEmpty();
  }

  #numbers(): refusal.PoolNumbers {
    return { waitingCalls: this.#waiting.size, ...connectionNumbers(this.#lanes) };
  }

  /** Resolves when every call is answered, at once if none is open. */
  #emptied(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty = resolve;
      if (this.#open.size === 0) resolve();
    });
  }
}

/** Callers' SQL has connections of its own, which are one caller's at a time. */
function isShared({ call }: PendingCall): boolean {
  return !isSqlRpc(call.rpc);
}

function toTimings({ times }: SentReply, pending: PendingCall, sentMs: number): Timings {
  const { waitUs, prepareUs, stepUs, encodeUs, commitUs, rows } = times;
  const sinceUs = (performance.now() - sentMs) * 1000;
  return {
    queueUs: (sentMs - pending.submittedMs) * 1000,
    acquireUs: waitUs,
    prepareUs,
    stepUs,
    encodeUs,
    commitUs,
    rows,
    cacheHit: true,
    batchSize: 1,
    groupUs: 0,
    // Both ways between the threads.
    returnUs: Math.max(0, sinceUs - waitUs - prepareUs - stepUs - encodeUs - commitUs),
    batch: {},
    queueLength: pending.queueLength,
    executed: 0,
  };
}
