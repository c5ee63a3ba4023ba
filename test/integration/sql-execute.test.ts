import assert from "node:assert/strict";
import { hash } from "node:crypto";
import Sqlite from "better-sqlite3";
import { StepCondition_Test as Test } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { describeError } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { ENDLESS, fromRow, toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const INSERT = "INSERT INTO conversations (id, title) VALUES (?, ?)";
const INSERT_OR_IGNORE = "INSERT OR IGNORE INTO conversations (id, title) VALUES (?, 't')";

describe("SQL: Execute and ExecuteBatch", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const insert = (id: string, more: object = {}) =>
    server.main.execute({ sql: INSERT, parameters: [toValue(id), toValue("t")], ...more });
  const count = async (where = "true"): Promise<bigint> => {
    const { rows } = await server.main.query({ sql: `SELECT count(*) FROM conversations WHERE ${where}` });
    return rows.map(fromRow)[0]?.[0] as bigint;
  };

  it("says how many rows it changed, the new rowid, and answers RETURNING", async () => {
    const inserted = await insert("e1");
    assert.equal(inserted.changes, 1n);
    assert.ok(inserted.lastInsertRowid > 0n);
    const updated = await server.main.execute({
      sql: "UPDATE conversations SET title = 'u' WHERE id = 'e1' RETURNING id, title",
    });
    assert.deepEqual([updated.changes, updated.lastInsertRowid], [1n, 0n]);
    assert.deepEqual(updated.rows.map(fromRow), [["e1", "u"]]);
    const nothing = await server.main.execute({ sql: "DELETE FROM conversations WHERE id = 'nobody'" });
    assert.equal(nothing.changes, 0n);
  });

  it("says that nothing was changed by what only reads, whatever the statement before it changed", async () => {
    const reads = [
      "PRAGMA journal_mode",
      "/* a */ -- comment\n PRAGMA main.journal_mode",
      "pragma user_version",
      "PRAGMA table_info(conversations)",
      "SELECT 1",
      "VALUES (1)",
      "EXPLAIN INSERT INTO conversations (id, title) VALUES ('x', 'x')",
      "EXPLAIN QUERY PLAN DELETE FROM conversations",
    ];
    for (const [index, sql] of reads.entries()) {
      assert.equal((await insert(`before ${index}`)).changes, 1n);
      const { changes, lastInsertRowid, rows } = await server.main.execute({ sql });
      assert.deepEqual([changes, lastInsertRowid, rows.length > 0], [0n, 0n, true], sql);
      const { results } = await server.main.executeBatch({
        steps: [
          { statement: { sql: INSERT, parameters: [toValue(`batch ${index}`), toValue("t")] } },
          { statement: { sql } },
          { statement: { sql: "SELECT 1" }, condition: { step: 1, test: Test.CHANGED } },
        ],
      });
      assert.deepEqual(
        results.map((each) => [each.executed, each.changes]),
        [
          [true, 1n],
          [true, 0n],
          [false, 0n],
        ],
        sql,
      );
    }
  });

  it("answers the rowid of a row that this very statement inserted, and else 0", async () => {
    const { lastInsertRowid: earlier } = await insert("row1");
    const upsert =
      "INSERT INTO conversations (id, title) VALUES (?, 'v') ON CONFLICT (id) DO UPDATE SET title = last_insert_rowid()";
    const rowidOf = async (sql: string, id: string): Promise<bigint> =>
      (await server.main.execute({ sql, parameters: [toValue(id)] })).lastInsertRowid;
    for (const more of ["", " RETURNING id"]) {
      assert.equal(await rowidOf(`${upsert}${more}`, "row1"), 0n, "an upsert that updates");
      assert.equal(await rowidOf(`${INSERT_OR_IGNORE}${more}`, "row1"), 0n, "an insert that is ignored");
      assert.equal(await rowidOf(`UPDATE conversations SET title = 'insert' WHERE id = ?${more}`, "row1"), 0n);
    }
    // What the statement itself asks is SQLite's answer still: the last row that any statement of the service inserted.
    const { rows } = await server.main.query({ sql: "SELECT title FROM conversations WHERE id = 'row1'" });
    assert.deepEqual(rows.map(fromRow), [["insert"]]);
    assert.ok((await rowidOf(`${upsert} RETURNING id`, "row2")) > earlier, "an upsert that inserts");
  });

  it("counts the rows that a statement changed through a view, and not those of its search index and counters", async () => {
    const changed = async (sql: string): Promise<[bigint, bigint, number]> => {
      const { changes, lastInsertRowid, rows } = await server.main.execute({ sql });
      return [changes, lastInsertRowid, rows.length];
    };
    const values = (id: string) => `('${id}', 'about ${id}', 'a@example.com', 'p@example.com, q@example.com')`;
    const into = "INTO emails (id, subject, sender_email, to_addresses) VALUES";
    assert.deepEqual(await changed(`INSERT ${into} ${values("w1")}`), [1n, 0n, 0]);
    assert.deepEqual(await changed(`INSERT ${into} ${values("w2")}, ${values("w3")}`), [2n, 0n, 0]);
    assert.deepEqual(await changed(`INSERT OR IGNORE ${into} ${values("w1")}`), [0n, 0n, 0]);
    assert.deepEqual(await changed(`INSERT OR IGNORE ${into} ${values("w3")}, ${values("w4")}`), [1n, 0n, 0]);
    assert.deepEqual(await changed("UPDATE emails SET is_read = 1 WHERE id LIKE 'w_' RETURNING id"), [4n, 0n, 4]);
    assert.deepEqual(await changed("UPDATE emails SET subject = 'new' WHERE id = 'nobody'"), [0n, 0n, 0]);
    const statements = ["UPDATE emails SET subject = 'new' WHERE id < 'w3'", "DELETE FROM emails WHERE id > 'w1'"];
    const steps = statements.map((sql, index) => ({
      statement: { sql },
      ...(index === 0 ? {} : { condition: { step: 0, test: Test.CHANGED } }),
    }));
    const { results } = await server.main.executeBatch({ steps });
    assert.deepEqual(
      results.map(({ executed, changes }) => [executed, changes]),
      [
        [true, 2n],
        [true, 3n],
      ],
    );
    const direct = "UPDATE emails_enhanced SET subject = 'again' WHERE id = 'w1' -- and not emails";
    assert.deepEqual(await changed(direct), [1n, 0n, 0]);
  });

  it("answers 0 for a table without rowids, and the next step finds the rowid of the one before it", async () => {
    const email = "INSERT INTO emails (id, subject, sender_email) VALUES ('rowless', 's', 'a@example.com')";
    await server.main.execute({ sql: email });
    const chain = "INSERT INTO workflow_chains (id, workflow_type, start_email_id) VALUES ('rowless', 't', 'rowless')";
    const statements = [
      chain,
      "INSERT INTO workflow_chain_emails VALUES ('rowless', 'rowless', 1, NULL)",
      "UPDATE workflow_chains SET workflow_type = last_insert_rowid() WHERE rowid = last_insert_rowid()",
    ];
    const { results } = await server.main.executeBatch({ steps: statements.map((sql) => ({ statement: { sql } })) });
    assert.deepEqual(
      results.map(({ changes, lastInsertRowid }) => [changes, lastInsertRowid > 0n]),
      [
        [1n, true],
        [1n, false],
        [1n, false],
      ],
    );
  });

  it("names table and columns of a broken constraint", async () => {
    await insert("c1");
    const error = await insert("c1").catch((thrown: unknown) => thrown);
    assert.deepEqual(describeError(error).metadata, { table: "conversations", columns: "id" });
    const check = server.main.execute({
      sql: "INSERT INTO conversations (id, title, status) VALUES ('c2', 't', 'odd')",
    });
    assert.equal(await reasonOf(check), "CHECK_VIOLATION");
    const foreign = server.main.execute({
      sql: "INSERT INTO messages (id, conversation_id, role, content) VALUES ('m', 'nobody', 'user', 'x')",
    });
    assert.equal(await reasonOf(foreign), "FOREIGN_KEY_VIOLATION");
    const missing = server.main.execute({ sql: "INSERT INTO conversations (id) VALUES ('c3')" });
    assert.equal(await reasonOf(missing), "NOT_NULL_VIOLATION");
  });

  it("changes nothing with validate_only, and says what it would have changed", async () => {
    await insert("v1");
    const before = await count();
    const { changes, commitSeq } = await server.main.execute({ sql: "DELETE FROM conversations", validateOnly: true });
    assert.deepEqual([changes, commitSeq], [before, ""]);
    const batch = { steps: [{ statement: { sql: "DELETE FROM conversations" } }], validateOnly: true };
    assert.equal((await server.main.executeBatch(batch)).results[0]?.changes, before);
    assert.equal(await count(), before);
  });

  it("writes once for one request_id, and answers the same bytes again", async () => {
    const first = await insert("x1", { requestId: "k1" });
    assert.deepEqual(await insert("x1", { requestId: "k1" }), first);
    assert.equal(await reasonOf(insert("x2", { requestId: "k1" })), "REQUEST_ID_REUSED");
    assert.equal(await count("id IN ('x1', 'x2')"), 1n);
  });

  it("takes a request_id for used where a value, its class, the text or a condition is another", async () => {
    const sql = "SELECT :a, :b";
    const values = [1n, 1, "1", Buffer.from("1"), null, 2n, "MQ==", "blob"];
    const requests = [
      { sql, namedParameters: { a: toValue(1n), b: toValue(2n) } },
      { sql, namedParameters: { a: toValue(2n), b: toValue(1n) } },
      { sql, parameters: [toValue(1n), toValue(2n)] },
      { sql: `${sql} `, parameters: [toValue(1n), toValue(2n)] },
      ...values.map((value) => ({ sql: "SELECT ?", parameters: [toValue(value)] })),
    ];
    for (const [index, request] of requests.entries()) {
      const requestId = `other ${index}`;
      const first = await server.main.execute({ ...request, requestId });
      assert.deepEqual(await server.main.execute({ ...request, requestId }), first);
      for (const other of requests.filter((each) => each !== request))
        assert.equal(await reasonOf(server.main.execute({ ...other, requestId })), "REQUEST_ID_REUSED");
    }
    const steps = [Test.CHANGED, Test.UNCHANGED].map((test) => [
      { statement: { sql: "SELECT 1" } },
      { statement: { sql: "SELECT 2" }, condition: { step: 0, test } },
    ]);
    await server.main.executeBatch({ steps: steps[0] ?? [], requestId: "steps" });
    const other = server.main.executeBatch({ steps: steps[1] ?? [], requestId: "steps" });
    assert.equal(await reasonOf(other), "REQUEST_ID_REUSED");
  });

  it("answers a retry whose named values come in another order", async () => {
    const sql = "INSERT INTO conversations (id, title) VALUES (:id, :title)";
    const requestId = "order";
    const one = { id: toValue("order1"), title: toValue("t") };
    const first = await server.main.execute({ sql, requestId, namedParameters: one });
    const turned = { title: one.title, id: one.id };
    assert.deepEqual(await server.main.execute({ sql, requestId, namedParameters: turned }), first);
  });

  it("answers a retry of what crewdb 0.1 has kept, and refuses another request", async () => {
    const parameters = [toValue(1n), toValue("t")];
    const request = { sql: "SELECT ?, ?", parameters, requestId: "of 0.1" };
    const first = await server.main.execute(request);
    // What crewdb 0.1 hashed.
    const body = JSON.stringify({
      statement: { sql: request.sql, parameters: [{ int64: "1" }, "t"] },
      requestId: "",
      validateOnly: false,
    });
    const file = new Sqlite(server.files.main);
    const keep = file.prepare("UPDATE crewdb_requests SET body_hash = ? WHERE request_id = ?");
    assert.equal(keep.run(hash("sha256", body, "buffer"), request.requestId).changes, 1);
    file.close();
    assert.deepEqual(await server.main.execute(request), first);
    const other = server.main.execute({ ...request, parameters: [toValue(2n), toValue("t")] });
    assert.equal(await reasonOf(other), "REQUEST_ID_REUSED");
  });

  it("runs a batch whole or not at all, and names the step that failed", async () => {
    const steps = ["b1", "b2", "b1"].map((id) => ({
      statement: { sql: INSERT, parameters: [toValue(id), toValue("t")] },
    }));
    const error = await server.main.executeBatch({ steps }).catch((thrown: unknown) => thrown);
    assert.equal(describeError(error).metadata.statement_index, "2");
    assert.equal(await count("id LIKE 'b_'"), 0n);
    const { results } = await server.main.executeBatch({ steps: steps.slice(0, 2) });
    assert.deepEqual(
      results.map((result) => result.changes),
      [1n, 1n],
    );
  });

  it("names the step that is no SQL, and where in its text", async () => {
    const steps = ["SELECT 1", "SELECT 2 FRM users"].map((sql) => ({ statement: { sql } }));
    const error = await server.main.executeBatch({ steps }).catch((thrown: unknown) => thrown);
    assert.deepEqual(describeError(error).metadata, { statement_index: "1", offset: "13" });
    assert.match(describeError(error).message, /^steps\[1\]: /);
  });

  it("runs a step only when the earlier step that it names went as it says", async () => {
    const statement = (sql: string) => ({ sql });
    const { results } = await server.main.executeBatch({
      steps: [
        { statement: statement("UPDATE conversations SET title = 'y' WHERE id = 'nobody'") },
        { statement: statement("SELECT 1"), condition: { step: 0, test: Test.UNCHANGED } },
        { statement: statement("DELETE FROM conversations"), condition: { step: 0, test: Test.CHANGED } },
        { statement: statement("SELECT 2"), condition: { step: 2, test: Test.SKIPPED } },
        { statement: statement("SELECT 3"), condition: { step: 1, test: Test.EMPTY } },
        { statement: statement("SELECT 4"), condition: { step: 1, test: Test.RETURNED } },
      ],
    });
    assert.deepEqual(
      results.map((result) => result.executed),
      [true, true, false, true, false, true],
    );
    const later = { statement: statement("SELECT 1"), condition: { step: 0, test: Test.CHANGED } };
    assert.equal(await reasonOf(server.main.executeBatch({ steps: [later] })), "INVALID_FIELD");
    assert.equal(await reasonOf(server.main.executeBatch({ steps: [] })), "INVALID_FIELD");
  });

  it("denies what would end or hide other callers' work, and changes nothing", async () => {
    const hostile = [
      "COMMIT",
      "ROLLBACK",
      "SAVEPOINT s",
      "PRAGMA journal_mode = DELETE",
      "ATTACH ':memory:' AS a",
      "CREATE TEMP TABLE users (id)",
      "DROP TABLE users",
      "SELECT password_hash FROM users",
      "UPDATE users SET password_hash = 'x'",
      "DELETE FROM crewdb_requests",
      "SELECT load_extension('x')",
      "SELECT guard_disarm()",
    ];
    for (const sql of hostile) assert.equal(await reasonOf(server.main.execute({ sql })), "STATEMENT_DENIED", sql);
    const error = await server.main
      .execute({ sql: "UPDATE users SET password_hash = 'x'" })
      .catch((thrown: unknown) => thrown);
    assert.deepEqual(describeError(error).metadata, { action: "UPDATE", object: "users", column: "password_hash" });
  });

  it("undoes a statement that ends the transaction for all, but not its neighbours' writes", async () => {
    await insert("r0");
    const rollback = "INSERT OR ROLLBACK INTO conversations (id, title) VALUES ('r0', 't')";
    const results = await Promise.allSettled([insert("r1"), server.main.execute({ sql: rollback }), insert("r2")]);
    assert.deepEqual(
      results.map((result) => result.status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    assert.equal(await count("id IN ('r1', 'r2')"), 2n);
  });

  it("stops a write at its deadline and leaves nothing of it", async () => {
    const sql = `INSERT INTO conversations (id, title) ${ENDLESS.replace("count(*)", "'n' || i, 't'")}`;
    await assert.rejects(server.main.execute({ sql }, { timeoutMs: 200 }));
    await insert("after");
    assert.equal(await count("id LIKE 'n%'"), 0n);
  });

  it("counts its commits, one for each group", async () => {
    const [one] = (await insert("s1")).commitSeq.split(".").slice(1).map(Number);
    const [two] = (await insert("s2")).commitSeq.split(".").slice(1).map(Number);
    assert.equal(two, (one ?? 0) + 1);
  });

  it("leaves a sound file", async () => {
    const db = new Sqlite(server.files.main, { readonly: true });
    assert.deepEqual(db.pragma("integrity_check"), [{ integrity_check: "ok" }]);
    assert.deepEqual(db.pragma("foreign_key_check"), []);
    db.close();
  });
});
