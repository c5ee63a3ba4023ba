import Sqlite, { type Database } from "better-sqlite3";
import { CallFacts } from "../call-facts.js";
import type { Stored } from "../encode.js";
import type { Guard } from "../guard.js";
import type { Lane } from "../plan.js";
import { RpcFailure } from "../rpc-failure.js";
import { fromSqliteError } from "../sqlite-error.js";
import type { WireWriter } from "../wire.js";
import { ChangeCounter, type Changes } from "./change-counter.js";
import { compileForPlan, type Explanation, toExplanation } from "./explain.js";
import { writeColumns, writeInt64, writeRow } from "./result-writer.js";
import { RowCursor } from "./row-cursor.js";
import { type PreparedSql, SqlStatements } from "./sql-statements.js";
import type { StatementRequest } from "./statement-request.js";

/** Most rows of a unary answer. */
export const MAX_ROWS = 100_000;
/** Largest unary answer, in bytes; QueryStream has no such limit. */
export const MAX_RESULT_BYTES: number = 3.5 * 1024 * 1024;

/**
 * Most sorters and temporary tables of one statement: SQLite keeps up to 16 MB of each in memory before it writes a file,
 * where bytes are counted. A statement built by hand has a handful.
 */
const MAX_TEMP_TABLES = 16;

export type { RowCursor } from "./row-cursor.js";

/** What a statement did. */
export interface Executed extends Changes {
  readonly rows: number;
}

/** Where the parts of a result go in the message under construction. */
export interface ResultFields {
  readonly columns: number;
  readonly rows: number;
}

/** Runs callers' SQL on one connection, in the role that the guard's policy knows. */
export class SqlEngine {
  readonly #db: Database;
  readonly #guard: Guard | undefined;
  readonly #statements: SqlStatements;
  readonly #counter: ChangeCounter;

  constructor(db: Database, guard: Guard | undefined) {
    this.#db = db;
    this.#guard = guard;
    this.#statements = new SqlStatements(db);
    this.#counter = new ChangeCounter(db);
  }

  /** Runs one reading statement and writes its columns and rows. */
  query(statement: StatementRequest, writer: WireWriter, fields: ResultFields, facts: CallFacts): number {
    return this.#asCaller(statement, false, () => {
      const prepared = this.#prepare("read", statement, facts);
      if (!prepared.reads) throw writes();
      return this.#rows(prepared, statement, writer, fields, facts);
    });
  }

  /** Opens a reading statement that is stepped piece by piece. Until it is closed, the connection belongs to the caller. */
  open(statement: StatementRequest): RowCursor {
    const guard = this.#requireGuard();
    guard.becomeCaller(statement.sql, false);
    try {
      const prepared = this.#prepare("read", statement, new CallFacts());
      if (!prepared.reads) throw writes();
      const rows = prepared.statement.iterate(...valuesOf(statement)) as IterableIterator<Stored[]>;
      return new RowCursor(prepared.columns, rows, (error) => this.#backToService(statement, error));
    } catch (error) {
      throw this.#backToService(statement, error);
    }
  }

  /** Runs one statement that may write. */
  execute(statement: StatementRequest, writer: WireWriter, fields: ResultFields, facts: CallFacts): Executed {
    return this.#asCaller(statement, true, () => {
      const prepared = this.#prepare("write", statement, facts);
      const before = this.#counter.total();
      let rows = 0;
      if (prepared.returnsRows) rows = this.#rows(prepared, statement, writer, fields, facts);
      else {
        prepared.statement.run(...valuesOf(statement));
        facts.stepped();
      }
      if (prepared.reads) return { changes: 0n, lastInsertRowid: 0n, rows };
      return { ...this.#counter.since(before, statement.sql), rows };
    });
  }

  /** How a statement would run; it is compiled in the role of a caller who may write, and not run. */
  explain(sql: string): Explanation {
    const statement = { sql, parameters: [], named: undefined, requestId: "", validateOnly: false };
    return toExplanation(
      this.#db,
      this.#asCaller(statement, true, () => compileForPlan(this.#db, sql)),
    );
  }

  /** Prepared statements dropped so far. */
  get evictions(): number {
    return this.#statements.evictions;
  }

  #prepare(role: Lane, statement: StatementRequest, facts: CallFacts): PreparedSql {
    facts.prepared();
    const found = this.#statements.find(role, statement.sql);
    if (found !== undefined) return found;
    facts.cacheHit = false;
    const prepared = this.#statements.prepare(role, statement.sql, () =>
      this.#requireFewTempTables(role, statement.sql),
    );
    facts.prepared();
    return prepared;
  }

  /** In the service's role, because the guard's own statement may have to be compiled again. */
  #requireFewTempTables(role: Lane, sql: string): void {
    if (this.#guard === undefined) return;
    this.#guard.becomeService();
    const tables = this.#guard.tempTables(sql) ?? 0;
    if (tables > MAX_TEMP_TABLES) throw tooManyTempTables(tables);
    this.#guard.becomeCaller(sql, role === "write");
  }

  #rows(
    prepared: PreparedSql,
    statement: StatementRequest,
    writer: WireWriter,
    fields: ResultFields,
    facts: CallFacts,
  ): number {
    const start = writer.position;
    if (fields.columns > 0) writeColumns(writer, fields.columns, prepared.columns);
    let rows = 0;
    let guess = 1;
    for (const row of prepared.statement.iterate(...valuesOf(statement)) as IterableIterator<Stored[]>) {
      if (rows >= MAX_ROWS) throw tooLarge(rows, `more than ${MAX_ROWS} rows`);
      const before = writer.position;
      guess = writeRow(writer, fields.rows, row, guess);
      if (writer.position - start > MAX_RESULT_BYTES) {
        writer.position = before;
        throw tooLarge(rows, `larger than ${MAX_RESULT_BYTES} bytes`);
      }
      rows++;
    }
    facts.stepped();
    facts.rows += rows;
    return rows;
  }

  #asCaller<Result>(statement: StatementRequest, mayWrite: boolean, work: () => Result): Result {
    const guard = this.#requireGuard();
    guard.becomeCaller(statement.sql, mayWrite);
    try {
      return work();
    } catch (error) {
      throw this.#backToService(statement, error);
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
  #backToService(statement: StatementRequest, error: unknown): unknown {
    this.#guard?.becomeService();
    if (error === undefined || error instanceof RpcFailure) return error;
    const denied = this.#guard?.denied();
    if (denied !== undefined) return denial(denied);
    const tempBytes = this.#guard?.tempExceeded();
    if (tempBytes !== undefined) return tempSpaceExceeded(tempBytes);
    return toStatementFailure(this.#db, statement.sql, error, () => this.#guard?.errorOffset(statement.sql));
  }
}

