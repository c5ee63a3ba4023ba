import assert from "node:assert/strict";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { describeError, inTransaction, type StatementInit } from "../../src/client/index.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";
import { TRANSPORTS } from "./unified-transports.js";

/** Statements that fail over a value: a stored one, a bound one, or a literal. */
const STATEMENTS: readonly (readonly [sql: string, bound?: string])[] = [
  ["SELECT json_extract('{}', title) FROM conversations"],
  ["SELECT json_extract('{}', ?)", "secret"],
  ["SELECT '[1]' ->> '$[secret'"],
  ["SELECT id FROM conversations WHERE title LIKE 'x' ESCAPE title"],
  ["SELECT rowid FROM email_search WHERE email_search MATCH ?", "secret : x"],
  ["SELECT rowid FROM email_search WHERE email_search MATCH ?", '"secret'],
  ["SELECT rowid FROM email_search WHERE email_search MATCH ?", "AND secret"],
  ["SELECT rowid FROM email_search WHERE email_search MATCH 'secret : x'"],
  ["SELECT 0x5ec2e75ec2e75ec2e7"],
  ["SELECT 1 'secret' 'secret'"],
  ['SELECT id FROM conversations WHERE title = "secret"'],
  ["SELECT 'secret"],
  ["SELECT CAST(abs(-9223372036854775808) AS TEXT) || 'secret'"],
];

describe("what an error says of a caller's statement", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('c', 'my secret')" });
  });
  after(() => server.stop());

  const stream = async (statement: StatementInit): Promise<void> => {
    for await (const _ of server.main.queryStream(statement));
  };
  const rpcs: Readonly<Record<string, (statement: StatementInit) => Promise<unknown>>> = {
    Query: (statement) => server.main.query(statement),
    QueryStream: stream,
    Execute: (statement) => server.main.execute(statement),
    "ExecuteBatch with validate_only": (statement) =>
      server.main.executeBatch({ steps: [{ statement }], validateOnly: true }),
    "Transact, query": (statement) => inTransaction(server.main, (transaction) => transaction.query(statement)),
    "Transact, execute": (statement) => inTransaction(server.main, (transaction) => transaction.execute(statement)),
  };
  for (const [rpc, call] of Object.entries(rpcs)) {
    it(`holds no value of it: ${rpc}`, async () => {
      for (const [sql, bound] of STATEMENTS) {
        const parameters = bound === undefined ? [] : [toValue(bound)];
        const error: unknown = await call({ sql, parameters }).then(
          () => assert.fail(sql),
          (thrown: unknown) => thrown,
        );
        const { reason, message, metadata, violations } = describeError(error);
        assert.equal(reason, "SQL_ERROR", message);
        assert.doesNotMatch(JSON.stringify([message, metadata, violations]), /secret|5ec2e7/);
        assert.match(message, /SQLite (says|refused)/);
      }
    });
  }

  it("names a collation that is not there", async () => {
    const sql = "SELECT id FROM conversations ORDER BY id COLLATE nowhere";
    const explain = (): Promise<unknown> => server.admin.explain({ database: Database.MAIN, sql });
    for (const call of [...Object.values(rpcs), explain])
      await assert.rejects(call({ sql }), (error) => {
        const { reason, message } = describeError(error);
        return reason === "SQL_ERROR" && message.endsWith("no such collation sequence: nowhere");
      });
  });

  it("holds no value of it: Explain", async () => {
    for (const [sql] of STATEMENTS.slice(8, 12)) {
      const error: unknown = await server.admin
        .explain({ database: Database.MAIN, sql })
        .catch((thrown: unknown) => thrown);
      assert.doesNotMatch(JSON.stringify(describeError(error)), /secret|5ec2e7/);
    }
  });

  it("holds no value of it where the policy denies it", async () => {
    const denied = [
      "ATTACH 'secret.db' AS s",
      "DETACH 'secret'",
      "VACUUM INTO 'secret'",
      "PRAGMA cache_size('secret')",
      "PRAGMA journal_mode = 'secret'",
      "PRAGMA user_version = 5252",
      "SELECT load_extension('secret')",
      "CREATE TABLE t AS SELECT 'secret'",
      "INSERT INTO email_search (email_search) VALUES ('secret')",
    ];
    for (const sql of denied) {
      const error: unknown = await server.main.execute({ sql }).then(
        () => assert.fail(sql),
        (thrown: unknown) => thrown,
      );
      const { reason, message, metadata } = describeError(error);
      assert.ok(["STATEMENT_DENIED", "SQL_ERROR"].includes(reason), sql);
      assert.doesNotMatch(JSON.stringify([message, metadata]), /secret|5252/);
    }
  });

  it("still names what is not there", async () => {
    const error: unknown = await server.main
      .query({ sql: 'SELECT u."nme" FROM users u' })
      .catch((thrown: unknown) => thrown);
    assert.equal(describeError(error).message, "SQLite says: no such column: u.nme");
  });
});

for (const [name, open] of TRANSPORTS) {
  describe(`what an error of the unified manager says, ${name}`, () => {
    it("holds no value of the statement", async () => {
      const { manager, stop } = await open();
      try {
        await manager.executeMainQuery(async (db) => {
          for (const [sql, bound] of STATEMENTS.slice(1)) {
            const error: unknown = await db
              .prepare(sql)
              .all(...(bound === undefined ? [] : [bound]))
              .catch((thrown: unknown) => thrown);
            if (error instanceof Error) assert.doesNotMatch(error.message, /secret|5ec2e7/);
          }
        });
      } finally {
        await stop();
      }
    });
  });
}
