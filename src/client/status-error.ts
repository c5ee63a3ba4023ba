import { fromBinary } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Metadata, StatusObject } from "@grpc/grpc-js";
import { type Status, StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import { toConnectionProblem } from "./connection-problem.js";
import { toHeaders } from "./headers.js";

const DETAILS = "grpc-status-details-bin";

function toDetails(metadata: Metadata): ConnectError["details"] {
  const [bytes] = metadata.get(DETAILS);
  if (!Buffer.isBuffer(bytes)) return [];
  try {
    return toConnectDetails(fromBinary(StatusSchema, bytes));
  } catch {
    // Details only explain: an error with unreadable ones is still the same error.
    return [];
  }
}

function toConnectDetails({ details }: Status): ConnectError["details"] {
  return details.map(({ typeUrl, value }) => ({ type: typeUrl.slice(typeUrl.lastIndexOf("/") + 1), value }));
}

/** A failure inside a stream, as the error that a unary call would have thrown. */
export function fromStatus(status: Status): ConnectError {
  const error = new ConnectError(status.message, status.code in Code ? (status.code as Code) : Code.Unknown);
  error.details = toConnectDetails(status);
  return error;
}

/**
 * A gRPC status other than OK as the error that Connect clients throw; `findDetails` finds its details. `target` is whom the call was
 * sent to, for the message where there is no connection.
 */
export function toConnectError(status: StatusObject, target?: string): ConnectError {
  // The numbers are gRPC's own; Connect's list lacks only OK.
  const code = status.code in Code ? (status.code as number as Code) : Code.Unknown;
  const error = new ConnectError(toConnectionProblem(status.details, target), code, toHeaders(status.metadata));
  error.details = toDetails(status.metadata);
  error.isWireError = true;
  return error;
}

/** What an aborted signal means: CANCELED, or DEADLINE_EXCEEDED where the reason is a time-out. */
export function toAbortError(signal: AbortSignal): ConnectError {
  const reason: unknown = signal.reason;
  if (reason instanceof DOMException && reason.name === "TimeoutError") {
    return new ConnectError("the operation timed out", Code.DeadlineExceeded, undefined, undefined, reason);
  }
  return ConnectError.from(reason, Code.Canceled);
}
