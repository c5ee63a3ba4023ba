/**
 * Callers' SQL of one database of a running server: rows in pages, writes, plans, and what the
 * schema is.
 */
import { type Client, createClient, type Transport } from "@connectrpc/connect";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { type ExplainResponse, Lane } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import type { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import type { ExecuteResponse } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Column, Row } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import { toDatabase } from "../calls/admin/database-numbers.js";
import { describeError } from "../client/describe-error.js";
import { toRow, type ValueInit } from "../client/values.js";
import { type Image, servicesIn } from "../contract/image.js";
import type { DatabaseName } from "../databases/index.js";

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly parameters?: readonly ValueInit[];
}

/** A part of a result. The columns are those of the whole. */
export interface Rows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly isKey: boolean;
}

export interface Table {
  readonly name: string;
  /** `table`, `view` or `virtual`. */
  readonly kind: string;
  readonly columns: readonly TableColumn[];
  /** The statements that make it and its indexes. */
  readonly sql: readonly string[];
}

export class SqlCalls {
  readonly database: DatabaseName;
  readonly #db: Client<typeof MainDb>;
  readonly #admin: Client<typeof AdminDb>;

  /** The SQL rpcs are the same in every service of a database. */
  constructor(transport: Transport, contract: Image, database: DatabaseName) {
    const [service] = servicesIn(contract, `crewdb.${database}.v1`);
    if (service === undefined) throw new Error(`the contract has no service of ${database}`);
    this.database = database;
    this.#db = createClient(service as typeof MainDb, transport);
    this.#admin = createClient(AdminDb, transport);
  }

