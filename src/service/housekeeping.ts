import { setTimeout as pause } from "node:timers/promises";
import type { Chore } from "../engine/engine.js";
import type { DatabaseName } from "../engine/plan.js";

/** Where it says that a chore failed. */
export interface HousekeepingLog {
  warn(facts: object, message: string): void;
}

export interface Housekeeping {
  stop(): void;
}

/** Does each chore of a database at its interval, beside the others, until `stop`. */
export function startHousekeeping(
  database: DatabaseName,
  chores: readonly Chore[],
  log: HousekeepingLog,
): Housekeeping {
  const running = new AbortController();
  for (const chore of chores) void repeat(chore, running.signal, log, database);
  return { stop: () => running.abort() };
}

/** One after the other, never two at once: a slow round makes the next one late. */
async function repeat(
  { intervalMs, run }: Chore,
  signal: AbortSignal,
  log: HousekeepingLog,
  database: DatabaseName,
): Promise<void> {
  const waited = (): Promise<boolean> =>
    pause(intervalMs, true, { signal, ref: false }).catch(() => false);
  while (await waited()) {
    await run(signal).catch((err: unknown) => {
      if (!signal.aborted) log.warn({ database, err }, "housekeeping failed and will be retried");
    });
  }
}
