import Sqlite from "better-sqlite3";
import { RpcFailure } from "../../engine/rpc-failure.js";
import { REGISTERS } from "../file/service-tables.js";
import { findGuardFile } from "../pool/interrupter.js";
import { loadGuard } from "../thread/guard.js";
import { SqlEngine } from "./sql-engine.js";

/** What becomes of a caller's statement in a scope: whether it writes, or why it is refused. */
export type Judged = { readonly writes: boolean } | { readonly refused: string };

/** Compiles a statement in a scope, in an empty database that the migrations make. Runs nothing of it. */
export function judgeInScope(
  migrations: readonly { readonly text: string }[],
  scope: string | undefined,
  sql: string,
): Judged {
  const guardFile = findGuardFile();
  // What bounds temporary files must be there before the connection is.
  loadGuard(new Sqlite(":memory:"), guardFile);
  const db = new Sqlite(":memory:");
  try {
    db.exec(REGISTERS);
    for (const { text } of migrations) db.exec(text);
    const engine = new SqlEngine(db, loadGuard(db, guardFile), true);
    return { writes: engine.explain(sql, engine.scopeOf(scope)).writes };
  } catch (error) {
    if (error instanceof RpcFailure) return { refused: error.message };
    throw error;
  } finally {
    db.close();
  }
}
