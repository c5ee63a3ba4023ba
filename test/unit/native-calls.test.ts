import assert from "node:assert/strict";
import { HandoverReason } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { Executed, HandedOver } from "../../src/engine/layout.js";
import { disagreementLog } from "../../src/service/pool-log.js";
import type { PoolOptions } from "../../src/sqlite/pool/pool-options.js";
import { FakePool } from "../fixtures/fake-pool.js";
import { Rpc, SMALL_PLAN } from "./small-plan.js";

describe("calls of the native executor", () => {
  const { rpcs } = SMALL_PLAN;
  const open: FakePool[] = [];
  afterEach(async () => {
    for (const { pool } of open.splice(0)) await pool.close(0);
  });

  function openPool(options: Partial<PoolOptions> = {}): FakePool {
    const fake = new FakePool(options, rpcs);
    open.push(fake);
    return fake;
  }

  async function call(fake: FakePool, rpc: number, executed: number, times = 1): Promise<void> {
    const sent = Array.from({ length: times }, () => fake.send(`executed:${executed}`, { rpc }));
    await Promise.all(sent.map(({ said }) => said));
  }

  it("are counted for each rpc, hand-overs by their reason", async () => {
    const fake = openPool();
    await call(fake, Rpc.PUT, Executed.answered);
    await call(fake, Rpc.GET, Executed.portable, 5);
    await call(fake, Rpc.GET, Executed.answered, 3);
    await call(fake, Rpc.GET, Executed.worded, 2);
    await call(fake, Rpc.GET, Executed.handedOver + HandedOver.storedValue, 4);
    await call(fake, Rpc.GET, Executed.handedOver + HandedOver.disagreed);
    await call(fake, Rpc.LIST, Executed.portable);
    assert.deepEqual(fake.pool.statistics().nativeCalls, {
      answeredCount: 4,
      wordedCount: 2,
      handedOverCount: 5,
      rpcs: [
        {
          rpc: rpcs[Rpc.GET],
          answeredCount: 3,
          wordedCount: 2,
          handedOverCount: 5,
          handovers: [
            { reason: "storedValue", count: 4 },
            { reason: "disagreed", count: 1 },
          ],
        },
        { rpc: rpcs[Rpc.PUT], answeredCount: 1, wordedCount: 0, handedOverCount: 0, handovers: [] },
      ],
    });
  });

  it("about which the executors disagree are logged once for each rpc", async () => {
    const logged: unknown[] = [];
    const log = { error: (...entry: unknown[]) => logged.push(entry) };
    const fake = openPool({ onDisagreed: disagreementLog("main", log) });
    await call(fake, Rpc.GET, Executed.handedOver + HandedOver.storedValue);
    await call(fake, Rpc.GET, Executed.handedOver + HandedOver.disagreed, 3);
    await call(fake, Rpc.GET, Executed.handedOver + HandedOver.disagreed);
    await call(fake, Rpc.LIST, Executed.handedOver + HandedOver.disagreed);
    const entryOf = (rpc: number): unknown[] => {
      const name = rpcs[rpc]?.name;
      return [{ database: "main", rpc: name }, `the executors disagree about a request of ${name}`];
    };
    assert.deepEqual(logged, [entryOf(Rpc.GET), entryOf(Rpc.LIST)]);
  });

  it("are handed over for the reasons that the contract knows", () => {
    const camelCase = (name: string): string =>
      name.toLowerCase().replaceAll(/_[a-z]/g, ([, letter = ""]) => letter.toUpperCase());
    const known = Object.entries(HandoverReason).map(([name, value]) => [camelCase(name), value]);
    const { none, ...reasons } = HandedOver;
    assert.deepEqual(Object.fromEntries(known), { unspecified: none, ...reasons });
  });
});
