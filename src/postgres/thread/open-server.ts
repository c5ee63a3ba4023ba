import { createHash } from "node:crypto";
import { RpcFailure } from "../../engine/rpc-failure.js";
import type { MigrationFile, OpenedServer, ThreadSetup } from "../messages.js";
import { loginOf, placeOf } from "../url.js";
import { type ConnectionTarget, POOLED, ServerConnection } from "./server-connection.js";
import { TripError } from "./trip.js";

/** Older ones lack `xid8`'s uses, NULLS NOT DISTINCT and others that the SQL needs. */
const OLDEST = 150_000;
/** Of the advisory lock that migrations hold, beside the database's own number: "crew" in ASCII. */
const LOCK = 0x63726577;

const MIGRATIONS = `CREATE TABLE IF NOT EXISTS crewdb_migrations (
  number integer NOT NULL PRIMARY KEY,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at text NOT NULL
)`;

/** A function that is there while `crewdb copy` fills the schema, or was broken off. */
export const COPYING = "crewdb_copying()";
export const PART_OF_COPY =
  "it has only a part of the rows of a copy; run the same `crewdb copy` again, which goes on, or drop the schema";

/** Brings the schema up to date; of several processes that start together one does. */
export async function openServer({
  primary,
  migrations,
}: Pick<ThreadSetup, "primary" | "migrations">): Promise<OpenedServer> {
  const connection = await ServerConnection.open(primary);
  try {
    const { version, readOnly } = connection.facts;
    if (version < OLDEST)
      throw new Unfit(`the server is PostgreSQL ${worded(version)}; 15 is the oldest that will do`);
    if (readOnly)
      throw new Unfit("the server takes no writes: it is a standby, or was made read-only");
    await requireEncoding(connection);
    const applied = await migrate(connection, primary.schema, migrations);
    return { version: worded(version), schemaVersion: migrations.at(-1)?.number ?? 0, applied };
  } finally {
    await connection.close();
  }
}

/** What keeps a server from being used, in one sentence. */
export class Unfit extends Error {}

async function requireEncoding(connection: ServerConnection): Promise<void> {
  const { rows } = await connection.run(
    `SELECT current_setting('server_encoding'),
      EXISTS (SELECT 1 FROM pg_collation WHERE collprovider = 'i'),
      EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'),
      EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'),
      (SELECT datlocprovider = 'b' OR (datlocprovider = 'c' AND datcollate IN ('C', 'POSIX'))
       FROM pg_database WHERE datname = current_database())`,
  );
  const [encoding, hasIcu, isInstalled, isAvailable, isByBytes] = rows[0] ?? [];
  if (encoding !== "UTF8")
    throw new Unfit(`the database's encoding is ${encoding}; make one with ENCODING 'UTF8'`);
  if (isByBytes !== 1n)
    throw new Unfit("the database orders text by a language; make one with LC_COLLATE 'C'");
  if (hasIcu !== 1n) throw new Unfit("the server was built without ICU, which NOCASE needs");
  if (isInstalled !== 1n && isAvailable !== 1n)
    throw new Unfit(
      "the server has no extension pg_trgm, which search needs; install the contrib package",
    );
}

/** A migration that was applied with another text has another. */
export function checksumOf({ sql }: Pick<MigrationFile, "sql">): string {
  return createHash("sha256").update(sql).digest("hex");
}

