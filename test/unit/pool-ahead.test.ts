import assert from "node:assert/strict";
import type { PoolOptions } from "../../src/sqlite/pool/pool-options.js";
import { Cell } from "../fixtures/fake-cells.js";
import { errorOf, FakePool, type Sent } from "../fixtures/fake-pool.js";
import { NO_SINK } from "../fixtures/no-stream.js";

const COMMIT = Cell.FIRST_GATE;
const RUN = COMMIT + 1;
const WRITE = { lane: "write" } as const;
/** Longest wait for anything, in ms. */
const CEILING_MS = 30_000;

describe("a batch that is sent ahead while the writer commits", () => {
  let fake: FakePool;
  afterEach(() => fake.pool.close(0).catch(() => undefined));

  const write = (order: string): Sent => fake.send(order, WRITE);
  const saidBy = (sent: readonly Sent[]): Promise<string[]> => Promise.all(sent.map(({ said }) => said));

  async function until(what: string, isSo: () => boolean): Promise<void> {
    const untilMs = Date.now() + CEILING_MS;
    while (!isSo()) {
      assert.ok(Date.now() < untilMs, what);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Resolves when so many batches have left the queue and nothing waits. */
  const sentAhead = (batches = 2): Promise<void> =>
    until("nothing was sent ahead", () => {
      const { waitingWrites, batchCount } = fake.pool.statistics();
      return waitingWrites === 0 && batchCount === batches;
    });

  /** A pool whose writer commits these writes until its gate is opened. */
  async function committing(orders: readonly string[], options: Partial<PoolOptions> = {}): Promise<Sent[]> {
    fake = new FakePool(options);
    const sent = orders.map(write);
    const started = orders.findIndex((order) => /^(commit|doom)/.test(order)) + 1;
    await fake.started(started);
    // What the batch gives back leads the next one.
    if (started < orders.length) await sentAhead();
    return sent;
  }

  it("is answered after the one before it, whose answers do not wait for it", async () => {
    const first = await committing(["1", `commit:${COMMIT}`]);
    const second = [`wait:${RUN}`, "3"].map(write);
    await sentAhead();
    assert.deepEqual(fake.answered, []);
    fake.open(COMMIT);
    await saidBy(first);
    await fake.started(3);
    assert.deepEqual(fake.answered, [`commit:${COMMIT}`, "1"]);
    fake.open(RUN);
    await saidBy(second);
    assert.deepEqual(fake.answered, [`commit:${COMMIT}`, "1", "3", `wait:${RUN}`]);
  });

  it("takes with it what comes before the writer has it, and has timings that follow each other", async () => {
    const first = await committing([`commit:${COMMIT}`]);
    const second = [write("1")];
    await sentAhead();
    for (const order of ["2", "3", "x".repeat(40_000), "4"]) {
      second.push(write(order));
      await until("it did not go along", () => fake.pool.statistics().waitingWrites === 0);
    }
    assert.equal(fake.pool.statistics().batchCount, 2);
    // No room is left for this one in the memory of the channel.
    second.push(write("y".repeat(40_000)));
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fake.pool.statistics().waitingWrites, 1);
    fake.open(COMMIT);
    await saidBy([...first, ...second]);
    assert.equal(fake.pool.statistics().batchCount, 3);
    assert.deepEqual(
      second.map(({ answers }) => answers()),
      [1, 1, 1, 1, 1, 1],
    );
    for (const { outcome } of second) {
      const { timings } = await outcome;
      assert.ok(timings && timings.queueUs >= 0 && timings.acquireUs >= 0, JSON.stringify(timings));
    }
  });

  it("may be too large for the memory of the channel, and so may its answer and the one before", async () => {
    const large = "x".repeat(262_100);
    const first = await committing([large, `commit:${COMMIT}`]);
    const second = [write(`${large}y`)];
    await sentAhead();
    const third = write("z");
    fake.open(COMMIT);
    assert.deepEqual(await saidBy([...first, ...second, third]), [large, `commit:${COMMIT}`, `${large}y`, "z"]);
  });

  it("does not start a call that was cancelled before, and runs the others", async () => {
    const first = await committing([`commit:${COMMIT}`]);
    const [before, cancelled, after] = ["1", "2", "3"].map(write) as [Sent, Sent, Sent];
    await sentAhead();
    fake.pool.cancel(cancelled.call, "CANCELLED");
    assert.equal(await cancelled.said, "CANCELLED");
    fake.open(COMMIT);
    assert.deepEqual(await saidBy([...first, before, after]), [`commit:${COMMIT}`, "1", "3"]);
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 3);
  });

  it("has the call that is cancelled while it runs interrupted, by its own number, and no other", async () => {
    const stopped: { generation: number; wanted: () => boolean }[] = [];
    const interrupts = {
      stop: (_slot: number, generation: number, wanted: () => boolean): void => {
        stopped.push({ generation, wanted });
        fake.interrupt(RUN);
      },
    };
    const first = await committing([`commit:${COMMIT}`, `wait:${RUN}`], { interrupts });
    // Given back by the first batch, the waiting call is the head of the second.
    const last = write("last one");
    await sentAhead();
    const [held, waiting] = first as [Sent, Sent];
    fake.pool.cancel(held.call, "CANCELLED");
    assert.equal(stopped.length, 0, "a COMMIT is never interrupted");
    fake.open(COMMIT);
    await fake.started(2);
    fake.pool.cancel(waiting.call, "CANCELLED");
    // The first was stored: that is the answer.
    assert.deepEqual(await saidBy([held, waiting, last]), [`commit:${COMMIT}`, "CANCELLED", "last one"]);
    assert.equal(errorOf(await waiting.outcome).committed, "false");
    assert.equal(stopped.length, 1);
    assert.equal(stopped[0]?.wanted(), false);
  });

  for (const reason of ["CANCELLED", "DEADLINE_EXCEEDED"] as const) {
    it(`whose COMMIT lasts is told by ${reason} that nobody knows, and what was not begun that it is not stored`, async () => {
      const first = await committing([`commit:${COMMIT}`]);
      const second = [write("2")];
      await sentAhead();
      for (const { call } of [...first, ...second]) fake.pool.cancel(call, reason);
      const errors = (await Promise.all([...first, ...second].map(({ outcome }) => outcome))).map(errorOf);
      assert.deepEqual(
        errors.map((error) => [error.reason, error.committed]),
        [
          [reason, "unknown"],
          [reason, "false"],
        ],
      );
      fake.open(COMMIT);
    });
  }

  it("begins with the calls that the one before it did not start, in their order, and runs each once", async () => {
    const first = await committing([`commit:${COMMIT}`, "1", "2", "3"]);
    const later = [write("4")];
    await sentAhead();
    const [, cancelled] = first as [Sent, Sent];
    fake.pool.cancel(cancelled.call, "CANCELLED");
    fake.open(COMMIT);
    await saidBy([...first, ...later]);
    // The answers of a batch are given from its last to its first.
    assert.deepEqual(fake.answered, ["CANCELLED", `commit:${COMMIT}`, "4", "3", "2"]);
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 4);
    assert.ok([...first, ...later].every(({ answers }) => answers() === 1));
  });

  it("is lost with the one before it when the thread dies, and the next writes work", async () => {
    const first = await committing([`doom:${COMMIT}`, "given back"]);
    const second = [write("2")];
    await sentAhead();
    fake.open(COMMIT);
    for (const { outcome } of [...first, ...second]) assert.equal(errorOf(await outcome).reason, "WORKER_LOST");
    assert.deepEqual(await saidBy(["4", "5"].map(write)), ["4", "5"]);
    assert.equal(fake.pool.statistics().acquiredConns, 0);
  });

  it("may itself be what the thread dies of: the one before it has its answers", async () => {
    const first = await committing([`commit:${COMMIT}`]);
    const second = ["die", "2"].map(write);
    await sentAhead();
    fake.open(COMMIT);
    assert.deepEqual(await saidBy([...first, ...second]), [`commit:${COMMIT}`, "WORKER_LOST", "WORKER_LOST"]);
    assert.equal(await write("3").said, "3");
  });

  /** Callers that send a write as soon as they have the answer to the last one, until this has happened. */
  async function underEndlessWrites(what: () => Promise<unknown>): Promise<void> {
    fake = new FakePool();
    fake.open(COMMIT);
    let over = false;
    const caller = async (): Promise<void> => {
      while (!over) assert.equal(await write(`commit:${COMMIT}`).said, `commit:${COMMIT}`);
    };
    const callers = Array.from({ length: 100 }, caller);
    await fake.started(200);
    await what();
    over = true;
    await Promise.all(callers);
  }

  it("does not keep housekeeping from the writer, however many writes come", () =>
    underEndlessWrites(async () => {
      for (let round = 0; round < 20; round++) await fake.pool.maintain({ kind: "checkpoint", truncate: false });
    }));

  it("does not keep a transaction from the writer, however many writes come", () =>
    underEndlessWrites(async () => {
      for (let round = 0; round < 20; round++)
        assert.equal(await fake.send("", { ...WRITE, source: "b", stream: NO_SINK }).said, "");
    }));

  it("is not sent behind a write while a transaction or housekeeping waits for the writer", async () => {
    const first = await committing([`commit:${COMMIT}`]);
    const done: string[] = [];
    const note = (name: string) => (): number => done.push(name);
    const checkpoint = { kind: "checkpoint", truncate: false } as const;
    const housekeeping = fake.pool.maintain(checkpoint).then(note("checkpoint"));
    const later = write("later").said.then(note("later"));
    const stream = fake.send("", { ...WRITE, stream: NO_SINK }).said.then(note("stream"));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(fake.pool.statistics().waitingWrites, 2);
    fake.open(COMMIT);
    await saidBy(first);
    await Promise.all([housekeeping, later, stream]);
    assert.deepEqual(done, ["checkpoint", "later", "stream"]);
  });

  it("is the writer's, and no second connection, for whoever watches", async () => {
    const seen: string[] = [];
    const watch = {
      acquired: (connection: number) => seen.push(`acquired ${connection}`),
      released: (connection: number) => seen.push(`released ${connection}`),
    };
    const first = await committing([`commit:${COMMIT}`], { watch });
    const second = [write("2")];
    await sentAhead();
    assert.equal(fake.pool.statistics().acquiredConns, 1);
    assert.deepEqual(seen, ["acquired 0"]);
    fake.open(COMMIT);
    await saidBy([...first, ...second]);
    assert.deepEqual(seen, ["acquired 0", "released 0", "acquired 0", "released 0"]);
  });

  it("is answered before the pool closes its file, or given up with what runs", async () => {
    const first = await committing([`commit:${COMMIT}`]);
    const second = [write("2")];
    await sentAhead();
    const closed = fake.pool.close(CEILING_MS);
    fake.open(COMMIT);
    await closed;
    assert.deepEqual(await saidBy([...first, ...second]), [`commit:${COMMIT}`, "2"]);

    const held = await committing([`commit:${COMMIT}`]);
    const ahead = [write("2")];
    await sentAhead();
    const given = fake.pool.close(0);
    fake.open(COMMIT);
    await given;
    // The COMMIT that was under way has succeeded; what was behind it did not begin.
    assert.deepEqual(await saidBy([...held, ...ahead]), [`commit:${COMMIT}`, "DRAINING"]);
    assert.equal(errorOf(await (ahead[0] as Sent).outcome).committed, "false");
    assert.equal(Atomics.load(fake.cells, Cell.STARTED), 1);
  });
});
