import type { ServerConnection } from "./server-connection.js";

/**
 * What the schema's constraints are about, by their names: the server tells only those, and that in
 * its own language.
 */
export interface Catalog {
  /** Columns of a unique index, as SQLite lists them; absent for one on expressions. */
  readonly keys: ReadonlyMap<string, string>;
  readonly references: ReadonlyMap<
    string,
    { readonly columns: string; readonly references: string }
  >;
}

export const NO_CATALOG: Catalog = { keys: new Map(), references: new Map() };

const KEYS = `SELECT c.relname, string_agg(a.attname, ', ' ORDER BY k.place)
FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (number, place)
LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number AND k.number > 0
WHERE i.indisunique AND c.relnamespace = current_schema()::regnamespace
GROUP BY c.relname HAVING bool_and(k.number > 0)`;

const REFERENCES = `SELECT r.conname, string_agg(a.attname, ', ' ORDER BY k.place), p.relname
FROM pg_constraint r
JOIN pg_class p ON p.oid = r.confrelid
CROSS JOIN LATERAL unnest(r.conkey) WITH ORDINALITY AS k (number, place)
JOIN pg_attribute a ON a.attrelid = r.conrelid AND a.attnum = k.number
WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace
GROUP BY r.oid, r.conname, p.relname`;

/** Reads it once the schema is there. */
export async function readCatalog(connection: ServerConnection): Promise<Catalog> {
  const keys = await connection.run(KEYS);
  const references = await connection.run(REFERENCES);
  return {
    keys: new Map(keys.rows.map(([name, columns]) => [String(name), String(columns)])),
    references: new Map(
      references.rows.map(([name, columns, parent]) => [
        String(name),
        { columns: String(columns), references: String(parent) },
      ]),
    ),
  };
}
