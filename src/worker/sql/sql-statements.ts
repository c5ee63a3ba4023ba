import type { ColumnDefinition, Database, Statement } from "better-sqlite3";
import type { Lane } from "../plan.js";

/** Statements of callers kept per connection; text comes in endless variety, so fewer than of typed rpcs' own. */
const KEPT = 100;

export interface PreparedSql {
  readonly statement: Statement<unknown[]>;
  readonly returnsRows: boolean;
  /** It changes nothing, as SQLite itself says. No security boundary: the guard's policy is. */
  readonly reads: boolean;
  readonly columns: readonly ColumnDefinition[];
}

/** Prepared statements of callers by role and text, the least recently used dropped first. */
export class SqlStatements {
  readonly #db: Database;
  readonly #kept = new Map<string, PreparedSql>();
  /** Dropped so far; their memory comes back only with garbage collection. */
  evictions = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  find(role: Lane, sql: string): PreparedSql | undefined {
    const key = role + sql;
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** `check` is called once the text has compiled; what it throws keeps the statement from being kept. */
  prepare(role: Lane, sql: string, check: () => void): PreparedSql {
    const statement = this.#db.prepare<unknown[]>(sql);
    check();
    const returnsRows = statement.reader;
    if (returnsRows) statement.raw(true).safeIntegers(true);
    const columns = returnsRows ? statement.columns() : [];
    const prepared = { statement, returnsRows, reads: statement.readonly, columns };
    if (this.#kept.size >= KEPT) {
      const oldest = this.#kept.keys().next();
      if (oldest.done !== true) this.#kept.delete(oldest.value);
      this.evictions++;
    }
    this.#kept.set(role + sql, prepared);
    return prepared;
  }
}
