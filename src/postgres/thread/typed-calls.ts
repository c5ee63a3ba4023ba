import { WireWriter } from "../../base/wire.js";
import type { PackedCall } from "../../engine/call.js";
import type { CallError } from "../../engine/call-error.js";
import type { DatabasePlan } from "../../engine/plan.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { tooLarge } from "../../typed/answer.js";
import { CallFacts } from "../../typed/call-facts.js";
import { PortableExecutor } from "../../typed/portable-executor.js";
import { orderOf } from "../../typed/statement-variant.js";
import type { Answer, Step, Steps } from "../../typed/steps.js";
import type { TypedCall } from "../../typed/typed-call.js";
import { postgresText } from "../statement-text.js";
import { type Catalog, NO_CATALOG } from "./catalog.js";
import type { Connections } from "./connections.js";
import { fromServer, mayRunAgain } from "./postgres-error.js";
import type { ServerConnection } from "./server-connection.js";
import { SharedReads } from "./shared-reads.js";
import type { Execution } from "./sql-calls.js";
import { StatementCache } from "./statement-cache.js";
import type { StoppableCall } from "./stoppable-call.js";
import { BEGIN_READ } from "./transaction-statements.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";
import {
  type Ahead,
  type CallReply,
  type KeepingStatements,
  rolledBack,
  type Write,
  Writes,
} from "./writes.js";

const KEEPING: KeepingStatements = {
  find: {
    sql: `SELECT body_hash, reply FROM crewdb_requests
      WHERE caller = $1::text AND method = $2::text AND request_id = $3::text`,
    name: "crewdb_find",
  },
  keep: {
    sql: `INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms)
      VALUES ($1::text, $2::text, $3::text, $4::bytea, $5::bytea, $6::bigint)`,
    name: "crewdb_keep",
  },
};
const ALONE: Ahead = { statements: [], take: () => undefined };
const IN_SNAPSHOT: Ahead = { statements: [BEGIN_READ], take: () => undefined };

const NO_ROWS: readonly never[] = [];

type MakeTrip = (statements: readonly TripStatement[]) => Promise<readonly TripResult[]>;

/**
 * Runs the typed rpcs of one database on the connections to its server. Calls are under way at the
 * same time.
 */
export class TypedCalls {
  readonly #plan: DatabasePlan;
  readonly #executor: PortableExecutor;
  readonly #statements = new StatementCache();
  readonly #connections: Connections;
  readonly #writes: Writes;
  readonly #shared: SharedReads;
  readonly #writers: WireWriter[] = [];
  catalog: Catalog = NO_CATALOG;

  constructor(plan: DatabasePlan, connections: Connections) {
    this.#plan = plan;
    this.#executor = new PortableExecutor(plan);
    this.#connections = connections;
    this.#writes = new Writes(connections, KEEPING);
    this.#shared = new SharedReads(connections);
  }

