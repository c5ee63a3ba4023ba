import { createHistogram, performance, type RecordableHistogram } from "node:perf_hooks";

/** Times of the last one to two of these count, in ms. */
const PERIOD_MS = 60_000;

/** The time below which a share of the calls lies, in ms; 0 when there were none. */
export interface Percentiles {
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The spread of recent times, in bounded memory: an HDR histogram for this period and one for the last. */
export class RecentTimes {
  #current: RecordableHistogram = createHistogram();
  #last: RecordableHistogram = createHistogram();
  #sinceMs: number = performance.now();

  /** `nowMs` as performance.now gives it: read the clock once to record many times. */
  note(ms: number, nowMs: number): void {
    this.#turn(nowMs);
    this.#current.record(Math.max(1, Math.round(ms * 1000)));
  }

  report(): Percentiles {
    return toPercentiles(this.#both(), 1000);
  }

  /** How many times were noted, and all of them together. */
  sum(): { readonly count: number; readonly totalMs: number } {
    const { count, mean } = this.#both();
    return { count, totalMs: count === 0 ? 0 : (count * mean) / 1000 };
  }

  #both(): RecordableHistogram {
    this.#turn(performance.now());
    const both = createHistogram();
    both.add(this.#last);
    both.add(this.#current);
    return both;
  }

  #turn(nowMs: number): void {
    const periods = Math.floor((nowMs - this.#sinceMs) / PERIOD_MS);
    if (periods === 0) return;
    this.#last = periods === 1 ? this.#current : createHistogram();
    this.#current = createHistogram();
    this.#sinceMs = nowMs;
  }
}

/** `unitsPerMs`: what the histogram counts in. */
export function toPercentiles(
  histogram: Pick<RecordableHistogram, "count" | "max" | "percentile">,
  unitsPerMs: number,
): Percentiles {
  const at = (percent: number): number => (histogram.count === 0 ? 0 : histogram.percentile(percent) / unitsPerMs);
  const maxMs = histogram.count === 0 ? 0 : histogram.max / unitsPerMs;
  return { p50Ms: at(50), p90Ms: at(90), p95Ms: at(95), p99Ms: at(99), maxMs };
}
