import { performance } from "node:perf_hooks";
import type { Check, CheckResult } from "../engine/checks.js";

/**
 * How often the checks are made, in ms: a server that can't serve is found out within two rounds.
 */
const INTERVAL_MS = 1000;
/**
 * A check that failed must fail again before health says so: another process's short lock is no
 * outage.
 */
const FAILURES_THAT_COUNT = 2;
/** What it finds does not pass. */
const FAILURES_THAT_COUNT_AT_ONCE = 1;

export interface Readiness {
  /** What health says. */
  readonly serving: boolean;
  /** In the order of the checks. */
  results(): CheckResult[];
  stop(): void;
}

/**
 * Makes an engine's checks again and again, judges whether the database can be served, and says
 * when that changes.
 */
export function watchReadiness(
  checks: readonly Check[],
  onChange: (serving: boolean, problems: string[]) => void,
): Readiness {
  const watch = new Watch(checks, onChange);
  const timer = setInterval(() => watch.round(), INTERVAL_MS);
  timer.unref();
  return {
    get serving() {
      return watch.serving;
    },
    results: () => watch.results(),
    stop: () => {
      clearInterval(timer);
      watch.stopped = true;
    },
  };
}

class Watch {
  serving = true;
  stopped = false;
  readonly #checks: readonly WatchedCheck[];
  readonly #onChange: (serving: boolean, problems: string[]) => void;

  constructor(checks: readonly Check[], onChange: (serving: boolean, problems: string[]) => void) {
    this.#checks = checks.map((check) => ({
      check,
      last: toResult(check, "", 0),
      failures: 0,
      running: false,
    }));
    this.#onChange = onChange;
  }

  results(): CheckResult[] {
    return this.#checks.map(({ last }) => last);
  }

  round(): void {
    for (const each of this.#checks) if (!each.running) void this.#run(each);
  }

  async #run(each: WatchedCheck): Promise<void> {
    each.running = true;
    const startMs = performance.now();
    const problem = await each.check
      .look()
      .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    each.running = false;
    if (this.stopped) return;
    each.last = toResult(each.check, problem ?? "", performance.now() - startMs);
    each.failures = each.last.ok ? 0 : each.failures + 1;
    this.#judge();
  }

  #judge(): void {
    const failed = this.#checks.filter(counts).map(({ last }) => `${last.name}: ${last.problem}`);
    const serving = failed.length === 0;
    if (serving === this.serving) return;
    this.serving = serving;
    this.#onChange(serving, failed);
  }
}

interface WatchedCheck {
  readonly check: Check;
  last: CheckResult;
  /** In a row. */
  failures: number;
  running: boolean;
}

function toResult(check: Check, problem: string, durationMs: number): CheckResult {
  const { name, required } = check;
  const detail = check.detail?.() ?? "";
  return { name, ok: problem === "", problem, detail, durationMs, checkedMs: Date.now(), required };
}

function counts({ check, failures }: WatchedCheck): boolean {
  return (
    check.required && failures >= (check.lasts ? FAILURES_THAT_COUNT_AT_ONCE : FAILURES_THAT_COUNT)
  );
}
