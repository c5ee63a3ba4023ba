import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { addUnicodeLower, unicodeLower } from "../../src/sqlite/thread/unicode-lower.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

describe("unicode_lower", () => {
  it("is the same in C and in JavaScript, for every character", function () {
    const db = new Database(":memory:");
    loadGuard(db, guardFileOrSkip(this));
    const lower = db.prepare<[string], string>("SELECT unicode_lower(?)").pluck();
    for (let first = 0; first < 0x110000; first += 0x400) {
      if (first >= 0xd800 && first < 0xe000) continue;
      // A NUL ends SQLite's texts in some of its functions, not in this one.
      const text = String.fromCodePoint(...Array.from({ length: 0x400 }, (_, index) => first + index));
      assert.equal(lower.get(text), unicodeLower(text), `U+${first.toString(16)}`);
    }
    db.close();
  });

  it("leaves what is no UTF-8 as it is, and NULL", function () {
    const db = new Database(":memory:");
    loadGuard(db, guardFileOrSkip(this));
    const lower = db.prepare("SELECT hex(unicode_lower(CAST(unhex(?) AS TEXT)))").pluck();
    for (const hex of ["FF", "C3", "61C3", "E2C4", "F09F8D", "80", "C080", "EDA080", "F8888080", "C29C41C3"])
      assert.equal(lower.get(hex), hex.replace("41", "61"));
    assert.equal(db.prepare("SELECT unicode_lower(NULL)").pluck().get(), null);
    db.close();
  });

  it("is there without the extension, and folds what the search indexes fold", () => {
    const db = new Database(":memory:");
    addUnicodeLower(db);
    addUnicodeLower(db);
    db.exec("CREATE VIRTUAL TABLE s USING fts5 (x, tokenize = 'trigram')");
    const found = db.prepare("SELECT 1 FROM s WHERE s MATCH ?").pluck();
    for (const [stored, asked] of [
      ["ÜBERWEISUNG", "überweisung"],
      ["ЗАКАЗ", "заказ"],
      ["ΟΔΟΣ ΟΔΟΣ", "οδος"],
      ["ÅNGSTRÖM", "ångström"],
      ["ORDER", "order"],
    ] as const) {
      db.exec("DELETE FROM s");
      db.prepare("INSERT INTO s VALUES (?)").run(stored);
      assert.equal(found.get(`"${asked}"`), 1, asked);
      const at = db.prepare("SELECT instr(unicode_lower(?), unicode_lower(?))").pluck().get(stored, asked);
      assert.equal(at, 1, asked);
    }
    assert.equal(db.prepare("SELECT unicode_lower(NULL)").pluck().get(), null);
    db.close();
  });
});
