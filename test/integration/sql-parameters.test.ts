import assert from "node:assert/strict";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { describeError, inTransaction, type StatementInit } from "../../src/client/index.js";
import { fromRow, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";
import { TRANSPORTS } from "./unified-transports.js";

type Rows = readonly (readonly unknown[])[];
type Run = (server: TestServer, statement: StatementInit) => Promise<Rows>;

/** Every way to send a caller's SQL. */
const RPCS: Readonly<Record<string, Run>> = {
  Query: async ({ main }, statement) => (await main.query(statement)).rows.map(fromRow),
  QueryStream: async ({ main }, statement) => {
    const rows: unknown[][] = [];
    for await (const piece of main.queryStream(statement)) rows.push(...piece.rows.map(fromRow));
    return rows;
  },
  Execute: async ({ main }, statement) => (await main.execute(statement)).rows.map(fromRow),
  "Execute with validate_only": async ({ main }, statement) =>
    (await main.execute({ ...statement, validateOnly: true })).rows.map(fromRow),
  ExecuteBatch: async ({ main }, statement) => {
    const { results } = await main.executeBatch({ steps: [{ statement }] });
    return results[0]?.rows.map(fromRow) ?? [];
  },
  "ExecuteBatch with validate_only": async ({ main }, statement) => {
    const { results } = await main.executeBatch({ steps: [{ statement }], validateOnly: true });
    return results[0]?.rows.map(fromRow) ?? [];
  },
  "Transact, query": ({ main }, statement) =>
    inTransaction(main, async (transaction) => (await transaction.query(statement)).rows.map(fromRow)),
  "Transact, execute": ({ main }, statement) =>
    inTransaction(main, async (transaction) => (await transaction.execute(statement)).rows.map(fromRow)),
};

const WORKS: readonly (readonly [
  sql: string,
  parameters: readonly (string | null)[],
  row: readonly (string | null)[],
])[] = [
  ["SELECT ?1", ["a"], ["a"]],
  ["SELECT ?1, ?1", ["a"], ["a", "a"]],
  ["SELECT ?2, ?1", ["a", "b"], ["b", "a"]],
  ["SELECT ?5", ["a", "b", "c", "d", "e"], ["e"]],
  ["SELECT ?1, ?3", ["a", null, "c"], ["a", "c"]],
  ["SELECT ?, ?3, ?", ["a", "b", "c", "d"], ["a", "c", "d"]],
  ["SELECT ?2, ?", ["a", "b", "c"], ["b", "c"]],
  ["SELECT :a, ?, @a, $b, ?2", ["a", "b", "c", "d"], ["a", "b", "c", "d", "b"]],
  ["SELECT :a, @a, $a, :a", ["a", "b", "c"], ["a", "b", "c", "a"]],
  ["SELECT ?1 WHERE '?9' <> :name -- ?8", ["a", "b"], ["a"]],
];

const REFUSED: readonly (readonly [statement: StatementInit, field: string, says: RegExp])[] = [
  [
    { sql: "SELECT ?5", parameters: [toValue("a")] },
    "parameters",
    /has 1 value; the statement needs 5: \?5 is parameter 5/,
  ],
  [{ sql: "SELECT ?, ?", parameters: [toValue("a")] }, "parameters", /has 1 value; the statement needs 2/],
  [
    { sql: "SELECT ?1, ?3", parameters: [toValue("a"), toValue("b")] },
    "parameters",
    /has 2 values; the statement needs 3: \?3 is/,
  ],
  [{ sql: "SELECT ?1", parameters: [toValue("a"), toValue("b")] }, "parameters", /has 2 values; the statement needs 1/],
  [{ sql: "SELECT 1", parameters: [toValue("a")] }, "parameters", /has 1 value; the statement has no parameters/],
  [{ sql: "SELECT :a, ?" }, "parameters", /has 0 values; the statement needs 2/],
  [{ sql: "SELECT :a, ?", namedParameters: { a: toValue("a") } }, "named_parameters", /parameter 2, which has no name/],
  [{ sql: "SELECT :a, @b", namedParameters: { a: toValue("a") } }, "named_parameters", /no value for @b/],
  [
    { sql: "SELECT :constructor", namedParameters: { a: toValue("a") } },
    "named_parameters",
    /no value for :constructor/,
  ],
];

describe("SQL: parameters by their numbers", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  for (const [rpc, run] of Object.entries(RPCS)) {
    it(`${rpc} binds ?, ?5, :name, @name and $name as SQLite numbers them`, async () => {
      for (const [sql, given, row] of WORKS)
        assert.deepEqual(await run(server, { sql, parameters: given.map(toValue) }), [row], sql);
    });

    it(`${rpc} says which values are missing or too many`, async () => {
      for (const [statement, field, says] of REFUSED) {
        const thrown: unknown = await run(server, statement).then(
          () => assert.fail(statement.sql),
          (error: unknown) => error,
        );
        const { reason, violations, message } = describeError(thrown);
        const path = rpc.startsWith("ExecuteBatch") ? `steps[0].statement.${field}` : field;
        assert.deepEqual([reason, violations.map((each) => each.field)], ["INVALID_FIELD", [path]], message);
        assert.match(message, says);
        assert.ok(!/not given|better/.test(message));
      }
    });
  }

  it("writes what has numbers, and tells its rows", async () => {
    {
      const sql = "INSERT INTO conversations (id, title) VALUES (?2, ?1) RETURNING id, title";
      const { rows, changes } = await server.main.execute({ sql, parameters: [toValue("title"), toValue("c1")] });
      assert.deepEqual([rows.map(fromRow), changes], [[["c1", "title"]], 1n]);
      const update = "UPDATE conversations SET title = ?1 || :more WHERE id = ?3";
      const parameters = ["new ", "title", "c1"].map(toValue);
      assert.equal((await server.main.execute({ sql: update, parameters })).changes, 1n);
      const read = { sql: "SELECT title FROM conversations WHERE id = ?1", parameters: [toValue("c1")] };
      assert.deepEqual((await server.main.query(read)).rows.map(fromRow), [["new title"]]);
    }
  });

  it("explains them, up to the largest number that SQLite has", async () => {
    for (const sql of [
      "SELECT ?1",
      "SELECT ?2, ?1, :a",
      "SELECT ?32766",
      "SELECT id FROM users WHERE id = ?5 OR id = @id",
    ])
      assert.ok((await server.admin.explain({ database: Database.MAIN, sql })).steps.length > 0, sql);
  });
});

