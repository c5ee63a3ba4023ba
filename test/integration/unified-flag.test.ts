import assert from "node:assert/strict";
import { AsyncResource } from "node:async_hooks";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { CrewdbError, UnifiedConnectionManager } from "../../src/unified/index.js";

/** Made outside of every callback, so that what runs in it is another request's. */
const otherRequest = new AsyncResource("other-request");

describe("USE_UNIFIED_DB", () => {
  let folder: string;
  let settings: Record<string, string>;
  let manager: UnifiedConnectionManager;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-flag-"));
    settings = { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db") };
    manager = new UnifiedConnectionManager({ settings: { ...settings, USE_UNIFIED_DB: "false" } });
  });
  afterEach(async () => {
    await manager.shutdown();
    rmSync(folder, { recursive: true });
  });

  const reasonOf = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.then(
      () => assert.fail("it succeeded"),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof CrewdbError, String(error));
    return error.reason;
  };

  it("is true or false, and a slip of the finger is told", async () => {
    const other = new UnifiedConnectionManager({ settings: { ...settings, USE_UNIFIED_DB: "no" } });
    await assert.rejects(other.initialize(), { name: "CrewdbError", reason: "INVALID_ARGUMENT" });
    await assert.rejects(other.initialize(), /USE_UNIFIED_DB is "no": it must be one of true, false/);
    const misspelt = new UnifiedConnectionManager({ settings: { ...settings, USE_UNIFED_DB: "false" } });
    await assert.rejects(misspelt.initialize(), /USE_UNIFED_DB is not a setting; did you mean USE_UNIFIED_DB\?/);
  });

  it("false and true take turns on the same files, and each finds what the other wrote", async () => {
    const count = "SELECT COUNT(*) FROM conversations";
    const countIn = (each: UnifiedConnectionManager) => each.executeMainQuery((db) => db.prepare(count).pluck().get());
    await manager.getMainDatabase().conversations.create({ conversation: { title: "old" } });
    await manager.shutdown();
    const unified = new UnifiedConnectionManager({ settings });
    await unified.getMainDatabase().conversations.create({ conversation: { title: "new" } });
    assert.equal(await countIn(unified), 2);
    await assert.rejects(manager.initialize(), (error) => {
      assert.ok(error instanceof CrewdbError);
      assert.match(error.message, /owned by a running crewdb \(pid \d+/);
      assert.deepEqual([error.code, error.reason], ["FailedPrecondition", "FAILED_PRECONDITION"]);
      return true;
    });
    await unified.shutdown();
    assert.equal(await countIn(manager), 2);
  });

  it("false: a schema that another program changes is seen by kept statements", async () => {
    const { users } = manager.getMainDatabase();
    await users.create({ user: { userId: "u1", email: "ada@example.com", name: "Ada", department: "Sales" } });
    const change = (sql: (view: string) => string): void => {
      const db = new Sqlite(join(folder, "main.db"));
      db.exec(sql(String(db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'user_details'").pluck().get())));
      db.close();
    };
    const read = async (): Promise<unknown> => {
      const { user } = await users.get({ userId: "u1" });
      const rows = await manager.executeMainQuery((db) => db.prepare("SELECT * FROM user_details").all());
      const [row] = rows as { name: string; department: string }[];
      return [user?.name, user?.department, row?.name, row?.department];
    };
    const swap = (view: string): string =>
      `DROP VIEW user_details; ${view
        .replace(/\bname\b/, "X_")
        .replace(/\bdepartment\b/, "name")
        .replace("X_", "department")}`;
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(await read(), ["Ada", "Sales", "Ada", "Sales"]);
      change(swap);
    }
    assert.deepEqual(await read(), ["Ada", "Sales", "Ada", "Sales"]);
  });

  it("false: writers wait for each other without blocking the thread", async () => {
    const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const order: string[] = [];
    const first = manager.executeMainTransaction(async (db) => {
      await db.prepare("INSERT INTO conversations (id, title) VALUES ('a', 't')").run();
      begun.resolve();
      await held.promise;
      order.push("first");
    });
    await begun.promise;
    const second = manager
      .executeMainQuery((db) => db.prepare("INSERT INTO conversations (id, title) VALUES ('b', 't')").run())
      .then(() => order.push("second"));
    // A reader has a connection of its own.
    const count = (await manager.executeMainQuery((db) => db.prepare("SELECT COUNT(*) AS n FROM conversations").get()))
      ?.n;
    assert.equal(count, 0);
    held.resolve();
    await Promise.all([first, second]);
    assert.deepEqual(order, ["first", "second"]);
  });

  it("false: who waits for the connection too long is told so, and the rest goes on", async () => {
    await manager.shutdown();
    const short = { ...settings, USE_UNIFIED_DB: "false", WALMART_DB_CONNECTION_TIMEOUT: "50" };
    manager = new UnifiedConnectionManager({ settings: short });
    const reason = await manager.executeWalmartTransaction(async () => {
      return await reasonOf(otherRequest.runInAsyncScope(() => manager.executeWalmartQuery("SELECT 1")));
    });
    assert.equal(reason, "ACQUIRE_TIMEOUT");
    assert.deepEqual(await manager.executeWalmartQuery("SELECT 1 AS one"), [{ one: 1 }]);
  });

  it("false: statements that would end others' transactions are denied as with the flag on", async () => {
    for (const sql of ["BEGIN", "COMMIT", "ATTACH 'x' AS y"])
      assert.equal(await reasonOf(manager.executeMainQuery((db) => db.prepare(sql).run())), "STATEMENT_DENIED");
  });

  it("false: a request_id writes once", async () => {
    const { users } = manager.getMainDatabase();
    const request = { user: { email: "a@example.com", name: "A" }, requestId: "r1" };
    const { user } = await users.create(request);
    assert.equal((await users.create(request)).user?.userId, user?.userId);
    assert.equal((await users.list({})).users.length, 1);
  });
});
