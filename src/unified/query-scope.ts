import type { ExecuteResponse, QueryResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { deadlineAfter } from "../base/longest-timer.js";
import { type AnyDb, Transaction } from "../client/index.js";
import { type ResolvedOptions, resolveOptions } from "../client/options.js";
import { withRetries } from "../client/retry.js";
import { type RowStyle, toRow } from "../client/values.js";
import { type Bound, bind } from "./bind.js";
import { CrewdbError, toCrewdbError, withAdvice } from "./crewdb-error.js";
import { QueryMeter } from "./query-meter.js";
import {
  type Db,
  type QueryLike,
  RemoteStatement,
  type RunResult,
  type Statement,
  type StatementScope,
} from "./statement.js";

export type { Db, RunResult, Statement } from "./statement.js";

const TOO_LARGE_INSIDE =
  "inside a transaction iterate() fetches its rows at once; go through them in pieces (WHERE key > ? ORDER BY key LIMIT 1000), or iterate before the first write and outside of a transaction";

export interface ScopeOptions {
  readonly bigints: boolean;
  /** When what is safe to repeat is tried again. Default: as often as a client does. */
  readonly retry?: ResolvedOptions;
  readonly signal?: AbortSignal;
  readonly meter?: QueryMeter;
}

/** The statements of one callback: reads until the first write, which begins a transaction that the callback's end commits. */
export class QueryScope implements Db, StatementScope {
  readonly #db: AnyDb;
  readonly #signal: AbortSignal | undefined;
  readonly #bigints: boolean;
  readonly #retry: ResolvedOptions;
  readonly #meter: QueryMeter;
  readonly #running = new Set<Promise<unknown>>();
  #transaction: Promise<Transaction> | undefined;
  #hasWritten = false;
  #results = 0;
  /** The callback returned its only statement's result at once: nothing can follow, so the statement is whole by itself. */
  #isAlone = false;
  #only: unknown;
  #isOver = false;

  constructor(db: AnyDb, options: ScopeOptions) {
    this.#db = db;
    this.#signal = options.signal;
    this.#bigints = options.bigints;
    this.#retry = options.retry ?? resolveOptions();
    this.#meter = options.meter ?? new QueryMeter(Number.POSITIVE_INFINITY);
  }

  prepare<Row = Record<string, unknown>>(sql: string): Statement<Row> {
    if (typeof sql !== "string") throw new TypeError(`prepare() takes the SQL as a string, got ${typeof sql}`);
    return new RemoteStatement(this, sql, { bigints: this.#bigints, raw: false, pluck: false }) as Statement<Row>;
  }

  /** The callback has ended, and with it what it began. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The transaction of this callback, if it has begun one. */
  get transaction(): Promise<Transaction> | undefined {
    return this.#hasWritten && !this.#isAlone ? this.begin() : this.#transaction;
  }

  /** The transaction of this callback; begun when first asked for. Nothing has run in it yet, so a failed begin is tried again. */
  begin(): Promise<Transaction> {
    this.#transaction ??= this.#repeat(() => Transaction.begin(this.#db, { signal: this.#signal }));
    return this.#transaction;
  }

  /** Runs the callback: commits what it wrote, or rolls it back and throws its own error. */
  async run<T>(callback: (db: Db) => T | Promise<T>): Promise<T> {
    try {
      const returned = callback(this);
      this.#isAlone = this.#results === 1 && returned === this.#only;
      const result = await returned;
      // A statement that was not awaited is still part of the callback.
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
    this.#hasWritten = true;
    return this.#track(async () => {
      // Whether this is the callback's only statement is not known before it returns.
      await undefined;
      const response = await this.#execute({ sql, ...bound });
      const rowid = Number(response.lastInsertRowid);
      const lastInsertRowid = Number.isSafeInteger(rowid) ? rowid : response.lastInsertRowid;
      return { response, result: { changes: Number(response.changes), lastInsertRowid } };
    });
  }

  /** A statement that answers rows: by a reader as long as nothing was written, and on the writer when it writes itself. */
  read(sql: string, args: readonly unknown[]): Promise<QueryLike> {
    if (this.#mustFollowWrites) return this.write(sql, args).then(({ response }) => response);
    const bound = bind(args);
    return this.#track(async () => {
      try {
        return await this.#db.query({ sql, ...bound }, this.#callOptions());
      } catch (error) {
        if (!isNoQuery(toCrewdbError(error))) throw error;
      }
      this.#hasWritten = true;
      return await this.#execute({ sql, ...bound });
    });
  }

  /** In the callback's transaction, unless it is the callback's only statement. */
  async #execute(statement: Bound & { readonly sql: string }): Promise<ExecuteResponse> {
    if (this.#isAlone && this.#transaction === undefined) return await this.#db.execute(statement, this.#callOptions());
    return await (await this.begin()).execute(statement);
  }

  /** What was written is seen in the transaction alone. */
  get #mustFollowWrites(): boolean {
    return this.#transaction !== undefined || this.#hasWritten;
  }

  /** Rows of one snapshot, read on demand; inside a transaction all at once. */
  async *stream(sql: string, args: readonly unknown[], style: RowStyle): AsyncGenerator<unknown> {
    const rows = this.#mustFollowWrites ? undefined : this.#outside({ sql, ...bind(args) }, style);
    const first = await rows?.next().catch((error: unknown) => {
      if (!isNoQuery(error)) throw error;
      return undefined;
    });
    if (rows === undefined || first === undefined) {
      yield* await this.#inside(sql, args, style);
      return;
    }
    try {
      if (first.done !== true) yield first.value;
      yield* rows;
    } finally {
      await rows.return(undefined);
    }
  }

  async #inside(sql: string, args: readonly unknown[], style: RowStyle): Promise<unknown[]> {
    try {
      const running = this.write(sql, args);
      this.seen(running);
      const { response } = await running;
      return response.rows.map((row) => toRow(response.columns, row, style));
    } catch (error) {
      throw error instanceof CrewdbError && error.reason === "RESPONSE_TOO_LARGE"
        ? withAdvice(error, TOO_LARGE_INSIDE)
        : error;
    }
  }

  async *#outside(statement: Bound & { readonly sql: string }, style: RowStyle): AsyncGenerator<unknown> {
    this.#requireOpen();
    let columns: QueryResponse["columns"] = [];
    // Leaving a loop does not tell the server; aborting does.
    const left = new AbortController();
    const signal = this.#signal === undefined ? left.signal : AbortSignal.any([left.signal, this.#signal]);
    try {
      // Nothing was handed out before the first message, so until then the stream may be opened again.
      const open = async () => {
        const messages = this.#db.queryStream(statement, { signal })[Symbol.asyncIterator]();
        return { messages, first: await messages.next() };
      };
      const opened = this.#meter.measure(
        () => this.#repeat(open),
        (error) => isNoQuery(toCrewdbError(error)),
      );
      const { messages, first } = await opened;
      for (let next = first; next.done !== true; next = await messages.next()) {
        if (next.value.columns.length > 0) columns = next.value.columns;
        for (const row of next.value.rows) yield toRow(columns, row, style);
      }
    } catch (error) {
      throw toCrewdbError(error);
    } finally {
      left.abort();
    }
  }

  /** Runs what is safe to repeat, with the back-off and the RetryInfo that unary calls have. */
  #repeat<T>(work: () => Promise<T>): Promise<T> {
    const deadlineMs = deadlineAfter(this.#retry.timeoutMs);
    return withRetries(work, this.#retry, { deadlineMs, signal: this.#signal });
  }

  #requireOpen(): void {
    if (this.#isOver) throw new TypeError("the callback has ended; run statements inside it and await them");
  }

  #callOptions(): { signal?: AbortSignal } {
    return this.#signal === undefined ? {} : { signal: this.#signal };
  }

  #track<T>(work: () => Promise<T>): Promise<T> {
    this.#requireOpen();
    const running = this.#meter.measure(work).catch((error: unknown) => {
      throw toCrewdbError(error);
    });
    this.#running.add(running);
    const done = (): void => {
      this.#running.delete(running);
    };
    // A failure stays in the set until the callback ends, unless the callback awaits it itself.
    running.then(done, () => undefined);
    return running;
  }

  /** The callback was handed a statement's result. */
  handOut(result: unknown): void {
    this.#results++;
    this.#only = result;
  }

  /** The callback has seen the failure, so it is its own to handle. */
  seen(promise: Promise<unknown>): void {
    this.#running.delete(promise);
  }
}

const WRITES: ReadonlySet<string> = new Set(["INSERT", "UPDATE", "DELETE"]);

/** A reader refused the statement because it writes; the guard says so before the engine does. */
function isNoQuery(error: unknown): boolean {
  if (!(error instanceof CrewdbError)) return false;
  return (
    error.reason === "NOT_A_QUERY" || (error.reason === "STATEMENT_DENIED" && WRITES.has(error.metadata.action ?? ""))
  );
}
