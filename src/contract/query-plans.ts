import type { DatabasePlan } from "../engine/plan.js";
import type { PlanStep, Probe, Statistics } from "../sqlite/file/probe.js";
import { conditionNames } from "./check-schema.js";
import type { Compiled } from "./compile-database.js";
import { type Diagnostic, Mistakes } from "./diagnostics.js";
import type { CompiledRpc } from "./rpc-compiler.js";
import type { ParsedStatement } from "./sql-statements.js";
import { valueLists } from "./value-lists.js";
import { describeVariant, type Variant, variantsOf } from "./variants.js";

/**
 * Reads the query plan of every variant, for each kind of statistics, and reports statements that read every row of a table
 * or index, or sort a page, without a `-- scan: reason`. Run it when `checkAgainstSchema` found nothing.
 */
export function checkQueryPlans({ plan, rpcs }: Compiled, probe: Probe, kinds: readonly Statistics[]): Diagnostic[] {
  const found = new Map<string, Finding>();
  for (const statistics of kinds) {
    probe.useStatistics(statistics);
    for (const rpc of rpcs) findCostly(plan, rpc, probe, statistics, found);
  }
  const mistakes = new Mistakes();
  for (const { file, line, detail, when, statistics } of found.values()) {
    // A plan that is wrong under every kind has nothing to do with statistics.
    const under = statistics.size === kinds.length ? "" : `, with statistics: ${[...statistics].join(", ")}`;
    mistakes.add(
      file,
      line,
      undefined,
      `${detail}${when}${under}; give it an index, or \`-- scan: why that is right\``,
    );
  }
  return mistakes.list();
}

/** A costly step of one statement, with the first variant that has it. */
interface Finding {
  readonly file: string;
  readonly line: number;
  readonly detail: string;
  readonly when: string;
  readonly statistics: Set<Statistics>;
}

function findCostly(
  plan: DatabasePlan,
  { plan: rpc, statements }: CompiledRpc,
  probe: Probe,
  statistics: Statistics,
  found: Map<string, Finding>,
): void {
  const names = conditionNames(plan, rpc);
  rpc.statements.forEach((statement, index) => {
    const { line } = statement;
    const parsed = statements[index];
    if (parsed === undefined || parsed.scanReason !== undefined) return;
    for (const variant of variantsOf(statement)) {
      for (const detail of costlySteps(parsed, variant, probe)) {
        const key = `${rpc.file}:${line} ${detail}`;
        const when = describeVariant(variant, names);
        const finding = found.get(key) ?? { file: rpc.file, line, detail, when, statistics: new Set() };
        finding.statistics.add(statistics);
        found.set(key, finding);
      }
    }
  });
}

function costlySteps(parsed: ParsedStatement, variant: Variant, probe: Probe): string[] {
  const steps = probe.explain(variant.sql, variant.parameterCount);
  const isPaged = variant.order !== undefined;
  const few = new Set([...fewRows(steps), ...valueLists(parsed.tokens)]);
  return steps.filter((step) => isScan(step, few) || (isPaged && isPageSort(step, steps))).map((step) => step.detail);
}

/** CTEs and subqueries: what they read was judged where they read it. */
function fewRows(steps: readonly PlanStep[]): string[] {
  return steps.flatMap(({ detail }) => /^(?:CO-ROUTINE|MATERIALIZE) (.+)$/.exec(detail)?.[1] ?? []);
}

function isScan({ detail }: PlanStep, few: ReadonlySet<string>): boolean {
  const scanned = /^SCAN (.+?)(?: USING .*| VIRTUAL TABLE .*| LEFT-JOIN| VIRTUAL.*)?$/.exec(detail)?.[1];
  if (scanned === undefined || /^\d+ CONSTANT ROWS?$|^CONSTANT ROW$|^\(?subquery/i.test(scanned)) return false;
  if (few.has(scanned)) return false;
  // FTS5 tells a MATCH by an M, and equal or ranged rowids by flags of the index number.
  const virtual = / VIRTUAL TABLE INDEX (\d+):(.*)$/.exec(detail);
  if (virtual === null) return true;
  return !(virtual[2]?.includes("M") || (Number(virtual[1]) & 0x0700) !== 0);
}

/** A sort of the page's rows, in an arm of a union too. A sort inside a subquery's own list is bounded by that list. */
function isPageSort(step: PlanStep, steps: readonly PlanStep[]): boolean {
  if (!/^USE TEMP B-TREE FOR .*ORDER BY$/.test(step.detail)) return false;
  for (let at = parentOf(step, steps); at !== undefined; at = parentOf(at, steps)) {
    if (/SUBQUERY \d+$/.test(at.detail)) return false;
  }
  return true;
}

function parentOf(step: PlanStep, steps: readonly PlanStep[]): PlanStep | undefined {
  return steps.find((each) => each.id === step.parent);
}
