import { Unfit } from "./open-server.js";
import type { ServerConnection } from "./server-connection.js";

/** Functions that are volatile by name and harmless. */
const HARMLESS = ["random", "clock_timestamp", "timeofday", "gen_random_uuid", "random_normal"];

/**
 * What a login must not be, because its rights would go beyond rows: the server's own roles among
 * them.
 */
const POWERS = `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
  OR EXISTS (SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid)
  OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid)
  OR pg_has_role(r.oid, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER')
FROM pg_roles r WHERE rolname = current_user`;

/**
 * Every table and view of the schema but the service's own, with the columns that a caller may read,
 * insert and update: none that is hidden; nothing of what triggers alone write.
 */
const RELATIONS = `WITH derived AS (SELECT table_name, column_name FROM crewdb_derived_columns)
SELECT c.relname,
  c.relkind IN ('r', 'p')
    AND (c.relname, '') NOT IN (SELECT table_name, column_name FROM derived) AS is_written,
  json_agg(a.attname ORDER BY a.attnum)::text AS columns,
  (json_agg(a.attname ORDER BY a.attnum)
    FILTER (WHERE (c.relname, a.attname) NOT IN (SELECT table_name, column_name FROM derived)))::text
    AS updated
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v')
  AND c.relname NOT LIKE 'crewdb\\_%' AND a.attnum > 0 AND NOT a.attisdropped
  AND NOT EXISTS (SELECT 1 FROM crewdb_hidden h
    WHERE h.table_name = c.relname AND h.column_name = a.attname)
GROUP BY c.oid, c.relname, c.relkind`;

/**
 * The service's replies to a request_id, for transactions that run in the callers' login. What they
 * are to be asked with is in a table that the login can't read: its rights reach nobody's replies.
 */
const functionsOf = (schema: string): string => `
CREATE OR REPLACE FUNCTION crewdb_find(who text, what text, id text, secret text,
  OUT body_hash bytea, OUT reply bytea) RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ${quoted(schema)}, pg_catalog, pg_temp
AS $$ SELECT r.body_hash, r.reply FROM crewdb_requests r, crewdb_meta m
  WHERE m.key = 'callers_secret' AND m.value = secret
  AND r.caller = who AND r.method = what AND r.request_id = id $$;
CREATE OR REPLACE FUNCTION crewdb_keep(
  who text, what text, id text, hash bytea, reply bytea, ms bigint, secret text)
RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = ${quoted(schema)}, pg_catalog, pg_temp
AS $$ INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms)
  SELECT who, what, id, hash, reply, ms FROM crewdb_meta
  WHERE key = 'callers_secret' AND value = secret $$;
INSERT INTO crewdb_meta (key, value) VALUES ('callers_secret', gen_random_uuid()::text)
ON CONFLICT DO NOTHING`;

/** Of the callers' login: refuses one that may do more than callers should. */
export async function requireWeak(callers: ServerConnection): Promise<string> {
  const { rows } = await callers.run(POWERS);
  if (rows[0]?.[0] !== 0n)
    throw new Unfit(
      "the login of callers' SQL has rights beyond rows: make one with CREATE ROLE … LOGIN and nothing else, which owns nothing and is a member of nothing",
    );
  const who = await callers.run("SELECT current_user::text");
  return String(who.rows[0]?.[0]);
}

/** A table or view, with the columns that callers' SQL may read at all, and those it may update. */
export interface Relation {
  readonly name: string;
  readonly isWritten: boolean;
  readonly columns: readonly string[];
  readonly updated: readonly string[];
}

export async function readRelations(owner: ServerConnection): Promise<Relation[]> {
  const { rows } = await owner.run(RELATIONS);
  return rows.map(([name, isWritten, columns, updated]) => ({
    name: String(name),
    isWritten: isWritten === 1n,
    columns: listOf(columns),
    updated: listOf(updated),
  }));
}

/**
 * By the owner: what the login may do, and nothing of what it could before. Answers what its
 * functions are to be asked with.
 */
export async function grantTo(
  owner: ServerConnection,
  role: string,
  schema: string,
): Promise<string> {
  const grants = (await readRelations(owner)).flatMap(({ name, isWritten, columns, updated }) => {
    const table = quoted(name);
    const reads = grant(`SELECT (${listed(columns)})`, table, role);
    if (!isWritten) return reads;
    const updates = updated.length === 0 ? [] : [grant(`UPDATE (${listed(updated)})`, table, role)];
    const inserts = grant(`INSERT (${listed(columns)})`, table, role);
    return [reads, inserts, ...updates, grant("DELETE", table, role)];
  });
  const statements = [
    functionsOf(schema),
    // By default everybody may call every function; those that have their owner's rights are not
    // for callers.
    `REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${quoted(schema)} FROM PUBLIC`,
    ...(await useOf(owner, role, schema)),
    ...grants,
  ];
  // Several processes that start together would change the same rows of the catalog.
  await owner.script(`BEGIN; ${CATALOG_LOCK}; ${statements.join(";\n")}; COMMIT`);
  const secret = await owner.run("SELECT value FROM crewdb_meta WHERE key = 'callers_secret'");
  return String(secret.rows[0]?.[0]);
}

/** Held by whoever changes what logins may do. */
export const CATALOG_LOCK = "SELECT pg_advisory_xact_lock(1668441970)";

/** What every login of callers may do in the schema, beside its tables, of which it takes all. */
export async function useOf(
  owner: ServerConnection,
  role: string,
  schema: string,
): Promise<string[]> {
  const to = quoted(role);
  const home = quoted(schema);
  const { rows } = await owner.run(
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace AND prosecdef",
  );
  return [
    `GRANT USAGE ON SCHEMA ${home} TO ${to}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${home} FROM ${to}`,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${home} TO ${to}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${home} TO ${to}`,
    ...rows.map(([name]) => `REVOKE EXECUTE ON FUNCTION ${String(name)} FROM ${to}`),
    `GRANT EXECUTE ON FUNCTION crewdb_find(text, text, text, text),
      crewdb_keep(text, text, text, bytea, bytea, bigint, text) TO ${to}`,
  ];
}

/** `place`: of a table, as SQL. */
export function grant(what: string, place: string, role: string): string {
  return `GRANT ${what} ON ${place} TO ${quoted(role)}`;
}

/** Functions that do more than to compute something. */
export async function readVolatile(callers: ServerConnection): Promise<ReadonlySet<string>> {
  const { rows } = await callers.run(
    "SELECT DISTINCT proname FROM pg_proc WHERE provolatile = 'v' AND proname <> ALL ($1::text[])",
    [`{${HARMLESS.join(",")}}`],
  );
  return new Set(rows.map(([name]) => String(name)));
}

function listOf(json: unknown): string[] {
  return json === null ? [] : (JSON.parse(String(json)) as string[]);
}

/** Names, for a GRANT or SELECT. */
export function listed(names: readonly string[]): string {
  return names.map(quoted).join(", ");
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
