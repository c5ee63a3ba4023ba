import { ts } from "@ts-morph/bootstrap";
import type { Migration, Query } from "./migration.js";
import { isInTransaction } from "./move-transactions.js";
import type { Side } from "./old-surface.js";
import { bare, thisContainerOf } from "./references.js";

const RUNS: ReadonlySet<string> = new Set(["run", "get", "all"]);
const STYLES: ReadonlySet<string> = new Set(["pluck", "raw", "safeIntegers"]);
/** What the authorizer denies to callers' SQL. */
const DENIED =
  /^\s*(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE|CREATE|DROP|ALTER|ATTACH|DETACH|VACUUM|ANALYZE|REINDEX|PRAGMA)\b/i;

/** What `src/native/policy/policy.c` hides. */
const HIDDEN = /\bpassword_hash\b|^\s*(?:INSERT(?:\s+OR\s+\w+)?|REPLACE)\s+INTO\s+["`[]?users\b/i;

/** `db.prepare(sql)`, with what comes behind it, e.g. `.pluck()`. */
interface Prepared {
  readonly call: ts.CallExpression;
  readonly handle: ts.Expression;
  readonly tail: string;
}

/** A call of a prepared statement becomes a callback of the manager. */
export function moveStatement(
  migration: Migration,
  member: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  side: Side,
): readonly ts.CallExpression[] {
  const name = member.name.text;
  if (STYLES.has(name)) return [];
  if (!RUNS.has(name)) {
    const fix =
      name === "iterate"
        ? `read the rows inside a callback: execute${side}Query(async (db) => { for await (const row of db.prepare(…).iterate(…)) … })`
        : "prepare(), run(), get(), all(), iterate(), pluck(), raw() and safeIntegers() are what a statement has";
    migration.report(
      member.name,
      "change",
      name === "iterate" ? "iterate() answers its rows asynchronously now" : `a statement has no ${name}() now`,
      fix,
    );
    return [];
  }
  const query = toQuery(migration, member.expression, call, side);
  if (query === undefined) return [];
  migration.queries.push(query);
  if (name === "all") nameRow(migration, query, call);
  return [call];
}

function toQuery(
  migration: Migration,
  statement: ts.Expression,
  call: ts.CallExpression,
  side: Side,
): Query | undefined {
  const inTransaction = isInTransaction(migration, call, side);
  const prepared = preparedOf(statement, "");
  if (prepared !== undefined) {
    if (isDenied(migration, prepared.call, side)) return undefined;
    dropFirstTypeArgument(migration, prepared.call);
    return { call, side, root: prepared.handle, inTransaction };
  }
  const { root, tail } = rootOf(statement, "");
  const holder = ts.isIdentifier(root) ? migration.references.declarationOf(root) : undefined;
  const held = holder === undefined ? undefined : heldStatement(migration, holder);
  if (holder === undefined || held === undefined || !ts.isIdentifier(root)) {
    migration.report(
      statement,
      "change",
      `${root.getText()} is a statement that outlives its callback`,
      `keep its SQL instead, and prepare it inside execute${side}Query((db) => …)`,
    );
    return undefined;
  }
  if (isDenied(migration, held.call, side)) return undefined;
  const typeArguments = typeArgumentsOf(held.call);
  const manager = migration.managerText(held.handle);
  return {
    call,
    side,
    root,
    statement: { manager, typeArguments, sql: sqlName(migration, holder, held), tail: held.tail + tail },
    inTransaction,
  };
}

function preparedOf(statement: ts.Expression, tail: string): Prepared | undefined {
  const at = bare(statement);
  if (!ts.isCallExpression(at) || !ts.isPropertyAccessExpression(at.expression)) return undefined;
  const { name, expression } = at.expression;
  if (name.text === "prepare") return { call: at, handle: expression, tail };
  return STYLES.has(name.text)
    ? preparedOf(expression, `${at.getText().slice(expression.getText().length)}${tail}`)
    : undefined;
}

function rootOf(statement: ts.Expression, tail: string): { root: ts.Expression; tail: string } {
  const at = bare(statement);
  if (ts.isCallExpression(at) && ts.isPropertyAccessExpression(at.expression) && STYLES.has(at.expression.name.text))
    return rootOf(at.expression.expression, `${at.getText().slice(at.expression.expression.getText().length)}${tail}`);
  return { root: at, tail };
}

/** A constant of one function or file that holds a statement: it holds the SQL from now on. */
function heldStatement(migration: Migration, holder: ts.Declaration): Prepared | undefined {
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name) || holder.initializer === undefined)
    return undefined;
  const list = holder.parent;
  if (!ts.isVariableDeclarationList(list) || !(list.flags & ts.NodeFlags.Const)) return undefined;
  if (ts.isVariableStatement(list.parent) && list.parent.modifiers !== undefined) return undefined;
  const container = thisContainerOf(holder);
  const areCalled = migration.references.of(holder).every((each) => {
    const access = each.parent;
    const isCalled =
      ts.isPropertyAccessExpression(access) &&
      access.expression === each &&
      (RUNS.has(access.name.text) || STYLES.has(access.name.text));
    return isCalled && (thisContainerOf(each) === container || ts.isSourceFile(container));
  });
  return areCalled ? preparedOf(holder.initializer, "") : undefined;
}

