import assert from "node:assert/strict";
import type { StreamInput } from "../../src/engine/call.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import { Cell } from "../fixtures/fake-cells.js";
import { errorOf, FakePool, type Sent } from "../fixtures/fake-pool.js";
import { NO_SINK } from "../fixtures/no-stream.js";

const GATE = Cell.FIRST_GATE;
const SLOW_RPC = 1;
/** A Query whose text was never seen: field 1 of its request is the text. */
const FRESH = "\n\u0005fresh";
/** Five readers, of which streams may hold three. */
const FIVE_READERS = { minConnections: 2, maxConnections: 6 } as const;

interface Stream extends Sent {
  /** Resolves when it holds a reader. */
  readonly opened: Promise<StreamInput>;
  isOpen: boolean;
}

describe("readers that are held for long", () => {
  let fake: FakePool;
  afterEach(() => fake.pool.close(0).catch(() => undefined));

  function hold(source: string, rpc: number = SqlRpc.QUERY_STREAM, party = "p"): Stream {
    const { promise, resolve } = Promise.withResolvers<StreamInput>();
    const opened = promise.then((input) => {
      stream.isOpen = true;
      return input;
    });
    const sink = { ...NO_SINK, opened: resolve };
    const stream: Stream = { ...fake.send("hold", { party, source, rpc, stream: sink }), opened, isOpen: false };
    return stream;
  }

  const openOf = (streams: readonly Stream[]): number => streams.filter(({ isOpen }) => isOpen).length;

  /** Teaches the pool that an rpc is slow. */
  async function makeSlow(): Promise<void> {
    for (let call = 0; call < 10; call++) await fake.send("cost:50000", { rpc: SLOW_RPC }).said;
  }

  it("leave two for calls: slow ones, texts never seen before, and fast ones beside an endless one", async () => {
    fake = new FakePool(FIVE_READERS);
    await makeSlow();
    const streams = Array.from({ length: 20 }, (_, index) => hold(`client ${index % 4}`));
    await Promise.all(streams.slice(0, 3).map(({ opened }) => opened));
    assert.equal(await fake.send("slow", { rpc: SLOW_RPC }).said, "slow");
    assert.equal(await fake.send(FRESH, { rpc: SqlRpc.QUERY }).said, FRESH);
    const endless = fake.send(`wait:${GATE}`, { rpc: SLOW_RPC });
    for (let call = 0; call < 50; call++) assert.equal(await fake.send(`${call}`).said, `${call}`);
    assert.equal(openOf(streams), 3);
    fake.open(GATE);
    await endless.said;
  });

  it("are not taken while the one that would stay is only being started", async () => {
    fake = new FakePool({ minConnections: 3, maxConnections: 6 });
    await fake.send("the first").said;
    fake.close(Cell.STARTS);
    const [first, second] = [hold("a"), hold("b")];
    await first.opened;
    for (let call = 0; call < 50; call++) assert.equal(await fake.send(`${call}`).said, `${call}`);
    assert.equal(second.isOpen, false);
    fake.open(Cell.STARTS);
    await second.opened;
  });

  it("are as many as are asked for, as far as they may", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 10 });
    const streams = Array.from({ length: 12 }, () => hold("a"));
    await Promise.all(streams.slice(0, 6).map(({ opened }) => opened));
    assert.equal(await fake.send("fast").said, "fast");
    assert.equal(openOf(streams), 6);
  });

  it("are given back to the client that holds the fewest", async () => {
    fake = new FakePool(FIVE_READERS);
    const greedy = Array.from({ length: 10 }, () => hold("greedy"));
    const held = await Promise.all(greedy.slice(0, 3).map(({ opened }) => opened));
    const modest = hold("modest");
    held[0]?.halfClose();
    await modest.opened;
    assert.equal(openOf(greedy), 3);
  });

  it("are taken from a client that has several when another waits, and from no other", async () => {
    fake = new FakePool(FIVE_READERS);
    const [transaction, ...streams] = [hold("greedy", SqlRpc.TRANSACT), hold("greedy"), hold("greedy")] as const;
    await Promise.all([transaction, ...streams].map(({ opened }) => opened));
    const modest = hold("modest");
    const error = errorOf(await transaction.outcome);
    assert.equal(error.reason, "SNAPSHOT_TOO_OLD");
    assert.match(error.message, /the transaction was rolled back because its client has several/);
    await modest.opened;
    const other = hold("other");
    const ended = await Promise.race(streams.map(({ outcome }) => outcome));
    assert.match(errorOf(ended).message, /go on with its last resume_token/);
    await other.opened;
    // Each client holds one now, and keeps it.
    const late = hold("late");
    const rest = streams.filter(({ answers }) => answers() === 0);
    assert.equal(rest.length, 1);
    (await modest.opened).halfClose();
    await late.opened;
    assert.deepEqual(
      [...rest, other].map(({ answers }) => answers()),
      [0, 0],
    );
  });

  it("are taken from a party with several connections when another party waits", async () => {
    fake = new FakePool(FIVE_READERS);
    const greedy = ["1", "2", "3", "4"].map((source) => hold(source, SqlRpc.QUERY_STREAM, "greedy"));
    await Promise.all(greedy.slice(0, 3).map(({ opened }) => opened));
    const modest = hold("5", SqlRpc.QUERY_STREAM, "modest");
    const ended = await Promise.race(greedy.slice(0, 3).map(({ outcome }) => outcome));
    assert.equal(errorOf(ended).reason, "SNAPSHOT_TOO_OLD");
    await modest.opened;
    assert.equal(greedy[3]?.isOpen, false);
  });

  it("leave the only one that there is to whoever comes, one after the other", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 2 });
    const streams = [hold("a"), hold("b")] as const;
    const slow = fake.send(FRESH, { rpc: SqlRpc.QUERY });
    (await streams[0].opened).halfClose();
    (await streams[1].opened).halfClose();
    assert.equal(await slow.said, FRESH);
  });

  it("of two, one is a stream's, and slow calls share the other with fast ones", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 3 });
    const stream = hold("a");
    await stream.opened;
    assert.equal(await fake.send(FRESH, { rpc: SqlRpc.QUERY }).said, FRESH);
    assert.equal(await fake.send("fast").said, "fast");
    assert.equal(stream.answers(), 0);
  });

  it("by a backup leave one for fast calls", async () => {
    fake = new FakePool({ minConnections: 2, maxConnections: 3 });
    const endless = fake.send(`wait:${GATE}`, { rpc: SqlRpc.QUERY });
    await fake.started(1);
    const copy = fake.pool.maintain({ kind: "backup", to: "", stop: new SharedArrayBuffer(4) }, "read");
    assert.equal(await fake.send("fast").said, "fast");
    fake.open(GATE);
    await endless.said;
    assert.ok((await copy).ok);
  });
});