  /**
   * The rows of a statement that reads, as they come. Leaving the loop ends the call. A reader that
   * is slower than the server waits gets the rest all the same, unless the database has changed by
   * then.
   */
  async *read(
    sql: string,
    { signal, timeoutMs, parameters = [] }: ReadOptions = {},
  ): AsyncGenerator<Rows> {
    let columns: readonly Column[] = [];
    let token = "";
    for (;;) {
      const tokenBefore = token;
      const left = new AbortController();
      const either = signal === undefined ? left.signal : AbortSignal.any([left.signal, signal]);
      const request = { sql, resumeToken: token, parameters: [...parameters] };
      try {
        const limits = { signal: either, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
        for await (const message of this.#db.queryStream(request, limits)) {
          if (message.columns.length > 0) columns = message.columns;
          token = message.resumeToken;
          yield { columns, rows: message.rows };
        }
        return;
      } catch (error) {
        // Without a new token it would never end.
        if (describeError(error).reason !== "SNAPSHOT_TOO_OLD" || token === tokenBefore)
          throw error;
      } finally {
        left.abort();
      }
    }
  }

  /** All rows as values, for small results. */
  async all(sql: string, options?: ReadOptions): Promise<unknown[][]> {
    const rows: unknown[][] = [];
    for await (const page of this.read(sql, options))
      for (const row of page.rows)
        rows.push(
          toRow([...page.columns], row, { bigints: false, raw: true, pluck: false }) as unknown[],
        );
    return rows;
  }

  execute(
    sql: string,
    options: { readonly validateOnly: boolean; readonly signal?: AbortSignal },
  ): Promise<ExecuteResponse> {
    const { validateOnly, signal } = options;
    return this.#db.execute({ sql, validateOnly }, signal === undefined ? {} : { signal });
  }

  explain(sql: string, signal?: AbortSignal): Promise<ExplainResponse> {
    const database = toDatabase(this.database);
    return this.#admin.explain({ database, sql }, signal === undefined ? {} : { signal });
  }

  /** Tables and views that callers' SQL may know of, by name. */
  async tables(signal?: AbortSignal): Promise<readonly Table[]> {
    const options = signal === undefined ? {} : { signal };
    try {
      const [columns, statements] = await Promise.all([
        this.all(COLUMNS, options),
        this.all(STATEMENTS, options),
      ]);
      return toTables(columns, statements);
    } catch (error) {
      if (describeError(error).reason !== "SQL_ERROR") throw error;
    }
    const tables = toTables(await this.all(STANDARD_COLUMNS, options), []);
    return tables.map((table) => ({ ...table, sql: [sketchOf(table)] }));
  }
}

/**
 * Without what is not the application's own: shadow tables of search, SQLite's and the service's.
 */
const COLUMNS = `
SELECT t.name, t.type, c.name, c.type, c."notnull", c.pk
FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB 'crewdb_*' AND c.hidden <> 1
ORDER BY t.name, c.cid`;
const STATEMENTS = `
SELECT tbl_name, sql FROM sqlite_schema WHERE type IN ('table', 'view', 'index') AND sql IS NOT NULL
ORDER BY tbl_name, type = 'index', name`;

/** For an engine that is not SQLite: of all schemas that a bare name is looked for in. */
const STANDARD_COLUMNS = `
SELECT c.table_name, CASE t.table_type WHEN 'VIEW' THEN 'view' ELSE 'table' END,
  c.column_name, c.data_type, CASE c.is_nullable WHEN 'NO' THEN 1 ELSE 0 END,
  CASE WHEN EXISTS (SELECT 1 FROM information_schema.table_constraints AS p
    JOIN information_schema.key_column_usage AS k
      ON k.constraint_schema = p.constraint_schema AND k.constraint_name = p.constraint_name
    WHERE p.constraint_type = 'PRIMARY KEY' AND p.table_schema = c.table_schema
      AND p.table_name = c.table_name AND k.column_name = c.column_name) THEN 1 ELSE 0 END
FROM information_schema.columns AS c
JOIN information_schema.tables AS t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
WHERE c.table_schema = ANY (current_schemas(false)) AND c.table_schema <> 'pg_catalog'
ORDER BY c.table_name, c.ordinal_position`;

/** Such an engine does not show the statement that made it. */
function sketchOf({ name, kind, columns }: Table): string {
  const lines = columns.map(
    (each) => `${each.name} ${each.type}${each.notNull ? " NOT NULL" : ""}`,
  );
  const keys = columns.filter(({ isKey }) => isKey).map((each) => each.name);
  if (keys.length > 0) lines.push(`PRIMARY KEY (${keys.join(", ")})`);
  return `CREATE ${kind.toUpperCase()} ${name} (\n  ${lines.join(",\n  ")}\n)`;
}

function toTables(columns: readonly unknown[][], statements: readonly unknown[][]): Table[] {
  const sqlOf = Map.groupBy(statements, ([table]) => String(table));
  return [...Map.groupBy(columns, ([table]) => String(table))].map(([name, own]) => ({
    name,
    kind: String(own[0]?.[1] ?? ""),
    columns: own.map(([, , column, type, notNull, key]) => ({
      name: String(column),
      type: String(type),
      notNull: notNull === 1,
      isKey: key !== 0,
    })),
    sql: (sqlOf.get(name) ?? []).map(([, sql]) => String(sql)),
  }));
}

/** A plan as lines: what it does as a tree, then where it runs and what it touches. */
export function planLines({ steps, tables, lane, scans }: ExplainResponse): string[] {
  const under = (parent: number, indent: string): string[] =>
    steps
      .filter(({ parentId }) => parentId === parent)
      .flatMap(({ stepId, detail }) => [`${indent}${detail}`, ...under(stepId, `${indent}  `)]);
  const where = lane === Lane.WRITE ? "runs on the writer" : "runs on a reader";
  const touches = tables.length === 0 ? "" : `; touches ${tables.join(", ")}`;
  const plan = steps.length === 0 ? ["it looks nothing up"] : under(0, "");
  return [...plan, `-- ${where}${touches}${scans ? "; walks a whole table or index" : ""}`];
}
