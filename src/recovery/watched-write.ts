import type { Call, Outcome, StreamInput, StreamSink } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { Lane } from "../engine/plan.js";
import { asksToCommit } from "../engine/transaction-request.js";
import type { Waiter } from "./watermark.js";

/**
 * How long before its deadline a write is told that it has not arrived, so that the answer is there
 * before its client has given up: a tenth of the time that is left, and this in ms at most.
 */
const LEAD_MS = 200;
/** A transaction without a deadline waits so long for its commit to arrive, in ms. */
const LONGEST_WAIT_MS = 30_000;

/** What a write needs of the replicator. */
export interface Replication {
  write(bytes: number): number;
  onceArrived(waiter: Waiter): void;
  forget(waiter: Waiter): void;
}

/**
 * A write on its way through a replicated database. It is counted when it was committed; one that
 * asks for it is answered only when it has arrived.
 */
export class WatchedWrite implements Call {
  readonly rpc: number;
  readonly lane: Lane = "write";
  readonly request: Uint8Array;
  readonly caller: string;
  readonly party: string;
  readonly source: string;
  readonly deadlineMs: number;
  readonly isRepeated: boolean;
  readonly stream?: StreamSink;
  readonly #call: Call;
  readonly #replication: Replication;
  #waiting: (Waiter & { readonly late: NodeJS.Timeout; readonly outcome: Outcome }) | undefined;
  #finished = false;

  constructor(call: Call, replication: Replication) {
    this.rpc = call.rpc;
    this.request = call.request;
    this.caller = call.caller;
    this.party = call.party;
    this.source = call.source;
    this.deadlineMs = call.deadlineMs;
    this.isRepeated = call.isRepeated ?? false;
    this.#call = call;
    this.#replication = replication;
    if (call.stream !== undefined) this.stream = new WatchedStream(call.stream, this);
  }

  get traceId(): string | undefined {
    return this.#call.traceId;
  }

  get untilReplicated(): boolean {
    return this.#call.untilReplicated === true;
  }

  finish(outcome: Outcome): void {
    const number = outcome.ok ? this.#replication.write(this.request.length) : undefined;
    if (number !== undefined && this.untilReplicated) this.#await(number, outcome);
    else this.#end(outcome);
  }

  /** It waits for the replica, and nobody waits for it any more. Answers false when it runs yet. */
  leave(reason: "CANCELLED" | "DEADLINE_EXCEEDED"): boolean {
    if (this.#waiting === undefined) return this.#finished;
    if (reason === "DEADLINE_EXCEEDED") this.giveUp();
    else
      this.#endWith({ reason: "CANCELLED", message: "the call was cancelled", committed: "true" });
    return true;
  }

  /** It can't wait any longer. */
  giveUp(): void {
    this.#endWith({
      reason: "REPLICA_UNREACHABLE",
      message: "the write is stored, but it did not arrive at the replica in the call's time",
      committed: "true",
    });
  }

  #await(number: number, outcome: Outcome): void {
    const leftMs = Math.min(this.deadlineMs - Date.now(), LONGEST_WAIT_MS);
    const late = setTimeout(() => this.giveUp(), leftMs - Math.min(LEAD_MS, leftMs / 10));
    this.#waiting = { number, outcome, late, arrived: () => this.#end(outcome) };
    this.#replication.onceArrived(this.#waiting);
  }

  #endWith(error: CallError): void {
    const timings = this.#waiting?.outcome.timings;
    this.#end({ ok: false, error, ...(timings && { timings }) });
  }

  #end(outcome: Outcome): void {
    if (this.#finished) return;
    this.#finished = true;
    if (this.#waiting !== undefined) {
      clearTimeout(this.#waiting.late);
      this.#replication.forget(this.#waiting);
      this.#waiting = undefined;
    }
    if (outcome.ok && this.stream instanceof WatchedStream) this.stream.release();
    this.#call.finish(outcome);
  }
}

/** A transaction: the answer to its COMMIT, and all after it, waits with its end. */
class WatchedStream implements StreamSink {
  readonly #sink: StreamSink;
  readonly #write: WatchedWrite;
  readonly #held: Buffer[] = [];
  /** The first request has come with the call. */
  #requests = 1;
  #responses = 0;
  /** Which request asks to commit. */
  #commit = Number.POSITIVE_INFINITY;

  constructor(sink: StreamSink, write: WatchedWrite) {
    this.#sink = sink;
    this.#write = write;
  }

  opened(input: StreamInput): void {
    this.#sink.opened({
      credit: (messages) => input.credit(messages),
      sendLong: () => input.sendLong(),
      halfClose: () => input.halfClose(),
      request: (bytes) => {
        if (this.#write.untilReplicated && asksToCommit(bytes))
          this.#commit = Math.min(this.#commit, this.#requests);
        this.#requests++;
        input.request(bytes);
      },
    });
  }

  message(bytes: Buffer): void {
    if (this.#responses++ < this.#commit) this.#sink.message(bytes);
    else this.#held.push(Buffer.from(bytes));
  }

  longMessage(bytes: number): void {
    this.#sink.longMessage(bytes);
  }

  actionError(error: CallError): void {
    this.#responses++;
    this.#sink.actionError(error);
  }

  release(): void {
    for (const bytes of this.#held.splice(0)) this.#sink.message(bytes);
  }
}
