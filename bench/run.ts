import "../src/base/needs-service-node.js";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { PACKAGE_ROOT } from "../src/base/package-root.js";
import { runCommand, UsageError } from "../src/cli/command.js";
import { CASES } from "./cases/index.js";
import type { BenchCase, BenchContext, BenchRow } from "./harness/bench-case.js";
import { fullData } from "./harness/data.js";
import { chooseGenerator } from "./harness/generator.js";
import { drawPlot } from "./harness/plot.js";
import { toRatios } from "./harness/ratios.js";
import { describeMachine, toTable } from "./harness/report.js";
import { entryOf } from "./harness/server.js";
import { POSTGRES_CASES, runPostgres } from "./peers/postgres.js";
import { EXECUTORS, PEER_CASES, runPeers } from "./peers/run.js";

/** Peers measure many loads, and shorter ones. */
const PEERS_ROUND_MS = 700;
/** Executors differ by little, and need more rounds. */
const EXECUTORS_ROUNDS = 7;

function toReport(rows: readonly BenchRow[], machine: readonly string[]): string {
  return `# Benchmarks

Made by \`npm run bench\`; measured in turn in one run, the median of several rounds. The load runs on the same machine and takes its share of it, so read the ratios, not the absolute numbers.

${machine.map((line) => `- ${line}`).join("\n")}
- Data: 143,221 e-mails and 100,000 products, made by \`npm run seed\`. A write is on disk before it is acknowledged. Only those of *migration* have a request_id, which the client fills in; docs/performance.md has writes with and without.
- *echo* is grpc-js that returns the request; *main thread* is better-sqlite3 behind grpc-js and protobuf-es in one thread; *task per query* gives each query to a Piscina thread.

## Ratios

Above 1.00, crewdb answers more calls per second than the other; *echo* is the most that grpc-js can do with any database. The row of slow lists compares waiting instead: how many times shorter the p99 is.

${toRatios(rows)}

![Calls per second at 100 in flight](plot.svg)

## All numbers

${toTable(rows)}
`;
}

await runCommand({
  name: "npm run bench",
  about: `Measures this service beside the usual ways. Without a CASE it runs all, and writes bench/README.md.`,
  options: {
    rounds: {
      type: "string",
      value: "N",
      meaning: "rounds of which the median counts; default: 3, of peers executors 7",
    },
    "round-ms": {
      type: "string",
      value: "N",
      meaning: "length of one round; default: 2000, of peers and postgres 700",
    },
    server: { type: "string", value: "DIR", meaning: "peers executors: also a built checkout's server, in turn" },
  },
  operands: "[CASE…]",
  notes: `Cases: ${CASES.map(({ name }) => name).join(", ")}.

\`npm run bench -- peers [CASE…]\` measures a service in Go among the others and writes docs/performance.md.
Its cases: ${PEER_CASES.join(", ")}.
\`${EXECUTORS}\` is measured when it is named, and prints the server's CPU for a call; with --server beside another checkout's.

\`npm run bench -- postgres [CASE…]\` measures crewdb and a service in Go before one PostgreSQL server; of all cases it writes
the table of docs/postgres.md. Its cases: ${POSTGRES_CASES.join(", ")}.`,
  run: (values, [first, ...more]) => bench(values, first, more),
});

async function bench(
  values: { readonly rounds?: string; readonly "round-ms"?: string; readonly server?: string },
  first: string | undefined,
  more: readonly string[],
): Promise<undefined> {
  const peers = first === "peers";
  const postgres = first === "postgres";
  const words = first === undefined ? [] : [first, ...more];
  const compares = peers && more.includes(EXECUTORS);
  const rounds = toCount("--rounds", values.rounds ?? String(compares ? EXECUTORS_ROUNDS : 3));
  const roundMs = toCount("--round-ms", values["round-ms"] ?? String(peers || postgres ? PEERS_ROUND_MS : 2000));
  const known = peers ? PEER_CASES : postgres ? POSTGRES_CASES : more;
  const unknown = more.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`no case of ${first} is called ${unknown}`);
  const otherFolder = values.server === undefined ? undefined : toFolder(values.server, compares);
  const chosen = peers || postgres ? [] : choose(words);
  const generator = chooseGenerator();
  const basics = { generator, rounds, roundMs, log: (line: string) => console.error(line) };
  if (postgres) return await runPostgres(basics, more);
  const context: BenchContext = {
    ...basics,
    files: await fullData(),
    ...(otherFolder === undefined ? {} : { other: { folder: otherFolder, files: await fullData(otherFolder) } }),
  };
  if (peers) await runPeers(context, more);
  else await runCases(context, chosen, words.length === 0);
}

function toFolder(text: string, compares: boolean): string {
  if (!compares) throw new UsageError(`--server is an option of \`peers ${EXECUTORS}\` only`);
  const folder = resolve(text);
  if (!existsSync(entryOf(folder))) throw new UsageError(`--server: ${entryOf(folder)} is not there; build it first`);
  return folder;
}

function toCount(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError(`${option} must be a whole number from 1`);
  return count;
}

/** The cases that these words mean: a whole name that case alone, e.g. GetEmail and not also BatchGetEmails. */
function choose(words: readonly string[]): readonly BenchCase[] {
  const isName = (word: string) => CASES.some(({ name }) => name.toLowerCase() === word.toLowerCase());
  const wanted = (name: string) =>
    words
      .map((word) => word.toLowerCase())
      .some((word) => (isName(word) ? name.toLowerCase() === word : name.toLowerCase().includes(word)));
  const chosen = words.length > 0 ? CASES.filter(({ name }) => wanted(name)) : CASES;
  if (chosen.length === 0) throw new UsageError(`no case is called ${words.join(" or ")}`);
  return chosen;
}

async function runCases(context: BenchContext, chosen: readonly BenchCase[], all: boolean): Promise<void> {
  const rows: BenchRow[] = [];
  for (const { run } of chosen) {
    const own = await run(context);
    // Shown at once: a case that fails later must not cost the numbers of those before it.
    context.log(toTable(own));
    rows.push(...own);
  }
  const machine = describeMachine(context.generator.name);
  console.log(`${machine.join("\n")}\n\n${toRatios(rows)}\n\n${toTable(rows)}`);
  if (!all) return;
  await writeFile(join(PACKAGE_ROOT, "bench", "README.md"), toReport(rows, machine));
  await writeFile(join(PACKAGE_ROOT, "bench", "plot.svg"), drawPlot(rows, 100));
}
