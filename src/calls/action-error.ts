import { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { CallError } from "../engine/call-error.js";
import { toStatusBytes } from "./error-status.js";
import type { ServerLog } from "./server-log.js";

/** Field number of `crewdb.sql.v1.TransactResponse.error`, a google.rpc.Status. */
const ERROR = 8;

/** The response message that says that one action of a transaction failed. */
export function toActionError(error: CallError, log: ServerLog): Buffer {
  return Buffer.from(new BinaryWriter().tag(ERROR, 2).bytes(toStatusBytes(error, log)).finish());
}
