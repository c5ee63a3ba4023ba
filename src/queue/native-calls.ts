import { Executed, HandedOver } from "../engine/layout.js";
import type { DatabasePlan, RpcPlan } from "../engine/plan.js";
import type { NativeCallCounts, NativeCalls, NativeRpcCalls } from "../engine/statistics.js";

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
