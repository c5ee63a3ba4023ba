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

  constructor(db: Database) {
    this.#counters = db.prepare<[], [bigint, bigint]>("SELECT changes(), last_insert_rowid()");
    this.#counters.raw(true).safeIntegers(true);
    this.#views = new ViewChanges(db);
  }

  /** Before the statement runs, in the service's role. */
  start(sql: string): void {
    this.#throughView = this.#views.start(sql);
  }

  /** What it changed. The library says so of a statement that returns no rows; for the others SQLite is asked. */
  read({ reads, inserts }: CompiledSql, run?: RunResult): Changes {
    if (reads) return NOTHING_CHANGED;
    const [changes = 0n, lastInsertRowid = 0n] =
      run === undefined ? (this.#counters.get() ?? []) : [BigInt(run.changes), BigInt(run.lastInsertRowid)];
    // The rowid of another statement's row is nobody's business.
    return { changes, lastInsertRowid: inserts && changes > 0n ? lastInsertRowid : 0n };
  }

  /** The same, where the rows were changed through a view: SQLite counts none of those. In the service's role. */
  throughView(changed: Changes): Changes {
    return this.#throughView && changed.changes === 0n ? { ...changed, changes: this.#views.count } : changed;
  }
}
