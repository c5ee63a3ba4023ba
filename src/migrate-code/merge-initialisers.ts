import { ts } from "@ts-morph/bootstrap";
import type { Migration } from "./migration.js";

const ONCE: ReadonlySet<string> = new Set(["initialize", "close", "shutdown"]);

/** Two managers were initialised and closed one after the other; the one that they are now needs that once. */
export function mergeInitialisers(migration: Migration): void {
  migration.visit((node) => {
    if (!ts.isBlock(node) && !ts.isSourceFile(node)) return;
    const seen = new Set<string>();
    for (const statement of node.statements) {
      const said = saidOf(migration, statement);
      if (said === undefined) continue;
      if (seen.has(said)) migration.edits(statement).removeStatement(statement.getStart(), statement.end);
      seen.add(said);
    }
  });
}

/** `unifiedDb.initialize` for such a statement. */
function saidOf(migration: Migration, statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const call = ts.isAwaitExpression(statement.expression) ? statement.expression.expression : statement.expression;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || call.arguments.length > 0)
    return undefined;
  const { expression, name } = call.expression;
  if (!ONCE.has(name.text) || migration.kinds.ofType(expression)?.what !== "Manager") return undefined;
  return `${migration.managerText(expression)}.${name.text}`;
}
