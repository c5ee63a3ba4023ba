import { type Code, ConnectError } from "@connectrpc/connect";
import Sqlite, { type Database } from "better-sqlite3";
import { ErrorInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import type { CallError } from "../call-error.js";
import { REASONS, Status } from "../reasons.js";
import { CrewdbError } from "../unified/crewdb-error.js";
import { RpcFailure } from "../worker/rpc-failure.js";
import { fromSqliteError } from "../worker/sqlite-error.js";

/** An error of SQLite as the service would tell it, so that callers need not know which of the two answered. */
export function toConnectError(error: unknown, db: Database, sql = ""): unknown {
  if (error instanceof RpcFailure) return said(error.error);
  if (!(error instanceof Sqlite.SqliteError)) return error;
  if (error.code === "SQLITE_ERROR") return said({ reason: "SQL_ERROR", message: `SQLite says: ${error.message}` });
  return said(fromSqliteError(error, { db, sql, boundValue: () => undefined }).error);
}

export function toCallbackError(error: unknown, db: Database, sql: string): unknown {
  const told = toConnectError(error, db, sql);
  return told instanceof ConnectError ? new CrewdbError(told) : told;
}

export function timedOut(timeoutMs: number): CrewdbError {
  return new CrewdbError(
    said({ reason: "DEADLINE_EXCEEDED", message: `the transaction took longer than ${timeoutMs} ms` }),
  );
}

function said({ reason, message, metadata = {}, internal }: CallError): ConnectError {
  const details = [{ desc: ErrorInfoSchema, value: { reason, domain: "crewdb", metadata: { ...metadata } } }];
  const code: Code = Status[REASONS[reason].status];
  return new ConnectError(message, code, undefined, details, internal);
}
