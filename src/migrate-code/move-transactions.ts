import { ts } from "@ts-morph/bootstrap";
import type { Migration } from "./migration.js";
import type { Side } from "./old-surface.js";
import { dressed } from "./references.js";

/** The callback of every `db.transaction(…)`, found before the statements inside it are moved. */
export function findTransactions(migration: Migration): void {
  migration.visit((node) => {
    if (
      !ts.isCallExpression(node) ||
      !ts.isPropertyAccessExpression(node.expression) ||
      node.expression.name.text !== "transaction"
    )
      return;
    const kind = migration.kinds.of(node.expression.expression);
    const [work] = node.arguments;
    if (kind?.what !== "Handle" || kind.side === "Some" || work === undefined || !ts.isArrowFunction(work)) return;
    if (callsOf(migration, node) !== undefined) migration.transactionBodies.set(work.body, kind.side);
  });
}

/** `db.transaction((row) => { … })` makes a function; so does `(row) => manager.executeMainTransaction(async (db) => { … })`. */
export function moveTransaction(
  migration: Migration,
  call: ts.CallExpression,
  side: Side,
): readonly ts.CallExpression[] {
  const [work] = call.arguments;
  const calls = callsOf(migration, call);
  if (
    work === undefined ||
    !ts.isArrowFunction(work) ||
    calls === undefined ||
    !ts.isPropertyAccessExpression(call.expression)
  ) {
    migration.report(
      call,
      "change",
      "this transaction's function is used in more ways than calling it",
      `write \`(…) => manager.execute${side}Transaction(async (db) => { … })\` and await its calls`,
    );
    return [];
  }
  const edits = migration.edits(call);
  const start = `${migration.managerText(call.expression.expression)}.execute${side}Transaction(async (db) => `;
  const [immediate] = calls;
  const isImmediate = immediate !== undefined && dressed(call).parent === immediate;
  edits.remove(call.getStart(), work.getStart());
  if (isImmediate) {
    edits.remove(work.getStart(), work.body.getStart());
    edits.remove(work.body.end, immediate.end);
  } else edits.remove(work.body.end, call.end);
  if (work.type !== undefined && !isImmediate) edits.enclose(work.type.getStart(), work.type.end, "Promise<", ">");
  edits.enclose(work.body.getStart(), work.body.end, start, ")");
  return calls;
}

/** Every call of the function that `db.transaction` makes; undefined when it is not only called. */
function callsOf(migration: Migration, call: ts.CallExpression): readonly ts.CallExpression[] | undefined {
  const outer = dressed(call).parent;
  if (ts.isCallExpression(outer))
    return outer.expression === dressed(call) && outer.arguments.length === 0 ? [outer] : undefined;
  if (!ts.isVariableDeclaration(outer) || outer.type !== undefined || !ts.isIdentifier(outer.name)) return undefined;
  const calls: ts.CallExpression[] = [];
  for (const reference of migration.references.of(outer)) {
    const use = reference.parent;
    if (!ts.isCallExpression(use) || use.expression !== reference) return undefined;
    calls.push(use);
  }
  return calls;
}

/** Whether a node is in a transaction's callback of the same database. */
export function isInTransaction(migration: Migration, node: ts.Node, side: Side): boolean {
  return ts.findAncestor(node, (each) => migration.transactionBodies.get(each) === side) !== undefined;
}
