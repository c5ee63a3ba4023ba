import Sqlite, { type Database, type Statement } from "better-sqlite3";

/** Another program has changed the schema since the connection was opened: what was compiled before may answer old columns. */
export class SchemaChanged extends Error {}

const MISSING =
  /\b(?:no such (?:table|column|view|index|trigger)\b|has no column named\b|no query solution|error in (?:view|trigger) )/;

/** Whether SQLite says of a statement of the service that the schema has not what it needs: another program took it away. */
export function missesSchema(message: string): boolean {
  return MISSING.test(message);
}

/**
 * Notices schema changes of other programs. SQLite compiles a kept statement again by itself, and it then has other columns
 * than those that were looked at when it was first compiled. So a connection is replaced before it answers anything by a new
 * schema; asking costs 1 µs, once a batch.
 */
export class SchemaWatch {
  readonly #version: Statement;
  readonly #known: unknown;

  constructor(db: Database) {
    this.#version = db.prepare("PRAGMA schema_version").pluck();
    this.#known = this.#version.get();
  }

  /** Whether the schema is another one in this transaction; outside of one, in the newest commit. */
  get hasChanged(): boolean {
    try {
      return this.#version.get() !== this.#known;
    } catch (error) {
      if (!(error instanceof Sqlite.SqliteError)) throw error;
      // A file that can't be read: what is asked next says why.
      return false;
    }
  }
}
