import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import type { CallError } from "../../engine/call-error.js";
import { SqlRpc } from "../../engine/sql-rpc.js";
import type { Loads, Waiting } from "../../queue/fair-queue.js";
import type { PendingCall } from "../../queue/pending-call.js";
import {
  Batch,
  type LaneHost,
  type Lessor,
  MAX_READS_PER_BATCH,
  mayBegin,
  runBatch,
  takeBatch,
} from "./batch.js";
import { WRITER_SLOTS } from "./board.js";
import type { MaintenanceResult, MaintenanceTask } from "./maintenance-task.js";
import { readersOf, threadFileOf, toConnectionSetup } from "./pool-options.js";
import { runStream } from "./stream.js";
import { type Lease, Threads } from "./threads.js";

const CORES = availableParallelism();

/** A reader is added when nobody is free and the oldest call has waited this long, in ms. */
const PRESSURE_MS = 5;
/**
 * A thread that is taken for so long does long work, and one more may be added beside it, in ms.
 * Not less: where all cores are busy, as when the calls come from inside the process, a thread
 * waits for its core for 10 to 30 ms, and more threads make that worse.
 */
const LONG_WORK_MS = 50;
/**
 * Slow statements let fast ones pass, but not for longer than this, in ms: under full load they
 * would never run.
 */
const SLOW_PATIENCE_MS = 100;
/**
 * Readers that streams leave to calls: at least so many, one for slow statements and one for fast …
 */
const LEAST_FOR_CALLS = 2;
/** … and at least this share. */
const SHARE_FOR_CALLS = 1 / 4;
/**
 * How long a stream waits for a reader before a client that holds several gives one up, and how
 * long each is left in peace, in ms. Well under the shortest wait for a connection, 5 s, so that
 * the others of a greedy client come through one after the other.
 */
const SHARE_AFTER_MS = 1000;

/**
 * How reads get to the readers. Fast ones go in batches to whichever is free. What holds a reader
 * for long (a slow statement, a stream, a read-only transaction, a backup) takes one only if
 * another that is open stays for fast calls; if there is none, one is started. The main thread owns
 * every field.
 */
export class Readers implements Lessor {
  readonly threads: Threads;
  readonly #host: LaneHost;
  readonly #slowLimit: number;
  /** How many streams and read-only transactions may hold a reader at once. */
  readonly streamLimit: number;
  #slowRunning = 0;
  /** Backups and the like that hold a reader. */
  #otherHeld = 0;
  /** Streams and transactions that hold a reader, and since when, the oldest first. */
  readonly #streams = new Map<PendingCall, number>();

  constructor(host: LaneHost, board: SharedArrayBuffer) {
    this.#host = host;
    const { options } = host;
    const max = readersOf(options);
    this.threads = new Threads(threadFileOf(options), toConnectionSetup(options, "read", board), {
      min: Math.min(max, Math.max(1, options.minConnections - 1)),
      max,
      idleTimeoutMs: options.idleTimeoutMs,
      slots: Array.from({ length: max }, (_, index) => WRITER_SLOTS + index),
      connectionOf: (slot) => slot - WRITER_SLOTS + 1,
      watch: options.watch,
    });
    this.#slowLimit = slowLimit(max);
    this.streamLimit = streamLimitOf(max);
  }

  /** A backup holds its reader for long, as a stream does. */
  maintain(task: MaintenanceTask): Promise<MaintenanceResult> {
    const run = (): Promise<MaintenanceResult> => this.threads.maintain(task);
    return task.kind === "backup" ? this.#hold(run) : run();
  }

  dispatch(): void {
    const { fast, slow } = this.#host.waiting;
    const patientUntilMs = performance.now() - SLOW_PATIENCE_MS;
    if ((slow.peek()?.waitsSinceMs ?? patientUntilMs) < patientUntilMs) this.#dispatchSlow();
    while (this.threads.free && fast.size > 0) {
      const batch = takeBatch(this.#host, fast, MAX_READS_PER_BATCH);
      if (batch.length > 0) void this.#run(batch);
    }
    this.#dispatchStreams();
    this.#dispatchSlow();
  }

  /** Looked at every few ms; `longestWaitMs` is how long the oldest read has waited. */
  sweep(nowMs: number, longestWaitMs: number): void {
    if (longestWaitMs >= PRESSURE_MS && !this.threads.free) this.#grow(nowMs);
    this.#shareReaders(nowMs);
  }

  release(lease: Lease): void {
    this.threads.release(lease);
  }

  #run(calls: PendingCall[]): Promise<void> {
    const { board, counters } = this.#host;
    counters.noteAcquire(calls);
    return runBatch(this.#host, this, new Batch(board, this.threads.acquire(), calls));
  }

  /**
   * Adds a reader, if that helps: with as many at work as there are cores, more only take turns, so
   * those that do long work are not counted.
   */
  #grow(nowMs: number): void {
    const { allowed } = this.threads;
    const atWork = allowed - this.threads.heldSince(nowMs - LONG_WORK_MS);
    if (atWork < CORES) this.threads.growTo(allowed + 1);
  }

