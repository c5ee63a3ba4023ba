import { setTimeout as pause } from "node:timers/promises";
import type { Committed } from "../../engine/call-error.js";
import type { Connections } from "./connections.js";

/** So long a COMMIT without an answer is asked after, in ms. */
const PATIENCE_MS = 3000;
const PAUSE_MS = 100;

/**
 * Asks the server what became of a transaction whose COMMIT was not answered. Only the same history
 * can tell: after a failover the number may be another transaction's.
 */
export async function whatBecameOf(
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
