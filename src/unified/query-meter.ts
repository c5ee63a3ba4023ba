import { RecentTimes } from "../base/recent-times.js";

/**
 * Counts and times the queries of one database as their callers see them: from the call until its answer, waiting included. A query
 * is a statement or a typed call, in a transaction or not.
 */
export class QueryMeter {
  readonly times: RecentTimes = new RecentTimes();
  totalQueries = 0;
  errors = 0;
  slowQueries = 0;
  readonly #slowMs: number;

  /** `slowMs`: what takes longer is slow. */
  constructor(slowMs: number) {
    this.#slowMs = slowMs;
  }

  /** Runs one query; one that fails with what `isNone` knows was none. */
  async measure<T>(query: () => Promise<T>, isNone: (error: unknown) => boolean = () => false): Promise<T> {
    const fromMs = performance.now();
    try {
      const answer = await query();
      this.#note(fromMs);
      return answer;
    } catch (error) {
      if (!isNone(error)) {
        this.errors++;
        this.#note(fromMs);
      }
      throw error;
    }
  }

  #note(fromMs: number): void {
    const nowMs = performance.now();
    this.totalQueries++;
    if (nowMs - fromMs > this.#slowMs) this.slowQueries++;
    this.times.note(nowMs - fromMs, nowMs);
  }
}

/** A client whose calls are queries of the meter. */
export function metered(client: object, meter: QueryMeter): object {
  return new Proxy(client, {
    get: (target, name) => {
      const call: unknown = Reflect.get(target, name);
      return typeof call === "function"
        ? (...args: unknown[]) => meter.measure(async () => (await call.apply(target, args)) as unknown)
        : call;
    },
  });
}
