import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mainTables } from "../../bench/seed/main-tables.js";
import { seedFiles } from "../../bench/seed/seed-files.js";
import { toSeedOptions } from "../../bench/seed/seed-options.js";
import { walmartTables } from "../../bench/seed/walmart-tables.js";
import type { SqlValue, TableRows } from "../../src/sqlite/file/bulk-load.js";

function collect(tables: Iterable<TableRows>): Map<string, Record<string, SqlValue>[]> {
  const all = new Map<string, Record<string, SqlValue>[]>();
  for (const { table, columns, rows } of tables) {
    all.set(
      table,
      Array.from(rows, (row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))),
    );
  }
  return all;
}

function digest(tables: Iterable<TableRows>): string {
  const hash = createHash("sha256");
  for (const { table, rows } of tables) for (const row of rows) hash.update(table).update(JSON.stringify(row));
  return hash.digest("hex");
}

const share = <T>(rows: readonly T[], test: (row: T) => boolean) => rows.filter(test).length / rows.length;
const near = (actual: number, expected: number, by: number) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not within ${by} of ${expected}`);

describe("seed: the generated data", () => {
  it("is the same for the same seed number, and other data for another", () => {
    assert.equal(digest(mainTables(1, 300)), digest(mainTables(1, 300)));
    assert.equal(digest(walmartTables(1, 300)), digest(walmartTables(1, 300)));
    assert.notEqual(digest(mainTables(1, 300)), digest(mainTables(2, 300)));
    assert.notEqual(digest(walmartTables(1, 300)), digest(walmartTables(2, 300)));
  });

  it("has e-mails of realistic form", () => {
    const emails = collect(mainTables(1, 2000)).get("emails_enhanced") ?? [];
    assert.equal(emails.length, 2000);
    const lengths = emails.map(({ body_content }) => String(body_content).length);
    assert.ok(Math.min(...lengths) >= 200 && Math.max(...lengths) < 4400);
    assert.ok(emails.some(({ subject }) => /Order #\d{5} shipment delayed/.test(String(subject))));
    assert.ok(emails.some(({ sender_name }) => String(sender_name).includes("O'Brien")));
    assert.ok(emails.every(({ sender_email }) => /^[a-z.0-9]+@[a-z]+\.example$/.test(String(sender_email))));
    near(
      share(emails, ({ in_reply_to }) => in_reply_to !== null),
      0.66,
      0.05,
    );
    near(
      share(emails, ({ status }) => status === "analyzed"),
      0.3,
      0.04,
    );
    const times = emails.map(({ received_date_time }) => String(received_date_time));
    assert.deepEqual(times, times.toSorted());
  });

  it("counts each chain's e-mails right", () => {
    const main = collect(mainTables(1, 500));
    const counts = new Map<SqlValue, number>();
    for (const { chain_id } of main.get("emails_enhanced") ?? []) counts.set(chain_id, (counts.get(chain_id) ?? 0) + 1);
    for (const { id, email_count } of main.get("email_chains") ?? []) assert.equal(email_count, counts.get(id));
  });

  it("has the product mix of the shop, and prices as seen there", () => {
    const products = collect(walmartTables(1, 5000)).get("walmart_products") ?? [];
    const mix = {
      produce: 13,
      pantry: 10.6,
      snacks: 9.9,
      beverages: 8.7,
      dairy: 8.1,
      bakery: 7.5,
      frozen: 6.2,
      other: 36,
    };
    for (const [department, percent] of Object.entries(mix)) {
      near(share(products, (row) => row.department === department) * 100, percent, 1.5);
    }
    const prices = products.map(({ regular_price }) => Number(regular_price));
    assert.ok(Math.min(...prices) >= 0.02 && Math.max(...prices) <= 32.09);
  });

  it("has lists whose totals are those of their items, and 25 orders of 229 items", () => {
    const walmart = collect(walmartTables(1, 1000));
    const items = walmart.get("grocery_items") ?? [];
    for (const list of walmart.get("grocery_lists") ?? []) {
      const own = items.filter(({ list_id }) => list_id === list.id);
      const cents = own.reduce(
        (sum, item) => sum + Math.round(Number(item.quantity) * Number(item.estimated_price) * 100),
        0,
      );
      assert.equal(Math.round(Number(list.estimated_total) * 100), cents);
      assert.equal(list.items_count, own.length);
    }
    assert.equal(walmart.get("walmart_order_history")?.length, 25);
    assert.equal(walmart.get("walmart_order_items")?.length, 229);
  });
});

describe("seed: the command line", () => {
  it("has the sizes of production, and small ones for tests", () => {
    const full = toSeedOptions({});
    assert.deepEqual([full.emails, full.products, full.seed, full.force], [143_221, 100_000, 1, false]);
    const small = toSeedOptions({ small: true, emails: "5", seed: "7", force: true });
    assert.deepEqual([small.emails, small.products, small.seed, small.force], [5, 1000, 7, true]);
  });

  it("refuses what is not a number", () => {
    assert.throws(() => toSeedOptions({ emails: "many" }), /--emails must be a whole number from 0, got "many"/);
    assert.throws(() => toSeedOptions({ products: "-1" }), /--products must be a whole number/);
  });
});

describe("seed: the files", () => {
  const none = { main: undefined, walmart: undefined };

  it("are those that the server would open, and the command line comes first", () => {
    const environment = { DB_PATH: "/srv/mail.db", WALMART_DB_PATH: "/srv/shop.db" };
    assert.deepEqual(seedFiles(none, environment), { main: "/srv/mail.db", walmart: "/srv/shop.db" });
    assert.deepEqual(seedFiles({ main: "/tmp/a.db", walmart: undefined }, environment), {
      main: "/tmp/a.db",
      walmart: "/srv/shop.db",
    });
    assert.match(seedFiles(none, {}).main, /data[/\\]crewai_team\.db$/);
  });

  it("are refused with every problem of the settings", () => {
    assert.throws(
      () => seedFiles(none, { DB_CACHE_SIZE: "much", CREWDB_PROT: "1" }),
      /DB_CACHE_SIZE[\s\S]*CREWDB_PROT/,
    );
  });
});
