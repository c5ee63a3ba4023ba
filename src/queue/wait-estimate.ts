/** How much a new sample weighs. */
const WEIGHT = 0.2;
/** Samples before an average is trusted. */
const TRUSTED_SAMPLES = 20;

/** How long calls of one kind hold a thread, as a running average, and from that how long waiting for one takes. */
export class WaitEstimate {
  #heldUs = 0;
  #samples = 0;

  note(heldUs: number): void {
    this.#heldUs += (heldUs - this.#heldUs) * WEIGHT;
    this.#samples++;
  }

  /** How long so many waiting calls take on so many threads, in ms; undefined until enough was seen. */
  ms(waiting: number, threads: number): number | undefined {
    if (this.#samples < TRUSTED_SAMPLES) return undefined;
    return (waiting * this.#heldUs) / 1000 / Math.max(1, threads);
  }
}
