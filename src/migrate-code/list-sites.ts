import { ts } from "@ts-morph/bootstrap";
import { isSwitch, type Migration } from "./migration.js";
import { NEW_NAMES } from "./old-surface.js";
import { bare, dressed } from "./references.js";

const CODES: Readonly<Record<string, string>> = {
  SQLITE_CONSTRAINT_UNIQUE: "UNIQUE_VIOLATION",
  SQLITE_CONSTRAINT_PRIMARYKEY: "UNIQUE_VIOLATION",
  SQLITE_CONSTRAINT_FOREIGNKEY: "FOREIGN_KEY_VIOLATION",
  SQLITE_CONSTRAINT_CHECK: "CHECK_VIOLATION",
  SQLITE_CONSTRAINT_NOTNULL: "NOT_NULL_VIOLATION",
  SQLITE_BUSY: "BUSY",
};

/** What no edit can do: each place, what is wrong with it and what would be right. */
export function listSites(migration: Migration): void {
  for (const file of migration.files) listSwitches(migration, file);
  migration.visit((node) => {
    if (ts.isStringLiteralLike(node) && /^SQLITE_[A-Z_]+$/.test(node.text)) listErrorCode(migration, node, node.text);
    else if (ts.isIdentifier(node) && node.text === "getConnectionPool") listUnknownPool(migration, node);
    else if (ts.isObjectBindingPattern(node)) listTakenApart(migration, node);
    else if (ts.isExpression(node)) listEscape(migration, node);
  });
}

function listSwitches(migration: Migration, file: ts.SourceFile): void {
  const visit = (node: ts.Node): void => {
    if (isSwitch(node)) {
      migration.report(
        node,
        "change",
        "both ways of USE_UNIFIED_DB are written out here",
        "crewdb reads USE_UNIFIED_DB itself: keep the first branch alone",
      );
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function listErrorCode(migration: Migration, node: ts.Node, code: string): void {
  const reason = CODES[code];
  migration.report(
    node,
    "change",
    `errors of the service have no code ${code}`,
    reason === undefined
      ? "compare error.reason of CrewdbError (docs/errors.md)"
      : `compare error.reason with "${reason}"`,
  );
}

function listUnknownPool(migration: Migration, node: ts.Identifier): void {
  const access = node.parent;
  if (!ts.isPropertyAccessExpression(access) || migration.kinds.ofType(access.expression) !== undefined) return;
  migration.report(
    node,
    "change",
    "this looks like the old manager, but its type says nothing",
    "declare it as DatabaseManager and run the tool again, or write executeMainQuery((db) => …)",
  );
}

/** `const { users } = getDatabaseManager();` */
function listTakenApart(migration: Migration, node: ts.ObjectBindingPattern): void {
  const kind = migration.kinds.ofType(node);
  if (kind?.what !== "Manager") return;
  const fix = `take repositories from its get${kind.side}Database(), and await their calls`;
  migration.report(node, "change", "what is taken out of a manager here is not in the unified one", fix);
}

/** A handle that goes where it can't be followed. */
function listEscape(migration: Migration, node: ts.Expression): void {
  if (bare(node) !== node || !isPlace(node)) return;
  const kind = migration.kinds.of(node);
  if (
    kind === undefined ||
    kind.side === "Some" ||
    (kind.what !== "Handle" && kind.what !== "Connection" && kind.what !== "Pool")
  )
    return;
  const outer = dressed(node).parent;
  if (!ts.isCallExpression(outer) && !ts.isNewExpression(outer)) return;
  if (!outer.arguments?.includes(dressed(node) as ts.Expression) || isFollowed(migration, outer, node)) return;
  migration.report(
    node,
    "change",
    `the synchronous ${kind.what.toLowerCase()} is passed to ${outer.expression.getText()}`,
    `pass the manager, and let it use execute${kind.side}Query`,
  );
}

function isPlace(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isCallExpression(node);
}

/** Whether the parameter that gets it was found to hold the manager from now on. */
function isFollowed(
  migration: Migration,
  call: ts.CallExpression | ts.NewExpression,
  argument: ts.Expression,
): boolean {
  const index = call.arguments?.indexOf(dressed(argument) as ts.Expression) ?? -1;
  const parameter = migration.checker.getResolvedSignature(call)?.declaration?.parameters[index];
  return (
    parameter !== undefined && ts.isParameter(parameter) && migration.kinds.sideOfDeclaration(parameter) !== undefined
  );
}

/** Whether a text has anything to do with the old managers: most files of a code base have not. */
export function mentionsOldManagers(text: string): boolean {
  return Object.keys(NEW_NAMES).some((name) => text.includes(name)) || text.includes("UnifiedConnectionManager");
}
