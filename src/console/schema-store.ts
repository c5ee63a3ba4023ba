import { signal } from "@preact/signals";
import { describeProblem } from "./problem.js";
import { type DatabaseName, sqlClients } from "./session.js";
import { toText } from "./sql-values.js";

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly fallback: string | null;
  readonly isKey: boolean;
  /** `users.id`; empty: no foreign key. */
  readonly references: string;
}

/** A table or a view. */
export interface Table {
  readonly name: string;
  readonly kind: string;
  /** The statement that makes it. */
  readonly sql: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly { readonly name: string; readonly sql: string }[];
  readonly triggers: readonly { readonly name: string; readonly sql: string }[];
}

export interface Schema {
  readonly tables: readonly Table[];
  /** Why there are none; empty: all went well. */
  readonly problem: string;
}

/** By database, once it was asked for. */
export const schemas = signal<ReadonlyMap<DatabaseName, Schema>>(new Map());

const asked = new Set<DatabaseName>();

export function needSchema(database: DatabaseName): Schema | undefined {
  if (!asked.has(database)) {
    asked.add(database);
    void load(database).then((schema) => {
      schemas.value = new Map([...schemas.value, [database, schema]]);
    });
  }
  return schemas.value.get(database);
}

const TABLES = `
SELECT t.name, t.type, s.sql FROM pragma_table_list AS t JOIN sqlite_schema AS s ON s.name = t.name
WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name`;
const COLUMNS = `
SELECT t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk
FROM sqlite_schema AS t JOIN pragma_table_xinfo(t.name) AS c
WHERE t.type IN ('table', 'view') AND c.hidden <> 1 ORDER BY t.name, c.cid`;
const REFERENCES = `
SELECT t.name, f."from", f."table", f."to"
FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table'`;
const OTHERS = `
SELECT tbl_name, type, name, sql FROM sqlite_schema
WHERE type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name`;
/** For an engine that is not SQLite: what it shows of the tables that a caller's SQL may reach. */
const STANDARD = `
SELECT c.table_name, t.table_type, c.column_name, c.data_type, c.is_nullable, c.column_default
FROM information_schema.columns AS c
JOIN information_schema.tables AS t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE c.table_schema = ANY (current_schemas(false)) AND c.table_schema <> 'pg_catalog'
ORDER BY c.table_name, c.ordinal_position`;
/** Columns of primary keys, and what columns refer to. */
const STANDARD_KEYS = `
SELECT k.table_name, k.column_name, p.constraint_type, other.table_name, other.column_name
FROM information_schema.table_constraints AS p
JOIN information_schema.key_column_usage AS k
  ON k.constraint_schema = p.constraint_schema AND k.constraint_name = p.constraint_name
LEFT JOIN information_schema.referential_constraints AS r
  ON r.constraint_schema = p.constraint_schema AND r.constraint_name = p.constraint_name
LEFT JOIN information_schema.key_column_usage AS other
  ON other.constraint_schema = r.unique_constraint_schema
  AND other.constraint_name = r.unique_constraint_name
  AND other.ordinal_position = k.position_in_unique_constraint
WHERE p.constraint_schema = ANY (current_schemas(false)) AND p.constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')`;

type Row = readonly (string | null)[];

async function rowsOf(database: DatabaseName, sql: string): Promise<Row[]> {
  const { rows } = await sqlClients[database].query({ sql });
  return rows.map(({ values }) => values.map(toText));
}

async function load(database: DatabaseName): Promise<Schema> {
  try {
    return await loadSqlite(database);
  } catch (error) {
    const problem = describeProblem(error);
    if (problem.reason !== "SQL_ERROR") return { tables: [], problem: problem.message };
  }
  try {
    const [columns = [], keys = []] = await Promise.all(
      [STANDARD, STANDARD_KEYS].map((sql) => rowsOf(database, sql)),
    );
    return { tables: toTables(columns, keys), problem: "" };
  } catch (error) {
    return { tables: [], problem: describeProblem(error).message };
  }
}

async function loadSqlite(database: DatabaseName): Promise<Schema> {
  const [tables, columns, references, others] = await Promise.all(
    [TABLES, COLUMNS, REFERENCES, OTHERS].map((sql) => rowsOf(database, sql)),
  );
  const targets = new Map(
    references?.map(([table, from, target, to]) => [
      `${table}.${from}`,
      `${target}.${to ?? "rowid"}`,
    ]),
  );
  const ofTable = Map.groupBy(columns ?? [], ([table]) => table);
  const besides = Map.groupBy(others ?? [], ([table]) => table);
  return {
    problem: "",
    tables: (tables ?? []).map(([name, kind, sql]) => {
      const own = besides.get(name ?? "") ?? [];
      const ofKind = (wanted: string): { name: string; sql: string }[] =>
        own
          .filter(([, type]) => type === wanted)
          .map(([, , its, text]) => ({ name: its ?? "", sql: text ?? "" }));
      return {
        name: name ?? "",
        kind: kind ?? "",
        sql: sql ?? "",
        columns: (ofTable.get(name ?? "") ?? []).map(
          ([table, column, type, notNull, fallback, key]) => ({
            name: column ?? "",
            type: type ?? "",
            notNull: notNull === "1",
            fallback: fallback ?? null,
            isKey: key !== "0",
            references: targets.get(`${table}.${column}`) ?? "",
          }),
        ),
        indexes: ofKind("index"),
        triggers: ofKind("trigger"),
      };
    }),
  };
}

function toTables(rows: readonly Row[], keys: readonly Row[]): Table[] {
  const primary = new Set<string>();
  const references = new Map<string, string>();
  for (const [table, column, kind, target, its] of keys)
    if (kind === "PRIMARY KEY") primary.add(`${table}.${column}`);
    else references.set(`${table}.${column}`, `${target}.${its}`);
  return [...Map.groupBy(rows, ([table]) => table)].map(([name, columns]) => ({
    name: name ?? "",
    kind: columns[0]?.[1] === "VIEW" ? "view" : "table",
    sql: "",
    columns: columns.map(([, , column, type, nullable, fallback]) => ({
      name: column ?? "",
      type: type ?? "",
      notNull: nullable === "NO",
      fallback: fallback ?? null,
      isKey: primary.has(`${name}.${column}`),
      references: references.get(`${name}.${column}`) ?? "",
    })),
    indexes: [],
    triggers: [],
  }));
}