  /** Rejects with the first statement that the schema does not fit. */
  async requireSchema(connection: ServerConnection): Promise<void> {
    for (const rpc of this.#plan.rpcs)
      for (const statement of rpc.statements) {
        const order = orderOf(statement, 0);
        const { sql } = postgresText(statement, {
          conditions: 0,
          order,
          hasToken: false,
          rawKeys: 0,
        });
        try {
          await connection.prepares(sql);
        } catch (error) {
          const said = error instanceof Error ? error.message : String(error);
          throw new Error(`${rpc.file}, line ${statement.line}: ${said}`, { cause: error });
        }
      }
  }

  /** Rejects with RpcFailure. `isFast`: a read that may travel with others. */
  async run(packed: PackedCall, stoppable: StoppableCall, isFast: boolean): Promise<CallReply> {
    const call = this.#executor.read(packed);
    const writer = this.#writers.pop() ?? new WireWriter();
    try {
      return call.rpc.lane === "read"
        ? await this.#read(call, writer, stoppable, isFast)
        : await this.#write(call, packed.caller, writer, stoppable);
    } catch (error) {
      throw this.#worded(error, call, stoppable);
    } finally {
      this.#writers.push(writer);
    }
  }

  /** Runs a call in a transaction that is open; writes its reply. Rejects with RpcFailure. */
  async runOn(
    { connection, writer, facts, stoppable }: Execution,
    packed: PackedCall,
    commitSeq: () => string,
  ): Promise<void> {
    const call = this.#executor.read(packed);
    try {
      const steps = call.steps(writer, facts, commitSeq);
      await this.#drive(steps, tripsOn(connection), facts, stoppable, ALONE);
    } catch (error) {
      throw this.#worded(error, call, stoppable);
    }
  }

  /**
   * A read that was lost with its connection is run once more: the next server may be there
   * already.
   */
  async #read(
    call: TypedCall,
    writer: WireWriter,
    stoppable: StoppableCall,
    isFast: boolean,
  ): Promise<CallReply> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (isFast && isOneStatement(call)) return await this.#readShared(call, writer, stoppable);
        return await this.#connections.use((connection) =>
          this.#readOn(connection, call, writer, stoppable),
        );
      } catch (error) {
        const isLost = error instanceof TripError && error.server === undefined;
        if ((isLost || mayRunAgain(error)) && attempt < 3 && stoppable.stopped === undefined)
          continue;
        throw error;
      }
    }
  }

  async #readShared(
    call: TypedCall,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<CallReply> {
    const facts = startFacts(writer);
    const steps = call.steps(writer, facts, () => "");
    const trip: MakeTrip = async ([statement]) => {
      if (statement === undefined) throw new Error("a trip without a statement");
      const { result, shareMs } = await this.#shared.run(statement, stoppable);
      facts.shared(shareMs);
      return [result];
    };
    await this.#drive(steps, trip, facts, stoppable, ALONE);
    return { reply: taken(writer), facts, commitMs: 0 };
  }

  async #readOn(
    connection: ServerConnection,
    call: TypedCall,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<CallReply> {
    const facts = startFacts(writer);
    const steps = call.steps(writer, facts, () => "");
    using _running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    const first = isOneStatement(call) ? ALONE : IN_SNAPSHOT;
    await this.#drive(steps, tripsOn(connection), facts, stoppable, first);
    return { reply: taken(writer), facts, commitMs: 0 };
  }

  #write(
    call: TypedCall,
    caller: string,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<CallReply> {
    const write: Write = {
      method: call.rpc.method,
      caller,
      requestId: call.requestId,
      validateOnly: false,
      bodyHash: () => call.bodyHash(),
      run: async (connection, facts, ahead, commitSeq) => {
        writer.position = 0;
        const steps = call.steps(writer, facts, commitSeq);
        await this.#drive(steps, tripsOn(connection), facts, stoppable, ahead);
        return taken(writer);
      },
    };
    return this.#writes.run(write, stoppable);
  }

  /**
   * Answers the steps of a call, the first with what goes ahead of it. Steps that need no answer of
   * each other travel together; if one fails, those before it are judged first, as if each had
   * travelled alone.
   */
  async #drive(
    steps: Steps,
    trip: MakeTrip,
    facts: CallFacts,
    stoppable: StoppableCall,
    first: Ahead,
  ): Promise<void> {
    let ahead = first.statements;
    /** Of the steps that have travelled and are not taken yet. */
    let results: TripResult[] = [];
    let failure: unknown;
    for (let next = steps.next(); next.done !== true; ) {
      const step = next.value;
      if (step.want === "more") {
        // All came with the first rows.
        next = steps.next({ changes: 0, rows: NO_ROWS, columns: [] });
        continue;
      }
      if (results.length === 0) {
        if (failure !== undefined) throw failure;
        if (stoppable.stopped !== undefined) throw new RpcFailure(stoppable.stopped);
        const together = [step, ...(step.ahead?.() ?? [])];
        const statements = [...ahead, ...together.map((each) => this.#statementOf(each))];
        try {
          const all = await trip(statements);
          if (ahead.length > 0) first.take(all);
          results = all.slice(ahead.length);
        } catch (error) {
          failure = error;
          results = judgedBefore(error, ahead.length);
        }
        ahead = NO_ROWS;
      }
      const result = results.shift();
      if (result === undefined) throw failure ?? new Error("a trip without a result");
      next = steps.next(toAnswer(step, result));
      // Its rows fill no reply, so that what was left out went unnoticed.
      if (result.truncated) throw tooLarge(0);
    }
    if (ahead.length > 0) throw new Error("a call without a statement");
    if (failure !== undefined) throw failure;
    facts.encoded();
  }

  #statementOf({ statement, values, want }: Step): TripStatement {
    for (const value of values)
      if (typeof value === "string" && value.includes("\0")) throw new RpcFailure(hasNul());
    return want === "keys"
      ? this.#statements.keys(statement, values)
      : this.#statements.statement(statement, values);
  }

  #worded(error: unknown, call: TypedCall, stoppable: StoppableCall): RpcFailure {
    const isStopped = error instanceof TripError && error.server?.code === "57014";
    if (error instanceof TripError && error.tooMuch) return tooLarge(0);
    if (isStopped && stoppable.stopped !== undefined) return new RpcFailure(stoppable.stopped);
    const boundValue = (column: string): string | undefined => call.boundValue(column);
    return fromServer(error, { catalog: this.catalog, boundValue });
  }
}

/**
 * Results that tell why a call ends, where one behind them failed. Of a transaction that is to run
 * again, or of a connection that was lost, they tell nothing.
 */
function judgedBefore(error: unknown, ahead: number): TripResult[] {
  if (!(error instanceof TripError) || error.server === undefined || mayRunAgain(error))
    throw error;
  return error.results.slice(ahead);
}

function toAnswer({ want }: Step, { rows, changes, fields }: TripResult): Answer {
  if (want === "changes") return { changes, rows: NO_ROWS, columns: [] };
  const columns = (fields ?? []).map(({ name }) => ({ name, table: null }));
  return { changes: 0, rows: want === "row" ? rows.slice(0, 1) : rows, columns };
}

function tripsOn(connection: ServerConnection): MakeTrip {
  return (statements) => connection.trip(statements);
}

/** It needs no transaction to see one state. */
function isOneStatement({ rpc: { statements } }: TypedCall): boolean {
  return statements.length === 1 && statements[0]?.each === undefined;
}

function startFacts(writer: WireWriter): CallFacts {
  const facts = new CallFacts();
  facts.start();
  writer.position = 0;
  return facts;
}

function taken(writer: WireWriter): Buffer {
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

function hasNul(): CallError {
  return {
    reason: "INVALID_FIELD",
    message: "a text has a NUL character, which PostgreSQL can't store",
  };
}
