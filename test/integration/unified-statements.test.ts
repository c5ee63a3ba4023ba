import assert from "node:assert/strict";
import { AsyncResource } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { CrewdbError, type Db, UnifiedConnectionManager } from "../../src/unified/index.js";
import { newFolder, startProcess } from "./service-process.js";
import { TRANSPORTS, type Transport } from "./unified-transports.js";

const NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n";
const insert = (db: Db, id: string, title = "t") =>
  db.prepare("INSERT INTO conversations (id, title) VALUES (?, ?)").run(id, title);
const titleOf = (db: Db, id: string) => db.prepare("SELECT title FROM conversations WHERE id = ?").pluck().get(id);

for (const [name, open] of TRANSPORTS) {
  describe(`statements of the manager, ${name}`, () => {
    let databases: Transport;
    const manager = () => databases.manager;
    before(async () => {
      databases = await open();
      await manager().initialize();
    });
    after(() => databases.stop());
    beforeEach(() => manager().executeMainQuery("DELETE FROM conversations"));

    // The old connections run in this thread, where nothing bounds a statement.
    const bounded = name === "USE_UNIFIED_DB=false" ? it.skip : it;

    async function failure(work: Promise<unknown>): Promise<CrewdbError> {
      const error: unknown = await work.then(
        () => assert.fail("it succeeded"),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof CrewdbError, String(error));
      return error;
    }

    it("integers are numbers where that is exact, else bigint; safeIntegers() makes all of them bigint", async () => {
      const exact = BigInt(Number.MAX_SAFE_INTEGER);
      const sql = "SELECT ? AS a, ? AS b, ? AS c";
      const values = [exact, exact + 1n, -exact - 1n];
      const read = (all: boolean) =>
        manager().executeMainQuery((db) =>
          db
            .prepare(sql)
            .raw()
            .safeIntegers(all)
            .get(...values),
        );
      assert.deepEqual(await read(false), [Number.MAX_SAFE_INTEGER, exact + 1n, -exact - 1n]);
      assert.deepEqual(await read(true), values);
    });

    it("parameters come one by one, in an array, and by each of SQLite's signs", async () => {
      const result = await manager().executeMainQuery(async (db) => [
        await db.prepare("SELECT ? || ?").pluck().get("a", "b"),
        await db.prepare("SELECT ? || ?").pluck().get(["a", "b"]),
        await db.prepare("SELECT :x || @y || $z").pluck().get({ x: "a", y: "b", z: "c" }),
      ]);
      assert.deepEqual(result, ["ab", "ab", "abc"]);
      const missing = await failure(manager().executeMainQuery((db) => db.prepare("SELECT ?").get()));
      assert.equal(missing.reason, "INVALID_FIELD");
    });

    it("pluck, raw and iterate go together, and each can be switched off again", async () => {
      const rows = await manager().executeMainQuery(async (db) => {
        const plucked: unknown[] = [];
        for await (const value of db.prepare(NUMBERS).pluck().iterate(3)) plucked.push(value);
        const raw: unknown[] = [];
        for await (const value of db.prepare(NUMBERS).raw().iterate(2)) raw.push(value);
        return [plucked, raw, await db.prepare(NUMBERS).raw().raw(false).all(1)];
      });
      assert.deepEqual(rows, [[1, 2, 3], [[1], [2]], [{ i: 1 }]]);
    });

    it("a switch on reason tells errors apart, and the cause keeps the details", async () => {
      const kind = (error: CrewdbError): string => {
        switch (error.reason) {
          case "UNIQUE_VIOLATION":
            return `taken: ${error.metadata.columns}`;
          case "NOT_NULL_VIOLATION":
            return "missing";
          default:
            return error.code;
        }
      };
      await manager().executeMainQuery((db) => insert(db, "a"));
      assert.equal(kind(await failure(manager().executeMainQuery((db) => insert(db, "a")))), "taken: id");
      const missing = manager().executeMainQuery("INSERT INTO conversations (id) VALUES ('b')");
      assert.equal(kind(await failure(missing)), "missing");
      assert.equal(kind(await failure(manager().executeMainQuery("SELEKT 1"))), "InvalidArgument");
    });

    it("a callback's reads before its first write see what is committed at their time, and after it its own", async () => {
      await manager().executeMainQuery((db) => insert(db, "a", "old"));
      // What a callback calls belongs to it; this is another caller's.
      const change = AsyncResource.bind(() =>
        manager().executeMainQuery("UPDATE conversations SET title = 'new' WHERE id = 'a'"),
      );
      const seen = await manager().executeMainQuery(async (db) => {
        const before = await titleOf(db, "a");
        await change();
        const between = await titleOf(db, "a");
        await db.prepare("UPDATE conversations SET title = title || '!' WHERE id = 'a'").run();
        return [before, between, await titleOf(db, "a")];
      });
      assert.deepEqual(seen, ["old", "new", "new!"]);
    });

    it("a transaction's reads are of one snapshot that nobody else changes", async () => {
      await manager().executeMainQuery((db) => insert(db, "a", "0"));
      const add = () =>
        manager().executeMainTransaction(async (db) => {
          const title = Number(await titleOf(db, "a"));
          await db.prepare("UPDATE conversations SET title = ? WHERE id = 'a'").run(String(title + 1));
        });
      await Promise.all(Array.from({ length: 8 }, add));
      assert.equal(await manager().executeMainQuery((db) => titleOf(db, "a")), "8");
    });

    it("iterate inside a transaction sees what it wrote, and goes on after a break", async () => {
      await manager().executeMainTransaction(async (db) => {
        for (const id of ["a", "b", "c"]) await insert(db, id);
        const seen: unknown[] = [];
        for await (const id of db.prepare("SELECT id FROM conversations ORDER BY id").pluck().iterate()) {
          seen.push(id);
          if (id === "b") break;
        }
        assert.deepEqual(seen, ["a", "b"]);
        await insert(db, "d");
      });
      assert.equal(
        await manager().executeMainQuery((db) => db.prepare("SELECT count(*) FROM conversations").pluck().get()),
        4,
      );
    });

    bounded(
      "iterate inside a transaction is bounded, says so with the way out, and the transaction goes on",
      async () => {
        await manager().executeMainTransaction(async (db) => {
          await insert(db, "a");
          const error = await failure(
            (async () => {
              for await (const _ of db.prepare(NUMBERS).iterate(200_000)) assert.fail("a row");
            })(),
          );
          assert.equal(error.reason, "RESPONSE_TOO_LARGE");
          assert.match(
            error.message,
            /more than 100000 rows.*go through them in pieces .*or iterate before the first write/,
          );
          assert.equal(error.metadata.fitting_rows, "100000");
          await insert(db, "b");
        });
        assert.equal(await manager().executeMainQuery((db) => titleOf(db, "b")), "t");
      },
    );

    bounded("iterate outside of one has no bound, and a loop that is left frees its connection", async () => {
      const counted = await manager().executeMainQuery(async (db) => {
        let rows = 0;
        for await (const _ of db.prepare(NUMBERS).iterate(200_000)) rows++;
        return rows;
      });
      assert.equal(counted, 200_000);
      await manager().executeMainQuery(async (db) => {
        for (let round = 0; round < 40; round++)
          for await (const _ of db.prepare(NUMBERS).iterate(1_000_000_000)) break;
      });
      for (let busy = 1; busy > 0; ) busy = (await manager().getMetrics()).main.activeConnections;
    });

    it("a statement that writes and answers rows may be the first, for get and all too", async () => {
      const sql = "INSERT INTO conversations (id, title) VALUES (?, 't') RETURNING id";
      assert.deepEqual(await manager().executeMainQuery((db) => db.prepare(sql).all("a")), [{ id: "a" }]);
      assert.deepEqual(await manager().executeMainQuery((db) => db.prepare(sql).get("b")), { id: "b" });
      assert.deepEqual(await manager().executeMainQuery(sql, ["c"]), [{ id: "c" }]);
    });

    it("iterate runs a statement that writes and answers rows in the callback's transaction", async () => {
      const ids = await manager().executeMainQuery(async (db) => {
        const answered: unknown[] = [];
        const sql = "INSERT INTO conversations (id, title) VALUES ('a', 't'), ('b', 't') RETURNING id";
        for await (const id of db.prepare(sql).pluck().iterate()) answered.push(id);
        return answered;
      });
      assert.deepEqual(ids, ["a", "b"]);
      assert.equal(await manager().executeMainQuery((db) => titleOf(db, "b")), "t");
    });

    it("statements after the callback's end are a TypeError, iterate's too", async () => {
      const db = await manager().executeMainQuery((scope) => scope);
      assert.throws(() => insert(db, "a"), /the callback has ended/);
      await assert.rejects(async () => {
        for await (const _ of db.prepare(NUMBERS).iterate(1)) assert.fail("a row");
      }, /the callback has ended/);
    });

    it("emits initialized and shutdown, and a call after shutdown opens anew", async () => {
      const own = await open();
      const events: string[] = [];
      own.manager.on("initialized", () => events.push("initialized")).on("shutdown", () => events.push("shutdown"));
      await own.manager.initialize();
      await own.manager.shutdown();
      await own.manager.shutdown();
      assert.deepEqual(await own.manager.executeMainQuery("SELECT 1 AS one"), [{ one: 1 }]);
      await own.stop();
      assert.deepEqual(events, ["initialized", "shutdown", "shutdown"]);
    });

    it("bigints: true gives every integer as bigint", async () => {
      const own = await open({ config: { bigints: true } });
      assert.deepEqual(await own.manager.executeMainQuery("SELECT 1 AS one, 1.5 AS more"), [{ one: 1n, more: 1.5 }]);
      await own.stop();
    });

    bounded("tries again what is safe: a full queue, and a file that another program has locked", async () => {
      const own = await open({
        settings: { CREWDB_MAX_QUEUE: "3", DB_BUSY_TIMEOUT: "20" },
        config: { client: { retry: { maxAttempts: 30 } } },
      });
      const many = Array.from({ length: 12 }, () => own.manager.executeMainQuery("SELECT 1 AS one"));
      assert.deepEqual(
        new Set((await Promise.all(many)).map((rows) => JSON.stringify(rows))),
        new Set(['[{"one":1}]']),
      );
      const other = new Sqlite(own.files.main);
      other.exec("BEGIN IMMEDIATE");
      const written = own.manager.executeMainTransaction((db) => insert(db, "a"));
      await pause(150);
      other.exec("ROLLBACK");
      other.close();
      assert.equal((await written).changes, 1);
      await own.stop();
    });
  });
}

