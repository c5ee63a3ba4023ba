import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { Lane } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import { Code, ConnectError, createAdminDb, describeError } from "../../src/client/index.js";
import { compileBomb } from "../fixtures/bombs.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { reasonOf } from "./reason-of.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("administration", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ CREWDB_SLOW_MS: "1" });
    await server.main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
  });
  after(() => server.stop());

  it("counts calls, connections and times by database and kind of call", async () => {
    const before = (await server.admin.getStatistics({})).databases[0];
    for (let call = 0; call < 10; call++) await server.main.getUserByEmail({ email: "ada@example.com" });
    assert.equal(await reasonOf(server.main.getUserByEmail({ email: "nobody@example.com" })), "NOT_FOUND");
    const { databases, process: own } = await server.admin.getStatistics({});
    assert.deepEqual(
      databases.map(({ database }) => database),
      [Database.MAIN, Database.WALMART],
    );
    const main = databases[0];
    assert.ok(main?.read && main.write && before?.read);
    assert.equal(main.read.okCount - before.read.okCount, 10n);
    assert.equal(main.read.errorCount - before.read.errorCount, 1n);
    assert.equal(main.read.acquireCount - before.read.acquireCount, 11n);
    assert.equal(main.write.okCount, 1n);
    assert.equal(main.maxConns, 20);
    assert.ok(main.totalConns >= 2 && main.idleConns <= main.totalConns);
    assert.ok(main.fileBytes > 0n);
    const { p50Ms, p99Ms, maxMs } = main.read.call ?? { p50Ms: 0, p99Ms: 0, maxMs: 0 };
    assert.ok(p50Ms > 0 && p50Ms <= p99Ms && p99Ms <= maxMs * 1.01);
    assert.ok(own && own.residentBytes > 0n && own.version !== "");
  });

  it("sends statistics at the interval until the client ends the stream", async () => {
    const stop = new AbortController();
    const samples: bigint[] = [];
    const watch = server.admin.watchStatistics({ interval: { nanos: 100_000_000 } }, { signal: stop.signal });
    await assert.rejects(
      async () => {
        for await (const { databases, sampleTime } of watch) {
          assert.equal(databases.length, 2);
          samples.push((sampleTime?.seconds ?? 0n) * 1000n + BigInt((sampleTime?.nanos ?? 0) / 1e6));
          if (samples.length === 3) stop.abort();
        }
      },
      (error) => ConnectError.from(error).code === Code.Canceled,
    );
    assert.deepEqual(samples, samples.toSorted());
    const tooOften = server.admin.watchStatistics({ interval: { nanos: 1_000_000 } });
    const [violation] = await tooOften[Symbol.asyncIterator]()
      .next()
      .then(
        () => [],
        (error: unknown) => describeError(error).violations,
      );
    assert.equal(violation?.field, "interval");
  });

  it("explains a statement without running it: plan, tables, lane", async () => {
    const sql = "SELECT name FROM users WHERE email = ? AND name > :name";
    const read = await server.admin.explain({ database: Database.MAIN, sql });
    assert.equal(read.lane, Lane.READ);
    assert.deepEqual(read.tables, ["users"]);
    assert.match(read.steps[0]?.detail ?? "", /^SEARCH users USING INDEX/);
    assert.equal(read.scans, false);
    const scan = await server.admin.explain({
      database: Database.MAIN,
      sql: "SELECT id FROM users WHERE name LIKE '%a%'",
    });
    assert.equal(scan.scans, true);
    const deleting = { database: Database.MAIN, sql: "DELETE FROM users WHERE email = 'ada@example.com'" };
    const write = await server.admin.explain(deleting);
    assert.equal(write.lane, Lane.WRITE);
    assert.ok(write.tables.includes("users") && write.tables.length > 1, String(write.tables));
    assert.equal((await server.main.getUserByEmail({ email: "ada@example.com" })).user?.name, "Ada");
  });

  it("stops an Explain at its deadline, and gives its reader to the next call", async function () {
    guardFileOrSkip(this);
    const small = await startTestServer({ DB_MAX_CONNECTIONS: "2" });
    try {
      const sql = compileBomb();
      const explain = (): Promise<string> =>
        reasonOf(small.admin.explain({ database: Database.MAIN, sql }, { timeoutMs: 300 }));
      const reasons = await Promise.all(Array.from({ length: 4 }, explain));
      assert.deepEqual([...new Set(reasons)], ["DEADLINE_EXCEEDED"]);
      const { rows } = await small.main.query({ sql: "SELECT 1" }, { timeoutMs: 8000 });
      assert.equal(rows.length, 1);
    } finally {
      await small.stop();
    }
  });

  it("refuses to explain a text that no statement may have", async () => {
    const sql = `SELECT '${"x".repeat(100_000)}'`;
    assert.equal(await reasonOf(server.admin.explain({ database: Database.MAIN, sql })), "INVALID_FIELD");
  });

  it("explains nothing that callers may not run, and says where a statement is wrong", async () => {
    const explain = (sql: string): Promise<string> => reasonOf(server.admin.explain({ database: Database.MAIN, sql }));
    assert.equal(await explain("SELECT password_hash FROM users"), "STATEMENT_DENIED");
    const advice = async (sql: string): Promise<string> => {
      const refused = await server.admin.explain({ database: Database.MAIN, sql }).catch(describeError);
      return "message" in refused ? refused.message : assert.fail(`${sql} is allowed`);
    };
    assert.match(await advice("SELECT * FROM users"), /READ on users\.password_hash; .*select the columns .* by name/);
    assert.match(await advice("BEGIN"), /TRANSACTION.*; use ExecuteBatch or Transact/);
    assert.match(await advice("CREATE TABLE t (a)"), /CREATE_TABLE.*; the schema is changed by migrations/);
    assert.match(await advice("ANALYZE"), /ANALYZE.*; callers' SQL reads and writes rows/);
    assert.equal(await explain("DROP TABLE users"), "STATEMENT_DENIED");
    assert.equal(await explain("SELECT * FROM no_such_table"), "SQL_ERROR");
    assert.equal(await explain("SELECT 1; DELETE FROM users"), "INVALID_FIELD");
    assert.equal(await explain(""), "INVALID_FIELD");
    assert.equal(await reasonOf(server.admin.explain({ sql: "SELECT 1" })), "INVALID_FIELD");
    assert.equal((await server.main.listUsers({})).users.length, 1);
  });

  it("lists slow statements without their literals", async () => {
    const sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT max(i), 'secret' FROM n WHERE i <> ?";
    await server.main.query({ sql, parameters: [toValue("hidden")] });
    await server.main.query({ sql, parameters: [toValue("hidden")] });
    const { statements } = await server.admin.slowStatements({});
    const slow = statements.find(({ summary }) => summary.startsWith("WITH RECURSIVE"));
    assert.ok(slow);
    assert.equal(slow.database, Database.MAIN);
    assert.equal(slow.slowCount, 2n);
    assert.ok(slow.maxMs >= 1 && slow.totalMs >= slow.maxMs);
    assert.ok(!/secret|200000|hidden/.test(slow.summary), slow.summary);
  });

  it("keeps the last calls with their times, and says which writes shared a commit", async () => {
    const { calls: earlier, capacity } = await server.admin.recentCalls({});
    const afterCallId = earlier[0]?.callId ?? 0n;
    assert.equal(capacity, 300);
    await Promise.all(
      [1, 2, 3, 4].map((number) => server.main.createUser({ user: { email: `r${number}@example.com`, name: "R" } })),
    );
    assert.equal(await reasonOf(server.main.getUserByEmail({ email: "nobody@example.com" })), "NOT_FOUND");
    const { calls } = await server.admin.recentCalls({ afterCallId });
    const [failed, ...writes] = calls;
    assert.ok(failed !== undefined);
    assert.deepEqual(
      [failed.method, failed.status, failed.reason, failed.notable, failed.lane],
      ["crewdb.main.v1.MainDb/GetUserByEmail", "NOT_FOUND", "NOT_FOUND", true, Lane.READ],
    );
    assert.equal(writes.length, 4);
    for (const { method, database, status, lane, durationMs, timings } of writes) {
      assert.equal(method, "crewdb.main.v1.MainDb/CreateUser");
      assert.deepEqual([database, status, lane], [Database.MAIN, "OK", Lane.WRITE]);
      assert.ok(timings !== undefined && timings.stepMs > 0 && timings.commitMs > 0);
      const { queueMs, acquireMs, prepareMs, stepMs, encodeMs, groupMs } = timings;
      assert.ok(queueMs + acquireMs + prepareMs + stepMs + encodeMs + groupMs <= durationMs + 1);
      const shared = writes.filter((other) => other.timings?.batchId === timings.batchId);
      assert.ok(shared.length <= timings.batchSize, "more writes have the number of a batch than were in it");
    }
  });

  it("checkpoints and optimizes", async () => {
    await server.main.createUser({ user: { email: "grace@example.com", name: "Grace" } });
    const { busy } = await server.admin.checkpoint({ database: Database.MAIN, truncate: true });
    assert.equal(busy, false);
    const [main] = (await server.admin.getStatistics({})).databases;
    assert.equal(main?.walBytes, 0n);
    await server.admin.optimize({ database: Database.WALMART });
    assert.equal(await reasonOf(server.admin.optimize({})), "INVALID_FIELD");
  });

  it("is refused without the role admin", async () => {
    const file = join(server.folder, "tokens.json");
    const sha256 = createHash("sha256").update("reader").digest("hex");
    writeFileSync(file, JSON.stringify([{ name: "reader", sha256, roles: ["read", "write", "sql"] }]));
    const guarded = await startTestServer({ CREWDB_TOKENS_FILE: file });
    using reader = createAdminDb(guarded.address, { token: "reader", retry: { maxAttempts: 1 } });
    assert.equal(await reasonOf(reader.getStatistics({})), "PERMISSION_DENIED");
    assert.equal(await reasonOf(guarded.admin.getStatistics({})), "UNAUTHENTICATED");
    const backup = reader.backup({ database: Database.MAIN });
    assert.equal(await reasonOf(backup[Symbol.asyncIterator]().next()), "PERMISSION_DENIED");
    const { name, roles, rpcs } = await reader.getCaller({});
    assert.deepEqual([name, roles], ["reader", ["read", "write", "sql"]]);
    assert.ok(
      rpcs.includes("crewdb.main.v1.MainDb/CreateUser") && rpcs.includes("crewdb.walmart.v1.WalmartDb/Transact"),
    );
    assert.deepEqual(
      rpcs.filter((rpc) => rpc.startsWith("crewdb.admin.v1.")),
      ["crewdb.admin.v1.AdminDb/GetCaller"],
    );
    assert.equal(await reasonOf(guarded.admin.getCaller({})), "UNAUTHENTICATED");
    await guarded.stop();
  });
});
