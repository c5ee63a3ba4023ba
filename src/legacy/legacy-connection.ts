import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { Database, RunResult } from "better-sqlite3";
import {
  type ExecuteRequest,
  type ExecuteResponse,
  ExecuteResponseSchema,
  type QueryRequest,
  type QueryResponse,
  QueryResponseSchema,
} from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { ColumnSchema, RowSchema, Value, ValueSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import { WireWriter } from "../base/wire.js";
import type { DatabasePlan, RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { ChangeCounter } from "../sqlite/sql/change-counter.js";
import { toArguments, valuesByNumber } from "../sqlite/sql/parameters.js";
import { toStatementFailure, writes } from "../sqlite/sql/sql-failures.js";
import { type PreparedSql, SqlStatements } from "../sqlite/sql/sql-statements.js";
import { KeptReplies } from "../sqlite/thread/exactly-once.js";
import { MAX_VALUE_BYTES } from "../sqlite/thread/guard.js";
import { SchemaWatch } from "../sqlite/thread/schema-watch.js";
import { fromSqliteError } from "../sqlite/thread/sqlite-error.js";
import { TransactionControl } from "../sqlite/thread/transaction-control.js";
import { TypedCalls } from "../sqlite/thread/typed-calls.js";
import { mayBeInLog } from "../sqlite/thread/writer-control.js";
import { CallFacts } from "../typed/call-facts.js";
import type { Bindable } from "../typed/values.js";

/** The caller's name in rows that remember replies, if none is given. */
const CALLER = "local";

/** Without the guard an upsert that updates looks like one that inserts: as with better-sqlite3, an earlier rowid is returned. */
const INSERTS = /\b(insert|replace)\b/i;

type Rows = Pick<MessageInitShape<typeof QueryResponseSchema>, "columns" | "rows"> & { readonly run?: RunResult };
type Statement = Pick<QueryRequest, "sql" | "parameters" | "namedParameters">;
type Stored = number | bigint | string | Buffer | null;

/** One synchronous connection in the calling thread that answers what the service's connections answer. Throws RpcFailure. */
export class LegacyConnection {
  readonly control: TransactionControl;
  readonly #db: Database;
  readonly #schema: SchemaWatch;
  readonly #statements: SqlStatements;
  readonly #counter: ChangeCounter;
  readonly #typed: () => TypedCalls;
  readonly #writer = new WireWriter();

  /** `plan` is asked for when the first typed call comes: compiling the contract takes some tens of ms. */
  constructor(db: Database, plan: () => DatabasePlan) {
    this.#db = db;
    this.#schema = new SchemaWatch(db);
    this.control = new TransactionControl(db);
    this.#statements = new SqlStatements(db, () => undefined);
    this.#counter = new ChangeCounter(db, "last_insert_rowid()");
    let typed: TypedCalls | undefined;
    this.#typed = () => {
      typed ??= new TypedCalls(db, plan());
      return typed;
    };
  }

  /** Another program has changed the schema: what is compiled here may answer old columns. */
  get isOutdated(): boolean {
    return this.#schema.hasChanged;
  }

  query(request: Statement): QueryResponse {
    return this.#translated(request.sql, () => {
      const prepared = this.#prepare("read", request.sql);
      if (!prepared.reads) throw writes();
      return create(QueryResponseSchema, rowsOf(prepared, request));
    });
  }

  execute(request: Statement & Partial<ExecuteRequest>): ExecuteResponse {
    return this.#translated(request.sql, () => {
      const prepared = this.#prepare("write", request.sql);
      this.#counter.start(request.sql);
      const { run, ...rows } = rowsOf(prepared, request);
      const { changes, lastInsertRowid } = this.#counter.read(prepared, run);
      const inserted = INSERTS.test(request.sql) && changes > 0n;
      return create(ExecuteResponseSchema, { ...rows, changes, ...(inserted && { lastInsertRowid }) });
    });
  }

  /** Runs a typed rpc; the caller has begun a transaction for one that writes. */
  call(rpc: RpcPlan, request: Uint8Array): Buffer {
    const writer = this.#writer;
    writer.position = 0;
    const packed = { rpc: rpc.id, request: Buffer.from(request), caller: CALLER, deadlineMs: Number.POSITIVE_INFINITY };
    const call = this.#typed().read(packed);
    const replies = call.requestId === "" ? undefined : new KeptReplies(this.#db);
    const kept = replies?.find(call);
    if (kept !== undefined) return kept;
    const facts = new CallFacts();
    facts.start();
    // No commit of this thread is numbered: a service counts its own alone.
    call.run(writer, facts, "");
    const reply = Buffer.from(writer.bytes.subarray(0, writer.position));
    replies?.keep(call, reply);
    return reply;
  }

  /** Throws RpcFailure, which says whether the transaction may be stored. */
  commit(): void {
    try {
      this.control.commit();
    } catch (error) {
      throw new RpcFailure({ ...fromSqliteError(error).error, committed: mayBeInLog(error) ? "unknown" : "false" });
    }
  }

  /** Runs one action of a transaction whole or not at all. */
  inSavepoint<T>(work: () => T): T {
    this.control.savepoint();
    try {
      const result = work();
      this.control.release();
      return result;
    } catch (error) {
      if (this.control.inTransaction) this.control.undo();
      throw error;
    }
  }

  savepoint(verb: "SAVEPOINT" | "RELEASE" | "ROLLBACK TO", name: string): void {
    this.#db.exec(`${verb} "${name.replaceAll('"', '""')}"`);
  }

  optimize(): void {
    this.#db.pragma("optimize");
  }

  close(): void {
    this.#db.close();
  }

  #prepare(role: "read" | "write", sql: string): PreparedSql {
    const prepared = this.#statements.find(role, sql) ?? this.#compile(role, sql);
    if (prepared.reads && !prepared.returnsRows) throw denied();
    return prepared;
  }

  #compile(role: "read" | "write", sql: string): PreparedSql {
    const text = { sql, added: undefined, doubted: "" };
    const prepared = { ...this.#statements.compile(sql), text, native: undefined, valueBytes: MAX_VALUE_BYTES };
    this.#statements.keep(role, sql, prepared);
    return prepared;
  }

  #translated<T>(sql: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof RpcFailure) throw error;
      throw toStatementFailure(this.#db, sql, error, MAX_VALUE_BYTES, () => undefined);
    }
  }
}

