import Database, { type Database as Connection } from "better-sqlite3";
import { addUnicodeLower } from "../thread/unicode-lower.js";
import { isAdopted, REGISTERS } from "./service-tables.js";

/** A result column as SQLite traces it, through views and RETURNING too. Expressions have only a name. */
export interface ProbeColumn {
  readonly name: string;
  readonly table: string | null;
  readonly column: string | null;
  /** As declared in CREATE TABLE, e.g. `TEXT`. */
  readonly type: string | null;
  /** False when the origin column may hold NULL; null when there is no origin. */
  readonly notNull: boolean | null;
}

/** One row of EXPLAIN QUERY PLAN. */
export interface PlanStep {
  readonly id: number;
  /** The step that this one is part of; 0: none. */
  readonly parent: number;
  readonly detail: string;
}

/** A constraint that a statement can break. */
export interface ProbeConstraint {
  readonly constraint: "unique" | "reference";
  /** The columns of a unique key, e.g. `users.email`, or the index's name. SQLite names no reference. */
  readonly subject?: string;
}

/**
 * What the planner believes of the data: nothing, what the migrations ship, or that every table is huge and that no index
 * but a unique one tells rows apart.
 */
export type Statistics = "none" | "shipped" | "skewed";

/** Answers questions about SQL against a schema without running any of it. Plain data in and out. */
export interface Probe {
  /** What SQLite says against the statement; undefined when it compiles. */
  problem(sql: string): string | undefined;
  /** The result columns of a statement that compiles; empty when it gives no rows. */
  columns(sql: string): ProbeColumn[];
  explain(sql: string, parameterCount: number): PlanStep[];
  /** The unique keys and references that the statement, and the triggers it fires, can break. */
  constraints(sql: string, parameterCount: number): ProbeConstraint[];
  /** The text of tables, then of what belongs to them. */
  schema(): string[];
  /** Tables and views with the names of their columns. */
  tables(): ReadonlyMap<string, readonly string[]>;
  /** The primary key and every unique index that covers all rows, as column names. */
  uniqueKeys(table: string): string[][];
  /** Scratch databases only; a file keeps the statistics it has. */
  useStatistics(statistics: Statistics): void;
  close(): void;
}

export type ProbeSource =
  /** An empty database in memory with these migrations applied in order. */
  | { readonly migrations: readonly { readonly path: string; readonly text: string }[] }
  /** A database file, opened read-only. */
  | { readonly file: string };

/** Opens a probe. Throws an Error that names the file, or the migration that fails. */
export function openProbe(source: ProbeSource): Probe {
  return "file" in source ? openFile(source.file) : openScratch(source.migrations);
}

