import { ts } from "@ts-morph/bootstrap";
import { dressed } from "./references.js";

export type Body = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration;

/** What has to become async so that something inside it can be waited for; a string says why nothing can. */
export type Waiter =
  | { readonly body: Body }
  | { readonly module: ts.SourceFile }
  | { readonly problem: string; readonly fix: string };

const ASYNC_FACTORY = "do it in an async method or a static async create() that the caller awaits";

export function waiterOf(node: ts.Node): Waiter {
  for (let at = node.parent; ; at = at.parent) {
    if (ts.isSourceFile(at))
      return isEsModule(at)
        ? { module: at }
        : { problem: "the top of a CommonJS file can't wait", fix: "move it into an async function" };
    if (ts.isConstructorDeclaration(at)) return { problem: "a constructor can't wait", fix: ASYNC_FACTORY };
    if (ts.isAccessor(at)) return { problem: "a getter or setter can't wait", fix: "make it an async method" };
    if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at))
      return { problem: "a class's initialiser can't wait", fix: ASYNC_FACTORY };
    if (ts.isParameter(at)) return { problem: "a parameter's default can't wait", fix: "set it in the function" };
    if (
      ts.isFunctionDeclaration(at) ||
      ts.isFunctionExpression(at) ||
      ts.isArrowFunction(at) ||
      ts.isMethodDeclaration(at)
    ) {
      const isGenerator = at.asteriskToken !== undefined && !isAsync(at);
      return isGenerator
        ? { problem: "a generator can't wait", fix: "make it an async generator, and read it with for await" }
        : { body: at };
    }
  }
}

function isEsModule(file: ts.SourceFile): boolean {
  if (/\.[cm]?tsx?$/.test(file.fileName) && !file.fileName.endsWith(".cts")) return ts.isExternalModule(file);
  const imports = file.statements.some(
    (each) =>
      ts.isImportDeclaration(each) ||
      ts.isExportDeclaration(each) ||
      ts.isExportAssignment(each) ||
      ("modifiers" in each && isExported(each)),
  );
  return file.fileName.endsWith(".mjs") || imports;
}

function isExported(node: ts.Statement): boolean {
  return (ts.getCombinedModifierFlags(node as unknown as ts.Declaration) & ts.ModifierFlags.Export) !== 0;
}

export function isAsync(body: ts.Node): boolean {
  return (
    ts.canHaveModifiers(body) && ts.getModifiers(body)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true
  );
}

/** Where a function is, if that decides how it changes. */
export type Place =
  | { readonly kind: "called"; readonly call: ts.CallExpression }
  | { readonly kind: "argument"; readonly call: ts.CallExpression; readonly callee: string; readonly isMethod: boolean }
  | { readonly kind: "declared"; readonly declaration: ts.Declaration }
  | { readonly kind: "other" };

export function placeOf(body: Body): Place {
  if (ts.isFunctionDeclaration(body) || ts.isMethodDeclaration(body)) return { kind: "declared", declaration: body };
  const outer = dressed(body);
  const { parent } = outer;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === outer) return { kind: "called", call: parent };
    return argumentOf(parent);
  }
  if (ts.isNewExpression(parent)) return { kind: "other" };
  const isDeclared =
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    (ts.isBinaryExpression(parent) && parent.right === outer);
  return isDeclared ? { kind: "declared", declaration: parent } : { kind: "other" };
}

export function argumentOf(call: ts.CallExpression): Place {
  const callee = call.expression;
  const isMethod = ts.isPropertyAccessExpression(callee);
  return { kind: "argument", call, callee: isMethod ? callee.name.text : callee.getText(), isMethod };
}

/** A forEach that a loop can stand for. */
export interface Loop {
  readonly statement: ts.ExpressionStatement;
  readonly call: ts.CallExpression;
  readonly list: ts.Expression;
  readonly item: string;
  readonly body: ts.ConciseBody;
}

/** `items.forEach((item) => …)` as a statement, with nothing that only a function has. */
export function asLoop(body: Body): Loop | undefined {
  const place = placeOf(body);
  if (place.kind !== "argument" || place.callee !== "forEach" || !ts.isArrowFunction(body)) return undefined;
  const { call } = place;
  const [item, ...more] = body.parameters;
  const statement = call.parent;
  if (item === undefined || more.length > 0 || call.arguments.length > 1 || !ts.isExpressionStatement(statement))
    return undefined;
  if (!ts.isPropertyAccessExpression(call.expression) || call.expression.questionDotToken !== undefined)
    return undefined;
  if (ts.isBlock(body.body) && returns(body.body)) return undefined;
  return { statement, call, list: call.expression.expression, item: item.name.getText(), body: body.body };
}

function returns(block: ts.Block): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found = true;
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(block);
  return found;
}
