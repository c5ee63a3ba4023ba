import type { Database } from "better-sqlite3";

/** Times as this service writes them: they sort as text. */
const OUR_FORM = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z";

/** A column that holds times, and how many rows of it have another form. */
export interface TimeColumn {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/** By the names that both contracts give to times. */
export function isTimeColumn(name: string): boolean {
  return /(_at|_date_time|_date|_deadline|_executed|recorded_at)$/.test(name);
}

/** For people, e.g. `users.created_at (3 rows)`. */
export function describeTime({ table, column, rows }: TimeColumn): string {
  return `${table}.${column} (${rows} rows)`;
}

export function countOtherForms(db: Database, table: string, column: string): TimeColumn {
  const rows = db
    .prepare<[], number>(
      `SELECT count(*) FROM "${table}" WHERE "${column}" IS NOT NULL AND "${column}" NOT GLOB '${OUR_FORM}'`,
    )
    .pluck()
    .get();
  return { table, column, rows: rows ?? 0 };
}

/**
 * The same time in our form; NULL when it is none. Text by SQLite's own rules, which know offsets; whole numbers as Unix time in
 * seconds, or in milliseconds from 10^11 on.
 */
export function normalised(column: string): string {
  return `CASE
    WHEN typeof("${column}") IN ('integer', 'real') AND abs("${column}") >= 1e11
      THEN strftime('%Y-%m-%dT%H:%M:%fZ', "${column}" / 1000.0, 'unixepoch')
    WHEN typeof("${column}") IN ('integer', 'real') THEN strftime('%Y-%m-%dT%H:%M:%fZ', "${column}", 'unixepoch')
    ELSE strftime('%Y-%m-%dT%H:%M:%fZ', "${column}")
  END`;
}

/** How many rows hold what is no time in any form. */
export function countUnreadable(db: Database, { table, column }: TimeColumn): number {
  const rows = db
    .prepare<[], number>(
      `SELECT count(*) FROM "${table}" WHERE "${column}" IS NOT NULL AND ${normalised(column)} IS NULL`,
    )
    .pluck()
    .get();
  return rows ?? 0;
}

export function normalise(db: Database, { table, column }: TimeColumn): void {
  db.exec(
    `UPDATE "${table}" SET "${column}" = ${normalised(column)}
      WHERE "${column}" IS NOT NULL AND "${column}" NOT GLOB '${OUR_FORM}'`,
  );
}
