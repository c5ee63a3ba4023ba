import { isNative, type TracedEnd, type TracedRpc } from "./call-trace.js";

/** Which calls are kept in memory. */
export interface RecentCallsOptions {
  /** Calls that are kept of each kind: all, slow ones, failed ones. 0: none. */
  readonly capacity: number;
  /** A call that takes this long is slow, in ms. */
  readonly slowMs: number;
  /** Where a trace can be seen, with `{trace_id}` in place of its id. Empty: nowhere. */
  readonly traceUrl: string;
}

/** A call that has ended, as it was kept. */
export interface RecentCall {
  readonly callId: number;
  readonly rpc: TracedRpc;
  /** In ms since 1970. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly status: string;
  readonly reason: string;
  readonly replyBytes: number;
  readonly traceId: string;
  /** Slow or failed. */
  readonly notable: boolean;
  /** Absent for a call that no connection took. */
  readonly timings?: RecentTimings;
}

/** The numbers of Timings, and of its batch a number that is the same for all of its calls. */
export type RecentTimings = Readonly<Record<(typeof TIMINGS)[number], number>>;

const TIMINGS = [
  "queueUs",
  "acquireUs",
  "prepareUs",
  "stepUs",
  "encodeUs",
  "groupUs",
  "commitUs",
  "returnUs",
  "rows",
  "queueLength",
  "batchSize",
  "cacheHit",
  "native",
  "batchId",
] as const;

/** What a call is kept as before its timings. */
const FACTS = ["callId", "startMs", "durationMs", "replyBytes", "notable", "timed"] as const;
const WIDTH = FACTS.length + TIMINGS.length;

/**
 * The last calls, and as many slow and failed ones, which others can't push out. To keep a call
 * allocates nothing: numbers go into one array, names are shared. Of a batch only a number is kept,
 * never the batch, which has its calls' requests.
 */
export class RecentCalls {
  readonly options: RecentCallsOptions;
  readonly #all: Ring;
  readonly #slow: Ring;
  readonly #failed: Ring;
  readonly #numbers = new Float64Array(WIDTH);
  #count = 0;
  #batch: object | undefined;
  #batchId = 0;

  constructor(options: RecentCallsOptions) {
    this.options = options;
    this.#all = new Ring(options.capacity);
    this.#slow = new Ring(options.capacity);
    this.#failed = new Ring(options.capacity);
  }

  add(rpc: TracedRpc, startMs: number, durationMs: number, traceId: string, end: TracedEnd): void {
    const isSlow = durationMs >= this.options.slowMs;
    const hasFailed = end.reason !== undefined;
    const numbers = this.#numbers;
    numbers[0] = ++this.#count;
    numbers[1] = startMs;
    numbers[2] = durationMs;
    numbers[3] = end.replyBytes;
    numbers[4] = isSlow || hasFailed ? 1 : 0;
    this.#addTimings(end.timings);
    this.#all.add(numbers, rpc, end, traceId);
    if (isSlow) this.#slow.add(numbers, rpc, end, traceId);
    if (hasFailed) this.#failed.add(numbers, rpc, end, traceId);
  }

  /** Those that ended after a call, the newest first. */
  since(callId: number): RecentCall[] {
    const found = new Map<number, RecentCall>();
    for (const ring of [this.#all, this.#slow, this.#failed])
      for (const call of ring.calls()) if (call.callId > callId) found.set(call.callId, call);
    return [...found.values()].sort((one, other) => other.callId - one.callId);
  }

  #addTimings(timings: TracedEnd["timings"]): void {
    const numbers = this.#numbers;
    numbers[5] = timings === undefined ? 0 : 1;
    if (timings === undefined) return;
    // The calls of a batch are answered one right after the other.
    if (timings.batch !== this.#batch) this.#batchId++;
    this.#batch = timings.batch;
    numbers[6] = timings.queueUs;
    numbers[7] = timings.acquireUs;
    numbers[8] = timings.prepareUs;
    numbers[9] = timings.stepUs;
    numbers[10] = timings.encodeUs;
    numbers[11] = timings.groupUs;
    numbers[12] = timings.commitUs;
    numbers[13] = timings.returnUs;
    numbers[14] = timings.rows;
    numbers[15] = timings.queueLength;
    numbers[16] = timings.batchSize;
    numbers[17] = timings.cacheHit ? 1 : 0;
    numbers[18] = isNative(timings) ? 1 : 0;
    numbers[19] = this.#batchId;
  }
}

interface Names {
  readonly rpc: TracedRpc;
  readonly status: string;
  readonly reason: string;
  readonly traceId: string;
}

/** A number of calls; the next one takes the place of the oldest. */
class Ring {
  readonly #capacity: number;
  readonly #numbers: Float64Array;
  readonly #rpcs: TracedRpc[] = [];
  readonly #statuses: string[] = [];
  readonly #reasons: string[] = [];
  readonly #traceIds: string[] = [];
  #next = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#numbers = new Float64Array(capacity * WIDTH);
  }

  add(numbers: Float64Array, rpc: TracedRpc, { status, reason }: TracedEnd, traceId: string): void {
    const slot = this.#next;
    this.#numbers.set(numbers, slot * WIDTH);
    this.#rpcs[slot] = rpc;
    this.#statuses[slot] = status;
    this.#reasons[slot] = reason ?? "";
    this.#traceIds[slot] = traceId;
    this.#next = (slot + 1) % this.#capacity;
  }

  calls(): RecentCall[] {
    return this.#rpcs.map((rpc, slot) =>
      toCall(this.#numbers.subarray(slot * WIDTH, (slot + 1) * WIDTH), {
        rpc,
        status: this.#statuses[slot] ?? "",
        reason: this.#reasons[slot] ?? "",
        traceId: this.#traceIds[slot] ?? "",
      }),
    );
  }
}

function toCall(numbers: Float64Array, names: Names): RecentCall {
  const [callId = 0, startMs = 0, durationMs = 0, replyBytes = 0, notable, timed] = numbers;
  const call = { ...names, callId, startMs, durationMs, replyBytes, notable: notable === 1 };
  if (timed === 0) return call;
  const entries = TIMINGS.map((name, index) => [name, numbers[FACTS.length + index] ?? 0]);
  return { ...call, timings: Object.fromEntries(entries) as RecentTimings };
}
