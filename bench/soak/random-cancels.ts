import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  CreateConversationRequestSchema,
  ListConversationsRequestSchema,
} from "../../gen/ts/crewdb/main/v1/conversation_pb.js";
import { ExecuteRequestSchema, QueryRequestSchema, QueryResponseSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import type { Call, Outcome } from "../../src/engine/call.js";
import type { DatabasePlan, Lane } from "../../src/engine/plan.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import type { DatabasePool } from "../../src/sqlite/pool/database-pool.js";
import { seeded } from "./seeded.js";

/** Calls in flight at once. */
const IN_FLIGHT = 24;

interface Kind {
  readonly rpc: number;
  readonly lane: Lane;
  readonly request: Uint8Array;
}

const query = (sql: string): Kind => ({
  rpc: SqlRpc.QUERY,
  lane: "read",
  request: toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql })),
});
const ENDLESS = query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");
const QUICK = query("SELECT 1");
const INSERT: Kind = {
  rpc: SqlRpc.EXECUTE,
  lane: "write",
  request: toBinary(
    ExecuteRequestSchema,
    create(ExecuteRequestSchema, {
      sql: "INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), 't')",
    }),
  ),
};

/** Typed calls, which the extension runs: a read of many rows, and an insert into the same table. */
function typed(plan: DatabasePlan): { readonly list: Kind; readonly insert: Kind } {
  const list = create(ListConversationsRequestSchema, { pageSize: 1000 });
  const insert = create(CreateConversationRequestSchema, { conversation: { title: "t" } });
  return {
    list: kindOf(plan, "ListConversations", toBinary(ListConversationsRequestSchema, list)),
    insert: kindOf(plan, "CreateConversation", toBinary(CreateConversationRequestSchema, insert)),
  };
}

function kindOf(plan: DatabasePlan, name: string, request: Uint8Array): Kind {
  const rpc = plan.rpcs.find((each) => each.name === name);
  if (rpc === undefined) throw new Error(`no rpc is named ${name}`);
  return { rpc: rpc.id, lane: rpc.lane, request };
}

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
  const { list, insert } = typed(loadPlans().main);
  const innocent: string[] = [];
  let done = 0;
  let acknowledged = 0;
  const caller = async (): Promise<void> => {
    while (done < cancels) {
      const kind = pick(random(), list, insert);
      const { call, outcome } = submit(pool, kind);
      const doomed = kind === ENDLESS || random() < 0.6;
      if (doomed) {
        onProgress(++done);
        for (let turns = Math.floor(random() * 4); turns > 0; turns--) await new Promise(setImmediate);
        pool.cancel(call, "CANCELLED");
      }
      const result = await outcome;
      if (result.ok && kind.lane === "write") acknowledged++;
      if (!result.ok && !(doomed && result.error.reason === "CANCELLED")) innocent.push(result.error.reason);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
  return { innocent, acknowledged, rows: await countRows(pool) };
}

function pick(random: number, list: Kind, insert: Kind): Kind {
  if (random < 0.3) return ENDLESS;
  if (random < 0.6) return QUICK;
  if (random < 0.65) return list;
  return random < 0.8 ? INSERT : insert;
}

function submit(pool: DatabasePool, kind: Kind): { call: Call; outcome: Promise<Outcome> } {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const deadlineMs = Date.now() + 60_000;
  const call = { ...kind, caller: "soak", party: "soak", source: "soak", deadlineMs, finish: resolve };
  pool.submit(call);
  return { call, outcome: promise };
}

async function countRows(pool: DatabasePool): Promise<number> {
  const counted = await submit(pool, query("SELECT count(*) FROM conversations")).outcome;
  if (!counted.ok) throw new Error(counted.error.message);
  const [row] = fromBinary(QueryResponseSchema, counted.reply).rows;
  return Number(row?.values[0]?.kind.value);
}
