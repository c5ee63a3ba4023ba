import type { DataFiles } from "./data.js";
import type { LoadGenerator } from "./generator.js";

/** One line of the report. */
export interface BenchRow {
  readonly case: string;
  readonly server: string;
  /** Calls in flight; absent where it has no meaning. */
  readonly inFlight?: number;
  readonly perSecond?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** CPU of the server process for one call, in µs. */
  readonly cpuMicros?: number;
  /** What the ratios compare. Default: calls per second. */
  readonly compare?: "p99";
  /** For what is no call, e.g. `412 ms` or `131 MB`. */
  readonly value?: string;
}

/** Another checkout of this project, built, with data that its own seed tool made. */
export interface Checkout {
  readonly folder: string;
  readonly files: DataFiles;
}

export interface BenchContext {
  readonly files: DataFiles;
  readonly generator: LoadGenerator;
  /** Rounds of which the median counts. */
  readonly rounds: number;
  /** Roughly how long one round of one load lasts, in ms. */
  readonly roundMs: number;
  /** Whose server is measured beside this one's, where a case compares the two. */
  readonly other?: Checkout;
  log(line: string): void;
}

export interface BenchCase {
  /** As given on the command line. */
  readonly name: string;
  run(context: BenchContext): Promise<BenchRow[]>;
}
