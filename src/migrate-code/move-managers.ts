import { ts } from "@ts-morph/bootstrap";
import { isInSwitch, type Migration } from "./migration.js";
import type { OldKind } from "./old-surface.js";
import { bare, nameOf, thisContainerOf } from "./references.js";

type Holder = ts.VariableDeclaration | ts.PropertyDeclaration | ts.ParameterDeclaration | ts.BinaryExpression;

const NEW_NAME = "unifiedDb";
/** Names that would say something untrue of the new manager. */
const OLD_NAMES = /^_?(?:walmart|main)?(?:db|database)?(?:manager|pool|connection|conn|handle)?$/i;
const HELD: ReadonlySet<OldKind["what"]> = new Set(["Manager", "Pool", "Connection", "Handle"]);

/** Variables, fields and parameters that hold a manager, a connection or a handle hold the unified manager from now on. */
export function moveManagers(migration: Migration): void {
  const holders: Holder[] = [];
  migration.visit((node) => {
    if (isHolder(migration, node)) holders.push(node);
  });
  for (const holder of holders) if (canBeLeftOut(migration, holder)) leaveOut(migration, holder);
  const kept = holders.filter((holder) => !migration.substitutes.has(holder));
  chooseNames(migration, kept);
  for (const holder of kept) {
    rename(migration, holder);
    moveType(migration, holder);
  }
  for (const [holder, origin] of migration.substitutes)
    for (const each of migration.references.of(holder)) migration.replace(each, migration.managerText(origin));
  migration.visit((node) => moveReturnType(migration, node));
}

function isHolder(migration: Migration, node: ts.Node): node is Holder {
  if (ts.isBinaryExpression(node)) return isThisAssignment(migration, node) && isHeld(migration, node.left, node);
  if (!ts.isVariableDeclaration(node) && !ts.isPropertyDeclaration(node) && !ts.isParameter(node)) return false;
  return ts.isIdentifier(node.name) && isHeld(migration, node.name, node);
}

/** JavaScript declares a field by assigning it. */
function isThisAssignment(migration: Migration, node: ts.BinaryExpression): boolean {
  const { left } = node;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const declared: ts.Node | undefined = migration.references.declarationOf(left.name);
  return declared === node || declared === left;
}

function isHeld(migration: Migration, name: ts.Node, declaration: ts.Declaration): boolean {
  const kind = migration.kinds.ofType(name);
  if (kind === undefined || !HELD.has(kind.what)) return false;
  if (kind.side !== "Some" || migration.kinds.sideOfDeclaration(declaration) !== undefined) return true;
  const isMixed = migration.kinds
    .sourcesOf(declaration)
    .some((source) => migration.kinds.of(source)?.side !== "Some" && migration.kinds.of(source) !== undefined);
  if (isMixed)
    migration.report(
      name,
      "change",
      `${name.getText()} gets handles of several sources`,
      "pass a UnifiedConnectionManager to all of them, and let each statement be a callback of executeMainQuery or executeWalmartQuery",
    );
  return false;
}

/** `const db = this.walmartDb.getDatabase();`: the manager itself can stand in its place. */
function canBeLeftOut(migration: Migration, holder: Holder): boolean {
  if (
    !ts.isVariableDeclaration(holder) ||
    holder.initializer === undefined ||
    migration.kinds.ofType(holder.name)?.what === "Manager"
  )
    return false;
  const list = holder.parent;
  if (!ts.isVariableDeclarationList(list) || !(list.flags & ts.NodeFlags.Const) || list.declarations.length > 1)
    return false;
  if (!ts.isVariableStatement(list.parent) || list.parent.modifiers !== undefined) return false;
  const origin = originOf(migration, holder.initializer);
  if (origin === undefined) return false;
  const container = thisContainerOf(holder);
  return migration.references.of(holder).every((each) => thisContainerOf(each) === container);
}

/** What a chain of getConnectionPool(), getConnection() and getDatabase() begins with, when that is a plain name or a field. */
function originOf(migration: Migration, expression: ts.Expression): ts.Expression | undefined {
  const at = bare(expression);
  if (
    ts.isCallExpression(at) &&
    ts.isPropertyAccessExpression(at.expression) &&
    migration.kinds.ofType(at.expression.expression) !== undefined
  )
    return originOf(migration, at.expression.expression);
  if (ts.isPropertyAccessExpression(at) && at.expression.kind === ts.SyntaxKind.ThisKeyword) return at;
  return ts.isIdentifier(at) ? at : undefined;
}

function leaveOut(migration: Migration, holder: Holder): void {
  if (!ts.isVariableDeclaration(holder) || holder.initializer === undefined) return;
  migration.substitutes.set(holder, holder.initializer);
  const statement = holder.parent.parent;
  migration.edits(holder).removeStatement(statement.getStart(), statement.end);
}

