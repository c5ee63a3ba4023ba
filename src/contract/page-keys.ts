import { didYouMean } from "../base/near-miss.js";
import type { PageOrder, RpcPlan, StatementPlan } from "../engine/plan.js";
import type { Probe, ProbeColumn } from "../sqlite/file/probe.js";
import type { Mistakes } from "./diagnostics.js";

/** Keys must be selected, never NULL and unique together, or pages lose or repeat rows. */
export function checkPageKeys(
  rpc: RpcPlan,
  statement: StatementPlan,
  order: PageOrder,
  columns: readonly ProbeColumn[],
  probe: Probe,
  mistakes: Mistakes,
): boolean {
  const before = mistakes.count;
  const report = (field: string, text: string): void => mistakes.add(rpc.file, statement.line, field, text);
  const origins: ProbeColumn[] = [];
  for (const key of order.keys) {
    const column = columns.find((each) => each.name === key);
    if (column === undefined) {
      const hint = didYouMean(
        key,
        columns.map((each) => each.name),
      );
      report(key, `the page order names it, but the statement does not select it${hint}`);
    } else {
      origins.push(column);
      if (column.notNull === false) report(key, nullable(column));
    }
  }
  if (mistakes.count === before) checkUnique(order, origins, probe, report);
  return mistakes.count === before;
}

function nullable(column: ProbeColumn): string {
  const place = `${column.table}.${column.column}`;
  return `${place} may be NULL by the schema, and pages would lose those rows; declare it NOT NULL (a generated column too)`;
}

/** Only when the keys come from one table can it be seen; joins that multiply rows can't. */
function checkUnique(
  order: PageOrder,
  origins: readonly ProbeColumn[],
  probe: Probe,
  report: (field: string, text: string) => void,
): void {
  const tables = new Set(origins.map((origin) => origin.table));
  const [table] = tables;
  if (tables.size !== 1 || table === null || table === undefined) return;
  const keys = probe.uniqueKeys(table);
  const names = origins.map((origin) => origin.column);
  if (keys.length === 0 || keys.some((key) => key.every((name) => names.includes(name)))) return;
  const example = keys[0]?.join(", ");
  report(order.keys.join(", "), `the page keys are not unique together in ${table}; add ${example}`);
}
