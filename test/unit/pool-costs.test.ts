import assert from "node:assert/strict";
import { create, toBinary } from "@bufbuild/protobuf";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import type { Call } from "../../src/engine/call.js";
import { SqlRpc } from "../../src/engine/sql-rpc.js";
import { type CostKey, Costs, costKeyOf, WaitEstimate } from "../../src/queue/costs.js";

const POINT_READ = 3;
const CALL: Omit<Call, "rpc" | "request"> = {
  lane: "read",
  caller: "ann",
  party: "ann",
  source: "a",
  deadlineMs: 0,
  finish: () => undefined,
};

describe("the pool's memory of what calls cost", () => {
  it("takes a typed rpc for fast and a caller's SQL for slow until they were measured", () => {
    const costs = new Costs();
    assert.equal(costs.isSlow(POINT_READ), false);
    assert.equal(costs.isSlow("SELECT 1"), true);
    costs.note("SELECT 1", 20);
    assert.equal(costs.isSlow("SELECT 1"), false);
  });

  it("keeps a point read among the fast ones when its thread was taken off its core now and then", () => {
    const costs = new Costs();
    costs.note(POINT_READ, 9000);
    assert.equal(costs.isSlow(POINT_READ), false, "a cold first call");
    for (let call = 0; call < 1000; call++) {
      costs.note(POINT_READ, call % 5 === 0 ? 12_000 : 20);
      assert.equal(costs.isSlow(POINT_READ), false, `call ${call}`);
    }
  });

  it("finds out within a dozen calls that an rpc has become slow, and that it is fast again", () => {
    const costs = new Costs();
    for (let call = 0; call < 100; call++) costs.note(POINT_READ, 20);
    for (let call = 0; call < 12; call++) costs.note(POINT_READ, 50_000);
    assert.equal(costs.isSlow(POINT_READ), true);
    for (let call = 0; call < 30; call++) costs.note(POINT_READ, 20);
    assert.equal(costs.isSlow(POINT_READ), false);
  });

  it("takes a statement that never ends before its deadline for slow, and a short failure for nothing", () => {
    const costs = new Costs();
    costs.noteFailed("SELECT nonsense", 5);
    assert.equal(costs.isSlow("SELECT nonsense"), true, "still unknown");
    costs.note(POINT_READ, 20);
    costs.noteFailed(POINT_READ, 15);
    assert.equal(costs.isSlow(POINT_READ), false);
    costs.noteFailed(POINT_READ, 30_000_000);
    assert.equal(costs.isSlow(POINT_READ), true);
    for (let call = 0; call < 5; call++) costs.note(POINT_READ, 20);
    assert.equal(costs.isSlow(POINT_READ), false, "fast again once it was measured");
  });
});

describe("what a call's cost is remembered by", () => {
  const keyOf = (sql: string): CostKey => {
    const request = toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));
    return costKeyOf({ ...CALL, rpc: SqlRpc.QUERY, request });
  };

  it("is a short text itself, and a few bytes for a long one, another for each", () => {
    assert.equal(keyOf("SELECT 1"), "SELECT 1");
    const long = `SELECT ${"1 + ".repeat(25_000)}`;
    const [one, other] = [keyOf(`${long}1`), keyOf(`${long}2`)];
    assert.equal(one, keyOf(`${long}1`));
    assert.notEqual(one, other);
    assert.ok(String(one).length < 100, String(one));
  });

  it("is the number of a typed rpc, and of the rpc where the text does not come first", () => {
    assert.equal(costKeyOf({ ...CALL, rpc: POINT_READ, request: Buffer.from("\n\u0001x") }), POINT_READ);
    assert.equal(costKeyOf({ ...CALL, rpc: SqlRpc.QUERY, request: Buffer.from([0x10, 1]) }), SqlRpc.QUERY);
  });
});

describe("the pool's estimate of a wait", () => {
  it("is made only once it has seen enough calls, and counts waiting calls and threads", () => {
    const estimate = new WaitEstimate();
    assert.equal(estimate.ms(100, 1), undefined);
    for (let call = 0; call < 100; call++) estimate.note(1000);
    const ms = estimate.ms(100, 2) ?? 0;
    assert.ok(ms > 40 && ms < 60, String(ms));
    assert.equal(estimate.ms(0, 2), 0);
  });
});
