import assert from "node:assert/strict";
import { Client } from "pg";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { readContract } from "../../src/cli/contract-calls.js";
import { SqlCalls } from "../../src/cli/sql-calls.js";
import { createGrpcTransport, inTransaction } from "../../src/client/index.js";
import { POSTGRES_KINDS, POSTGRES_TELLING } from "../fixtures/hostile-postgres.js";
import { KINDS, type Target } from "../fixtures/hostile-scopes.js";
import { PASSWORD, type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { type PolicyServer, startWithPolicy } from "./policy-fixture.js";
import { type Db, type Ended, resume, run, runAll, UNBOUND } from "./policy-runs.js";
import { LONG_MS, MARK, TARGETS } from "./policy-sql.js";
import { reasonOf } from "./reason-of.js";
import { skipWithout } from "./skip.js";
import { fromRow } from "./sql-values.js";

const both = ["sql-read", "sql-write"];

const POLICY = {
  roles: {
    reader: {
      rpcs: both,
      sql: {
        main: {
          users: { columns: ["id", "name"] },
          conversations: { columns: ["id", "title"], rows: "lower(title) NOT LIKE 'secret%' AND status <> 'archived'" },
          emails: { columns: ["id", "subject"] },
        },
      },
    },
    nulls: {
      rpcs: both,
      sql: {
        main: { users: { columns: ["id", "name"], others: "null" }, conversations: { columns: ["id", "title"] } },
      },
    },
    clerk: {
      rpcs: [...both, "MainDb/GetUser"],
      sql: {
        main: {
          users: { columns: ["id"] },
          conversations: { columns: ["id", "title"], insert: true, update: ["title"], delete: true },
        },
      },
    },
    wrong: { rpcs: both, sql: { main: { users: { columns: ["id"], rows: "no_such_function(id)" } } } },
    few: { rpcs: both, limits: { rows: 2 } },
    light: { rpcs: both, limits: { bytes: 50_000 } },
  },
  identities: ["reader", "nulls", "clerk", "wrong", "few", "light"].map((name) => ({ token: name, roles: [name] })),
};

const ROWS = `
  INSERT INTO users (id, email, name, department, password_hash) VALUES
    ('u1', 'SECRET1@example.com', 'Ada', 'SECRET-d1', 'SECRET-h1'), ('u2', 'SECRET2@example.com', 'Bob', 'SECRET-d2', 'SECRET-h2');
  INSERT INTO conversations (id, title, description, user_id) VALUES
    ('c1', 'one', 'SECRET', 'u1'), ('c2', 'two', 'SECRET', 'u2'), ('c3', 'SECRET-row(', 'SECRET', 'u1');
  INSERT INTO messages (id, conversation_id, role, content) VALUES ('m1', 'c1', 'user', 'SECRET-m1');
  INSERT INTO emails_enhanced (id, subject, sender_email, body_content) VALUES ('e1', 'hello', 'SECRET@example.com', 'SECRET-body');
  ANALYZE users`;

/** As docs/postgres.md has it. */
const DROPPED = ["GRANT LOGIN TO CURRENT_USER", "DROP SCHEMA LOGIN CASCADE", "DROP OWNED BY LOGIN", "DROP ROLE LOGIN"];

const SECRETS = `SELECT (SELECT json_agg(u) FROM users u)::text, (SELECT json_agg(m) FROM messages m)::text,
  (SELECT json_agg(e) FROM emails_enhanced e)::text,
  (SELECT json_agg(row(id, description, user_id)) FROM conversations WHERE id IN ('c1', 'c2', 'c3'))::text`;

/**
 * Roles of a policy with tables, held by a login of the server for each. `each`: as in policy-sql.ts. Of the statements that
 * SQLite has too, one in `oneOf` is run.
 */
export function testPolicyOnPostgres(each: number, oneOf: number): void {
  let postgres: PostgresServer;
  let policy: PolicyServer;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    postgres = await startPostgres();
    // As on a managed server: the service's user may make roles, and is no superuser.
    await admin("postgres", `CREATE ROLE service LOGIN CREATEROLE PASSWORD '${PASSWORD}'`);
    await admin("postgres", `CREATE ROLE callers LOGIN PASSWORD '${PASSWORD}'`);
    await postgres.createDatabase("crewdb");
    await admin("postgres", "ALTER DATABASE crewdb OWNER TO service");
    policy = await start();
    await admin("crewdb", `SET search_path = main; ${ROWS}`);
  });
  after(async () => {
    await policy?.stop();
    await postgres?.stop("SIGQUIT");
  });

  function start(): Promise<PolicyServer> {
    const tokens = {
      reader: undefined,
      nulls: undefined,
      clerk: undefined,
      wrong: undefined,
      few: undefined,
      light: undefined,
    };
    const urls = { DB_PATH: "", DB_URL: as("service"), DB_SQL_URL: as("callers") };
    return startWithPolicy(POLICY, { ...tokens, all: ["sql"] }, { ...urls, ...UNBOUND });
  }

  function as(user: string): string {
    const url = new URL(postgres.url("crewdb"));
    url.username = user;
    return url.href;
  }

  async function admin(database: string, sql: string, url: string = postgres.url(database)): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const results: unknown = await client.query<unknown[]>({ text: sql, rowMode: "array" });
      const [last] = [results].flat().slice(-1) as { readonly rows: unknown[][] }[];
      return last?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  const secrets = (): Promise<unknown[][]> => admin("crewdb", `SET search_path = main; ${SECRETS}`);

  const hostile = (targets: readonly Target[]) =>
    [...KINDS.filter((_, index) => index % oneOf === 0), ...POSTGRES_KINDS].flatMap(({ make, writes = false }) =>
      targets.map((target) => ({ sql: make(target, "conversations"), writes })),
    );

  const answer = async (db: Db, sql: string): Promise<string> => {
    const { answer: text, reason } = await run(db, "Execute", sql);
    return reason === "" ? text : reason;
  };

  for (const role of ["reader", "clerk"])
    it(`${role}: every hostile statement fails by every rpc, and changes nothing`, async () => {
      const before = await secrets();
      const ended = await runAll(() => policy.main(role), hostile(TARGETS), each);
      const reasons = ["STATEMENT_DENIED", "SQL_ERROR", "NOT_A_QUERY", "INVALID_FIELD"];
      assert.deepEqual(
        ended.filter(({ reason }) => !reasons.includes(reason)),
        [],
      );
      assert.deepEqual(await secrets(), before);
    }).timeout(LONG_MS);

  it("nulls: what is not given reads as NULL, also where it only counts, compares or sorts", async () => {
    using db = policy.main("nulls");
    const before = await secrets();
    const columns = TARGETS.filter(({ table }) => table === "users");
    const ended = await runAll(() => policy.main("nulls"), hostile(columns), each);
    assert.deepEqual(
      ended.filter(({ answer, reason }) => reason === "" && answer.includes(MARK)),
      [],
    );
    const sql = `SELECT email, department IS NULL, (SELECT count(*) FROM users WHERE email LIKE 'S%'),
      (SELECT max(email) FROM users) FROM users`;
    const { rows } = await db.query({ sql });
    assert.deepEqual(rows.map(fromRow), [
      [null, 1n, 0n, null],
      [null, 1n, 0n, null],
    ]);
    assert.equal(await answer(db, "SELECT email FROM main.users"), "STATEMENT_DENIED");
    assert.deepEqual(await secrets(), before);
  }).timeout(LONG_MS);

  for (const role of ["reader", "nulls", "clerk", "all"])
    it(`${role}: nothing tells of other tables, or changes who runs what`, async () => {
      const telling = POSTGRES_TELLING.filter(
        (sql) => role !== "all" || !/FROM (?:email_counts|message_det)/.test(sql),
      );
      const ended = await runAll(
        () => policy.main(role),
        telling.map((sql) => ({ sql, writes: false })),
        each,
      );
      assert.deepEqual(
        ended.filter(({ reason }) => !["STATEMENT_DENIED", "NOT_A_QUERY", "SQL_ERROR"].includes(reason)),
        [],
      );
    });

  it("reader: gets what is given, through views too, and only its rows", async () => {
    using db = policy.main("reader");
    for (const [sql, rows] of [
      ["SELECT id, name FROM users ORDER BY id", '[["u1","Ada"],["u2","Bob"]]'],
      ["SELECT count(*) FROM users", '[["2"]]'],
      ["SELECT * FROM conversations ORDER BY id", '[["c1","one"],["c2","two"]]'],
      ["SELECT 1 FROM conversations WHERE title LIKE 'SECRET%'", "[]"],
      ["SELECT c.title FROM conversations c JOIN users u ON u.id = 'u1' WHERE c.id = 'c1'", '[["one"]]'],
      ["SELECT e.subject FROM users, emails AS e LIMIT 1", '[["hello"]]'],
      // What could tell of a row that is not its own comes behind the condition: its title is no expression.
      ["SELECT id FROM conversations WHERE 'x' ~ title", "[]"],
      ["SELECT title::bigint FROM conversations WHERE id = 'c3'", "[]"],
      ["SELECT id FROM conversations WHERE 1 / (CASE WHEN title LIKE 'SECRET%' THEN 0 ELSE 1 END) = 2", "[]"],
      ["SELECT title FROM main.conversations", "STATEMENT_DENIED"],
      ["SELECT description FROM conversations", "SQL_ERROR"],
      ["UPDATE conversations SET title = 'x'", "STATEMENT_DENIED"],
      ["INSERT INTO users (id) VALUES ('x')", "STATEMENT_DENIED"],
    ] as const)
      assert.equal(await answer(db, sql), rows, sql);
    const { answer: streamed } = await run(db, "QueryStream", "SELECT id FROM users ORDER BY id");
    assert.equal(streamed, '[["u1"],["u2"]]');
  });

  it("reader: sees of the schema what is given", async () => {
    using transport = createGrpcTransport(policy.server.address, { token: "reader-token" });
    const tables = await new SqlCalls(transport, readContract(), "main").tables();
    assert.deepEqual(
      tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
      [
        ["conversations", ["id", "title"]],
        ["emails", ["id", "subject"]],
        ["users", ["id", "name"]],
      ],
    );
    using db = policy.main("reader");
    const views = "SELECT view_definition FROM information_schema.views WHERE view_definition LIKE '%archived%'";
    assert.equal(await answer(db, views), "[]");
  });

  it("clerk: writes what is given, once for a request_id, and no more", async () => {
    using db = policy.main("clerk");
    const sql = "INSERT INTO conversations (id, title) VALUES ('n1', 'new') RETURNING id, title";
    const first = await db.execute({ sql, requestId: "r1" });
    assert.deepEqual(await db.execute({ sql, requestId: "r1" }), first);
    for (const [text, rows] of [
      ["UPDATE conversations SET title = 'newer' WHERE id = 'n1' RETURNING title", '[["newer"]]'],
      [
        "INSERT INTO conversations (id, title) VALUES ('n1', 'x') ON CONFLICT (id) DO UPDATE SET title = excluded.title",
        "[]",
      ],
      ["DELETE FROM conversations WHERE id = 'n1'", "[]"],
      ["UPDATE conversations SET description = 'x'", "STATEMENT_DENIED"],
      ["UPDATE conversations SET title = description", "STATEMENT_DENIED"],
      ["INSERT INTO conversations (id, title) VALUES ('n2', 'x') RETURNING description", "STATEMENT_DENIED"],
      ["INSERT INTO conversations (id, title) VALUES ('n2', 'x') RETURNING *", "STATEMENT_DENIED"],
      ["DELETE FROM users", "STATEMENT_DENIED"],
    ] as const)
      assert.equal(await answer(db, text), rows, text);
    const typed = inTransaction(db, (open) => open.client(MainDb).getUser({ userId: "u1" }));
    assert.equal(await reasonOf(typed), "STATEMENT_DENIED");
    assert.equal((await db.getUser({ userId: "u1" })).user?.name, "Ada");
  });

  it("what a session itself lifts does not matter: its login has no more rights", async () => {
    using db = policy.main("reader");
    await db.query({ sql: "SELECT 1" });
    const roles = await admin(
      "crewdb",
      "SELECT rolname FROM pg_roles WHERE has_column_privilege(oid, 'main.users', 'name', 'SELECT') AND rolname LIKE 'crewdb_main_%'",
    );
    const name = String(roles[0]?.[0]);
    await admin("crewdb", `ALTER ROLE ${name} PASSWORD '${PASSWORD}'`);
    const tries = [
      "SET search_path = main; SELECT email FROM users",
      "RESET ROLE; SELECT email FROM main.users",
      "SET ROLE service",
      "SET SESSION AUTHORIZATION service",
      "SELECT set_config('role', 'service', false)",
      "SELECT title FROM main.conversations",
      "COPY main.users TO STDOUT",
      "SELECT reply FROM main.crewdb_requests",
      "SELECT pg_read_file('/etc/passwd')",
      "SELECT value FROM main.crewdb_meta",
      "CREATE TABLE main.x (a integer)",
      `CREATE VIEW ${name}.v AS SELECT 1`,
      `ALTER VIEW ${name}.conversations RESET (security_barrier)`,
      `GRANT SELECT ON main.users TO ${name}`,
    ];
    for (const sql of tries)
      await assert.rejects(admin("crewdb", sql, as(name)), /permission denied|must be owner/, sql);
    using clerk = policy.main("clerk");
    await clerk.execute({ sql: "DELETE FROM conversations WHERE id = 'none'", requestId: "r2" });
    const kept = "SELECT caller, method, request_id FROM main.crewdb_requests LIMIT 1";
    const [[caller, method, id] = []] = await admin("crewdb", kept);
    assert.notEqual(id, undefined);
    const find = `SELECT * FROM main.crewdb_find('${caller}', '${method}', '${id}', 'a guess')`;
    assert.deepEqual(await admin("crewdb", find, as(name)), []);
    const seen = await admin("crewdb", "SELECT attname FROM pg_stats WHERE tablename = 'users' ORDER BY 1", as(name));
    assert.deepEqual(seen, [["id"], ["name"]]);
  });

  it("is held by every process, with the same login", async () => {
    const other = await start();
    try {
      for (const each of [other, policy, other]) {
        using db = each.main("reader");
        // More than one connection has, so that new ones are opened.
        const asked = Array.from({ length: 8 }, () => answer(db, "SELECT id, title FROM conversations ORDER BY id"));
        assert.deepEqual(new Set(await Promise.all(asked)), new Set(['[["c1","one"],["c2","two"]]']));
      }
    } finally {
      await other.stop();
    }
  });

  it("makes a login again that is gone, whatever is called first", async () => {
    for (const rpc of ["Query", "QueryStream", "Execute", "Transact Query"]) {
      using db = policy.main("reader");
      const sql = "SELECT id, title FROM conversations ORDER BY id";
      await run(db, rpc, sql);
      const mine = "rolname LIKE 'crewdb_main_%'";
      const logins = await admin("crewdb", `SELECT rolname FROM pg_roles WHERE ${mine}`);
      for (const [name] of logins)
        for (const statement of DROPPED) await admin("crewdb", statement.replace("LOGIN", String(name)), as("service"));
      await admin(
        "crewdb",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IS NULL AND backend_type = 'client backend'",
      );
      const ended: Ended[] = [];
      // Connections that were lost, then the login, then none of it.
      for (let call = 0; call < 10 && ended.at(-1)?.reason !== ""; call++) ended.push(await run(db, rpc, sql));
      assert.equal(ended.at(-1)?.answer, '[["c1","one"],["c2","two"]]', JSON.stringify(ended));
      assert.deepEqual(
        ended.slice(0, -1).filter(({ reason }) => reason !== "DATABASE_UNREACHABLE"),
        [],
      );
    }
  });

  it("needs a user of the service that may make roles", async () => {
    await admin("postgres", "ALTER ROLE service NOCREATEROLE");
    const weak = await start();
    try {
      using db = weak.main("reader");
      const { reason, answer: said } = await run(db, "Query", "SELECT id FROM users");
      assert.equal(reason, "STATEMENT_DENIED");
      assert.match(said, /the user of the service may not make roles: it lacks CREATEROLE; typed rpcs work/);
      using all = weak.main("all");
      assert.equal(await answer(all, "SELECT count(*) FROM users"), '[["2"]]');
    } finally {
      await weak.stop();
      await admin("postgres", "ALTER ROLE service CREATEROLE");
    }
  });

  it("rows bound an answer without a login of its own", async () => {
    using db = policy.main("few");
    assert.equal(await answer(db, "SELECT id FROM users ORDER BY id"), '[["u1"],["u2"]]');
    for (const rpc of ["Query", "QueryStream", "Execute", "Transact Query"])
      assert.equal((await run(db, rpc, "SELECT id FROM conversations")).reason, "RESPONSE_TOO_LARGE", rpc);
    using light = policy.main("light");
    const long = "SELECT repeat('x', 1000) FROM generate_series(1, 1000)";
    assert.equal(await resume(light, long, 50), "RESPONSE_TOO_LARGE", "a stream that is resumed is one answer");
  });

  it("a condition that the server does not take refuses that role's SQL alone", async () => {
    using wrong = policy.main("wrong");
    assert.equal(await answer(wrong, "SELECT id FROM users"), "STATEMENT_DENIED");
    using reader = policy.main("reader");
    assert.equal(await answer(reader, "SELECT count(*) FROM users"), '[["2"]]');
  });
}
