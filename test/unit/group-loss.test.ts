import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, toBinary } from "@bufbuild/protobuf";
import Sqlite from "better-sqlite3";
import { CreateUserRequestSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { loadPlans } from "../../src/contract/load-plans.js";
import type { Outcome } from "../../src/engine/call.js";
import { DatabasePool } from "../../src/sqlite/pool/database-pool.js";

describe("a group of writes whose thread dies", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-group-"));
  const file = join(folder, "main.db");
  const plan = loadPlans().main;
  const rpc = plan.rpcs.findIndex(({ name }) => name === "CreateUser");
  const ids = ["a", "b", "c"];
  const behind = ["d", "e"];
  let pool: DatabasePool;

  beforeEach(async () => {
    pool = new DatabasePool({
      database: "main",
      file,
      plan,
      minConnections: 2,
      maxConnections: 2,
      connectionTimeoutMs: 20_000,
      idleTimeoutMs: 10_000,
      cachePages: 200,
      mmapBytes: 0,
      busyTimeoutMs: 1000,
      requestRetentionMs: 60_000,
      requestRetentionBytes: 1_000_000,
      threadFile: new URL("../fixtures/dying-writer.js", import.meta.url).href,
    });
    await pool.open();
  });
  afterEach(async () => {
    await pool.close(0);
    for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}.die`, `${file}.die.go`])
      rmSync(name, { force: true });
  });
  after(() => rmSync(folder, { recursive: true }));

  function add(id: string): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const message = { user: { email: `${id}@example.com`, name: id }, requestId: `create-${id}` };
    const request = toBinary(CreateUserRequestSchema, create(CreateUserRequestSchema, message));
    const deadlineMs = Date.now() + 30_000;
    pool.submit({ rpc, lane: "write", request, caller: "c", party: "p", source: "s", deadlineMs, finish: resolve });
    return promise;
  }

  function stored(): unknown[] {
    const db = new Sqlite(file, { readonly: true });
    const rows = db.prepare("SELECT name FROM users ORDER BY name").pluck().all();
    db.close();
    return rows;
  }

  async function until(isSo: () => boolean): Promise<void> {
    const untilMs = Date.now() + 20_000;
    while (!isSo()) {
      assert.ok(Date.now() < untilMs);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  const reasons = (outcomes: readonly Outcome[]): string[] =>
    outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.error.reason));

  for (const when of ["before COMMIT", "after COMMIT"]) {
    it(`${when} tells none of its callers that it was done, and a retry with the same request_id does each once`, async () => {
      assert.deepEqual(reasons([await add("first")]), ["ok"]);
      writeFileSync(`${file}.die`, when);
      const sent = ids.map(add);
      await until(() => !existsSync(`${file}.die`));
      // These go ahead to the writer while it commits the others.
      sent.push(...behind.map(add));
      await until(() => pool.statistics().waitingWrites === 0);
      writeFileSync(`${file}.die.go`, "");
      assert.deepEqual(
        reasons(await Promise.all(sent)),
        Array.from({ length: 5 }, () => "WORKER_LOST"),
      );
      const committed = (await Promise.all(sent)).map((outcome) => (outcome.ok ? "true" : outcome.error.committed));
      // Those of the group that was committed, and of those that were sent ahead of the next none.
      assert.deepEqual(new Set(committed), new Set(["unknown", "false"]));
      assert.equal(committed[0], "unknown");
      assert.deepEqual(committed.slice(-behind.length), ["false", "false"]);
      // A group ends after 5 ms of work, so where this machine is slow the last of them may not have been in it.
      const left = stored().slice(0, -1);
      assert.deepEqual(left, ids.slice(0, left.length));
      assert.equal(left.length > 0, when === "after COMMIT");
      const again = await Promise.all([...ids, ...behind].map(add));
      assert.deepEqual(reasons(again), ["ok", "ok", "ok", "ok", "ok"]);
      assert.deepEqual(stored(), [...ids, ...behind, "first"]);
    });
  }
});
