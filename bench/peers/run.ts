import type { BenchContext } from "../harness/bench-case.js";
import { missingForGo } from "../harness/go-programs.js";
import { describeMachine } from "../harness/report.js";
import { OTHER } from "../harness/server.js";
import { measureEmails, measureIntents, measureLists, measureReads } from "./cases/calls.js";
import { measureClients } from "./cases/clients.js";
import { measureExecutors } from "./cases/executors.js";
import { measureLanguages } from "./cases/languages.js";
import { measureStream } from "./cases/stream.js";
import { toGoals } from "./goals.js";
import { writePage } from "./page.js";
import type { PeerRow } from "./result.js";
import { keepResult, lastResult } from "./results.js";
import { toEchoLines, toGoalTable, toOtherTable, toWorkTable } from "./tables.js";

/** The cases in the order in which they run; a ratio compares numbers of one case only. */
const CASES: Readonly<Record<string, (context: BenchContext) => Promise<PeerRow[]>>> = {
  reads: measureReads,
  lists: measureLists,
  intents: measureIntents,
  emails: measureEmails,
  clients: measureClients,
  languages: measureLanguages,
  stream: measureStream,
};

/** Measured when it is named only, and not on the page: it compares two checkouts. */
export const EXECUTORS = "executors";

const ON_PAGE: readonly string[] = Object.keys(CASES);
export const PEER_CASES: readonly string[] = [...ON_PAGE, EXECUTORS];

function print(all: readonly PeerRow[]): void {
  for (const [work, rows] of Map.groupBy(all, (row) => row.work)) {
    console.log(`\n${work}\n\n${toWorkTable(rows)}`);
  }
}

async function runExecutors(context: BenchContext): Promise<void> {
  const rows = await measureExecutors(context);
  print(rows);
  console.log(`\n${toEchoLines(rows)}`);
  if (context.other === undefined) return;
  console.log(`\n${OTHER} is that of ${context.other.folder}; ratios are here over there.\n\n${toOtherTable(rows)}`);
}

/** Measures the named cases, or all; prints them with what must hold; writes docs/performance.md once every case has a result. */
export async function runPeers(context: BenchContext, names: readonly string[]): Promise<void> {
  if (names.includes(EXECUTORS)) await runExecutors(context);
  const chosen = names.length === 0 ? ON_PAGE : names.filter((name) => name !== EXECUTORS);
  if (chosen.length === 0) return;
  for (const [name, measure] of Object.entries(CASES)) {
    if (!chosen.includes(name)) continue;
    const startMs = performance.now();
    const result = { case: name, measured: new Date().toISOString(), rows: await measure(context) };
    context.log(`peers ${name} took ${Math.round((performance.now() - startMs) / 1000)} s`);
    // Kept at once: a case that fails later must not cost those before it.
    await keepResult(result);
    print(result.rows);
  }
  const results = await Promise.all(ON_PAGE.map(lastResult));
  const there = results.filter((result) => result !== undefined);
  console.log(`\n${toGoalTable(toGoals(there.flatMap((result) => result.rows)))}`);
  const missing = ON_PAGE.filter((_, index) => results[index] === undefined);
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
