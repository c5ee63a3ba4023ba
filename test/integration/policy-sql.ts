import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { describeError } from "../../src/client/index.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { KINDS, type Target, TELLING } from "../fixtures/hostile-scopes.js";
import { type PolicyServer, startWithPolicy } from "./policy-fixture.js";
import { type Db, run, runAll, UNBOUND } from "./policy-runs.js";
import { fromRow } from "./sql-values.js";

export const MARK = "SECRET";

/** Reads two columns of a table, some rows of another, a view, and nothing else. */
const READER = {
  users: { columns: ["id", "name"] },
  conversations: { columns: ["id", "title"], rows: "title NOT LIKE 'SECRET%' AND status <> 'archived'" },
  emails: { columns: ["id", "subject"] },
};

const POLICY = {
  roles: {
    reader: { rpcs: ["sql-read", "sql-write"], sql: { main: READER } },
    nulls: {
      rpcs: ["sql-read", "sql-write"],
      sql: {
        main: { users: { columns: ["id", "name"], others: "null" }, conversations: { columns: ["id", "title"] } },
      },
    },
    clerk: {
      rpcs: ["sql-read", "sql-write"],
      sql: {
        main: {
          users: { columns: ["id"] },
          conversations: { columns: ["id", "title"], insert: true, update: ["title"] },
          emails: { columns: ["id", "subject"], insert: true, delete: true },
        },
      },
    },
  },
  identities: ["reader", "nulls", "clerk"].map((name) => ({ token: name, roles: [name] })),
};

/** What none of the roles gives: each cell of it has the mark. */
export const TARGETS: readonly Target[] = [
  { table: "users", column: "email" },
  { table: "users", column: "department" },
  { table: "users", column: "password_hash" },
  { table: "messages", column: "content" },
  { table: "emails_enhanced", column: "body_content" },
  { table: "email_details", column: "body_content" },
];

/** Thousands of calls take a busy machine so long. */
export const LONG_MS = 600_000;

