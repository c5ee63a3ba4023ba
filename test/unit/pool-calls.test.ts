import assert from "node:assert/strict";
import type { Call } from "../../src/engine/call.js";
import type { CallError } from "../../src/engine/call-error.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import { Cell } from "../fixtures/fake-cells.js";
import { errorOf, FakePool, type Sent } from "../fixtures/fake-pool.js";

const GATE = Cell.FIRST_GATE;
/** A Query whose text was never seen: field 1 of its request is the text. */
const FRESH = "\n\u0005fresh";
/** One reader, so that calls have to wait for each other. */
const ONE_READER = { minConnections: 2, maxConnections: 2 } as const;

describe("calls in the pool", () => {
  let fake: FakePool;
  afterEach(() => fake.pool.close(0));

  /** Holds the only reader until its gate is opened; nobody else is started before. */
  async function holdReader(): Promise<Sent> {
    const holder = fake.send(`wait:${GATE}`);
    await fake.started(1);
    return holder;
  }
  const saidBy = (sent: readonly Sent[]): Promise<string[]> => Promise.all(sent.map(({ said }) => said));

  it("are answered in their order, and fairly between their sources", async () => {
    fake = new FakePool(ONE_READER);
    const holder = await holdReader();
    const sent = ["a1", "a2", "a3", "b1", "c1"].map((name) => fake.send(name, { source: name.slice(0, 1) }));
    fake.open(GATE);
    await saidBy([holder, ...sent]);
    // The answers of a batch are given from its last to its first.
    assert.deepEqual(fake.answered, [`wait:${GATE}`, "a3", "a2", "c1", "b1", "a1"]);
  });

  it("that may not begin yet wait apart, and are answered later or at their deadline", async () => {
    fake = new FakePool(ONE_READER);
    let mayBegin = false;
    const waits: CallError = { reason: "TOO_MANY_STREAMS", message: "read first", retryAfterMs: 1 };
    const late = (order: string, more: Partial<Call>): Sent =>
      fake.send(order, more, () => (mayBegin ? undefined : waits));
    // Of each lane, and one whose text was never seen.
    const sent = [late("read", {}), late("write", { lane: "write" }), late(FRESH, { rpc: SqlRpc.QUERY })];
    const tooLate = late("too late", { deadlineMs: Date.now() + 20 });
    assert.equal(errorOf(await tooLate.outcome).message, "read first");
    assert.deepEqual(await saidBy(["1", "2"].map((order) => fake.send(order))), ["1", "2"]);
    assert.deepEqual(fake.answered, ["TOO_MANY_STREAMS", "2", "1"]);
    mayBegin = true;
    assert.deepEqual(await saidBy(sent), ["read", "write", FRESH]);
  });

  it("that write wait while writes are paused, and reads do not", async () => {
    fake = new FakePool(ONE_READER);
    fake.pool.pauseWrites(true);
    const write = fake.send("write", { lane: "write" });
    await saidBy(Array.from({ length: 3 }, (_, index) => fake.send(`read ${index}`)));
    assert.equal(write.answers(), 0);
    assert.equal(fake.pool.statistics().waitingWrites, 1);
    fake.pool.pauseWrites(false);
    assert.equal(await write.said, "write");
  });

  it("travel together when they wait together, and say so in their timings", async () => {
    fake = new FakePool(ONE_READER);
    const holder = await holdReader();
    const sent = Array.from({ length: 100 }, (_, index) => fake.send(`${index}`));
    fake.open(GATE);
    await saidBy([holder, ...sent]);
    assert.equal(fake.pool.statistics().batchCount, 3);
    const outcome = await sent[0]?.outcome;
    assert.equal(outcome?.timings?.batchSize, 64);
    assert.ok((outcome.timings.queueUs ?? 0) > 0 && outcome.timings.acquireUs > 0);
  });

  it("go back to the head of the queue when their batch ends before them", async () => {
    fake = new FakePool(ONE_READER);
    const sent = ["1", "last", "2", "3"].map((order) => fake.send(order));
    assert.deepEqual(await saidBy(sent), ["1", "last", "2", "3"]);
    assert.deepEqual(fake.answered, ["last", "1", "3", "2"]);
  });

  it("are refused with the pool's numbers when as many wait as may, and wait again when one is answered", async () => {
    fake = new FakePool({ ...ONE_READER, maxQueue: 2 });
    const holder = await holdReader();
    const waiting = [fake.send("1"), fake.send("2")];
    const error = errorOf(await fake.send("3").outcome);
    assert.equal(error.reason, "QUEUE_FULL");
    assert.ok((error.retryAfterMs ?? 0) > 0);
    assert.deepEqual(error.metadata, {
      waiting_calls: "2",
      acquired_conns: "1",
      idle_conns: "1",
      total_conns: "2",
      max_conns: "2",
    });
    fake.open(GATE);
    await saidBy([holder, ...waiting]);
    assert.equal(await fake.send("4").said, "4");
    assert.equal(fake.pool.statistics().refusedCount, 1);
  });

  it("of one client don't keep another's out when they fill the queue, and each has its share", async () => {
    fake = new FakePool({ ...ONE_READER, maxQueue: 4 });
    const holder = await holdReader();
    const greedy = Array.from({ length: 4 }, () => fake.send("a", { source: "a" }));
    const modest = [fake.send("b", { source: "b" }), fake.send("b", { source: "b" })];
    assert.equal(errorOf(await fake.send("a", { source: "a" }).outcome).reason, "QUEUE_FULL");
    assert.equal(errorOf(await (modest[1] as Sent).outcome).reason, "QUEUE_FULL");
    fake.open(GATE);
    assert.deepEqual(await saidBy([holder, ...greedy, modest[0] as Sent]), [`wait:${GATE}`, "a", "a", "a", "a", "b"]);
  });

  it("of many connections of one party share one share of the queue", async () => {
    fake = new FakePool({ ...ONE_READER, maxQueue: 4 });
    const holder = await holdReader();
    const send = (party: string, source: string): Sent => fake.send(party, { party, source });
    const greedy = ["1", "2", "3", "4"].map((source) => send("x", source));
    const modest = send("y", "5");
    assert.equal(errorOf(await send("x", "6").outcome).reason, "QUEUE_FULL");
    fake.open(GATE);
    assert.deepEqual(await saidBy([holder, ...greedy, modest]), [`wait:${GATE}`, "x", "x", "x", "x", "y"]);
  });

  it("make room in the queue when they are cancelled", async () => {
    fake = new FakePool({ ...ONE_READER, maxQueue: 1 });
    const holder = await holdReader();
    for (let round = 0; round < 10; round++) {
      const waiting = fake.send("never");
      fake.pool.cancel(waiting.call, "CANCELLED");
      assert.equal(await waiting.said, "CANCELLED");
    }
    assert.equal(fake.pool.statistics().waitingReads, 0);
    assert.equal(fake.pool.statistics().canceledAcquireCount, 10);
    const last = fake.send("last");
    fake.open(GATE);
    assert.deepEqual(await saidBy([holder, last]), [`wait:${GATE}`, "last"]);
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 2);
  });

  it("are refused when they would still wait at their deadline, and the other lane's queue does not count", async () => {
    fake = new FakePool(ONE_READER);
    // The average is made of what was seen: 1.9 ms for each of these reads.
    await saidBy(Array.from({ length: 100 }, () => fake.send("cost:1900")));
    const holder = fake.send(`wait:${GATE}`);
    await fake.started(101);
    const waiting = Array.from({ length: 500 }, () => fake.send("1"));
    const soon = { deadlineMs: Date.now() + 500 };
    const error = errorOf(await fake.send("2", soon).outcome);
    assert.equal(error.reason, "DEADLINE_UNREACHABLE");
    assert.ok((error.retryAfterMs ?? 0) > 100);
    assert.equal(await fake.send("write", { ...soon, lane: "write" }).said, "write");
    fake.open(GATE);
    await saidBy([holder, ...waiting]);
  });

  it("are answered at their deadline, waiting or running, and a time-out says who holds the connections", async () => {
    fake = new FakePool({ ...ONE_READER, connectionTimeoutMs: 20 });
    await fake.send("warm").said;
    const holder = fake.send(`wait:${GATE}`, { deadlineMs: Date.now() + 1000 });
    await fake.started(2);
    const late = fake.send("late", { deadlineMs: Date.now() + 5 });
    const impatient = fake.send("impatient");
    const over = fake.send("over", { deadlineMs: Date.now() - 1 });
    assert.deepEqual(await saidBy([over, late, impatient, holder]), [
      "DEADLINE_EXCEEDED",
      "DEADLINE_EXCEEDED",
      "ACQUIRE_TIMEOUT",
      "DEADLINE_EXCEEDED",
    ]);
    assert.match(errorOf(await late.outcome).message, /waited/);
    assert.match(errorOf(await holder.outcome).message, /ran/);
    assert.match(errorOf(await impatient.outcome).message, /1 busy, 1 idle, 2 of at most 2/);
    fake.open(GATE);
    // On a busy machine the thread needs a while to go on.
    let next = await fake.send("next").said;
    while (next === "ACQUIRE_TIMEOUT") next = await fake.send("next").said;
    assert.equal(next, "next");
  });

  it("are not started as writes when their deadline is a moment away", async () => {
    fake = new FakePool(ONE_READER);
    const write = fake.send("write", { lane: "write", deadlineMs: Date.now() + 2 });
    assert.equal(await write.said, "DEADLINE_EXCEEDED");
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 0);
  });

  it("that wait for a commit take no place in the queue, and are answered with what they wait for", async () => {
    fake = new FakePool({ ...ONE_READER, connectionTimeoutMs: 200 });
    const never = fake.send(`later:${GATE + 1}`, { deadlineMs: Date.now() + 600 });
    const soon = fake.send(`later:${GATE}`);
    await fake.started(10);
    fake.open(GATE);
    assert.equal(await soon.said, `later:${GATE}`);
    assert.match(await never.said, /COMMIT_NOT_REACHED|DEADLINE_EXCEEDED/);
    assert.equal(fake.pool.statistics().newConnsCount, 0);
  });

  it("are refused when the pool drains, while those in it go on", async () => {
    fake = new FakePool(ONE_READER);
    const holder = await holdReader();
    fake.pool.drain();
    assert.equal(errorOf(await fake.send("late").outcome).reason, "DRAINING");
    fake.open(GATE);
    assert.equal(await holder.said, `wait:${GATE}`);
  });

  it("are refused as writes while the disk is full, and reads go on", async () => {
    fake = new FakePool({ ...ONE_READER, refuseWrites: () => ({ reason: "DISK_FULL", message: "the disk is full" }) });
    assert.equal(await fake.send("write", { lane: "write" }).said, "DISK_FULL");
    assert.equal(await fake.send("read").said, "read");
  });

  it("stop a write that holds the writer while another client's waits, and no sooner than that", async () => {
    const interrupts = { stop: (): void => fake.interrupt(GATE) };
    fake = new FakePool({ ...ONE_READER, connectionTimeoutMs: 2000, interrupts });
    const long = fake.send(`wait:${GATE}`, { lane: "write", source: "a" });
    await fake.started(1);
    // Of the client's own writes the first may take the time of the next.
    const own = fake.send("own", { lane: "write", source: "a", deadlineMs: Date.now() + 1500 });
    assert.equal(await own.said, "DEADLINE_EXCEEDED");
    assert.equal(long.answers(), 0);
    const other = fake.send("other", { lane: "write", source: "b" });
    assert.match(errorOf(await long.outcome).message, /held the one writer for more than 1000 ms while other clients/);
    assert.equal(await other.said, "other");
  });
});
