import type { Call } from "../engine/call.js";
import { Costs, costKeyOf, WaitEstimate } from "./costs.js";
import { FairQueue, type Waiting } from "./fair-queue.js";
import type { PendingCall } from "./pending-call.js";

/** Calls of one kind: they wait for the same threads, and one is about as long as another. */
class Line extends FairQueue<PendingCall> {
  readonly estimate: WaitEstimate = new WaitEstimate();
}

/** The calls that wait for a connection, by what they wait for. */
export class WaitingCalls {
  readonly fast: Line = new Line();
  readonly slow: Line = new Line();
  readonly streams: Line = new Line();
  readonly writes: Line = new Line();
  readonly #costs = new Costs();
  readonly #lines: readonly Line[] = [this.fast, this.slow, this.streams, this.writes];

  get size(): number {
    return this.reads + this.writes.size;
  }

  get reads(): number {
    return this.fast.size + this.slow.size + this.streams.size;
  }

  /** Whether one more call is within its source's share of its party's share of so many places; `ahead` waits elsewhere. */
  isWithinShare(call: Waiting, places: number, ahead: readonly PendingCall[]): boolean {
    const { party, source } = call;
    const ofParty = ahead.filter((pending) => pending.party === party).map((each) => each.source);
    const parties = new Set([party, ...ahead.map((pending) => pending.party)]);
    let own = ofParty.filter((each) => each === source).length;
    let sources = 1 + new Set(ofParty).size;
    for (const line of this.#lines) {
      own += line.countOf(call);
      sources += line.sourcesOf(party);
      for (const each of line.keys) parties.add(each);
    }
    return own + 1 <= places / parties.size / sources;
  }

  push(pending: PendingCall): void {
    this.#lineOf(pending.call).push(pending);
  }

  putBack(pending: PendingCall): void {
    this.#lineOf(pending.call).putBack(pending);
  }

  /** Takes out a call that was answered while it waited; it may be in another line than a new call of its kind would be. */
  remove(pending: PendingCall): void {
    this.#lines.some((line) => line.remove(pending));
  }

  /** How long the call would wait, in ms; undefined where that is not known. */
  estimateMs(call: Call, threads: number): number | undefined {
    const line = this.#lineOf(call);
    return line.estimate.ms(line.size, threads);
  }

  /** Learns from a call that was answered after it had held a thread. */
  learn(call: Call, ok: boolean, heldUs: number): void {
    if (ok) this.#lineOf(call).estimate.note(heldUs);
    if (call.lane === "write") return;
    if (ok) this.#costs.note(costKeyOf(call), heldUs);
    else this.#costs.noteFailed(costKeyOf(call), heldUs);
  }

  #lineOf(call: Call): Line {
    if (call.lane === "write") return this.writes;
    if (call.stream !== undefined) return this.streams;
    return this.#costs.isSlow(costKeyOf(call)) ? this.slow : this.fast;
  }
}