/** One name for the one manager; where it can't be given to all that a scope or a class has, they keep theirs. */
function chooseNames(migration: Migration, holders: readonly Holder[]): void {
  for (const scope of new Set(holders.map(scopeOf))) {
    const group = holders.filter((holder) => scopeOf(holder) === scope);
    if (!group.every((holder) => canBeRenamed(migration, holder))) continue;
    const later = group.slice(1);
    if (later.length > 0 && !group.every((holder) => isTheSame(migration, holder))) continue;
    for (const holder of group) migration.names.set(holder, NEW_NAME);
    for (const holder of later) removeDuplicate(migration, holder);
  }
}

function scopeOf(holder: Holder): ts.Node {
  if (ts.isBinaryExpression(holder)) return ts.findAncestor(holder, ts.isClassLike) ?? holder.getSourceFile();
  if (ts.isParameter(holder))
    return ts.isParameterPropertyDeclaration(holder, holder.parent) ? holder.parent.parent : holder.parent;
  return ts.isVariableDeclaration(holder)
    ? (ts.findAncestor(holder, (node) => ts.isBlock(node) || ts.isSourceFile(node)) ?? holder)
    : holder.parent;
}

function canBeRenamed(migration: Migration, holder: Holder): boolean {
  const name = nameOf(holder);
  if (name === undefined || !OLD_NAMES.test(name.text) || isExported(holder)) return false;
  const file = holder.getSourceFile();
  if (migration.references.named(NEW_NAME).some((each) => each.getSourceFile() === file)) return false;
  return migration.references.of(holder).every((each) => {
    const isPlain =
      !ts.isBindingElement(each.parent) &&
      !ts.isShorthandPropertyAssignment(each.parent) &&
      !ts.isExportSpecifier(each.parent);
    return isPlain && each.getSourceFile() === file && !isInSwitch(each);
  });
}

function isExported(holder: Holder): boolean {
  const statement = ts.isVariableDeclaration(holder) ? holder.parent.parent : undefined;
  return statement !== undefined && ts.isVariableStatement(statement) && statement.modifiers !== undefined;
}

/** Whether it holds what `getDatabaseManager()` answers, and nothing else. */
function isTheSame(migration: Migration, holder: Holder): boolean {
  if (ts.isParameter(holder)) return false;
  const sources = migration.kinds.sourcesOf(holder);
  return (
    sources.length === 1 &&
    sources.every((source) => {
      const at = bare(source);
      return ts.isCallExpression(at) && ts.isIdentifier(at.expression) && at.arguments.length === 0;
    })
  );
}

function removeDuplicate(migration: Migration, holder: Holder): void {
  const edits = migration.edits(holder);
  const remove = (node: ts.Node | undefined): void => {
    if (node !== undefined) edits.removeStatement(node.getStart(), node.end);
  };
  if (ts.isVariableDeclaration(holder)) {
    remove(ts.findAncestor(holder, ts.isVariableStatement));
    return;
  }
  if (ts.isPropertyDeclaration(holder)) remove(holder);
  for (const source of migration.kinds.sourcesOf(holder)) remove(ts.findAncestor(source, ts.isExpressionStatement));
}

function rename(migration: Migration, holder: Holder): void {
  const name = nameOf(holder);
  const now = migration.names.get(holder);
  if (name === undefined || now === undefined) return;
  for (const each of [name, ...migration.references.of(holder)]) migration.replace(each, now);
}

function moveType(migration: Migration, holder: Holder): void {
  if (!ts.isBinaryExpression(holder) && holder.type !== undefined) moveTypeNode(migration, holder.type);
}

/** Types of better-sqlite3 and of the pool; the managers' own types change their names with the imports. */
function moveTypeNode(migration: Migration, type: ts.TypeNode): void {
  if (ts.isUnionTypeNode(type)) {
    for (const each of type.types) moveTypeNode(migration, each);
    return;
  }
  const kind = migration.kinds.ofType(type);
  if (kind === undefined || kind.what === "Manager" || kind.what === "Unified" || kind.what === "Statement") return;
  migration.replace(type, "UnifiedConnectionManager");
  migration.needManagerType.add(type.getSourceFile());
}

function moveReturnType(migration: Migration, node: ts.Node): void {
  if (!ts.isFunctionLike(node) || node.type === undefined || !("body" in node)) return;
  const kind = migration.kinds.ofType(node.type);
  if (kind === undefined || !HELD.has(kind.what) || kind.what === "Manager") return;
  if (kind.side !== "Some" || migration.kinds.sideOfFunction(node) !== undefined) moveTypeNode(migration, node.type);
}
