import assert from "node:assert/strict";
import { once } from "node:events";
import { CrewdbError, type Db, UnifiedConnectionManager } from "../../src/unified/index.js";
import { TRANSPORTS, type Transport } from "./unified-transports.js";

for (const [name, open] of TRANSPORTS) {
  describe(`UnifiedConnectionManager, ${name}`, () => {
    let transport: Transport;
    const db = () => transport.manager;
    before(async () => {
      transport = await open();
      await db().initialize();
    });
    after(() => transport.stop());
    beforeEach(() => db().executeMainQuery("DELETE FROM conversations"));

    const insert = (scope: Db, id: string) =>
      scope.prepare("INSERT INTO conversations (id, title) VALUES (?, ?)").run(id, "t");
    const ids = () =>
      db().executeMainQuery((scope) => scope.prepare("SELECT id FROM conversations ORDER BY id").pluck().all());
    const failure = async (work: Promise<unknown>): Promise<CrewdbError> => {
      const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof CrewdbError, String(error));
      return error;
    };

    it("runs a callback as the old one did: run, get, all, and its result", async () => {
      const result = await db().executeMainQuery((scope) => insert(scope, "a"));
      assert.equal(result.changes, 1);
      assert.equal(typeof result.lastInsertRowid, "number");
      const row = await db().executeMainQuery((scope) =>
        scope.prepare("SELECT * FROM conversations WHERE id = ?").get("a"),
      );
      assert.deepEqual([row?.id, row?.title, row?.description], ["a", "t", null]);
      assert.equal(await db().executeMainQuery((scope) => scope.prepare("SELECT 1 WHERE 0").get()), undefined);
      assert.deepEqual(await ids(), ["a"]);
    });

    it("runs one statement with its parameters: rows of a read, what changed of a write", async () => {
      const sql = "INSERT INTO walmart_products (id, product_id, name) VALUES (?, ?, ?)";
      const written = await db().executeWalmartQuery(sql, [`${name}-1`, `${name}-1`, "Oat milk"]);
      assert.deepEqual("changes" in written && written.changes, 1);
      const rows = await db().executeWalmartQuery("SELECT * FROM walmart_products WHERE name LIKE ?", ["%oat%"]);
      assert.deepEqual(Array.isArray(rows) && rows.map((row) => row.name), ["Oat milk"]);
    });

    it("binds by place and by name, and keeps every value", async () => {
      const values = [1, -1.5, 2n ** 60n, "é😀", Buffer.from([0, 255]), null];
      const read = await db().executeMainQuery((scope) =>
        scope
          .prepare("SELECT ?, ?, ?, ?, ?, ?")
          .raw()
          .get(...values),
      );
      assert.deepEqual(read, values);
      const named = await db().executeMainQuery((scope) => scope.prepare("SELECT :a + :b AS sum").get({ a: 1, b: 2 }));
      assert.deepEqual(named, { sum: 3 });
      const type = await db().executeMainQuery((scope) => scope.prepare("SELECT typeof(?)").pluck().get(3));
      assert.equal(type, "integer");
    });

    it("says what can't be bound, and what to bind instead", async () => {
      for (const [value, fix] of [
        [new Date(), /toISOString/],
        [true, /bind 1 or 0/],
        [undefined, /bind null/],
        [() => 1, /can't be bound/],
      ] as const) {
        const work = db().executeMainQuery((scope) => scope.prepare("SELECT ?").get(value));
        await assert.rejects(work, (error) => error instanceof TypeError && fix.test(error.message));
      }
    });

    it("tells old code that goes on without waiting, by a TypeError that names the fix", async () => {
      const work = db().executeMainQuery((scope) => {
        const rows: unknown = scope.prepare("SELECT 1").all();
        return (rows as unknown[]).length;
      });
      await assert.rejects(
        work,
        (error) => error instanceof TypeError && /await db\.prepare\(…\)\.all\(…\)\)\.length/.test(error.message),
      );
    });

    it("a callback that writes is one transaction: an error undoes all of it and is thrown unchanged", async () => {
      const own = new Error("mine");
      const work = db().executeMainQuery(async (scope) => {
        await insert(scope, "a");
        assert.equal(await scope.prepare("SELECT count(*) FROM conversations").pluck().get(), 1);
        throw own;
      });
      await assert.rejects(work, (error) => error === own);
      assert.deepEqual(await ids(), []);
    });

    it("waits for statements that the callback did not wait for, and fails when they do", async () => {
      const unhandled: unknown[] = [];
      const note = (reason: unknown): void => {
        unhandled.push(reason);
      };
      process.on("unhandledRejection", note);
      await db().executeMainQuery((scope) => {
        void insert(scope, "a");
      });
      assert.deepEqual(await ids(), ["a"]);
      const work = db().executeMainQuery((scope) => {
        void scope.prepare("INSERT INTO conversations (id) VALUES ('b')").run();
      });
      assert.equal((await failure(work)).reason, "NOT_NULL_VIOLATION");
      assert.deepEqual(await ids(), ["a"]);
      const touched = db().executeMainQuery((scope) => {
        const rows: unknown = scope.prepare("SELECT * FROM no_such_table").all();
        return (rows as unknown[]).length;
      });
      await assert.rejects(touched, TypeError);
      process.off("unhandledRejection", note);
      assert.deepEqual(unhandled, []);
    });

    it("a 100 ms time-out stops a long transaction", async function () {
      // A statement blocks its thread there: see "a time-out ends a transaction between two statements".
      if (name === "USE_UNIFIED_DB=false") this.skip();
      const endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
      const work = db().executeMainTransaction(
        async (scope) => {
          await insert(scope, "a");
          await scope.prepare(endless).get();
        },
        { timeoutMs: 100 },
      );
      const { code, reason } = await failure(work);
      assert.deepEqual([code, reason], ["DeadlineExceeded", "DEADLINE_EXCEEDED"]);
      assert.deepEqual(await ids(), []);
    });

    it("a time-out ends a transaction between two statements", async () => {
      const work = db().executeMainTransaction(
        async (scope) => {
          await insert(scope, "a");
          await once(AbortSignal.timeout(150), "abort");
          await insert(scope, "b");
        },
        { timeoutMs: 100 },
      );
      const { code, reason } = await failure(work);
      assert.deepEqual([code, reason], ["DeadlineExceeded", "DEADLINE_EXCEEDED"]);
      assert.deepEqual(await ids(), []);
    });

    it("5 parallel transactions all commit", async () => {
      const work = ["a", "b", "c", "d", "e"].map((id) => db().executeMainTransaction((scope) => insert(scope, id)));
      await Promise.all(work);
      assert.deepEqual(await ids(), ["a", "b", "c", "d", "e"]);
    });

    it("iterates rows as they come, and a statement can be left early", async () => {
      const sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i FROM n";
      const sum = await db().executeMainQuery(async (scope) => {
        let total = 0;
        for await (const { i } of scope.prepare<{ i: number }>(sql).iterate()) {
          total += i;
          if (i === 1000) break;
        }
        return total;
      });
      assert.equal(sum, 500_500);
    });

    it("errors are one class with reason, code and metadata", async () => {
      const error = await failure(db().executeMainQuery((scope) => scope.prepare("SELECT * FROM no_such_table").all()));
      assert.deepEqual([error.reason, error.code], ["SQL_ERROR", "InvalidArgument"]);
      await db().executeMainQuery((scope) => insert(scope, "a"));
      const taken = await failure(db().executeMainQuery((scope) => insert(scope, "a")));
      assert.deepEqual([taken.reason, taken.metadata.table], ["UNIQUE_VIOLATION", "conversations"]);
    });

    it("repositories are typed calls, made when they are first used", async () => {
      const { users } = db().getMainDatabase();
      const { user } = await users.create({ user: { email: "ann@example.com", name: "Ann" } });
      assert.equal((await users.getByEmail({ email: "ann@example.com" })).user?.userId, user?.userId);
      assert.equal((await failure(users.get({ userId: "nobody" }))).reason, "NOT_FOUND");
      const { lists, items } = db().getWalmartDatabase();
      const { list } = await lists.create({ list: { userId: "u", listName: "Week" } });
      await items.add({ item: { listId: list?.listId ?? "", itemName: "Milk" } });
      assert.equal((await lists.get({ listId: list?.listId ?? "" })).items.length, 1);
    });

    it("healthCheck, getMetrics, getStatistics, optimize and startMonitoring answer as the old ones did", async () => {
      const health = await db().healthCheck();
      assert.deepEqual([health.overall, health.main.healthy, health.walmart.healthy], [true, true, true]);
      assert.equal(health.walmart.connectionInfo.embedded, name !== "remote");
      const { main, walmart, combined } = await db().getMetrics();
      assert.ok(main.totalConnections >= 1 && main.totalQueries > 0 && main.memoryUsage > 0);
      assert.ok("p99" in walmart.queryTimePercentiles && walmart.waitingQueries === 0);
      assert.equal(combined.totalConnections, main.totalConnections + walmart.totalConnections);
      assert.equal((await db().getStatistics()).health.overall, true);
      await db().optimize();
      const monitoring = db().startMonitoring(0.0005);
      const [seen] = await new Promise<unknown[]>((resolve) =>
        db().once("health", (...args: unknown[]) => resolve(args)),
      );
      clearInterval(monitoring);
      assert.equal((seen as { overall: boolean }).overall, true);
    });

    it("the guide's load test: 100 concurrent operations", async () => {
      const promises = Array.from({ length: 100 }, () =>
        db().executeMainQuery((scope) => scope.prepare("SELECT COUNT(*) FROM emails").get()),
      );
      assert.deepEqual(new Set((await Promise.all(promises)).map((row) => row?.["COUNT(*)"])), new Set([0]));
    });

    it("hostile texts are stored as they are", async () => {
      const payload = "'; DROP TABLE users; --";
      await db().executeMainQuery((scope) =>
        scope.prepare("INSERT INTO conversations (id, title) VALUES (?, ?)").run("x", payload),
      );
      const title = await db().executeMainQuery((scope) =>
        scope.prepare("SELECT title FROM conversations WHERE title = ?").pluck().get(payload),
      );
      assert.equal(title, payload);
    });
  });
}

describe("UnifiedConnectionManager, where no service answers", () => {
  it("says so by an error with its reason", async () => {
    await using manager = new UnifiedConnectionManager({ url: "127.0.0.1:1" });
    const refused = await manager.executeMainQuery("UPDATE users SET name = name").catch((error: unknown) => error);
    assert.ok(refused instanceof CrewdbError, String(refused));
    assert.deepEqual([refused.code, refused.reason], ["Unavailable", "UNAVAILABLE"]);
    assert.match(refused.message, /^no connection to 127\.0\.0\.1:1: connect ECONNREFUSED/);
  });
});
