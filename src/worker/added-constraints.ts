import type { Database } from "better-sqlite3";

/** A CHECK that a migration adds to a table which may have rows. */
export interface AddedConstraint {
  readonly table: string;
  readonly name: string;
  readonly condition: string;
}

const ADDED = /^ALTER TABLE (\w+) ADD CONSTRAINT (\w+)\s+CHECK \((.+)\);$/gm;
const DROPPED = /^ALTER TABLE \w+ DROP CONSTRAINT \w+;$/gm;

/** The constraints that the text of a migration adds to tables, each a statement of its own lines. */
export function constraintsIn(sql: string): AddedConstraint[] {
  return [...sql.matchAll(ADDED)].map(([, table = "", name = "", condition = ""]) => ({ table, name, condition }));
}

/** The migration without what it changes of the constraints of tables. */
export function withoutConstraints(sql: string): string {
  return sql.replaceAll(ADDED, "").replaceAll(DROPPED, "");
}

/** How many rows break a constraint; 0 where the table or its column is not there yet. */
export function countBreaking(db: Database, { table, condition }: AddedConstraint): number {
  try {
    return db.prepare<[], number>(`SELECT count(*) FROM "${table}" WHERE NOT (${condition})`).pluck().get() ?? 0;
  } catch {
    // SQLite knows no such table or column.
    return 0;
  }
}

/** The constraints that rows of this file break, for people: `ck_deals_version of deals (3 rows)`. */
export function describeBreaking(db: Database, constraints: readonly AddedConstraint[]): string[] {
  return constraints.flatMap((each) => {
    const rows = countBreaking(db, each);
    return rows === 0 ? [] : [`${each.name} of ${each.table} (${rows} rows)`];
  });
}
