import {
  createRegistry,
  fromBinary,
  type JsonObject,
  type JsonValue,
  toJson,
} from "@bufbuild/protobuf";
import { base64Encode } from "@bufbuild/protobuf/wire";
import type { Any } from "@bufbuild/protobuf/wkt";
import { file_google_rpc_error_details } from "../../gen/ts/google/rpc/error_details_pb.js";
import { StatusSchema } from "../../gen/ts/google/rpc/status_pb.js";
import type { CallStatus } from "../calls/error-status.js";
import { Status } from "../engine/reasons.js";

const CODES: ReadonlyMap<number, string> = new Map(
  Object.entries(Status).map(([name, number]) => [number, name.toLowerCase()]),
);

/** A number of google.rpc.Code as Connect writes it: `not_found`. */
export function connectCode(code: number): string {
  const name = CODES.get(code) ?? "unknown";
  // https://connectrpc.com/docs/protocol#error-codes has one l.
  return name === "cancelled" ? "canceled" : name;
}

const DETAILS = createRegistry(file_google_rpc_error_details);

/** An error of Connect. Each detail is there twice: for generated clients, and to be read. */
export function toErrorJson({ code, message, details }: CallStatus): JsonObject {
  const all = details === undefined ? [] : fromBinary(StatusSchema, details).details;
  return {
    code: connectCode(code),
    message,
    ...(all.length === 0 ? {} : { details: all.map(toDetail) }),
  };
}

function toDetail({ typeUrl, value }: Any): JsonObject {
  const type = typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
  const schema = DETAILS.getMessage(type);
  const debug: { debug?: JsonValue } =
    schema === undefined ? {} : { debug: toJson(schema, fromBinary(schema, value)) };
  return { type, value: base64Encode(value, "std_raw"), ...debug };
}
