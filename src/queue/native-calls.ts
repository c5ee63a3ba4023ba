import { Executed, HandedOver } from "../engine/layout.js";
import type { DatabasePlan, RpcPlan } from "../engine/plan.js";

/** Typed calls by what the native executor made of them. Other calls are not counted. */
export interface NativeCallCounts {
  /** Calls that it answered. */
  readonly answeredCount: number;
  /** Calls that failed in it; TypeScript built the error. */
  readonly wordedCount: number;
  /** Calls that the portable executor ran in its place. */
  readonly handedOverCount: number;
}

export interface NativeCalls extends NativeCallCounts {
  /** The rpcs that were called, in the order of the contract. */
  readonly rpcs: readonly NativeRpcCalls[];
}

export interface NativeRpcCalls extends NativeCallCounts {
  readonly rpc: RpcPlan;
  /** Reasons that occurred. */
  readonly handovers: readonly Handover[];
}

export interface Handover {
  readonly reason: Exclude<keyof typeof HandedOver, "none">;
  readonly count: number;
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
