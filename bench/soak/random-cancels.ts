import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ExecuteRequestSchema, QueryRequestSchema, QueryResponseSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Call, Outcome } from "../../src/pool/call.js";
import type { DatabasePool } from "../../src/pool/database-pool.js";
import { SqlRpc } from "../../src/worker/sql/sql-rpc.js";
import { seeded } from "./seeded.js";

/** Calls in flight at once. */
const IN_FLIGHT = 24;

const query = (sql: string): Uint8Array => toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));
const ENDLESS = query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
const QUICK = query("SELECT 1");
const INSERT = toBinary(
  ExecuteRequestSchema,
  create(ExecuteRequestSchema, {
    sql: "INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), 't')",
  }),
);

export interface CancelReport {
  /** Reasons of calls that nobody cancelled and that failed all the same; must be empty. */
  readonly innocent: readonly string[];
  /** Inserts that were acknowledged, and rows that are there; never fewer rows. */
  readonly acknowledged: number;
  readonly rows: number;
}

/** Cancels so many calls at random moments among quick, endless and writing ones, with the same random numbers each time. */
export async function cancelAtRandom(
  pool: DatabasePool,
  cancels: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<CancelReport> {
  const random = seeded(7);
  const innocent: string[] = [];
  let done = 0;
  let acknowledged = 0;
  const caller = async (): Promise<void> => {
    while (done < cancels) {
      const request = pick(random());
      const { call, outcome } = submit(pool, request);
      const doomed = request === ENDLESS || random() < 0.6;
      if (doomed) {
        onProgress(++done);
        for (let turns = Math.floor(random() * 4); turns > 0; turns--) await new Promise(setImmediate);
        pool.cancel(call, "CANCELLED");
      }
      const result = await outcome;
      if (result.ok && request === INSERT) acknowledged++;
      if (!result.ok && !(doomed && result.error.reason === "CANCELLED")) innocent.push(result.error.reason);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
  return { innocent, acknowledged, rows: await countRows(pool) };
}

function pick(random: number): Uint8Array {
  if (random < 0.3) return ENDLESS;
  return random < 0.8 ? QUICK : INSERT;
}

function submit(pool: DatabasePool, request: Uint8Array): { call: Call; outcome: Promise<Outcome> } {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const [rpc, lane] = request === INSERT ? ([SqlRpc.EXECUTE, "write"] as const) : ([SqlRpc.QUERY, "read"] as const);
  const deadlineMs = Date.now() + 60_000;
  const call = { rpc, lane, request, caller: "soak", source: "soak", deadlineMs, finish: resolve };
  pool.submit(call);
  return { call, outcome: promise };
}

async function countRows(pool: DatabasePool): Promise<number> {
  const counted = await submit(pool, query("SELECT count(*) FROM conversations")).outcome;
  if (!counted.ok) throw new Error(counted.error.message);
  const [row] = fromBinary(QueryResponseSchema, counted.reply).rows;
  return Number(row?.values[0]?.kind.value);
}
