import type { Database, RunResult } from "better-sqlite3";
import type { CompiledSql } from "./sql-statements.js";
import { ViewChanges } from "./view-changes.js";

/** What a statement changed, in SQLite's own terms. */
export interface Changes {
  readonly changes: bigint;
  readonly lastInsertRowid: bigint;
}

export const NOTHING_CHANGED: Changes = { changes: 0n, lastInsertRowid: 0n };

/** Counts what the statements of one connection change. */
export class ChangeCounter {
  readonly #counters;
  readonly #views: ViewChanges;
  #throughView = false;

  /** `rowid`: which function says what the last statement inserted; without the guard SQLite's own, which may answer an earlier row. */
  constructor(db: Database, rowid: "guard_inserted_rowid()" | "last_insert_rowid()" = "guard_inserted_rowid()") {
    this.#counters = db.prepare<[], [bigint, bigint]>(`SELECT changes(), ${rowid}`);
    this.#counters.raw(true).safeIntegers(true);
    this.#views = new ViewChanges(db);
  }

  /** Before the statement runs, in the service's role. */
  start(sql: string): void {
    this.#throughView = this.#views.start(sql);
  }

  /**
   * What it changed, in the service's role again. The library says so of a statement that returns no rows; for the others SQLite is
   * asked. Rows that were changed through a view SQLite does not count.
   */
  read({ reads }: CompiledSql, run: RunResult | undefined): Changes {
    if (reads) return NOTHING_CHANGED;
    const [changes = 0n, lastInsertRowid = 0n] =
      run === undefined ? (this.#counters.get() ?? []) : [BigInt(run.changes), BigInt(run.lastInsertRowid)];
    return { changes: this.#throughView && changes === 0n ? this.#views.count : changes, lastInsertRowid };
  }
}
