import assert from "node:assert/strict";
import { once } from "node:events";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { type Interrupter, openInterrupter, TURNS } from "../../src/sqlite/pool/interrupter.js";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { ENDLESS } from "../fixtures/bounded-sql.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const [COUNT_FOR_EVER = ""] = ENDLESS;
/** An interrupt ends a statement where it looks for one, or where it asks for memory. */
const STOPPED = /^SQLITE_(?:INTERRUPT|NOMEM)$/;
const ROWS_FOR_EVER = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

describe("the turns of streams", () => {
  let db: Database.Database;
  let interrupter: Interrupter;
  let first: Connection;
  let second: Connection;

  before(function () {
    const file = guardFileOrSkip(this);
    if (process.platform === "win32") this.skip();
    interrupter = openInterrupter(file) ?? assert.fail();
    db = new Database(":memory:");
    loadGuard(db, file);
  });
  beforeEach(async () => {
    [first, second] = await Promise.all([openConnection(), openConnection()]);
  });
  afterEach(async () => {
    setTurns(TURNS);
    await Promise.all([first.stop(), second.stop()]);
  });
  after(() => {
    interrupter?.close();
    db?.close();
  });

  const setTurns = (count: number): unknown => db.prepare("SELECT guard_turns(?)").get(BigInt(count));
  /** Turns that nobody has, less the streams that wait for one. */
  const free = (): unknown => db.prepare("SELECT guard_turns_free()").pluck().get();

  async function reach(count: number): Promise<void> {
    while (free() !== count) await setImmediate();
  }

  interface Connection {
    /** SQLite's code, or undefined. */
    run(sql: string, kind?: "stream" | "query"): Promise<unknown>;
    stop(): Promise<unknown>;
  }

  async function openConnection(): Promise<Connection> {
    const file = new URL("../fixtures/turns-worker.js", import.meta.url);
    const worker = new Worker(file);
    const answer = async (): Promise<unknown> => ((await once(worker, "message")) as [unknown])[0];
    const slot = Number(await answer());
    let running = false;
    return {
      run: async (sql, kind = "stream") => {
        worker.postMessage({ sql, kind });
        running = true;
        const code = await answer();
        running = false;
        return code;
      },
      stop: async () => {
        interrupter.stop(slot, 1, () => running);
        while (running) await setImmediate();
        return worker.terminate();
      },
    };
  }

  it("are waited for, in order, and by nobody else", async () => {
    setTurns(0);
    const ended: string[] = [];
    const one = first.run("SELECT 1").then(() => ended.push("first"));
    await reach(-1);
    // Takes longer than the first's word that it has ended needs to arrive.
    const two = second
      .run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n")
      .then(() => ended.push("second"));
    await reach(-2);
    const third = await openConnection();
    assert.equal(await third.run("SELECT 3", "query"), undefined);
    await third.stop();
    assert.deepEqual(ended, []);
    setTurns(1);
    await Promise.all([one, two]);
    assert.deepEqual(ended, ["first", "second"]);
    assert.equal(free(), 1);
  });

  it("are waited for no longer by what is interrupted", async () => {
    setTurns(0);
    const waits = first.run(COUNT_FOR_EVER);
    await reach(-1);
    await first.stop();
    assert.match(String(await waits), STOPPED);
    assert.equal(free(), 0);
  });

  it("go to the next after some time, and are not given back twice", async () => {
    setTurns(1);
    const endless = first.run(COUNT_FOR_EVER);
    await reach(0);
    assert.equal(await second.run("SELECT 1"), undefined);
    assert.equal(free(), 1);
    await first.stop();
    assert.match(String(await endless), STOPPED);
    assert.equal(free(), 1);
  });

  it("are not held between two messages", async () => {
    setTurns(1);
    assert.equal(await first.run(ROWS_FOR_EVER), undefined);
    assert.equal(free(), 1);
    assert.equal(await second.run(ROWS_FOR_EVER), undefined);
    assert.equal(free(), 1);
  });

  it("are given back by a statement that fails, and by one whose thread ends", async () => {
    setTurns(1);
    assert.equal(await first.run("SELECT abs(-9223372036854775808)"), "SQLITE_ERROR");
    assert.equal(free(), 1);
    const endless = first.run(COUNT_FOR_EVER);
    await reach(0);
    await first.stop();
    assert.match(String(await endless), STOPPED);
    assert.equal(free(), 1);
  });
});
