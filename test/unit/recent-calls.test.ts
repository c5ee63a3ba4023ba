import assert from "node:assert/strict";
import { RecentCalls } from "../../src/calls/recent-calls.js";
import type { Timings } from "../../src/engine/call.js";

const RPC = { method: "crewdb.main.v1.MainDb/GetUser", database: "main", lane: "read" } as const;

function timings(batch: object): Timings {
  const times = { queueUs: 10, acquireUs: 20, prepareUs: 0, stepUs: 30, encodeUs: 0, groupUs: 0, returnUs: 5 };
  const facts = { commitUs: 0, rows: 1, cacheHit: true, batchSize: 2, queueLength: 0, executed: 1 };
  return { ...times, ...facts, batch };
}

describe("the calls that are kept in memory", () => {
  let calls: RecentCalls;
  beforeEach(() => {
    calls = new RecentCalls({ capacity: 3, slowMs: 100, traceUrl: "" });
  });

  function ok(durationMs = 1, batch?: object): void {
    const end = { status: "OK", replyBytes: 8, ...(batch === undefined ? {} : { timings: timings(batch) }) };
    calls.add(RPC, 1000, durationMs, "", end);
  }
  function failed(): void {
    calls.add(RPC, 1000, 1, "ab", { status: "NOT_FOUND", reason: "NOT_FOUND", replyBytes: 0 });
  }
  const ids = (after = 0): number[] => calls.since(after).map(({ callId }) => callId);

  it("are the last ones, the newest first", () => {
    for (let call = 0; call < 5; call++) ok();
    assert.deepEqual(ids(), [5, 4, 3]);
    assert.deepEqual(ids(4), [5]);
  });

  it("have slow and failed ones that others have not pushed out, each once", () => {
    ok(150);
    failed();
    for (let call = 0; call < 5; call++) ok();
    failed();
    assert.deepEqual(ids(), [8, 7, 6, 2, 1]);
    assert.deepEqual(
      calls.since(0).map(({ notable }) => notable),
      [true, false, false, true, true],
    );
    const oldest = calls.since(0).find(({ callId }) => callId === 2);
    assert.deepEqual([oldest?.status, oldest?.reason, oldest?.traceId], ["NOT_FOUND", "NOT_FOUND", "ab"]);
  });

  it("don't let failed ones push out slow ones", () => {
    ok(150);
    for (let call = 0; call < 9; call++) failed();
    assert.ok(ids().includes(1));
  });

  it("have one number for all calls of a batch, and another for the next", () => {
    const batch = {};
    ok(1, batch);
    ok(1, batch);
    ok(1, {});
    const numbers = calls.since(0).map((call) => call.timings?.batchId);
    assert.equal(numbers[1], numbers[2]);
    assert.notEqual(numbers[0], numbers[1]);
    assert.equal(calls.since(0)[0]?.timings?.stepUs, 30);
  });
});
