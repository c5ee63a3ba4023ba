import assert from "node:assert/strict";
import { Cell } from "../fixtures/fake-cells.js";
import { FakePool, type Sent } from "../fixtures/fake-pool.js";
import { seeded } from "../fixtures/seeded.js";

const CALLS = 5000;
const ORDERS = ["read", "last", "cost:30", "cost:50000", "later:60"];
/** Opened from the start: batches are committed at once, and others sent ahead to the writer. */
const COMMIT_GATE = 61;
const WRITES = [...ORDERS.slice(0, -1), `commit:${COMMIT_GATE}`];

describe("random calls, cancels and deaths", () => {
  it(`leave each of ${CALLS} calls answered exactly once, and no thread, place or queue behind`, async () => {
    const random = seeded(20_26);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const fake = new FakePool({ minConnections: 2, maxConnections: 5, maxQueue: 200 });
    fake.open(COMMIT_GATE);
    const sent: Sent[] = [];
    for (let index = 0; index < CALLS; index++) {
      const lane = random() < 0.3 ? "write" : "read";
      const order = random() < 0.002 ? "die" : random() < 0.01 ? "throw" : pick(lane === "write" ? WRITES : ORDERS);
      const call = fake.send(order, {
        lane,
        source: pick(["a", "b", "c"]),
        rpc: ORDERS.indexOf(order) + 1,
        deadlineMs: Date.now() + (random() < 0.1 ? 3 : 500),
      });
      sent.push(call);
      if (random() < 0.3) fake.pool.cancel(pick(sent).call, pick(["CANCELLED", "DEADLINE_EXCEEDED"]));
      // Sometimes the others get a turn, so that cancels meet calls that wait, run and are answered.
      if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve));
      if (random() < 0.02) await pick(sent).outcome;
    }
    await Promise.all(sent.map(({ outcome }) => outcome));
    await fake.pool.maintain({ kind: "probe" }, "read");
    assert.deepEqual(new Set(sent.map(({ answers }) => answers())), new Set([1]));
    const said = new Set(fake.answered);
    for (const word of ["read", "CANCELLED", "DEADLINE_EXCEEDED"]) assert.ok(said.has(word), word);
    // Had a place on the board been lost, fewer readers could be held than there are.
    const started = Atomics.load(fake.cells, Cell.STARTED);
    const held: Sent[] = [];
    for (const gate of [50, 51, 52, 53]) {
      held.push(fake.send(`wait:${gate}`, { rpc: gate }));
      await fake.started(started + held.length);
    }
    for (const gate of [50, 51, 52, 53]) fake.open(gate);
    await Promise.all(held.map(({ outcome }) => outcome));
    const { waitingReads, waitingWrites } = fake.pool.statistics();
    assert.deepEqual({ waitingReads, waitingWrites }, { waitingReads: 0, waitingWrites: 0 });
    await fake.pool.close(1000);
  });
});
