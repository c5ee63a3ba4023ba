import type { Database, Statement } from "better-sqlite3";

/**
 * What triggers leave to the end of a group of writes (crewdb_deferred): done once for all of them. A search index of FTS5
 * writes its terms out at the end of each statement, so that 64 e-mails are indexed several times faster together.
 *
 * The group's typed writes run between `begin` and `end`; a caller's SQL, which may look at anything, never does.
 */
export class DeferredWork {
  readonly #before: readonly Statement[];
  readonly #after: readonly Statement[];
  #isDeferred = false;

  /** On the writer, after its migrations. */
  constructor(db: Database) {
    const of = (stage: "before" | "after"): Statement[] =>
      db
        .prepare<[string], string>("SELECT sql FROM crewdb_deferred WHERE stage = ? ORDER BY position")
        .pluck()
        .all(stage)
        .map((sql) => db.prepare(sql));
    this.#before = of("before");
    this.#after = of("after");
  }

  /** From here on triggers may leave work to the end; called again, it does nothing. */
  begin(): void {
    if (this.#isDeferred) return;
    for (const statement of this.#before) statement.run();
    this.#isDeferred = true;
  }

  /** Does what was left. Throws what SQLite says; the transaction must then be rolled back. */
  end(): void {
    if (!this.#isDeferred) return;
    for (const statement of this.#after) statement.run();
    this.#isDeferred = false;
  }

  /** The transaction is gone, and with it what was left. */
  forget(): void {
    this.#isDeferred = false;
  }
}
