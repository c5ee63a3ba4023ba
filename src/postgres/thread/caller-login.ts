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

/** The service's replies to a request_id, for transactions that run in the callers' login. */
const functionsOf = (schema: string): string => `
CREATE OR REPLACE FUNCTION crewdb_find(who text, what text, id text,
  OUT body_hash bytea, OUT reply bytea) RETURNS SETOF record LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = ${quoted(schema)}, pg_catalog, pg_temp
AS $$ SELECT r.body_hash, r.reply FROM crewdb_requests r
  WHERE r.caller = who AND r.method = what AND r.request_id = id $$;
CREATE OR REPLACE FUNCTION crewdb_keep(who text, what text, id text, hash bytea, reply bytea, ms bigint)
RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = ${quoted(schema)}, pg_catalog, pg_temp
AS $$ INSERT INTO crewdb_requests (caller, method, request_id, body_hash, reply, created_ms)
  VALUES (who, what, id, hash, reply, ms) $$;`;

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

/** By the owner: what the login may do, and nothing of what it could before. */
export async function grantTo(
  owner: ServerConnection,
  role: string,
  schema: string,
): Promise<void> {
  const to = quoted(role);
  const { rows } = await owner.run(RELATIONS);
  const grants = rows.flatMap(([name, isWritten, columns, updated]) => {
    const table = quoted(String(name));
    const [all, some] = [columns, updated].map(listOf);
    const grant = (what: string): string => `GRANT ${what} ON ${table} TO ${to}`;
    const reads = [grant(`SELECT (${all})`)];
    if (isWritten !== 1n) return reads;
    const updates = some === "" ? [] : [grant(`UPDATE (${some})`)];
    return [...reads, grant(`INSERT (${all})`), ...updates, grant("DELETE")];
  });
  const { rows: definers } = await owner.run(
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace AND prosecdef",
  );
  const hidden = definers.map(
    ([signature]) => `REVOKE EXECUTE ON FUNCTION ${String(signature)} FROM ${to}`,
  );
  const statements = [
    functionsOf(schema),
    `GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${to}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${quoted(schema)} FROM ${to}`,
    ...grants,
    `GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${quoted(schema)} TO ${to}`,
    // By default everybody may call every function; those that have their owner's rights are not
    // for callers.
    `REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${quoted(schema)} FROM PUBLIC`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${quoted(schema)} TO ${to}`,
    ...hidden,
    `GRANT EXECUTE ON FUNCTION crewdb_find, crewdb_keep TO ${to}`,
  ];
  // Several processes that start together would change the same rows of the catalog.
  await owner.script(
    `BEGIN; SELECT pg_advisory_xact_lock(1668441970); ${statements.join(";\n")}; COMMIT`,
  );
}

/** Functions that do more than to compute something. */
export async function readVolatile(callers: ServerConnection): Promise<ReadonlySet<string>> {
  const { rows } = await callers.run(
    "SELECT DISTINCT proname FROM pg_proc WHERE provolatile = 'v' AND proname <> ALL ($1::text[])",
    [`{${HARMLESS.join(",")}}`],
  );
  return new Set(rows.map(([name]) => String(name)));
}

/** Names of a JSON list, for a GRANT. */
function listOf(json: unknown): string {
  const names = json === null ? [] : (JSON.parse(String(json)) as string[]);
  return names.map(quoted).join(", ");
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
