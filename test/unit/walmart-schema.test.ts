import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

type Row = Record<string, unknown>;

const MIGRATIONS = join(PACKAGE_ROOT, "src/databases/walmart/migrations");
/** A time before every "now", so that a change is seen as later. */
const PAST = "2024-01-02T03:04:05.678Z";

describe("schema of walmart", () => {
  let folder: string;
  let db: Database.Database;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "walmart-schema-"));
    db = new Database(join(folder, "walmart.db"));
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = OFF");
    db.pragma("foreign_keys = ON");
    db.pragma("recursive_triggers = ON");
    db.exec("CREATE TABLE crewdb_derived (name TEXT PRIMARY KEY, is_right_sql TEXT, rebuild_sql TEXT)");
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

  function add(table: string, columns: Row): void {
    const names = Object.keys(columns);
    const marks = names.map((name) => `@${name}`);
    db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${marks.join()})`).run(columns);
  }

  const addProduct = (key: string, columns: Row = {}): void =>
    add("walmart_products", { id: `id-${key}`, product_id: key, name: `Product ${key}`, ...columns });

  function searchFinds(text: string): unknown[] {
    const sql = `SELECT p.product_id FROM product_search s JOIN walmart_products p ON p.rowid = s.rowid
      WHERE product_search MATCH ? ORDER BY p.product_id`;
    return db.prepare(sql).pluck().all(`"${text}"`);
  }

  /** What is worked out from other rows equals a recount of those rows. */
  function checkDerived(): void {
    for (const table of ["product_search", "product_words"]) {
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    const lists = `SELECT id, items_count, estimated_total FROM grocery_lists ORDER BY id`;
    const listsRecounted = `SELECT l.id, count(i.id) AS items_count,
        total(CAST(round(coalesce(i.estimated_price, 0) * i.quantity * 1000000) AS INTEGER)) / 1000000 AS estimated_total
      FROM grocery_lists l LEFT JOIN grocery_items i ON i.list_id = l.id AND i.status <> 'removed'
      GROUP BY l.id ORDER BY l.id`;
    assert.deepEqual(rows(lists), rows(listsRecounted));
    const carts = "SELECT id, items_count, subtotal, total FROM shopping_carts ORDER BY id";
    const cartsRecounted = `SELECT c.id, count(i.id) AS items_count,
        total(CAST(round(i.unit_price * i.quantity * 1000000) AS INTEGER)) / 1000000 AS subtotal,
        total(CAST(round(coalesce(i.sale_price, i.unit_price) * i.quantity * 1000000) AS INTEGER)) / 1000000 AS total
      FROM shopping_carts c LEFT JOIN cart_items i ON i.cart_id = c.id GROUP BY c.id ORDER BY c.id`;
    assert.deepEqual(rows(carts), rows(cartsRecounted));
    for (const { name, is_right_sql } of rows("SELECT * FROM crewdb_derived")) {
      assert.equal(value(String(is_right_sql)), 1, String(name));
    }
  }

  /** The same numbers in every run. */
  function createRandom(): (below: number) => number {
    let seed = 7;
    return (below) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % below;
    };
  }

  function change(table: string, id: string, columns: Row): void {
    const sets = Object.entries(columns);
    const sql = `UPDATE OR REPLACE ${table} SET ${sets.map(([name]) => `${name} = ?`).join()} WHERE id = ?`;
    db.prepare(sql).run(...sets.map(([, each]) => each), id);
  }

  /** Inserts, changes, replaces and deletes rows of one table in a fixed random order. */
  function shuffle(table: string, random: (below: number) => number, columns: () => Row): void {
    for (let step = 0; step < 300; step++) {
      const id = `r${random(30)}`;
      const present = value(`SELECT count(*) FROM ${table} WHERE id = ?`, id) === 1;
      if (!present) add(table, { id, ...columns() });
      else if (random(4) === 0) db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
      else change(table, id, columns());
    }
  }

  it("names every CHECK ck_table_column and has every table STRICT", () => {
    for (const { name, sql } of rows("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")) {
      const text = String(sql);
      if (text.startsWith("CREATE VIRTUAL") || /^(sqlite_|crewdb_|product_(search|words)_)/.test(String(name)))
        continue;
      assert.match(text, /\) STRICT/, String(name));
      const named = text.match(/CONSTRAINT ck_\w+\s+CHECK/g) ?? [];
      assert.equal(named.length, text.match(/CHECK \(/g)?.length ?? 0, String(name));
      for (const each of named) assert.ok(each.includes(`ck_${name}_`), each);
    }
  });

  it("refuses values that a CHECK forbids, naming the constraint", () => {
    const refused: [string, Row][] = [
      ["current_price", { current_price: -0.01 }],
      ["unit_price", { unit_price: -1 }],
      ["in_stock", { in_stock: 2 }],
      ["stock_level", { stock_level: -1 }],
      ["average_rating", { average_rating: 5.1 }],
      ["allergens", { allergens: "{" }],
      ["product_id", { product_id: "" }],
    ];
    for (const [column, columns] of refused) {
      assert.throws(() => addProduct("bad", columns), new RegExp(`CHECK.*ck_walmart_products_${column}`));
    }
    add("grocery_lists", { id: "l1", user_id: "u", list_name: "L" });
    const item = { id: "i", list_id: "l1", item_name: "eggs" };
    assert.throws(() => add("grocery_items", { ...item, quantity: 0 }), /ck_grocery_items_quantity/);
    assert.throws(() => add("grocery_items", { ...item, priority: "urgent" }), /ck_grocery_items_priority/);
    assert.throws(() => add("shopping_carts", { id: "c" }), /ck_shopping_carts_owner/);
  });

  it("has an index that begins with every foreign key", () => {
    const sql = `SELECT m.name AS child, f."from" AS key FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND NOT EXISTS (
        SELECT 1 FROM pragma_index_list(m.name) i, pragma_index_info(i.name) c WHERE c.seqno = 0 AND c.name = f."from")`;
    assert.deepEqual(rows(sql), []);
  });

  it("refuses references to rows that don't exist", () => {
    assert.throws(() => add("price_history", { id: "p", product_id: "none", price: 1 }), /FOREIGN KEY/);
    assert.throws(() => add("grocery_items", { id: "i", list_id: "none", item_name: "eggs" }), /FOREIGN KEY/);
  });

  it("deletes what belongs to a product with it, and keeps list items without it", () => {
    for (const key of ["p1", "p2"]) addProduct(key);
    add("grocery_lists", { id: "l1", user_id: "u", list_name: "L" });
    add("grocery_items", { id: "i1", list_id: "l1", product_id: "p1", item_name: "eggs", estimated_price: 2 });
    db.exec(`INSERT INTO price_history (id, product_id, price) VALUES ('h1', 'p1', 1);
      INSERT INTO price_alerts (id, user_id, product_id, target_price) VALUES ('a1', 'u', 'p1', 1);
      INSERT INTO detected_deals (id, product_id, deal_type, current_price) VALUES ('d1', 'p1', 't', 1);
      INSERT INTO grocery_substitutions (id, original_product_id, substitute_product_id) VALUES ('s1', 'p2', 'p1');
      INSERT INTO walmart_order_history (id, order_id, order_date) VALUES ('o1', 'order', '${PAST}');
      INSERT INTO walmart_order_items (id, order_id, product_id, price) VALUES ('oi1', 'order', 'p1', 1);
      DELETE FROM walmart_products WHERE product_id = 'p1'`);
    const gone = ["price_history", "price_alerts", "detected_deals", "grocery_substitutions", "walmart_order_items"];
    for (const table of gone) assert.equal(value(`SELECT count(*) FROM ${table}`), 0, table);
    assert.deepEqual(rows("SELECT id, product_id FROM grocery_items"), [{ id: "i1", product_id: null }]);
    checkDerived();
  });

  it("deletes the items of a list and of a cart with it, and frees the sessions of a list", () => {
    add("grocery_lists", { id: "l1", user_id: "u", list_name: "L" });
    add("grocery_items", { id: "i1", list_id: "l1", item_name: "eggs" });
    add("shopping_sessions", { id: "s1", user_id: "u", list_id: "l1" });
    add("shopping_carts", { id: "c1", user_id: "u" });
    add("cart_items", { id: "ci1", cart_id: "c1", product_id: "p", product_name: "P", unit_price: 1 });
    db.exec("DELETE FROM grocery_lists; DELETE FROM shopping_carts");
    assert.equal(value("SELECT count(*) FROM grocery_items"), 0);
    assert.equal(value("SELECT count(*) FROM cart_items"), 0);
    assert.equal(value("SELECT list_id FROM shopping_sessions"), null);
  });

  it("keeps search in step through insert, update, replace and delete", () => {
    addProduct("p1", { name: "O'Brien's 100% Milk #5", brand: "O'Brien", search_keywords: "dairy fresh" });
    addProduct("p2", { name: "Bread", category_path: "Food/Dairy" });
    assert.deepEqual(searchFinds("o'brien"), ["p1"]);
    assert.deepEqual(searchFinds("% milk #"), ["p1"]);
    assert.deepEqual(searchFinds("dairy"), ["p1", "p2"]);
    db.exec("UPDATE walmart_products SET name = 'Oats', brand = NULL WHERE product_id = 'p1'");
    assert.deepEqual(searchFinds("o'brien"), []);
    db.exec("INSERT OR REPLACE INTO walmart_products (id, product_id, name) VALUES ('other', 'p2', 'Replaced')");
    assert.deepEqual(searchFinds("dairy"), ["p1"]);
    assert.deepEqual(searchFinds("replaced"), ["p2"]);
    assert.equal(value("SELECT count(*) FROM product_words WHERE product_words MATCH '\"re\" *'"), 1);
    checkDerived();
    db.exec("DELETE FROM walmart_products WHERE product_id = 'p1'");
    assert.deepEqual(searchFinds("oats"), []);
    checkDerived();
  });

  it("keeps search in step when the file is vacuumed", () => {
    for (const key of ["p1", "p2", "p3", "p4"]) addProduct(key);
    db.exec("DELETE FROM walmart_products WHERE product_id IN ('p1', 'p3'); VACUUM");
    assert.deepEqual(searchFinds("product p4"), ["p4"]);
    checkDerived();
  });

  it("keeps list totals equal to a recount through random changes, moves between lists included", () => {
    const random = createRandom();
    for (const id of ["l1", "l2", "l3"]) add("grocery_lists", { id, user_id: "u", list_name: id });
    shuffle("grocery_items", random, () => ({
      list_id: ["l1", "l2", "l3"][random(3)],
      item_name: "item",
      quantity: [1, 0.1, 3, 0.333][random(4)],
      estimated_price: [null, 0.1, 1.99, 0.07][random(4)],
      status: ["pending", "purchased", "removed"][random(3)],
    }));
    checkDerived();
  });

  it("keeps cart totals equal to a recount through random changes, replaced products included", () => {
    const random = createRandom();
    let nextProduct = 0;
    for (const id of ["c1", "c2"]) add("shopping_carts", { id, session_id: id });
    const columns = (): Row => ({
      cart_id: ["c1", "c2"][random(2)],
      product_name: "P",
      quantity: [1, 2, 0.45][random(3)],
      unit_price: [0.1, 1.99, 20][random(3)],
      sale_price: [null, 0.07][random(2)],
    });
    // UPDATE OR REPLACE puts two rows on one product now and then, and the older one must go out of the totals.
    shuffle("cart_items", random, () => ({ ...columns(), product_id: `p${nextProduct++}` }));
    for (let step = 0; step < 60; step++) {
      const ids = db.prepare("SELECT id FROM cart_items ORDER BY id").pluck().all() as string[];
      const id = ids[random(ids.length)];
      if (id !== undefined) change("cart_items", id, { ...columns(), product_id: `p${random(8)}` });
    }
    checkDerived();
  });

  it("repairs totals and search with the statements that it registers", () => {
    addProduct("p1");
    add("grocery_lists", { id: "l1", user_id: "u", list_name: "L" });
    add("grocery_items", { id: "i1", list_id: "l1", item_name: "eggs", estimated_price: 2, quantity: 3 });
    add("shopping_carts", { id: "c1", user_id: "u" });
    add("cart_items", { id: "ci1", cart_id: "c1", product_id: "p", product_name: "P", unit_price: 1 });
    db.exec("UPDATE grocery_lists SET estimated_total = 9; UPDATE shopping_carts SET items_count = 9");
    db.exec("INSERT INTO product_search (product_search) VALUES ('delete-all')");
    for (const { name, is_right_sql, rebuild_sql } of rows("SELECT * FROM crewdb_derived")) {
      assert.equal(value(String(is_right_sql)), 0, String(name));
      for (const statement of String(rebuild_sql).split(";\n")) db.exec(statement);
    }
    checkDerived();
  });

  it("moves the time of change with every change, and keeps a time that the change sets", () => {
    add("grocery_lists", { id: "l1", user_id: "u", list_name: "L", updated_at: PAST });
    db.exec("UPDATE grocery_lists SET list_name = 'x'");
    assert.match(String(value("SELECT updated_at FROM grocery_lists")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.ok(String(value("SELECT updated_at FROM grocery_lists")) > PAST);
    db.exec("UPDATE grocery_lists SET updated_at = '2030-01-01T00:00:00.000Z'");
    db.exec("UPDATE grocery_lists SET list_name = 'y'");
    assert.equal(value("SELECT updated_at FROM grocery_lists"), "2030-01-01T00:00:00.000Z");
    const stamped = rows(`SELECT m.name AS stamped, c.name AS time FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      ON c.name IN ('updated_at', 'last_updated_at') WHERE m.type = 'table'`);
    for (const { stamped: table, time } of stamped) {
      const trigger = `tr_${table}_${time}`;
      assert.equal(value("SELECT count(*) FROM sqlite_schema WHERE name = ?", trigger), 1, trigger);
    }
  });
});
