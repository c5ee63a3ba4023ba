import type { Database, Statement } from "better-sqlite3";
import { isCovered, toCallParameters, toCallPlan } from "./call-plan.js";
import type { Encoder, Stored } from "./encode.js";
import { readKeys } from "./native-rows.js";
import { newId } from "./new-id.js";
import { PackedBatch, type PackedCall, replyTableBytes } from "./packing.js";
import type { DatabasePlan, RpcPlan } from "./plan.js";
import { orderOf, textOf } from "./prepared.js";
import { keyColumns, Projection } from "./projection.js";
import { toRowPlan } from "./row-plan.js";
import { WireWriter } from "./wire.js";

/** What `run` answers instead of a reply. */
export const Native = {
  /** Nothing was done; JavaScript must run the call. */
  DECLINED: -1,
  /** Something was written before it failed: the transaction must be rolled back. */
  LOST: -2,
} as const;
/** Less the conditions for which a statement is missing. */
const MISSING = -3;

const PAGE_BIT = 2 ** 24;
const ROW_BIT = 2 ** 25;

/** Of an answer of `run` that is a reply: its bytes. */
export function lengthOf(reply: number): number {
  return reply % PAGE_BIT;
}

/** The rows that it holds. */
export function rowsOf(reply: number): number {
  return Math.floor(reply / ROW_BIT);
}

/** What one rpc needs of JavaScript. */
interface Covered {
  readonly rpc: RpcPlan;
  readonly makesId: boolean;
  /** Integers of a page's keys are bigints where a column may need them: as in the tokens of the JavaScript encoder. */
  bigKeys: boolean;
}

/** The token of the page behind a row with these keys. */
export type PageTokens = (call: PackedCall, keys: readonly Stored[]) => string;

/**
 * Calls that the extension runs from their request's bytes to their reply's (src/native/calls.h). It knows most rpcs, and
 * of those it runs the calls that succeed: what it declines is run by JavaScript from the start, errors among them.
 */
export class NativeCalls {
  readonly #db: Database;
  readonly #encoder: Encoder;
  readonly #covered: (Covered | undefined)[] = [];
  readonly #add: Statement;
  readonly #first: Statement;
  readonly #call: Statement;
  readonly #append: Statement;
  readonly #keys: Statement;
  readonly #replies: Statement;
  readonly #pageToken: PageTokens;
  #calls: PackedBatch = new PackedBatch(new ArrayBuffer(8));
  #commitSeq = "";
  #room = 0;
  /** The batch is with the extension: it goes there with its first call that is run there. */
  #isBegun = false;
  /** The call that ran last found a statement missing, which was compiled. */
  hasCompiled = false;

  /** The guard must have been loaded into the connection. */
  constructor(db: Database, plan: DatabasePlan, encoder: Encoder, pageToken: PageTokens) {
    this.#db = db;
    this.#encoder = encoder;
    this.#pageToken = pageToken;
    const rpcs = plan.rpcs.filter((rpc) => isCovered(plan, rpc));
    for (const rpc of rpcs) {
      const makesId = rpc.parameters.some((each) => each.from === "built-in" && each.name === "new_id");
      this.#covered[rpc.id] = { rpc, makesId, bigKeys: false };
    }
    const pluck = (sql: string): Statement => db.prepare(sql).pluck();
    pluck("SELECT crewdb_calls(?)").get(toCallPlan(plan, encoder, rpcs));
    this.#add = pluck("SELECT crewdb_call_statement(?, ?, ?, ?, ?, ?)");
    this.#first = pluck("SELECT crewdb_call_first(?, ?, ?, ?, ?, ?, ?)");
    this.#call = pluck("SELECT crewdb_call(?, ?, ?, ?)");
    this.#append = pluck("SELECT crewdb_call_append(?)");
    this.#keys = pluck("SELECT crewdb_call_keys()");
    this.#replies = pluck("SELECT crewdb_call_replies()");
  }

  /** Whether calls of this rpc may be run here. */
  covers(rpc: number): boolean {
    return this.#covered[rpc] !== undefined;
  }

  /** From here on calls of this batch are run; `commitSeq` is what its writes answer. */
  start(calls: PackedBatch, commitSeq: string): void {
    this.#calls = calls;
    this.#room = replyTableBytes(calls.count);
    this.#commitSeq = commitSeq;
    this.#isBegun = false;
  }

