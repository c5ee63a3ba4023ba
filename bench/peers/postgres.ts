/** `npm run bench -- postgres`: crewdb and a plain service in Go before one PostgreSQL server. */
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyToPostgres } from "../../src/copy/copy.js";
import { startPostgres, whyNoPostgres } from "../../test/fixtures/postgres-server.js";
import type { BenchContext } from "../harness/bench-case.js";
import { seededData } from "../harness/data.js";
import { missingForGo } from "../harness/go-programs.js";
import { drawPlot } from "../harness/plot.js";
import { describeMachine } from "../harness/report.js";
import { type RunningServer, type ServerName, startServer } from "../harness/server.js";
import { type Contender, compare, pipelined, unary, withRequestId } from "./compare.js";
import { addPrices } from "./files.js";
import type { Goal } from "./goals.js";
import { replaceBody, toBenchRow } from "./page.js";
import { CREATE_EMAIL, GET_PRODUCT, LIST_PRICES, RECORD_INTENT, type Work } from "./requests.js";
import type { PeerRow } from "./result.js";
import { toGoalTable, toWorkTable } from "./tables.js";

const IN_FLIGHT = [16, 64] as const;
/** Of the Go service's rate. */
const TARGET = 0.6;
/** All that the requests ask for; with as many e-mails as in production the copy to the server alone would take minutes. */
const SEEDED = ["--emails", "20000", "--products", "40000"] as const;
/** As a server would have it: a write is on disk, and no checkpoint falls into one of the rounds. */
const SETTINGS = { fsync: "on", shared_buffers: "512MB", max_wal_size: "8GB", checkpoint_timeout: "1h" } as const;
const MARKS = ["<!-- bench postgres -->", "<!-- /bench postgres -->"] as const;
const PAGE = join(PACKAGE_ROOT, "docs", "postgres.md");
const PLOT = "postgres-throughput.svg";
const PLOTTED = 64;

const READERS: readonly Contender[] = [unary("crewdb", IN_FLIGHT), pipelined(IN_FLIGHT), unary("Go", IN_FLIGHT)];
const WRITERS: readonly Contender[] = READERS.flatMap((contender) => [withRequestId(contender), contender]);
const CASES: Readonly<Record<string, readonly [Work, readonly Contender[]]>> = {
  reads: [GET_PRODUCT, READERS],
  lists: [LIST_PRICES, READERS],
  intents: [RECORD_INTENT, WRITERS],
  emails: [CREATE_EMAIL, WRITERS],
};
export const POSTGRES_CASES: readonly string[] = Object.keys(CASES);

/** Measures and prints the named cases; of all, which no name means too, it writes the table of docs/postgres.md. */
export async function runPostgres(basics: Omit<BenchContext, "files">, names: readonly string[]): Promise<undefined> {
  const missing = missingForGo() ?? whyNoPostgres();
  if (missing !== undefined) {
    console.log(`skipped: ${missing} is not installed`);
    return;
  }
  const context = { ...basics, files: await seededData(PACKAGE_ROOT, "bench-postgres", SEEDED) };
  await using stack = new AsyncDisposableStack();
  const url = await serve(context, stack);
  const servers = new Map<ServerName, RunningServer>();
  for (const name of ["crewdb", "Go"] as const) {
    const noFiles = { main: "", walmart: "" };
    const settings = { CREWDB_LOG_LEVEL: "error", DB_URL: url, WALMART_DB_URL: url };
    const server = await startServer(name, noFiles, settings);
    stack.defer(() => server.stop());
    servers.set(name, server);
  }
  const rows: PeerRow[] = [];
  for (const [name, [work, contenders]] of Object.entries(CASES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const measured = await compare(context, servers, work, contenders);
    // What the native executor did is of SQLite.
    const own = measured.map(({ native: _, ...row }) => row);
    console.log(`\n${work.name}\n\n${toWorkTable(own)}`);
    rows.push(...own);
  }
  const goals = toGoalTable(goalsOf(rows));
  console.log(`\n${goals}`);
  if (names.length === 0) await writePage(rows, goals);
}

/** A server with the data of both databases; answers its URL. */
async function serve({ files, log }: BenchContext, stack: AsyncDisposableStack): Promise<string> {
  addPrices(files.walmart);
  const server = await startPostgres({ settings: SETTINGS });
  stack.defer(() => server.stop());
  const url = await server.createDatabase("bench");
  for (const database of ["main", "walmart"] as const) {
    log(`copies ${database} to PostgreSQL`);
    await copyToPostgres(database, files[database], url, () => undefined);
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
  await client.end();
  return url;
}

/** crewdb's rate over the Go service's, the same calls from both. */
function goalsOf(rows: readonly PeerRow[]): Goal[] {
  return rows.flatMap((own) => {
    if (own.peer !== "crewdb" || own.mode !== "unary") return [];
    const isSame = (row: PeerRow) =>
      row.work === own.work && row.inFlight === own.inFlight && row.requestId === own.requestId;
    const go = rows.find((row) => row.peer === "Go" && isSame(row));
    const sent = own.requestId === undefined ? "" : own.requestId ? ", request_id" : ", no request_id";
    return {
      what: `${own.work}${sent}, ${own.inFlight} in flight: calls/s over the Go service's`,
      compare: ">=" as const,
      target: TARGET,
      measured: own.perSecond / (go?.perSecond ?? Number.NaN),
    };
  });
}

function toBody(rows: readonly PeerRow[], goals: string): string {
  const works = [...Map.groupBy(rows, (row) => row.work)];
  const sections = works.map(([work, own]) => `${work}\n\n${toWorkTable(own)}`);
  return `${goals}

![Calls per second of each](${PLOT})

${describeMachine("bench/baselines/go/load").join("; ")}.

${sections.join("\n\n")}
`;
}

async function writePage(rows: readonly PeerRow[], goals: string): Promise<void> {
  const page = replaceBody(await readFile(PAGE, "utf8"), MARKS, toBody(rows, goals));
  await writeFile(PAGE, page);
  await writeFile(join(dirname(PAGE), PLOT), drawPlot(rows.map(toBenchRow), PLOTTED));
  console.log("\nwrote docs/postgres.md");
}
