import assert from "node:assert/strict";
import { Client, DatabaseError } from "pg";
import { readContract } from "../../src/cli/contract-calls.js";
import { SqlCalls } from "../../src/cli/sql-calls.js";
import { createGrpcTransport } from "../../src/client/index.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { type CallerText, readCallerText } from "../../src/postgres/thread/caller-text.js";
import { SMUGGLED } from "../fixtures/hostile-postgres.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { reasonOf } from "./reason-of.js";
import { skipWithout } from "./skip.js";
import { startTestServer, type TestServer } from "./test-server.js";

const PASSWORD = "of callers";

/** Undefined: it is refused. */
function letThrough(sql: string): CallerText | undefined {
  try {
    return readCallerText(sql, new Set());
  } catch (error) {
    if (error instanceof RpcFailure) return undefined;
    throw error;
  }
}

/** Callers' SQL in PostgreSQL's dialect, under a login of its own. */
describe("callers' SQL on PostgreSQL", function () {
  this.timeout(60_000);
  let postgres: PostgresServer;
  let server: TestServer;
  let url: string;
  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    postgres = await startPostgres();
    url = await postgres.createDatabase("crewdb");
    await admin(`CREATE ROLE sql_callers LOGIN PASSWORD '${PASSWORD}'`);
    server = await startTestServer(settings());
    for (const name of ["Ann", "Ben", "Cleo"])
      await server.main.createUser({ user: { userId: name, email: `${name}@example.com`, name } });
  });
  after(async () => {
    await server?.stop();
    await postgres?.stop("SIGQUIT");
  });

  function callersUrl(): string {
    const made = new URL(url);
    made.username = "sql_callers";
    made.password = encodeURIComponent(PASSWORD);
    return made.href;
  }

  function settings(): Record<string, string> {
    const files = { DB_PATH: "", WALMART_DB_PATH: "" };
    const urls = { DB_URL: url, WALMART_DB_URL: url };
    return { ...files, ...urls, DB_SQL_URL: callersUrl(), WALMART_DB_SQL_URL: callersUrl() };
  }

  async function admin(sql: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    await client.end();
    return rows;
  }

  const text = (value: string) => ({ kind: { case: "text" as const, value } });

  async function names(sql: string, ...values: string[]): Promise<unknown[]> {
    const { rows } = await server.main.query({ sql, parameters: values.map(text) });
    return rows.map(({ values: [value] }) => value?.kind.value);
  }

  it("shows the schema that its login may reach, and nothing of the service's own", async () => {
    using transport = createGrpcTransport(server.address);
    const tables = await new SqlCalls(transport, readContract(), "main").tables();
    const users = tables.find(({ name }) => name === "users");
    assert.deepEqual(
      users?.columns
        .slice(0, 2)
        .map(({ name, type, notNull, isKey }) => [name, type, notNull, isKey]),
      [
        ["id", "text", true, true],
        ["email", "text", true, false],
      ],
    );
    const [made] = users?.sql ?? [];
    assert.match(
      made ?? "",
      /^CREATE TABLE users \(\n {2}id text NOT NULL,\n[\s\S]+\n {2}PRIMARY KEY \(id\)\n\)$/,
    );
    assert.ok(tables.some(({ kind }) => kind === "view"));
    assert.deepEqual(
      tables.filter(({ name }) => /^(?:crewdb|pg)_/.test(name)),
      [],
    );
    const hidden = await admin("SELECT table_name, column_name FROM main.crewdb_hidden");
    assert.ok(hidden.length > 0);
    for (const [table, column] of hidden)
      assert.ok(
        !tables.some(
          ({ name, columns }) => name === table && columns.some((its) => its.name === column),
        ),
        `${table}.${column}`,
      );
    const all = await names("SELECT DISTINCT table_schema FROM information_schema.columns");
    assert.deepEqual(
      all.filter((schema) => schema !== "information_schema" && schema !== "pg_catalog").sort(),
      ["main", "walmart"],
    );
  });

  it("reads with parameters of every form", async () => {
    assert.deepEqual(await names("SELECT name FROM users WHERE name = ?", "Ben"), ["Ben"]);
    assert.deepEqual(await names("SELECT name FROM users WHERE name = $1 OR name = ?1;", "Ben"), [
      "Ben",
    ]);
    const named = {
      sql: "SELECT name::text FROM users WHERE name = :who",
      namedParameters: { who: text("Cleo") },
    };
    assert.equal((await server.main.query(named)).rows[0]?.values[0]?.kind.value, "Cleo");
    assert.deepEqual(await names("SELECT $$it's ?$$ -- ? ?\n /* /* ? */ ? */"), ["it's ?"]);
    const { columns, rows } = await server.main.query({
      sql: "SELECT 1 AS one, 1.5::float8 AS half, true AS yes, NULL AS nothing",
    });
    assert.deepEqual(
      columns.map(({ name }) => name),
      ["one", "half", "yes", "nothing"],
    );
    assert.deepEqual(
      rows[0]?.values.map(({ kind }) => kind.value),
      [1n, 1.5, 1n, undefined],
    );
  });

  it("writes with RETURNING, once for a request_id, and not at all to validate", async () => {
    const sql = "UPDATE users SET name = ? WHERE id = ? RETURNING name";
    const request = { sql, parameters: [text("Anna"), text("Ann")], requestId: "u1" };
    const first = await server.main.execute(request);
    assert.equal(first.changes, 1n);
    assert.equal(first.rows[0]?.values[0]?.kind.value, "Anna");
    assert.deepEqual(await server.main.execute(request), first);
    assert.equal(
      await reasonOf(server.main.execute({ ...request, sql: `${sql}, id` })),
      "REQUEST_ID_REUSED",
    );
    const tried = await server.main.execute({
      ...request,
      parameters: [text("x"), text("Ann")],
      requestId: "",
      validateOnly: true,
    });
    assert.equal(tried.changes, 1n);
    assert.deepEqual(await names("SELECT name FROM users WHERE id = 'Ann'"), ["Anna"]);
    const seen = await server.main.query({ sql: "SELECT 1", atLeastAsFresh: first.commitSeq });
    const { commitSeq } = await server.main.query({
      sql: "SELECT 1",
      atLeastAsFresh: seen.commitSeq,
    });
    assert.notEqual(commitSeq, "");
    assert.equal(
      await reasonOf(server.main.query({ sql: "SELECT 1", atLeastAsFresh: "other-1.5" })),
      "UNKNOWN_EPOCH",
    );
    const later = first.commitSeq.replace(/\d+$/, "999999999");
    assert.equal(
      await reasonOf(server.main.query({ sql: "SELECT 1", atLeastAsFresh: later })),
      "COMMIT_NOT_REACHED",
    );
  });

  it("runs a batch as one transaction with conditions", async () => {
    const statement = (sql: string) => ({ statement: { sql } });
    const { results } = await server.main.executeBatch({
      steps: [
        statement("UPDATE users SET name = 'Bert' WHERE id = 'Ben'"),
        {
          ...statement("UPDATE users SET name = 'x' WHERE id = 'Ben'"),
          condition: { step: 0, test: 2 },
        },
        {
          ...statement("SELECT name FROM users WHERE id = 'Ben'"),
          condition: { step: 0, test: 1 },
        },
      ],
    });
    assert.deepEqual(
      results.map(({ executed }) => executed),
      [true, false, true],
    );
    assert.equal(results[2]?.rows[0]?.values[0]?.kind.value, "Bert");
    const failing = server.main.executeBatch({
      steps: [
        statement("UPDATE users SET name = 'lost' WHERE id = 'Ben'"),
        statement("SELECT nothing FROM users"),
      ],
    });
    assert.equal(await reasonOf(failing), "SQL_ERROR");
    assert.deepEqual(await names("SELECT name FROM users WHERE id = 'Ben'"), ["Bert"]);
  });

  it("denies what is not reading and writing rows", async () => {
    const refused = [
      "DROP TABLE users",
      "COPY users TO '/tmp/x'",
      "DO $$ BEGIN END $$",
      "SET role postgres",
      "BEGIN",
      "VACUUM",
      "SELECT set_config('role', 'crewdb', false)",
      "SELECT pg_sleep(1)",
      'SELECT "pg_sleep"(1)',
      "SELECT * FROM pg_stat_activity",
      "SELECT query_to_xml('select 1', true, true, '')",
      "SELECT lo_import('/etc/passwd')",
      "SELECT * FROM crewdb_requests",
      'SELECT U&"pg\\005fsleep"(1)',
      "SELECT pg_catalog.pg_sleep(1)",
      "WITH x AS (SELECT pg_sleep/**/(1)) SELECT 1 FROM x",
      "SELECT password_hash FROM users",
      "SELECT * FROM users",
      "INSERT INTO email_counts DEFAULT VALUES",
      "SELECT count_email(NULL, 1)",
      "SELECT 1 INTO made",
      "SELECT 1 INTO TEMP made",
      "SELECT 1 INTO LOCAL TEMP made",
      "SELECT 1 INTO GLOBAL TEMPORARY made",
      "SELECT $é$ ' $é$, pg_sleep(9), $é$ ' $é$",
      "WITH x AS (SELECT 1) SELECT * INTO /**/ Temporary TABLE made FROM x",
      "SELECT current_setting('search_path')",
      "LISTEN x",
      "EXPLAIN SELECT 1",
    ];
    const reasons: Record<string, string> = {};
    for (const sql of refused) {
      const reason = await reasonOf(server.main.execute({ sql }));
      if (reason !== "STATEMENT_DENIED") reasons[sql] = reason;
    }
    assert.deepEqual(reasons, {});
    assert.equal(await reasonOf(server.main.query({ sql: "DELETE FROM users" })), "NOT_A_QUERY");
    assert.equal(
      await reasonOf(
        server.main.query({ sql: "WITH x AS (DELETE FROM users RETURNING 1) SELECT 1 FROM x" }),
      ),
      "NOT_A_QUERY",
    );
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT 1; SELECT 2" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "SELECT ?" })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.query({ sql: "SELEC 1" })), "SQL_ERROR");
    assert.equal((await admin("SELECT count(*)::int FROM main.users"))[0]?.[0], 3);
  });

  it("reads the same tokens as the server: no call is taken for a part of a text or comment", async () => {
    await admin("REVOKE EXECUTE ON FUNCTION pg_sleep(double precision) FROM PUBLIC");
    const client = new Client({ connectionString: callersUrl() });
    await client.connect();
    const codes: Record<string, string[]> = {};
    for (const smuggled of SMUGGLED) {
      const read = letThrough(smuggled);
      if (read === undefined) continue;
      const values = read.parameters.map(() => null);
      const code = await client.query(read.sql, values).then(
        () => "ran",
        (error: unknown) => (error instanceof DatabaseError ? error.code : undefined) ?? "none",
      );
      codes[code] ??= [];
      codes[code].push(smuggled);
    }
    await client.end();
    // permission denied for function pg_sleep
    assert.deepEqual(codes["42501"] ?? [], []);
    assert.ok((codes.ran?.length ?? 0) > 100);
  });

  it("stops a statement at its deadline, and an answer that is too large", async () => {
    const endless =
      "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b";
    assert.equal(
      await reasonOf(server.main.query({ sql: endless }, { timeoutMs: 300 })),
      "DEADLINE_EXCEEDED",
    );
    const rows = "SELECT repeat('x', 1000) FROM generate_series(1, 200000)";
    assert.equal(await reasonOf(server.main.query({ sql: rows })), "RESPONSE_TOO_LARGE");
    assert.deepEqual(await names("SELECT 'still'"), ["still"]);
  });

  it("refuses a login that may do more", async () => {
    const strong = { ...settings(), DB_SQL_URL: url };
    await assert.rejects(
      startTestServer(strong),
      /the login of callers' SQL has rights beyond rows/,
    );
  });
});
