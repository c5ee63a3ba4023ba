/** How much a new sample weighs in a running average. */
const WEIGHT = 0.2;
/** Above this a statement counts as slow, in µs: it would hold up the calls that travel with it. */
const SLOW_US = 2000;
/**
 * A sample counts at most this many times the average, plus a little: on a busy machine a thread can be taken off its core
 * in the middle of a point read, and a few such reads must not put the rpc among the slow ones, where endless statements
 * would keep it from ever being measured again.
 */
const OUTLIER_FACTOR = 4;
const OUTLIER_US = 100;
/** Samples before an average is trusted. */
const TRUSTED_SAMPLES = 20;

/** More texts of callers' SQL than this are not told apart; then all are learnt anew. */
const TEXTS_KEPT = 1000;

/** What a call's cost is remembered by: a typed rpc's number, or a caller's SQL text. */
export type CostKey = number | string;

/** Running averages of what calls cost. */
export class Costs {
  readonly #stepUs = new Map<CostKey, number>();
  #callUs = 0;
  #samples = 0;

  note(key: CostKey, serviceUs: number): void {
    if (this.#stepUs.size > TEXTS_KEPT) this.#stepUs.clear();
    const known = this.#stepUs.get(key);
    this.#stepUs.set(key, known === undefined ? first(key, serviceUs) : towards(known, serviceUs));
    this.#callUs += (serviceUs - this.#callUs) * WEIGHT;
    this.#samples++;
  }

  /** A typed rpc never seen before counts as fast, a caller's SQL as slow. */
  isSlow(key: CostKey): boolean {
    const known = this.#stepUs.get(key);
    return known === undefined ? typeof key === "string" : known > SLOW_US;
  }

  /** How long so many waiting calls take on so many threads, in ms; undefined until enough was seen. */
  estimateMs(waiting: number, threads: number): number | undefined {
    if (this.#samples < TRUSTED_SAMPLES) return undefined;
    return (waiting * this.#callUs) / 1000 / Math.max(1, threads);
  }
}

/** A typed rpc's first call is cold and says little; a caller's SQL is slow until it has shown otherwise. */
function first(key: CostKey, sample: number): number {
  return typeof key === "string" ? sample : Math.min(sample, SLOW_US / 8);
}

function towards(average: number, sample: number): number {
  return average + (Math.min(sample, average * OUTLIER_FACTOR + OUTLIER_US) - average) * WEIGHT;
}
