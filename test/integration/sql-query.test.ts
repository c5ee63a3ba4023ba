import assert from "node:assert/strict";
import { Code, describeError } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { ENDLESS, fromRow, numbered, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("SQL: Query", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it("returns every storage class exactly, NULL apart from empty, and repeated column names", async () => {
    const values = [
      2n ** 63n - 1n,
      -(2n ** 63n),
      2n ** 53n + 1n,
      1.5,
      -0.1,
      "",
      "o'brien 🦊",
      "a\0b",
      Buffer.from([0, 255]),
      null,
    ];
    const sql = `SELECT ${values.map(() => "? AS v").join(", ")}, x'' AS v`;
    const { columns, rows } = await server.main.query({ sql, parameters: values.map(toValue) });
    assert.deepEqual(
      columns.map((column) => column.name),
      Array(values.length + 1).fill("v"),
    );
    const [row = []] = rows.map(fromRow);
    assert.deepEqual(row.slice(0, 8), values.slice(0, 8));
    assert.deepEqual([...(row[8] as Uint8Array)], [0, 255]);
    assert.equal(row[9], null);
    assert.deepEqual([...(row[10] as Uint8Array)], []);
  });

  it("names declared types of columns, and none of expressions", async () => {
    const { columns } = await server.main.query({ sql: "SELECT email, 1 AS one FROM users" });
    assert.deepEqual(
      columns.map(({ name, declaredType }) => [name, declaredType]),
      [
        ["email", "TEXT"],
        ["one", ""],
      ],
    );
  });

  it("binds named parameters, and refuses both kinds at once, missing and superfluous ones", async () => {
    const { rows } = await server.main.query({
      sql: "SELECT :a || @b",
      namedParameters: { a: toValue("x"), b: toValue("y") },
    });
    assert.deepEqual(rows.map(fromRow), [["xy"]]);
    const both = { parameters: [toValue(1n)], namedParameters: { a: toValue(1n) } };
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT ?", ...both })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT ?" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT 1", parameters: [toValue(1n)] })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT :a", namedParameters: {} })), "INVALID_FIELD");
  });

  it("says where a mistake is, in bytes, and never repeats a literal", async () => {
    const error = await server.main.query({ sql: "SELECT 1 FROM nowhere" }).catch((thrown: unknown) => thrown);
    assert.deepEqual([describeError(error).reason, describeError(error).code], ["SQL_ERROR", Code.InvalidArgument]);
    const syntax = await server.main.query({ sql: "SELECT 1 'secret' 'secret'" }).catch((thrown: unknown) => thrown);
    const { message, metadata } = describeError(syntax);
    assert.equal(metadata.offset, "18");
    assert.ok(!message.includes("secret"), message);
  });

  it("runs a PRAGMA that reads, and so does QueryStream", async () => {
    const sql = "PRAGMA journal_mode";
    assert.deepEqual((await server.main.query({ sql })).rows.map(fromRow), [["wal"]]);
    const rows: unknown[] = [];
    for await (const piece of server.main.queryStream({ sql })) rows.push(...piece.rows.map(fromRow));
    assert.deepEqual(rows, [["wal"]]);
    assert.equal(await reasonOf(server.main.query({ sql: "PRAGMA journal_mode = DELETE" })), "STATEMENT_DENIED");
  });

  it("runs one statement that reads: two, none, and one that writes are refused", async () => {
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT 1; SELECT 2" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "-- nothing" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "DELETE FROM conversations" })), "STATEMENT_DENIED");
  });

  it("refuses an answer beyond its caps, naming QueryStream", async () => {
    const error = await server.main.query({ sql: numbered(100_001) }).catch((thrown: unknown) => thrown);
    assert.equal(describeError(error).reason, "RESPONSE_TOO_LARGE");
    assert.match(describeError(error).message, /QueryStream/);
    const large = "SELECT printf('%.*c', 100000, 'x') FROM (SELECT 1 UNION ALL SELECT 2) a, pragma_table_info('users')";
    assert.equal(
      await reasonOf(server.main.query({ sql: `${large}, pragma_table_info('deals') LIMIT 50` })),
      "RESPONSE_TOO_LARGE",
    );
  });

  it("stops an endless statement at its deadline, and the connections go on working", async () => {
    const endless = Array.from({ length: 4 }, () => server.main.query({ sql: ENDLESS }, { timeoutMs: 100 }));
    for (const result of await Promise.allSettled(endless)) assert.equal(result.status, "rejected");
    const { rows } = await server.main.query({ sql: "SELECT 42" });
    assert.deepEqual(rows.map(fromRow), [[42n]]);
  });

  it("stops an endless statement when its client cancels", async () => {
    const abort = new AbortController();
    const call = server.walmart.query({ sql: ENDLESS }, { signal: abort.signal });
    setImmediate(() => abort.abort());
    await assert.rejects(call, { code: Code.Canceled });
    assert.equal((await server.walmart.query({ sql: "SELECT 1" })).rows.length, 1);
  });

  it("sees the commit that at_least_as_fresh names, waits for a later one, and refuses another epoch's", async () => {
    const insert = { sql: "INSERT INTO conversations (id, title) VALUES ('fresh', 't')" };
    const { commitSeq } = await server.main.execute(insert);
    const read = { sql: "SELECT count(*) FROM conversations WHERE id = 'fresh'" };
    assert.deepEqual((await server.main.query({ ...read, atLeastAsFresh: commitSeq })).rows.map(fromRow), [[1n]]);
    const [epoch, number] = commitSeq.split(".");
    const next = server.main.query({ ...read, atLeastAsFresh: `${epoch}.${Number(number) + 1}` });
    await server.main.execute({ sql: "DELETE FROM conversations WHERE id = 'fresh'" });
    assert.deepEqual((await next).rows.map(fromRow), [[0n]]);
    assert.equal(await reasonOf(server.main.query({ ...read, atLeastAsFresh: "other.1" })), "UNKNOWN_EPOCH");
    const far = server.main.query({ ...read, atLeastAsFresh: `${epoch}.999999` }, { timeoutMs: 100 });
    await assert.rejects(far, { code: Code.DeadlineExceeded });
  });
});
