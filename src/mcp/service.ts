import type { Transport } from "@connectrpc/connect";
import { type CallMethod, readContract } from "../cli/contract-calls.js";
import { SqlCalls } from "../cli/sql-calls.js";
import { commentsOf } from "../contract/comments.js";
import type { Image } from "../contract/image.js";
import { DATABASE_NAMES, type DatabaseName } from "../databases/index.js";
import type { Comments } from "./describe-call.js";
import type { Refusal } from "./tool-results.js";

/** The running service that the tools call, and what they may ask of it. */
export interface Service {
  readonly transport: Transport;
  readonly contract: Image;
  readonly comments: Comments;
  readonly writes: boolean;
  /** Why a call is not made; undefined: it may be. */
  permits(method: CallMethod): Refusal | undefined;
  sql(database: DatabaseName): SqlCalls;
}

export function openService(
  transport: Transport,
  writes: boolean,
  permits: Service["permits"],
): Service {
  const contract = readContract();
  const sql = new Map(
    DATABASE_NAMES.map((name) => [name, new SqlCalls(transport, contract, name)]),
  );
  return {
    transport,
    contract,
    comments: commentsOf(contract),
    writes,
    permits,
    sql: (database) => sql.get(database) ?? new SqlCalls(transport, contract, database),
  };
}
