import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describeError } from "../../src/client/index.js";
import { migrateFile, planMigration } from "../../src/sqlite/file/migrate-file.js";
import { fromRow } from "./sql-values.js";
import { startTestServer } from "./test-server.js";

/** A file as the old application made it: fewer columns, other type names, hardly an index, no CHECK, a real table `emails`. */
const OLD_MAIN = `
  CREATE TABLE users (id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT NOT NULL, role VARCHAR(20) DEFAULT 'user',
    status TEXT DEFAULT 'active', created_at DATETIME, updated_at DATETIME);
  CREATE TABLE emails (id TEXT PRIMARY KEY, subject TEXT, received_at TEXT);
  CREATE TABLE emails_enhanced (id TEXT PRIMARY KEY, graph_id TEXT, subject TEXT NOT NULL, sender_email TEXT NOT NULL,
    sender_name TEXT, received_date_time DATETIME NOT NULL, body_content TEXT, status TEXT DEFAULT 'pending',
    priority TEXT, workflow_state TEXT, is_read BOOLEAN DEFAULT 0, has_attachments BOOLEAN DEFAULT 0, assigned_to TEXT,
    old_column TEXT, created_at DATETIME, updated_at DATETIME);
  CREATE INDEX idx_old ON emails_enhanced (status);
  INSERT INTO users VALUES ('u1', 'ann@example.com', 'Ann', 'admin', 'active', '2025-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z');
  INSERT INTO emails VALUES ('x', 'kept', '2025-01-01');
  INSERT INTO emails_enhanced (id, graph_id, subject, sender_email, received_date_time, assigned_to, old_column, created_at, updated_at)
    VALUES ('e1', 'g1', 'Lobster order', 'a@example.com', '2025-01-02T03:04:05.678Z', 'u1', 'mine',
        '2025-01-02T03:04:05.678Z', '2025-01-02T03:04:05.678Z'),
      ('e2', NULL, 'Crab order', 'b@example.com', '2025-01-03T03:04:05.678Z', NULL, NULL,
        '2025-01-02T03:04:05.678Z', '2025-01-02T03:04:05.678Z');`;

const OLD_WALMART = `
  CREATE TABLE walmart_products (id TEXT PRIMARY KEY, product_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, brand TEXT,
    current_price DECIMAL(10,2), in_stock BOOLEAN DEFAULT 1);
  CREATE TABLE grocery_lists (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, list_name TEXT NOT NULL);
  INSERT INTO walmart_products VALUES ('1', 'p1', 'Oat milk', 'O', 3.5, 1);
  INSERT INTO grocery_lists VALUES ('l1', 'u1', 'Week');`;

