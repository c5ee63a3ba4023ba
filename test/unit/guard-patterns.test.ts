import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { seeded } from "../fixtures/seeded.js";

/** `text` makes text of any bytes, also such that are no UTF-8. */
const text = (parameter: string): string => `CAST(${parameter} AS TEXT)`;
const TESTS = [
  "? LIKE ?",
  "? LIKE ? ESCAPE ?",
  "? GLOB ?",
  `${text("?")} LIKE ${text("?")}`,
  `${text("?")} LIKE ${text("?")} ESCAPE ${text("?")}`,
  `${text("?")} GLOB ${text("?")}`,
];
const SIGNS = ["a", "%", "*", "_", "?", "b", "[", "]", "^", "-", "A", "\\", "ä", "Ä", "€", "😀", "\0"];
const BYTES = [0x80, 0xc3, 0x61, 0x25, 0x5f, 0xff, 0xf0, 0xed, 0xa0];
const TRIES = 60_000;

describe("the guard's own LIKE and GLOB", () => {
  it(`answer what SQLite's answer, for ${TRIES} random texts and patterns`, function () {
    const original = new Database(":memory:");
    const guarded = new Database(":memory:");
    loadGuard(guarded, guardFileOrSkip(this));
    const random = seeded(1);
    const below = (count: number): number => Math.floor(random() * count);
    const signs = (length: number, kinds: number): string =>
      Array.from({ length }, () => SIGNS[below(kinds)] ?? "").join("");
    const makers: readonly (() => unknown)[] = [
      () => null,
      () => below(1000),
      () => Buffer.from(signs(4, 6)),
      () => Buffer.from(Array.from({ length: below(6) }, () => BYTES[below(BYTES.length)] ?? 0)),
      () => signs(1, SIGNS.length),
      () => signs(below(6), SIGNS.length),
      () => signs(below(12), 6),
      () => signs(below(24), 5),
      () => signs(below(24), 2),
    ];
    const pairs = TESTS.map((test) => [original, guarded].map((db) => db.prepare(`SELECT ${test}`).pluck()));
    for (let i = 0; i < TRIES; i++) {
      const test = TESTS[i % TESTS.length] ?? assert.fail();
      const [theirs, ours] = pairs[i % TESTS.length] ?? assert.fail();
      const values = Array.from({ length: test.split("?").length - 1 }, () => makers[below(makers.length)]?.());
      const [expected, actual] = [outcome(theirs, values), outcome(ours, values)];
      if (actual !== expected) assert.deepEqual({ test, values, actual }, { test, values, actual: expected });
    }
    original.close();
    guarded.close();
  });

  it("search an index where SQLite's search one", function () {
    const db = new Database(":memory:");
    loadGuard(db, guardFileOrSkip(this));
    db.exec("CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT); CREATE INDEX ta ON t (a); CREATE INDEX tb ON t (b)");
    const plan = (where: string): unknown => db.prepare(`EXPLAIN QUERY PLAN SELECT * FROM t WHERE ${where}`).get();
    for (const [where, index] of [
      ["a LIKE 'abc%'", "ta (a>? AND a<?)"],
      ["a LIKE 'abc!%%' ESCAPE '!'", "ta (a>? AND a<?)"],
      ["b GLOB 'abc*'", "tb (b>? AND b<?)"],
    ] as const)
      assert.match(
        JSON.stringify(plan(where)),
        new RegExp(`SEARCH t USING INDEX ${index.replaceAll(/[()?]/g, "\\$&")}`),
      );
    db.close();
  });
});

function outcome(statement: Database.Statement | undefined, values: readonly unknown[]): unknown {
  try {
    return statement?.get(...values);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}
