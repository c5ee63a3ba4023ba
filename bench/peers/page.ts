import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import type { BenchRow } from "../harness/bench-case.js";
import { drawPlot } from "../harness/plot.js";
import { drawCosts } from "./cost-plot.js";
import { toGoals } from "./goals.js";
import { CREATE_EMAIL, GET_EMAIL, GET_PRODUCT, LIST_PRICES, RECORD_INTENT } from "./requests.js";
import { nameOf, type PeerResult, type PeerRow } from "./result.js";
import { toGoalTable, toWorkTable } from "./tables.js";

const FOLDER = join(PACKAGE_ROOT, "docs");
const PAGE = join(FOLDER, "performance.md");
const MARKS = ["<!-- peers -->", "<!-- /peers -->"] as const;
const EMPTY = `# Performance\n\n${MARKS.join("\n")}\n`;
/** Where all peers are measured with every kind of work. */
const PLOTTED = 64;

const HOW = `Made by \`npm run bench -- peers\`, and \`npm run bench -- peers lists\` measures one case again. The usual ways to put SQLite
behind gRPC on the same machine, in turn, round by round, the median round of each. Server and load share the cores: read the ratios,
not the absolute numbers.

- *crewdb* is this service. *Go* is a plain service in Go (\`bench/baselines/go/service\`): grpc-go, mattn/go-sqlite3 by database/sql,
  prepared statements, four readers, one goroutine that writes and commits in groups with savepoints. *main thread* is
  better-sqlite3 behind grpc-js in one thread, *task per query* one Piscina task for each query, *echo* grpc-js that returns the
  request and asks no database. The Go service does less than crewdb: no deadline that stops a statement, no request_id, no rules for
  fields, no limits.
- crewdb's own clients send a \`request_id\` with each write, so that a retry is safe; with retries off they send none. Writes of
  crewdb and of its clients are measured with one (*yes* in the column request_id) and without (*no*), all others without. Where
  *what must hold* says nothing of it, no write is compared.
- All have the same schema, indexes, triggers and data: 143,221 e-mails and 100,000 products, a copy each. WAL, \`synchronous=FULL\`,
  foreign keys, memory map. A write is answered after its COMMIT is on disk.
- Load comes from \`bench/baselines/go/load\` over 4 connections, or as many as there are calls in flight. It sends frames of HTTP/2 that
  were encoded before, and pipelines as one stream a connection: its CPU is the least that a client can need. It reads every
  grpc-status, and a run with more than 0.1 % errors is thrown away as failed.
- Reads ask for 1,000 different rows, lists for 50 different products with 100 prices of 8 columns each. Each insert has a random
  key of its own, and each request_id is a new UUID.
- Rate and times are those of the median round by rate, *server CPU* is the median of all rounds.`;

export function toBenchRow(row: PeerRow): BenchRow {
  return { case: row.work, server: nameOf(row), inFlight: row.inFlight, perSecond: row.perSecond };
}

function toSection([work, rows]: [string, readonly PeerRow[]]): string {
  return `### ${work}\n\n${toWorkTable(rows)}`;
}

/** Reads first. */
const ORDER: readonly string[] = [GET_PRODUCT, GET_EMAIL, LIST_PRICES, RECORD_INTENT, CREATE_EMAIL].map(
  ({ name }) => name,
);

function toRows(results: readonly PeerResult[]): PeerRow[] {
  const place = ({ work }: PeerRow) => (ORDER.includes(work) ? ORDER.indexOf(work) : ORDER.length);
  return results.flatMap((result) => result.rows).toSorted((a, b) => place(a) - place(b));
}

function toBody(results: readonly PeerResult[], machine: readonly string[]): string {
  const rows = toRows(results);
  const sections = [...Map.groupBy(rows, (row) => row.work)].map(toSection);
  return `${HOW}
${machine.map((line) => `- ${line}`).join("\n")}

## What must hold

${toGoalTable(toGoals(rows))}

![Calls per second of each way](performance-throughput.svg)

![CPU and time of a call](performance-cost.svg)

## All numbers

${sections.join("\n\n")}
`;
}

/** A page with this between its marks; what people wrote around them stays. */
export function replaceBody(page: string, [begin, end]: readonly [string, string], body: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page must have a line ${begin} and after it a line ${end}`);
  return `${page.slice(0, from)}${begin}\n\n${body}\n${page.slice(to)}`;
}

/** Writes docs/performance.md and its two pictures. */
export async function writePage(results: readonly PeerResult[], machine: readonly string[]): Promise<void> {
  const page = await readFile(PAGE, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return EMPTY;
    throw error;
  });
  // Clients are compared among themselves.
  const servers = toRows(results.filter((result) => result.case !== "clients" && result.case !== "languages"));
  await writeFile(PAGE, replaceBody(page, MARKS, toBody(results, machine)));
  await writeFile(join(FOLDER, "performance-throughput.svg"), drawPlot(servers.map(toBenchRow), PLOTTED));
  await writeFile(join(FOLDER, "performance-cost.svg"), drawCosts(servers, PLOTTED));
}
