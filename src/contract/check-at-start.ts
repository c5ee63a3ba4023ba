import type { DatabasePlan } from "../engine/plan.js";
import { openProbe } from "../sqlite/file/probe.js";
import { checkAgainstSchema } from "./check-schema.js";
import { contractHash } from "./contract-hash.js";
import { ContractError } from "./diagnostics.js";

/**
 * Makes sure that a plan fits a file's schema, unless it was found to before.
 * @returns the hash to remember, or undefined when it is remembered already
 * @throws ContractError with every mistake
 */
export function checkAtStart(
  plan: DatabasePlan,
  file: string,
  schemaHash: string,
  checked: string,
): string | undefined {
  const hash = contractHash(plan, schemaHash);
  if (hash === checked) return undefined;
  const probe = openProbe({ file });
  try {
    const diagnostics = checkAgainstSchema(plan, probe);
    if (diagnostics.length > 0) throw new ContractError(diagnostics);
    return hash;
  } finally {
    probe.close();
  }
}
