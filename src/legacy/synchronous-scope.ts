import { create } from "@bufbuild/protobuf";
import type { Database, Statement as SqliteStatement } from "better-sqlite3";
import { ColumnSchema, RowSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import {
  type Db,
  prepareOn,
  type QueryLike,
  type RunResult,
  type Statement,
  type StatementSource,
} from "../unified/query-scope.js";
import { bind, type RowStyle, type SqlValue, toRow } from "../unified/values.js";
import { toCallbackError } from "./failure.js";

type Executed = { readonly response: QueryLike; readonly result: RunResult };

/** The statements of one callback on a synchronous connection: each runs at once, and answers a promise as the service's do. */
export class SynchronousScope implements Db, StatementSource {
  readonly #db: Database;
  readonly #bigints: boolean;
  readonly #beforeWrite: () => void;
  /** Of statements whose failure nobody has seen. */
  readonly #failures = new Map<Promise<unknown>, unknown>();
  #isOver = false;

  /** `beforeWrite` begins the transaction, unless one is open. */
  constructor(db: Database, bigints: boolean, beforeWrite: () => void) {
    this.#db = db;
    this.#bigints = bigints;
    this.#beforeWrite = beforeWrite;
  }

  prepare<Row = Record<string, unknown>>(sql: string): Statement<Row> {
    return prepareOn(this, sql, this.#bigints);
  }

  /** Ends the scope, and throws the failure of a statement that nobody awaited. */
  end(): void {
    this.#isOver = true;
    for (const error of this.#failures.values()) throw error;
  }

  write(sql: string, args: readonly unknown[]): Promise<Executed> {
    return this.#answer(sql, args);
  }

  read(sql: string, args: readonly unknown[]): Promise<QueryLike> {
    return this.#answer(sql, args).then(({ response }) => response);
  }

  async *stream(sql: string, args: readonly unknown[], style: RowStyle): AsyncGenerator<unknown> {
    const { columns, rows } = await this.read(sql, args);
    for (const row of rows) yield toRow(columns, row, style);
  }

  seen(promise: Promise<unknown>): void {
    this.#failures.delete(promise);
  }

  #answer(sql: string, args: readonly unknown[]): Promise<Executed> {
    if (this.#isOver) throw new TypeError("the callback has ended; run statements inside it and await them");
    const bound = parametersOf(args);
    try {
      return Promise.resolve(this.#run(sql, bound));
    } catch (error) {
      const failure = toCallbackError(error, this.#db, sql);
      const failed = Promise.reject(failure);
      failed.catch(() => undefined);
      this.#failures.set(failed, failure);
      return failed;
    }
  }

  #run(sql: string, parameters: readonly unknown[]): Executed {
    const statement = this.#db.prepare(sql);
    if (!statement.readonly) this.#beforeWrite();
    if (statement.reader)
      return { response: rowsOf(statement, parameters), result: { changes: 0, lastInsertRowid: 0 } };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { response: { columns: [], rows: [] }, result: { changes, lastInsertRowid } };
  }
}

/** The arguments as better-sqlite3 takes them, after the same checks as the service's; whole numbers as INTEGER. */
function parametersOf(args: readonly unknown[]): unknown[] {
  const { parameters, namedParameters } = bind(args);
  const named = Object.entries(namedParameters).map(([name, value]) => [name, toBound(value)]);
  return [...parameters.map(toBound), ...(named.length === 0 ? [] : [Object.fromEntries(named)])];
}

function toBound({ kind }: ReturnType<typeof bind>["parameters"][number]): unknown {
  return kind?.case === undefined ? null : kind.value;
}

function rowsOf(statement: SqliteStatement, parameters: readonly unknown[]): QueryLike {
  const columns = statement.columns().map(({ name }) => create(ColumnSchema, { name }));
  const rows = statement
    .raw()
    .safeIntegers()
    .all(...parameters) as SqlValue[][];
  return {
    columns,
    rows: rows.map((values) => create(RowSchema, { values: values.map((value) => ({ kind: kindOf(value) })) })),
  };
}

function kindOf(value: SqlValue) {
  if (value === null) return { case: undefined };
  if (typeof value === "bigint") return { case: "integer" as const, value };
  if (typeof value === "number") return { case: "real" as const, value };
  return typeof value === "string"
    ? { case: "text" as const, value }
    : { case: "blob" as const, value: new Uint8Array(value) };
}
