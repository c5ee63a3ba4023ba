/** Hostile statements by every rpc that runs a caller's text. */
import { type createMainDb, describeError, inTransaction } from "../../src/client/index.js";
import { fromRow } from "./sql-values.js";

export type Db = ReturnType<typeof createMainDb>;

/** The rpcs that run a caller's text: the rows of its answer. */
const RPCS: Readonly<Record<string, (db: Db, sql: string) => Promise<unknown>>> = {
  Query: async (db, sql) => (await db.query({ sql })).rows.map(fromRow),
  QueryStream: async (db, sql) => {
    const rows = [];
    for await (const message of db.queryStream({ sql })) rows.push(...message.rows.map(fromRow));
    return rows;
  },
  Execute: async (db, sql) => (await db.execute({ sql })).rows.map(fromRow),
  ExecuteBatch: async (db, sql) => {
    const { results } = await db.executeBatch({ steps: [{ statement: { sql: "SELECT 1" } }, { statement: { sql } }] });
    return results.map(({ rows }) => rows.map(fromRow));
  },
  "Transact Query": (db, sql) => inTransaction(db, async (open) => (await open.query({ sql })).rows.map(fromRow)),
  "Transact Execute": (db, sql) => inTransaction(db, async (open) => (await open.execute({ sql })).rows.map(fromRow)),
};

/**
 * A failed transaction is a stream that its client resets; there are thousands. Node.js bears a thousand on a connection,
 * and 33 a second from there on, so there is a new connection now and then.
 */
export const UNBOUND = { CREWDB_MAX_RESETS_PER_ADDRESS: "1000000" };
const RUNS_A_CONNECTION = 1000;
const READING = ["Query", "QueryStream", "Transact Query"];

/** How one statement ended. */
export interface Ended {
  readonly sql: string;
  readonly rpc: string;
  readonly reason: string;
  readonly answer: string;
}

export async function run(db: Db, rpc: string, sql: string): Promise<Ended> {
  try {
    const answer = await RPCS[rpc]?.(db, sql);
    return {
      sql,
      rpc,
      reason: "",
      answer: JSON.stringify(answer, (_, value) => (typeof value === "bigint" ? String(value) : value)),
    };
  } catch (error) {
    const { reason, codeName } = describeError(error);
    return { sql, rpc, reason: reason || codeName, answer: String(error) };
  }
}

/** Each statement by `every` rpcs that could run it, in turn; eight at a time. */
export async function runAll(
  open: () => Db,
  statements: readonly { sql: string; writes: boolean }[],
  every: number = Number.POSITIVE_INFINITY,
): Promise<Ended[]> {
  const runs = statements.flatMap(({ sql, writes }, index) => {
    const rpcs = Object.keys(RPCS).filter((rpc) => !(writes && READING.includes(rpc)));
    const turned = rpcs.map((_, at) => rpcs[(at + index) % rpcs.length] ?? "");
    return turned.slice(0, every).map((rpc) => ({ rpc, sql }));
  });
  const ended: Ended[] = [];
  for (let from = 0; from < runs.length; from += RUNS_A_CONNECTION) {
    using db = open();
    const some = runs.slice(from, from + RUNS_A_CONNECTION);
    for (let at = 0; at < some.length; at += 8)
      ended.push(...(await Promise.all(some.slice(at, at + 8).map(({ rpc, sql }) => run(db, rpc, sql)))));
  }
  return ended;
}

/** Reads the first message of a stream, and goes on by its token, for at most so many streams. Answers how it ended. */
export async function resume(db: Db, sql: string, most: number): Promise<string> {
  let resumeToken = "";
  try {
    for (let stream = 0; stream < most; stream++)
      for await (const message of db.queryStream({ sql, resumeToken })) {
        resumeToken = message.resumeToken;
        break;
      }
    return `${most} streams`;
  } catch (error) {
    const { reason } = describeError(error);
    // Another transaction of the server itself.
    return reason === "SNAPSHOT_CHANGED" ? resume(db, sql, most) : reason;
  }
}
