import { constants } from "node:os";
import Sqlite from "better-sqlite3";
import type { CallError } from "../../engine/call-error.js";
import type { Reason } from "../../engine/reasons.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { brokenReference, type FailedStatement } from "./foreign-key.js";
import { withoutValues } from "./said-by-sqlite.js";
import { missesSchema } from "./schema-watch.js";

/** How long a caller should wait after BUSY, in ms: about one slow commit of another process. */
const BUSY_RETRY_MS = 100;

const CHECK_FAILED = "CHECK constraint failed: ";
/** How long after a fault of the disk, in ms: health looks as often. */
const IO_RETRY_MS = 1000;

/** After a schema that lacks something, in ms: somebody must bring it back. */
const SCHEMA_RETRY_MS = 1000;

const DISK_FULL = "the disk is full";
const READ_ONLY = "the database file can't be written";

/** Why the system did not write, where SQLite's code does not tell: by errno. */
const REASON_OF_ERRNO: ReadonlyMap<number, readonly [reason: Reason, message: string]> = new Map([
  [constants.errno.ENOSPC, ["DISK_FULL", DISK_FULL]],
  [constants.errno.EDQUOT, ["DISK_FULL", "the disk quota is used up"]],
  [constants.errno.EFBIG, ["DISK_FULL", "the file system takes no larger file"]],
  [constants.errno.EROFS, ["READ_ONLY", "the volume of the database file is read-only"]],
  [constants.errno.EACCES, ["READ_ONLY", READ_ONLY]],
  [constants.errno.EPERM, ["READ_ONLY", READ_ONLY]],
]);

/** Extended result codes (https://www.sqlite.org/rescode.html), longest prefix first. */
const REASON_OF_CODE: readonly (readonly [prefix: string, reason: Reason, message: string])[] = [
  [
    "SQLITE_BUSY_SNAPSHOT",
    "TRANSACTION_LOST",
    "another commit came between the reads and the write of this transaction",
  ],
  ["SQLITE_BUSY", "BUSY", "another process holds the database's lock"],
  ["SQLITE_LOCKED", "BUSY", "the table is locked"],
  ["SQLITE_INTERRUPT", "CANCELLED", "the statement was interrupted"],
  ["SQLITE_PROTOCOL", "BUSY", "other processes kept the database's locks from being taken"],
  ["SQLITE_FULL", "DISK_FULL", DISK_FULL],
  ["SQLITE_IOERR_NOMEM", "OUT_OF_MEMORY", "SQLite could not get the memory that the statement needs"],
  ["SQLITE_IOERR_WRITE", "IO_ERROR", "the disk could not write"],
  ["SQLITE_IOERR_FSYNC", "IO_ERROR", "the disk could not make a write durable"],
  ["SQLITE_IOERR_READ", "IO_ERROR", "the disk could not read"],
  // What SQLite makes of EIO.
  ["SQLITE_IOERR_CORRUPTFS", "IO_ERROR", "the disk could not read"],
  ["SQLITE_IOERR", "IO_ERROR", "the disk, or a call of the operating system on the database's files, failed"],
  ["SQLITE_CANTOPEN", "IO_ERROR", "a file of the database can't be opened"],
  ["SQLITE_NOMEM", "OUT_OF_MEMORY", "SQLite could not get the memory that the statement needs"],
  ["SQLITE_TOOBIG", "OUT_OF_RANGE", "a value is larger than SQLite's limit"],
  ["SQLITE_CORRUPT", "CORRUPT_DATABASE", "the database file is damaged"],
  ["SQLITE_NOTADB", "CORRUPT_DATABASE", "the file is not a SQLite database"],
  ["SQLITE_READONLY", "READ_ONLY", READ_ONLY],
  ["SQLITE_MISMATCH", "OUT_OF_RANGE", "a value has the wrong type for its column"],
];

const FAILED_WRITE = /^SQLITE_IOERR_(?:WRITE|FSYNC|DIR_FSYNC|TRUNCATE)/;

/** An error of SQLite as the caller may see it; anything unknown becomes INTERNAL with the details for the log only. */
export function fromSqliteError(error: unknown, failed?: FailedStatement): RpcFailure {
  if (error instanceof RpcFailure) return error;
  if (!(error instanceof Sqlite.SqliteError)) return internal(error);
  const sql = failed?.sql ?? "";
  if (error.code.startsWith("SQLITE_CONSTRAINT")) {
    return new RpcFailure(constraint(error, failed) ?? internal(error, sql).error);
  }
  if (error.message === "integer overflow")
    return new RpcFailure({ reason: "OUT_OF_RANGE", message: "a sum is larger than 64 bits" });
  if (error.code === "SQLITE_ERROR" && missesSchema(error.message))
    return schemaMismatch(withoutValues(error.message, sql));
  const known = REASON_OF_CODE.find(([prefix]) => error.code.startsWith(prefix));
  if (known === undefined) return internal(error, sql);
  const [, reason, message] = known;
  if (reason === "BUSY") return new RpcFailure({ reason, message, retryAfterMs: BUSY_RETRY_MS });
  if (reason !== "IO_ERROR") return new RpcFailure({ reason, message });
  return new RpcFailure({ reason, message, retryAfterMs: IO_RETRY_MS, internal: `${error.code}: ${error.message}` });
}

