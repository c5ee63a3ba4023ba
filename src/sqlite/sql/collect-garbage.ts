import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects this thread's garbage and runs its finalisers, some 20 ms. better-sqlite3 frees a statement's memory only so: it
 * can't be asked to, and V8 sees the few bytes of the JavaScript object and not the megabytes behind it.
 */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  collect();
  // Finalisers run in a turn of the event loop of their own.
  await setImmediate();
}
