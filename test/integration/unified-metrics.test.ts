import assert from "node:assert/strict";
import type { Metrics, UnifiedConnectionManager } from "../../src/unified/index.js";
import { TRANSPORTS, type Transport } from "./unified-transports.js";

const COUNT_SLOWLY =
  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n";
const INSERT = "INSERT INTO walmart_products (id, product_id, name) VALUES (?, ?, ?)";

/** What each kind of work adds to the numbers of walmart. */
const WORK: readonly {
  readonly name: string;
  readonly queries: number;
  readonly errors?: number;
  run(manager: UnifiedConnectionManager): Promise<unknown>;
}[] = [
  { name: "a write", queries: 1, run: (manager) => manager.executeWalmartQuery(INSERT, ["a", "a", "Oat milk"]) },
  { name: "a read", queries: 1, run: (manager) => manager.executeWalmartQuery("SELECT 1") },
  {
    name: "a callback that reads and writes",
    queries: 3,
    run: (manager) =>
      manager.executeWalmartQuery(async (db) => {
        await db.prepare("SELECT 1").get();
        await db.prepare(INSERT).run("b", "b", "Rice");
        await db.prepare("SELECT count(*) FROM walmart_products").get();
      }),
  },
  {
    name: "a transaction",
    queries: 2,
    run: (manager) =>
      manager.executeWalmartTransaction(async (db) => {
        await db.prepare(INSERT).run("c", "c", "Bread");
        await db.prepare("SELECT count(*) FROM walmart_products").get();
      }),
  },
  {
    name: "a repository",
    queries: 1,
    run: (manager) => manager.getWalmartDatabase().groceryLists.list({ userId: "u1" }),
  },
  {
    name: "a repository inside a transaction",
    queries: 2,
    run: (manager) =>
      manager.executeWalmartTransaction(async (db) => {
        await db.prepare(INSERT).run("d", "d", "Tea");
        await manager.getWalmartDatabase().groceryLists.list({ userId: "u1" });
      }),
  },
  {
    name: "iterate",
    queries: 1,
    run: (manager) =>
      manager.executeWalmartQuery(async (db) => {
        for await (const _ of db.prepare("SELECT 1 UNION SELECT 2").iterate());
      }),
  },
  {
    name: "iterate over a statement that writes",
    queries: 1,
    run: (manager) =>
      manager.executeWalmartQuery(async (db) => {
        for await (const _ of db.prepare("UPDATE walmart_products SET name = name RETURNING id").iterate());
      }),
  },
  {
    name: "a statement that fails",
    queries: 1,
    errors: 1,
    run: (manager) => manager.executeWalmartQuery("SELECT nonsense").catch(() => undefined),
  },
];

for (const [name, open] of TRANSPORTS) {
  describe(`the manager's metrics, ${name}`, () => {
    let transport: Transport | undefined;
    afterEach(() => transport?.stop());

    const start = async (slowMs: string): Promise<UnifiedConnectionManager> => {
      const settings = { CREWDB_SLOW_MS: slowMs };
      transport = await open({ settings, ...(name === "remote" ? { config: { settings } } : {}) });
      await transport.manager.initialize();
      return transport.manager;
    };

    it("count and time every query, by what the caller sees", async () => {
      const manager = await start("86400000");
      let before: Metrics = await manager.getMetrics();
      assert.deepEqual([before.main.totalQueries, before.combined.avgQueryTime], [0, 0]);
      for (const work of WORK) {
        await work.run(manager);
        const after = await manager.getMetrics();
        const added = {
          queries: after.walmart.totalQueries - before.walmart.totalQueries,
          errors: after.walmart.errors - before.walmart.errors,
        };
        assert.deepEqual(added, { queries: work.queries, errors: work.errors ?? 0 }, work.name);
        // The write that comes first is timed, too.
        assert.ok(after.walmart.avgQueryTime > 0 && after.walmart.queryTimePercentiles.p50 > 0, work.name);
        before = after;
      }
      const { main, walmart, combined } = before;
      const { p50, p99 } = walmart.queryTimePercentiles;
      assert.ok(p50 <= p99);
      assert.deepEqual([main.totalQueries, main.avgQueryTime, walmart.slowQueries], [0, 0, 0]);
      assert.deepEqual([combined.totalQueries, combined.avgQueryTime], [walmart.totalQueries, walmart.avgQueryTime]);
    });

    it("call a query slow that takes longer than CREWDB_SLOW_MS, and nothing else", async () => {
      const manager = await start("1");
      await manager.executeWalmartQuery(COUNT_SLOWLY);
      await manager.executeWalmartTransaction((db) => db.prepare(COUNT_SLOWLY).get());
      assert.equal((await manager.getMetrics()).walmart.slowQueries, 2);
    });
  });
}
