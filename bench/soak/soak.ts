import "../../src/base/needs-service-node.js";
import { AssertionError } from "node:assert";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError, runCommand, UsageError } from "../../src/cli/command.js";
import { type HostileOptions, hostile } from "./hostile.js";
import { openGuardedPool } from "./open-pool.js";
import { cancelAtRandom } from "./random-cancels.js";
import { rotate } from "./rotation.js";

/** Long runs that the test suite only samples. */
await runCommand({
  name: "npm run soak",
  about:
    "Cancels calls at random and looks whether others suffer. CANCELS is how many, a million by default. Or sends SQL that is made to do harm, and looks whether a reader and a writer suffer. Or kills services with a replica, loses their disk, and looks for every write that was acknowledged. Or kills two processes before one PostgreSQL, and its primary once. Or replaces certificates, authorities, tokens and the policy, and looks whether an allowed call fails, or a removed credential is of use after 5 s.",
  options: {
    seconds: { type: "string", value: "N", meaning: "how long hostile callers send, 600 by default" },
    callers: { type: "string", value: "N", meaning: "how many there are, 16 by default" },
    rounds: {
      type: "string",
      value: "N",
      meaning:
        "how often recovery loses a disk, 100 by default, or a process before PostgreSQL is killed, 30 by default",
    },
    seed: { type: "string", value: "N", meaning: "what they draw from, 1 by default" },
    rotations: { type: "string", value: "N", meaning: "how many files are replaced, 1000 by default" },
  },
  operands: "[CANCELS|hostile|recovery|postgres|rotation]",
  notes: "Exit codes: 0 every promise was kept, 1 one was broken, 2 the command line is wrong.",
  run: ({ seconds = "600", callers = "16", seed = "1", rounds, rotations = "1000" }, [what = "1000000"]) => {
    if (what === "rotation") return runRotations(toCount(rotations));
    if (what === "hostile")
      return runHostile({ seconds: toCount(seconds), callers: toCount(callers), seed: toCount(seed) });
    if (what === "recovery") return runRecovery(toCount(rounds ?? "100"), toCount(seed));
    return what === "postgres" ? runProcesses(toCount(rounds ?? "30"), toCount(seed)) : soak(what);
  },
});

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError(`"${text}" is not a number above 0`);
  return count;
}

async function runRotations(rotations: number): Promise<number> {
  const show = (done: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${rotations} rotations`);
  };
  const report = await rotate(rotations, show);
  const { calls, failed, tooLate, removed, refused } = report;
  const failures = Object.entries(failed).map(([reason, count]) => `${count} ${reason}`);
  if (process.stderr.isTTY) process.stderr.write("\n");
  console.log(
    `${report.rotations} rotations in ${report.seconds} s: ${calls} calls of allowed callers, failed: ${failures.join(", ") || "none"}; ${refused} of ${removed} removed credentials refused, the last of use ${report.longestMs} ms after its removal; new ones of use after ${report.slowestMs} ms at most; beyond 5 s: ${tooLate.join(", ") || "none"}; the longest stall of the callers' own process ${report.stalledMs} ms`,
  );
  return failures.length > 0 || tooLate.length > 0 || refused < removed ? 1 : 0;
}

async function runHostile(options: HostileOptions): Promise<number> {
  return (await hostile(options)).length === 0 ? 0 : 1;
}

/** The replica is a folder, or what DB_REPLICA_URL names. */
async function runRecovery(rounds: number, seed: number): Promise<number> {
  const { loseAndRecover } = await import("../../test/long/recovery-rounds.js");
  const store = mkdtempSync(join(tmpdir(), "crewdb-replica-"));
  const settings = { DB_REPLICA_URL: process.env.DB_REPLICA_URL ?? `file://${store}` };
  try {
    const startMs = performance.now();
    const show = (line: string): void => {
      if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
    };
    const report = await loseAndRecover(rounds, seed, settings, show);
    const { acknowledged, replicated, lost, lostMs, orphaned, replaced, recoveredMs } = report;
    console.log(
      `${rounds} disks lost in ${Math.round((performance.now() - startMs) / 1000)} s: ${acknowledged} writes acknowledged, ${replicated} of them as replicated; ${lost} lost, none older than ${Math.round(lostMs)} ms and none that was replicated; of ${orphaned} Litestreams killed alone ${replaced} were replaced before the disk was lost; served again within ${Math.round(recoveredMs)} ms`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    console.log(`BROKEN ${error.message}`);
    return 1;
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

async function runProcesses(kills: number, seed: number): Promise<number> {
  const { goProgram } = await import("../../test/conformance/languages.js");
  const { whyNoPostgres } = await import("../../test/fixtures/postgres-server.js");
  const { CHECKER, killProcesses } = await import("../../test/long/postgres-rounds.js");
  const missing = whyNoPostgres();
  const checker = goProgram(CHECKER, "linearizable");
  if (missing !== undefined || "missing" in checker)
    throw new CommandError(`${missing ?? ("missing" in checker ? checker.missing : "")} is not installed`);
  try {
    const report = await killProcesses(kills, seed, checker, console.log);
    const { verdict, operations, unknown, intents, retried, transfers, reads } = report;
    console.log(
      `${kills} kills and a failover: ${operations} operations on registers, ${unknown} of them writes whose outcome nobody knows: ${verdict === "Ok" ? "linearizable" : `NOT LINEARIZABLE (${verdict})`}; ${intents} intents acknowledged after ${retried} retries, each of them once; ${transfers} transfers acknowledged, and ${reads} reads of all accounts that saw each of them whole and once`,
    );
    return verdict === "Ok" ? 0 : 1;
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    console.log(`BROKEN ${error.message}`);
    return 1;
  }
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
