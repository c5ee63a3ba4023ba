import { ts } from "@ts-morph/bootstrap";
import type { Body } from "./function-places.js";
import type { Migration } from "./migration.js";

/** Writes `async` before a function and Promise around what it says it answers. True when it answered at once before. */
export function makeAsync(migration: Migration, body: Body): boolean {
  const start = asyncPosition(body);
  migration.edits(body).enclose(start, body.end, "async ", "");
  const signature = migration.checker.getSignatureFromDeclaration(body);
  const answer = signature === undefined ? undefined : migration.checker.getReturnTypeOfSignature(signature);
  if (answer?.getSymbol()?.name === "Promise") return false;
  if (body.type !== undefined) wrapType(migration, body.type);
  return true;
}

function asyncPosition(body: Body): number {
  if (ts.isArrowFunction(body)) return body.getStart();
  if (ts.isMethodDeclaration(body)) return (body.asteriskToken ?? body.name).getStart();
  return (
    body
      .getChildren()
      .find(({ kind }) => kind === ts.SyntaxKind.FunctionKeyword)
      ?.getStart() ?? body.getStart()
  );
}

/** The same for what only declares a function: a method of an interface, an abstract method, a field of a function's type. */
export function wrapReturnType(migration: Migration, declaration: ts.Declaration): void {
  const type = (declaration as ts.SignatureDeclaration | ts.VariableDeclaration).type;
  if (type === undefined) return;
  if (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration) || ts.isFunctionDeclaration(declaration))
    wrapType(migration, type);
  else if (ts.isFunctionTypeNode(type)) wrapType(migration, type.type);
  else if (!/\bPromise\b/.test(type.getText()))
    migration.report(
      type,
      "change",
      `a function of the type ${type.getText()} answers a promise now`,
      "let that type answer a Promise",
    );
}

function wrapType(migration: Migration, type: ts.TypeNode): void {
  if (/^Promise\b/.test(type.getText())) return;
  if (ts.isTypePredicateNode(type)) {
    migration.report(type, "change", "a type guard can't answer a promise", "wait for the value first, and guard that");
    return;
  }
  migration.edits(type).enclose(type.getStart(), type.end, "Promise<", ">");
}
