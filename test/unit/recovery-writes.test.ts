import assert from "node:assert/strict";
import type { Call, Outcome, StreamInput, StreamSink } from "../../src/engine/call.js";
import { Action } from "../../src/engine/transaction-request.js";
import { WatchedWrite } from "../../src/recovery/watched-write.js";
import { Watermark } from "../../src/recovery/watermark.js";
import { NO_INPUT } from "../fixtures/no-stream.js";
import { TIMINGS } from "./grpc-fixture.js";

const OK: Outcome = { ok: true, reply: Buffer.from("reply"), timings: TIMINGS };
const COMMIT = Buffer.from([(Action.COMMIT << 3) | 2, 0]);
const QUERY = Buffer.from([(Action.QUERY << 3) | 2, 0]);

interface Sent {
  readonly outcomes: Outcome[];
  readonly messages: string[];
}

function send(watermark: Watermark, more: Partial<Call> = {}): { write: WatchedWrite } & Sent {
  const outcomes: Outcome[] = [];
  const call: Call = {
    rpc: 0,
    lane: "write",
    request: Buffer.alloc(100),
    caller: "local",
    party: "local",
    source: "1",
    deadlineMs: Date.now() + 60_000,
    untilReplicated: true,
    finish: (outcome) => outcomes.push(outcome),
    ...more,
  };
  return { write: new WatchedWrite(call, replicationOf(watermark)), outcomes, messages: [] };
}

function replicationOf(watermark: Watermark) {
  return {
    write: (bytes: number) => watermark.write(bytes),
    onceArrived: watermark.onceArrived.bind(watermark),
    forget: watermark.forget.bind(watermark),
  };
}

function errorOf(outcomes: readonly Outcome[]): (string | undefined)[] {
  return outcomes.map((each) => (each.ok ? "ok" : `${each.error.reason} ${each.error.committed}`));
}

describe("recovery: a write to a replicated database", () => {
  it("is answered at once when it did not ask to wait, and counted", () => {
    const watermark = new Watermark();
    const { write, outcomes } = send(watermark, { untilReplicated: false });
    write.finish(OK);
    assert.deepEqual(outcomes, [OK]);
    assert.equal(watermark.behind().writes, 1);
  });

  it("is answered when it has arrived, once", () => {
    const watermark = new Watermark();
    const { write, outcomes } = send(watermark);
    write.finish(OK);
    assert.deepEqual(outcomes, []);
    watermark.arrive(watermark.mark());
    assert.deepEqual(outcomes, [OK]);
    assert.equal(write.leave("CANCELLED"), true);
    assert.deepEqual(outcomes, [OK]);
  });

  it("that failed does not wait", () => {
    const watermark = new Watermark();
    const { write, outcomes } = send(watermark);
    write.finish({ ok: false, error: { reason: "NOT_FOUND", message: "there is none" } });
    assert.equal(outcomes.length, 1);
    assert.equal(watermark.behind().writes, 0);
  });

  it("is told before its deadline that it is stored and has not arrived", async () => {
    const watermark = new Watermark();
    const deadlineMs = Date.now() + 300;
    const { promise, resolve } = Promise.withResolvers<number>();
    const { write, outcomes } = send(watermark, { deadlineMs, finish: () => resolve(Date.now()) });
    assert.deepEqual(outcomes, []);
    write.finish(OK);
    assert.ok((await promise) <= deadlineMs);
    assert.equal(watermark.isAwaited, false);
  });

  it("whose client has gone is stored all the same, and says so", () => {
    for (const [reason, told] of [
      ["CANCELLED", "CANCELLED true"],
      ["DEADLINE_EXCEEDED", "REPLICA_UNREACHABLE true"],
    ] as const) {
      const { write, outcomes } = send(new Watermark());
      assert.equal(write.leave(reason), false, "it still runs");
      write.finish(OK);
      assert.equal(write.leave(reason), true);
      assert.deepEqual(errorOf(outcomes), [told]);
    }
  });

  it("of a transaction holds back the answer to its COMMIT, and nothing before it", () => {
    const watermark = new Watermark();
    const messages: string[] = [];
    let input: StreamInput | undefined;
    const sink: StreamSink = {
      opened: (opened) => {
        input = opened;
      },
      message: (bytes) => messages.push(bytes.toString()),
      longMessage: (bytes) => messages.push(`${bytes} bytes to come`),
      actionError: () => messages.push("error"),
    };
    const { write, outcomes } = send(watermark, { stream: sink });
    write.stream?.opened(NO_INPUT);
    write.stream?.message(Buffer.from("begun"));
    input?.request(QUERY);
    write.stream?.actionError({ reason: "SQL_ERROR", message: "no" });
    input?.request(COMMIT);
    write.stream?.message(Buffer.from("committed"));
    write.finish({ ...OK, reply: Buffer.alloc(0) });
    assert.deepEqual([messages, outcomes.length], [["begun", "error"], 0]);
    watermark.arrive(watermark.mark());
    assert.deepEqual([messages, outcomes.length], [["begun", "error", "committed"], 1]);
  });
});
