import assert from "node:assert/strict";
import type { TableScope } from "../../src/engine/sql-scope.js";
import { judgeInScope } from "../../src/sqlite/sql/explain-scope.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const SCHEMA = `
  CREATE TABLE given (id INTEGER PRIMARY KEY, word TEXT);
  CREATE TABLE other (id INTEGER PRIMARY KEY, word TEXT);
  CREATE TABLE parents (id TEXT PRIMARY KEY, secret TEXT);
  CREATE TABLE children (
    id TEXT PRIMARY KEY, parent TEXT REFERENCES parents (id) ON DELETE CASCADE, secret TEXT
  );
  CREATE TABLE worked_out (
    shown TEXT, hidden TEXT, copy TEXT GENERATED ALWAYS AS (hidden) VIRTUAL, kept TEXT GENERATED ALWAYS AS (hidden) STORED
  );
  CREATE VIEW words AS SELECT word FROM other;
  CREATE VIEW more_of_it AS SELECT word FROM words;
  CREATE VIRTUAL TABLE found USING fts5 (word, content = 'other', content_rowid = 'id');
  CREATE TRIGGER tr_given AFTER INSERT ON given BEGIN
    INSERT INTO found (rowid, word) SELECT new.id, word FROM other;
  END;
`;

const table = (scope: Partial<TableScope> = {}): TableScope => ({
  columns: [],
  others: "refused",
  insert: false,
  update: [],
  delete: false,
  ...scope,
});
const WHOLE = { columns: "*", insert: true, update: "*", delete: true } as const;

const GIVEN = { given: table(WHOLE) };
const WORDS = { words: table({ columns: "*" }) };
const OUTER = { more_of_it: table({ columns: "*" }) };
const CHILDREN = { children: table({ columns: ["id"], insert: true, update: ["secret"] }) };
const SHOWN = { worked_out: table({ columns: ["shown"] }) };
const NULLS = { worked_out: table({ columns: ["shown"], others: "null" }) };
const ROWS = { given: table({ columns: ["word"], rows: "id > 1" }) };

const CASES: readonly (readonly [tables: Readonly<Record<string, TableScope>>, sql: string, allowed: boolean])[] = [
  [GIVEN, "INSERT INTO given SELECT * FROM given", true],
  [GIVEN, "INSERT INTO given VALUES (1, 'x')", true],
  [GIVEN, "INSERT INTO given SELECT * FROM other", false],
  [GIVEN, "SELECT count(*) FROM other", false],
  [GIVEN, "SELECT 1 FROM given, other", false],
  [GIVEN, "SELECT 1 WHERE 1 IN other", false],
  [GIVEN, "SELECT word FROM given WHERE word IN other", false],
  [GIVEN, "SELECT 1 FROM words", false],
  [GIVEN, "SELECT count(*) FROM words", false],
  [GIVEN, "SELECT count(*) FROM main.words", false],
  [GIVEN, "SELECT EXISTS (SELECT 1 FROM words)", false],
  [GIVEN, "SELECT g.id FROM given g JOIN words", false],
  [GIVEN, "SELECT 1 FROM more_of_it", false],
  [GIVEN, "SELECT 1 FROM main.more_of_it LIMIT 1", false],
  [GIVEN, "SELECT count(*) FROM found", false],
  [GIVEN, "WITH other AS (SELECT 1 AS one) SELECT count(*) FROM other, given", false],
  [GIVEN, "WITH mine AS (SELECT 1 AS one) SELECT count(*) FROM mine, given", true],
  [GIVEN, "SELECT value FROM json_each('[1]')", true],
  [GIVEN, "SELECT * FROM pragma_data_version", false],
  [GIVEN, "REPLACE INTO given VALUES (1, 'x')", true],
  [GIVEN, "SELECT replace(word, 'a', 'b') FROM given", true],
  [GIVEN, "SELECT word FROM found", false],
  [GIVEN, "SELECT guard_scope(0, '')", false],
  [GIVEN, "SELECT guard_scopes_free()", false],
  [WORDS, "SELECT word FROM words", true],
  [WORDS, "SELECT words.word FROM words ORDER BY words.word", true],
  [WORDS, "SELECT w.word FROM words AS w, words", true],
  [WORDS, "SELECT word FROM more_of_it", false],
  [WORDS, "SELECT * FROM words, (SELECT word FROM other) words", false],
  [WORDS, "SELECT * FROM words, (SELECT word FROM other)words", false],
  [WORDS, "SELECT * FROM words, (SELECT word FROM other) AS words", false],
  [WORDS, 'SELECT * FROM words, (SELECT word FROM other) AS "words"', false],
  [WORDS, "WITH x AS (SELECT 1), words(w) AS (SELECT word FROM other) SELECT * FROM words", false],
  [WORDS, "WITH x AS (SELECT 1),words AS NOT MATERIALIZED(SELECT word FROM other) SELECT * FROM words", false],
  [WORDS, "WITH x AS (SELECT 1),words\tAS\n(SELECT word FROM other) SELECT * FROM words", false],
  [WORDS, "WITH x AS (SELECT 1),words/**/AS/**/(SELECT word FROM other) SELECT * FROM words", false],
  [WORDS, "WITH x AS (SELECT 1),words--\nAS(SELECT word FROM other) SELECT * FROM words", false],
  [WORDS, "WITH more_of_it AS (SELECT word FROM other) SELECT * FROM words, more_of_it", false],
  [WORDS, "WITH tr_given AS (SELECT word FROM other) SELECT * FROM words, tr_given", false],
  [OUTER, "SELECT word FROM more_of_it", true],
  [OUTER, "SELECT word FROM words", false],
  [OUTER, "WITH words AS (SELECT word FROM other) SELECT more_of_it.word FROM more_of_it, words", false],
  [{ parents: table({ columns: ["id"], delete: true }) }, "DELETE FROM parents", true],
  [{ parents: table({ columns: ["id"], delete: true }) }, "DELETE FROM parents WHERE secret > ''", false],
  [{ parents: table({ columns: ["id"], delete: true }) }, "DELETE FROM parents RETURNING secret", false],
  [{ parents: table({ columns: ["id"], delete: true }) }, "DELETE FROM children", false],
  [CHILDREN, "INSERT INTO children VALUES ('a', 'b', 'c')", true],
  [CHILDREN, "INSERT INTO children VALUES ('a', 'b', 'c') ON CONFLICT DO UPDATE SET secret = excluded.secret", true],
  [CHILDREN, "INSERT INTO children VALUES ('a', 'b', 'c') ON CONFLICT DO UPDATE SET secret = secret || 'x'", false],
  [CHILDREN, "INSERT INTO children VALUES ('a', 'b', 'c') ON CONFLICT DO UPDATE SET parent = 'x'", false],
  [CHILDREN, "INSERT INTO children VALUES ('a', 'b', 'c') ON CONFLICT (parent) DO NOTHING", false],
  [CHILDREN, "INSERT OR REPLACE INTO children VALUES ('a', 'b', 'c')", false],
  [CHILDREN, "UPDATE children SET secret = parent", false],
  [SHOWN, "SELECT shown FROM worked_out", true],
  [SHOWN, "SELECT copy FROM worked_out", false],
  [SHOWN, "SELECT kept FROM worked_out", false],
  [SHOWN, "SELECT rowid FROM worked_out", false],
  [NULLS, "SELECT kept, copy, rowid FROM worked_out", true],
  [NULLS, "SELECT shown FROM worked_out NATURAL JOIN (SELECT 'x' AS hidden)", false],
  [ROWS, "SELECT word FROM given", true],
  [ROWS, "SELECT count(*) FROM given", true],
  [ROWS, "SELECT count(*) FROM main.given", false],
  [ROWS, "SELECT (WITH given AS (SELECT 1 FROM main.given) SELECT count(*) FROM given)", false],
  [ROWS, "SELECT id FROM given", false],
  [ROWS, "SELECT count(*) FROM given, main.given g", false],
  [ROWS, "SELECT count(*) FROM given, (SELECT 1 AS main)", false],
  [ROWS, "VALUES ((SELECT word FROM given))", true],
  [ROWS, "SELECT word FROM (SELECT word FROM given) AS CREWDB_ROWS_GIVEN", false],
];

describe("a statement in a scope", () => {
  before(function () {
    guardFileOrSkip(this);
  });

  for (const [tables, sql, allowed] of CASES)
    it(`${allowed ? "is allowed" : "is refused"}: ${Object.keys(tables).join()}: ${sql}`, () => {
      const judged = judgeInScope([{ text: SCHEMA }], JSON.stringify({ id: "", tables }), sql);
      assert.equal("refused" in judged, !allowed, JSON.stringify(judged));
    });

  it("knows a table that only the database's name tells from a subquery", () => {
    const scope = JSON.stringify({ id: "", tables: GIVEN });
    assert.deepEqual(judgeInScope([{ text: SCHEMA }], scope, "SELECT 1 FROM main.other"), {
      refused:
        "the statement may not do READ on other; it is hidden: select the columns that you need by name, from the application's tables",
    });
  });
});
