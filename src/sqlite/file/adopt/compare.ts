import type { Database } from "better-sqlite3";
import { OpenError } from "../../../engine/open-error.js";
import { columnDefinitions, toAddable } from "./column-definitions.js";
import {
  type Column,
  checkBody,
  checksIn,
  columnsOf,
  foreignKeysOf,
  objectsOf,
  type SchemaObject,
  uniquesOf,
} from "./schema-facts.js";
import { countOtherForms, isTimeColumn, type TimeColumn } from "./time-columns.js";

/** What a file lacks, and what can't be added to it. */
export interface Differences {
  /** Statements in their order: tables, columns, indexes, triggers and views. */
  readonly additions: readonly string[];
  /** The same for people, e.g. `column users.department`. */
  readonly added: readonly string[];
  /** CHECKs, foreign keys and NOT NULLs that SQLite can't add to a table. */
  readonly missing: readonly string[];
  /** Columns in which times have another form. */
  readonly times: readonly TimeColumn[];
}

/** Compares a file of the old application with the schema of this program. Throws OpenError, naming the first contradiction. */
export function compareSchemas(file: Database, reference: Database): Differences {
  const theirs = new Map(objectsOf(file).map((object) => [object.name, object]));
  const result = {
    additions: [] as string[],
    added: [] as string[],
    missing: [] as string[],
    times: [] as TimeColumn[],
  };
  const wanted = objectsOf(reference).filter(({ name }) => !name.startsWith("crewdb_"));
  for (const object of wanted) {
    const found = theirs.get(object.name);
    if (object.type === "table" && found?.type === "table") compareTable(file, reference, object, found, result);
    else if (keepsTheirs(object, theirs)) continue;
    else if (found === undefined) add(result, object.sql, `${object.type} ${object.name}`);
    else if (found.type !== object.type || plain(found.sql) !== plain(object.sql))
      throw contradiction(file, `${object.type} ${object.name}`, `it has a ${found.type} of that name that is another`);
  }
  return result;
}

/** A real table `emails` stays, and so do without it the view of that name and its triggers. */
function keepsTheirs({ type, name, table }: SchemaObject, theirs: ReadonlyMap<string, SchemaObject>): boolean {
  return (
    (type === "view" && theirs.get(name)?.type === "table") ||
    (type === "trigger" && table === "emails" && theirs.get("emails")?.type === "table")
  );
}

type Result = { additions: string[]; added: string[]; missing: string[]; times: TimeColumn[] };

function add({ additions, added }: Result, sql: string, what: string): void {
  additions.push(sql);
  added.push(what);
}

function compareTable(
  file: Database,
  reference: Database,
  wanted: SchemaObject,
  found: SchemaObject,
  result: Result,
): void {
  const { name: table } = wanted;
  if (/^CREATE VIRTUAL/i.test(wanted.sql)) {
    if (plain(found.sql) !== plain(wanted.sql))
      throw contradiction(file, `table ${table}`, "it is another search index");
    return;
  }
  const ours = columnsOf(reference, table);
  const theirs = new Map(columnsOf(file, table).map((column) => [column.name, column]));
  const definitions = columnDefinitions(wanted.sql);
  for (const column of ours) {
    const match = theirs.get(column.name);
    if (match === undefined) addColumn(file, table, column, definitions.get(column.name) ?? "", result);
    else compareColumn(file, table, column, match, result);
  }
  const names = new Set(ours.map(({ name }) => name));
  for (const column of theirs.values()) {
    if (!names.has(column.name) && column.notNull && !column.hasDefault && column.key === 0)
      throw contradiction(
        file,
        `column ${table}.${column.name}`,
        "it is NOT NULL without a default, and no rpc fills it",
      );
  }
  const added = ours.filter(({ name }) => !theirs.has(name)).map(({ name }) => name);
  compareConstraints(file, reference, wanted, result);
  compareChecks(wanted, found, added, result);
}

function compareColumn(file: Database, table: string, wanted: Column, found: Column, { times, missing }: Result): void {
  const place = `column ${table}.${wanted.name}`;
  if (wanted.key !== found.key) throw contradiction(file, place, "the primary key has other columns");
  if (wanted.generated !== found.generated)
    throw contradiction(file, place, found.generated ? "it is generated" : "it must be generated, and it is stored");
  if (!fits(wanted.type, found.type))
    throw contradiction(file, place, `it is declared ${found.type || "without a type"}, and ${wanted.type} is needed`);
  if (wanted.notNull && !wanted.generated && !(found.notNull || found.key > 0)) {
    refuseNulls(file, table, wanted);
    missing.push(`NOT NULL of ${table}.${wanted.name}`);
  }
  if (wanted.type === "TEXT" && isTimeColumn(wanted.name)) {
    const counted = countOtherForms(file, table, wanted.name);
    if (counted.rows > 0) times.push(counted);
  }
}

