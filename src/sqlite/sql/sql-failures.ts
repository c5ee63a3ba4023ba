import Sqlite, { type Database } from "better-sqlite3";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { MemoryRefusal } from "../thread/guard.js";
import { MAX_STREAMED_ROW_BYTES } from "../thread/native-rows.js";
import { withoutValues } from "../thread/said-by-sqlite.js";
import { fromSqliteError } from "../thread/sqlite-error.js";

/** Most bytes of a row that becomes JavaScript values: 32 columns of the largest values. */
export const MAX_ROW_BYTES: number = 128 * 1024 * 1024;

/** How long a caller should wait when all memory of callers' statements is taken, in ms: until some of them have ended. */
const MEMORY_RETRY_MS = 100;

/** What better-sqlite3 itself refuses: no statement or more than one, a value that is too long. */
const REFUSED_BY_LIBRARY = /^(?:The supplied SQL string contains|The bound string, buffer, or bigint is too big)/;

/** What SQLite or better-sqlite3 threw at a caller's statement, as the caller may see it. */
export function toStatementFailure(
  db: Database,
  sql: string,
  error: unknown,
  valueBytes: number,
  offset: () => number | undefined,
): RpcFailure {
  if (error instanceof Error && REFUSED_BY_LIBRARY.test(error.message)) return wrongText(error);
  if (isSqlError(error)) return sqlError(error, sql, offset());
  if (error instanceof Sqlite.SqliteError && error.code === "SQLITE_TOOBIG") return valueTooLong(valueBytes);
  return fromSqliteError(error, { db, sql, boundValue: () => undefined });
}

/** What to do in place of a denied action. */
const INSTEAD: readonly (readonly [action: RegExp, advice: string])[] = [
  [/^READ$/, "it is hidden: select the columns that you need by name, from the application's tables"],
  [/^(?:TRANSACTION|SAVEPOINT)$/, "use ExecuteBatch or Transact for transactions"],
  [/^(?:CREATE|DROP|ALTER)_/, "the schema is changed by migrations"],
  [/^PRAGMA$/, "only PRAGMAs that read are allowed"],
  [/^(?:INSERT|UPDATE|DELETE)$/, "write to the application's tables and columns"],
  [/^JOIN$/, "name what is joined with ON: columns that are not for the caller can't be compared by name"],
  [/^REPLACE$/, "use ON CONFLICT DO UPDATE: a row that is replaced is deleted"],
  [/^EXPLAIN$/, "AdminDb has Explain"],
  [/^FUNCTION$/, "this function is not for callers"],
  [/^/, "callers' SQL reads and writes rows"],
];

export function denial(denied: string): RpcFailure {
  const [action = "", named = "", column = ""] = denied.split(" ");
  // What is detached may be named by a literal.
  const object = action === "DETACH" ? "" : named;
  const what = [object, column].filter((part) => part !== "").join(".");
  const [, advice = ""] = INSTEAD.find(([pattern]) => pattern.test(action)) ?? [];
  return new RpcFailure({
    reason: "STATEMENT_DENIED",
    message: `the statement may not do ${action}${what === "" ? "" : ` on ${what}`}; ${advice}`,
    metadata: { action, ...(object === "" ? {} : { object }), ...(column === "" ? {} : { column }) },
  });
}

export function writes(): RpcFailure {
  return new RpcFailure({ reason: "NOT_A_QUERY", message: "the statement writes; Execute runs statements that write" });
}

export function guardMissing(): RpcFailure {
  return new RpcFailure({
    reason: "GUARD_MISSING",
    message:
      "SQL from callers needs the guard extension, which could not be built: install a C compiler, then npm rebuild",
  });
}

export function tempSpaceUnbounded(): RpcFailure {
  return new RpcFailure({
    reason: "GUARD_MISSING",
    message:
      "SQL from callers needs a folder for temporary files, where their size is bounded: make /var/tmp or /tmp writable, or set SQLITE_TMPDIR, then restart",
  });
}

export function tempSpaceExceeded(bytes: number): RpcFailure {
  return new RpcFailure({
    reason: "TEMP_SPACE_EXCEEDED",
    message: `the statement needs more than ${bytes} bytes of temporary space`,
    metadata: { max_bytes: String(bytes) },
  });
}

export function memoryRefused(refusal: MemoryRefusal): RpcFailure {
  if (refusal.why === "stopped")
    return new RpcFailure({ reason: "CANCELLED", message: "the statement was interrupted" });
  const { why, maxBytes } = refusal;
  const all = why === "all";
  return new RpcFailure({
    reason: "OUT_OF_MEMORY",
    message: `${all ? "callers' statements together need" : "the statement needs"} more than ${maxBytes} bytes of memory`,
    metadata: { max_bytes: String(maxBytes) },
    ...(all ? { retryAfterMs: MEMORY_RETRY_MS } : {}),
  });
}

export function valueTooLong(maxBytes: number): RpcFailure {
  return new RpcFailure({
    reason: "OUT_OF_RANGE",
    message: `a value is longer than ${maxBytes} bytes, the most in this statement`,
    metadata: { max_value_bytes: String(maxBytes) },
  });
}

export function rowTooLarge(): RpcFailure {
  return new RpcFailure({
    reason: "RESPONSE_TOO_LARGE",
    message: `a row is larger than ${MAX_STREAMED_ROW_BYTES} bytes: select fewer columns, or substr() of long ones`,
    metadata: { max_bytes: String(MAX_STREAMED_ROW_BYTES) },
  });
}

function wrongText(error: Error): RpcFailure {
  const description = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const field = error.message.includes("SQL string") ? "sql" : "parameters";
  const message = `the statement can't be run: ${description}`;
  return new RpcFailure({ reason: "INVALID_FIELD", message, violations: [{ field, description }] });
}

/** The text is no SQL, or names what is not there: of a collation SQLite says so in an extended code. */
function isSqlError(error: unknown): error is Error {
  return error instanceof Sqlite.SqliteError && /^SQLITE_ERROR(?:_MISSING_COLLSEQ)?$/.test(error.code);
}

function sqlError(error: Error, sql: string, offset: number | undefined): RpcFailure {
  const said = withoutValues(error.message, sql);
  const message = said === undefined ? "SQLite refused the statement" : `SQLite says: ${said}`;
  const metadata = offset === undefined ? {} : { offset: String(offset) };
  return new RpcFailure({ reason: "SQL_ERROR", message, metadata });
}
