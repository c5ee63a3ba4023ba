import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { describeError } from "../../src/client/index.js";
import { ENDLESS, fromRow, numbered } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("SQL: QueryStream", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  const failure = async (request: { sql: string; resumeToken?: string }, timeoutMs = 5000): Promise<string> => {
    try {
      for await (const _ of server.main.queryStream(request, { timeoutMs }));
    } catch (error) {
      const { reason, codeName } = describeError(error);
      return reason === "" ? codeName : reason;
    }
    return assert.fail("the stream ended well");
  };

  it("sends every row once and in order, with columns, commit and limits first", async () => {
    const numbers: bigint[] = [];
    let messages = 0;
    for await (const message of server.main.queryStream({ sql: numbered(50_000) })) {
      if (messages++ === 0) {
        assert.deepEqual(
          message.columns.map((column) => column.name),
          ["i", "t"],
        );
        assert.equal(message.limits?.maxAge?.seconds, 60n);
        assert.match(message.commitSeq, /^\w+\.\d+$/);
      } else assert.equal(message.columns.length, 0);
      for (const row of message.rows) numbers.push(fromRow(row)[0] as bigint);
    }
    assert.equal(numbers.length, 50_000);
    assert.ok(numbers.every((number, index) => number === BigInt(index + 1)));
    assert.ok(messages > 5);
  });

  it("sends rows as they come, however long the next one takes", async () => {
    const own = await startTestServer();
    // Some rows a second, for ever: a message of 4 KiB would take minutes.
    const sql = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i FROM n WHERE i % 500000 = 1`;
    const abort = new AbortController();
    const seen: unknown[] = [];
    await assert.rejects(async () => {
      for await (const { rows } of own.main.queryStream({ sql }, { signal: abort.signal })) {
        seen.push(...rows.map((row) => fromRow(row)[0]));
        if (seen.length >= 3) abort.abort();
      }
    });
    assert.deepEqual(seen.slice(0, 3), [1n, 500_001n, 1_000_001n]);
    await own.stop();
  });

  it("sends one message for an empty result", async () => {
    const messages = [];
    for await (const message of server.main.queryStream({ sql: "SELECT id FROM deals" })) messages.push(message);
    assert.deepEqual(
      messages.map((message) => [message.columns.length, message.rows.length]),
      [[1, 0]],
    );
  });

  it("goes on after the last row of a token, without gap or repeat", async () => {
    const abort = new AbortController();
    const seen: unknown[] = [];
    let resumeToken = "";
    const sql = numbered(100_000);
    await assert.rejects(async () => {
      for await (const message of server.main.queryStream({ sql }, { signal: abort.signal })) {
        for (const row of message.rows) seen.push(fromRow(row)[0]);
        resumeToken = message.resumeToken;
        if (seen.length > 20_000) abort.abort();
      }
    });
    for await (const message of server.main.queryStream({ sql, resumeToken })) {
      for (const row of message.rows) seen.push(fromRow(row)[0]);
    }
    assert.equal(seen.length, 100_000);
    assert.ok(seen.every((number, index) => number === BigInt(index + 1)));
  });

  it("refuses a token of another statement, and says ABORTED when the database has moved on", async () => {
    let resumeToken = "";
    for await (const message of server.main.queryStream({ sql: numbered(10) })) resumeToken = message.resumeToken;
    assert.equal(await failure({ sql: numbered(11), resumeToken }), "INVALID_FIELD");
    assert.equal(await failure({ sql: numbered(10), resumeToken: "nonsense" }), "INVALID_FIELD");
    await server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('moved', 't')" });
    assert.equal(await failure({ sql: numbered(10), resumeToken }), "SNAPSHOT_CHANGED");
  });

  const tokenOf = async (from: TestServer, sql: string): Promise<string> => {
    let resumeToken = "";
    for await (const message of from.main.queryStream({ sql })) resumeToken = message.resumeToken;
    return resumeToken;
  };
  const resumes = async (from: TestServer, sql: string, resumeToken: string): Promise<string> => {
    try {
      for await (const _ of from.main.queryStream({ sql, resumeToken }));
      return "";
    } catch (error) {
      return describeError(error).reason;
    }
  };
  /** A commit of another program, which the service does not number. */
  const writeElsewhere = (file: string): void => {
    const other = new Sqlite(file);
    other.exec("INSERT INTO conversations (id, title) VALUES (lower(hex(randomblob(16))), 't')");
    other.close();
  };

  it("is not resumed after another program has written, also where the service has written since or before", async () => {
    const sql = numbered(10);
    for (const writesAfter of [false, true]) {
      const resumeToken = await tokenOf(server, sql);
      assert.equal(await resumes(server, sql, resumeToken), "");
      writeElsewhere(server.files.main);
      if (writesAfter) await server.main.createConversation({ conversation: { title: "t" } });
      assert.equal(await resumes(server, sql, resumeToken), "SNAPSHOT_CHANGED");
      assert.equal(await resumes(server, sql, await tokenOf(server, sql)), "");
    }
  });

  it("is resumed beside what the service itself does to its file, and across a restart unless somebody has written", async () => {
    const sql = numbered(10);
    let other = await startTestServer();
    const restart = async (): Promise<void> => {
      await other.stop({ keepFiles: true });
      other = await startTestServer({}, other.folder);
    };
    try {
      const resumeToken = await tokenOf(other, sql);
      await other.admin.optimize({ database: Database.MAIN });
      await other.admin.checkpoint({ database: Database.MAIN, truncate: true });
      assert.equal(await resumes(other, sql, resumeToken), "");
      await restart();
      assert.equal(await resumes(other, sql, resumeToken), "");
      await other.stop({ keepFiles: true });
      writeElsewhere(other.files.main);
      other = await startTestServer({}, other.folder);
      assert.equal(await resumes(other, sql, resumeToken), "SNAPSHOT_CHANGED");
    } finally {
      await other.stop();
    }
  });

  it("keeps its snapshot while others write", async () => {
    const sql =
      "SELECT (SELECT count(*) FROM conversations), n.value FROM json_each((SELECT json_group_array(i) FROM (WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000) SELECT i FROM c))) n";
    const counts = new Set<unknown>();
    let wrote: Promise<unknown> | undefined;
    for await (const message of server.main.queryStream({ sql })) {
      wrote ??= server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('snap', 't')" });
      await wrote;
      for (const row of message.rows) counts.add(fromRow(row)[0]);
    }
    assert.equal(counts.size, 1);
  });

  it("stops stepping when the client does not read, and serves others meanwhile", async () => {
    const abort = new AbortController();
    const stream = server.main
      .queryStream({ sql: numbered(5_000_000) }, { signal: abort.signal })
      [Symbol.asyncIterator]();
    await stream.next();
    const before = process.memoryUsage().rss;
    for (let read = 0; read < 200; read++) await server.main.query({ sql: "SELECT 1" });
    assert.ok(process.memoryUsage().rss - before < 100 * 1024 * 1024);
    abort.abort();
    await assert.rejects(async () => {
      for (;;) await stream.next();
    });
  });

  it("ends at its deadline while it steps, and is refused what writes", async () => {
    // Either the server's word, with its reason, or the client's own clock comes first.
    assert.match(await failure({ sql: ENDLESS }, 200), /^(DEADLINE_EXCEEDED|DeadlineExceeded)$/);
    assert.equal(await failure({ sql: "DELETE FROM conversations" }), "STATEMENT_DENIED");
    assert.equal(await failure({ sql: "SELEC" }), "SQL_ERROR");
  });

  it("gives its connection back however it ends", async () => {
    for (let round = 0; round < 30; round++) {
      const abort = new AbortController();
      const stream = server.main
        .queryStream({ sql: numbered(1_000_000) }, { signal: abort.signal })
        [Symbol.asyncIterator]();
      await stream.next();
      abort.abort();
      await assert.rejects(async () => {
        for (;;) await stream.next();
      });
    }
    assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
  });
});
