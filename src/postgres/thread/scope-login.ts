import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { SqlScope, TableScope } from "../../engine/sql-scope.js";
import {
  CATALOG_LOCK,
  grant,
  listed,
  quoted,
  type Relation,
  readRelations,
  useOf,
} from "./caller-login.js";
import type { ServerConnection } from "./server-connection.js";
import { rolledBack } from "./writes.js";

/** A login of the server for callers with the same tables and columns. */
export interface ScopeLogin {
  /** Also the schema of its views. */
  readonly username: string;
  readonly password: string;
}

/** What a login is made for. */
export interface ScopePlace {
  readonly database: string;
  readonly schema: string;
}

/**
 * The same in every process that has the same secret, so that none changes the password of another's
 * connections. Roles are of the whole cluster, so its name tells the database too.
 */
export function loginFor({ id }: SqlScope, place: ScopePlace, secret: string): ScopeLogin {
  const named = JSON.stringify([place.database, place.schema, id]);
  const digest = createHash("sha256").update(named).digest("hex").slice(0, 24);
  const username = `crewdb_${place.schema}_${digest}`;
  return { username, password: createHmac("sha256", secret).update(username).digest("hex") };
}

/**
 * By the service's own user: makes the login, or gives one that is there what it may do. Columns are
 * its rights; a table with a condition on its rows, or with columns that read as NULL, is hidden
 * behind a view of its name, and the login has no right on the table itself.
 */
export async function makeLogin(
  owner: ServerConnection,
  login: ScopeLogin,
  tables: Readonly<Record<string, TableScope>>,
  schema: string,
): Promise<void> {
  const { username } = login;
  await using _open = rolledBack(owner);
  await runAll(owner, ["BEGIN", CATALOG_LOCK]);
  const [isThere, viewsBefore] =
    (
      await owner.run(
        `SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1),
          obj_description(to_regnamespace($1), 'pg_namespace')`,
        [username],
      )
    ).rows[0] ?? [];
  const given = (await readRelations(owner)).flatMap((relation) => {
    const scope = tables[relation.name];
    return scope === undefined ? [] : [{ relation, scope, view: viewOf(relation, scope, schema) }];
  });
  const views = given.flatMap(({ relation, view }) =>
    view === undefined ? [] : [`CREATE VIEW ${placeOf(username, relation)} ${view}`],
  );
  const digest = createHash("sha256").update(JSON.stringify(views)).digest("hex");
  await runAll(owner, [
    `${isThere === 1n ? "ALTER" : "CREATE"} ROLE ${quoted(username)} LOGIN PASSWORD '${verifierOf(login)}'`,
    ...(await useOf(owner, username, schema)),
    // Others may be reading from the same views: they are not made again for nothing.
    ...(viewsBefore === digest
      ? []
      : [
          `DROP SCHEMA IF EXISTS ${quoted(username)} CASCADE`,
          `CREATE SCHEMA ${quoted(username)}`,
          ...views,
          `COMMENT ON SCHEMA ${quoted(username)} IS '${digest}'`,
        ]),
    `GRANT USAGE ON SCHEMA ${quoted(username)} TO ${quoted(username)}`,
    ...given.flatMap(({ relation, scope, view }) =>
      grantsOf(
        relation,
        scope,
        placeOf(view === undefined ? schema : username, relation),
        username,
      ),
    ),
    "COMMIT",
  ]);
}

/** One statement after the other: none can bring another one along. */
async function runAll(owner: ServerConnection, statements: readonly string[]): Promise<void> {
  await owner.trip(statements.map((sql) => ({ sql, values: [] })));
}

/** What a view selects; undefined: the login has rights on the table. */
function viewOf(relation: Relation, scope: TableScope, schema: string): string | undefined {
  const readable = readableOf(relation, scope);
  const view = (columns: string, where: string): string =>
    `WITH (security_barrier) AS SELECT ${columns} FROM ${placeOf(schema, relation)}${where}`;
  // The line break ends a comment, were there one.
  if (scope.rows !== undefined) return view(listed(readable), ` WHERE (${scope.rows}\n)`);
  if (scope.others === "refused" || readable.length === relation.columns.length) return undefined;
  const columns = relation.columns.map((column) =>
    readable.includes(column)
      ? quoted(column)
      : `CASE WHEN false THEN ${quoted(column)} END AS ${quoted(column)}`,
  );
  return view(columns.join(", "), "");
}

function grantsOf(relation: Relation, scope: TableScope, place: string, role: string): string[] {
  const { columns, updated, isWritten } = relation;
  const readable = scope.others === "null" ? columns : readableOf(relation, scope);
  const updates = updated.filter((name) => scope.update === "*" || scope.update.includes(name));
  const of = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [grant(`${what} (${listed(names)})`, place, role)];
  return [
    ...of("SELECT", readable),
    ...(isWritten && scope.insert ? of("INSERT", columns) : []),
    ...(isWritten ? of("UPDATE", updates) : []),
    ...(isWritten && scope.delete ? [grant("DELETE", place, role)] : []),
  ];
}

function readableOf({ columns }: Relation, scope: TableScope): readonly string[] {
  return columns.filter((name) => scope.columns === "*" || scope.columns.includes(name));
}

function placeOf(schema: string, { name }: Relation): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

const ROUNDS = 4096;

/** What the server keeps of a password (RFC 5803): the password itself would be in its log. */
function verifierOf({ password }: ScopeLogin): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const key = (of: string): Buffer => createHmac("sha256", salted).update(of).digest();
  const stored = createHash("sha256").update(key("Client Key")).digest("base64");
  const server = key("Server Key").toString("base64");
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString("base64")}$${stored}:${server}`;
}
