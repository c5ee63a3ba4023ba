import { performance } from "node:perf_hooks";
import { Executed } from "../engine/layout.js";

/** Where one call's time goes inside the thread, in ms as `performance.now` gives it, and what it touched. */
export class CallFacts {
  prepareMs = 0;
  stepMs = 0;
  encodeMs = 0;
  rows = 0;
  cacheHit = true;
  /** One of `Executed`, or more. */
  executed: number = Executed.portable;
  #mark = 0;

  /** Starts anew for the next call. */
  start(): void {
    this.prepareMs = 0;
    this.stepMs = 0;
    this.encodeMs = 0;
    this.rows = 0;
    this.cacheHit = true;
    this.executed = Executed.portable;
    this.#mark = performance.now();
  }

  /** Adds the time since the last mark to one part. */
  prepared(): void {
    this.prepareMs += this.#lap();
  }

  stepped(): void {
    this.stepMs += this.#lap();
  }

  /** Since the last mark it waited for others, but for so long, in ms. */
  shared(stepMs: number): void {
    this.#lap();
    this.stepMs += stepMs;
  }

  encoded(): void {
    this.encodeMs += this.#lap();
  }

  #lap(): number {
    const now = performance.now();
    const lap = now - this.#mark;
    this.#mark = now;
    return lap;
  }
}
