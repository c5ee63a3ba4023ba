import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { type Interrupter, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { type Guard, loadGuard } from "../../src/sqlite/thread/guard.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const MIB = 1024 * 1024;
/** A quarter of it is for one statement. */
const BUDGET = 64 * MIB;
const LONG = "hex(zeroblob(1000000))";
const NUMBERS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 40)";

/** Each needs more than 16 MiB in another way; none writes a temporary file before. */
const GREEDY: Readonly<Record<string, string>> = {
  "values of one row": `SELECT ${Array(20).fill(LONG).join(", ")}`,
  "arguments of one function": `SELECT max(${Array(20).fill(LONG).join(", ")})`,
  "an aggregate": `${NUMBERS} SELECT json_group_array(${LONG}) FROM c`,
  "an aggregate of an object": `${NUMBERS} SELECT length(json_group_object(x, ${LONG})) FROM c`,
  "JSON with an indentation":
    "SELECT json_pretty(printf('%.*c', 900, '[') || printf('%.*c', 900, ']'), printf('%1000s', ''))",
  "lists in memory": `${NUMBERS} SELECT ${Array(20).fill(`'x' IN (SELECT ${LONG} FROM c LIMIT 1)`).join(", ")}`,
};

describe("the memory of callers' SQL", () => {
  let db: Database.Database;
  let guard: Guard;
  let interrupter: Interrupter;

  before(function () {
    const file = guardFileOrSkip(this);
    interrupter = openInterrupter(file) ?? assert.fail();
    if (!interrupter.boundMemory(BUDGET)) this.skip();
    db = new Database(":memory:");
    guard = loadGuard(db, file) ?? assert.fail();
    db.exec("CREATE TABLE t (a TEXT)");
  });
  after(() => {
    interrupter?.boundMemory(512 * MIB);
    interrupter?.close();
    db?.close();
  });

  function asCaller<Result>(sql: string, run: (statement: Database.Statement) => Result): Result {
    guard.becomeCaller(sql, true);
    try {
      return run(db.prepare(sql));
    } finally {
      guard.becomeService();
    }
  }

  const outcome = (sql: string): unknown => {
    try {
      return asCaller(sql, (statement) => (statement.reader ? statement.all().length : statement.run().changes));
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };

  for (const [kind, sql] of Object.entries(GREEDY))
    it(`is refused before it is taken: ${kind}`, () => {
      assert.equal(outcome(sql), "SQLITE_NOMEM");
      assert.deepEqual(guard.memoryRefusal(), { why: "statement", maxBytes: BUDGET / 4 });
      assert.equal(outcome("SELECT 1"), 1, "the connection works on");
      assert.equal(guard.memoryRefusal(), undefined);
    });

  it("comes back with the statement's end, again and again", () => {
    for (let i = 0; i < 20; i++) assert.equal(outcome(`SELECT ${Array(2).fill(LONG).join(", ")}`), 1);
    assert.equal(db.prepare("SELECT guard_memory_used()").pluck().get(), 0);
  });

  it("goes back to the system, also in small pieces with one behind them that stays", () => {
    interrupter.boundMemory(512 * MIB);
    const before = process.memoryUsage.rss();
    const counts = Array.from({ length: 1900 }, (_, i) => `count(DISTINCT a + ${i})`);
    assert.equal(outcome(`SELECT ${counts.join(", ")} FROM t`), "SQLITE_NOMEM");
    assert.ok(process.memoryUsage.rss() - before < 64 * MIB);
    interrupter.boundMemory(BUDGET);
  });

  it("is not bounded for the service's own statements", () => {
    assert.equal(
      db
        .prepare(GREEDY["values of one row"] ?? "")
        .raw()
        .all().length,
      1,
    );
  });

  it("is given to no statement that was interrupted, and so one ends that looks for no interrupt", () => {
    guard.arm(1);
    const stopsItself = "SELECT hex(zeroblob(1000000 + sign(1)))";
    // The policy lets callers call none of the service's functions: the name of one that they may call stands for it.
    db.function("sign", (_of) => Number(interrupter.interrupt(guard.slot, 1)));
    assert.equal(outcome(stopsItself), "SQLITE_NOMEM");
    assert.deepEqual(guard.memoryRefusal(), { why: "stopped" });
    guard.disarm();
    assert.equal(outcome("SELECT 1"), 1);
  });

  it("leaves the data whole when a write is refused", () => {
    assert.equal(outcome("INSERT INTO t VALUES ('kept')"), 1);
    assert.equal(outcome(`INSERT INTO t SELECT max(${Array(20).fill(LONG).join(", ")})`), "SQLITE_NOMEM");
    assert.deepEqual(db.prepare("SELECT a FROM t").pluck().all(), ["kept"]);
    assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
  });
});
