import assert from "node:assert/strict";
import { Cell } from "../fixtures/fake-cells.js";
import { errorOf, FakePool, type Sent } from "../fixtures/fake-pool.js";

const GATE = Cell.FIRST_GATE;

describe("the pool's threads", () => {
  let fake: FakePool;
  afterEach(() => fake.pool.close(0).catch(() => undefined));

  /** Resolves when the pool has so many connections. */
  async function untilConnections(count: number): Promise<void> {
    const untilMs = Date.now() + 20_000;
    while (fake.pool.statistics().totalConns !== count) {
      assert.ok(Date.now() < untilMs, `${fake.pool.statistics().totalConns} connections`);
      await fake.send("turn").said;
    }
  }

  it("are as few as the minimum while calls find one free", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 10 });
    for (let call = 0; call < 50; call++) await fake.send(`${call}`).said;
    assert.equal(fake.pool.statistics().totalConns, 2);
    assert.equal(fake.pool.statistics().newConnsCount, 0);
  });

  it("become more when calls wait for those that are held, up to the maximum, and fewer again when idle", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 4, idleTimeoutMs: 50 });
    const held: Sent[] = [];
    for (const gate of [0, 1, 2]) {
      held.push(fake.send(`wait:${GATE + gate}`));
      await fake.started(held.length);
    }
    assert.equal(fake.pool.statistics().totalConns, 4);
    const waiting = fake.send("waiting");
    for (const gate of [0, 1, 2]) fake.open(GATE + gate);
    await Promise.all([...held, waiting].map(({ said }) => said));
    await untilConnections(2);
    assert.equal(fake.pool.statistics().idleConns, 2);
  });

  it("that die are replaced: reads run again once, a write is told that nobody knows", async () => {
    fake = new FakePool();
    const sent = ["1", "die", "2"].map((order) => fake.send(order));
    assert.deepEqual(await Promise.all(sent.map(({ said }) => said)), ["1", "WORKER_LOST", "2"]);
    const write = errorOf(await fake.send("die", { lane: "write" }).outcome);
    assert.equal(write.reason, "WORKER_LOST");
    assert.ok((write.retryAfterMs ?? 0) > 0);
    assert.equal(await fake.send("read").said, "read");
    assert.equal(await fake.send("write", { lane: "write" }).said, "write");
  });

  it("that can't open their file answer with an error for the log, and keep running", async () => {
    fake = new FakePool();
    const error = errorOf(await fake.send("throw").outcome);
    assert.equal(error.reason, "INTERNAL");
    assert.match(error.internal ?? "", /can't be opened/);
    assert.doesNotMatch(error.message, /opened/);
    const write = errorOf(await fake.send("throw", { lane: "write" }).outcome);
    assert.equal(write.reason, "INTERNAL");
    // The read was tried twice, by the same thread.
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 3);
    assert.equal(fake.pool.statistics().totalConns, 2);
  });

  it("are never all taken by slow statements", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 4 });
    const SLOW = 1;
    for (let call = 0; call < 10; call++) await fake.send("cost:50000", { rpc: SLOW }).said;
    const slow = Array.from({ length: 20 }, () => fake.send(`wait:${GATE}`, { rpc: SLOW }));
    await fake.started(11);
    for (let call = 0; call < 100; call++) assert.equal(await fake.send(`${call}`).said, `${call}`);
    assert.ok(fake.pool.statistics().acquiredConns < 3);
    fake.open(GATE);
    await Promise.all(slow.map(({ said }) => said));
  });

  it("run a slow statement in the end, however many fast ones come", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 2 });
    const SLOW = 1;
    for (let call = 0; call < 10; call++) await fake.send("cost:50000", { rpc: SLOW }).said;
    let slowIsDone = false;
    const slow = fake.send("slow", { rpc: SLOW }).said.finally(() => {
      slowIsDone = true;
    });
    // Each of these chains has its next call waiting before the thread is free.
    const chain = async (): Promise<void> => {
      while (!slowIsDone) await fake.send("fast").said;
    };
    await Promise.all([slow, ...Array.from({ length: 200 }, chain)]);
  });

  it("end when the pool closes: what runs is interrupted, and the writer closes its file last", async () => {
    const interrupted: number[] = [];
    fake = new FakePool({
      interrupts: {
        stop: (guardSlot, _generation, wanted) => {
          assert.ok(wanted());
          interrupted.push(guardSlot);
          fake.interrupt(GATE);
        },
      },
    });
    const held = fake.send(`wait:${GATE}`);
    await fake.started(1);
    await fake.pool.close(0);
    assert.equal(await held.said, "DRAINING");
    assert.equal(interrupted.length, 1);
    assert.equal(errorOf(await fake.send("late").outcome).reason, "DRAINING");
  });

  it("are waited for within the grace time of a close, and no longer than the calls need", async () => {
    fake = new FakePool();
    const held = fake.send(`wait:${GATE}`);
    await fake.started(1);
    const closed = fake.pool.close(30_000);
    fake.open(GATE);
    assert.equal(await held.said, `wait:${GATE}`);
    await closed;
  });

  it("that can't be interrupted do not keep a close from ending", async () => {
    fake = new FakePool();
    const held = fake.send(`wait:${GATE}`, { lane: "write" });
    await fake.started(1);
    await assert.rejects(fake.pool.close(0), /a statement still runs/);
    assert.equal(await held.said, "DRAINING");
    fake.open(GATE);
  });
});