  /**
   * Runs a call of the batch. While it runs it may be interrupted as `generation`.
   * @returns a reply, for `lengthOf` and `rowsOf`, or one of `Native`
   */
  run(index: number, generation: number): number {
    const covered = this.#covered[this.#calls.rpc(index)];
    if (covered === undefined) return Native.DECLINED;
    try {
      return this.#run(covered, index, generation);
    } catch {
      // Out of memory, or interrupted while a statement was compiled. JavaScript finds out, and has the words.
      return covered.rpc.lane === "write" ? Native.LOST : Native.DECLINED;
    }
  }

  #run(covered: Covered, index: number, generation: number): number {
    const nowMs = Date.now();
    const id = covered.makesId ? newId(nowMs) : null;
    let answer = this.#isBegun
      ? (this.#call.get(index, generation, nowMs, id) as number)
      : (this.#first.get(this.#calls.bytes, this.#commitSeq, this.#room, index, generation, nowMs, id) as number);
    this.#isBegun = true;
    this.hasCompiled = answer <= MISSING;
    if (answer <= MISSING) {
      if (!this.#compile(covered, MISSING - answer)) return Native.DECLINED;
      answer = this.#call.get(index, generation, nowMs, id) as number;
    }
    const hasNextPage = answer > 0 && Math.floor(answer / PAGE_BIT) % 2 === 1;
    return hasNextPage ? answer - PAGE_BIT + this.#endPage(covered, index) : answer;
  }

  /** The replies to the batch's calls, one behind the other, behind the room for their table. */
  replies(): Buffer {
    return this.#replies.get() as Buffer;
  }

  #endPage({ rpc, bigKeys }: Covered, index: number): number {
    const keys = readKeys(this.#keys.get() as Buffer, 0);
    const field = this.#encoder.messages[rpc.response]?.[rpc.answer.nextPageToken ?? -1];
    if (field === undefined) return 0;
    const writer = new WireWriter(1024);
    writer.varint(field.tag);
    const stored = bigKeys ? keys : keys.map((key) => (typeof key === "bigint" ? Number(key) : key));
    writer.string(this.#pageToken(this.#calls.at(index), stored));
    this.#append.get(writer.bytes.subarray(0, writer.position));
    return writer.position;
  }

  /** Compiles an rpc's statements as they are under these conditions; false when they are left to JavaScript. */
  #compile(covered: Covered, conditions: number): boolean {
    const { rpc } = covered;
    const isAdded = rpc.statements.every((_, step) => this.#addStatement(covered, step, conditions));
    if (!isAdded) this.#covered[rpc.id] = undefined;
    return isAdded;
  }

  #addStatement(covered: Covered, step: number, conditions: number): boolean {
    const { rpc } = covered;
    const statement = toCallStatement(this.#db, this.#encoder, rpc, step, conditions);
    if (statement === undefined) return false;
    const { sql, rows, parameters, bigKeys } = statement;
    covered.bigKeys = bigKeys;
    return this.#add.get(rpc.id, step, conditions, sql, rows ?? null, parameters) === 1;
  }
}

/** A statement as the extension is told of it. */
export interface CallStatement {
  readonly sql: string;
  /** The plan of the answer's rows, if it makes them. */
  readonly rows: Buffer | undefined;
  readonly parameters: Buffer;
  readonly bigKeys: boolean;
}

/** An rpc's statement as it is under these conditions; undefined when it is left to JavaScript. */
export function toCallStatement(
  db: Database,
  encoder: Encoder,
  rpc: RpcPlan,
  step: number,
  conditions: number,
): CallStatement | undefined {
  const plan = rpc.statements[step];
  if (plan === undefined) throw new Error(`${rpc.method} has no statement ${step}`);
  const order = orderOf(plan, conditions);
  if (order === undefined && plan.pages.length > 0) return undefined;
  const { sql, parameters } = textOf(plan, { conditions, order, hasToken: false, rawKeys: 0 });
  const statement = db.prepare(sql);
  const sources = toCallParameters(rpc, parameters, order !== undefined);
  if (step < rpc.statements.length - 1 || !statement.reader) {
    return { sql, rows: undefined, parameters: sources, bigKeys: false };
  }
  const columns = statement.columns();
  const projection = new Projection(encoder, rpc, columns);
  const keys = order === undefined ? [] : keyColumns(order, columns);
  const rows = toRowPlan(encoder, projection, keys, columns.length);
  return rows && { sql, rows, parameters: sources, bigKeys: projection.needsBigInts };
}