/** Turns `const insert = db.prepare(SQL)` into `const insertSql = SQL`, once. */
function sqlName(migration: Migration, holder: ts.VariableDeclaration | ts.Declaration, held: Prepared): string {
  const known = migration.names.get(holder);
  if (known !== undefined) return known;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name) || holder.initializer === undefined)
    return "sql";
  const [sql] = held.call.arguments;
  const base = holder.name.text.replace(/_?(?:stmt|statement|query)$/i, "");
  const wanted = base === "" ? "sql" : /sql$/i.test(base) ? base : `${base}Sql`;
  const isTaken = migration.references
    .named(wanted)
    .some((each) => each.getSourceFile() === holder.getSourceFile() && each !== holder.name);
  const name = isTaken ? holder.name.text : wanted;
  migration.names.set(holder, name);
  migration.replace(holder.name, name);
  if (holder.type !== undefined) migration.edits(holder).remove(holder.name.end, holder.type.end);
  if (sql !== undefined) {
    migration.edits(holder).remove(holder.initializer.getStart(), sql.getStart());
    migration.edits(holder).remove(sql.end, holder.initializer.end);
  }
  return name;
}

function isDenied(migration: Migration, prepare: ts.CallExpression, side: Side): boolean {
  const [sql] = prepare.arguments;
  // Of a template with values in it the first words are enough.
  const text =
    sql === undefined ? "" : ts.isTemplateExpression(sql) ? sql.head.text : ts.isStringLiteralLike(sql) ? sql.text : "";
  if (HIDDEN.test(text)) {
    migration.report(
      prepare,
      "change",
      "users.password_hash is hidden from callers' SQL, and so is an INSERT into users",
      "create users with getMainDatabase().users.create({ user }); the service never tells a password's hash",
    );
    return true;
  }
  const match = DENIED.exec(text);
  if (match === null) return false;
  const word = (match[1] ?? "").toUpperCase();
  const isTransaction = /^(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE)$/.test(word);
  const fix = isTransaction
    ? `use execute${side}Transaction(async (db) => …); it commits at its end, and rolls back when it throws`
    : "schema and settings belong to the service: its migrations and its settings";
  migration.report(prepare, "change", `${word} is refused by the service`, fix);
  return true;
}

/** better-sqlite3's types take `<Parameters, Row>`, ours `<Row>`. */
function typeArgumentsOf(prepare: ts.CallExpression): string {
  const row = prepare.typeArguments?.[1];
  return row === undefined ? "" : `<${row.getText()}>`;
}

function dropFirstTypeArgument(migration: Migration, prepare: ts.CallExpression): void {
  const [first, row] = prepare.typeArguments ?? [];
  if (first === undefined) return;
  if (row !== undefined) migration.edits(prepare).remove(first.getStart(), row.getStart());
  else migration.edits(prepare).remove(first.pos - 1, first.end + 1);
}

/** `all() as User[]` was a cast from unknown[]; rows are records now, which such a cast does not fit. */
function nameRow(migration: Migration, query: Query, call: ts.CallExpression): void {
  const cast = ts.isParenthesizedExpression(call.parent) ? call.parent.parent : call.parent;
  if (query.statement !== undefined || !ts.isAsExpression(cast)) return;
  const prepare = preparedOf((call.expression as ts.PropertyAccessExpression).expression, "");
  if (prepare === undefined || prepare.tail !== "" || prepare.call.typeArguments !== undefined) return;
  const row = elementOf(cast.type);
  if (row !== undefined)
    migration
      .edits(call)
      .insertBehind(prepare.call.expression.end, `<${row.getText()}>`, prepare.call.expression.end - 1);
}

function elementOf(type: ts.TypeNode): ts.TypeNode | undefined {
  if (ts.isTypeOperatorNode(type)) return elementOf(type.type);
  if (ts.isArrayTypeNode(type))
    return ts.isParenthesizedTypeNode(type.elementType) ? type.elementType.type : type.elementType;
  return ts.isTypeReferenceNode(type) && /^(?:Readonly)?Array$/.test(type.typeName.getText())
    ? type.typeArguments?.[0]
    : undefined;
}
