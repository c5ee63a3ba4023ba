import assert from "node:assert/strict";
import { Cell, Gate } from "../fixtures/fake-cells.js";
import { FakePool } from "../fixtures/fake-pool.js";

/** One reader, so that all calls go over the same channel. */
const ONE_READER = { minConnections: 2, maxConnections: 2 } as const;
/** More than the memory of a channel has room for, each way. */
const LARGE = 300_000;

describe("the channel to a thread", () => {
  let fake: FakePool;
  beforeEach(() => {
    fake = new FakePool(ONE_READER);
  });
  afterEach(() => fake.pool.close(0));

  it("carries requests and answers that its memory has no room for, among others that it has", async () => {
    for (const length of [1, LARGE, 2, 66_000, 3, LARGE, 4]) {
      const order = "x".repeat(length);
      assert.equal(await fake.send(order).said, order);
    }
    assert.equal(fake.pool.statistics().totalConns, 2);
  });

  it("is answered in the order in which it was asked, housekeeping among calls", async () => {
    const ended: string[] = [];
    const note = (name: string) => () => ended.push(name);
    const tasks = [
      fake.pool.maintain({ kind: "probe" }, "read").then(note("first")),
      fake.pool.maintain({ kind: "probe" }, "read").then(note("second")),
      fake.pool.maintain({ kind: "probe" }, "read").then(note("third")),
    ];
    const call = fake.send("call").said.then(note("call"));
    await Promise.all([...tasks, call]);
    assert.deepEqual(ended, ["first", "second", "third", "call"]);
  });

  it("lets the thread's event loop turn while calls come one after the other", async () => {
    const gate = Cell.FIRST_GATE;
    await fake.send(`soon:${gate}`).said;
    for (let call = 0; call < 200; call++) await fake.send("call").said;
    assert.equal(Atomics.load(fake.cells, gate), Gate.OPEN);
  });

  it("lets a port that a task has closed be closed at once, whatever comes after it", async () => {
    await fake.pool.maintain({ kind: "backup", to: "", stop: new SharedArrayBuffer(4) }, "read");
    for (let call = 0; call < 20; call++) await fake.send("call").said;
    assert.equal(Atomics.load(fake.cells, Cell.FIRST_GATE), Gate.OPEN);
  });

  it("is opened to no more threads than calls have waited for, however long one takes to start", async () => {
    await fake.pool.close(0);
    fake = new FakePool({ minConnections: 2, maxConnections: 20 });
    // Two tasks at a time: while the second thread starts, the first has done all of them.
    for (let round = 0; round < 50; round++)
      await Promise.all([1, 2].map(() => fake.pool.maintain({ kind: "probe" }, "read")));
    assert.ok(Atomics.load(fake.cells, Cell.THREADS) <= 3);
  });

  it("does not keep a thread that dies, or one that waits for its file, from being replaced", async () => {
    assert.equal(await fake.send("die", { lane: "write" }).said, "WORKER_LOST");
    assert.equal(await fake.send("write", { lane: "write" }).said, "write");
    assert.equal(await fake.send("throw", { lane: "write" }).said, "INTERNAL");
    assert.equal(await fake.send("again", { lane: "write" }).said, "again");
  });
});
