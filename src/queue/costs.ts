import { hash } from "node:crypto";
import type { Call } from "../engine/call.js";
import { SqlRpc } from "../engine/sql-rpc.js";

/** How much a new sample weighs in a running average. */
const WEIGHT = 0.2;
/** Above this a statement counts as slow, in µs: it would hold up the calls that travel with it. */
const SLOW_US = 2000;
/**
 * A sample counts at most this many times the average, plus a little: on a busy machine a thread
 * can be taken off its core in the middle of a point read, and a few such reads must not put the
 * rpc among the slow ones, where endless statements would keep it from ever being measured again.
 */
const OUTLIER_FACTOR = 4;
const OUTLIER_US = 100;
/**
 * A call that has held its thread for so long is slow, whatever the machine does beside it, in µs.
 */
const CERTAINLY_SLOW_US = 25_000;

/** More texts of callers' SQL than this are not told apart; then all are learnt anew. */
const TEXTS_KEPT = 1000;

/** Longer texts are remembered by their hash, in bytes: a thousand of them would be 100 MB. */
const LONGEST_TEXT_KEPT = 256;

/** What a call's cost is remembered by: a typed rpc's number, or a caller's SQL text or its hash. */
export type CostKey = number | string;

/**
 * Running averages of what calls cost, by rpc and by SQL text: they tell the slow ones from the
 * fast.
 */
export class Costs {
  readonly #stepUs = new Map<CostKey, number>();

  note(key: CostKey, serviceUs: number): void {
    if (this.#stepUs.size > TEXTS_KEPT) this.#stepUs.clear();
    const known = this.#stepUs.get(key);
    this.#stepUs.set(key, known === undefined ? first(key, serviceUs) : towards(known, serviceUs));
  }

  /**
   * A call that failed after it had held its thread for so long: a statement that never reaches its
   * end before its deadline has to be known as slow too. A short failure says nothing of what
   * success would have cost.
   */
  noteFailed(key: CostKey, heldUs: number): void {
    if (heldUs > CERTAINLY_SLOW_US)
      this.#stepUs.set(key, Math.max(2 * SLOW_US, this.#stepUs.get(key) ?? 0));
    else if (heldUs > SLOW_US) this.note(key, heldUs);
  }

  /** A typed rpc never seen before counts as fast, a caller's SQL as slow. */
  isSlow(key: CostKey): boolean {
    const known = this.#stepUs.get(key);
    return known === undefined ? typeof key === "string" : known > SLOW_US;
  }
}

/**
 * A typed rpc's first call is cold and says little; a caller's SQL is slow until it has shown
 * otherwise.
 */
function first(key: CostKey, sample: number): number {
  return typeof key === "string" ? sample : Math.min(sample, SLOW_US / 8);
}

function towards(average: number, sample: number): number {
  return average + (Math.min(sample, average * OUTLIER_FACTOR + OUTLIER_US) - average) * WEIGHT;
}

/** Samples before an average is trusted. */
const TRUSTED_SAMPLES = 20;

/**
 * How long calls of one kind hold a thread, as a running average, and from that how long waiting
 * for one takes.
 */
export class WaitEstimate {
  #heldUs = 0;
  #samples = 0;

  note(heldUs: number): void {
    this.#heldUs += (heldUs - this.#heldUs) * WEIGHT;
    this.#samples++;
  }

  /**
   * How long so many waiting calls take on so many threads, in ms; undefined until enough was seen.
   */
  ms(waiting: number, threads: number): number | undefined {
    if (this.#samples < TRUSTED_SAMPLES) return undefined;
    return (waiting * this.#heldUs) / 1000 / Math.max(1, threads);
  }
}

/**
 * Tag of `sql` in QueryRequest: field 1, length-delimited. Generated clients write fields in order,
 * so it comes first.
 */
const SQL_TAG = 0x0a;

/** A typed rpc by its number; a Query by its text, which is read without decoding the request. */
export function costKeyOf(call: Call): CostKey {
  const text = call.rpc === SqlRpc.QUERY ? sqlBytes(call.request) : undefined;
  if (text === undefined) return call.rpc;
  return text.length > LONGEST_TEXT_KEPT ? hash("sha1", text, "base64") : text.toString("latin1");
}

/**
 * The text of a Query or Execute, or as much of it as is in its first bytes; undefined when a client
 * has put another field first.
 */
export function sqlOf(
  request: Uint8Array,
  mostBytes: number = Number.POSITIVE_INFINITY,
): string | undefined {
  return sqlBytes(request)?.subarray(0, mostBytes).toString();
}

function sqlBytes(request: Uint8Array): Buffer | undefined {
  if (request[0] !== SQL_TAG) return undefined;
  let length = 0;
  let at = 1;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = request[at++] ?? 0;
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  const most = Math.min(length, request.length - at);
  return Buffer.from(request.buffer, request.byteOffset + at, most);
}
