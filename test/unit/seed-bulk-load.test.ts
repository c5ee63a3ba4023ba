import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { bulkLoad, NotEmptyError, type SqlValue } from "../../src/sqlite/file/bulk-load.js";

const SCHEMA = `
  CREATE TABLE owner (id TEXT PRIMARY KEY) STRICT;
  CREATE TABLE note (id TEXT PRIMARY KEY, owner TEXT REFERENCES owner (id), body TEXT, size INTEGER) STRICT;
  CREATE INDEX ix_note_owner ON note (owner);
  CREATE TABLE counts (owner TEXT PRIMARY KEY, notes INTEGER) STRICT;
  CREATE VIRTUAL TABLE note_search USING fts5 (body, content = 'note', content_rowid = 'rowid', tokenize = 'trigram');
  CREATE TRIGGER tr_note AFTER INSERT ON note BEGIN
    INSERT INTO note_search (rowid, body) VALUES (new.rowid, new.body);
    INSERT INTO counts VALUES (new.owner, 1) ON CONFLICT DO UPDATE SET notes = notes + 1;
  END;
  CREATE TABLE crewdb_derived (name TEXT PRIMARY KEY, is_right_sql TEXT, rebuild_sql TEXT);
  INSERT INTO crewdb_derived VALUES ('counts', '', 'DELETE FROM counts; INSERT INTO counts SELECT owner, count(*) FROM note GROUP BY 1');
  ANALYZE sqlite_schema;
  INSERT INTO sqlite_stat1 VALUES ('note', 'ix_note_owner', '1000 10');
`;
const QUIET = { replace: false, onProgress() {} };

function* notes(count: number, owner = "ada"): Generator<SqlValue[]> {
  for (let index = 0; index < count; index += 1) yield [`n${index}`, owner, `note number ${index}`, index];
}

const tables = (rows: Iterable<SqlValue[]>) => [
  { table: "owner", columns: ["id"], rows: [["ada"]] },
  { table: "note", columns: ["id", "owner", "body", "size"], rows },
];

describe("seed: the bulk loader", () => {
  let folder: string;
  let db: Database.Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-bulk-"));
    db = new Database(join(folder, "test.db"));
    db.pragma("journal_mode = WAL");
    db.pragma("foreign_keys = ON");
    db.exec(SCHEMA);
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const value = (sql: string) => db.prepare(sql).pluck().get();
  const schema = () => db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").all();

  it("inserts rows, rebuilds search and counts, and leaves schema and settings as they were", () => {
    const before = schema();
    assert.equal(bulkLoad(db, tables(notes(50)), QUIET), 51);
    assert.deepEqual(schema(), before);
    assert.equal(value("SELECT count(*) FROM note_search WHERE note_search MATCH '\"number 49\"'"), 1);
    assert.equal(value("SELECT notes FROM counts WHERE owner = 'ada'"), 50);
    assert.equal(value("SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_note_owner'"), "1000 10");
    assert.equal(db.pragma("foreign_keys", { simple: true }), 1);
    assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
    assert.equal(value("SELECT typeof(size) FROM note LIMIT 1"), "integer");
  });

  it("refuses a database that has rows, and changes nothing", () => {
    db.exec("INSERT INTO owner VALUES ('somebody')");
    assert.throws(() => bulkLoad(db, tables(notes(5)), QUIET), NotEmptyError);
    assert.equal(value("SELECT count(*) FROM note"), 0);
  });

  it("replaces all rows when told to", () => {
    bulkLoad(db, tables(notes(50)), QUIET);
    bulkLoad(db, tables(notes(3)), { ...QUIET, replace: true });
    assert.equal(value("SELECT count(*) FROM note"), 3);
    assert.equal(value("SELECT notes FROM counts"), 3);
    assert.equal(value("SELECT count(*) FROM note_search WHERE note_search MATCH '\"number 49\"'"), 0);
  });

  it("leaves the file as it was when it fails half-way, schema included", () => {
    const before = schema();
    function* broken() {
      yield* notes(10);
      throw new Error("the power went out");
    }
    assert.throws(() => bulkLoad(db, tables(broken()), QUIET), /the power went out/);
    assert.deepEqual(schema(), before);
    assert.equal(value("SELECT count(*) FROM note"), 0);
    assert.equal(db.pragma("foreign_keys", { simple: true }), 1);
  });

  it("refuses rows that refer to nothing", () => {
    assert.throws(() => bulkLoad(db, tables(notes(2, "nobody")), QUIET), /note refer to rows of owner/);
    assert.equal(value("SELECT count(*) FROM note"), 0);
  });
});