/** Lists would lose rows without a value. One that has a constant default is read as absent instead. */
function refuseNulls(file: Database, table: string, { name, hasConstantDefault }: Column): void {
  if (hasConstantDefault) return;
  const rows = file.prepare<[], number>(`SELECT count(*) FROM "${table}" WHERE "${name}" IS NULL`).pluck().get() ?? 0;
  if (rows === 0) return;
  throw contradiction(file, `column ${table}.${name}`, `${rows} rows have no value, and each must have one; set them`);
}

function addColumn(file: Database, table: string, column: Column, definition: string, result: Result): void {
  if (column.key > 0)
    throw contradiction(file, `column ${table}.${column.name}`, "it is missing, and it is the primary key");
  const { sql, relaxed } = toAddable(definition);
  add(result, `ALTER TABLE "${table}" ADD COLUMN ${sql}`, `column ${table}.${column.name}`);
  if (relaxed) result.missing.push(`NOT NULL of ${table}.${column.name}`);
}

function compareConstraints(file: Database, reference: Database, wanted: SchemaObject, result: Result): void {
  const { name: table } = wanted;
  const present = new Set(uniquesOf(file, table).map((columns) => columns.join()));
  for (const columns of uniquesOf(reference, table)) {
    if (present.has(columns.join())) continue;
    refuseDuplicates(file, table, columns);
    const list = columns.map((column) => `"${column}"`).join(", ");
    add(
      result,
      `CREATE UNIQUE INDEX "ux_${table}_${columns.join("_")}" ON "${table}" (${list})`,
      `unique ${table} (${columns.join(", ")})`,
    );
  }
  const keys = new Set(foreignKeysOf(file, table).map(({ from, to }) => `${from} ${to}`));
  for (const { from, to } of foreignKeysOf(reference, table))
    if (!keys.has(`${from} ${to}`)) result.missing.push(`foreign key ${table}.${from} to ${to}`);
}

/** A CHECK of a column that is added comes with it, in its definition or behind it; on theirs it could lock their programs out. */
function compareChecks(
  { name: table, sql }: SchemaObject,
  found: SchemaObject,
  added: readonly string[],
  result: Result,
): void {
  const present = new Set(checksIn(found.sql));
  const definitions = columnDefinitions(sql);
  for (const check of checksIn(sql)) {
    if (present.has(check)) continue;
    const column = added.find((each) =>
      ["", "_int32", "_length", "_range"].some((suffix) => check === `ck_${table}_${each}${suffix}`),
    );
    if (column === undefined) result.missing.push(`CHECK ${check}`);
    else if (definitions.get(column)?.includes(`CONSTRAINT ${check} `) !== true)
      result.additions.push(`ALTER TABLE "${table}" ADD CONSTRAINT ${check} CHECK ${checkBody(sql, check)}`);
  }
}

function refuseDuplicates(file: Database, table: string, columns: readonly string[]): void {
  const existing = new Set(columnsOf(file, table).map(({ name }) => name));
  if (!columns.every((column) => existing.has(column))) return;
  const list = columns.map((column) => `"${column}"`).join(", ");
  const filled = columns.map((column) => `"${column}" IS NOT NULL`).join(" AND ");
  const duplicate = file
    .prepare<[], { first: bigint | number; rows: number }>(
      `SELECT min(rowid) AS first, count(*) AS rows FROM "${table}" WHERE ${filled} GROUP BY ${list} HAVING count(*) > 1 ORDER BY 1 LIMIT 1`,
    )
    .get();
  if (duplicate === undefined) return;
  const where = `rowid ${duplicate.first} and ${duplicate.rows - 1} more`;
  throw contradiction(
    file,
    `table ${table}`,
    `${columns.join(", ")} must be unique, and rows have the same value (${where}); remove the doubles`,
  );
}

/** Whether values of a column declared so are stored as this program reads them; names of dates and flags hold anything. */
function fits(wanted: string, found: string): boolean {
  const type = found.toUpperCase();
  if (wanted === "ANY" || type === wanted) return true;
  if (wanted === "TEXT") return /CHAR|CLOB|TEXT|DATE|TIME|JSON/.test(type);
  if (wanted === "INTEGER") return /INT|BOOL/.test(type);
  if (wanted === "REAL") return /REAL|FLOA|DOUB|DECIMAL|NUMERIC/.test(type);
  return type === "" || type.includes("BLOB");
}

/** Statements are the same when they differ in white space and comments only. */
function plain(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function contradiction(file: Database, what: string, why: string): OpenError {
  return new OpenError(`${file.name} can't be adopted: ${what}: ${why}`);
}
