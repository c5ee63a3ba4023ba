import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { type Percentiles, toPercentiles } from "../../base/recent-times.js";

/** How often the delay is sampled, in ms. */
const RESOLUTION_MS = 20;
const NANOSECONDS_PER_MS = 1_000_000;
/** Samples of the last one to two of these count, in ms. */
const PERIOD_MS = 60_000;

type Monitor = ReturnType<typeof monitorEventLoopDelay>;

/** How late the timers of the main thread are. Sampled only from the first `report` on: a server nobody asks pays nothing. */
export class EventLoopDelay {
  #histogram: Monitor | undefined;
  #last: Percentiles | undefined;
  #sinceMs = 0;

  report(): Percentiles {
    const histogram = this.#histogram ?? this.#start();
    const now = lessPeriod(toPercentiles(histogram, NANOSECONDS_PER_MS));
    if (performance.now() - this.#sinceMs > PERIOD_MS) {
      this.#last = now;
      histogram.reset();
      this.#sinceMs = performance.now();
    }
    return histogram.count === 0 && this.#last !== undefined ? this.#last : now;
  }

  /** Ends the sampling; a later report starts it anew. */
  stop(): void {
    this.#histogram?.disable();
    this.#histogram = undefined;
  }

  #start(): Monitor {
    this.#histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.#histogram.enable();
    this.#sinceMs = performance.now();
    return this.#histogram;
  }
}

/** A timer that is on time has waited its period. */
function lessPeriod({ p50Ms, p90Ms, p95Ms, p99Ms, maxMs }: Percentiles): Percentiles {
  const less = (ms: number): number => Math.max(0, ms - RESOLUTION_MS);
  return { p50Ms: less(p50Ms), p90Ms: less(p90Ms), p95Ms: less(p95Ms), p99Ms: less(p99Ms), maxMs: less(maxMs) };
}
