import { createHash, type Hash } from "node:crypto";
import type { Database } from "better-sqlite3";

/** What Litestream writes for itself. */
const OF_LITESTREAM = "_litestream_";

/**
 * SHA-256 over every row of every table, search indexes included, in the order of their keys. Two
 * files have the same exactly when they hold the same, however their pages lie.
 */
export function digestOf(db: Database): string {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
  const hash = createHash("sha256");
  for (const { name, sql } of tables) {
    if (name.startsWith(OF_LITESTREAM) || /^CREATE VIRTUAL/i.test(sql)) continue;
    hash.update(`table ${sql}\n`);
    const rows = db.prepare(`SELECT * FROM "${name}" NOT INDEXED`).raw(true).safeIntegers(true);
    for (const row of rows.iterate() as IterableIterator<unknown[]>)
      for (const value of row) add(hash, value);
  }
  return hash.digest("hex");
}

/** With its type and length, so that no two rows look alike. */
function add(hash: Hash, value: unknown): void {
  if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value);
  else if (typeof value === "string") hash.update(`t${value.length}:${value}`);
  else hash.update(`${value === null ? "n" : typeof value}${String(value)};`);
}