function openFile(file: string): Probe {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    // SQLite looks into the file when it is first asked.
    db.prepare("SELECT count(*) FROM sqlite_schema").get();
    return new DatabaseProbe(db, false);
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`);
  }
}

function openScratch(migrations: readonly { readonly path: string; readonly text: string }[]): Probe {
  const db = new Database(":memory:");
  db.exec(REGISTERS);
  for (const { path, text } of migrations) {
    try {
      db.exec(text);
    } catch (error) {
      db.close();
      throw new Error(`${path}: ${messageOf(error)}`);
    }
  }
  return new DatabaseProbe(db, true);
}

/** A row of EXPLAIN, see https://sqlite.org/opcode.html. */
interface Opcode {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p4: string | null;
}

/** SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID: what a Halt ends the statement with. */
const UNIQUE_CODES: ReadonlySet<number> = new Set([1555, 2067, 2579]);
const FOREIGN_KEY_CODE = 787;

class DatabaseProbe implements Probe {
  readonly #db: Connection;
  readonly #isScratch: boolean;
  readonly #notNull = new Map<string, ReadonlyMap<string, boolean>>();
  #shipped: readonly unknown[][] | undefined;

  constructor(db: Connection, isScratch: boolean) {
    this.#db = db;
    addUnicodeLower(db);
    this.#isScratch = isScratch;
  }

  problem(sql: string): string | undefined {
    try {
      this.#db.prepare(sql);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  schema(): string[] {
    const order = "CASE type WHEN 'table' THEN 0 ELSE 1 END, rowid";
    const texts = this.#db.prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY ${order}`);
    return texts.pluck().all() as string[];
  }

  columns(sql: string): ProbeColumn[] {
    const statement = this.#db.prepare(sql);
    if (!statement.reader) return [];
    return statement.columns().map(({ name, table, column, type }) => {
      const notNull = table === null || column === null ? null : (this.#columnsNotNull(table).get(column) ?? null);
      return { name, table, column, type, notNull };
    });
  }

  explain(sql: string, parameterCount: number): PlanStep[] {
    const nulls = Array.from({ length: parameterCount }, () => null);
    const rows = this.#db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(nulls) as PlanStep[];
    return rows.map(({ id, parent, detail }) => ({ id, parent, detail }));
  }

  constraints(sql: string, parameterCount: number): ProbeConstraint[] {
    const nulls = Array.from({ length: parameterCount }, () => null);
    const opcodes = this.#db.prepare(`EXPLAIN ${sql}`).all(nulls) as Opcode[];
    return opcodes.flatMap(({ opcode, p1, p2, p4 }): ProbeConstraint[] => {
      if (opcode === "Halt" && UNIQUE_CODES.has(p1)) return [{ constraint: "unique", subject: p4 ?? "" }];
      // A counter of broken references is raised; one that is lowered repairs some.
      if (opcode === "FkCounter" ? p2 > 0 : opcode === "Halt" && p1 === FOREIGN_KEY_CODE) {
        return [{ constraint: "reference" }];
      }
      return [];
    });
  }

  tables(): ReadonlyMap<string, readonly string[]> {
    const names = this.#db.prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name");
    const columns = this.#db.prepare("SELECT name FROM pragma_table_xinfo(?)").pluck();
    return new Map(
      names
        .pluck()
        .all()
        .map((name) => [name as string, columns.all(name) as string[]]),
    );
  }

  uniqueKeys(table: string): string[][] {
    const primary = this.#db.prepare("SELECT name FROM pragma_table_info(?) WHERE pk > 0").pluck().all(table);
    const unique = this.#db.prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique" AND NOT partial`).pluck();
    const columns = this.#db.prepare("SELECT name FROM pragma_index_info(?)").pluck();
    const keys = unique.all(table).map((index) => columns.all(index) as (string | null)[]);
    const named = keys.filter((key): key is string[] => key.every((name) => name !== null));
    return primary.length > 0 ? [primary as string[], ...named] : named;
  }

  useStatistics(statistics: Statistics): void {
    if (!this.#isScratch) return;
    this.#shipped ??= this.#readStatistics();
    // An empty database gets the table and no rows.
    this.#db.exec("ANALYZE; DELETE FROM sqlite_stat1");
    const rows = statistics === "shipped" ? this.#shipped : statistics === "skewed" ? this.#skewed() : [];
    const insert = this.#db.prepare("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)");
    for (const row of rows) insert.run(row);
    // Reads the table again without gathering.
    this.#db.exec("ANALYZE sqlite_schema");
  }

  close(): void {
    this.#db.close();
  }

  #readStatistics(): unknown[][] {
    const exists = this.#db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get() !== undefined;
    return exists ? (this.#db.prepare("SELECT tbl, idx, stat FROM sqlite_stat1").raw().all() as unknown[][]) : [];
  }

  /** A million rows in every table, and 400,000 of them alike in the first column of every index. */
  #skewed(): unknown[][] {
    const list = this.#db.prepare(
      `SELECT s.name AS tbl, i.name AS idx, i."unique" AS uq,
         (SELECT count(*) FROM pragma_index_info(i.name)) AS terms
       FROM sqlite_schema AS s, pragma_index_list(s.name) AS i WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%'`,
    );
    return (list.all() as { tbl: string; idx: string; uq: number; terms: number }[]).map(({ tbl, idx, uq, terms }) => {
      const alike = Array.from({ length: terms }, (_, term) => Math.max(1, Math.floor(400_000 / 100 ** term)));
      if (uq === 1) alike[terms - 1] = 1;
      return [tbl, idx, [1_000_000, ...alike].join(" ")];
    });
  }

  /** Primary keys count as NOT NULL where SQLite keeps them so. */
  #columnsNotNull(table: string): ReadonlyMap<string, boolean> {
    const known = this.#notNull.get(table);
    if (known !== undefined) return known;
    // SQLite can't add NOT NULL to a table that is there; adopting the file has made sure that no row lacks a value.
    if (isAdopted(this.#db)) return new Map();
    const rows = this.#db
      .prepare(
        `SELECT x.name, x."notnull" OR (x.pk > 0 AND (t.wr OR t.strict OR (x.type = 'INTEGER' AND t.keys = 1))) AS never_null
         FROM pragma_table_xinfo(:table) AS x,
           (SELECT max(wr) AS wr, max(strict) AS strict,
              (SELECT count(*) FROM pragma_table_info(:table) WHERE pk > 0) AS keys
            FROM pragma_table_list(:table)) AS t`,
      )
      .all({ table }) as { name: string; never_null: number }[];
    const columns = new Map(rows.map(({ name, never_null }) => [name, never_null === 1]));
    this.#notNull.set(table, columns);
    return columns;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
