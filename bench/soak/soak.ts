import "../../src/base/needs-service-node.js";
import { CommandError, runCommand, UsageError } from "../../src/cli/command.js";
import { type HostileOptions, hostile } from "./hostile.js";
import { openGuardedPool } from "./open-pool.js";
import { cancelAtRandom } from "./random-cancels.js";

/** Long runs that the test suite only samples. */
await runCommand({
  name: "npm run soak",
  about:
    "Cancels calls at random and looks whether others suffer. CANCELS is how many, a million by default. Or sends SQL that is made to do harm, and looks whether a reader and a writer suffer.",
  options: {
    seconds: { type: "string", value: "N", meaning: "how long hostile callers send, 600 by default" },
    callers: { type: "string", value: "N", meaning: "how many there are, 16 by default" },
    seed: { type: "string", value: "N", meaning: "what they draw from, 1 by default" },
  },
  operands: "[CANCELS|hostile]",
  notes: "Exit codes: 0 every promise was kept, 1 one was broken, 2 the command line is wrong.",
  run: ({ seconds = "600", callers = "16", seed = "1" }, [what = "1000000"]) =>
    what === "hostile"
      ? runHostile({ seconds: toCount(seconds), callers: toCount(callers), seed: toCount(seed) })
      : soak(what),
});

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError(`"${text}" is not a number above 0`);
  return count;
}

async function runHostile(options: HostileOptions): Promise<number> {
  return (await hostile(options)).length === 0 ? 0 : 1;
}

async function soak(text: string): Promise<number> {
  const cancels = toCount(text);
  const opened = await openGuardedPool();
  if (opened === undefined)
    throw new CommandError("the guard extension is not built: install a C compiler and run npm ci again");
  const started = performance.now();
  const show = (done: number): void => {
    if (process.stderr.isTTY && done % 1000 === 0) process.stderr.write(`\r${done} of ${cancels} cancels`);
  };
  const report = await cancelAtRandom(opened.pool, cancels, show);
  await opened.close();
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${cancels} cancels in ${seconds} s: ${report.innocent.length} calls that nobody cancelled failed; ${report.acknowledged} inserts acknowledged, ${report.rows} there`,
  );
  return report.innocent.length > 0 || report.rows < report.acknowledged ? 1 : 0;
}
