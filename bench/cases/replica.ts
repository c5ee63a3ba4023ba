import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createAdminDb, createMainDb, REPLICATED } from "../../src/client/index.js";
import { findLitestream } from "../../src/recovery/litestream.js";
import type { BenchCase, BenchContext, BenchRow } from "../harness/bench-case.js";
import { type DataFiles, scratchCopy } from "../harness/data.js";
import { percentile } from "../harness/load.js";
import { type RunningServer, startServer } from "../harness/server.js";
import { toId } from "../seed/rows.js";

type Main = ReturnType<typeof createMainDb>;

interface Load {
  readonly name: string;
  readonly inFlight: number;
  readonly isReplicated?: boolean;
  call(client: Main): Promise<unknown>;
}

const insert = {
  sql: "INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), 'bench')",
};
const durable = (client: Main): Promise<unknown> => client.execute(insert);
const replicated = (client: Main): Promise<unknown> => client.execute(insert, { headers: REPLICATED });
const LOADS: readonly Load[] = [
  { name: "durable Execute", inFlight: 64, call: durable },
  { name: "durable Execute", inFlight: 1, call: durable },
  { name: "replicated Execute", inFlight: 64, isReplicated: true, call: replicated },
  { name: "replicated Execute", inFlight: 1, isReplicated: true, call: replicated },
  {
    name: "GetEmail beside 16 writers",
    inFlight: 4,
    call: (client) => client.getEmail({ emailId: toId("email", 71_610) }),
  },
];
/** Those that write beside point reads. */
const BESIDE = 16;

interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One client for all calls, in this process: both servers are measured with the same. */
async function measure({ target }: RunningServer, load: Load, roundMs: number): Promise<Measured> {
  using client = createMainDb(target, { retry: { maxAttempts: 1 } });
  const times: number[] = [];
  const startMs = performance.now();
  const untilMs = startMs + roundMs;
  let isOver = false;
  const writers = load.name.includes("beside")
    ? Array.from({ length: BESIDE }, async () => {
        while (!isOver) await durable(client);
      })
    : [];
  const loop = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const callMs = performance.now();
      await load.call(client);
      times.push(performance.now() - callMs);
    }
  };
  await Promise.all(Array.from({ length: load.inFlight }, loop));
  const tookMs = performance.now() - startMs;
  isOver = true;
  await Promise.all(writers);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: (times.length * 1000) / tookMs,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

async function untilCopied({ target }: RunningServer): Promise<void> {
  using admin = createAdminDb(target);
  for (;;) {
    const { databases } = await admin.getReadiness({});
    const replica = databases.flatMap(({ checks }) => checks).find(({ name }) => name === "replica");
    if (replica?.ok === true && (replica.duration?.nanos ?? 0) > 0) return;
    await pause(100);
  }
}

async function inTurn(context: BenchContext, servers: readonly RunningServer[], names: readonly string[]) {
  const rows: BenchRow[] = [];
  for (const load of LOADS) {
    const results = servers.map((): Measured[] => []);
    for (let round = 0; round < context.rounds; round++)
      for (const [index, server] of servers.entries()) {
        if (load.isReplicated === true && index === 0) continue;
        context.log(`${load.name}, ${load.inFlight} in flight, ${names[index]}, round ${round + 1}`);
        results[index]?.push(await measure(server, load, context.roundMs));
      }
    for (const [index, rounds] of results.entries()) {
      const middle = rounds.toSorted((a, b) => a.perSecond - b.perSecond)[rounds.length >> 1];
      if (middle === undefined) continue;
      rows.push({ case: load.name, server: names[index] ?? "", inFlight: load.inFlight, ...middle });
    }
  }
  return rows;
}

/** From the lost disk until the service answers again, with the whole seed. */
async function recover(files: DataFiles, settings: Readonly<Record<string, string>>): Promise<BenchRow[]> {
  const bytes = statSync(files.main).size;
  for (const end of ["", "-wal", "-shm", ".lock"]) rmSync(`${files.main}${end}`, { force: true });
  const server = await startServer("crewdb", files, { ...settings, CREWDB_RESTORE_ON_START: "if-missing" });
  const name = `start with a restore of ${Math.round(bytes / 1e6)} MB`;
  const row = { case: name, server: "crewdb with a replica", value: `${(server.startMs / 1000).toFixed(1)} s` };
  await server.stop();
  return existsSync(files.main) ? [row] : [];
}

function isInstalled(): boolean {
  try {
    return findLitestream(undefined) !== undefined;
  } catch {
    return false;
  }
}

/** What a replica costs, measured in turn with and without, and how long a restore takes. */
export const replica: BenchCase = {
  name: "replica",
  async run(context) {
    if (!isInstalled()) {
      context.log("replica is left out: Litestream is not installed (npm run litestream)");
      return [];
    }
    await using plain = await scratchCopy(context.files);
    await using copied = await scratchCopy(context.files);
    const store = mkdtempSync(join(tmpdir(), "crewdb-bench-replica-"));
    const settings = { DB_REPLICA_URL: `file://${store}` };
    const servers: RunningServer[] = [];
    try {
      servers.push(await startServer("crewdb", plain));
      const startMs = performance.now();
      const kept = await startServer("crewdb", copied, settings);
      servers.push(kept);
      await untilCopied(kept);
      const firstMs = performance.now() - startMs - kept.startMs;
      const rows = await inTurn(context, servers, ["crewdb", "crewdb with a replica"]);
      for (const server of servers.splice(0)) await server.stop();
      const first = {
        case: "first copy of the file",
        server: "crewdb with a replica",
        value: `${(firstMs / 1000).toFixed(1)} s`,
      };
      return [...rows, first, ...(await recover(copied, settings))];
    } finally {
      for (const server of servers) await server.stop();
      rmSync(store, { recursive: true, force: true });
    }
  },
};
