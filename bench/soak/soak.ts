import "../../src/needs-service-node.js";
import { CommandError, runCommand, UsageError } from "../../src/cli/command.js";
import { openGuardedPool } from "./open-pool.js";
import { cancelAtRandom } from "./random-cancels.js";

/** Long runs that the test suite only samples. */
await runCommand({
  name: "npm run soak",
  about: "Cancels calls at random and looks whether others suffer. CANCELS is how many, a million by default.",
  options: {},
  operands: "[CANCELS]",
  notes: "Exit codes: 0 every promise was kept, 1 one was broken, 2 the command line is wrong.",
  run: (_, [cancels = "1000000"]) => soak(cancels),
});

async function soak(text: string): Promise<number> {
  const cancels = Number(text);
  if (!Number.isSafeInteger(cancels) || cancels < 1) throw new UsageError(`"${text}" is not a number of cancels`);
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