/** `each`: by how many rpcs, in turn, each hostile statement is run. */
export function testSqlWithinPolicy(each: number): void {
  let policy: PolicyServer;

  before(async function () {
    guardFileOrSkip(this);
    policy = await startWithPolicy(
      POLICY,
      { reader: undefined, nulls: undefined, clerk: undefined, all: ["sql"] },
      UNBOUND,
    );
    const db = new Sqlite(policy.server.files.main);
    db.exec(`
      INSERT INTO users (id, email, name, department, password_hash) VALUES
        ('u1', 'SECRET1@example.com', 'Ada', 'SECRET-d1', 'SECRET-h1'), ('u2', 'SECRET2@example.com', 'Bob', 'SECRET-d2', 'SECRET-h2');
      INSERT INTO conversations (id, title, description, user_id) VALUES
        ('c1', 'one', 'SECRET', 'u1'), ('c2', 'two', 'SECRET', 'u2'), ('c3', 'SECRET-row', 'SECRET', 'u1');
      INSERT INTO messages (id, conversation_id, role, content) VALUES ('m1', 'c1', 'user', 'SECRET-m1');
      INSERT INTO emails (id, subject, sender_email, body, received_at)
        VALUES ('e1', 'hello', 'SECRET@example.com', 'SECRET-body', '2026-01-01T00:00:00.000Z');
    `);
    db.close();
  });
  after(() => policy?.stop());

  /** Everything that the roles must not change, read past the server. */
  function secrets(): unknown {
    const db = new Sqlite(policy.server.files.main, { readonly: true });
    try {
      const texts = [
        "SELECT * FROM users",
        "SELECT * FROM messages",
        "SELECT id, description, user_id FROM conversations WHERE id IN ('c1', 'c2', 'c3') ORDER BY id",
        "SELECT body_content, sender_email FROM emails_enhanced WHERE id = 'e1'",
        "SELECT count(*) FROM crewdb_migrations",
      ];
      return texts.map((sql) => db.prepare(sql).raw().all());
    } finally {
      db.close();
    }
  }

  const hostile = (targets: readonly Target[]) =>
    KINDS.flatMap(({ make, writes = false }) =>
      targets.map((target) => ({ sql: make(target, "conversations"), writes })),
    );

  it("has a thousand hostile statements", () => {
    assert.ok(new Set(hostile(TARGETS).map(({ sql }) => sql)).size >= 1000);
  });

  for (const role of ["reader", "clerk"]) {
    it(`${role}: every hostile statement fails by every rpc, and changes nothing`, async () => {
      const before = secrets();
      const ended = await runAll(() => policy.main(role), hostile(TARGETS), each);
      const through = ended.filter(({ reason }) => reason === "");
      assert.deepEqual(through, []);
      assert.deepEqual(
        ended.filter(
          ({ reason }) => !["STATEMENT_DENIED", "SQL_ERROR", "NOT_A_QUERY", "INVALID_FIELD"].includes(reason),
        ),
        [],
      );
      assert.deepEqual(secrets(), before);
    }).timeout(LONG_MS);
  }

  it("nulls: what is not given reads as NULL, also where it only counts, compares or sorts", async () => {
    using db = policy.main("nulls");
    const before = secrets();
    const columns = TARGETS.filter(({ table }) => table === "users");
    const ended = await runAll(() => policy.main("nulls"), hostile(columns), each);
    assert.deepEqual(
      ended.filter(({ answer, reason }) => reason === "" && answer.includes(MARK)),
      [],
    );
    const { rows } = await db.query({
      sql: `SELECT email, department IS NULL, (SELECT count(*) FROM users WHERE email LIKE 'S%'),
        (SELECT max(email) FROM users) FROM users`,
    });
    assert.deepEqual(rows.map(fromRow), [
      [null, 1n, 0n, null],
      [null, 1n, 0n, null],
    ]);
    assert.deepEqual(secrets(), before);
  }).timeout(LONG_MS);

  for (const role of ["reader", "nulls", "clerk"]) {
    it(`${role}: nothing tells of tables that are not given`, async () => {
      const open = role === "nulls" ? TELLING.filter((sql) => !/emails|email_/.test(sql)) : TELLING;
      const ended = await runAll(
        () => policy.main(role),
        open.map((sql) => ({ sql, writes: false })),
      );
      assert.deepEqual(
        ended.filter(({ reason }) => reason === ""),
        [],
      );
    });
  }

  const answer = async (db: Db, sql: string): Promise<string> => {
    const { answer: text, reason } = await run(db, "Execute", sql);
    return reason === "" ? text : reason;
  };

  it("reader: gets what is given, through views too, and only its rows", async () => {
    using db = policy.main("reader");
    for (const [sql, rows] of [
      ["SELECT id, name FROM users ORDER BY id", '[["u1","Ada"],["u2","Bob"]]'],
      ["SELECT u.name FROM users AS u WHERE u.id = 'u2'", '[["Bob"]]'],
      ["SELECT count(*) FROM users", '[["2"]]'],
      ["SELECT * FROM conversations ORDER BY id", '[["c1","one"],["c2","two"]]'],
      ["SELECT count(*) FROM Conversations", '[["2"]]'],
      ["SELECT 1 FROM conversations WHERE title LIKE 'SECRET%'", "[]"],
      ["WITH a AS (SELECT id FROM conversations) SELECT count(*) FROM a, conversations", '[["4"]]'],
      [
        "with recursive n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT count(*) FROM n, conversations",
        '[["6"]]',
      ],
      [
        "-- conversations\n SELECT c.title FROM conversations c JOIN users u ON u.id = 'u1' WHERE c.id = 'c1'",
        '[["one"]]',
      ],
      ["SELECT emails.id, subject FROM emails", '[["e1","hello"]]'],
      ["SELECT e.subject FROM users, emails AS e LIMIT 1", '[["hello"]]'],
      ["SELECT value FROM json_each('[7]')", '[["7"]]'],
      ["VALUES (1)", '[["1"]]'],
    ] as const)
      assert.equal(await answer(db, sql), rows, sql);
  });

  it("reader: reaches the rows that are not its own by no other name", async () => {
    using db = policy.main("reader");
    for (const sql of [
      "SELECT title FROM main.conversations",
      "WITH conversations AS (SELECT * FROM main.conversations) SELECT * FROM conversations",
      "SELECT * FROM (WITH conversations AS (SELECT title FROM main.conversations) SELECT * FROM conversations)",
      "SELECT * FROM crewdb_rows_conversations",
      "WITH crewdb_rows_conversations AS (SELECT title FROM main.conversations) SELECT * FROM crewdb_rows_conversations",
      "SELECT * FROM (SELECT title FROM main.conversations) crewdb_rows_conversations",
      "UPDATE conversations SET title = 'x' RETURNING title",
      "DELETE FROM conversations RETURNING title",
      "INSERT INTO conversations (id, title) VALUES ('x', 'y')",
      "SELECT description FROM conversations",
      "SELECT rowid FROM conversations",
    ])
      assert.match(await answer(db, sql), /^(?:STATEMENT_DENIED|SQL_ERROR|INVALID_FIELD)$/, sql);
  });

  it("reader: is told where its own text is wrong", async () => {
    using db = policy.main("reader");
    const offsetOf = async (sql: string): Promise<string | undefined> =>
      db.query({ sql }).then(
        () => undefined,
        (error: unknown) => describeError(error).metadata.offset,
      );
    assert.equal(await offsetOf("SELECT id, wrong FROM conversations"), "11");
  });

  it("clerk: writes what is given, and what triggers do of it is done", async () => {
    using db = policy.main("clerk");
    assert.equal(
      await answer(db, "INSERT INTO conversations (id, title) VALUES ('n1', 'new') RETURNING id, title"),
      '[["n1","new"]]',
    );
    assert.equal(
      await answer(db, "UPDATE conversations SET title = 'newer' WHERE id = 'n1' RETURNING title"),
      '[["newer"]]',
    );
    assert.equal(
      await answer(
        db,
        "INSERT INTO conversations (id, title) VALUES ('n1', 'x') ON CONFLICT (id) DO UPDATE SET title = excluded.title",
      ),
      "[]",
    );
    assert.equal(
      await answer(db, "INSERT INTO emails (id, subject, sender_email) VALUES ('n1', 'sub', 'a@b.c')"),
      "[]",
    );
    assert.equal(await answer(db, "DELETE FROM emails WHERE id = 'n1'"), "[]");
    for (const sql of [
      "UPDATE conversations SET description = 'x'",
      "UPDATE conversations SET title = description",
      "INSERT INTO conversations (id, title) VALUES ('n1', 'x') ON CONFLICT (id) DO UPDATE SET status = 'archived'",
      "INSERT INTO conversations (id, title) VALUES ('n2', 'x') RETURNING description",
      "INSERT INTO conversations (id, title) VALUES ('n2', 'x') RETURNING *",
      "DELETE FROM conversations",
      "INSERT INTO users (id, email, name) VALUES ('n', 'n@b.c', 'N')",
      "DELETE FROM users",
    ])
      assert.equal(await answer(db, sql), "STATEMENT_DENIED", sql);
  });

  it("a statement that was compiled for one role is not run for another", async () => {
    const sql = "SELECT email FROM users ORDER BY id LIMIT 1";
    using all = policy.main("all");
    using reader = policy.main("reader");
    using nulls = policy.main("nulls");
    for (let round = 0; round < 5; round++) {
      assert.equal(await answer(all, sql), '[["SECRET1@example.com"]]');
      assert.equal(await answer(reader, sql), "STATEMENT_DENIED");
      assert.equal(await answer(nulls, sql), "[[null]]");
    }
  });
}
