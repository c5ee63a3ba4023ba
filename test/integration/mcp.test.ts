import assert from "node:assert/strict";
import { request } from "node:http";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import { type Agent, overHttp, overStdio, startHttp } from "./mcp-client.js";
import { skipWithout } from "./skip.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("tools for agents", function () {
  this.timeout(30_000);
  let server: TestServer;
  let http: Awaited<ReturnType<typeof startHttp>>;
  before(async function () {
    // Two processes start, which takes a busy machine seconds.
    this.timeout(60_000);
    server = await startTestServer();
    await server.main.createUser({ user: { userId: "u1", email: "ada@example.com", name: "Ada" } });
    http = await startHttp(server.address, server.folder);
  });
  after(async () => {
    await http?.end();
    await server?.stop();
  });

  /** What both transports must do alike. */
  for (const [name, open] of [
    ["standard input and output", () => overStdio(server.address, server.folder)],
    ["streamable HTTP", () => overHttp(http.url)],
  ] as const) {
    describe(`over ${name}, by the SDK's own client`, () => {
      let agent: Agent;
      before(async function () {
        if (findGuardFile() === undefined) skipWithout(this, "a C compiler");
        agent = await open();
      });
      after(() => agent?.end());

      it("finds a call, reads what it takes, and makes it", async () => {
        const { tools } = await agent.client.listTools();
        assert.deepEqual(
          tools.map((tool) => [tool.name, tool.annotations?.readOnlyHint]),
          ["list_calls", "describe_call", "call", "query", "explain", "schema"].map((tool) => [
            tool,
            true,
          ]),
        );
        const { text } = await agent.use("list_calls", { search: "user address" });
        assert.match(text, /^MainDb\/GetUserByEmail \(read\): /m);
        assert.doesNotMatch(text, /\(write\)|GetUserCredentials/);
        const described = await agent.use("describe_call", { name: "MainDb/GetUserByEmail" });
        assert.match(
          described.text,
          /^MainDb\/GetUserByEmail: a read; role read\n.+\nrequest:\n {2}email: string \(required; /,
        );
        const { data } = await agent.use("call", {
          name: "GetUserByEmail",
          request: { email: "ADA@example.com" },
        });
        assert.equal((data.user as Record<string, unknown>).name, "Ada");
      });

      it("says what is wrong so that the next attempt can be right", async () => {
        const unknown = await agent.use("call", { name: "MainDb/GetUsr", request: {} });
        assert.equal(
          unknown.text,
          "no rpc is called MainDb/GetUsr; did you mean MainDb/GetUser? (INVALID_REQUEST)",
        );
        const wrong = await agent.use("call", {
          name: "MainDb/GetUserByEmail",
          request: { email: "" },
        });
        assert.deepEqual([wrong.isError, wrong.data.reason], [true, "INVALID_FIELD"]);
        assert.match(wrong.text, /^ {2}email: must be set\n {2}Correct the listed fields\.$/m);
        const limit = await agent.use("query", { database: "main", sql: "SELECT 1", limit: 5 });
        assert.ok(limit.isError);
        assert.match(limit.text, /limit/);
      });

      it("answers no more of a query than fits, and says so", async () => {
        const numbers =
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
        const few = await agent.use("query", { database: "main", sql: numbers, max_rows: 3 });
        assert.deepEqual(few.data, { columns: ["i"], rows: [[1], [2], [3]], truncated: true });
        const long = await agent.use("query", {
          database: "main",
          sql: "SELECT hex(zeroblob(20000)) FROM users, (VALUES (1), (2))",
        });
        assert.deepEqual([(long.data.rows as unknown[]).length, long.data.truncated], [1, true]);
        assert.match(
          long.text,
          /-- only the first 1 rows: the next would pass 65536 bytes; select fewer columns/,
        );
        const endless = await agent.use("query", {
          database: "main",
          sql: `SELECT max(i) FROM (${numbers})`,
          timeout_ms: 200,
        });
        assert.equal(endless.data.reason, "DEADLINE_EXCEEDED");
      });

      it("explains, describes the tables, and has pages as resources", async () => {
        const plan = await agent.use("explain", { database: "main", sql: "DELETE FROM users" });
        assert.match(plan.text, /-- runs on the writer; touches .*users/);
        const table = await agent.use("schema", { database: "main", table: "users" });
        assert.match(table.text, /^CREATE TABLE users \(/m);
        const { resources } = await agent.client.listResources();
        assert.deepEqual(
          resources.map(({ uri }) => uri),
          ["errors", "sql-limits", "using"].map((page) => `crewdb://docs/${page}`),
        );
        const { contents } = await agent.client.readResource({
          uri: "crewdb://calls/MainDb/GetUser",
        });
        assert.match(JSON.stringify(contents), /request:\\n {2}user_id: string/);
      });
    });
  }

  describe("that only read", () => {
    let agent: Agent;
    before(async function () {
      if (findGuardFile() === undefined) skipWithout(this, "a C compiler");
      agent = await overStdio(server.address, server.folder);
    });
    after(() => agent?.end());

    async function state(): Promise<unknown> {
      const rows =
        "SELECT (SELECT group_concat(name) FROM users), (SELECT count(*) FROM sqlite_schema)";
      return (await server.main.query({ sql: rows })).rows;
    }

    it("have no SQL that writes, leaves the database or reads what is hidden", async () => {
      const before = await state();
      for (const sql of [
        "DELETE FROM users",
        "WITH x AS (SELECT 'u1' AS id) DELETE FROM users WHERE id IN (SELECT id FROM x) RETURNING id",
        "WITH x AS (SELECT 1) UPDATE users SET name = 'x'",
        "/* SELECT */ -- SELECT\n DELETE FROM users",
        "SELECT 1; DELETE FROM users",
        "SELECT 1 /* ; */; COMMIT; DELETE FROM users; --",
        "REPLACE INTO users (id, email, name) VALUES ('u2', 'b@example.com', 'B')",
        "EXPLAIN DELETE FROM users",
        "BEGIN IMMEDIATE",
        `ATTACH '${server.files.walmart}' AS other`,
        `VACUUM INTO '${server.folder}/stolen.db'`,
        "PRAGMA writable_schema = ON",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA query_only = OFF",
        "SELECT * FROM pragma_journal_mode('delete')",
        "CREATE TEMP TABLE t (a)",
        "DROP TABLE users",
        "ANALYZE",
        "REINDEX",
        "SELECT load_extension('x')",
        `SELECT writefile('${server.folder}/stolen', 'x')`,
        "SELECT readfile('/etc/passwd')",
        "SELECT fts3_tokenizer('simple', x'00')",
        "SELECT password_hash FROM users",
        "INSERT INTO email_search (email_search) VALUES ('rebuild')",
        "SELECT * FROM dbstat",
      ]) {
        for (const [tool, input] of [
          ["query", { database: "main", sql }],
          ["call", { name: "MainDb/Query", request: { sql } }],
          ["call", { name: "MainDb/QueryStream", request: { sql } }],
        ] as const) {
          const { isError, text } = await agent.use(tool, input);
          assert.ok(isError, `${tool}: ${sql} answered ${text}`);
          assert.match(text, /\((?:STATEMENT_DENIED|NOT_A_QUERY|SQL_ERROR|INVALID_FIELD)\)/, sql);
        }
      }
      assert.deepEqual(await state(), before);
    });

    it("make no call that writes or is for administrators, however it is spelt", async () => {
      const before = await state();
      const user = { user_id: "u1", email: "ada@example.com", name: "Eve" };
      for (const [names, request, reason] of [
        [
          [
            "CreateUser",
            "createuser",
            "MainDb/CreateUser",
            "maindb.createuser",
            "/crewdb.main.v1.MainDb/CreateUser",
          ],
          { user: { ...user, user_id: "u3", email: "eve@example.com" } },
          "WRITES_OFF",
        ],
        [["MainDb/Execute", "MAINDB/EXECUTE"], { sql: "DELETE FROM users" }, "WRITES_OFF"],
        [
          ["MainDb/ExecuteBatch"],
          { steps: [{ statement: { sql: "DELETE FROM users" } }] },
          "WRITES_OFF",
        ],
        [["AdminDb/Checkpoint", "AdminDb.Optimize"], { database: "DATABASE_MAIN" }, "WRITES_OFF"],
        [["GetUserCredentials"], { email: "ada@example.com" }, "ADMIN_OFF"],
        [["AdminDb/Backup", "backup"], { database: "DATABASE_MAIN" }, "ADMIN_OFF"],
        [["MainDb/Transact", "MainDb/Pipeline", "ImportEmails"], {}, "INVALID_REQUEST"],
        [
          [
            " CreateUser",
            "CreateUser ",
            "MainDb//CreateUser",
            "CreateUser\u0000",
            "constructor",
            "",
          ],
          {},
          "INVALID_REQUEST",
        ],
      ] as const) {
        for (const name of names) {
          const { isError, data } = await agent.use("call", { name, request });
          assert.deepEqual([isError, data.reason], [true, reason], name);
        }
      }
      assert.deepEqual(await state(), before);
    });

    it("write with --writes, and say what became of a write that fails", async () => {
      const writer = await overStdio(server.address, server.folder, ["--writes"]);
      const user = { user_id: "u9", email: "bo@example.com", name: "Bo" };
      const { isError, text } = await writer.use("call", {
        name: "MainDb/CreateUser",
        request: { user },
      });
      assert.equal(isError, false, text);
      const again = await writer.use("call", { name: "MainDb/CreateUser", request: { user } });
      assert.deepEqual([again.isError, again.data.reason], [true, "UNIQUE_VIOLATION"]);
      assert.equal(
        (await writer.use("call", { name: "GetUserCredentials", request: {} })).data.reason,
        "ADMIN_OFF",
      );
      await writer.end();
    });
  });

  describe("over HTTP", () => {
    /** A POST of `initialize` with headers of its own, which fetch would not send. */
    function initialize(headers: Record<string, string>): Promise<number> {
      const params = {
        protocolVersion: "2025-06-18",
        capabilities: {},
        clientInfo: { name: "t", version: "1" },
      };
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
      return new Promise((resolve, reject) => {
        const all = {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
          ...headers,
        };
        const call = request(http.url, { method: "POST", headers: all }, (response) => {
          response.destroy();
          resolve(response.statusCode ?? 0);
        });
        call.on("error", reject).end(body);
      });
    }

    it("refuse pages of other origins and names that a page has point here", async () => {
      const { host, port } = new URL(http.url);
      assert.equal(await initialize({}), 200);
      assert.equal(await initialize({ origin: `http://${host}` }), 200);
      assert.equal(await initialize({ host: `localhost:${port}` }), 200);
      for (const refused of [
        { host: `evil.example.com:${port}` },
        { host: "127.0.0.1" },
        { host: `127.0.0.1.evil.example.com:${port}` },
        { origin: "http://evil.example.com" },
        { origin: "null" },
        { origin: `http://${host}.evil.example.com` },
        { origin: `http://127.0.0.1:${Number(port) + 1}` },
      ])
        assert.equal(await initialize(refused), 403, JSON.stringify(refused));
    });

    it("keep 32 sessions, and end the one that was used least recently", async () => {
      const first = await overHttp(http.url);
      const second = await overHttp(http.url);
      const others: Agent[] = [];
      // The first one is used again, so the second is the oldest when the last one comes.
      for (let left = 31; left > 0; left--) {
        others.push(await overHttp(http.url));
        if (left === 2) await first.client.listTools();
      }
      await first.client.listTools();
      await assert.rejects(second.client.listTools(), /no such session/);
      await Promise.all([first, ...others].map(({ client }) => client.close()));
    });
  });
});
