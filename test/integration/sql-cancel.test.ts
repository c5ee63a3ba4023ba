import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { ExecuteRequestSchema, QueryRequestSchema, QueryResponseSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { parseConfig } from "../../src/config.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import type { Call, Outcome } from "../../src/pool/call.js";
import { DatabasePool } from "../../src/pool/database-pool.js";
import { findGuardFile, openInterrupter } from "../../src/worker/interrupter.js";
import { SqlRpc } from "../../src/worker/sql/sql-rpc.js";
import { ENDLESS, fromRow } from "./sql-values.js";

/** In all; `npm run soak` does a million. */
const CANCELS = 20_000;
/** Calls in flight at once. */
const IN_FLIGHT = 24;

/** mulberry32: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const query = (sql: string): Uint8Array => toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));
const execute = (sql: string): Uint8Array => toBinary(ExecuteRequestSchema, create(ExecuteRequestSchema, { sql }));

describe("cancelled calls", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-cancel-"));
  const guardFile = findGuardFile();
  let pool: DatabasePool;

  before(async function () {
    const interrupts = openInterrupter(guardFile);
    if (guardFile === undefined || interrupts === undefined) {
      console.warn("      skipped: the guard extension is not built, so nothing can be interrupted");
      this.skip();
    }
    const config = parseConfig({ DB_PATH: join(folder, "m.db"), WALMART_DB_PATH: join(folder, "w.db") });
    const [main] = config.databases;
    assert.ok(main);
    pool = new DatabasePool({
      ...main,
      plan: loadPlans().main,
      guardFile,
      interrupts,
      requestRetentionMs: 60_000,
      requestRetentionBytes: 1e6,
    });
    await pool.open();
  });
  after(async () => {
    await pool?.close(5000);
    rmSync(folder, { recursive: true, force: true });
  });

  function submit(rpc: number, request: Uint8Array): { call: Call; outcome: Promise<Outcome> } {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const lane = rpc === SqlRpc.QUERY ? "read" : "write";
    const call = {
      rpc,
      lane,
      request,
      caller: "test",
      source: "test",
      deadlineMs: Date.now() + 60_000,
      finish: resolve,
    } as const;
    pool.submit(call);
    return { call, outcome: promise };
  }

  it(`end at once, ${CANCELS} at random moments, and never hit the call that follows`, async () => {
    const random = seeded(7);
    const endless = query(ENDLESS);
    const quick = query("SELECT 1");
    const insert = execute("INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), 't')");
    let cancels = 0;
    let inserted = 0;
    const innocent: string[] = [];
    const round = async (): Promise<void> => {
      while (cancels < CANCELS) {
        const kind = random();
        const [rpc, request] =
          kind < 0.3 ? [SqlRpc.QUERY, endless] : kind < 0.8 ? [SqlRpc.QUERY, quick] : [SqlRpc.EXECUTE, insert];
        const { call, outcome } = submit(rpc as number, request as Uint8Array);
        const doomed = request === endless || random() < 0.6;
        if (doomed) {
          cancels++;
          const turns = Math.floor(random() * 4);
          for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
          pool.cancel(call, "CANCELLED");
        }
        const result = await outcome;
        if (result.ok && request === insert) inserted++;
        const mayEndSo = result.ok || (doomed && result.error.reason === "CANCELLED");
        if (!mayEndSo) innocent.push(result.error.reason);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, round));
    assert.deepEqual(innocent, []);
    const count = await submit(SqlRpc.QUERY, query("SELECT count(*) FROM conversations")).outcome;
    assert.ok(count.ok && inserted > 0);
    const rows = Number(fromRow(fromBinary(QueryResponseSchema, count.reply).rows[0] ?? assert.fail("no row"))[0]);
    assert.ok(rows >= inserted, `${inserted} inserts were acknowledged, ${rows} rows are there`);
  });

  it("leave no thread busy", async () => {
    for (let turn = 0; pool.statistics().acquiredConns > 0; turn++) {
      assert.ok(turn < 1000, "a thread still runs a cancelled statement");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
});
