import assert from "node:assert/strict";
import type { Call } from "../../src/engine/call.js";
import type { CallError } from "../../src/engine/call-error.js";
import { NO_TIMES } from "../../src/postgres/messages.js";
import { moved, packCalls, packReplies, unpackCalls, unpackReplies } from "../../src/postgres/packing.js";

function callOf(more: Partial<Call>): Call {
  return {
    rpc: 3,
    lane: "read",
    request: Buffer.from("request"),
    caller: "ann",
    party: "ann",
    source: "1",
    deadlineMs: 7,
    finish: () => undefined,
    ...more,
  };
}

describe("what crosses between PostgreSQL's threads", () => {
  it("is every call with its own bytes, caller and scope", () => {
    const calls = [
      { id: 1, call: callOf({}), isFast: true },
      { id: 2, call: callOf({ request: Buffer.alloc(0), caller: "", rpc: -1 }), isFast: false },
      {
        id: 3,
        call: callOf({ caller: "bob", scope: "ann", deadlineMs: Number.POSITIVE_INFINITY }),
        isFast: false,
      },
    ];
    const packed = structuredClone(packCalls(calls));
    const seen = unpackCalls(packed).map(({ id, rpc, deadlineMs, isFast, caller, scope, start, end }) => [
      [id, rpc, deadlineMs, isFast, caller, scope],
      Buffer.from(packed.bytes.subarray(start, end)).toString(),
    ]);
    assert.deepEqual(seen, [
      [[1, 3, 7, true, "ann", undefined], "request"],
      [[2, -1, 7, false, "", undefined], ""],
      [[3, 3, Number.POSITIVE_INFINITY, false, "bob", "ann"], "request"],
    ]);
  });

  it("is every reply and every error, in whatever order", () => {
    const error: CallError = { reason: "BUSY", message: "busy" };
    const other: CallError = { reason: "NOT_FOUND", message: "none" };
    const times = { ...NO_TIMES, stepUs: 1.5, rows: 2 };
    const packed = structuredClone(
      packReplies([
        { id: 4, times, error },
        { id: 5, times, reply: Buffer.alloc(0) },
        { id: 6, times, error: other },
        { id: 7, times, reply: Buffer.from("reply") },
      ]),
    );
    assert.deepEqual(unpackReplies(packed), [
      { id: 4, times, error },
      { id: 5, times, start: 0, end: 0 },
      { id: 6, times, error: other },
      { id: 7, times, start: 0, end: 5 },
    ]);
    assert.equal(Buffer.from(packed.bytes).toString(), "reply");
  });

  it("is moved when it is large", () => {
    const large = new Uint8Array(1_000_000);
    assert.deepEqual(moved(large), [large.buffer]);
    assert.deepEqual(moved(new Uint8Array(100)), []);
  });
});
