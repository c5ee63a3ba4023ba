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
import type { Execution } from "./sql-calls.js";
import { StatementCache } from "./statement-cache.js";
import type { StoppableCall } from "./stoppable-call.js";
import { TripError, type TripResult, type TripStatement } from "./trip.js";
import {
  type Ahead,
  type CallReply,
  type KeepingStatements,
  rolledBack,
  type Write,
  Writes,
} from "./writes.js";

const BEGIN_READ: TripStatement = {
  sql: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  name: "crewdb_begin_read",
  values: [],
};
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
  readonly #writers: WireWriter[] = [];
  catalog: Catalog = NO_CATALOG;

  constructor(plan: DatabasePlan, connections: Connections) {
    this.#plan = plan;
    this.#executor = new PortableExecutor(plan);
    this.#connections = connections;
    this.#writes = new Writes(connections, KEEPING);
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

  /** Rejects with RpcFailure. */
  async run(packed: PackedCall, stoppable: StoppableCall): Promise<CallReply> {
    const call = this.#executor.read(packed);
    const writer = this.#writers.pop() ?? new WireWriter();
    try {
      return call.rpc.lane === "read"
        ? await this.#read(call, writer, stoppable)
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
      await this.#drive(call.steps(writer, facts, commitSeq), connection, facts, stoppable, ALONE);
    } catch (error) {
      throw this.#worded(error, call, stoppable);
    }
  }

  /**
   * A read that was lost with its connection is run once more: the next server may be there
   * already.
   */
  async #read(call: TypedCall, writer: WireWriter, stoppable: StoppableCall): Promise<CallReply> {
    for (let attempt = 1; ; attempt++) {
      try {
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

  async #readOn(
    connection: ServerConnection,
    call: TypedCall,
    writer: WireWriter,
    stoppable: StoppableCall,
  ): Promise<CallReply> {
    const facts = startFacts(writer);
    const steps = call.steps(writer, facts, () => "");
    const { statements } = call.rpc;
    const isAlone = statements.length === 1 && statements[0]?.each === undefined;
    using _running = stoppable.runsOn(connection);
    await using _open = rolledBack(connection);
    await this.#drive(steps, connection, facts, stoppable, isAlone ? ALONE : IN_SNAPSHOT);
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
        await this.#drive(steps, connection, facts, stoppable, ahead);
        return taken(writer);
      },
    };
    return this.#writes.run(write, stoppable);
  }

  /** Answers the steps of a call, the first with what goes ahead of it. */
  async #drive(
    steps: Steps,
    connection: ServerConnection,
    facts: CallFacts,
    stoppable: StoppableCall,
    first: Ahead,
  ): Promise<void> {
    let ahead = first.statements;
    for (let next = steps.next(); next.done !== true; ) {
      const step = next.value;
      if (step.want === "more") {
        // All came with the first rows.
        next = steps.next({ changes: 0, rows: NO_ROWS, columns: [] });
        continue;
      }
      if (stoppable.stopped !== undefined) throw new RpcFailure(stoppable.stopped);
      const results = await connection.trip([...ahead, this.#statementOf(step)]);
      if (ahead.length > 0) first.take(results);
      ahead = NO_ROWS;
      const result = results.at(-1);
      if (result === undefined) throw new Error("a trip without a result");
      next = steps.next(toAnswer(step, result));
      // Its rows fill no reply, so that what was left out went unnoticed.
      if (result.truncated) throw tooLarge(0);
    }
    if (ahead.length > 0) throw new Error("a call without a statement");
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

function toAnswer({ want }: Step, { rows, changes, fields }: TripResult): Answer {
  if (want === "changes") return { changes, rows: NO_ROWS, columns: [] };
  const columns = (fields ?? []).map(({ name }) => ({ name, table: null }));
  return { changes: 0, rows: want === "row" ? rows.slice(0, 1) : rows, columns };
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
