import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDatabaseManager } from "../../src/legacy/database-manager.js";
import { CrewdbError, type Db, UnifiedConnectionManager } from "../../src/unified/index.js";

describe("UnifiedConnectionManager with USE_UNIFIED_DB=false", () => {
  const before_ = process.env.USE_UNIFIED_DB;
  let folder: string;
  let db: UnifiedConnectionManager;
  before(async () => {
    process.env.USE_UNIFIED_DB = "false";
    folder = mkdtempSync(join(tmpdir(), "crewdb-off-"));
    db = new UnifiedConnectionManager({
      main: { path: join(folder, "m.db") },
      walmart: { path: join(folder, "w.db") },
    });
    await db.initialize();
  });
  after(async () => {
    await db.shutdown();
    rmSync(folder, { recursive: true });
    if (before_ === undefined) delete process.env.USE_UNIFIED_DB;
    else process.env.USE_UNIFIED_DB = before_;
  });
  beforeEach(() => db.executeMainQuery("DELETE FROM conversations"));

  const insert = (scope: Db, id: string) =>
    scope.prepare("INSERT INTO conversations (id, title) VALUES (?, ?)").run(id, "t");
  const ids = () =>
    db.executeMainQuery((scope) => scope.prepare("SELECT id FROM conversations ORDER BY id").pluck().all());
  const pause = () => new Promise((resolve) => setImmediate(resolve));

  it("runs callbacks and statements on the old managers' own connection, in this thread", async () => {
    await db.executeMainQuery((scope) => insert(scope, "a"));
    const own = getDatabaseManager().getConnectionPool().getConnection().getDatabase();
    assert.equal(own.name, join(folder, "m.db"));
    assert.deepEqual(own.prepare("SELECT id FROM conversations").pluck().all(), ["a"]);
    const rows = await db.executeMainQuery("SELECT id, description FROM conversations WHERE id = ?", ["a"]);
    assert.deepEqual(rows, [{ id: "a", description: null }]);
    const changed = await db.executeMainQuery("UPDATE conversations SET title = 'u'");
    assert.deepEqual(changed, { changes: 1, lastInsertRowid: 1 });
  });

  it("binds, checks and answers values as the service does", async () => {
    const values = [1, -1.5, 2n ** 60n, "é😀", Buffer.from([0, 255]), null];
    const read = await db.executeMainQuery((scope) =>
      scope
        .prepare("SELECT ?, ?, ?, ?, ?, ?")
        .raw()
        .get(...values),
    );
    assert.deepEqual(
      read,
      values.map((value) => (value instanceof Buffer ? new Uint8Array(value) : value)),
    );
    assert.equal(
      await db.executeMainQuery((scope) => scope.prepare("SELECT typeof(:n)").pluck().get({ n: 3 })),
      "integer",
    );
    await assert.rejects(
      db.executeMainQuery((scope) => scope.prepare("SELECT ?").get(true)),
      /bind 1 or 0/,
    );
    await assert.rejects(
      db.executeMainQuery((scope) => (scope.prepare("SELECT 1").all() as unknown as unknown[]).length),
      /length was read before the result of all\(\) arrived/,
    );
  });

  it("tells errors by the service's reasons, and undoes what the callback wrote", async () => {
    const twice = db.executeMainQuery(async (scope) => {
      await insert(scope, "a");
      await insert(scope, "a");
    });
    await assert.rejects(
      twice,
      (error) => error instanceof CrewdbError && error.reason === "UNIQUE_VIOLATION" && error.code === "AlreadyExists",
    );
    await assert.rejects(
      db.executeMainQuery("SELEC 1"),
      (error) => error instanceof CrewdbError && error.reason === "SQL_ERROR",
    );
    const own = new Error("own");
    await assert.rejects(
      db.executeMainTransaction(async (scope) => {
        await insert(scope, "b");
        throw own;
      }),
      (error) => error === own,
    );
    assert.deepEqual(await ids(), []);
  });

  it("fails a callback whose statement nobody awaited, unless the callback has seen the failure", async () => {
    await assert.rejects(
      db.executeMainQuery((scope) => {
        insert(scope, "a");
        void scope.prepare("SELEC 1").run();
      }),
      /SQLite says/,
    );
    const seen = await db.executeMainQuery(async (scope) => {
      await insert(scope, "b");
      return await scope
        .prepare("SELEC 1")
        .run()
        .catch(() => "seen");
    });
    assert.equal(seen, "seen");
    assert.deepEqual(await ids(), ["b"]);
  });

  it("lets callbacks take turns: nothing of another gets into a transaction that waits", async () => {
    const order: string[] = [];
    const failed = db.executeMainTransaction(async (scope) => {
      await insert(scope, "a");
      for (let turn = 0; turn < 5; turn++) await pause();
      order.push("first");
      throw new Error("undone");
    });
    const kept = db.executeMainQuery(async (scope) => {
      order.push("second");
      await insert(scope, "b");
    });
    await assert.rejects(failed, /undone/);
    await kept;
    assert.deepEqual([order, await ids()], [["first", "second"], ["b"]]);
  });

  it("nests transactions as savepoints; queries and repositories inside belong to them", async () => {
    await db.executeMainTransaction(async (scope) => {
      await insert(scope, "a");
      await assert.rejects(
        db.executeMainTransaction(async (inner) => {
          await insert(inner, "b");
          throw new Error("inner");
        }),
      );
      await db.executeMainQuery((inner) => insert(inner, "c"));
      const { conversation } = await db.getMainDatabase().conversations.get({ conversationId: "c" });
      assert.equal(conversation?.title, "t");
    });
    assert.deepEqual(await ids(), ["a", "c"]);
  });

  it("ends a transaction after its time-out", async () => {
    const late = db.executeMainTransaction(
      async (scope) => {
        await insert(scope, "a");
        await new Promise(() => {});
      },
      { timeoutMs: 20 },
    );
    await assert.rejects(late, (error) => error instanceof CrewdbError && error.reason === "DEADLINE_EXCEEDED");
    assert.deepEqual(await ids(), []);
  });

  it("has the repositories, with their errors", async () => {
    const { users } = db.getMainDatabase();
    const { user } = await users.create({ user: { email: "ann@example.com", name: "Ann" } });
    assert.equal((await users.getByEmail({ email: "ANN@example.com" })).user?.userId, user?.userId);
    await assert.rejects(
      users.create({ user: { email: "ann@example.com", name: "Ann" } }),
      (error) => error instanceof CrewdbError && error.reason === "UNIQUE_VIOLATION",
    );
    await assert.rejects(
      users.get({ userId: "none" }),
      (error) => error instanceof CrewdbError && error.code === "NotFound",
    );
    const { products } = db.getWalmartDatabase();
    await products.upsert({ product: { productId: "p1", name: "Oat milk" } });
    assert.equal((await products.get({ productId: "p1" })).product?.name, "Oat milk");
  });

  it("answers health, metrics and statistics in the same shape", async () => {
    const health = await db.healthCheck();
    assert.deepEqual(
      [health.overall, health.main, health.walmart.connectionInfo],
      [true, { healthy: true, errors: [] }, { url: "", embedded: true }],
    );
    const { main, walmart, combined } = await db.getMetrics();
    assert.deepEqual([main.totalConnections, walmart.totalConnections, combined.totalConnections], [1, 1, 2]);
    assert.ok(main.totalQueries > 10 && walmart.queryTimePercentiles.p99 >= walmart.queryTimePercentiles.p50);
    await db.optimize();
  });

  it("refuses a flag that is neither true nor false", async () => {
    process.env.USE_UNIFIED_DB = "no";
    await assert.rejects(
      new UnifiedConnectionManager().initialize(),
      /USE_UNIFIED_DB is "no"; say true or false, or leave it out/,
    );
    process.env.USE_UNIFIED_DB = "false";
  });
});
