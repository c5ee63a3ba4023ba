import type { Database, RunResult } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import type { Lane } from "../../engine/plan.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { type AnswerLimits, limitsIn, tooLarge } from "../../sql/result-limits.js";
import { QUERY_ROWS, writeColumns, writeInt64, writeRow } from "../../sql/result-writer.js";
import type { StatementRequest } from "../../sql/statement-request.js";
import { CallFacts } from "../../typed/call-facts.js";
import type { Stored } from "../../typed/encode.js";
import type { Bindable } from "../../typed/values.js";
import { type Guard, MAX_VALUE_BYTES, MIN_VALUE_BYTES, ROLE } from "../thread/guard.js";
import { toValuesPlan } from "../thread/native-plan.js";
import { type NativeRows, TooManyBytes } from "../thread/native-rows.js";
import type { Interruptible } from "../thread/read-batch.js";
import { ChangeCounter, type Changes, NOTHING_CHANGED } from "./change-counter.js";
import { collectGarbage } from "./collect-garbage.js";
import { compileForPlan, type Explanation, toExplanation } from "./explain.js";
import { NativeCursor } from "./native-cursor.js";
import { toArguments, valuesByNumber } from "./parameters.js";
import { type Cursor, RowCursor } from "./row-cursor.js";
import {
  denial,
  guardMissing,
  MAX_ROW_BYTES,
  memoryRefused,
  rowTooLarge,
  tempSpaceExceeded,
  tempSpaceUnbounded,
  toStatementFailure,
  writes,
} from "./sql-failures.js";
import { type LoadedScope, type ScopedText, SqlScopes } from "./sql-scopes.js";
import { type CompiledSql, type PreparedSql, SqlStatements } from "./sql-statements.js";

export type { Cursor } from "./row-cursor.js";

/** The statements that one connection has compiled since it was opened may take so much memory before it is replaced: 1,000 ordinary ones. */
const WORN_AFTER_BYTES = 16 * 1024 * 1024;
/** And so much before that, while it works on one batch or one action of a stream: as much as one statement may have by default. */
export const COMPILED_MAX_BYTES: number = 128 * 1024 * 1024;

/** What a statement did. */
export interface Executed extends Changes {
  readonly rows: number;
}

/** Where the parts of a result go in the message under construction. */
export interface ResultFields {
  readonly columns: number;
  readonly rows: number;
  /** Where the answer begins whose size is bounded; default: with this result. */
  readonly start?: number;
}

/** Runs callers' SQL on one connection, in the role that the guard's policy knows. */
export class SqlEngine {
  readonly #db: Database;
  readonly #guard: Guard | undefined;
  readonly #statements: SqlStatements;
  readonly #counter: ChangeCounter | undefined;
  readonly #native: NativeRows | undefined;
  readonly #scopes: SqlScopes | undefined;
  #compiledBytes = 0;

  /** On a reader, which runs no Execute, `writes` is false. */
  constructor(db: Database, guard: Guard | undefined, writes: boolean, native?: NativeRows) {
    this.#db = db;
    this.#guard = guard;
    this.#native = native;
    this.#statements = new SqlStatements(db, (number) => native?.close(number));
    if (guard !== undefined) this.#scopes = new SqlScopes(db, guard, () => this.#statements.clear());
    this.#counter = writes && guard !== undefined ? new ChangeCounter(db) : undefined;
  }

