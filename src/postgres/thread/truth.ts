import { setTimeout as pause } from "node:timers/promises";
import type { Committed } from "../../engine/call-error.js";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { Connections } from "./connections.js";
import { fromServer } from "./postgres-error.js";
import type { TripError } from "./trip.js";

/** So long a COMMIT without an answer is asked after, in ms. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 100;

/**
 * Asks the server what became of a transaction whose COMMIT was not answered. Only the same history
 * can tell: after a failover the number may be another transaction's.
 */
async function whatBecameOf(
  connections: Connections,
  epoch: string,
  xid: string,
): Promise<Committed> {
  for (
    const until = performance.now() + PATIENCE_MS;
    performance.now() < until;
    await pause(PAUSE_MS)
  ) {
    try {
      const status = await connections.use(async (connection) => {
        if (connection.facts.epoch !== epoch) return "other";
        const { rows } = await connection.run("SELECT pg_xact_status($1::xid8)", [xid]);
        return rows[0]?.[0];
      });
      if (status === "committed") return "true";
      if (status === "aborted") return "false";
      if (status !== "in progress") return "unknown";
    } catch {
      // Not there yet: asked again.
    }
  }
  return "unknown";
}

/** A COMMIT without an answer. */
export class CommitInDoubt<Answer> extends Error {
  override readonly cause: TripError;
  readonly epoch: string;
  readonly xid: string;
  /** Of its call, if it is stored. */
  readonly answer: () => Answer;

  constructor(cause: TripError, epoch: string, xid: string, answer: () => Answer) {
    super(cause.message);
    this.cause = cause;
    this.epoch = epoch;
    this.xid = xid;
    this.answer = answer;
  }
}

/**
 * Whether the error of a COMMIT leaves open what became of it: the connection was lost, or the
 * server ends its connections, which it also says of a COMMIT that is stored.
 */
export function isInDoubt({ server }: TripError): boolean {
  return server === undefined || server.code?.startsWith("57P") === true;
}

/** The answer, where the server says that the transaction is stored; else rejects with RpcFailure. */
export async function resolveDoubt<Answer>(
  { cause, epoch, xid, answer }: CommitInDoubt<Answer>,
  connections: Connections,
): Promise<Answer> {
  const committed = await whatBecameOf(connections, epoch, xid);
  if (committed === "true") return answer();
  throw new RpcFailure({ ...fromServer(cause).error, committed });
}
