import { ts } from "@ts-morph/bootstrap";
import { dressed } from "./references.js";

/** Awaited, thrown away on purpose, chained, or given to Promise.all. */
export function isHandled(call: ts.CallExpression): boolean {
  const outer = dressed(call);
  const { parent } = outer;
  if (ts.isAwaitExpression(parent) || ts.isVoidExpression(parent)) return true;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === outer)
    return ["then", "catch", "finally"].includes(parent.name.text);
  return ts.isArrayLiteralExpression(parent) && isArgumentOfPromise(parent);
}

export function isArgumentOfPromise(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isCallExpression(parent) &&
    parent.arguments.includes(node as ts.Expression) &&
    /^Promise\.(?:all|allSettled|any|race)$/.test(parent.expression.getText())
  );
}

/** What an async function returns is waited for by its caller; inside try it must be waited for here. */
export function isReturned(call: ts.CallExpression): boolean {
  let outer: ts.Node = call;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  if (ts.isArrowFunction(parent)) return parent.body === outer;
  return (
    ts.isReturnStatement(parent) &&
    ts.findAncestor(parent, (node) => (ts.isFunctionLike(node) ? "quit" : ts.isTryStatement(node))) === undefined
  );
}

export function isInOptionalChain(call: ts.CallExpression): boolean {
  return (
    ts.isOptionalChain(call) &&
    ts.isOptionalChain(call.parent) &&
    (call.parent as ts.PropertyAccessExpression).questionDotToken === undefined
  );
}

export function needsParentheses(call: ts.CallExpression): boolean {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return parent.expression === call;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken && parent.left === call;
  return (
    ts.isNonNullExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isTaggedTemplateExpression(parent)
  );
}

export function shortText(node: ts.Node): string {
  const text = node.getText().replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
