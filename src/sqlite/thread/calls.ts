import type { PackedCall } from "../../engine/call.js";
import { isSqlRpc } from "../../engine/sql-rpc.js";
import type { SqlCalls } from "../sql/sql-calls.js";
import type { RunnableCall } from "./runnable-call.js";
import type { TypedCalls } from "./typed-calls.js";

/** Every kind of call that a connection can run: typed rpcs by their plans, SQL rpcs by their text. */
export class Calls {
  readonly #typed: TypedCalls;
  readonly #sql: SqlCalls;

  constructor(typed: TypedCalls, sql: SqlCalls) {
    this.#typed = typed;
    this.#sql = sql;
  }

  /** Decodes and checks a request. Throws RpcFailure with every broken rule. */
  read(packed: PackedCall): RunnableCall {
    return isSqlRpc(packed.rpc) ? this.#sql.read(packed) : this.#typed.read(packed);
  }

  /** Whether a read needs a transaction of its own, so that all its statements see one snapshot. */
  readsMoreThanOnce(rpc: number): boolean {
    return isSqlRpc(rpc) || this.#typed.executor.rpc(rpc).statements.length > 1;
  }
}
