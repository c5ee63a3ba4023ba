import type { DatabaseError } from "pg";
import type { CallError } from "../../engine/call-error.js";
import type { Reason } from "../../engine/reasons.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { Catalog } from "./catalog.js";
import { TripError } from "./trip.js";

/**
 * How long a caller should wait, in ms: until another connection is open, or the others are done.
 */
const RETRY_MS = 100;
/** After a server that was lost: a failover takes seconds. */
const LOST_RETRY_MS = 1000;

const NUL = "a text has a NUL character, which PostgreSQL can't store";

/**
 * https://www.postgresql.org/docs/current/errcodes-appendix.html; the longest code that fits
 * counts.
 */
const REASON_OF_CODE: readonly (readonly [code: string, reason: Reason, message: string])[] = [
  ["57014", "CANCELLED", "the statement was stopped"],
  ["40001", "BUSY", "other writes came in between, each time it was tried"],
  ["40P01", "BUSY", "the write and another waited for each other, each time it was tried"],
  ["55P03", "BUSY", "another transaction holds a lock"],
  ["25006", "READ_ONLY", "the server takes no writes: it is a standby, or was made read-only"],
  ["53100", "DISK_FULL", "the disk of the server is full"],
  ["53200", "OUT_OF_MEMORY", "the server could not get the memory that the statement needs"],
  [
    "53400",
    "TEMP_SPACE_EXCEEDED",
    "the statement needs more temporary space than the server allows",
  ],
  ["53", "DATABASE_UNREACHABLE", "the server has no connection left"],
  ["58030", "IO_ERROR", "the disk of the server failed"],
  ["58", "IO_ERROR", "the server could not use a file of its own"],
  ["XX001", "CORRUPT_DATABASE", "the server found damage in its files"],
  ["XX002", "CORRUPT_DATABASE", "the server found damage in an index"],
  ["57P", "DATABASE_UNREACHABLE", "the server is starting or stopping"],
  ["08", "DATABASE_UNREACHABLE", "the connection to the server was lost"],
  ["28", "DATABASE_UNREACHABLE", "the server refuses the user of the service"],
  ["42501", "SCHEMA_MISMATCH", "the user of the service lacks a right that the rpc needs"],
  ["42", "SCHEMA_MISMATCH", "another program has changed the schema"],
  ["22021", "INVALID_FIELD", NUL],
  ["22P05", "INVALID_FIELD", NUL],
  ["22003", "OUT_OF_RANGE", "a value, or a total that it adds to, does not fit its column"],
  ["22", "OUT_OF_RANGE", "a value has the wrong type for its column"],
  ["54", "OUT_OF_RANGE", "a value is larger than the server can keep in an index or a row"],
];

const RETRY_AFTER: Partial<Record<Reason, number>> = {
  BUSY: RETRY_MS,
  IO_ERROR: LOST_RETRY_MS,
  SCHEMA_MISMATCH: LOST_RETRY_MS,
  DATABASE_UNREACHABLE: LOST_RETRY_MS,
};

/** What is known of the statement that failed. */
export interface FailedStatement {
  readonly catalog: Catalog;
  /** The text that the request gave for a column, if it gave one. */
  readonly boundValue: (column: string) => string | undefined;
}

/**
 * An error of the server as the caller may see it: the server's own words may quote values, so none
 * are shown.
 */
export function fromServer(error: unknown, failed?: FailedStatement): RpcFailure {
  if (error instanceof RpcFailure) return error;
  if (!(error instanceof TripError)) return internal(error);
  const { server } = error;
  if (server === undefined) return new RpcFailure(unreachable(error.cause));
  const broken = failed === undefined ? undefined : constraint(server, error.sql, failed);
  if (broken !== undefined) return new RpcFailure(broken);
  const { code = "" } = server;
  const known = REASON_OF_CODE.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) return internal(`${code} of the server in: ${error.sql}`);
  const [, reason, message] = known;
  const retryAfterMs = RETRY_AFTER[reason];
  const table = code === "22003" ? undefined : server.table;
  return new RpcFailure({
    reason,
    message: reason === "SCHEMA_MISMATCH" ? `${message} (${code})` : message,
    ...(table === undefined ? {} : { metadata: { table } }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(code.startsWith("58") || code.startsWith("42")
      ? { internal: `${code}: ${error.sql}` }
      : {}),
  });
}

