import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { type Guard, loadGuard } from "../../src/sqlite/thread/guard.js";
import { type AttemptResult, attempt, guardFileOrSkip } from "../fixtures/guarded.js";

describe("the guard's bounds of full-text search", () => {
  let db: Database.Database;
  let guard: Guard;

  before(function () {
    db = new Database(":memory:");
    db.exec(
      "CREATE VIRTUAL TABLE s USING fts5 (a); INSERT INTO s VALUES ('one two three. four five one'), ('NEAR six')",
    );
    guard = loadGuard(db, guardFileOrSkip(this)) ?? assert.fail();
  });
  after(() => db?.close());

  const search = (match: string, column = "count(*)"): AttemptResult =>
    attempt(db, guard, false, `SELECT ${column} FROM s WHERE s MATCH '${match.replaceAll("'", "''")}'`);

  for (const match of [
    "NEAR(one two three four five, 9)",
    'NEAR  ("one" "two" three + x "four" five)',
    'six OR NEAR("a "" b" b c d e)',
    "(NEAR(a b)) OR (a: NEAR\n(one two three four one))",
    "NEAR(one one one one one*)",
  ])
    it(`refuse more than four phrases: ${JSON.stringify(match)}`, () => {
      assert.equal(search(match).message, "NEAR takes at most 4 phrases");
    });

  for (const [match, rows] of [
    ["NEAR(one two three four, 9)", 1],
    ['NEAR("one two three" four, 9)', 1],
    ["NEAR(one + two + three + four + five one, 9)", 1],
    ["NEAR six", 1],
    ['"NEAR(a b c d e f)" OR one', 1],
    ["one OR two OR three OR four OR five OR six", 2],
    ["NEAR(one two) AND NEAR(three four)", 1],
  ] as const)
    it(`leave others alone: ${match}`, () => assert.deepEqual(search(match).rows, [[rows]]));

  it("are not for the service", () => {
    assert.equal(
      db.prepare("SELECT count(*) FROM s WHERE s MATCH 'NEAR(one two three four five, 9)'").pluck().get(),
      1,
    );
  });

  it("leave snippet, highlight and bm25 their results", () => {
    const original = new Database(":memory:");
    original.exec(
      "CREATE VIRTUAL TABLE s USING fts5 (a); INSERT INTO s VALUES ('one two three. four five one'), ('NEAR six')",
    );
    const columns = "highlight(s, 0, '<', '>'), snippet(s, 0, '<', '>', '…', 2), bm25(s), rank";
    const theirs = original.prepare(`SELECT ${columns} FROM s WHERE s MATCH 'one OR four'`).raw().all();
    assert.deepEqual(search("one OR four", columns).rows, theirs);
    original.close();
  });

  it("refuse to list more matches in a row than can be done in time, and only then", () => {
    db.prepare("INSERT INTO s VALUES (?)").run("word ".repeat(20_000));
    const phrases = (count: number): string => Array(count).fill("word").join(" OR ");
    assert.equal(search(phrases(40), "length(highlight(s, 0, '', ''))").rows.length, 1);
    for (const column of ["bm25(s)", "highlight(s, 0, '', '')", "snippet(s, 0, '', '', '', 9)"])
      assert.equal(search(phrases(60), column).message, "too many matches in one row", column);
  });
});
