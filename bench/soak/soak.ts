import { openGuardedPool } from "./open-pool.js";
import { cancelAtRandom } from "./random-cancels.js";

/** `npm run soak -- [cancels]`: long runs that the test suite only samples. Exit code 1 when a promise is broken. */
const cancels = Number(process.argv[2] ?? 1_000_000);
const opened = await openGuardedPool();
if (opened === undefined)
  throw new Error("the guard extension is not built: install a C compiler and run npm ci again");

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
if (report.innocent.length > 0 || report.rows < report.acknowledged) process.exitCode = 1;
