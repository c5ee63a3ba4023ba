import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const CALLS = [
  "instr(:a, :b)",
  "quote(trim(:a, :b))",
  "quote(ltrim(:a, :b))",
  "quote(rtrim(:a, :b))",
  "typeof(trim(:a, :b))",
  "hex(replace(:a, :b, :c))",
  "typeof(replace(:a, :b, :c))",
];

const LETTERS = ["a", "b", "ä", "€", "😀", "\0", " ", "'"];
const BYTES = [0x80, 0xc3, 0x61, 0xff, 0];

/** A small generator of numbers, the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

describe("the guard's own instr, replace and trim", () => {
  it("answer what SQLite's answer, for 50,000 random arguments", function () {
    const original = new Database(":memory:");
    const guarded = new Database(":memory:");
    loadGuard(guarded, guardFileOrSkip(this));
    const random = generator(1);
    const text = (length: number, letters: number): string =>
      Array.from({ length }, () => LETTERS[random(letters)] ?? "").join("");
    const makers: readonly (() => unknown)[] = [
      () => null,
      () => random(300) * 1.5,
      () => BigInt(random(5000)),
      () => Buffer.from(text(random(20), 1 + random(8))),
      () => Buffer.from(Array.from({ length: random(30) }, () => BYTES[random(5)] ?? 0)),
      () => text(random(300), 1 + random(2)),
      () => text(32 + random(60), 1 + random(2)),
      () => text(random(6), 1 + random(8)),
      () => text(random(3), 1 + random(8)),
    ];
    const pairs = CALLS.map((call) => {
      const sql = `SELECT ${call} WHERE (:a, :b, :c) IS NOT (0.1, 0.1, 0.1)`;
      return [original.prepare(sql).raw(), guarded.prepare(sql).raw(), call] as const;
    });
    for (let i = 0; i < 50_000; i++) {
      const [theirs, ours, call] = pairs[i % pairs.length] ?? assert.fail();
      const make = (): unknown => makers[random(makers.length)]?.();
      const values = { a: make(), b: make(), c: make() };
      const [expected] = theirs.get(values) as unknown[];
      const [actual] = ours.get(values) as unknown[];
      if (!Object.is(actual, expected)) assert.deepEqual({ call, values, actual }, { call, values, actual: expected });
    }
    original.close();
    guarded.close();
  });

  it("stops trim on its way", function () {
    const file = guardFileOrSkip(this);
    const interrupter = openInterrupter(file) ?? assert.fail();
    const db = new Database(":memory:");
    const guard = loadGuard(db, file) ?? assert.fail();
    db.function("interrupted", () => Number(interrupter.interrupt(guard.slot, 1)));
    const stripped = (name: string): unknown =>
      db
        .prepare(`SELECT length(${name}(?, substr(?, interrupted())))`)
        .pluck()
        .get("0".repeat(1000), `${"b".repeat(255)}0`);
    for (const name of ["trim", "ltrim", "rtrim"]) {
      guard.arm(1);
      assert.throws(() => stripped(name), { code: "SQLITE_INTERRUPT" }, name);
      guard.disarm();
    }
    db.close();
    interrupter.close();
  });
});