  /** Runs one reading statement and writes its columns as field 1 and its rows as QUERY_ROWS. */
  query(statement: StatementRequest, writer: WireWriter, facts: CallFacts, scope?: LoadedScope): number {
    const prepared = this.#prepare("read", statement.sql, facts, scope);
    if (!prepared.reads) throw writes();
    const values = valuesByNumber(prepared.parameters, statement);
    const limits = limitsIn(scope?.scope);
    const encoded = this.#encodedRows(prepared, values, writer, facts, limits);
    if (encoded !== undefined) return encoded;
    const fields = { columns: 1, rows: QUERY_ROWS };
    return this.#asCaller(prepared.text, false, prepared.valueBytes, () =>
      this.#rows(prepared, values, writer, fields, facts, limits),
    );
  }

  /** What a call's SQL may reach; undefined when nothing is limited. Ask before anything of it runs. */
  scopeOf(text: string | undefined): LoadedScope | undefined {
    return this.#scopes?.find(text);
  }

  /** Opens a reading statement that is stepped piece by piece, and can be interrupted while it is. */
  open(statement: StatementRequest, interrupts: Interruptible, scope?: LoadedScope): Cursor {
    const prepared = this.#prepare("read", statement.sql, new CallFacts(), scope);
    if (!prepared.reads) throw writes();
    const values = valuesByNumber(prepared.parameters, statement);
    return this.#openNative(prepared, values, interrupts) ?? this.#openRows(prepared, values, interrupts);
  }

  /** Runs one statement that may write. */
  execute(
    statement: StatementRequest,
    writer: WireWriter,
    fields: ResultFields,
    facts: CallFacts,
    scope?: LoadedScope,
  ): Executed {
    const prepared = this.#prepare("write", statement.sql, facts, scope);
    const values = valuesByNumber(prepared.parameters, statement);
    this.#counter?.start(statement.sql);
    let run: RunResult | undefined;
    const limits = limitsIn(scope?.scope);
    const rows = this.#asCaller(prepared.text, true, prepared.valueBytes, () => {
      if (prepared.returnsRows) return this.#rows(prepared, values, writer, fields, facts, limits);
      run = prepared.statement.run(...toArguments(prepared.parameters, values));
      facts.stepped();
      return 0;
    });
    return { ...(this.#counter?.read(prepared, run) ?? NOTHING_CHANGED), rows };
  }

  /** How a statement would run; it is compiled in the role of a caller who may write, and not run. */
  explain(sql: string, scope?: LoadedScope): Explanation {
    const text = this.#enter(sql, scope);
    const compiled = this.#compiling(() =>
      this.#asCaller(text, true, MAX_VALUE_BYTES, () => compileForPlan(this.#db, text.sql)),
    );
    return toExplanation(this.#db, compiled);
  }

  /** The statements compiled so far take much memory, or may: the connection should be replaced. */
  get isWorn(): boolean {
    return this.#compiledBytes > WORN_AFTER_BYTES;
  }

  /**
   * Frees the compiled statements of a connection that can't be replaced yet. Call it while none of them is open, and no other
   * statement runs.
   */
  async freeStatements(): Promise<void> {
    const guard = this.#requireGuard();
    const before = guard.memoryOfThread();
    this.#statements.clear();
    await collectGarbage();
    this.#compiledBytes = Math.max(0, this.#compiledBytes - (before - guard.memoryOfThread()));
  }

  /** Prepared statements dropped so far. */
  get evictions(): number {
    return this.#statements.evictions;
  }

  #prepare(role: Lane, sql: string, facts: CallFacts, scope: LoadedScope | undefined): PreparedSql {
    this.#requireGuard();
    facts.prepared();
    const key = scope === undefined || scope.number === 0 ? sql : `${scope.number}\n${sql}`;
    const found = this.#statements.find(role, key);
    if (found !== undefined) {
      this.#scopes?.enter(scope, found.text.doubted);
      return found;
    }
    facts.cacheHit = false;
    const text = this.#enter(sql, scope);
    const prepared = this.#compiling(() => {
      const compile = (): CompiledSql => this.#statements.compile(text.sql);
      return this.#completed(role, text, this.#asCaller(text, role === "write", MAX_VALUE_BYTES, compile));
    });
    this.#statements.keep(role, key, prepared);
    facts.prepared();
    return prepared;
  }

  /** Whatever is compiled and stepped for callers from here on is bound by the scope. */
  #enter(sql: string, scope: LoadedScope | undefined): ScopedText {
    if (this.#scopes === undefined) throw guardMissing();
    const text = this.#scopes.textIn(scope, sql);
    this.#scopes.enter(scope, text.doubted);
    return text;
  }

  /** Counts what compiled statements take. They are freed with the connection, or by garbage collection, which can't be waited for. */
  #compiling<Result>(compile: () => Result): Result {
    const guard = this.#requireGuard();
    if (this.#compiledBytes > COMPILED_MAX_BYTES)
      throw memoryRefused({ why: "statement", maxBytes: COMPILED_MAX_BYTES });
    const before = guard.memoryOfThread();
    try {
      return compile();
    } finally {
      this.#compiledBytes += Math.max(0, guard.memoryOfThread() - before);
    }
  }

  /** To compile it again is what takes long here, and can be stopped. */
  #completed(role: Lane, text: ScopedText, compiled: CompiledSql): PreparedSql {
    const { sql } = text;
    try {
      const valueBytes = this.#valueBytes(sql, compiled);
      const encodes = role === "read" && compiled.statement.readonly;
      return {
        ...compiled,
        text,
        valueBytes,
        native: encodes ? this.#compileNative(sql, compiled, valueBytes) : undefined,
      };
    } catch (error) {
      throw this.#backToService(text, error, MAX_VALUE_BYTES);
    }
  }

  /** Short enough to be stopped in time, and for JavaScript, which holds a row's values together where it encodes them. */
  #valueBytes(sql: string, { columns }: CompiledSql): number {
    const most = this.#guard?.valueBytes(sql) ?? MIN_VALUE_BYTES;
    return Math.min(most, Math.floor(MAX_ROW_BYTES / Math.max(1, columns.length)));
  }

  /** The extension's own statement; it runs in a reader's role as well. */
  #compileNative(sql: string, { columns }: CompiledSql, valueBytes: number): number | undefined {
    return this.#native?.open(ROLE.reader, toValuesPlan(QUERY_ROWS, columns.length), sql, valueBytes);
  }

  /** The rows as the extension encodes them; undefined where JavaScript must. */
  #encodedRows(
    { native, text, columns, valueBytes }: PreparedSql,
    values: readonly Bindable[],
    writer: WireWriter,
    facts: CallFacts,
    most: AnswerLimits,
  ): number | undefined {
    if (native === undefined) return undefined;
    const start = writer.position;
    writeColumns(writer, 1, columns);
    const limits = { rows: most.rows, bytes: Math.max(0, most.bytes - (writer.position - start)) };
    try {
      const rows = this.#native?.run(native, writer, limits, values);
      if (rows?.more === true) throw tooLarge(rows.count, `more than ${most.rows} rows`, most);
      if (rows === undefined) {
        writer.position = start;
        return undefined;
      }
      facts.stepped();
      facts.rows += rows.count;
      return rows.count;
    } catch (error) {
      if (error instanceof TooManyBytes) throw tooLarge(error.fittingRows, `larger than ${most.bytes} bytes`, most);
      throw this.#backToService(text, error, valueBytes);
    }
  }

  #openNative(
    { native, text, columns, valueBytes }: PreparedSql,
    values: readonly Bindable[],
    interrupts: Interruptible,
  ): Cursor | undefined {
    if (this.#native === undefined || native === undefined) return undefined;
    if (!this.#native.start(native, values)) return undefined;
    const explain = (error: unknown): unknown =>
      error instanceof TooManyBytes ? rowTooLarge() : this.#backToService(text, error, valueBytes);
    return new NativeCursor(this.#native, native, columns, interrupts, explain);
  }

  /** Until it is closed, the connection belongs to the caller: none of the service's statements can run beside it. */
  #openRows(
    { statement: compiled, text, columns, parameters, valueBytes }: PreparedSql,
    values: readonly Bindable[],
    interrupts: Interruptible,
  ): Cursor {
    const close = (error: unknown): unknown => {
      const explained = this.#backToService(text, error, valueBytes);
      interrupts.disarm();
      return explained;
    };
    interrupts.arm();
    this.#requireGuard().becomeCaller(text.sql, false, valueBytes);
    try {
      const rows = compiled.iterate(...toArguments(parameters, values));
      return new RowCursor(columns, rows as IterableIterator<Stored[]>, close);
    } catch (error) {
      throw close(error);
    }
  }

  #rows(
    { statement, columns, parameters }: PreparedSql,
    values: readonly Bindable[],
    writer: WireWriter,
    fields: ResultFields,
    facts: CallFacts,
    most: AnswerLimits,
  ): number {
    const start = fields.start ?? writer.position;
    if (fields.columns > 0) writeColumns(writer, fields.columns, columns);
    let rows = 0;
    let guess = 1;
    for (const row of statement.iterate(...toArguments(parameters, values)) as IterableIterator<Stored[]>) {
      if (rows >= most.rows) throw tooLarge(rows, `more than ${most.rows} rows`, most);
      const before = writer.position;
      guess = writeRow(writer, fields.rows, row, guess);
      if (writer.position - start > most.bytes) {
        writer.position = before;
        throw tooLarge(rows, `larger than ${most.bytes} bytes`, most);
      }
      rows++;
    }
    facts.stepped();
    facts.rows += rows;
    return rows;
  }

  #asCaller<Result>(text: ScopedText, mayWrite: boolean, valueBytes: number, work: () => Result): Result {
    const guard = this.#requireGuard();
    guard.becomeCaller(text.sql, mayWrite, valueBytes);
    try {
      return work();
    } catch (error) {
      throw this.#backToService(text, error, valueBytes);
    } finally {
      guard.becomeService();
    }
  }

  #requireGuard(): Guard {
    if (this.#guard === undefined) throw guardMissing();
    if (!this.#guard.boundsTempSpace) throw tempSpaceUnbounded();
    return this.#guard;
  }

  /** Ends the caller's role, and turns what was thrown in it into what the caller may see. */
  #backToService({ sql, added }: ScopedText, error: unknown, valueBytes: number): unknown {
    this.#guard?.becomeService();
    if (error === undefined || error instanceof RpcFailure) return error;
    const denied = this.#guard?.denied();
    if (denied !== undefined) return denial(denied);
    const tempBytes = this.#guard?.tempExceeded();
    if (tempBytes !== undefined) return tempSpaceExceeded(tempBytes);
    const refusal = this.#guard?.memoryRefusal();
    if (refusal !== undefined) return memoryRefused(refusal);
    return toStatementFailure(this.#db, sql, error, valueBytes, () => {
      const offset = this.#guard?.errorOffset(sql);
      // What was added is not the caller's.
      return offset === undefined || added === undefined || offset < added.at ? offset : offset - added.bytes;
    });
  }
}

/** Writes `changes` and `last_insert_rowid` as the fields that ExecuteResponse and StepResult give them. */
export function writeExecuted(writer: WireWriter, firstField: number, executed: Executed): void {
  writeInt64(writer, firstField, executed.changes);
  writeInt64(writer, firstField + 1, executed.lastInsertRowid);
}
