import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { type Interrupter, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { ENDLESS } from "../fixtures/bounded-sql.js";
import { Cell, type Ended, guardFileOrSkip, type Order } from "../fixtures/guarded.js";

const [COUNT_FOR_EVER = ""] = ENDLESS;
const FILL_FOR_EVER = "INSERT INTO t WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

describe("an interrupt from the main thread", () => {
  let guardFile: string;
  let folder: string;
  let worker: Worker;
  let interrupter: Interrupter;
  let cells: Int32Array;

  before(function () {
    guardFile = guardFileOrSkip(this);
  });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-guard-"));
    cells = new Int32Array(new SharedArrayBuffer(32));
    const opened = openInterrupter(guardFile);
    assert.ok(opened);
    interrupter = opened;
    const workerData = { guardFile, file: join(folder, "a.db"), cells };
    worker = new Worker(new URL("../fixtures/guard-worker.js", import.meta.url), { workerData });
    await once(worker, "message");
  });

  afterEach(async () => {
    Atomics.store(cells, Cell.stop, 1);
    interrupter?.close();
    await worker?.terminate();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the order; resolves when the worker has armed its guard. */
  async function start(order: Order): Promise<{ ended: Promise<Ended> }> {
    Atomics.store(cells, Cell.armed, 0);
    worker.postMessage(order);
    const ended = once(worker, "message").then(([message]) => message as Ended);
    if (order.kind === "run") await Atomics.waitAsync(cells, Cell.armed, 0).value;
    return { ended };
  }

  /** Stops the order's work, and answers how it ended. */
  async function stop(generation: number, ended: Promise<Ended>): Promise<Ended> {
    let wanted = true;
    interrupter.stop(slot(), generation, () => wanted);
    const result = await ended;
    wanted = false;
    return result;
  }

  const slot = (): number => Atomics.load(cells, Cell.slot);

  for (const sql of ENDLESS) {
    it(`stops ${sql.slice(0, 110)}`, async () => {
      const { ended } = await start({ kind: "run", sql, generation: 7 });
      assert.equal((await stop(7, ended)).code, "SQLITE_INTERRUPT");
      const next = await start({ kind: "run", sql: "SELECT 1", generation: 8 });
      assert.equal((await next.ended).code, undefined, "the connection lives on");
    });
  }

  it("is ignored for another generation or another slot", async () => {
    const { ended } = await start({ kind: "run", sql: COUNT_FOR_EVER, generation: 2 ** 40 });
    for (const generation of [0, 1, 2 ** 40 - 1, 2 ** 40 + 1, -1]) {
      assert.equal(interrupter.interrupt(slot(), generation), false);
    }
    for (const other of [0, -1, slot() + 1, slot() + 1024, slot() - 1024, 2 ** 50]) {
      assert.equal(interrupter.interrupt(other, 2 ** 40), false);
    }
    assert.equal(interrupter.interrupt(slot(), 2 ** 40), true);
    assert.equal((await stop(2 ** 40, ended)).code, "SQLITE_INTERRUPT");
    assert.equal(interrupter.interrupt(slot(), 2 ** 40), false, "disarmed");
  });

  it("rolls back the whole transaction when it stops a write", async () => {
    const before = "CREATE TABLE t (x); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)";
    const { ended } = await start({ kind: "run", before, sql: FILL_FOR_EVER, generation: 1 });
    assert.deepEqual(await stop(1, ended), { code: "SQLITE_INTERRUPT", inTransaction: false });
  });

  it("keeps the transaction when it stops a read", async () => {
    const before = "CREATE TABLE t (x); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)";
    const { ended } = await start({ kind: "run", before, sql: COUNT_FOR_EVER, generation: 1 });
    assert.deepEqual(await stop(1, ended), { code: "SQLITE_INTERRUPT", inTransaction: true });
  });

  it("does not reach a COMMIT that follows disarm", () => {
    const db = new Database(":memory:");
    const guard = loadGuard(db, guardFile);
    assert.ok(guard);
    db.exec("CREATE TABLE t (x); BEGIN; INSERT INTO t VALUES (1)");
    guard.arm(5);
    assert.equal(interrupter.interrupt(guard.slot, 5), true);
    guard.disarm();
    assert.equal(interrupter.interrupt(guard.slot, 5), false);
    db.exec("COMMIT");
    assert.equal(db.prepare("SELECT count(*) FROM t").pluck().get(), 1);
    db.close();
    assert.equal(interrupter.interrupt(guard.slot, 5), false, "a freed slot");
  });

  it("hits no statement outside its generation in 20,000 tries", async () => {
    const { ended } = await start({ kind: "short" });
    const delivered = new Set<number>();
    // On a busy machine the thread may have had no core in that time: until some have hit.
    for (let i = 0; i < 20_000 || delivered.size < 20; i++) {
      const generation = Atomics.load(cells, Cell.generation) + ([0, 0, 0, -1, 1, 2][i % 6] ?? 0);
      if (interrupter.interrupt(slot(), generation)) delivered.add(generation);
      if (i % 50 === 0) await setImmediate();
    }
    Atomics.store(cells, Cell.stop, 1);
    const { interrupted, strays } = await ended;
    assert.equal(strays, 0, "a statement that was not armed was hit");
    assert.deepEqual(
      interrupted?.filter((generation) => !delivered.has(generation)),
      [],
    );
    assert.ok((interrupted?.length ?? 0) > 0, "none was hit at all");
  });

  it("is harmless while connections close and open", async () => {
    const { ended } = await start({ kind: "reopen" });
    for (let i = 0; i < 20_000; i++) {
      interrupter.interrupt(slot(), 1);
      if (i % 50 === 0) await setImmediate();
    }
    Atomics.store(cells, Cell.stop, 1);
    assert.ok(((await ended).rounds ?? 0) > 0);
  });

  it("lets a thread that is terminated in an endless statement end", async () => {
    await start({ kind: "run", sql: COUNT_FOR_EVER, generation: 3 });
    const mine = slot();
    let running = true;
    const exited = worker.terminate();
    interrupter.stop(mine, 3, () => running);
    await exited;
    running = false;
    assert.equal(interrupter.interrupt(mine, 3), false, "the slot went with the thread");
  });
});
