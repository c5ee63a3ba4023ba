import { performance } from "node:perf_hooks";
import type { Call } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import { Costs, costKeyOf, WaitEstimate } from "./costs.js";
import { FairQueue, type Waiting } from "./fair-queue.js";
import type { PendingCall } from "./pending-call.js";

/** How long a call is parked when nothing else is said, in ms. */
const SHORTEST_PARK_MS = 5;

/** Calls of one kind: they wait for the same threads, and one is about as long as another. */
class CallQueue extends FairQueue<PendingCall> {
  readonly estimate: WaitEstimate = new WaitEstimate();
}

/** The calls that wait for a connection, by what they wait for. */
export class WaitingCalls {
  readonly fast: CallQueue = new CallQueue();
  readonly slow: CallQueue = new CallQueue();
  readonly streams: CallQueue = new CallQueue();
  readonly writes: CallQueue = new CallQueue();
  readonly #costs = new Costs();
  readonly #queues: readonly CallQueue[] = [this.fast, this.slow, this.streams, this.writes];

  get size(): number {
    return this.reads + this.writes.size;
  }

  get reads(): number {
    return this.fast.size + this.slow.size + this.streams.size;
  }

  /**
   * Whether one more call is within its source's share of its party's share of so many places;
   * `ahead` waits elsewhere.
   */
  isWithinShare(call: Waiting, places: number, ahead: readonly PendingCall[]): boolean {
    const { party, source } = call;
    const ofParty = ahead.filter((pending) => pending.party === party).map((each) => each.source);
    const parties = new Set([party, ...ahead.map((pending) => pending.party)]);
    let own = ofParty.filter((each) => each === source).length;
    let sources = 1 + new Set(ofParty).size;
    for (const queue of this.#queues) {
      own += queue.countOf(call);
      sources += queue.sourcesOf(party);
      for (const each of queue.keys) parties.add(each);
    }
    return own + 1 <= places / parties.size / sources;
  }

  push(pending: PendingCall): void {
    this.#queueOf(pending.call).push(pending);
  }

  putBack(pending: PendingCall): void {
    this.#queueOf(pending.call).putBack(pending);
  }

  /**
   * Has a call wait for something else, which takes no place here; then it is the next of its
   * queue, and `again` is called.
   */
  park(pending: PendingCall, notYet: CallError, again: () => void): void {
    pending.parked = notYet;
    const wait = (): void => {
      pending.parked = undefined;
      if (pending.finished) return;
      pending.waitsSinceMs = performance.now();
      this.putBack(pending);
      again();
    };
    setTimeout(wait, notYet.retryAfterMs ?? SHORTEST_PARK_MS).unref();
  }

  /**
   * Takes out a call that was answered while it waited; it may be in another queue than a new call
   * of its kind would be.
   */
  remove(pending: PendingCall): void {
    this.#queues.some((queue) => queue.remove(pending));
  }

  /** How long the call would wait, in ms; undefined where that is not known. */
  estimateMs(call: Call, threads: number): number | undefined {
    const queue = this.#queueOf(call);
    return queue.estimate.ms(queue.size, threads);
  }

  /** Learns from a call that was answered after it had held a thread. */
  learn(call: Call, ok: boolean, heldUs: number): void {
    if (ok) this.#queueOf(call).estimate.note(heldUs);
    if (call.lane === "write") return;
    if (ok) this.#costs.note(costKeyOf(call), heldUs);
    else this.#costs.noteFailed(costKeyOf(call), heldUs);
  }

  #queueOf(call: Call): CallQueue {
    if (call.lane === "write") return this.writes;
    if (call.stream !== undefined) return this.streams;
    return this.#costs.isSlow(costKeyOf(call)) ? this.slow : this.fast;
  }
}
