import type { handleBidiStreamingCall, handleServerStreamingCall } from "@grpc/grpc-js";
import type { CallError } from "../call-error.js";
import { RpcFailure } from "../worker/rpc-failure.js";
import { SqlRpc } from "../worker/sql/sql-rpc.js";
import { Action, readAction, wantsToWrite } from "../worker/stream/transaction-request.js";
import { toErrorStatus } from "./error-status.js";
import { StreamCall } from "./stream-call.js";
import type { CallPool, HandlerParts } from "./unary-handler.js";

/** The handler of QueryStream. */
export function queryStreamHandler(pool: CallPool, parts: HandlerParts): handleServerStreamingCall<Buffer, Buffer> {
  return (stream) => {
    const principal = parts.authenticator.check(stream, "sql");
    if ("reason" in principal) {
      stream.emit("error", toErrorStatus(principal, parts.log));
      return;
    }
    const call = new StreamCall(SqlRpc.QUERY_STREAM, "read", stream.request, principal.name, stream, parts);
    stream.once("cancelled", () => {
      if (!call.finished) pool.cancel(call, "CANCELLED");
    });
    pool.submit(call);
  };
}

/** The handler of Transact: the first message says which lane, and only then a connection is asked for. */
export function transactHandler(pool: CallPool, parts: HandlerParts): handleBidiStreamingCall<Buffer, Buffer> {
  return (stream) => {
    const principal = parts.authenticator.check(stream, "sql");
    if ("reason" in principal) {
      stream.emit("error", toErrorStatus(principal, parts.log));
      return;
    }
    let call: StreamCall | undefined;
    let over = false;
    const refuse = (error: CallError): void => {
      over = true;
      stream.emit("error", toErrorStatus(error, parts.log));
    };
    stream.on("data", (bytes: Buffer) => {
      if (over) return;
      if (call !== undefined) {
        call.send((input) => input.request(bytes));
        // Each request earns its response a place, so that a client that only sends can't fill the memory.
        return;
      }
      const lane = laneOf(bytes);
      if (typeof lane !== "string") return refuse(lane);
      call = new StreamCall(SqlRpc.TRANSACT, lane, bytes, principal.name, stream, parts);
      pool.submit(call);
    });
    stream.on("end", () => {
      if (call === undefined && !over) stream.end();
      call?.send((input) => input.halfClose());
    });
    stream.once("cancelled", () => {
      over = true;
      if (call !== undefined && !call.finished) pool.cancel(call, "CANCELLED");
    });
  };
}

function laneOf(bytes: Buffer): "read" | "write" | CallError {
  try {
    const { action, body } = readAction(bytes);
    if (action === Action.BEGIN) return wantsToWrite(body) ? "write" : "read";
    return { reason: "INVALID_TRANSACTION_STEP", message: "the first message of a transaction must be begin" };
  } catch (error) {
    if (error instanceof RpcFailure) return error.error;
    throw error;
  }
}
