import assert from "node:assert/strict";
import type { Call, Timings } from "../../src/engine/call.js";
import type { SlowStatement } from "../../src/engine/statistics.js";
import { SlowStatements, withoutLiterals } from "../../src/queue/slow-statements.js";
import { Rpc, SMALL_PLAN } from "./small-plan.js";

const call = { rpc: Rpc.GET, lane: "read", request: new Uint8Array() } as unknown as Call;
const took = (ms: number) => ({ prepareUs: 0, stepUs: ms * 1000, encodeUs: 0 }) as Timings;

describe("slow statements", () => {
  it("are told once for each slow call, and counted together", () => {
    const told: [SlowStatement, number][] = [];
    const slow = new SlowStatements(SMALL_PLAN, 10, (statement, ms) => told.push([statement, ms]));
    for (const ms of [9, 12, 30, 20]) slow.note(call, took(ms));
    assert.deepEqual(
      told.map(([{ summary }, ms]) => [summary, ms]),
      [12, 30, 20].map((ms) => ["GetNote", ms]),
    );
    const [kept] = slow.report();
    assert.deepEqual([kept?.slowCount, kept?.maxMs, kept?.totalMs], [3, 30, 62]);
  });

  it("lose every literal and every comment of their text, also when it is cut off inside one", () => {
    const sql = `SELECT "name", 'a''b', x'ff', 12.5e3 /* secret */ FROM t -- secret
      WHERE a = :a AND b1 = ? AND c = 'secret`;
    assert.equal(withoutLiterals(sql), `SELECT "name", ?, ?, ? FROM t WHERE a = :a AND b1 = ? AND c = ?`);
    const cut = withoutLiterals(`SELECT '${"secret ".repeat(10_000)}'`);
    assert.equal(cut, "SELECT ?");
  });
});
