import type { Database, Statement } from "better-sqlite3";
import { requestIdReused } from "../../engine/request-id-reused.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { RunnableCall } from "./runnable-call.js";

const EARLIER_HASH_BYTES = 32;

interface KeptReply {
  readonly body_hash: Buffer;
  readonly reply: Buffer;
}

/**
 * Replies kept by (caller, rpc, request_id), written inside the write's own savepoint: a retry gets the same bytes, and the
 * write happens once. https://google.aip.dev/155
 */
export class KeptReplies {
  readonly #find: Statement<[string, string, string], KeptReply>;
  readonly #keep: Statement<[string, string, string, Buffer, Buffer, bigint]>;

  constructor(db: Database) {
    this.#find = db.prepare(
      "SELECT body_hash, reply FROM crewdb_requests WHERE caller = ? AND method = ? AND request_id = ?",
    );
    this.#keep = db.prepare(
      "INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms) VALUES (?, ?, ?, ?, ?, ?)",
    );
  }

  /** The bytes that this request was answered with before, if it was. Throws REQUEST_ID_REUSED when another request was. */
  find(call: RunnableCall): Buffer | undefined {
    const kept = this.#find.get(call.caller, call.method, call.requestId);
    if (kept === undefined) return undefined;
    const earlier = kept.body_hash.length === EARLIER_HASH_BYTES ? call.earlierBodyHash?.() : undefined;
    const expected = earlier ?? call.bodyHash();
    if (kept.body_hash.equals(expected)) return kept.reply;
    throw new RpcFailure(requestIdReused(call.method));
  }

  keep(call: RunnableCall, reply: Buffer): void {
    this.#keep.run(call.caller, call.method, call.requestId, call.bodyHash(), reply, BigInt(Date.now()));
  }
}
