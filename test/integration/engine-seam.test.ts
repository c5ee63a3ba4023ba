import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { ServingStatus, watchHealth } from "../../src/client/watch-health.js";
import { type FakeDatabase, FakeEngine, HELD } from "../fixtures/fake-engine.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const MAIN = "crewdb.main.v1.MainDb";
const GRACE_MS = 1000;

/** Another engine behind the whole service shows that nothing of it speaks to SQLite. */
describe("a service with another engine", function () {
  this.timeout(30_000);
  let engine: FakeEngine;
  let server: TestServer;
  let stopped: Promise<void> | undefined;

  beforeEach(async () => {
    engine = new FakeEngine();
    stopped = undefined;
    const settings = { CREWDB_SHUTDOWN_GRACE_MS: String(GRACE_MS) };
    server = await startTestServer(settings, undefined, {}, () => engine);
  });
  afterEach(() => stop());

  function stop(): Promise<void> {
    stopped ??= server.stop();
    return stopped;
  }

  function main(): FakeDatabase {
    const found = engine.databases.get("main");
    assert.ok(found);
    return found;
  }

  /** Resolves when so many calls are in the engine. */
  function opened(count: number): Promise<void> {
    return new Promise((resolve) => {
      main().changed = () => main().open.size === count && resolve();
      main().changed();
    });
  }

  it("answers typed rpcs, and failures with their reason", async () => {
    const user = { userId: "1", email: "grace@example.com", name: "Grace" };
    const created = await server.main.createUser({ user });
    assert.equal(created.commitSeq, "1");
    assert.equal((await server.main.getUser({ userId: "1" })).user?.name, "Grace");
    assert.equal(await reasonOf(server.main.createUser({ user })), "UNIQUE_VIOLATION");
    assert.equal(await reasonOf(server.main.getUser({ userId: "2" })), "NOT_FOUND");
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT 1" })), "UNKNOWN_METHOD");
    assert.equal(await reasonOf(server.walmart.getProduct({ productId: "1" })), "UNKNOWN_METHOD");
  });

  it("makes no file", () => {
    assert.equal(existsSync(server.files.main), false);
    assert.equal(existsSync(`${server.files.main}.lock`), false);
  });

  it("streams to its end", async () => {
    const numbers: bigint[] = [];
    for await (const { rows } of server.main.queryStream({ sql: "20" }))
      for (const { values } of rows) numbers.push(values[0]?.kind.value as bigint);
    assert.deepEqual(
      numbers,
      Array.from({ length: 20 }, (_, index) => BigInt(20 - index)),
    );
  });

  it("streams no faster than its client reads, and stops when the client leaves", async () => {
    let read = 0;
    for await (const _ of server.main.queryStream({ sql: "1000" })) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (++read === 5) break;
    }
    assert.ok(main().streamed < 200, `${main().streamed} messages were sent`);
    await opened(0);
  });

  it("ends a call at its deadline, and one whose client has gone", async () => {
    assert.equal(await reasonOf(server.main.getUser({ userId: HELD }, { timeoutMs: 100 })), "DEADLINE_EXCEEDED");
    await opened(0);
    const gone = new AbortController();
    const held = server.main.getUser({ userId: HELD }, { signal: gone.signal });
    await opened(1);
    gone.abort();
    await assert.rejects(held);
    await opened(0);
  });

  it("turns health with its checks, for who watches and in AdminDb", async () => {
    const watch = watchHealth(server.address, MAIN);
    const next = async (): Promise<ServingStatus | undefined> => (await watch.next()).value ?? undefined;
    assert.equal(await next(), ServingStatus.SERVING);
    main().problem = "memory is gone";
    assert.equal(await next(), ServingStatus.NOT_SERVING);
    const { databases } = await server.admin.getReadiness({});
    assert.deepEqual(
      databases.map(({ serving }) => serving),
      [false, true],
    );
    assert.deepEqual(
      databases[0]?.checks.map(({ name, problem }) => ({ name, problem })),
      [{ name: "memory", problem: "memory is gone" }],
    );
    main().problem = undefined;
    assert.equal(await next(), ServingStatus.SERVING);
    await watch.return(undefined);
  });

  it("has its statistics in AdminDb, and UNKNOWN_METHOD for what it lacks", async () => {
    await server.main.createUser({ user: { userId: "1", email: "a@example.com", name: "A" } });
    await reasonOf(server.main.getUser({ userId: "2" }));
    const { databases } = await server.admin.getStatistics({});
    const [statistics] = databases;
    assert.equal(statistics?.write?.okCount, 1n);
    assert.equal(statistics?.read?.errorCount, 1n);
    assert.equal(statistics?.fileBytes, 1n);
    const database = Database.MAIN;
    assert.equal(await reasonOf(server.admin.checkpoint({ database })), "UNKNOWN_METHOD");
    assert.equal(await reasonOf(server.admin.optimize({ database })), "UNKNOWN_METHOD");
    assert.equal(await reasonOf(server.admin.explain({ database, sql: "1" })), "UNKNOWN_METHOD");
    const backup = server.admin.backup({ database });
    assert.equal(await reasonOf(backup[Symbol.asyncIterator]().next()), "UNKNOWN_METHOD");
  });

  it("lets calls in flight finish when it stops, then closes in order", async () => {
    const held = server.main.getUser({ userId: HELD });
    await opened(1);
    const stopping = stop();
    main().release();
    assert.equal((await held).user, undefined);
    await stopping;
    assert.deepEqual(engine.asked.slice(0, 4), ["claim main", "claim walmart", "open main", "open walmart"]);
    assert.deepEqual(engine.asked.slice(4).toSorted(), ["close", "closed main", "closed walmart"]);
    assert.equal(engine.asked.at(-1), "close");
  });

  it("ends what is still open after its grace time with DRAINING", async () => {
    const held = reasonOf(server.main.getUser({ userId: HELD }));
    await opened(1);
    await stop();
    assert.equal(await held, "DRAINING");
  });
});