/** The same failure with the system's reason, where a write or a sync has failed: a volume can be read-only or full without SQLite's saying so. */
export function withCause(failure: RpcFailure, errno: () => number): RpcFailure {
  const { reason, internal = "" } = failure.error;
  if (reason !== "IO_ERROR" || !FAILED_WRITE.test(internal)) return failure;
  const number = errno();
  const known = REASON_OF_ERRNO.get(number);
  if (known === undefined) return new RpcFailure({ ...failure.error, internal: `${internal} (errno ${number})` });
  return new RpcFailure({ reason: known[0], message: known[1] });
}

function schemaMismatch(said = "a statement of the service does not compile"): RpcFailure {
  const message = `another program has changed the schema: ${said}`;
  return new RpcFailure({ reason: "SCHEMA_MISMATCH", message, retryAfterMs: SCHEMA_RETRY_MS });
}

/** Throws what is not SQLite's error: a fault of ours, which nothing may pass over. */
export function requireSqliteError(error: unknown): void {
  if (!(error instanceof Sqlite.SqliteError)) throw error;
}

/** INTERNAL: neutral words for the caller; for the log everything but values. */
export function internal(error: unknown, sql = ""): RpcFailure {
  return new RpcFailure({ reason: "INTERNAL", message: "internal error", internal: forTheLog(error, sql) });
}

function forTheLog(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack = message } = error;
  if (!(error instanceof Sqlite.SqliteError)) return stack;
  const said = withoutValues(message, sql) ?? "a message that may quote a value";
  const header = stack.indexOf(message);
  return `${error.code}: ${said}${header < 0 ? "" : stack.slice(header + message.length)}`;
}

function constraint(
  error: InstanceType<typeof Sqlite.SqliteError>,
  failed: FailedStatement | undefined,
): CallError | undefined {
  const subject = error.message.slice(error.message.indexOf(": ") + 2);
  switch (error.code) {
    case "SQLITE_CONSTRAINT_UNIQUE":
    case "SQLITE_CONSTRAINT_PRIMARYKEY":
    case "SQLITE_CONSTRAINT_ROWID":
      return onColumns("UNIQUE_VIOLATION", subject, "another row has the same");
    case "SQLITE_CONSTRAINT_NOTNULL":
      return onColumns("NOT_NULL_VIOLATION", subject, "a value is needed for");
    case "SQLITE_CONSTRAINT_CHECK":
      return brokenCheck(subject);
    case "SQLITE_CONSTRAINT_FOREIGNKEY":
      return brokenReference(failed);
    case "SQLITE_CONSTRAINT_DATATYPE":
      return doesNotFit(error.message);
    case "SQLITE_CONSTRAINT_TRIGGER":
      // RAISE can compute what it says, from a row as well.
      if (failed === undefined || !isWritten(failed.db, error.message))
        return brokenTrigger("a trigger refused the write");
      // A trigger that stands for a CHECK says what SQLite says of one.
      if (error.message.startsWith(CHECK_FAILED)) return brokenCheck(subject);
      return brokenTrigger(error.message);
    default:
      return undefined;
  }
}

function brokenTrigger(message: string): CallError {
  return { reason: "CHECK_VIOLATION", message, metadata: { constraint: "trigger" } };
}

/** Whether a trigger has the message as it is, as a literal. */
function isWritten(db: FailedStatement["db"], message: string): boolean {
  const literal = `'${message.replaceAll("'", "''")}'`;
  const triggers = "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND instr(sql, ?)";
  return db.prepare(triggers).get(literal) !== undefined;
}

function brokenCheck(constraint: string): CallError {
  return { reason: "CHECK_VIOLATION", message: `the value breaks ${constraint}`, metadata: { constraint } };
}

/** From `cannot store REAL value in INTEGER column lists.total`: also what a trigger's sum becomes beyond 64 bits. */
function doesNotFit(message: string): CallError {
  const [, table, columns] = /column (.+?)\.(.+)$/s.exec(message) ?? [];
  if (table === undefined || columns === undefined)
    return { reason: "OUT_OF_RANGE", message: "a value, or a total that it adds to, does not fit its column" };
  return {
    reason: "OUT_OF_RANGE",
    message: `a value, or a total that it adds to, does not fit ${columns} of ${table}`,
    metadata: { table, columns },
  };
}

/** From `t.email` or `t.list_id, t.position`. An expression index names only itself. */
function onColumns(reason: Reason, subject: string, message: string): CallError {
  const names = subject.split(", ");
  if (subject.startsWith("index ")) {
    const index = subject.slice("index ".length).replaceAll("'", "");
    return { reason, message: `${message} key of the index ${index}`, metadata: { index } };
  }
  const table = names[0]?.split(".")[0] ?? "";
  const columns = names.map((name) => name.slice(name.indexOf(".") + 1)).join(", ");
  return { reason, message: `${message} ${columns} in ${table}`, metadata: { table, columns } };
}
