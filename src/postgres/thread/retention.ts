import type { ServerConnection } from "./server-connection.js";

/** Rows of one DELETE: none should hold locks for long. */
const CHUNK = 1000;

/** Deletes kept replies that are too old, and the oldest of those that take too much. */
export async function purge(
  connection: ServerConnection,
  { beforeMs, mostBytes }: { readonly beforeMs: number; readonly mostBytes: number },
): Promise<void> {
  await connection.run("DELETE FROM crewdb_requests WHERE created_ms < $1::bigint", [
    String(beforeMs),
  ]);
  await connection.run(
    `DELETE FROM crewdb_requests WHERE (caller, method, request_id) IN (
       SELECT caller, method, request_id FROM (
         SELECT caller, method, request_id, sum(octet_length(reply) + 200)
           OVER (ORDER BY created_ms DESC, request_id) AS bytes
         FROM crewdb_requests) AS kept WHERE bytes > $1::bigint)`,
    [String(mostBytes)],
  );
}

/** Deletes what the tables of `crewdb_retention` have beyond their time, or beyond so many rows. */
export async function deleteOldest(
  connection: ServerConnection,
  { before, most }: { readonly before: string; readonly most: number },
): Promise<void> {
  const { rows } = await connection.run(
    "SELECT table_name, time_column, key_column FROM crewdb_retention",
  );
  for (const row of rows) {
    const [table = "", time = "", key = ""] = row.map((name) => `"${String(name)}"`);
    const oldest = `SELECT ${key} FROM ${table} WHERE ${time} < $1 ORDER BY ${time}, ${key}`;
    await inChunks(connection, table, key, `${oldest} LIMIT ${CHUNK}`, [before]);
    const count = await connection.run(`SELECT count(*) FROM ${table}`);
    const beyond = Number(count.rows[0]?.[0]) - most;
    if (beyond <= 0) continue;
    const some = `SELECT ${key} FROM ${table} ORDER BY ${time}, ${key} LIMIT $1::bigint`;
    await connection.run(`DELETE FROM ${table} WHERE ${key} IN (${some})`, [String(beyond)]);
  }
}

async function inChunks(
  connection: ServerConnection,
  table: string,
  key: string,
  which: string,
  values: readonly string[],
): Promise<void> {
  for (;;) {
    const sql = `DELETE FROM ${table} WHERE ${key} IN (${which})`;
    const { changes } = await connection.run(sql, values);
    if (changes < CHUNK) return;
  }
}
