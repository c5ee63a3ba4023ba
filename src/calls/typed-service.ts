import type { AskedRpc } from "../access/access.js";
import type { DatabasePlan, Lane } from "../engine/plan.js";
import { SqlRpc } from "../engine/sql-rpc.js";
import type { TracedRpc } from "./call-trace.js";
import { importHandler } from "./import-handler.js";
import type { Rpcs } from "./incoming-call.js";
import { pipelineHandler } from "./pipeline-handler.js";
import { queryStreamHandler, transactHandler } from "./stream-handlers.js";
import {
  type CallTarget,
  type HandlerParts,
  type ServedRpc,
  unaryHandler,
} from "./unary-handler.js";

/** The unary SQL rpcs, which both services have alike. */
const SQL_RPCS = [
  { name: "Query", rpc: SqlRpc.QUERY, lane: "read" },
  { name: "Execute", rpc: SqlRpc.EXECUTE, lane: "write" },
  { name: "ExecuteBatch", rpc: SqlRpc.EXECUTE_BATCH, lane: "write" },
] as const;

/**
 * Adds a database's service: every rpc of its plan, and the SQL rpcs. Answers what each asks of its
 * caller; a pipeline asks what its calls do.
 */
export function addTypedService(
  rpcs: Rpcs,
  plan: DatabasePlan,
  target: CallTarget,
  parts: HandlerParts,
): AskedRpc[] {
  const { database, service } = plan;
  const traced = (method: string, lane: Lane): TracedRpc => ({ method, database, lane });
  const served = new Map<string, ServedRpc>();
  for (const { id: rpc, name, method, lane, role } of plan.rpcs)
    served.set(name, { rpc, method, lane, role, traced: traced(method, lane) });
  for (const { name, rpc, lane } of SQL_RPCS) {
    const method = `${service}/${name}`;
    served.set(name, { rpc, method, lane, role: "sql", traced: traced(method, lane) });
  }
  for (const rpc of served.values())
    rpcs.set(rpc.traced.method, { kind: "unary", handle: unaryHandler(rpc, target, parts) });
  for (const { method, rpc } of plan.imports)
    rpcs.set(method, {
      kind: "client stream",
      handle: importHandler(rpc, traced(method, "write"), target, parts),
    });
  const queryStream = traced(`${service}/QueryStream`, "read");
  rpcs.set(queryStream.method, {
    kind: "server stream",
    handle: queryStreamHandler(queryStream, target, parts),
  });
  const transact = traced(`${service}/Transact`, "write");
  rpcs.set(transact.method, {
    kind: "bidi",
    handle: transactHandler(transact, [...served.values()], target, parts),
  });
  rpcs.set(`${service}/Pipeline`, { kind: "bidi", handle: pipelineHandler(served, target, parts) });
  return [
    ...served.values(),
    ...plan.imports.map(({ method }) => ({ method, role: "write", lane: "write" }) as const),
    { method: queryStream.method, role: "sql", lane: "read" },
    { method: transact.method, role: "sql", lane: "read" },
  ];
}