/** BEGIN, COMMIT, ATTACH: they would end what other callbacks rely on, with the flag on too. */
function denied(): RpcFailure {
  return new RpcFailure({
    reason: "STATEMENT_DENIED",
    message: "the statement neither reads nor changes rows; transactions are executeMainTransaction's",
  });
}

function rowsOf({ statement, returnsRows, columns, parameters }: PreparedSql, request: Statement): Rows {
  const given = { sql: request.sql, parameters: request.parameters.map(toBindable), named: namedOf(request) };
  const values = toArguments(parameters, valuesByNumber(parameters, given));
  if (!returnsRows) {
    return { run: statement.run(...values) };
  }
  return { columns: columns.map(toColumn), rows: (statement.all(...values) as Stored[][]).map(toRow) };
}

function namedOf({ namedParameters }: Statement): Record<string, Bindable> | undefined {
  const entries = Object.entries(namedParameters);
  return entries.length === 0
    ? undefined
    : Object.fromEntries(entries.map(([name, value]) => [name, toBindable(value)]));
}

function toBindable({ kind }: Value): Bindable {
  return kind.case === "blob" ? Buffer.from(kind.value) : (kind.value ?? null);
}

function toColumn({ name, type }: PreparedSql["columns"][number]): MessageInitShape<typeof ColumnSchema> {
  return { name, declaredType: type ?? "" };
}

function toRow(row: readonly Stored[]): MessageInitShape<typeof RowSchema> {
  return { values: row.map(toValue) };
}

function toValue(value: Stored): MessageInitShape<typeof ValueSchema> {
  switch (typeof value) {
    case "bigint":
      return { kind: { case: "integer", value } };
    case "number":
      return { kind: { case: "real", value } };
    case "string":
      return { kind: { case: "text", value } };
    default:
      return value === null ? {} : { kind: { case: "blob", value: value as Uint8Array<ArrayBuffer> } };
  }
}
