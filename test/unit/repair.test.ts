import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import { closeDatabaseFile, type OpenedFile, openDatabaseFile } from "../../src/sqlite/file/open-file.js";

const NOW = "2026-01-02T03:04:05.678Z";

type Filled = "main" | "walmart";

/** A few rows, so that everything derived has something to count. */
const ROWS: Readonly<Record<Filled, string>> = {
  main: `
    INSERT INTO emails_enhanced (id, subject, sender_email, created_date_time, received_date_time, analyzed_at, created_at, updated_at)
    VALUES ('e1', 'lobster order', 'a@example.com', '${NOW}', '${NOW}', '${NOW}', '${NOW}', '${NOW}'),
      ('e2', 'crab order', 'b@example.com', '${NOW}', '${NOW}', NULL, '${NOW}', '${NOW}');
    INSERT INTO users (id, email, name) VALUES ('u1', 'u@example.com', 'U');
    UPDATE emails_enhanced SET assigned_to = 'u1' WHERE id = 'e2';`,
  walmart: `
    INSERT INTO walmart_products (id, product_id, name) VALUES ('1', 'p1', 'oat milk'), ('2', 'p2', 'rye bread');
    INSERT INTO grocery_lists (id, user_id, list_name) VALUES ('l1', 'u1', 'weekend');
    INSERT INTO grocery_items (id, list_id, item_name, quantity, estimated_price) VALUES ('i1', 'l1', 'oat milk', 2, 1.5);
    INSERT INTO shopping_carts (id, user_id) VALUES ('c1', 'u1');
    INSERT INTO cart_items (id, cart_id, product_id, product_name, quantity, unit_price) VALUES ('x1', 'c1', 'p1', 'oat milk', 3, 1.5);`,
};

/** What another program may do to a file behind the service's back, and what shows that it was put right. */
const DAMAGES: readonly { database: Filled; name: string; damage: string; right: string }[] = [
  {
    database: "main",
    name: "email_search",
    damage: "INSERT INTO email_search (email_search) VALUES ('delete-all')",
    right: "SELECT count(*) = 1 FROM email_search WHERE email_search MATCH 'crab'",
  },
  {
    database: "main",
    name: "email_search_paused",
    damage: "INSERT INTO email_search_paused VALUES (0)",
    right: "SELECT count(*) = 0 FROM email_search_paused",
  },
  {
    database: "main",
    name: "email_counts",
    damage: "UPDATE email_counts SET emails = emails + 7",
    right: "SELECT sum(emails) = 2 FROM email_counts",
  },
  {
    database: "main",
    name: "email_minutes",
    damage: "DELETE FROM email_minutes",
    right: "SELECT sum(emails) = 1 FROM email_minutes",
  },
  {
    database: "main",
    name: "email_workload",
    damage: "DELETE FROM email_workload",
    right: "SELECT sum(emails) = 1 FROM email_workload WHERE assigned_to = 'u1' AND status = 'pending'",
  },
  {
    database: "walmart",
    name: "product_search",
    damage: "INSERT INTO product_search (product_search) VALUES ('delete-all')",
    right: "SELECT count(*) = 1 FROM product_search WHERE product_search MATCH 'bread'",
  },
  {
    database: "walmart",
    name: "grocery_list_totals",
    damage: "UPDATE grocery_lists SET items_count = 9",
    right: "SELECT items_count = 1 AND estimated_total = 3.0 FROM grocery_lists",
  },
  {
    database: "walmart",
    name: "cart_totals",
    damage: "UPDATE shopping_carts SET total = 99",
    right: "SELECT total = 4.5 FROM shopping_carts",
  },
];

describe("counters and search indexes that don't fit their tables", () => {
  let folder: string;
  let opened: OpenedFile[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-repair-"));
    opened = [];
  });
  afterEach(() => {
    for (const { db } of opened) db.close();
    rmSync(folder, { recursive: true });
  });

  function open(database: Filled): OpenedFile {
    const file = openDatabaseFile({
      database,
      lane: "write",
      file: join(folder, `${database}.db`),
      plan: { database, service: "", hash: "", messages: [], enums: [], rpcs: [], imports: [] },
      cachePages: 1000,
      mmapBytes: 0,
      busyTimeoutMs: 1000,
      board: new SharedArrayBuffer(0),
      requestRetentionMs: 0,
      requestRetentionBytes: 0,
    });
    opened.push(file);
    return file;
  }
  const isTrue = (db: Database, sql: string): void => assert.equal(db.prepare(sql).pluck().get(), 1, sql);
  const namesOf = (db: Database): unknown[] => db.prepare("SELECT name FROM crewdb_derived").pluck().all();

  for (const { database, name, damage, right } of DAMAGES) {
    it(`${name}: is rebuilt by the start after an unclean stop, and named`, () => {
      const before = open(database);
      before.db.exec(ROWS[database]);
      isTrue(before.db, right);
      before.db.exec(damage);
      // Not closeDatabaseFile: this is what a kill leaves.
      before.db.close();
      const { db, texts, report } = open(database);
      assert.deepEqual([texts.rebuilt, report.rebuilt], [name, 1]);
      isTrue(db, right);
      assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
    });
  }

  it("are each looked at by one of the tests above", () => {
    for (const database of ["main", "walmart"] as const) {
      const tested = DAMAGES.filter((each) => each.database === database).map(({ name }) => name);
      assert.deepEqual(namesOf(open(database).db).toSorted(), tested.toSorted());
    }
  });

  it("are rebuilt together when several are wrong", () => {
    const before = open("main");
    before.db.exec(`${ROWS.main}; UPDATE email_counts SET emails = 0; DELETE FROM email_minutes`);
    before.db.close();
    assert.deepEqual(open("main").texts.rebuilt.split(", ").toSorted(), ["email_counts", "email_minutes"]);
  });

  it("are not looked at after a clean stop: a start reads no whole table then", () => {
    const before = open("main");
    before.db.exec(`${ROWS.main}; UPDATE email_counts SET emails = 7`);
    closeDatabaseFile(before.db);
    assert.equal(open("main").texts.rebuilt, "");
  });

  it("are left alone where they are right", () => {
    const before = open("walmart");
    before.db.exec(ROWS.walmart);
    before.db.close();
    const { texts } = open("walmart");
    assert.equal(texts.rebuilt, "");
  });
});
