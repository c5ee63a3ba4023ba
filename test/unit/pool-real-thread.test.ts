import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import type { Call, Outcome } from "../../src/engine/call.js";
import { DatabasePool } from "../../src/sqlite/pool/database-pool.js";
import { findGuardFile, type Interrupter, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { openSmallDatabase, Rpc, SMALL_PLAN } from "./small-plan.js";

describe("the pool with real threads", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-pool-"));
  const guardFile = findGuardFile();
  let interrupts: Interrupter | undefined;
  let pool: DatabasePool;

  before(() => {
    const file = join(folder, "test.db");
    const db = openSmallDatabase(file);
    db.prepare("INSERT INTO note (id, text) VALUES ('a', 'o''brien')").run();
    db.close();
    interrupts = openInterrupter(guardFile);
    pool = poolOf(file);
  });
  after(async () => {
    await pool.close(0);
    interrupts?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function poolOf(file: string): DatabasePool {
    return new DatabasePool({
      database: "main",
      file,
      plan: SMALL_PLAN,
      // One reader, so that the call after an interrupted one runs on the same connection.
      minConnections: 2,
      maxConnections: 2,
      connectionTimeoutMs: 10_000,
      idleTimeoutMs: 10_000,
      cachePages: 200,
      mmapBytes: 0,
      busyTimeoutMs: 10,
      requestRetentionMs: 1000,
      requestRetentionBytes: 1000,
      ...(guardFile === undefined ? {} : { guardFile }),
      ...(interrupts === undefined ? {} : { interrupts }),
    });
  }

  function send(to: DatabasePool, rpc: number, deadlineMs: number = Date.now() + 30_000): [Call, Promise<Outcome>] {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const request = new BinaryWriter().tag(1, 2).string("a").finish();
    const call = {
      rpc,
      lane: "read",
      request,
      caller: "c",
      party: "p",
      source: "s",
      deadlineMs,
      finish: resolve,
    } as const;
    to.submit(call);
    return [call, promise];
  }

  it("stops an endless statement at its deadline, and the next call on that connection is unharmed", async function () {
    if (interrupts === undefined) {
      console.warn("      skipped: the guard extension is not built, so nothing can be interrupted");
      this.skip();
    }
    for (let round = 0; round < 10; round++) {
      const [, endless] = send(pool, Rpc.SLOW, Date.now() + 20);
      const [, next] = send(pool, Rpc.GET);
      const outcome = await endless;
      assert.equal(outcome.ok ? "ok" : outcome.error.reason, "DEADLINE_EXCEEDED");
      const answer = await next;
      assert.ok(answer.ok, JSON.stringify(answer));
      assert.ok(answer.reply.includes("o'brien"));
    }
  });

  it("says where the time of a call went, from submit to the end", async () => {
    const startMs = performance.now();
    const outcome = await send(pool, Rpc.GET)[1];
    const tookUs = (performance.now() - startMs) * 1000;
    assert.ok(outcome.timings);
    const { queueUs, acquireUs, prepareUs, stepUs, encodeUs } = outcome.timings;
    const parts = [queueUs, acquireUs, prepareUs, stepUs, encodeUs];
    for (const part of parts) assert.ok(part >= 0, JSON.stringify(outcome.timings));
    const sum = parts.reduce((total, part) => total + part, 0);
    assert.ok(sum <= tookUs && acquireUs > 0, `${sum} of ${tookUs} µs`);
  });

  it("answers with an error for the log when a reader can't open the file", async () => {
    const missing = poolOf(join(folder, "missing", "test.db"));
    const outcome = await send(missing, Rpc.GET)[1];
    assert.equal(outcome.ok ? "ok" : outcome.error.reason, "INTERNAL");
    assert.ok(!outcome.ok && outcome.error.internal !== undefined);
    await missing.close(0);
  });
});
