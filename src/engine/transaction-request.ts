import { WireReader } from "../base/wire.js";
import type { FieldViolation } from "./call-error.js";
import { readMessage } from "./read-message.js";
import { RpcFailure } from "./rpc-failure.js";

/** Field numbers of `crewdb.sql.v1.TransactRequest.action`. */
export const Action = {
  BEGIN: 1,
  QUERY: 2,
  EXECUTE: 3,
  CALL: 4,
  SAVEPOINT: 5,
  RELEASE: 6,
  ROLLBACK_TO: 7,
  COMMIT: 8,
  ROLLBACK: 9,
} as const;

/** `TransactRequest.Mode.MODE_READ_WRITE` */
const MODE_READ_WRITE = 2;

/** One message of a transaction: which action, and the bytes of its message. */
export interface TransactionRequest {
  readonly action: number;
  readonly body: Buffer;
}

/** Reads the one action of a message. Throws INVALID_FIELD when there is none. */
export function readAction(bytes: Buffer): TransactionRequest {
  let action = 0;
  let body: Buffer = Buffer.alloc(0);
  readMessage(new WireReader(bytes), (tag, reader) => {
    if ((tag & 7) !== 2) return false;
    action = tag >> 3;
    body = reader.blob();
    return true;
  });
  if (action < Action.BEGIN || action > Action.ROLLBACK) throw invalid({ field: "action", description: "must be set" });
  return { action, body };
}

/** Whether a message may end the transaction with a COMMIT: its first field says so, or there is something odd before it. */
export function asksToCommit(bytes: Uint8Array): boolean {
  const field = (bytes[0] ?? 0) >> 3;
  return field === Action.COMMIT || field < Action.BEGIN || field > Action.ROLLBACK;
}

/** Whether `begin` asks for a read-write transaction. */
export function wantsToWrite(begin: Buffer): boolean {
  let mode = 0;
  readMessage(new WireReader(begin), (tag, reader) => {
    if (tag !== 8) return false;
    mode = reader.int32();
    return true;
  });
  return mode === MODE_READ_WRITE;
}

/** The name of a savepoint as SQL, in a name space of its own. */
export function readSavepoint(body: Buffer): string {
  let name = "";
  readMessage(new WireReader(body), (tag, reader) => {
    if (tag !== 10) return false;
    name = reader.blob().toString();
    return true;
  });
  if (/^\w{1,64}$/.test(name)) return `"of_caller_${name}"`;
  throw invalid({ field: "name", description: "must have 1 to 64 letters, digits and underscores" });
}

/** A typed rpc inside a transaction: its name and the bytes of its request. */
export function readTypedCall(body: Buffer): { method: string; request: Buffer } {
  let method = "";
  let request: Buffer = Buffer.alloc(0);
  readMessage(new WireReader(body), (tag, reader) => {
    if (tag === 10) method = reader.blob().toString();
    else if (tag === 18) request = reader.blob();
    else return false;
    return true;
  });
  return { method, request };
}

function invalid(violation: FieldViolation): RpcFailure {
  const message = `Transact was refused: ${violation.field} ${violation.description}`;
  return new RpcFailure({ reason: "INVALID_FIELD", message, violations: [violation] });
}