for (const [name, open] of TRANSPORTS) {
  describe(`SQL: parameters of the unified manager, ${name}`, () => {
    it("are numbered as SQLite does", async () => {
      const { manager, stop } = await open();
      try {
        await manager.executeMainQuery(async (db) => {
          for (const [sql, given, row] of WORKS) {
            assert.deepEqual(
              await db
                .prepare(sql)
                .raw()
                .all(...given),
              [row],
              sql,
            );
            assert.deepEqual(await db.prepare(sql).raw().all(given), [row], sql);
            for await (const each of db
              .prepare(sql)
              .raw()
              .iterate(...given))
              assert.deepEqual(each, row);
          }
          await assert.rejects(db.prepare("SELECT ?5").all("a"), /needs 5: \?5 is parameter 5/);
          await assert.rejects(db.prepare("SELECT :a, ?").all({ a: 1 }), /parameter 2, which has no name/);
          assert.deepEqual(await db.prepare("SELECT :a, @b").raw().all({ a: "a", b: "b" }), [["a", "b"]]);
        });
        await manager.executeMainTransaction(async (db) => {
          const insert = db.prepare("INSERT INTO conversations (id, title) VALUES (?2, ?1)");
          assert.equal((await insert.run("title", "c1")).changes, 1);
        });
      } finally {
        await stop();
      }
    });
  });
}
