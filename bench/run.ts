import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PACKAGE_ROOT } from "../src/package-root.js";
import { CASES } from "./cases/index.js";
import type { BenchCase, BenchContext, BenchRow } from "./harness/bench-case.js";
import { fullData } from "./harness/data.js";
import { chooseGenerator } from "./harness/generator.js";
import { drawPlot } from "./harness/plot.js";
import { toRatios } from "./harness/ratios.js";
import { describeMachine, toTable } from "./harness/report.js";
import { PEER_CASES, runPeers } from "./peers/run.js";

/** Peers measure many loads, and shorter ones. */
const PEERS_ROUND_MS = 700;

const USAGE = `npm run bench -- [options] [case…]

  --rounds N     rounds of which the median counts  (3)
  --round-ms N   length of one round                (2000; 700 for peers)

npm run bench -- [options] peers [case…]

  This service against the usual ways, a service in Go among them; writes docs/performance.md.
  Cases: ${PEER_CASES.join(", ")}. Without names: all.

Cases: ${CASES.map(({ name }) => name).join(", ")}. Without names: all, and bench/README.md is written anew.`;

function toReport(rows: readonly BenchRow[], machine: readonly string[]): string {
  return `# Benchmarks

Made by \`npm run bench\`; measured in turn in one run, the median of several rounds. The load runs on the same machine and takes its share of it, so read the ratios, not the absolute numbers.

${machine.map((line) => `- ${line}`).join("\n")}
- Data: 143,221 e-mails and 100,000 products, made by \`npm run seed\`. Writes are on disk before they are acknowledged, and send no request_id.
- *echo* is grpc-js that returns the request; *main thread* is better-sqlite3 behind grpc-js and protobuf-es in one thread; *task per query* gives each query to a Piscina thread.

## Ratios

Above 1.00, crewdb answers more calls per second than the other; *echo* is the most that grpc-js can do with any database. The row of slow lists compares waiting instead: how many times shorter the p99 is.

${toRatios(rows)}

![Calls per second at 100 in flight](plot.svg)

## All numbers

${toTable(rows)}
`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "3" },
      "round-ms": { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const [first, ...more] = positionals;
  const peers = first === "peers";
  const generator = chooseGenerator();
  const context: BenchContext = {
    files: await fullData(),
    generator,
    rounds: Number(values.rounds),
    roundMs: Number(values["round-ms"] ?? (peers ? PEERS_ROUND_MS : 2000)),
    log: (line) => console.error(line),
  };
  if (peers) await runPeers(context, more);
  else await runCases(context, positionals);
}

/** The cases that these words mean: a whole name that case alone, e.g. GetEmail and not also BatchGetEmails. */
function choose(words: readonly string[]): readonly BenchCase[] {
  const isName = (word: string) => CASES.some(({ name }) => name.toLowerCase() === word.toLowerCase());
  const wanted = (name: string) =>
    words
      .map((word) => word.toLowerCase())
      .some((word) => (isName(word) ? name.toLowerCase() === word : name.toLowerCase().includes(word)));
  const chosen = words.length > 0 ? CASES.filter(({ name }) => wanted(name)) : CASES;
  if (chosen.length === 0) throw new Error(`no case is called ${words.join(" or ")}\n\n${USAGE}`);
  return chosen;
}

async function runCases(context: BenchContext, words: readonly string[]): Promise<void> {
  const rows: BenchRow[] = [];
  for (const { run } of choose(words)) {
    const own = await run(context);
    // Shown at once: a case that fails later must not cost the numbers of those before it.
    context.log(toTable(own));
    rows.push(...own);
  }
  const machine = describeMachine(context.generator.name);
  console.log(`${machine.join("\n")}\n\n${toRatios(rows)}\n\n${toTable(rows)}`);
  if (words.length > 0) return;
  await writeFile(join(PACKAGE_ROOT, "bench", "README.md"), toReport(rows, machine));
  await writeFile(join(PACKAGE_ROOT, "bench", "plot.svg"), drawPlot(rows, 100));
}

await main();
