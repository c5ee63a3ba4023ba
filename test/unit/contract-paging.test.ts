import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { pagedSql } from "../../src/sqlite/thread/statement-text.js";
import { fromPageToken, toPageToken } from "../../src/typed/page-token.js";

describe("the text of a page", () => {
  const order = { keys: ["at", "id"], descending: true };

  it("wraps the first page in its order and a limit", () => {
    const sql = pagedSql("SELECT at, id FROM t", order, false);
    assert.equal(sql, 'SELECT * FROM (SELECT at, id FROM t\n) ORDER BY "at" DESC, "id" DESC LIMIT ? + 0');
  });

  it("starts a later page behind the keys of the token", () => {
    const sql = pagedSql("SELECT at, id FROM t", { ...order, descending: false }, true);
    assert.equal(
      sql,
      'SELECT * FROM (SELECT at, id FROM t\n) WHERE ("at", "id") > (?, ?) ORDER BY "at", "id" LIMIT ? + 0',
    );
  });

  it("seeks behind a key that is bound as bytes, because its text is no UTF-8", () => {
    const db = new Database(":memory:");
    db.exec("CREATE TABLE t (at TEXT NOT NULL, id TEXT NOT NULL PRIMARY KEY) STRICT; CREATE INDEX ix_t ON t (at, id)");
    const plan = (rawKeys: number): unknown =>
      db.prepare(`EXPLAIN QUERY PLAN ${pagedSql("SELECT at, id FROM t", order, true, rawKeys)}`).all("", "", 10);
    for (const rawKeys of [1, 2, 3]) assert.deepEqual(plan(rawKeys), plan(0));
    assert.match(JSON.stringify(plan(0)), /SEARCH t USING COVERING INDEX ix_t/);
    db.close();
  });

  it("has tokens for whatever a key can hold, and takes no others", () => {
    const keys = ["a\0ü", Buffer.from([0x61, 0xff]), 1n, 2n ** 63n - 1n, -(2n ** 63n), 0.1, 1e300, Infinity, -Infinity];
    const filters = Buffer.from("nine byte");
    const token = toPageToken(filters, keys);
    assert.deepEqual(fromPageToken(token, filters, keys.length), keys);
    assert.throws(() => fromPageToken(token, Buffer.from("9 bytes .."), keys.length), /issued for other filters/);
    assert.throws(() => fromPageToken(token, filters, keys.length - 1), /not issued/);
    const one = Buffer.from(toPageToken(filters, ["ab"]), "base64url");
    const cut = one.subarray(0, -1);
    const wrongClass = Buffer.from(one).fill(4, 10, 11);
    const otherVersion = Buffer.from(one).fill(1, 0, 1);
    for (const bytes of [Buffer.alloc(0), cut, wrongClass, otherVersion, Buffer.concat([one, Buffer.from([1])])]) {
      assert.throws(() => fromPageToken(bytes.toString("base64url"), filters, 1), /page_token can't be used/);
    }
    for (const text of [`${token}=`, ` ${token}`, "ä", "{}"]) {
      assert.throws(() => fromPageToken(text, filters, keys.length), /not issued/);
    }
  });

  it("reads every row once, in order, page after page", () => {
    const db = new Database(":memory:");
    db.exec("CREATE TABLE t (at TEXT NOT NULL, id INTEGER PRIMARY KEY); CREATE INDEX ix_t ON t (at, id)");
    for (let id = 1; id <= 25; id++) db.prepare("INSERT INTO t VALUES (?, ?)").run(`day ${id % 4}`, id);
    const inner = "SELECT at, id FROM t -- a comment at the end";
    const read: unknown[] = [];
    let page = db.prepare(pagedSql(inner, order, false)).all(10) as { at: string; id: number }[];
    while (page.length > 0) {
      read.push(...page);
      const last = page.at(-1);
      page = db.prepare(pagedSql(inner, order, true)).all(last?.at, last?.id, 10) as typeof page;
    }
    assert.deepEqual(read, db.prepare("SELECT at, id FROM t ORDER BY at DESC, id DESC").all());
    db.close();
  });
});