/**
 * The failure when there is no connection. What the system or the server says of that names no
 * value.
 */
export function unreachable(why: unknown): CallError {
  const code = why instanceof Error && "code" in why ? String(why.code) : "";
  const said = code === "" ? "" : ` (${code})`;
  return {
    reason: "DATABASE_UNREACHABLE",
    message: `the PostgreSQL server can't be reached, or the connection to it was lost${said}`,
    retryAfterMs: LOST_RETRY_MS,
  };
}

/** The server lets the user of the URL not in: there is none of the name, or it may not connect. */
export class LoginRefused extends RpcFailure {
  readonly code: string;

  constructor(code: string, why: unknown) {
    super(unreachable(why));
    this.code = code;
  }
}

/**
 * Whether the transaction may simply be run again: nothing of it is stored, and the others are done
 * by then.
 */
export function mayRunAgain(error: unknown): boolean {
  const code = error instanceof TripError ? error.server?.code : undefined;
  return code === "40001" || code === "40P01";
}

function internal(error: unknown): RpcFailure {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new RpcFailure({ reason: "INTERNAL", message: "internal error", internal: details });
}

function constraint(
  server: DatabaseError,
  sql: string,
  failed: FailedStatement,
): CallError | undefined {
  const { code, table = "", column = "", constraint: name = "" } = server;
  switch (code) {
    case "23505":
      return onKey(table, name, failed.catalog);
    case "23502":
      return {
        reason: "NOT_NULL_VIOLATION",
        message: `a value is needed for ${column} in ${table}`,
        metadata: { table, columns: column },
      };
    case "23514":
      return {
        reason: "CHECK_VIOLATION",
        message: `the value breaks ${name}`,
        metadata: { constraint: name },
      };
    case "23503":
      return brokenReference(table, name, sql, failed);
    case "P0001":
      return {
        reason: "CHECK_VIOLATION",
        message: "a trigger refused the write",
        metadata: { constraint: "trigger" },
      };
    default:
      return undefined;
  }
}

/** As SQLite has it: an index on expressions names only itself. */
function onKey(table: string, name: string, catalog: Catalog): CallError {
  const columns = catalog.keys.get(name);
  if (columns !== undefined)
    return {
      reason: "UNIQUE_VIOLATION",
      message: `another row has the same ${columns} in ${table}`,
      metadata: { table, columns },
    };
  return {
    reason: "UNIQUE_VIOLATION",
    message: `another row has the same key of the index ${name}`,
    metadata: { index: name },
  };
}

/**
 * The server names the table with the reference both when its row comes and when the other one
 * goes: the statement tells which.
 */
function brokenReference(
  table: string,
  name: string,
  sql: string,
  failed: FailedStatement,
): CallError {
  const target = targetTable(sql);
  const reference = failed.catalog.references.get(name);
  const value = reference === undefined ? undefined : failed.boundValue(reference.columns);
  if (reference === undefined || target !== table || value === undefined || value === "")
    return {
      reason: "FOREIGN_KEY_VIOLATION",
      message: "a row refers to one that is not there, or is still referred to",
      metadata: target === undefined ? {} : { table: target },
    };
  const { columns, references } = reference;
  return {
    reason: "FOREIGN_KEY_VIOLATION",
    message: `${columns} of ${table} refers to a row of ${references} that is not there`,
    metadata: { table, columns, references },
  };
}

function targetTable(sql: string): string | undefined {
  return /\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)/i.exec(sql)?.[1];
}
