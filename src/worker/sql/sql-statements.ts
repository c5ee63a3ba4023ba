import type { ColumnDefinition, Database, Statement } from "better-sqlite3";
import type { Lane } from "../plan.js";

/** Statements of callers kept per connection and role; text comes in endless variety, so fewer than of typed rpcs' own. */
const KEPT = 100;

export interface PreparedSql {
  readonly statement: Statement<unknown[]>;
  readonly returnsRows: boolean;
  /** It changes nothing, as SQLite itself says. No security boundary: the guard's policy is. */
  readonly reads: boolean;
  /** A row that it made has a rowid to tell. */
  readonly inserts: boolean;
  readonly columns: readonly ColumnDefinition[];
}

/** Prepared statements of callers by role and text, the least recently used dropped first. */
export class SqlStatements {
  readonly #db: Database;
  readonly #kept: Readonly<Record<Lane, Map<string, PreparedSql>>> = { read: new Map(), write: new Map() };
  /** The last one found: a caller's next statement is mostly the same, and needs no new place in the order of use. */
  #last: { readonly role: Lane; readonly sql: string; readonly prepared: PreparedSql } | undefined;
  /** Dropped so far; their memory comes back only with garbage collection. */
  evictions = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  find(role: Lane, sql: string): PreparedSql | undefined {
    if (this.#last?.role === role && this.#last.sql === sql) return this.#last.prepared;
    const kept = this.#kept[role];
    const prepared = kept.get(sql);
    if (prepared === undefined) return undefined;
    kept.delete(sql);
    kept.set(sql, prepared);
    this.#last = { role, sql, prepared };
    return prepared;
  }

  /** `check` is called once the text has compiled; what it throws keeps the statement from being kept. */
  prepare(role: Lane, sql: string, check: () => void): PreparedSql {
    const statement = this.#db.prepare<unknown[]>(sql);
    check();
    const returnsRows = statement.reader;
    if (returnsRows) statement.raw(true);
    statement.safeIntegers(true);
    const columns = returnsRows ? statement.columns() : [];
    const inserts = /\b(insert|replace)\b/i.test(sql);
    const prepared = { statement, returnsRows, reads: statement.readonly, inserts, columns };
    const kept = this.#kept[role];
    if (kept.size >= KEPT) {
      const oldest = kept.keys().next();
      if (oldest.done !== true) kept.delete(oldest.value);
      this.evictions++;
    }
    kept.set(sql, prepared);
    return prepared;
  }
}
