import type { Probe, Statistics } from "../sqlite/file/probe.js";
import { checkAgainstSchema } from "./check-schema.js";
import { checkColumnKinds } from "./column-kinds.js";
import type { Compiled } from "./compile-database.js";
import type { Diagnostic } from "./diagnostics.js";
import { checkQueryPlans } from "./query-plans.js";
import { variantsOf } from "./variants.js";

/** What a check found, and how much it looked at. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly rpcs: number;
  readonly statements: number;
  readonly variants: number;
}

/** Everything that `npm run check` checks of one database: the contract, then the schema, then the query plans. */
export function checkDatabase(compiled: Compiled, probe: Probe, statistics: readonly Statistics[]): CheckResult {
  const statements = compiled.plan.rpcs.flatMap((rpc) =>
    rpc.statements.map((statement) => variantsOf(statement).length),
  );
  const schema = checkAgainstSchema(compiled.plan, probe);
  const wrongFiles = new Set([...compiled.diagnostics, ...schema].map((each) => each.file));
  // A statement that does not compile has no plan; the files that are right can be looked at all the same.
  const right = { ...compiled, rpcs: compiled.rpcs.filter((rpc) => !wrongFiles.has(rpc.plan.file)) };
  const kinds = checkColumnKinds(right, probe);
  const plans = checkQueryPlans(right, probe, statistics);
  return {
    diagnostics: [...compiled.diagnostics, ...schema, ...kinds, ...plans],
    rpcs: compiled.plan.rpcs.length,
    statements: statements.length,
    variants: statements.reduce((sum, count) => sum + count, 0),
  };
}
