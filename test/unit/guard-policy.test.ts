import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { type Guard, loadGuard } from "../../src/sqlite/thread/guard.js";
import { BOUNDED } from "../fixtures/bounded-sql.js";
import { attempt, guardFileOrSkip } from "../fixtures/guarded.js";
import { DENIED, HOSTILE_SCHEMA } from "../fixtures/hostile-sql.js";

const BENIGN: readonly string[] = [
  "SELECT id, email, name FROM users WHERE id = 'u1'",
  "SELECT count(*) FROM users",
  "SELECT * FROM people",
  "SELECT e.*, u.name FROM emails e LEFT JOIN users u ON u.id = e.body",
  "SELECT rowid, subject FROM email_search WHERE email_search MATCH 'order'",
  "SELECT highlight(email_search, 0, '<', '>'), snippet(email_search, 0, '', '', '…', 5), bm25(email_search) FROM email_search('order') ORDER BY rank",
  "SELECT meta ->> '$.a[0]', meta -> '$.a', json_extract(meta, '$.a') FROM emails",
  "SELECT e.id, j.value FROM emails e, json_each(e.meta, '$.a') j",
  "SELECT json_group_array(json_object('id', id, 'subject', subject)) FROM emails",
  "SELECT row_number() OVER w, lag(id) OVER w, sum(id) OVER (ORDER BY id ROWS 1 PRECEDING) FROM emails WINDOW w AS (ORDER BY received)",
  "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 100) SELECT sum(x) FROM c",
  "WITH recent AS MATERIALIZED (SELECT * FROM emails ORDER BY received DESC LIMIT 1) SELECT subject FROM recent",
  "SELECT date('2026-01-01', '+1 day'), datetime(0, 'unixepoch'), strftime('%Y', 'now'), unixepoch(), julianday('now'), timediff('2026-01-02', '2026-01-01'), current_timestamp",
  "SELECT sqrt(2), pow(2, 3), ln(2), pi(), mod(7, 3), round(1.5), abs(-1), sign(-2)",
  "SELECT upper(subject), length(body), substr(subject, 1, 3), instr(subject, 'r'), replace(subject, 'O', 'o'), trim('  x '), printf('%05d', id) FROM emails",
  "SELECT coalesce(body, ''), ifnull(body, ''), iif(id > 1, 'a', 'b'), nullif(id, 1), typeof(id), CASE WHEN id = 1 THEN 2 END FROM emails",
  "SELECT subject FROM emails WHERE subject LIKE '%rde%' AND subject NOT GLOB 'x*' AND id BETWEEN 1 AND 9 AND id IN (SELECT id FROM emails)",
  "SELECT group_concat(subject, ', ' ORDER BY id DESC) FILTER (WHERE id > 0), avg(id), total(id), min(id), max(id) FROM emails GROUP BY received HAVING count(*) > 0",
  "VALUES (1, 2), (3, 4)",
  "SELECT name, sql FROM sqlite_schema ORDER BY name",
  "EXPLAIN QUERY PLAN SELECT * FROM emails",
  "PRAGMA table_info(users)",
  "PRAGMA main.table_xinfo('emails')",
  "PRAGMA index_list(emails)",
  "PRAGMA index_info(ix_emails_received)",
  "PRAGMA foreign_key_list(emails)",
  "PRAGMA table_list",
  "PRAGMA user_version",
  "PRAGMA page_count",
  "SELECT name, type FROM pragma_table_info('emails')",
  "SELECT emails FROM email_counts",
];

const BENIGN_WRITES: readonly string[] = [
  "INSERT INTO emails (subject) VALUES ('hello')",
  "INSERT INTO emails (id, subject) VALUES (1, 'again') ON CONFLICT (id) DO UPDATE SET subject = excluded.subject RETURNING id",
  "INSERT OR IGNORE INTO emails (id, subject) SELECT id, subject FROM emails",
  "UPDATE emails SET subject = upper(subject) WHERE id = 2 RETURNING id, subject",
  "UPDATE users SET name = 'Grace' WHERE id = 'u1'",
  "UPDATE people SET name = 'Grace' WHERE id = 'u2'",
  "DELETE FROM emails WHERE id = 2",
  "DELETE FROM users WHERE id = 'u2'",
];

