import { RpcFailure } from "../engine/rpc-failure.js";

/** A number of permits, given out in the order in which they were asked for. */
export class Permits {
  readonly #what: string;
  readonly #timeoutMs: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** `what` names one in errors; `timeoutMs` is the longest wait. */
  constructor(what: string, count: number, timeoutMs: number) {
    this.#what = what;
    this.#free = count;
    this.#timeoutMs = timeoutMs;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Throws RpcFailure when none was given back in time. */
  async take(): Promise<void> {
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    const timer = setTimeout(() => {
      this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
      reject(this.#tooLate());
    }, this.#timeoutMs);
    await promise.finally(() => clearTimeout(timer));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free++;
    else next();
  }

  #tooLate(): RpcFailure {
    return new RpcFailure({
      reason: "ACQUIRE_TIMEOUT",
      message: `${this.#what} did not become free within ${this.#timeoutMs} ms`,
      metadata: { timeout_ms: String(this.#timeoutMs), waiting: String(this.#waiting.length) },
    });
  }
}
