import type { DatabasePlan, RpcPlan, StatementPlan } from "../engine/plan.js";
import type { Probe } from "../sqlite/file/probe.js";
import { AnswerFields } from "./answer-columns.js";
import { type Diagnostic, Mistakes } from "./diagnostics.js";
import { checkPageKeys } from "./page-keys.js";
import { lineOfProblem, suggestName } from "./sql-problem.js";
import { describeVariant, fullText, type Variant, variantsOf } from "./variants.js";

/**
 * Checks a plan against a schema: every statement compiles in every variant, every result column has a field of a fitting
 * type, every field a column, and page keys are sound. Empty when all is well. Takes about 0.3 ms a variant.
 *
 * At start the server compiles the plans (`loadPlans`), and after the migrations compares `contractHash(plan, schema)` with
 * the one it stored last time. When they differ it opens `openProbe({ file })`, calls this, refuses to start on any
 * diagnostic, and stores the hash when there is none.
 */
export function checkAgainstSchema(plan: DatabasePlan, probe: Probe): Diagnostic[] {
  const mistakes = new Mistakes();
  for (const rpc of plan.rpcs) checkRpc(plan, rpc, probe, mistakes);
  return mistakes.list();
}

function checkRpc(plan: DatabasePlan, rpc: RpcPlan, probe: Probe, mistakes: Mistakes): void {
  const names = conditionNames(plan, rpc);
  const answer = new AnswerFields(plan, rpc);
  const last = rpc.statements.at(-1);
  let compiled = true;
  for (const statement of rpc.statements) {
    const before = mistakes.count;
    checkFullText(rpc, statement, probe, mistakes);
    if (mistakes.count === before && statement === last) checkOrders(rpc, statement, probe, mistakes);
    if (mistakes.count > before) {
      compiled = false;
      continue;
    }
    for (const variant of variantsOf(statement)) {
      if (!compiles(rpc, statement, variant, names, probe, mistakes)) compiled = false;
      else if (statement === last) answer.check(probe.columns(variant.sql), statement.line, mistakes);
    }
  }
  if (compiled && last !== undefined) answer.finish(last.line, mistakes);
}

/** With every line in: the text that other tools see. */
function checkFullText(rpc: RpcPlan, statement: StatementPlan, probe: Probe, mistakes: Mistakes): void {
  const problem = probe.problem(fullText(statement));
  if (problem === undefined) return;
  const all = new Set(rpc.conditions.keys());
  const line = lineOfProblem(statement, all, problem);
  mistakes.add(rpc.file, line, undefined, `SQLite says: ${problem}${suggestName(problem, probe)}`);
}

function checkOrders(rpc: RpcPlan, statement: StatementPlan, probe: Probe, mistakes: Mistakes): void {
  if (statement.pages.length === 0) return;
  const columns = probe.columns(fullText(statement));
  for (const order of statement.pages) checkPageKeys(rpc, statement, order, columns, probe, mistakes);
}

function compiles(
  rpc: RpcPlan,
  statement: StatementPlan,
  variant: Variant,
  names: readonly string[],
  probe: Probe,
  mistakes: Mistakes,
): boolean {
  const problem = probe.problem(variant.sql);
  if (problem === undefined) return true;
  const line = lineOfProblem(statement, variant.holding, problem);
  const when = describeVariant(variant, names) || " (with no condition)";
  mistakes.add(rpc.file, line, undefined, `SQLite says: ${problem}${suggestName(problem, probe)}${when}`);
  return false;
}

/** How each condition is written, for messages. */
export function conditionNames(plan: DatabasePlan, rpc: RpcPlan): string[] {
  const request = plan.messages[rpc.request];
  const resource = plan.messages[request?.fields[rpc.resource ?? -1]?.type ?? -1];
  return rpc.conditions.map(({ scope, field, equals }) => {
    const found = (scope === "request" ? request : resource)?.fields[field];
    const value = plan.enums[found?.type ?? -1]?.values.find((each) => each.number === equals)?.name;
    return `:${found?.name ?? "?"}${equals === undefined ? "" : ` = ${value ?? equals}`}`;
  });
}
