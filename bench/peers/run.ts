import type { BenchContext } from "../harness/bench-case.js";
import { missingForGo } from "../harness/go-programs.js";
import { describeMachine } from "../harness/report.js";
import { measureEmails, measureIntents, measureLists, measureReads } from "./cases/calls.js";
import { measureClients } from "./cases/clients.js";
import { measureStream } from "./cases/stream.js";
import { toGoals } from "./goals.js";
import { writePage } from "./page.js";
import type { PeerResult, PeerRow } from "./result.js";
import { keepResult, lastResult } from "./results.js";
import { toGoalTable, toWorkTable } from "./tables.js";

/** The cases in the order in which they run; a ratio compares numbers of one case only. */
const CASES: Readonly<Record<string, (context: BenchContext) => Promise<PeerRow[]>>> = {
  reads: measureReads,
  lists: measureLists,
  intents: measureIntents,
  emails: measureEmails,
  clients: measureClients,
  stream: measureStream,
};

export const PEER_CASES: readonly string[] = Object.keys(CASES);

function print(result: PeerResult): void {
  for (const [work, rows] of Map.groupBy(result.rows, (row) => row.work)) {
    console.log(`\n${work}\n\n${toWorkTable(rows)}`);
  }
}

/** Measures the named cases, or all; prints them with what must hold; writes docs/performance.md once every case has a result. */
export async function runPeers(context: BenchContext, names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !PEER_CASES.includes(name));
  if (unknown !== undefined) throw new Error(`peers has no case ${unknown}; there are ${PEER_CASES.join(", ")}`);
  for (const [name, measure] of Object.entries(CASES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const startMs = performance.now();
    const result = { case: name, measured: new Date().toISOString(), rows: await measure(context) };
    context.log(`peers ${name} took ${Math.round((performance.now() - startMs) / 1000)} s`);
    // Kept at once: a case that fails later must not cost those before it.
    await keepResult(result);
    print(result);
  }
  const results = await Promise.all(PEER_CASES.map(lastResult));
  const there = results.filter((result) => result !== undefined);
  console.log(`\n${toGoalTable(toGoals(there.flatMap((result) => result.rows)))}`);
  const missing = PEER_CASES.filter((_, index) => results[index] === undefined);
  if (missing.length > 0) {
    console.log(`\nnever measured here: ${missing.join(", ")}; docs/performance.md is written when all are`);
    return;
  }
  const without = missingForGo();
  if (without !== undefined)
    return console.log(`\nwithout ${without} docs/performance.md would lose rows: it stays as it is`);
  await writePage(there, describeMachine("bench/baselines/go/load"));
  console.log("\nwrote docs/performance.md");
}
