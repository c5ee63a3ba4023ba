import type { Logger } from "pino";
import { planSteps } from "../calls/admin/plan-steps.js";
import type { Call } from "../engine/call.js";
import type { ConnectionWatch, DatabaseWatch } from "../engine/engine.js";
import type { DatabasePlan } from "../engine/plan.js";
import { isSqlRpc } from "../engine/sql-rpc.js";
import { sqlOf } from "../queue/costs.js";
import { connectionTimes } from "./pool-metrics.js";

/** Plans that are remembered, so that a statement that is always slow is explained once. */
const KEPT_PLANS = 100;

/** Logs what happens in a database, and records how long connections take beside calls. */
export function watchDatabase(
  plan: DatabasePlan,
  log: Pick<Logger, "debug" | "error" | "isLevelEnabled" | "warn">,
  submit: (call: Call) => void,
): DatabaseWatch {
  return {
    ...watchConnections(plan.database, log),
    slow: slowLog(plan, log, submit),
    disagreed: disagreementLog(plan.database, log),
  };
}

/**
 * Logs each slow call: what it ran, how long, under which trace, and how SQLite runs it. A caller's
 * statement is explained on a reader; the plan of a typed rpc is pinned in its file, which is named
 * instead.
 */
function slowLog(
  plan: DatabasePlan,
  log: Pick<Logger, "warn">,
  submit: (call: Call) => void,
): DatabaseWatch["slow"] {
  const plans = new Map<string, string[]>();
  const explain = async (summary: string, sql: string): Promise<string[]> => {
    const known = plans.get(summary);
    if (known !== undefined) return known;
    const steps = await planSteps(submit, sql);
    const [oldest] = plans.keys();
    if (plans.size >= KEPT_PLANS && oldest !== undefined) plans.delete(oldest);
    plans.set(summary, steps);
    return steps;
  };
  return ({ summary }, tookMs, call) => {
    const facts = {
      database: plan.database,
      summary,
      tookMs,
      ...(call.traceId !== undefined && { traceId: call.traceId }),
    };
    const sql = isSqlRpc(call.rpc) ? sqlOf(call.request) : undefined;
    if (sql === undefined) {
      const file = plan.rpcs[call.rpc]?.file;
      log.warn({ ...facts, ...(file !== undefined && { file }) }, "slow statement");
      return;
    }
    // The statement has run, so it compiles; when the explanation fails, the log still says that it
    // was slow.
    explain(summary, sql)
      .catch(() => [])
      .then((steps) => log.warn({ ...facts, plan: steps }, "slow statement"));
  };
}

/**
 * Logs that the native executor refused a request that the portable one accepts: a fault of the
 * service.
 */
export function disagreementLog(
  database: string,
  log: Pick<Logger, "error">,
): DatabaseWatch["disagreed"] {
  return ({ name: rpc }) => {
    log.error({ database, rpc }, `the executors disagree about a request of ${rpc}`);
  };
}

/**
 * Logs every acquire and release at level debug, and at no other; and records how long connections
 * take beside calls.
 */
function watchConnections(
  database: string,
  log: Pick<Logger, "debug" | "isLevelEnabled">,
): ConnectionWatch {
  const times = connectionTimes(database);
  if (!log.isLevelEnabled("debug")) return times;
  return {
    ...times,
    acquired: (connection) => log.debug({ database, connection }, "acquire"),
    released: (connection, heldMs) => log.debug({ database, connection, heldMs }, "release"),
  };
}