describe("a file of the old application", () => {
  let folder: string;
  let main: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-adopt-"));
    main = join(folder, "main.db");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function build(file: string, ...scripts: string[]): void {
    const db = new Sqlite(file);
    for (const script of scripts) db.exec(script);
    db.close();
  }
  const rows = (file: string, sql: string): unknown[] => {
    const db = new Sqlite(file, { readonly: true });
    const found = db.prepare(sql).raw().all();
    db.close();
    return found;
  };
  /** It is refused for that reason, and not one byte of it changes. */
  function refused(why: RegExp, normalise = false): void {
    const before = readFileSync(main);
    assert.throws(() => migrateFile("main", main, normalise), why);
    assert.deepEqual(readFileSync(main), before);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".bak")),
      [],
    );
  }

  it("is adopted at the start: what was there stays, and every rpc works on it", async () => {
    build(main, OLD_MAIN);
    build(join(folder, "walmart.db"), OLD_WALMART);
    const server = await startTestServer({}, folder);
    const { email } = await server.main.getEmail({ emailId: "e1" });
    assert.deepEqual([email?.subject, email?.assignedTo], ["Lobster order", "u1"]);
    assert.equal((await server.main.searchEmails({ query: "lobster" })).emails.length, 1);
    assert.equal((await server.main.getDashboard({})).dashboard?.totalEmails, 2);
    assert.equal((await server.main.listAssignmentWorkload({})).users[0]?.emailsCount, 1);
    await server.main.createEmail({
      email: { subject: "New", senderEmail: "c@example.com", receivedTime: { seconds: 1n, nanos: 0 } },
    });
    assert.equal((await server.main.listEmails({})).emails.length, 3);
    await server.main.updateUser({ user: { userId: "u1", department: "Sales" } });
    assert.equal((await server.walmart.searchProducts({ query: "oat" })).products[0]?.currentPrice, 3.5);
    await server.walmart.addGroceryItem({ item: { listId: "l1", itemName: "Milk", estimatedPrice: 2 } });
    assert.equal((await server.walmart.getGroceryList({ listId: "l1" })).list?.itemsCount, 1);
    const old = await server.main.query({
      sql: "SELECT (SELECT subject FROM emails), old_column FROM emails_enhanced WHERE id = 'e1'",
    });
    assert.deepEqual(old.rows.map(fromRow), [["kept", "mine"]]);
    const hash = server.main.query({ sql: "SELECT password_hash FROM users" });
    await assert.rejects(hash, (error) => describeError(error).reason === "STATEMENT_DENIED");
    assert.deepEqual(rows(main, "SELECT table_name FROM crewdb_retention"), [["audit_logs"]]);
    await server.stop({ keepFiles: true });
    const again = await startTestServer({}, folder);
    assert.equal((await again.main.getDashboard({})).dashboard?.totalEmails, 3);
    await again.stop({ keepFiles: true });
  });

  it("is told what was added and what could not be, and is kept as it was in a backup", () => {
    build(main, OLD_MAIN);
    const planned = planMigration("main", main, false);
    assert.equal(rows(main, "SELECT count(*) FROM sqlite_schema WHERE name = 'users'").length, 1);
    const done = migrateFile("main", main, false);
    assert.deepEqual(planned.adopted?.added, done.adopted?.added);
    for (const what of [
      "table email_chains",
      "column users.department",
      "unique users (email)",
      "index ix_emails_status",
    ])
      assert.ok(done.adopted?.added.includes(what), what);
    for (const what of ["CHECK ck_users_role", "foreign key emails_enhanced.assigned_to to users"])
      assert.ok(done.adopted?.missing.includes(what), what);
    assert.ok(!done.adopted?.added.includes("view emails"));
    assert.deepEqual(rows(done.backup ?? "", "SELECT count(*) FROM emails_enhanced"), [[2]]);
    assert.deepEqual(rows(done.backup ?? "", "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'crewdb%'"), [[0]]);
    assert.deepEqual(migrateFile("main", main, false), { applied: [] });
  });

  it("gets the constraints of the columns that it gets, and can still be used by programs with SQLite 3.40", function () {
    build(main, OLD_MAIN);
    const walmart = join(folder, "walmart.db");
    build(walmart, OLD_WALMART);
    const { adopted } = migrateFile("main", main, false);
    migrateFile("walmart", walmart, false);
    assert.ok(!adopted?.missing.includes("CHECK ck_users_last_login_at"), "its column was added");
    assert.ok(adopted?.missing.includes("CHECK ck_users_updated_at"), "its column was there");
    const stores = (sql: string): void => build(main, sql);
    assert.throws(
      () => stores("UPDATE users SET last_login_at = 'yesterday'"),
      /CHECK constraint failed: ck_users_last_login_at/,
    );
    assert.throws(() => stores("UPDATE users SET permissions = '{'"), /CHECK constraint failed: ck_users_permissions/);
    stores("UPDATE users SET updated_at = 'yesterday', permissions = NULL");
    const script = `
import sqlite3, sys
for file, sql in zip(sys.argv[1::2], sys.argv[2::2]):
    db = sqlite3.connect(file)
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall():
        db.execute(f'SELECT * FROM "{name}" LIMIT 3').fetchall()
    db.executescript(sql)
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
`;
    const old =
      "INSERT INTO users (id, email, name, created_at) VALUES ('u2', 'b@example.com', 'B', datetime('now'));" +
      "INSERT INTO emails_enhanced (id, subject, sender_email, received_date_time) VALUES ('e3', 's', 'c@example.com', '2026-01-01');" +
      "DELETE FROM emails_enhanced WHERE id = 'e1'";
    const product =
      "INSERT INTO walmart_products (id, product_id, name) VALUES ('2', 'p2', 'Rye'); DELETE FROM grocery_lists";
    const { status, stderr } = spawnSync("python3", ["-c", script, main, old, walmart, product], { encoding: "utf8" });
    if (status === null || stderr.includes("No module named")) {
      console.warn("      skipped: there is no python3 with its sqlite3 module");
      return this.skip();
    }
    assert.deepEqual([status, stderr], [0, ""]);
  });

  it("with times in another form is refused with their number, and taken with --normalise", () => {
    const times = `UPDATE emails_enhanced SET received_date_time = '2025-01-02 03:04:05' WHERE id = 'e1';
      UPDATE emails_enhanced SET received_date_time = '2025-01-03T05:04:05+02:00', updated_at = 1735873445678 WHERE id = 'e2'`;
    build(main, OLD_MAIN, times);
    refused(/emails_enhanced\.received_date_time \(2 rows\), emails_enhanced\.updated_at \(1 rows\).*--normalise/);
    const { adopted, backup } = migrateFile("main", main, true);
    assert.deepEqual(adopted?.normalised, [
      "emails_enhanced.received_date_time (2 rows)",
      "emails_enhanced.updated_at (1 rows)",
    ]);
    assert.deepEqual(rows(main, "SELECT received_date_time, updated_at FROM emails_enhanced ORDER BY id"), [
      ["2025-01-02T03:04:05.000Z", "2025-01-02T03:04:05.678Z"],
      ["2025-01-03T03:04:05.000Z", "2025-01-03T03:04:05.678Z"],
    ]);
    assert.deepEqual(rows(backup ?? "", "SELECT received_date_time FROM emails_enhanced WHERE id = 'e1'"), [
      ["2025-01-02 03:04:05"],
    ]);
  });

  it("with a text that is no time is refused even then", () => {
    build(main, OLD_MAIN, "UPDATE emails_enhanced SET received_date_time = 'yesterday' WHERE id = 'e1'");
    refused(/received_date_time has 1 rows that are not a time/, true);
  });

  for (const [what, script, why] of [
    [
      "doubles of what must be unique",
      "UPDATE emails_enhanced SET graph_id = 'g'",
      /graph_id must be unique.*rowid 1 and 1 more/,
    ],
    [
      "a column of another type",
      "ALTER TABLE users ADD COLUMN department INTEGER",
      /column users\.department: it is declared INTEGER, and TEXT/,
    ],
    [
      "a column that nothing fills",
      "ALTER TABLE users ADD COLUMN x TEXT; CREATE TABLE deals (deal_id TEXT PRIMARY KEY, must TEXT NOT NULL)",
      /deals/,
    ],
    [
      "an index of the same name",
      "CREATE INDEX ix_users_name ON users (email)",
      /index ix_users_name: it has a index of that name/,
    ],
  ] as const) {
    it(`with ${what} is refused by name`, () => {
      build(main, OLD_MAIN, script);
      refused(why);
    });
  }

  it("of another program is refused", () => {
    build(main, "CREATE TABLE theirs (id INTEGER)");
    refused(/another program \(theirs\)/);
  });
});