describe("the guard's policy", () => {
  let db: Database.Database;
  let guard: Guard;

  beforeEach(function () {
    const file = guardFileOrSkip(this);
    db = new Database(":memory:");
    db.exec(HOSTILE_SCHEMA);
    const loaded = loadGuard(db, file);
    assert.ok(loaded);
    guard = loaded;
  });

  afterEach(() => {
    db?.close();
  });

  it("knows at least a hundred hostile statements", () => {
    assert.ok(DENIED.length >= 100, `only ${DENIED.length}`);
  });

  for (const { sql, denied, role } of DENIED) {
    it(`denies ${role ?? "writer"}: ${sql.slice(0, 90)}`, () => {
      const before = snapshot(db);
      const result = attempt(db, guard, role !== "reader", sql);
      assert.equal(result.denied, denied, `${result.code}: ${result.message}`);
      assert.deepEqual(snapshot(db), before);
    });
  }

  for (const { sql, code, why } of BOUNDED) {
    it(`bounds ${why}: ${sql.slice(0, 60)}`, () => {
      const before = snapshot(db);
      assert.equal(attempt(db, guard, true, sql).code, code);
      assert.deepEqual(snapshot(db), before);
    });
  }

  for (const sql of BENIGN) {
    for (const mayWrite of [false, true]) {
      it(`allows a ${mayWrite ? "writer" : "reader"}: ${sql.slice(0, 90)}`, () => {
        const result = attempt(db, guard, mayWrite, sql);
        assert.equal(result.code, undefined, `${result.message}; ${result.denied}`);
      });
    }
  }

  for (const sql of BENIGN_WRITES) {
    it(`allows a writer: ${sql.slice(0, 90)}`, () => {
      const result = attempt(db, guard, true, sql);
      assert.equal(result.code, undefined, `${result.message}; ${result.denied}`);
    });
  }

  it("lets a caller's insert reach search and counters through their triggers", () => {
    attempt(db, guard, true, "INSERT INTO emails (id, subject) VALUES (9, 'zebra')");
    const found = attempt(db, guard, false, "SELECT rowid FROM email_search('zebra')");
    assert.deepEqual(found.rows, [[9]]);
  });

  it("is asked again when a kept statement is compiled again", () => {
    const kept = db.prepare("SELECT id, password_hash FROM users");
    db.exec("CREATE TABLE later (a)");
    guard.becomeCaller("SELECT 1", false);
    assert.throws(() => kept.all(), /password_hash/);
    guard.becomeService();
    assert.equal(guard.denied(), "READ users password_hash");
    assert.equal(kept.all().length, 2);
  });

  it("gets back to the service's role after a change of the schema in a caller's role", () => {
    for (let round = 0; round < 3; round++) {
      db.exec(`CREATE TABLE t${round} (a); DROP TABLE t${round}`);
      db.exec("ANALYZE");
      guard.becomeCaller("SELECT 1", true);
      guard.becomeService();
      assert.equal(db.prepare("SELECT count(*) FROM users").pluck().get(), 2);
    }
    assert.equal(db.prepare("SELECT password_hash FROM users").all().length, 2);
  });

  it("forgets a denial when the next caller's role is set", () => {
    attempt(db, guard, false, "COMMIT");
    assert.equal(guard.denied(), "TRANSACTION COMMIT");
    guard.becomeCaller("SELECT 1", false);
    guard.becomeService();
    assert.equal(guard.denied(), undefined);
  });

  it("keeps its limits for callers: the service's own statements have the engine's", () => {
    const large = "SELECT length(zeroblob(5000000))";
    assert.equal(attempt(db, guard, false, large).code, "SQLITE_TOOBIG");
    assert.equal(db.prepare(large).pluck().get(), 5_000_000);
  });

  it("answers wrong arguments of its functions with an error", () => {
    const calls = [
      "guard_arm('x')",
      "guard_arm(NULL)",
      "guard_arm(1.5)",
      "guard_role(4, 0)",
      "guard_role(-1, 0)",
      "guard_role(x'00', 0)",
      "guard_role(1, -1)",
      "guard_role(1, 5000000)",
      "guard_memory_max('x')",
      "guard_exit_within('x', 1, '')",
    ];
    calls.push(
      "guard_interrupt('a', 1)",
      "guard_interrupt(1, NULL)",
      "guard_derive(1)",
      "guard_derive(NULL)",
      "guard_hide(NULL)",
      "guard_hide('users')",
      "guard_arm()",
    );
    calls.push(`guard_derive('${"x".repeat(1000)}')`, "guard_role(9223372036854775807, 0)");
    for (const call of calls) assert.throws(() => db.prepare(`SELECT ${call}`).get(), { code: "SQLITE_ERROR" }, call);
    assert.equal(db.prepare("SELECT guard_interrupt(-9223372036854775808, 1)").pluck().get(), 0);
  });

  it("can't be called from a view or a trigger", () => {
    db.exec("CREATE VIEW v AS SELECT guard_role(0, 0)");
    assert.throws(() => db.prepare("SELECT * FROM v").all(), /unsafe use of guard_role/);
  });

  it("loads twice into one connection without harm", function () {
    const again = loadGuard(db, guardFileOrSkip(this));
    assert.equal(again?.slot, guard.slot);
  });
});

function snapshot(db: Database.Database): unknown {
  const tables = ["users", "emails", "crewdb_requests", "email_counts", "email_search_data", "sqlite_master"];
  const rows = tables.map((table) => db.prepare(`SELECT * FROM ${table}`).raw().all());
  const settings = ["foreign_keys", "recursive_triggers", "trusted_schema", "user_version", "busy_timeout"];
  return [db.inTransaction, rows, settings.map((name) => db.pragma(name, { simple: true }))];
}
