import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { WireWriter } from "../../src/base/wire.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { SqlEngine } from "../../src/sqlite/sql/sql-engine.js";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { CallFacts } from "../../src/typed/call-facts.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

describe("what callers' compiled statements take", () => {
  let db: Database.Database;
  let engine: SqlEngine;

  beforeEach(function () {
    const file = guardFileOrSkip(this);
    openInterrupter(file)?.close(); // the extension is there before the connection
    db = new Database(":memory:");
    db.exec("CREATE TABLE t (a)");
    const guard = loadGuard(db, file) ?? assert.fail();
    if (guard.memoryOfThread() === 0) this.skip();
    engine = new SqlEngine(db, guard, true);
  });
  afterEach(() => db?.close());

  const execute = (sql: string): unknown =>
    engine.execute(
      { sql, parameters: [], named: undefined },
      new WireWriter(),
      { columns: 3, rows: 4 },
      new CallFacts(),
    );
  /** Some 4 MB when it is compiled; it finds no row to count. */
  const large = (index: number): string =>
    `SELECT ${Array.from({ length: 1900 }, (_, i) => `(SELECT a FROM t ORDER BY a + ${i})`).join(", ")} FROM t WHERE a <> ${index}`;

  it("wears the connection out, long before many are kept", () => {
    let compiled = 0;
    while (!engine.isWorn && compiled < 100) execute(large(compiled++));
    assert.ok(engine.isWorn && compiled < 50, String(compiled));
  });

  it("is refused beyond the memory of one statement, when the connection can't be replaced in between", () => {
    const most = (): unknown => {
      for (let i = 0; i < 300; i++) execute(large(i));
      return undefined;
    };
    assert.throws(most, (error) => error instanceof RpcFailure && error.error.reason === "OUT_OF_MEMORY");
  });

  it("is given back in between where the connection can't be replaced", async () => {
    for (let i = 0; i < 50; i++) {
      execute(large(i));
      if (engine.isWorn) await engine.freeStatements();
    }
    assert.equal(engine.isWorn, false);
  });

  it("is small for ordinary statements", () => {
    for (let i = 0; i < 300; i++) execute(`SELECT a FROM t WHERE a = ${i} AND a IN (1, 2, 3) ORDER BY a LIMIT 10`);
    assert.equal(engine.isWorn, false);
  });
});
