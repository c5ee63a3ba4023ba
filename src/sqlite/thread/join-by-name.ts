/**
 * A hole in SQLite's authorizer, closed by the text. It is not asked about columns that NATURAL JOIN and USING compare:
 * `SELECT secret FROM t FULL JOIN (SELECT NULL AS secret) USING (secret)` reads the column unasked,
 * and a table that only such a join names is not asked about at all. Such joins stay allowed where the text names nothing
 * protected: an identifier can only be written as it is, in any case of letters.
 */
const JOIN_BY_NAME = /\b(?:natural|using)\b/i;

/** What callers' SQL may not reach in any database; policy.c has the rules. */
const ALWAYS = [
  "crewdb_\\w*",
  "sqlite_stat\\w*",
  "sqlite_dbpage",
  "sqlite_stmt",
  "dbstat",
  "fts3tokenize",
  "pragma_\\w*",
];

/** Finds what is never reached, and tables with a hidden column, whose names are words. */
export function protectedNames(tables: readonly string[]): RegExp {
  return new RegExp([...new Set(tables), ...ALWAYS].join("|"), "i");
}

/** The protected name that a join by name could reach, or undefined. Words in strings and comments count as well. */
export function joinByNameReaches(sql: string, protectedNames: RegExp): string | undefined {
  return JOIN_BY_NAME.test(sql) ? protectedNames.exec(sql)?.[0].toLowerCase() : undefined;
}
