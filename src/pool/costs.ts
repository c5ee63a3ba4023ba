/** How much a new sample weighs in a running average. */
const WEIGHT = 0.2;
/** Above this a statement counts as slow, in µs: it would hold up the calls that travel with it. */
const SLOW_US = 2000;
/** Samples before an average is trusted. */
const TRUSTED_SAMPLES = 20;

/** Running averages of what calls cost, by rpc number. */
export class Costs {
  readonly #stepUs = new Map<number, number>();
  #callUs = 0;
  #samples = 0;

  note(rpc: number, serviceUs: number): void {
    const known = this.#stepUs.get(rpc);
    this.#stepUs.set(rpc, known === undefined ? serviceUs : known + (serviceUs - known) * WEIGHT);
    this.#callUs += (serviceUs - this.#callUs) * WEIGHT;
    this.#samples++;
  }

  /** An rpc never seen before counts as fast. */
  isSlow(rpc: number): boolean {
    return (this.#stepUs.get(rpc) ?? 0) > SLOW_US;
  }

  /** How long so many waiting calls take on so many threads, in ms; undefined until enough was seen. */
  estimateMs(waiting: number, threads: number): number | undefined {
    if (this.#samples < TRUSTED_SAMPLES) return undefined;
    return (waiting * this.#callUs) / 1000 / Math.max(1, threads);
  }
}
