import type { QueryResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { type RowStyle, toRow } from "../client/values.js";

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
  /**
   * The rows one by one, for `for await`: they come in pieces, from one snapshot of a reader, and leaving the loop ends the reading.
   * Inside a transaction all of them are fetched with the first, because they must show what it wrote: more than 3.5 MiB or
   * 100,000 rows are RESPONSE_TOO_LARGE there.
   */
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

export type QueryLike = Pick<QueryResponse, "columns" | "rows">;

/** What a statement needs of its callback. */
export interface StatementScope {
  /** A statement that may write. */
  write(sql: string, args: readonly unknown[]): Promise<{ response: QueryLike; result: RunResult }>;
  /** A statement that answers rows. */
  read(sql: string, args: readonly unknown[]): Promise<QueryLike>;
  stream(sql: string, args: readonly unknown[], style: RowStyle): AsyncIterable<unknown>;
  /** The callback was handed a statement's result. */
  handOut(result: unknown): void;
  /** The callback has seen the failure, so it is its own to handle. */
  seen(promise: Promise<unknown>): void;
}

/** A statement whose answers come from the scope of its callback. */
export class RemoteStatement implements Statement<unknown> {
  readonly #scope: StatementScope;
  readonly #sql: string;
  #style: RowStyle;

  constructor(scope: StatementScope, sql: string, style: RowStyle) {
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
  scope: StatementScope,
  source: Promise<From>,
  map: (from: From) => To,
): Promise<To> {
  const result = source.then(map);
  // Nobody may wait for it: then the callback's end reports the failure, and it must not end the process before.
  result.catch(() => undefined);
  const handedOut = new Proxy(result, {
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
  scope.handOut(handedOut);
  return handedOut;
}