  /**
   * A slow statement travels alone, and takes the last free reader only where streams hold all
   * others.
   */
  #dispatchSlow(): void {
    const { slow } = this.#host.waiting;
    while (slow.size > 0 && this.threads.free && this.#slowRunning < this.#slowLimit) {
      const isLast = this.#streams.size + this.#otherHeld >= this.threads.max - 1;
      if (!isLast && !this.#mayHold(Math.min(slow.size, this.#slowLimit - this.#slowRunning)))
        return;
      const pending = slow.shift();
      if (pending === undefined) return;
      if (!mayBegin(this.#host, pending)) continue;
      this.#slowRunning++;
      void this.#run([pending]).finally(() => this.#slowRunning--);
    }
  }

  /** A stream goes to the party that has the fewest, and there to the connection that has. */
  #dispatchStreams(): void {
    const { streams } = this.#host.waiting;
    while (streams.size > 0 && this.threads.free && this.#streams.size < this.streamLimit) {
      if (!this.#mayHold(Math.min(streams.size, this.streamLimit - this.#streams.size))) return;
      const pending = streams.shift(this.#held());
      if (pending?.call.stream === undefined) return;
      this.#streams.set(pending, performance.now());
      this.#host.counters.noteAcquire([pending]);
      void runStream(this.#host, this, pending, pending.call.stream).finally(() =>
        this.#streams.delete(pending),
      );
    }
  }

  async #hold<Result>(work: () => Promise<Result>): Promise<Result> {
    // Waits only for readers that are being started: those that others hold can take a minute to
    // come back.
    while (!this.#mayHold(1) && this.threads.starting > 0) await this.threads.started();
    this.#otherHeld++;
    return work().finally(() => this.#otherHeld--);
  }

  /**
   * Whether one more reader may be taken for long: another that is open has to stay for fast calls.
   * If there is none, readers are started, as many as those that wait need, and only the first does
   * not wait for them.
   */
  #mayHold(waiting: number): boolean {
    const held = this.#slowRunning + this.#streams.size + this.#otherHeld;
    if (held + 1 < this.threads.open) return true;
    this.threads.growTo(held + waiting + 1);
    return held === 0;
  }

  /**
   * Where streams hold all readers that they may, a client with several gives one to a client that
   * waits with none, or with two fewer: a party to another, or one of a party's connections to
   * another.
   */
  #shareReaders(nowMs: number): void {
    if (this.#streams.size < this.streamLimit) return;
    // One that was told to end gives its reader back in a moment.
    for (const { finished } of this.#streams.keys()) if (finished) return;
    const held = this.#held();
    const longAgoMs = nowMs - SHARE_AFTER_MS;
    for (const next of this.#host.waiting.streams.nextOfEach(held)) {
      if (next.waitsSinceMs > longAgoMs) continue;
      const greediest = this.#greediest(next, held, longAgoMs);
      if (greediest === undefined) continue;
      this.#host.stop(greediest, givenToAnother(greediest));
      return;
    }
  }

  /** Who has at least two more than the one that waits. */
  #greediest(next: PendingCall, held: Loads, longAgoMs: number): PendingCall | undefined {
    let greediest: PendingCall | undefined;
    for (const [stream, sinceMs] of this.#streams) {
      const loadOf = stream.party === next.party ? held.ofSource : held.ofParty;
      if (sinceMs >= longAgoMs || loadOf(stream) < loadOf(next) + 2) continue;
      if (greediest === undefined || isGreedier(stream, greediest, held)) greediest = stream;
    }
    return greediest;
  }

  #held(): Loads {
    const parties = new Map<string, number>();
    const sources = new Map<string, number>();
    for (const stream of this.#streams.keys()) {
      parties.set(stream.party, (parties.get(stream.party) ?? 0) + 1);
      sources.set(sourceKey(stream), (sources.get(sourceKey(stream)) ?? 0) + 1);
    }
    return {
      ofParty: ({ party }) => parties.get(party) ?? 0,
      ofSource: (waiting) => sources.get(sourceKey(waiting)) ?? 0,
    };
  }
}

/** One connection may carry calls of several parties. */
function sourceKey({ party, source }: Waiting): string {
  return `${party} ${source}`;
}

function isGreedier(one: PendingCall, other: PendingCall, held: Loads): boolean {
  const more = held.ofParty(one) - held.ofParty(other);
  return more > 0 || (more === 0 && held.ofSource(one) > held.ofSource(other));
}

/** How many slow statements may run at once. */
function slowLimit(readers: number): number {
  return Math.max(1, Math.min(CORES, readers - 1));
}

function streamLimitOf(readers: number): number {
  return Math.max(1, readers - Math.max(LEAST_FOR_CALLS, Math.ceil(readers * SHARE_FOR_CALLS)));
}

function givenToAnother({ call }: PendingCall): CallError {
  const message =
    call.rpc === SqlRpc.QUERY_STREAM
      ? "the stream was ended because its client has several and another client waited; go on with its last resume_token, if there is one"
      : "the transaction was rolled back because its client has several and another client waited";
  return { reason: "SNAPSHOT_TOO_OLD", message, retryAfterMs: 0 };
}
