import type { ServiceDefinition, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { DatabasePlan, Lane } from "../engine/plan.js";
import { SqlRpc } from "../engine/sql-rpc.js";
import { bytesMethod } from "./bytes-method.js";
import type { TracedRpc } from "./call-trace.js";
import { importHandler } from "./import-handler.js";
import type { ServiceHost } from "./incoming-call.js";
import { pipelineHandler } from "./pipeline-handler.js";
import { queryStreamHandler, transactHandler } from "./stream-handlers.js";
import { type CallPool, type HandlerParts, type ServedRpc, unaryHandler } from "./unary-handler.js";

/** The unary SQL rpcs, which both services have alike. */
const SQL_RPCS = [
  { name: "Query", rpc: SqlRpc.QUERY, lane: "read" },
  { name: "Execute", rpc: SqlRpc.EXECUTE, lane: "write" },
  { name: "ExecuteBatch", rpc: SqlRpc.EXECUTE_BATCH, lane: "write" },
] as const;

/** Adds a database's service: every rpc of its plan, and the SQL rpcs. */
export function addTypedService(host: ServiceHost, plan: DatabasePlan, pool: CallPool, parts: HandlerParts): void {
  const { database } = plan;
  const traced = (method: string, lane: Lane): TracedRpc => ({ method, database, lane });
  const definition: Record<string, ServiceDefinition[string]> = {};
  const handlers: UntypedServiceImplementation = {};
  const served = new Map<string, ServedRpc>();
  for (const { id: rpc, name, method, lane, role } of plan.rpcs) {
    definition[name] = bytesMethod(method);
    served.set(name, { rpc, lane, role, traced: traced(method, lane) });
  }
  for (const { name, rpc, lane } of SQL_RPCS) {
    const method = `${plan.service}/${name}`;
    definition[name] = bytesMethod(method);
    served.set(name, { rpc, lane, role: "sql", traced: traced(method, lane) });
  }
  for (const [name, rpc] of served) handlers[name] = unaryHandler(rpc, pool, parts);
  for (const { name, method, rpc } of plan.imports) {
    definition[name] = bytesMethod(method, { requestStream: true });
    handlers[name] = importHandler(rpc, traced(method, "write"), pool, parts);
  }
  definition.QueryStream = bytesMethod(`${plan.service}/QueryStream`, { responseStream: true });
  definition.Pipeline = bytesMethod(`${plan.service}/Pipeline`, { requestStream: true, responseStream: true });
  handlers.Pipeline = pipelineHandler(served, pool, parts);
  definition.Transact = bytesMethod(`${plan.service}/Transact`, { requestStream: true, responseStream: true });
  handlers.QueryStream = queryStreamHandler(traced(`${plan.service}/QueryStream`, "read"), pool, parts);
  handlers.Transact = transactHandler(traced(`${plan.service}/Transact`, "write"), pool, parts);
  host.addService(definition, handlers);
}
