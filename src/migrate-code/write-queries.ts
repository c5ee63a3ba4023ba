import { ts } from "@ts-morph/bootstrap";
import type { Migration, Query } from "./migration.js";

/** Writes the callbacks, once it is known which arguments wait for something. */
export function writeQueries(migration: Migration): void {
  for (const query of migration.queries) writeQuery(migration, query);
}

function writeQuery(migration: Migration, { call, side, root, statement, inTransaction }: Query): void {
  const edits = migration.edits(call);
  const db = inTransaction || !mentions(call, "db", root) ? "db" : "scope";
  const prepared =
    statement === undefined ? db : `${db}.prepare${statement.typeArguments}(${statement.sql})${statement.tail}`;
  if (inTransaction) {
    migration.replace(statement === undefined ? root : statementRoot(call, root), prepared);
    return;
  }
  const opening = `.execute${side}Query(${waits(migration, call) ? "async " : ""}(${db}) => `;
  if (statement === undefined) edits.insertBehind(root.end, `${opening}${db}`, call.getStart());
  else {
    edits.enclose(call.getStart(), call.getStart() + 1, `${statement.manager}${opening}`, "");
    migration.replace(statementRoot(call, root), prepared);
  }
  edits.enclose(call.getStart(), call.end, "", ")");
}

/** The statement with its `.pluck()` and the like: those are written again behind `prepare`. */
function statementRoot(call: ts.CallExpression, root: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : root;
}

/** Whether an argument means something else by that name. */
function mentions(call: ts.CallExpression, name: string, root: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (node === root) return;
    if (
      ts.isIdentifier(node) &&
      node.text === name &&
      !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)
    )
      found = true;
    ts.forEachChild(node, visit);
  };
  visit(call);
  return found;
}

/** Whether the callback itself has to wait for one of its arguments. */
function waits(migration: Migration, call: ts.CallExpression): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isAwaitExpression(node)) found = true;
    ts.forEachChild(node, visit);
  };
  for (const argument of call.arguments) visit(argument);
  const first = call.arguments[0];
  return (
    found ||
    (first !== undefined &&
      ["await ", "(await "].some((text) => migration.edits(call).inserts(text, first.getStart(), call.end - 1)))
  );
}
