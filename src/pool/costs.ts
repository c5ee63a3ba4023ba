/** How much a new sample weighs in a running average. */
const WEIGHT = 0.2;
/** Above this a statement counts as slow, in µs: it would hold up the calls that travel with it. */
const SLOW_US = 2000;
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
    this.#stepUs.set(key, known === undefined ? serviceUs : known + (serviceUs - known) * WEIGHT);
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
