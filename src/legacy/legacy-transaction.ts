import { create, fromBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import {
  TransactRequest_Mode as Mode,
  type TransactRequest,
  type TransactResponse,
  TransactResponseSchema,
} from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { toStatusDetails } from "../calls/error-details.js";
import { toAbortError } from "../client/status-error.js";
import type { RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { fromSqliteError } from "../sqlite/thread/sqlite-error.js";
import type { LegacyConnection } from "./legacy-connection.js";
import type { Lease, LegacyDatabase } from "./legacy-database.js";

type Action = TransactRequest["action"];
type Result = NonNullable<MessageInitShape<typeof TransactResponseSchema>["result"]>;

/** What a transaction needs beside its database. */
export interface TransactionContext {
  readonly database: LegacyDatabase;
  readonly signal: AbortSignal | undefined;
  /** Throws RpcFailure when there is no such rpc. */
  rpcByName(name: string): RpcPlan;
}

const DONE: Result = { case: "done", value: {} };

/** Transact in the calling thread: the same messages, the same answers, the same errors inside the stream. */
export async function* runLegacyTransaction(
  context: TransactionContext,
  requests: AsyncIterable<TransactRequest>,
): AsyncGenerator<TransactResponse> {
  let lease: Lease | undefined;
  try {
    for await (const { action } of requests) {
      context.signal?.throwIfAborted();
      if (lease === undefined) {
        lease = await begin(context.database, action);
        yield respond({ case: "begun", value: {} });
        continue;
      }
      const { connection, release } = lease;
      const end = endOf(connection, action);
      // Release first: the client stops reading after the last reply.
      if (end !== undefined) release();
      yield end ?? act(context, connection, action);
      if (end !== undefined) return;
      if (!connection.control.inTransaction) throw lost();
    }
  } catch (error) {
    throw context.signal?.aborted === true ? toAbortError(context.signal) : error;
  } finally {
    lease?.release();
  }
}

async function begin(database: LegacyDatabase, action: Action): Promise<Lease> {
  if (action.case !== "begin") throw new ConnectError("send `begin` first", Code.FailedPrecondition);
  if (action.value.mode !== Mode.READ_WRITE)
    throw new ConnectError("with USE_UNIFIED_DB=false a transaction is read-write", Code.Unimplemented);
  return await database.begin();
}

function endOf(connection: LegacyConnection, action: Action): TransactResponse | undefined {
  if (action.case === "commit") {
    connection.commit();
    return respond({ case: "committed", value: {} });
  }
  if (action.case !== "rollback") return undefined;
  connection.control.rollback();
  return respond({ case: "rolledBack", value: {} });
}

/** A failure is sent in the stream, and the transaction goes on. */
function act({ rpcByName }: TransactionContext, connection: LegacyConnection, action: Action): TransactResponse {
  try {
    return respond(resultOf(connection, action, rpcByName));
  } catch (error) {
    return respond({ case: "error", value: fromBinary(StatusSchema, toStatusDetails(fromSqliteError(error).error)) });
  }
}

function resultOf(connection: LegacyConnection, action: Action, rpcByName: TransactionContext["rpcByName"]): Result {
  switch (action.case) {
    case "query":
      return { case: "query", value: connection.inSavepoint(() => connection.query(action.value)) };
    case "execute":
      return { case: "execute", value: connection.inSavepoint(() => connection.execute(action.value)) };
    case "call": {
      const { method, request } = action.value;
      return { case: "reply", value: connection.inSavepoint(() => connection.call(rpcByName(method), request)) };
    }
    case "savepoint":
      connection.savepoint("SAVEPOINT", action.value.name);
      return DONE;
    case "release":
      connection.savepoint("RELEASE", action.value.name);
      return DONE;
    case "rollbackTo":
      connection.savepoint("ROLLBACK TO", action.value.name);
      return DONE;
    default:
      throw new RpcFailure({ reason: "INVALID_TRANSACTION_STEP", message: "the transaction has begun already" });
  }
}

function respond(result: Result): TransactResponse {
  return create(TransactResponseSchema, { result });
}

function lost(): RpcFailure {
  return new RpcFailure({
    reason: "TRANSACTION_LOST",
    message: "the transaction was rolled back because a statement ended it",
  });
}
