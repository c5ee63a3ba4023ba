import type { Database } from "better-sqlite3";
import { requireSqliteError } from "../thread/sqlite-error.js";
import { normalised } from "./adopt/time-columns.js";

/** A CHECK that a migration adds to a table which may have rows. */
export interface AddedConstraint {
  readonly table: string;
  readonly name: string;
  readonly condition: string;
}

const ADDED = /^ALTER TABLE (\w+) ADD CONSTRAINT (\w+)\s+CHECK \((.+)\);$/gm;
const DROPPED = /^ALTER TABLE \w+ DROP CONSTRAINT (\w+);$/gm;
/** How migrations are laid out: the columns stand between the first line and the last. */
const TABLE = /^CREATE TABLE (\w+) \(\n([\s\S]*?)\n\) STRICT/gm;
const COLUMN_CHECK = /\n\s+CONSTRAINT (\w+) CHECK \(json_valid\(\w+\)\)/g;

/** The constraints that the text of a migration adds to tables, each a statement of its own lines. */
export function constraintsIn(sql: string): AddedConstraint[] {
  return [...sql.matchAll(ADDED)].map(([, table = "", name = "", condition = ""]) => ({ table, name, condition }));
}

/** The migration without what it changes of the constraints of tables. */
export function withoutConstraints(sql: string): string {
  return sql.replaceAll(ADDED, "").replaceAll(DROPPED, "");
}

/**
 * Migrations for a new file, with the constraints in the statements that make the tables: SQLite reads the whole schema again after
 * each ALTER TABLE, and a hundred of them took ten times as long as all the rest. The same texts where a table is laid out otherwise.
 */
export function withConstraintsInTables(texts: readonly string[]): readonly string[] {
  const added = texts.flatMap(constraintsIn);
  const dropped = new Set(texts.flatMap((text) => [...text.matchAll(DROPPED)].map(([, name]) => name)));
  let merged = 0;
  const all = texts.map((text) =>
    withoutConstraints(text).replaceAll(TABLE, (_, table: string, columns: string) => {
      const own = added.filter((each) => each.table === table);
      merged += own.length;
      const kept = columns.replaceAll(COLUMN_CHECK, (check, name: string) => (dropped.has(name) ? "" : check));
      const checks = own.map(({ name, condition }) => `\n  , CONSTRAINT ${name} CHECK (${condition})`);
      return `CREATE TABLE ${table} (\n${kept}${checks.join("")}\n) STRICT`;
    }),
  );
  return merged === added.length ? all : texts;
}

/** How many rows break a constraint, with `normalised` also after `normaliseTimes`; 0 where the table or its column is not there yet. */
export function countBreaking(db: Database, constraint: AddedConstraint, isNormalised = false): number {
  const { table, condition } = constraint;
  const column = isNormalised ? timeColumnOf(constraint) : undefined;
  const stays = column === undefined ? "" : ` AND coalesce(${normalised(column)} < '0001', true)`;
  try {
    return (
      db.prepare<[], number>(`SELECT count(*) FROM "${table}" WHERE NOT (${condition})${stays}`).pluck().get() ?? 0
    );
  } catch (error) {
    requireSqliteError(error);
    // SQLite knows no such table or column.
    return 0;
  }
}

/** The constraints that rows of this file break, for people: `ck_deals_version of deals (3 rows)`. */
export function describeBreaking(
  db: Database,
  constraints: readonly AddedConstraint[],
  isNormalised: boolean,
): string[] {
  return constraints.flatMap((each) => {
    const rows = countBreaking(db, each, isNormalised);
    return rows === 0 ? [] : [`${each.name} of ${each.table} (${rows} rows)`];
  });
}

/** Rewrites times in another form, where the constraint asks for ours. */
export function normaliseTimes(db: Database, constraint: AddedConstraint): void {
  const column = timeColumnOf(constraint);
  if (column === undefined) return;
  const { table, condition } = constraint;
  db.exec(`UPDATE "${table}" SET "${column}" = ${normalised(column)} WHERE NOT (${condition})`);
}

function timeColumnOf({ condition }: AddedConstraint): string | undefined {
  return /^length\((\w+)\) = 24 AND strftime/.exec(condition)?.[1];
}
