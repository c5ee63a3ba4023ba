import type { Database, Statement } from "better-sqlite3";
import { requireSqliteError } from "./sqlite-error.js";

/** BEGIN, COMMIT and their kin as prepared statements: about 1 µs each. */
export class TransactionControl {
  readonly #db: Database;
  readonly #begin: Statement;
  readonly #beginImmediate: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  readonly #savepoint: Statement;
  readonly #release: Statement;
  readonly #rollbackTo: Statement;

  constructor(db: Database) {
    this.#db = db;
    this.#begin = db.prepare("BEGIN");
    this.#beginImmediate = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
    this.#rollback = db.prepare("ROLLBACK");
    this.#savepoint = db.prepare("SAVEPOINT crewdb_call");
    this.#release = db.prepare("RELEASE crewdb_call");
    this.#rollbackTo = db.prepare("ROLLBACK TO crewdb_call");
  }

  /** False when a statement ended the transaction: INSERT OR ROLLBACK, an interrupted write, a full disk. */
  get inTransaction(): boolean {
    return this.#db.inTransaction;
  }

  begin(): void {
    this.#begin.run();
  }

  /** Takes the write lock at once: a transaction that reads first could find it gone (SQLITE_BUSY_SNAPSHOT). */
  beginImmediate(): void {
    this.#beginImmediate.run();
  }

  commit(): void {
    this.#commit.run();
  }

  /** May be called when nothing is open. */
  rollback(): void {
    if (this.inTransaction) this.#rollback.run();
  }

  /** Ends a read snapshot; nothing can be lost by it. */
  endRead(): void {
    if (!this.inTransaction) return;
    try {
      this.#commit.run();
    } catch (error) {
      requireSqliteError(error);
      // COMMIT fails with SQLITE_CORRUPT after a damaged page was read, although it has nothing to write.
      this.rollback();
    }
  }

  savepoint(): void {
    this.#savepoint.run();
  }

  release(): void {
    this.#release.run();
  }

  /** Undoes what the call did and ends its savepoint. */
  undo(): void {
    this.#rollbackTo.run();
    this.#release.run();
  }
}
