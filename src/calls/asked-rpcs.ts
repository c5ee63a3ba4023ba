import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import type { AskedRpc } from "../access/access.js";
import type { DatabasePlan } from "../engine/plan.js";

/** Of AdminDb: anybody who is known may ask who they are. */
const OPEN_TO_ALL: readonly string[] = ["GetCaller"];

/** The SQL rpcs of each service, which all have alike. Transact is asked for by its lane. */
const SQL_RPCS = [
  { name: "Query", lane: "read" },
  { name: "QueryStream", lane: "read" },
  { name: "Execute", lane: "write" },
  { name: "ExecuteBatch", lane: "write" },
  { name: "Transact", lane: "read" },
  { name: "Transact", lane: "write" },
] as const;

/** Beside Pipeline, whose calls are asked for one by one. */
const WITHOUT_ROLE: readonly string[] = [
  ...OPEN_TO_ALL.map((name) => `${AdminDb.typeName}/${name}`),
  ...["Check", "List", "Watch"].map((name) => `grpc.health.v1.Health/${name}`),
  "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
];

/** The names of all rpcs, those too that no role is asked for by their own name. */
export function servedRpcs(plans: readonly DatabasePlan[]): string[] {
  const asked = new Set(askedRpcs(plans).map(({ method }) => method));
  return [...asked, ...plans.map(({ service }) => `${service}/Pipeline`), ...WITHOUT_ROLE];
}

/** Every rpc that a role is asked for, with what it asks. */
export function askedRpcs(plans: readonly DatabasePlan[]): AskedRpc[] {
  const typed = plans.flatMap(({ rpcs, imports }) => [
    ...rpcs.map(({ method, role, lane }): AskedRpc => ({ method, role, lane })),
    ...imports.map(({ method }): AskedRpc => ({ method, role: "write", lane: "write" })),
  ]);
  const sql = plans.flatMap(({ service }) =>
    SQL_RPCS.map(
      ({ name, lane }): AskedRpc => ({ method: `${service}/${name}`, role: "sql", lane }),
    ),
  );
  const admin = AdminDb.methods
    .filter(({ name }) => !OPEN_TO_ALL.includes(name))
    .map(
      ({ name }): AskedRpc => ({
        method: `${AdminDb.typeName}/${name}`,
        role: "admin",
        lane: "read",
      }),
    );
  return [...typed, ...sql, ...admin, REFLECTION];
}

/** Reflection, of both versions. */
export const REFLECTION: AskedRpc = {
  method: "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
  role: "read",
  lane: "read",
};
