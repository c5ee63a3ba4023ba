import type { QueryResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { type AnyDb, Transaction } from "../client/index.js";
import { CrewdbError, toCrewdbError } from "./crewdb-error.js";
import { bind, type RowStyle, toRow } from "./values.js";

export interface RunResult {
  /** Rows that were changed. */
  readonly changes: number;
  /** The rowid of the last inserted row: a number where it is safe, else a bigint. */
  readonly lastInsertRowid: number | bigint;
}

/** A prepared statement as better-sqlite3 has it; what it answers comes as a promise. */
export interface Statement<Row = Record<string, unknown>> {
  /** Executes, and answers what changed. */
  run(...parameters: unknown[]): Promise<RunResult>;
  /** The first row; undefined when there is none. */
  get(...parameters: unknown[]): Promise<Row | undefined>;
  /** Every row. */
  all(...parameters: unknown[]): Promise<Row[]>;
  /** The rows one by one, for `for await`. */
  iterate(...parameters: unknown[]): AsyncIterable<Row>;
  /** Answers the first column alone. */
  pluck(toggle?: boolean): Statement<unknown>;
  /** Answers rows as arrays. */
  raw(toggle?: boolean): Statement<unknown[]>;
  /** Answers integers as bigint. */
  safeIntegers(toggle?: boolean): this;
}

/** What a callback gets as `db`. */
export interface Db {
  prepare<Row = Record<string, unknown>>(sql: string): Statement<Row>;
}

/** Where the statements of a callback run. */
export interface StatementSource {
  write(sql: string, args: readonly unknown[]): Promise<{ readonly response: QueryLike; readonly result: RunResult }>;
  read(sql: string, args: readonly unknown[]): Promise<QueryLike>;
  stream(sql: string, args: readonly unknown[], style: RowStyle): AsyncIterable<unknown>;
  /** The callback has seen the failure, so it is its own to handle. */
  seen(promise: Promise<unknown>): void;
}

/** A statement whose results come as promises. */
export function prepareOn<Row>(source: StatementSource, sql: string, bigints: boolean): Statement<Row> {
  if (typeof sql !== "string") throw new TypeError(`prepare() takes the SQL as a string, got ${typeof sql}`);
  return new RemoteStatement(source, sql, { bigints, raw: false, pluck: false }) as Statement<Row>;
}

/** The statements of one callback: reads until the first write, which begins a transaction that the callback's end commits. */
export class QueryScope implements Db, StatementSource {
  readonly #db: AnyDb;
  readonly #signal: AbortSignal | undefined;
  readonly #bigints: boolean;
  readonly #running = new Set<Promise<unknown>>();
  #transaction: Promise<Transaction> | undefined;
  #isOver = false;

  constructor(db: AnyDb, options: { readonly bigints: boolean; readonly signal?: AbortSignal }) {
    this.#db = db;
    this.#signal = options.signal;
    this.#bigints = options.bigints;
  }

  prepare<Row = Record<string, unknown>>(sql: string): Statement<Row> {
    return prepareOn(this, sql, this.#bigints);
  }

  /** The transaction of this callback; begun when first asked for. */
  begin(): Promise<Transaction> {
    this.#transaction ??= Transaction.begin(this.#db, { signal: this.#signal });
    return this.#transaction;
  }

  /** Runs the callback: commits what it wrote, or rolls it back and throws its own error. */
  async run<T>(callback: (db: Db) => T | Promise<T>): Promise<T> {
    try {
      const result = await callback(this);
      // A statement that nobody waited for is part of the callback all the same.
      await Promise.all(this.#running);
      this.#isOver = true;
      await (await this.#transaction)?.commit();
      return result;
    } catch (error) {
      this.#isOver = true;
      await Promise.allSettled(this.#running);
      await (await this.#transaction?.catch(() => undefined))?.rollback();
      throw toCrewdbError(error);
    }
  }

  /** A statement that may write. */
  write(sql: string, args: readonly unknown[]): Promise<{ response: QueryLike; result: RunResult }> {
    const bound = bind(args);
    return this.#track(async () => {
      const response = await (await this.begin()).execute({ sql, ...bound });
      const rowid = Number(response.lastInsertRowid);
      const lastInsertRowid = Number.isSafeInteger(rowid) ? rowid : response.lastInsertRowid;
      return { response, result: { changes: Number(response.changes), lastInsertRowid } };
    });
  }

  /** A statement that answers rows: by a reader as long as nothing was written, and on the writer when it writes itself. */
  read(sql: string, args: readonly unknown[]): Promise<QueryLike> {
    if (this.#transaction !== undefined) return this.write(sql, args).then(({ response }) => response);
    const bound = bind(args);
    return this.#track(async () => {
      try {
        return await this.#db.query({ sql, ...bound }, this.#callOptions());
      } catch (error) {
        const failure = toCrewdbError(error);
        if (!(failure instanceof CrewdbError) || failure.reason !== "NOT_A_QUERY") throw failure;
      }
      return await (await this.begin()).execute({ sql, ...bound });
    });
  }

  /** Rows from one snapshot, read as they are asked for. */
  async *stream(sql: string, args: readonly unknown[], style: RowStyle): AsyncGenerator<unknown> {
    if (this.#transaction !== undefined) {
      const { columns, rows } = await this.read(sql, args);
      for (const row of rows) yield toRow(columns, row, style);
      return;
    }
    let columns: QueryResponse["columns"] = [];
    try {
      for await (const message of this.#db.queryStream({ sql, ...bind(args) }, this.#callOptions())) {
        if (message.columns.length > 0) columns = message.columns;
        for (const row of message.rows) yield toRow(columns, row, style);
      }
    } catch (error) {
      throw toCrewdbError(error);
    }
  }

  #callOptions(): { signal?: AbortSignal } {
    return this.#signal === undefined ? {} : { signal: this.#signal };
  }

  #track<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isOver) throw new TypeError("the callback has ended; run statements inside it and await them");
    const running = work().catch((error: unknown) => {
      throw toCrewdbError(error);
    });
    this.#running.add(running);
    const done = (): void => {
      this.#running.delete(running);
    };
    // A failure stays in the set until the callback's end, unless the callback waits for it itself.
    running.then(done, () => undefined);
    return running;
  }

  seen(promise: Promise<unknown>): void {
    this.#running.delete(promise);
  }
}

/** Rows with the names of their columns. */
export type QueryLike = Pick<QueryResponse, "columns" | "rows">;

class RemoteStatement implements Statement<unknown> {
  readonly #scope: StatementSource;
  readonly #sql: string;
  #style: RowStyle;

  constructor(scope: StatementSource, sql: string, style: RowStyle) {
    this.#scope = scope;
    this.#sql = sql;
    this.#style = style;
  }

  run(...args: unknown[]): Promise<RunResult> {
    return arriving("run", this.#scope, this.#scope.write(this.#sql, args), ({ result }) => result);
  }

  get(...args: unknown[]): Promise<unknown> {
    return arriving("get", this.#scope, this.#scope.read(this.#sql, args), ({ columns, rows }) => {
      const [row] = rows;
      return row === undefined ? undefined : toRow(columns, row, this.#style);
    });
  }

  all(...args: unknown[]): Promise<unknown[]> {
    return arriving("all", this.#scope, this.#scope.read(this.#sql, args), ({ columns, rows }) =>
      rows.map((row) => toRow(columns, row, this.#style)),
    );
  }

  iterate(...args: unknown[]): AsyncIterable<unknown> {
    return this.#scope.stream(this.#sql, args, this.#style);
  }

  pluck(toggle = true): Statement<unknown> {
    this.#style = { ...this.#style, pluck: toggle };
    return this;
  }

  raw(toggle = true): Statement<unknown[]> {
    this.#style = { ...this.#style, raw: toggle };
    return this as Statement<unknown> as Statement<unknown[]>;
  }

  safeIntegers(toggle = true): this {
    this.#style = { ...this.#style, bigints: toggle };
    return this;
  }
}

/** What a promise has itself; anything else that is touched was meant for the result. */
const OF_PROMISES: ReadonlySet<PropertyKey> = new Set(["then", "catch", "finally", "constructor", Symbol.toStringTag]);

/**
 * The result while it is on its way. Old code that goes on without waiting is told at the first touch:
 * `db.prepare(…).all().length` throws a TypeError that names the fix, instead of being undefined.
 */
function arriving<From, To>(
  method: string,
  scope: StatementSource,
  source: Promise<From>,
  map: (from: From) => To,
): Promise<To> {
  const result = source.then(map);
  // Nobody may wait for it: then the callback's end reports the failure, and it must not end the process before.
  result.catch(() => undefined);
  return new Proxy(result, {
    get(promise, property) {
      if (!OF_PROMISES.has(property)) {
        const name = String(property);
        throw new TypeError(
          `${name} was read before the result of ${method}() arrived; write \`(await db.prepare(…).${method}(…)).${name}\``,
        );
      }
      if (property !== "constructor" && property !== Symbol.toStringTag) scope.seen(source);
      const value: unknown = Reflect.get(promise, property);
      return typeof value === "function" && property !== "constructor" ? value.bind(promise) : value;
    },
  });
}
