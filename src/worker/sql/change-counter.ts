import type { Database } from "better-sqlite3";

/** What a statement changed, in SQLite's own terms. */
export interface Changes {
  readonly changes: bigint;
  readonly lastInsertRowid: bigint;
}

/** Counts what one connection's statements change. */
export class ChangeCounter {
  readonly #counters;

  constructor(db: Database) {
    this.#counters = db.prepare<[], [bigint, bigint, bigint]>("SELECT changes(), last_insert_rowid(), total_changes()");
    this.#counters.raw(true).safeIntegers(true);
  }

  /** Read before the statement runs. */
  total(): bigint {
    return this.#counters.get()?.[2] ?? 0n;
  }

  /** What `sql` has changed since the total was `before`. */
  since(before: bigint, sql: string): Changes {
    const [changes = 0n, lastInsertRowid = 0n, total = 0n] = this.#counters.get() ?? [];
    // INSTEAD OF triggers leave changes() at 0; then what the triggers changed is told.
    const changed = total === before ? 0n : changes || total - before;
    const inserted = changed > 0n && /\b(insert|replace)\b/i.test(sql);
    return { changes: changed, lastInsertRowid: inserted ? lastInsertRowid : 0n };
  }
}