async function migrate(
  connection: ServerConnection,
  schema: string,
  migrations: readonly MigrationFile[],
): Promise<string[]> {
  const applied: string[] = [];
  // Two databases of the service in one of the server share functions, so they wait for each other
  // as well.
  await connection.run("SELECT pg_advisory_lock($1::bigint)", [String(LOCK)]);
  try {
    await requireOurs(connection, schema);
    await requireWhole(connection);
    await connection.script(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await connection.script(MIGRATIONS);
    const { rows } = await connection.run(
      "SELECT number, name, checksum FROM crewdb_migrations ORDER BY number",
    );
    const known = new Map(
      rows.map(([number, name, checksum]) => [Number(number), { name, checksum }]),
    );
    const newest = Math.max(0, ...known.keys());
    const last = migrations.at(-1)?.number ?? 0;
    if (newest > last)
      throw new Unfit(
        `the schema is of a newer crewdb: it has migration ${newest}, this one knows ${last}`,
      );
    for (const migration of migrations) {
      const before = known.get(migration.number);
      if (before !== undefined && before.checksum !== checksumOf(migration))
        throw new Unfit(
          `migration ${migration.name} was applied with another text; the schema is of another crewdb`,
        );
      if (before !== undefined) continue;
      await apply(connection, schema, migration);
      applied.push(migration.name);
    }
  } finally {
    if (!connection.isLost)
      await connection.run("SELECT pg_advisory_unlock($1::bigint)", [String(LOCK)]);
  }
  return applied;
}

/**
 * Those of logins for a policy's roles (scope-login.ts) depend on columns that a migration may change.
 * The first call of such a role makes them again.
 */
async function dropViews(connection: ServerConnection, schema: string): Promise<void> {
  const { rows } = await connection.run(
    "SELECT quote_ident(nspname) FROM pg_namespace WHERE starts_with(nspname, $1) AND pg_has_role(nspowner, 'USAGE')",
    [`crewdb_${schema}_`],
  );
  for (const [name] of rows) await connection.script(`DROP SCHEMA ${String(name)} CASCADE`);
}

/** A schema of this name that has tables, and none of ours, is another program's. */
async function requireOurs(connection: ServerConnection, schema: string): Promise<void> {
  const { rows } = await connection.run(
    `SELECT count(*), count(*) FILTER (WHERE relname = 'crewdb_migrations') FROM pg_class
     WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p', 'v')`,
    [`"${schema}"`],
  );
  const [tables, ours] = rows[0] ?? [];
  if (tables !== 0n && ours === 0n)
    throw new Unfit(`its schema "${schema}" has tables of another program; name an empty database`);
}

/** Rejects while a copy fills it, or when one was broken off. */
export async function requireWhole(connection: ServerConnection): Promise<void> {
  const { rows } = await connection.run("SELECT to_regprocedure($1) IS NOT NULL", [COPYING]);
  if (rows[0]?.[0] === 1n) throw new Unfit(PART_OF_COPY);
}

async function apply(
  connection: ServerConnection,
  schema: string,
  migration: MigrationFile,
): Promise<void> {
  const { number, name, sql } = migration;
  try {
    await connection.script("BEGIN");
    await dropViews(connection, schema);
    await connection.script(sql);
    await connection.run(
      `INSERT INTO crewdb_migrations (number, name, checksum, applied_at) VALUES ($1::integer, $2, $3, $4)`,
      [String(number), name, checksumOf(migration), new Date().toISOString()],
    );
    await connection.script("COMMIT");
  } catch (error) {
    if (!connection.isLost) await connection.script("ROLLBACK");
    const said = error instanceof Error ? error.message : String(error);
    throw new Unfit(`migration ${name} failed: ${said}`, { cause: error });
  }
}

/** e.g. `18.4` of 180004 */
function worded(version: number): string {
  return `${Math.floor(version / 10_000)}.${version % 10_000}`;
}

/** Why a server can't be used, in one line without a password. */
export function sayWhy(error: unknown, { url }: Pick<ConnectionTarget, "url">): string {
  const place = placeOf(url);
  if (error instanceof RpcFailure) return `${place}: ${error.error.message}`;
  if (error instanceof Unfit) return `${place}: ${error.message}`;
  const cause = error instanceof TripError ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const words = WORDS.get(code);
  if (words !== undefined) return `${place}: ${words}`;
  const said = cause instanceof Error ? cause.message : String(cause);
  return `${place}: ${withoutPassword(said, url)}${code === "" ? "" : ` (${code})`}`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["28P01", "the server refuses the user or the password of the URL"],
  ["28000", "the server's pg_hba.conf does not let this user in from here"],
  ["3D000", "the server has no database of that name; create it first"],
  [
    "42501",
    "the user of the URL lacks a right: it must own the database, or be granted CREATE on it",
  ],
  ["53300", "the server has no connection left; raise max_connections, or lower the pool's size"],
  ["57P03", "the server is starting or stopping"],
  ["08P01", POOLED],
  ["ECONNREFUSED", "nothing listens there"],
  ["ENOTFOUND", "the host's name is not known"],
  ["EAI_AGAIN", "the host's name can't be looked up now"],
  ["ETIMEDOUT", "no answer within the time for a connection"],
]);

function withoutPassword(text: string, url: string): string {
  const { password } = loginOf(url);
  if (password === "") return text;
  return text.replaceAll(decodeURIComponent(password), "…").replaceAll(password, "…");
}
