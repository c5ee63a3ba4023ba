import { ts } from "@ts-morph/bootstrap";
import { MAIN_METHODS } from "../unified/repositories/main-repositories.js";
import { WALMART_METHODS } from "../unified/repositories/walmart-repositories.js";
import type { Migration } from "./migration.js";
import { moveStatement } from "./move-statements.js";
import { isInTransaction, moveTransaction } from "./move-transactions.js";
import type { OldKind, Side } from "./old-surface.js";
import { dressed } from "./references.js";

const STEPS: ReadonlySet<string> = new Set(["getConnectionPool", "getConnection", "getDatabase"]);
/** What the unified manager has under the same name. */
const KEPT: ReadonlySet<string> = new Set([
  "initialize",
  "healthCheck",
  "getMetrics",
  "getStatistics",
  "optimize",
  "startMonitoring",
  "shutdown",
  "on",
  "once",
  "off",
  "emit",
]);

/** Calls on managers, connections and handles. What they answered at once and answers later now is returned. */
export function moveCalls(migration: Migration): ts.CallExpression[] {
  const later: ts.CallExpression[] = [];
  migration.visit((node) => {
    if (!ts.isPropertyAccessExpression(node)) return;
    const kind = migration.kinds.of(node.expression);
    if (kind === undefined || kind.side === "Some") return;
    const call = ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : undefined;
    later.push(...moveMember(migration, node, call, { ...kind, side: kind.side }));
  });
  return later;
}

function moveMember(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression | undefined,
  kind: OldKind & { readonly side: Side },
): readonly ts.CallExpression[] {
  const name = member.name.text;
  if (call !== undefined && STEPS.has(name) && kind.what !== "Handle" && kind.what !== "Statement")
    dropStep(migration, member, call);
  else if (kind.what === "Pool" || kind.what === "Connection") dropRelease(migration, member, call);
  else if (kind.what === "Manager") return moveManagerMember(migration, member, call, kind.side);
  else if (kind.what === "Handle") return moveHandleMember(migration, member, call, kind.side);
  else if (kind.what === "Statement" && call !== undefined) return moveStatement(migration, member, call, kind.side);
  return [];
}

/** `manager.getConnectionPool()` is the manager itself. */
function dropStep(migration: Migration, member: ts.PropertyAccessExpression, call: ts.CallExpression): void {
  migration.edits(call).remove(member.expression.end, call.end);
  const around = dressed(call).parent;
  if (ts.isAwaitExpression(around)) migration.edits(call).remove(around.getStart(), around.expression.getStart());
}

function dropRelease(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression | undefined,
): void {
  const outer = call?.parent;
  const statement = outer !== undefined && ts.isAwaitExpression(outer) ? outer.parent : outer;
  const isGivingBack = /^(?:release|releaseConnection|close)$/.test(member.name.text);
  if (isGivingBack && statement !== undefined && ts.isExpressionStatement(statement)) {
    migration.edits(statement).removeStatement(statement.getStart(), statement.end);
    return;
  }
  migration.report(
    member,
    "change",
    `${member.name.text} is called on a pool or connection that no longer exists`,
    "the service owns the connections; getMetrics() answers their numbers",
  );
}

function moveManagerMember(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression | undefined,
  side: Side,
): readonly ts.CallExpression[] {
  const name = member.name.text;
  if (name === "close" && call !== undefined) migration.replace(member.name, "shutdown");
  else if (Object.hasOwn(side === "Main" ? MAIN_METHODS : WALMART_METHODS, name))
    return moveRepository(migration, member, side);
  else if (!KEPT.has(name))
    migration.report(
      member,
      "change",
      `UnifiedConnectionManager has no ${name}`,
      "use executeMainQuery, executeWalmartQuery, or a repository of getMainDatabase() or getWalmartDatabase()",
    );
  return [];
}

/** `dbManager.users` is `unifiedDb.getMainDatabase().users`; its methods are calls of the service. */
function moveRepository(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  side: Side,
): readonly ts.CallExpression[] {
  const table: Readonly<Record<string, Readonly<Record<string, string>>>> =
    side === "Main" ? MAIN_METHODS : WALMART_METHODS;
  const { expression } = member;
  migration.edits(member).insertBehind(expression.end, `.get${side}Database()`, expression.getStart());
  const uses = [member, ...usesOfVariable(migration, member)];
  return uses.flatMap((use) => {
    const access = use.parent;
    if (!ts.isPropertyAccessExpression(access) || access.expression !== use) return [];
    const call = access.parent;
    if (!ts.isCallExpression(call)) return [];
    const methods = table[member.name.text] ?? {};
    const rpc = methods[access.name.text];
    const known = Object.keys(methods).join(", ");
    if (rpc === undefined)
      migration.report(
        access.name,
        "change",
        `the repository ${member.name.text} has no ${access.name.text}`,
        `it has ${known}; each takes one request (docs/reference.md)`,
      );
    else
      migration.report(
        access.name,
        "check",
        `${member.name.text}.${access.name.text} is the rpc ${rpc} now`,
        "compare its request and answer with docs/reference.md",
      );
    return [call];
  });
}

function usesOfVariable(migration: Migration, value: ts.Node): readonly ts.Expression[] {
  const holder = dressed(value).parent;
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)) return migration.references.of(holder);
  return [];
}

function moveHandleMember(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression | undefined,
  side: Side,
): readonly ts.CallExpression[] {
  const name = member.name.text;
  if (call !== undefined && name === "prepare") return [];
  if (call !== undefined && name === "transaction") return moveTransaction(migration, call, side);
  if (call !== undefined && name === "exec") return moveExec(migration, member, call, side);
  const fix =
    name === "pragma"
      ? "settings of the files are the service's (docs/settings.md)"
      : name === "close"
        ? "shutdown() of the manager closes both files"
        : `prepare() is all that a callback's db has; for a transaction use execute${side}Transaction`;
  migration.report(member.name, "change", `${name} of the synchronous handle has no counterpart`, fix);
  return [];
}

const ONE_WRITE = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE)\b[^;]*;?\s*$/i;

/** One plain write is a prepared statement; scripts and schema changes are none of the service's. */
function moveExec(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  side: Side,
): readonly ts.CallExpression[] {
  const [sql] = call.arguments;
  if (sql === undefined || !ts.isStringLiteralLike(sql) || !ONE_WRITE.test(sql.text)) {
    migration.report(
      member.name,
      "change",
      "exec runs scripts and schema changes, which the service does not",
      `schema belongs to the migrations; single statements go through prepare(), several into execute${side}Transaction`,
    );
    return [];
  }
  migration.replace(member.name, "prepare");
  migration.edits(call).insertBehind(call.end, ".run()", member.expression.getStart() + 1);
  migration.queries.push({
    call,
    side,
    root: member.expression,
    inTransaction: isInTransaction(migration, call, side),
  });
  return [call];
}
