import { performance } from "node:perf_hooks";
import { RecentTimes } from "../base/recent-times.js";
import { Executed, HandedOver } from "../engine/layout.js";
import type { DatabaseName, DatabasePlan, Lane, RpcPlan } from "../engine/plan.js";
import type {
  LaneStatistics,
  NativeCallCounts,
  NativeCalls,
  NativeRpcCalls,
  PoolStatistics,
} from "../engine/statistics.js";
import type { AnswerObserver, PendingCall } from "./pending-call.js";
import type { SlowStatements } from "./slow-statements.js";
import type { WaitingCalls } from "./waiting-calls.js";

/** The connections of one lane. */
export interface Connections {
  readonly size: number;
  readonly busy: number;
  readonly max: number;
  /** Added beyond the minimum, ever. */
  readonly addedCount: number;
}

class LaneCounters {
  acquireCount = 0;
  acquireDurationMs = 0;
  okCount = 0;
  errorCount = 0;
  readonly waits = new RecentTimes();
  readonly calls = new RecentTimes();

  report(): LaneStatistics {
    const { acquireCount, acquireDurationMs, okCount, errorCount, waits, calls } = this;
    return {
      acquireCount,
      acquireDurationMs,
      okCount,
      errorCount,
      wait: waits.report(),
      call: calls.report(),
    };
  }
}

/** Counts what happens; the numbers of now are read when a report is asked for. */
export class PoolCounters {
  readonly slow: SlowStatements;
  readonly #native: NativeCallCounters;
  canceledAcquireCount = 0;
  acquireTimeoutCount = 0;
  refusedCount = 0;
  readonly #lanes: Record<Lane, LaneCounters> = {
    read: new LaneCounters(),
    write: new LaneCounters(),
  };
  #batchCount = 0;

  constructor(slow: SlowStatements, native: NativeCallCounters) {
    this.slow = slow;
    this.#native = native;
  }

  noteAcquire(batch: readonly PendingCall[]): void {
    this.#batchCount++;
    this.noteJoined(batch);
  }

  /** Calls that go with a batch that was counted before. */
  noteJoined(calls: readonly PendingCall[]): void {
    const nowMs = performance.now();
    for (const { call, submittedMs } of calls) {
      const lane = this.#lanes[call.lane];
      lane.acquireCount++;
      lane.acquireDurationMs += nowMs - submittedMs;
      lane.waits.note(nowMs - submittedMs, nowMs);
    }
  }

  readonly answered: AnswerObserver = ({ call, submittedMs }, ok, timings) => {
    if (timings !== undefined) {
      this.slow.note(call, timings);
      this.#native.note(call.rpc, timings.executed);
    }
    const lane = this.#lanes[call.lane];
    if (ok) lane.okCount++;
    else lane.errorCount++;
    // A stream lasts as long as its client reads.
    if (call.stream !== undefined) return;
    const nowMs = performance.now();
    lane.calls.note(nowMs - submittedMs, nowMs);
  };

  report(
    database: DatabaseName,
    now: { writer: Connections; readers: Connections; waiting: WaitingCalls },
  ): PoolStatistics {
    const lanes = { read: this.#lanes.read.report(), write: this.#lanes.write.report() };
    return {
      database,
      ...connectionNumbers(now),
      waitingReads: now.waiting.reads,
      waitingWrites: now.waiting.writes.size,
      acquireCount: lanes.read.acquireCount + lanes.write.acquireCount,
      acquireDurationMs: lanes.read.acquireDurationMs + lanes.write.acquireDurationMs,
      batchCount: this.#batchCount,
      canceledAcquireCount: this.canceledAcquireCount,
      acquireTimeoutCount: this.acquireTimeoutCount,
      refusedCount: this.refusedCount,
      newConnsCount: now.readers.addedCount,
      nativeCalls: this.#native.report(),
      lanes,
    };
  }
}

/** How many connections there are, and how many of them are at work. */
export function connectionNumbers({
  writer,
  readers,
}: {
  readonly writer: Connections;
  readonly readers: Connections;
}): Pick<PoolStatistics, "totalConns" | "acquiredConns" | "idleConns" | "maxConns"> {
  const totalConns = writer.size + readers.size;
  const acquiredConns = writer.busy + readers.busy;
  return {
    totalConns,
    acquiredConns,
    idleConns: Math.max(0, totalConns - acquiredConns),
    maxConns: readers.max + 1,
  };
}

/** Told once for each rpc of which the native executor refused what the portable one accepts. */
export type OnDisagreed = (rpc: RpcPlan) => void;

const KEYS = Object.keys(HandedOver) as (keyof typeof HandedOver)[];
const REASONS = KEYS.filter((reason) => reason !== "none");
const DISAGREED = Executed.handedOver + HandedOver.disagreed;
/** Values of `executed`. */
const COLUMNS = Executed.handedOver + Math.max(...Object.values(HandedOver)) + 1;

/** Counts on the path of every call: one addition to an array. */
export class NativeCallCounters {
  readonly #rpcs: readonly RpcPlan[];
  readonly #onDisagreed: OnDisagreed;
  /** A row for each rpc, a column for each value of `executed`. */
  readonly #counts: Float64Array;

  constructor({ rpcs }: DatabasePlan, onDisagreed: OnDisagreed = () => undefined) {
    this.#rpcs = rpcs;
    this.#onDisagreed = onDisagreed;
    this.#counts = new Float64Array(rpcs.length * COLUMNS);
  }

  /** `executed` is one of `Executed`, or for a hand-over the last of them plus its reason. */
  note(rpc: number, executed: number): void {
    if (executed === Executed.portable) return;
    const count = this.#count(rpc, executed) + 1;
    this.#counts[rpc * COLUMNS + executed] = count;
    const plan = this.#rpcs[rpc];
    if (executed === DISAGREED && count === 1 && plan !== undefined) this.#onDisagreed(plan);
  }

  report(): NativeCalls {
    const rpcs = this.#rpcs.map((rpc) => this.#reportOf(rpc)).filter(wasCalled);
    const sum = (count: (each: NativeRpcCalls) => number): number =>
      rpcs.reduce((total, each) => total + count(each), 0);
    return {
      answeredCount: sum((each) => each.answeredCount),
      wordedCount: sum((each) => each.wordedCount),
      handedOverCount: sum((each) => each.handedOverCount),
      rpcs,
    };
  }

  #reportOf(rpc: RpcPlan): NativeRpcCalls {
    const handovers = REASONS.map((reason) => ({
      reason,
      count: this.#count(rpc.id, Executed.handedOver + HandedOver[reason]),
    })).filter(({ count }) => count > 0);
    return {
      rpc,
      answeredCount: this.#count(rpc.id, Executed.answered),
      wordedCount: this.#count(rpc.id, Executed.worded),
      handedOverCount: handovers.reduce((total, { count }) => total + count, 0),
      handovers,
    };
  }

  #count(rpc: number, executed: number): number {
    return this.#counts[rpc * COLUMNS + executed] ?? 0;
  }
}

function wasCalled({ answeredCount, wordedCount, handedOverCount }: NativeCallCounts): boolean {
  return answeredCount + wordedCount + handedOverCount > 0;
}
