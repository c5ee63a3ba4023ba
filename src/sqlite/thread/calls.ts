import type { PackedCall } from "../../engine/call.js";
import { isSqlRpc } from "../../engine/sql-rpc.js";
import type { PortableExecutor } from "../../typed/portable-executor.js";
import type { RunnableCall } from "../../typed/runnable-call.js";
import type { SqlCalls } from "../sql/sql-calls.js";

/** Every kind of call that a connection can run: typed rpcs by their plans, SQL rpcs by their text. */
export class Calls {
  readonly #portable: PortableExecutor;
  readonly #sql: SqlCalls;

  constructor(portable: PortableExecutor, sql: SqlCalls) {
    this.#portable = portable;
    this.#sql = sql;
  }

  /** Decodes and checks a request. Throws RpcFailure with every broken rule. */
  read(packed: PackedCall): RunnableCall {
    return isSqlRpc(packed.rpc) ? this.#sql.read(packed) : this.#portable.read(packed);
  }

  /** Whether a read needs a transaction of its own, so that all its statements see one snapshot. */
  readsMoreThanOnce(rpc: number): boolean {
    return isSqlRpc(rpc) || this.#portable.rpc(rpc).statements.length > 1;
  }
}
