import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { withoutValues } from "../../src/sqlite/thread/said-by-sqlite.js";
import { fromSqliteError } from "../../src/sqlite/thread/sqlite-error.js";

/** What SQLite says of a statement, and what is left of it. */
function said(sql: string, parameters: readonly unknown[] = []): string | undefined {
  const db = new Database(":memory:");
  db.exec(`CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); INSERT INTO t VALUES (1, 'my secret');
    CREATE VIRTUAL TABLE s USING fts5 (x); CREATE VIEW v AS SELECT a FROM t`);
  try {
    const statement = db.prepare(sql);
    if (statement.reader) statement.all(...parameters);
    else statement.run(...parameters);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return withoutValues(error.message, sql);
  } finally {
    db.close();
  }
  return assert.fail(`${sql} succeeded`);
}

describe("SQLite's messages", () => {
  for (const [sql, left] of [
    ["SELECT * FROM nowhere", "no such table: nowhere"],
    ["SELECT * FROM main.nowhere", "no such table: main.nowhere"],
    ['SELECT "c" FROM "no where"', "no such table: no where"],
    ["SELECT c FROM t", "no such column: c"],
    ["SELECT t.c, 'x' FROM t", "no such column: t.c"],
    ["SELECT größe FROM t", "no such column: größe"],
    ["SELECT a FROM t x, t y", "ambiguous column name: a"],
    ["SELECT nowhere(1)", "no such function: nowhere"],
    ["SELECT abs(1, 2)", "wrong number of arguments to function abs()"],
    ["SELEC 1", 'near "SELEC": syntax error'],
    ["SELECT 1 FROM", "incomplete input"],
    ["SELECT (1, 2))", 'near ")": syntax error'],
    ["SELECT 1 :a", 'near ":a": syntax error'],
    ["INSERT INTO t VALUES (1)", "table t has 2 columns but 1 values were supplied"],
    ["INSERT INTO t (a, c) VALUES (1, 2)", "table t has no column named c"],
    ["INSERT INTO v VALUES (1)", "cannot modify v because it is a view"],
    ["SELECT a FROM t ORDER BY 7", "1st ORDER BY term out of range - should be between 1 and 1"],
    [
      "SELECT 1 UNION SELECT 1, 2",
      "SELECTs to the left and right of UNION do not have the same number of result columns",
    ],
    ["SELECT 1 LIMIT 1 UNION SELECT 2", "LIMIT clause should come after UNION not before"],
    ["SELECT sum(sum(a)) FROM t", "misuse of aggregate function sum()"],
    ["SELECT row_number()", "misuse of window function row_number()"],
    ["SELECT (SELECT 1, 2)", "sub-select returns 2 columns - expected 1"],
    ["SELECT * FROM t JOIN t u USING (z)", "cannot join using column z - column not present in both tables"],
    ["SELECT ?99999", "variable number must be between ?1 and ?32766"],
    ["SELECT abs(-9223372036854775808)", "integer overflow"],
    ["SELECT json('{secret')", "malformed JSON"],
    ["SELECT json_insert('{}', '$.a')", "json_insert() needs an odd number of arguments"],
  ] as const) {
    it(`stay where they name names: ${sql}`, () => assert.equal(said(sql), left));
  }

  for (const [sql, left, parameters = []] of [
    ["SELECT json_extract('{}', b) FROM t", "bad JSON path: …"],
    ["SELECT json_extract('{}', ?)", "bad JSON path: …", ["secret"]],
    ["SELECT '[1]' ->> '$[secret'", "bad JSON path: …"],
    ["SELECT json_array_insert('{}', '$.secret', 1)", "not an array element: …"],
    ["SELECT * FROM s WHERE s MATCH ?", "no such column: …", ["secret : word"]],
    ["SELECT * FROM s WHERE s MATCH 'secret : word'", "no such column: …"],
    ["SELECT * FROM s WHERE s MATCH ?", 'fts5: syntax error near "…"', ["AND secret"]],
    ["SELECT * FROM s WHERE s MATCH ?", 'fts5: syntax error near "…"', ["a ^ secret)"]],
    ["SELECT * FROM s WHERE s MATCH ?", "unterminated string", ['"secret']],
    ["SELECT * FROM s WHERE s MATCH ?", 'expected integer, got "…"', ["NEAR(a b, secret)"]],
    ["SELECT * FROM s WHERE s MATCH 'a' AND rank MATCH ?", "parse error in rank function: …", ["secret("]],
    ["INSERT INTO s (s) VALUES ('secret')", undefined],
    ["SELECT 0x5ec2e75ec2e75ec2e7", "hex literal too big: …"],
    ["SELECT 1 'secret' 'secret'", 'near "…": syntax error'],
    ['SELECT 1 "a" "secret"', 'near "…": syntax error'],
    ["SELECT 'secret", 'unrecognized token: "…"'],
    ["SELECT x'secret'", 'unrecognized token: "…"'],
    ["SELECT 5secret", 'unrecognized token: "…"'],
    ["SELECT 1 1234567", 'near "…": syntax error'],
    ['SELECT * FROM t WHERE b = "secret"', 'no such column: "…" - should this be a string literal in single-quotes?'],
    ["SELECT 'a' LIKE 'b' ESCAPE 'secret'", "ESCAPE expression must be a single character"],
  ] as const) {
    it(`say no value: ${sql} with ${JSON.stringify(parameters)}`, () => {
      const text = said(sql, parameters);
      assert.equal(text, left);
      assert.ok(!/secret|5ec2e7|1234567/.test(text ?? ""));
    });
  }

  it("that are not known are not shown", () => {
    assert.equal(withoutValues("cannot frobnicate 'secret'", "SELECT 1"), undefined);
    assert.equal(withoutValues("no such table: secret'; x", "SELECT 1"), "no such table: …");
  });

  it("leave their values out of the log of a fault, and keep where it was", () => {
    const db = new Database(":memory:");
    for (const sql of ["SELECT json_extract('{}', 'secret')", "SELECT secret('x')"])
      try {
        db.prepare(sql).get();
      } catch (error) {
        const { internal = "" } = fromSqliteError(error).error;
        assert.match(internal, /^SQLITE_ERROR: (bad JSON path|no such function): …\n\s+at /);
        assert.ok(!internal.includes("secret"), internal);
      }
    db.close();
  });

  it("of a trigger are told when the trigger has them as they are, not when it makes them of a row", () => {
    const db = new Database(":memory:");
    db.exec(`CREATE TABLE t (a TEXT);
      CREATE TRIGGER one BEFORE INSERT ON t WHEN NEW.a = 'one' BEGIN SELECT RAISE(ABORT, 'it''s taken'); END;
      CREATE TRIGGER two BEFORE INSERT ON t WHEN NEW.a <> 'one' BEGIN SELECT RAISE(ABORT, 'bad: ' || NEW.a); END;
      CREATE TRIGGER three BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: ' || OLD.a); END`);
    const message = (sql: string): string => {
      try {
        db.exec(sql);
      } catch (error) {
        return fromSqliteError(error, { db, sql, boundValue: () => undefined }).error.message;
      }
      return "";
    };
    assert.equal(message("INSERT INTO t VALUES ('one')"), "it's taken");
    assert.equal(message("INSERT INTO t VALUES ('secret')"), "a trigger refused the write");
    db.exec("DROP TRIGGER two; INSERT INTO t VALUES ('secret')");
    assert.equal(message("DELETE FROM t"), "a trigger refused the write");
    db.close();
  });
});
