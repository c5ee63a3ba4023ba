import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { REGISTERS } from "../../src/sqlite/file/service-tables.js";

type Row = Record<string, unknown>;

const MIGRATIONS = join(PACKAGE_ROOT, "src/databases/main/migrations");
/** A time before every "now", so that a change is seen as later. */
const PAST = "2024-01-02T03:04:05.678Z";

describe("schema of main", () => {
  let folder: string;
  let db: Database.Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "main-schema-"));
    db = new Database(join(folder, "main.db"));
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = OFF");
    db.pragma("foreign_keys = ON");
    db.pragma("recursive_triggers = ON");
    db.exec(REGISTERS);
    for (const name of readdirSync(MIGRATIONS).sort()) {
      const text = readFileSync(join(MIGRATIONS, name), "utf8");
      db.transaction(() => db.exec(text))();
    }
  });

  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  const rows = (sql: string, ...values: unknown[]): Row[] => db.prepare(sql).all(...values) as Row[];
  const value = (sql: string, ...values: unknown[]): unknown =>
    db
      .prepare(sql)
      .pluck()
      .get(...values);

  function addEmail(id: string, columns: Row = {}): void {
    const all: Row = { id, subject: `Subject ${id}`, sender_email: "Ann@Example.com", updated_at: PAST, ...columns };
    const names = Object.keys(all);
    const marks = names.map((name) => `@${name}`);
    db.prepare(`INSERT INTO emails_enhanced (${names.join()}) VALUES (${marks.join()})`).run(all);
  }

  function searchFinds(text: string): unknown[] {
    const sql = `SELECT e.id FROM email_search s JOIN emails_enhanced e ON e.rowid = s.rowid
      WHERE email_search MATCH ? ORDER BY e.id`;
    return db.prepare(sql).pluck().all(`"${text}"`);
  }

  function checkDerived(): void {
    for (const table of ["email_search", "email_words"]) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    assert.deepEqual(
      rows("SELECT * FROM email_counts WHERE emails <> 0 ORDER BY 1, 2, 3, 4, 5, 6"),
      rows("SELECT * FROM email_count_rows ORDER BY 1, 2, 3, 4, 5, 6"),
    );
    assert.deepEqual(
      rows("SELECT * FROM email_minutes WHERE emails <> 0"),
      rows(
        "SELECT substr(analyzed_at, 1, 16) AS minute, count(*) AS emails FROM emails_enhanced WHERE analyzed_at NOT NULL GROUP BY 1",
      ),
    );
    assert.deepEqual(
      rows("SELECT * FROM email_workload WHERE emails <> 0 ORDER BY 1, 2"),
      rows(
        "SELECT assigned_to, status, count(*) AS emails FROM emails_enhanced WHERE assigned_to NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
      ),
    );
    assert.deepEqual(
      rows("SELECT id, email_count, first_email_at, last_email_at FROM email_chains"),
      rows(`SELECT c.id, count(e.id) AS email_count, min(e.received_date_time) AS first_email_at,
        max(e.received_date_time) AS last_email_at FROM email_chains c
        LEFT JOIN emails_enhanced e ON e.chain_id = c.id GROUP BY c.id`),
    );
    for (const { name, is_right_sql } of rows("SELECT * FROM crewdb_derived")) {
      assert.equal(value(String(is_right_sql)), 1, String(name));
    }
  }

  it("names every CHECK ck_table_column and has every table STRICT", () => {
    for (const { name, sql } of rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) {
      const text = String(sql);
      if (text.startsWith("CREATE VIRTUAL") || /^(sqlite_|crewdb_|email_(search|words)_)/.test(String(name))) continue;
      assert.match(text, /\) STRICT/, String(name));
      const named = text.match(/CONSTRAINT ck_\w+\s+CHECK/g) ?? [];
      assert.equal(named.length, text.match(/CHECK \(/g)?.length ?? 0, String(name));
      for (const each of named) assert.ok(each.includes(`ck_${name}_`), each);
    }
  });

  it("refuses values that a CHECK forbids, naming the constraint", () => {
    const refused: [string, Row][] = [
      ["status", { status: "nonsense" }],
      ["importance", { importance: "huge" }],
      ["is_read", { is_read: 2 }],
      ["chain_completeness_score", { chain_completeness_score: 1.01 }],
      ["phase_completed", { phase_completed: 4 }],
      ["processing_time_ms", { processing_time_ms: -1 }],
      ["categories", { categories: "{" }],
    ];
    for (const [column, columns] of refused) {
      assert.throws(() => addEmail("bad", columns), new RegExp(`CHECK.*ck_emails_enhanced_${column}`));
    }
  });

  it("refuses references to rows that don't exist", () => {
    assert.throws(() => addEmail("e1", { assigned_to: "nobody" }), /FOREIGN KEY/);
    assert.throws(
      () =>
        db.exec("INSERT INTO email_entities (id, email_id, entity_type, entity_value) VALUES ('n', 'none', 't', 'v')"),
      /FOREIGN KEY/,
    );
  });

  it("deletes what belongs to an e-mail with it, and frees the e-mails of a user", () => {
    db.exec("INSERT INTO users (id, email, name) VALUES ('u1', 'u@example.com', 'U')");
    addEmail("e1", { assigned_to: "u1" });
    db.exec(`INSERT INTO email_recipients (email_id, recipient_type, email_address) VALUES ('e1', 'to', 'a@b.example');
      INSERT INTO email_attachments (email_id, name) VALUES ('e1', 'f');
      INSERT INTO email_entities (id, email_id, entity_type, entity_value) VALUES ('n1', 'e1', 't', 'v');
      INSERT INTO email_analysis (id, email_id) VALUES ('a1', 'e1');
      INSERT INTO workflow_chains (id, workflow_type, start_email_id) VALUES ('w1', 't', 'e1');
      INSERT INTO workflow_chain_emails VALUES ('w1', 'e1', 1, NULL);
      INSERT INTO workflow_tasks (id, email_id, title) VALUES ('t1', 'e1', 'T');
      INSERT INTO workflow_status_history (id, task_id, new_status) VALUES ('h1', 't1', 'green');
      DELETE FROM users WHERE id = 'u1'`);
    assert.equal(value("SELECT assigned_to FROM emails_enhanced"), null);
    db.exec("DELETE FROM emails_enhanced WHERE id = 'e1'");
    const tables = ["recipients", "attachments", "entities", "analysis"].map((name) => `email_${name}`);
    for (const table of [
      ...tables,
      "workflow_chains",
      "workflow_chain_emails",
      "workflow_tasks",
      "workflow_status_history",
    ]) {
      assert.equal(value(`SELECT count(*) FROM ${table}`), 0, table);
    }
  });

  it("keeps search in step through insert, update, replace and delete", () => {
    addEmail("e1", { subject: "Order #12345 from O'Brien", body_preview: "quartz lamps" });
    addEmail("e2", { subject: "Another", business_summary: "a summary about lamps" });
    assert.deepEqual(searchFinds("o'brien"), ["e1"]);
    assert.deepEqual(searchFinds("#12345"), ["e1"]);
    assert.deepEqual(searchFinds("lamp"), ["e1", "e2"]);
    db.exec("UPDATE emails_enhanced SET subject = 'Changed', sender_email = 'ANN@example.com' WHERE id = 'e1'");
    assert.deepEqual(searchFinds("o'brien"), []);
    db.exec(
      "INSERT OR REPLACE INTO emails_enhanced (id, subject, sender_email) VALUES ('e2', 'Replaced', 'x@y.example')",
    );
    assert.deepEqual(searchFinds("lamp"), ["e1"]);
    assert.deepEqual(searchFinds("replaced"), ["e2"]);
    assert.equal(value("SELECT count(*) FROM email_words WHERE email_words MATCH '\"re\" *'"), 1);
    checkDerived();
    db.exec("DELETE FROM emails_enhanced WHERE id = 'e1'");
    checkDerived();
  });

  it("keeps search in step when the file is vacuumed", () => {
    for (const id of ["e1", "e2", "e3", "e4"]) addEmail(id);
    db.exec("DELETE FROM emails_enhanced WHERE id IN ('e1', 'e3'); VACUUM");
    assert.deepEqual(searchFinds("Subject e4"), ["e4"]);
    checkDerived();
  });

  it("keeps the dashboard's counters equal to a recount through random changes", () => {
    let seed = 7;
    db.exec(`INSERT INTO users (id, email, name) VALUES ('u1', '1@example.com', 'U'), ('u2', '2@example.com', 'V');
      INSERT INTO email_chains (id, email_count) VALUES ('c1', 7), ('c2', 0)`);
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
    const columns = (): Row => ({
      status: ["pending", "completed", "failed"][random(3)],
      priority: ["critical", "low", null][random(3)],
      workflow_state: ["COMPLETION", null][random(2)],
      chain_completeness_score: [0.1, 0.5, 0.80000001, 0.3333333, null][random(5)],
      confidence_score: [0.1, 0.7, null][random(3)],
      phase_completed: random(4),
      assigned_to: ["u1", "u2", null][random(3)],
      chain_id: ["c1", "c2", "no such chain", null][random(4)],
      received_date_time: `2026-01-0${1 + random(9)}T00:00:00.000Z`,
      analyzed_at: [null, "2024-05-06T07:08:09.000Z", "2024-05-06T07:09:09.000Z"][random(3)],
    });
    for (let step = 0; step < 300; step++) {
      const id = `e${random(40)}`;
      const present = value("SELECT count(*) FROM emails_enhanced WHERE id = ?", id) === 1;
      if (!present) addEmail(id, columns());
      else if (random(4) === 0) db.prepare("DELETE FROM emails_enhanced WHERE id = ?").run(id);
      else {
        const sets = Object.entries(columns());
        const sql = `UPDATE OR REPLACE emails_enhanced SET ${sets.map(([name]) => `${name} = ?`).join()} WHERE id = ?`;
        db.prepare(sql).run(...sets.map(([, each]) => each), id);
      }
    }
    db.exec("DELETE FROM users WHERE id = 'u2'; INSERT INTO email_chains (id) VALUES ('no such chain')");
    checkDerived();
  });

  it("takes the largest confidence without harm to the writes after it", () => {
    addEmail("huge", { confidence_score: 1e15 });
    addEmail("small", { confidence_score: -1e15 });
    addEmail("after", { confidence_score: 0.5 });
    db.prepare("UPDATE emails_enhanced SET confidence_score = 0.25 WHERE id = 'huge'").run();
    db.prepare("DELETE FROM emails_enhanced WHERE id = 'small'").run();
    assert.equal(value("SELECT sum(confidence_millionths) FROM email_counts"), 750_000);
  });

  it("repairs the counters and the search with the statements that it registers", () => {
    db.exec("INSERT INTO users (id, email, name) VALUES ('u1', '1@example.com', 'U')");
    addEmail("e1", { analyzed_at: PAST, assigned_to: "u1" });
    db.exec("UPDATE email_counts SET emails = 9; DELETE FROM email_minutes; DELETE FROM email_workload");
    db.exec("INSERT INTO email_search (email_search) VALUES ('delete-all')");
    db.exec("INSERT INTO email_search_paused VALUES (0)");
    for (const { name, is_right_sql, rebuild_sql } of rows("SELECT * FROM crewdb_derived")) {
      assert.equal(value(String(is_right_sql)), 0, String(name));
      for (const statement of String(rebuild_sql).split(";\n")) db.exec(statement);
    }
    checkDerived();
  });

  it("finds addresses in any case", () => {
    db.exec("INSERT INTO users (id, email, name) VALUES ('u1', 'User@Example.com', 'U')");
    assert.equal(value("SELECT id FROM users WHERE email = 'uSER@example.COM'"), "u1");
    assert.throws(
      () => db.exec("INSERT INTO users (id, email, name) VALUES ('u2', 'USER@example.com', 'V')"),
      /UNIQUE.*users.email/,
    );
    addEmail("e1");
    assert.equal(
      value("SELECT id FROM emails_enhanced INDEXED BY ix_emails_sender WHERE sender_email = 'ann@EXAMPLE.com'"),
      "e1",
    );
  });

  it("moves updated_at with every change, and keeps a time that the change sets", () => {
    addEmail("e1");
    db.exec("UPDATE emails_enhanced SET subject = 'x'");
    assert.ok(String(value("SELECT updated_at FROM emails_enhanced")) > PAST);
    assert.match(String(value("SELECT updated_at FROM emails_enhanced")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    db.exec("UPDATE emails_enhanced SET updated_at = '2030-01-01T00:00:00.000Z'");
    db.exec("UPDATE emails_enhanced SET subject = 'y'");
    assert.equal(value("SELECT updated_at FROM emails_enhanced"), "2030-01-01T00:00:00.000Z");
    const stamped = db
      .prepare(
        "SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name = 'updated_at' WHERE m.type = 'table'",
      )
      .pluck()
      .all();
    for (const table of stamped) {
      assert.equal(
        value("SELECT count(*) FROM sqlite_schema WHERE name = ?", `tr_${table}_updated_at`),
        1,
        String(table),
      );
    }
  });

  it("takes inserts, changes and deletes through the view emails", () => {
    db.exec(`INSERT INTO emails (id, subject, sender_email, to_addresses, received_at, body, is_read)
      VALUES ('e1', 'Hi', 'a@b.example', '["x@y.example","z@y.example"]', '${PAST}', 'the body', 1)`);
    db.exec(
      "INSERT INTO emails (subject, sender_email, to_addresses, cc_addresses) VALUES ('Two', 'c@d.example', 'p@q.example, r@q.example', 's@q.example')",
    );
    assert.equal(value("SELECT COUNT(*) FROM emails"), 2);
    const [first] = rows("SELECT * FROM emails WHERE id = 'e1'");
    assert.equal(first?.raw_content, "the body");
    assert.equal(first?.to_addresses, '["x@y.example","z@y.example"]');
    const [second] = rows("SELECT * FROM emails WHERE subject = 'Two'");
    assert.equal(second?.to_addresses, '["p@q.example","r@q.example"]');
    assert.equal(second?.cc_addresses, '["s@q.example"]');
    db.exec("UPDATE emails SET subject = 'Hello', to_addresses = 'only@y.example' WHERE id = 'e1'");
    assert.deepEqual(rows("SELECT subject, to_addresses, body FROM emails WHERE id = 'e1'"), [
      { subject: "Hello", to_addresses: '["only@y.example"]', body: "the body" },
    ]);
    db.exec(
      "INSERT OR IGNORE INTO emails (id, subject, sender_email, to_addresses) VALUES ('e1', 'No', 'n@n.example', 'n@n.example')",
    );
    assert.equal(value("SELECT to_addresses FROM emails WHERE id = 'e1'"), '["only@y.example"]');
    db.exec("DELETE FROM emails");
    assert.equal(value("SELECT count(*) FROM email_recipients"), 0);
    checkDerived();
  });
});