describe("a manager whose server is killed", () => {
  it("goes on with the next one: reads, writes, transactions and iterate", async () => {
    const folder = newFolder();
    const first = await startProcess(folder);
    const port = first.address.split(":")[1] ?? "";
    const manager = new UnifiedConnectionManager({ url: first.address, client: { retry: { maxAttempts: 12 } } });
    await manager.executeMainQuery((db) => insert(db, "a"));
    await first.end("SIGKILL");
    // Asked while nobody is there; answered by the next one.
    const early = manager.executeMainQuery((db) => titleOf(db, "a"));
    const second = await startProcess(folder, { CREWDB_PORT: port });
    assert.equal(await early, "t");
    await second.end("SIGKILL");
    const transaction = manager.executeMainTransaction((db) => insert(db, "b"));
    const third = await startProcess(folder, { CREWDB_PORT: port });
    assert.equal((await transaction).changes, 1);
    await third.end("SIGKILL");
    const iterated = manager.executeMainQuery(async (db) => {
      const ids: unknown[] = [];
      for await (const id of db.prepare("SELECT id FROM conversations ORDER BY id").pluck().iterate()) ids.push(id);
      return ids;
    });
    const fourth = await startProcess(folder, { CREWDB_PORT: port });
    assert.deepEqual(await iterated, ["a", "b"]);
    await manager.shutdown();
    assert.equal(await fourth.end("SIGTERM"), 0);
  });
});