/** What SQLite or better-sqlite3 threw at a caller's statement, as the caller may see it. */
export function toStatementFailure(
  db: Database,
  sql: string,
  error: unknown,
  offset: () => number | undefined,
): RpcFailure {
  if (error instanceof RangeError || error instanceof TypeError) return wrongText(error);
  if (isSqlError(error)) return sqlError(error, offset());
  return fromSqliteError(error, { db, sql, boundValue: () => undefined });
}

/** The arguments that better-sqlite3 takes for a statement's values. */
export function valuesOf(statement: Pick<StatementRequest, "parameters" | "named">): unknown[] {
  if (statement.named !== undefined) return [statement.named];
  return statement.parameters.length === 0 ? [] : [statement.parameters];
}

function denial(denied: string): RpcFailure {
  const [action = "", object = "", column = ""] = denied.split(" ");
  const what = [object, column].filter((part) => part !== "").join(".");
  return new RpcFailure({
    reason: "STATEMENT_DENIED",
    message: `the statement may not do ${action}${what === "" ? "" : ` on ${what}`}`,
    metadata: { action, object, ...(column === "" ? {} : { column }) },
  });
}

/** Query was asked to write. */
export function writes(): RpcFailure {
  return new RpcFailure({ reason: "NOT_A_QUERY", message: "the statement writes; Execute runs statements that write" });
}

function guardMissing(): RpcFailure {
  return new RpcFailure({
    reason: "GUARD_MISSING",
    message:
      "SQL from callers needs the guard extension, which could not be built: install a C compiler, then npm rebuild",
  });
}

function tempSpaceUnbounded(): RpcFailure {
  return new RpcFailure({
    reason: "GUARD_MISSING",
    message:
      "SQL from callers needs a folder for temporary files, where their size is bounded: make /var/tmp or /tmp writable, or set SQLITE_TMPDIR, then restart",
  });
}

function tempSpaceExceeded(bytes: number): RpcFailure {
  return new RpcFailure({
    reason: "TEMP_SPACE_EXCEEDED",
    message: `the statement needs more than ${bytes} bytes of temporary space`,
    metadata: { max_bytes: String(bytes) },
  });
}

function tooManyTempTables(tables: number): RpcFailure {
  return new RpcFailure({
    reason: "TEMP_SPACE_EXCEEDED",
    message: `the statement has ${tables} sorts, lists and temporary tables; ${MAX_TEMP_TABLES} are allowed`,
    metadata: { temp_tables: String(tables), max_temp_tables: String(MAX_TEMP_TABLES) },
  });
}

function tooLarge(rows: number, what: string): RpcFailure {
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `the answer is ${what}; its first ${rows} rows fit: use QueryStream, or LIMIT`,
    metadata: { fitting_rows: String(rows), max_bytes: String(MAX_RESULT_BYTES), max_rows: String(MAX_ROWS) },
  });
}

/** What better-sqlite3 itself refuses: parameters that do not fit, no statement or more than one. */
function wrongText(error: Error): RpcFailure {
  const description = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const field = error.message.includes("SQL string") ? "sql" : "parameters";
  const message = `the statement can't be run: ${description}`;
  return new RpcFailure({ reason: "INVALID_FIELD", message, violations: [{ field, description }] });
}

/** SQLITE_ERROR without more: the text is no SQL, or names what is not there. */
function isSqlError(error: unknown): error is Error {
  return error instanceof Sqlite.SqliteError && error.code === "SQLITE_ERROR";
}

function sqlError(error: Error, offset: number | undefined): RpcFailure {
  // SQLite quotes the text near a mistake; a literal of the caller's stays out of messages and logs.
  const message = `SQLite says: ${error.message.replace(/"(['"xX0-9].*)"/s, "a literal")}`;
  const metadata = offset === undefined ? {} : { offset: String(offset) };
  return new RpcFailure({ reason: "SQL_ERROR", message, metadata });
}

/** Writes `changes` and `last_insert_rowid` as the fields that ExecuteResponse and StepResult give them. */
export function writeExecuted(writer: WireWriter, firstField: number, executed: Executed): void {
  writeInt64(writer, firstField, executed.changes);
  writeInt64(writer, firstField + 1, executed.lastInsertRowid);
}
