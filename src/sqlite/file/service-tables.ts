import { randomBytes } from "node:crypto";
import type { Database } from "better-sqlite3";

/** Tables that migrations fill. */
export const REGISTERS = `
  -- What can be computed from other tables: how to see that it is right, and how to make it so.
  CREATE TABLE IF NOT EXISTS crewdb_derived (
    name TEXT NOT NULL PRIMARY KEY,
    is_right_sql TEXT NOT NULL,
    rebuild_sql TEXT NOT NULL
  ) STRICT;
  -- Statements before and after the writes of a group: what triggers may leave to the end, and is then done once for all.
  CREATE TABLE IF NOT EXISTS crewdb_deferred (
    position INTEGER NOT NULL PRIMARY KEY,
    stage TEXT NOT NULL CHECK (stage IN ('before', 'after')),
    sql TEXT NOT NULL
  ) STRICT;
  -- Columns that callers' SQL neither reads nor writes. A join by name is looked for in its text, so their tables have plain names.
  CREATE TABLE IF NOT EXISTS crewdb_hidden (
    table_name TEXT NOT NULL CHECK (length(table_name) > 0 AND table_name NOT GLOB '*[^A-Za-z0-9_]*'),
    column_name TEXT NOT NULL,
    PRIMARY KEY (table_name, column_name)
  ) STRICT, WITHOUT ROWID;
  -- Tables whose oldest rows are deleted, as CREWDB_AUDIT_RETENTION_… say; an index has the time, then the key.
  CREATE TABLE IF NOT EXISTS crewdb_retention (
    table_name TEXT NOT NULL PRIMARY KEY,
    time_column TEXT NOT NULL,
    key_column TEXT NOT NULL,
    index_name TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Their columns, for a copy into another file. */
export const REGISTER_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  crewdb_derived: ["name", "is_right_sql", "rebuild_sql"],
  crewdb_deferred: ["position", "stage", "sql"],
  crewdb_hidden: ["table_name", "column_name"],
  crewdb_retention: ["table_name", "time_column", "key_column", "index_name"],
};

/** The service's own tables, in every database before its first migration. Callers' SQL can't reach them. */
const SERVICE_TABLES = `
  CREATE TABLE IF NOT EXISTS crewdb_migrations (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS crewdb_meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  ${REGISTERS}
  -- Replies by request_id, so that a retry does not write twice.
  CREATE TABLE IF NOT EXISTS crewdb_requests (
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    request_id TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    reply BLOB NOT NULL,
    created_ms INTEGER NOT NULL,
    PRIMARY KEY (caller, method, request_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS crewdb_ix_requests_created ON crewdb_requests (created_ms);
`;

/** Keys of crewdb_meta. */
export const Meta = {
  /** Random text made with the file, anew by a restore: which history `commit_number` counts. */
  EPOCH: "epoch",
  /** The epochs of the files that it was restored from, the last first, as JSON. */
  ANCESTORS: "ancestors",
  /** Commits of this service since the epoch began. */
  COMMIT_NUMBER: "commit_number",
  /**
   * Commits of this service that no caller sees, from a base that is chosen at each start: with COMMIT_NUMBER, SQLite's own counter of
   * commits, less those of other programs.
   */
  QUIET_COMMITS: "quiet_commits",
  /** How many starts found a file that another program may have written since the stop before. */
  LIVES: "lives",
  /** The time that the file was given by the last clean stop, in seconds since 1970: another program's write changes it. */
  STOPPED: "stopped",
  /** "1" only between a clean close and the next open. */
  CLEAN_STOP: "clean_stop",
  /** Hash of contract and schema that were last found to fit. */
  CHECKED: "checked",
  /** When the file was adopted from the old application, ISO-8601; absent in files that this service made. */
  ADOPTED: "adopted",
  /** While `crewdb copy` fills the file: what it has put aside (an Aside as JSON). Nobody else opens it. */
  COPYING: "copying",
} as const;

/** Creates what is missing. Runs in the caller's transaction. */
export function createServiceTables(db: Database): void {
  db.exec(SERVICE_TABLES);
  const insert = db.prepare("INSERT OR IGNORE INTO crewdb_meta (key, value) VALUES (?, ?)");
  insert.run(Meta.EPOCH, randomBytes(6).toString("hex"));
  insert.run(Meta.COMMIT_NUMBER, "0");
  insert.run(Meta.CLEAN_STOP, "1");
}

export function readMeta(db: Database, key: string): string | undefined {
  return db.prepare<[string], string>("SELECT value FROM crewdb_meta WHERE key = ?").pluck().get(key);
}

export function writeMeta(db: Database, key: string, value: string): void {
  db.prepare("INSERT INTO crewdb_meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(
    key,
    value,
  );
}

/** A service has had the file. */
export function isServiced(db: Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'crewdb_meta'").get() !== undefined;
}

/** Only a part of the rows is there, of a copy that goes on or was broken off. */
export function isBeingCopied(db: Database): boolean {
  return isServiced(db) && readMeta(db, Meta.COPYING) !== undefined;
}

/** The old application made this file: its tables are as it made them, with what they lacked added. */
export function isAdopted(db: Database): boolean {
  return isServiced(db) && readMeta(db, Meta.ADOPTED) !== undefined;
}
