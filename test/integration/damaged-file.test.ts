import assert from "node:assert/strict";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { inTransaction } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const PAGE = 4096;

/** Overwrites every page that holds this text. */
function damage(file: string, text: string): number {
  const bytes = readFileSync(file);
  const handle = openSync(file, "r+");
  let pages = 0;
  for (let at = 0; at < bytes.length; at += PAGE) {
    if (!bytes.subarray(at, at + PAGE).includes(text)) continue;
    writeSync(handle, Buffer.alloc(PAGE, 0xff), 0, PAGE, at);
    pages++;
  }
  closeSync(handle);
  return pages;
}

describe("a damaged page", () => {
  let server: TestServer;

  before(async () => {
    server = await startTestServer();
    await server.main.createUser({ user: { userId: "u1", email: "ada@example.com", name: "Ada" } });
    await server.stop({ keepFiles: true });
    const db = new Sqlite(server.files.main);
    db.exec(`INSERT INTO conversations (id, title) VALUES ('c1', 'whole');
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
      INSERT INTO conversations (id, title) SELECT 'd' || i, 'tobedamaged' || i FROM n`);
    db.pragma("wal_checkpoint(TRUNCATE)");
    db.close();
    assert.ok(damage(server.files.main, "tobedamaged300") > 0);
    server = await startTestServer({}, server.folder);
  });
  after(() => server.stop());

  const broken = (): readonly [string, () => Promise<unknown>][] => [
    ["typed", () => server.main.listConversations({ pageSize: 500 })],
    ["Query", () => server.main.query({ sql: "SELECT sum(length(title)) FROM conversations" })],
    [
      "QueryStream",
      async () => {
        for await (const _ of server.main.queryStream({ sql: "SELECT * FROM conversations" }));
      },
    ],
    ["Execute", () => server.main.execute({ sql: "UPDATE conversations SET title = title || 'x'" })],
    [
      "ExecuteBatch",
      () =>
        server.main.executeBatch({ steps: [{ statement: { sql: "UPDATE conversations SET title = title || 'x'" } }] }),
    ],
  ];

  it("is CORRUPT_DATABASE for typed rpcs and callers' SQL alike", async () => {
    for (const [name, call] of broken()) assert.equal(await reasonOf(call()), "CORRUPT_DATABASE", name);
  });

  it("leaves the answers of those that travelled with it alone", async () => {
    for (let round = 0; round < 5; round++) {
      const guilty = broken().map(async ([name, call]) =>
        assert.equal(await reasonOf(call()), "CORRUPT_DATABASE", name),
      );
      const innocent = Array.from({ length: 30 }, async (_, index) => {
        assert.equal((await server.main.getUser({ userId: "u1" })).user?.name, "Ada");
        assert.equal((await server.main.query({ sql: "SELECT 1" })).rows.length, 1);
        await server.main.createUser({ user: { email: `${round}-${index}@example.com`, name: "B" } });
      });
      await Promise.all([...guilty, ...innocent]);
    }
  });

  it("is told in a transaction, which goes on", async () => {
    await inTransaction(server.main, async (transaction) => {
      const sum = transaction.query({ sql: "SELECT sum(length(title)) FROM conversations" });
      assert.equal(await reasonOf(sum), "CORRUPT_DATABASE");
      assert.equal((await transaction.query({ sql: "SELECT 1" })).rows.length, 1);
    });
  });
});
