import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { createAdminDb, describeError } from "../../src/client/index.js";
import { reasonOf, refusalOf } from "./reason-of.js";
import { newFolder, startProcess } from "./service-process.js";
import { fromRow, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/**
 * What the old application's tests promised, in their words as far as they can be told of a service. A promised rate of n in a
 * second is shown as its number of calls being done within the time that the rate allows.
 */
describe("the old application's promises", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ DB_MAX_CONNECTIONS: "10", WALMART_DB_MAX_CONNECTIONS: "8" });
  });
  afterEach(() => server.stop());

  const within = async (seconds: number, work: Promise<unknown>): Promise<void> => {
    const timer = Promise.withResolvers<string>();
    const handle = setTimeout(() => timer.resolve(`not done within ${seconds} s`), seconds * 1000);
    const done = await Promise.race([work.then(() => "done"), timer.promise]);
    clearTimeout(handle);
    assert.equal(done, "done");
  };
  const connections = async (database: Database): Promise<number> => {
    const { databases } = await server.admin.getStatistics({});
    return databases.find((each) => each.database === database)?.totalConns ?? assert.fail("no statistics");
  };
  const intent = (index: number) =>
    server.walmart.recordIntent({ intent: { userQuery: `milk ${index}`, detectedIntent: "search" } });

  it("500 concurrent inserts > 50 per second", () =>
    within(10, Promise.all(Array.from({ length: 500 }, (_, index) => intent(index)))));

  it("300 concurrent filtered product reads > 37 per second", async () => {
    const products = Array.from({ length: 200 }, (_, index) => ({
      productId: `p${index}`,
      name: `milk ${index}`,
      currentPrice: index / 10,
    }));
    await server.walmart.batchUpsertProducts({ products });
    const reads = Array.from({ length: 300 }, () =>
      server.walmart.searchProducts({ query: "milk", minPrice: 2, maxPrice: 8, pageSize: 20 }),
    );
    await within(8, Promise.all(reads));
  });

  it("15 queries never open more than 10 connections", async () => {
    const slow =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT max(i) FROM n";
    const queries = Promise.all(Array.from({ length: 15 }, () => server.main.query({ sql: slow })));
    let most = 0;
    let over = false;
    void queries.finally(() => {
      over = true;
    });
    while (!over) most = Math.max(most, await connections(Database.MAIN));
    assert.equal((await queries).length, 15);
    assert.ok(most >= 2 && most <= 10, `${most} connections`);
  });

  it("20 concurrent counts keep 2..8 connections with 0 errors", async () => {
    const counts = Array.from({ length: 20 }, () =>
      server.walmart.query({ sql: "SELECT count(*) FROM walmart_products" }),
    );
    const answers = await Promise.all(counts);
    assert.deepEqual(new Set(answers.map(({ rows }) => rows.map(fromRow).join())), new Set(["0"]));
    const open = await connections(Database.WALMART);
    assert.ok(open >= 2 && open <= 8, `${open} connections`);
  });

  it("a mixed query / transaction / Walmart query / Walmart update finishes < 2 s", () =>
    within(
      2,
      Promise.all([
        server.main.listEmails({}),
        server.main.executeBatch({
          steps: [
            { statement: { sql: "INSERT INTO conversations (id, title) VALUES ('a', 't')" } },
            { statement: { sql: "UPDATE conversations SET title = 'u' WHERE id = 'a'" } },
          ],
        }),
        server.walmart.searchProducts({ query: "milk" }),
        server.walmart.upsertProduct({ product: { productId: "p", name: "n" } }),
      ]),
    ));

  it("100 queries grow memory < 100 MiB", async () => {
    const folder = newFolder();
    const service = await startProcess(folder);
    const admin = createAdminDb(service.address);
    const client = service.client();
    const residentBytes = async () => Number((await admin.getStatistics({})).process?.residentBytes ?? assert.fail());
    const rows =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT i, hex(zeroblob(250)) FROM n";
    // What the first queries need once is not growth: threads, statements, buffers.
    for (let index = 0; index < 10; index++) await client.query({ sql: rows });
    const before = await residentBytes();
    for (let index = 0; index < 100; index++) assert.equal((await client.query({ sql: rows })).rows.length, 2000);
    const grownBytes = (await residentBytes()) - before;
    assert.ok(grownBytes < 100 * 1024 * 1024, `${grownBytes} bytes`);
    client.close();
    admin.close();
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true });
  });

  it("idle connections shrink to the minimum", async () => {
    await server.stop();
    server = await startTestServer({ DB_MIN_CONNECTIONS: "2", DB_IDLE_TIMEOUT: "100" });
    const slow =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT max(i) FROM n";
    await Promise.all(Array.from({ length: 12 }, () => server.main.query({ sql: slow })));
    while ((await connections(Database.MAIN)) > 2);
    assert.equal(await connections(Database.MAIN), 2);
  });

  it("an error leaves health good", async () => {
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT * FROM no_such_table" })), "SQL_ERROR");
    const { databases } = await server.admin.getReadiness({});
    assert.deepEqual(
      databases.map(({ serving }) => serving),
      [true, true],
    );
  });

  it("a thrown error rolls back", async () => {
    const steps = [
      "INSERT INTO conversations (id, title) VALUES ('a', 't')",
      "INSERT INTO conversations (id) VALUES ('b')",
    ];
    const batch = server.main.executeBatch({ steps: steps.map((sql) => ({ statement: { sql } })) });
    assert.equal(await reasonOf(batch), "NOT_NULL_VIOLATION");
    assert.equal((await server.main.listConversations({})).conversations.length, 0);
  });

  it("a 100 ms time-out stops a long transaction", async () => {
    const endless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO checkpoints (id, operation_id, operation_type) SELECT i, i, 't' FROM n";
    const call = server.main.execute({ sql: endless }, { timeoutMs: 100 });
    const error: unknown = await call.then(
      () => assert.fail("it ended by itself"),
      (thrown: unknown) => thrown,
    );
    assert.equal(describeError(error).codeName, "DeadlineExceeded");
    const { rows } = await server.main.query({ sql: "SELECT count(*) FROM checkpoints" });
    assert.deepEqual(rows.map(fromRow), [[0n]]);
  });

  it("SQLITE_BUSY is retried", async () => {
    const other = new Sqlite(server.files.main);
    other.exec("BEGIN IMMEDIATE");
    const write = server.main.createUser({ user: { email: "a@example.com", name: "A" } });
    await server.main.listUsers({});
    other.exec("ROLLBACK");
    assert.ok((await write).user);
    other.close();
  });

  it("5 parallel transactions all commit", async () => {
    const transactions = Array.from({ length: 5 }, (_, index) =>
      server.main.executeBatch({
        steps: [
          {
            statement: {
              sql: "INSERT INTO conversations (id, title) VALUES (?, 't')",
              parameters: [toValue(`c${index}`)],
            },
          },
          {
            statement: { sql: "UPDATE conversations SET title = 'u' WHERE id = ?", parameters: [toValue(`c${index}`)] },
          },
        ],
      }),
    );
    await Promise.all(transactions);
    assert.equal((await server.main.listConversations({})).conversations.length, 5);
  });

  it("payloads such as '; DROP TABLE users; -- are stored verbatim and harm nothing", async () => {
    const payloads = ["'; DROP TABLE users; --", "' OR '1'='1", '"; DELETE FROM users; --', "1; ATTACH 'x' AS y"];
    for (const [index, payload] of payloads.entries()) {
      await server.main.createUser({ user: { userId: `u${index}`, email: `u${index}@example.com`, name: payload } });
      assert.equal((await server.main.getUser({ userId: `u${index}` })).user?.name, payload);
      assert.equal((await server.main.listUsers({ query: payload })).users.length, 1);
      const sql = "SELECT count(*) FROM users WHERE name = ?";
      const { rows } = await server.main.query({ sql, parameters: [toValue(payload)] });
      assert.deepEqual(rows.map(fromRow), [[1n]]);
    }
    assert.equal((await server.main.listUsers({})).users.length, payloads.length);
  });

  it("more than the allowed parameters or length is a clear error", async () => {
    const many = server.main.query({ sql: "SELECT 1", parameters: Array.from({ length: 40_000 }, () => toValue("x")) });
    assert.match(await refusalOf(many), /^INVALID_FIELD parameters/);
    const long = server.main.createUser({ user: { email: "a@example.com", name: "x".repeat(201) } });
    assert.equal(await refusalOf(long), "INVALID_FIELD user.name");
  });

  it("names of columns and sort orders are never text from outside", async () => {
    const words = ["order_by", "sort", "column", "direction"];
    const { MainDb } = await import("../../gen/ts/crewdb/main/v1/main_db_pb.js");
    const { WalmartDb } = await import("../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js");
    const sorted = [...MainDb.methods, ...WalmartDb.methods].flatMap(({ input }) =>
      input.fields.filter(({ name }) => words.some((word) => name.includes(word))),
    );
    assert.ok(sorted.length > 0);
    for (const field of sorted) assert.equal(field.fieldKind, "enum", field.toString());
  });

  it("foreign keys are enforced, cascades work, CHECKs reject negative times", async () => {
    const email = { emailId: "e", subject: "s", senderEmail: "s@example.com", receivedTime: { seconds: 1n, nanos: 0 } };
    assert.equal(
      await reasonOf(server.main.createEmail({ email: { ...email, assignedTo: "nobody" } })),
      "FOREIGN_KEY_VIOLATION",
    );
    await server.main.createEmail({ email });
    await server.main.createEmailAnalysis({ analysis: { emailId: "e", quickModel: "q" } });
    const negative = "UPDATE email_analysis SET quick_processing_time = -1";
    assert.equal(await reasonOf(server.main.execute({ sql: negative })), "CHECK_VIOLATION");
    await server.main.deleteEmail({ emailId: "e" });
    assert.equal((await server.main.listAnalysesToUpgrade({})).analyses.length, 0);
  });
});
