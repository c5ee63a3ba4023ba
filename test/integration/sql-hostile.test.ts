import assert from "node:assert/strict";
import Sqlite from "better-sqlite3";
import { describeError } from "../../src/client/index.js";
import { BOUNDED, ENDLESS } from "../fixtures/bounded-sql.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { DENIED } from "../fixtures/hostile-sql.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** How a hostile statement may end. The fixture has its own schema: what it names beyond ours is a SQL_ERROR here. */
const ENDS: readonly string[] = [
  "STATEMENT_DENIED",
  "SQL_ERROR",
  "NOT_A_QUERY",
  "INVALID_FIELD",
  "OUT_OF_RANGE",
  "TEMP_SPACE_EXCEEDED",
];
const STOPPED: readonly string[] = [
  "DeadlineExceeded", // the client's own timer was first
  "DEADLINE_EXCEEDED",
  "DEADLINE_UNREACHABLE",
  "TEMP_SPACE_EXCEEDED",
];
/** At once: a few more than there are connections. */
const IN_FLIGHT = 8;
const TABLES = ["users", "conversations", "email_counts", "email_search_data", "crewdb_migrations", "sqlite_schema"];

describe("SQL: hostile statements", () => {
  let server: TestServer;
  let userId = "";

  before(async function () {
    guardFileOrSkip(this);
    server = await startTestServer();
    const { user } = await server.main.createUser({ user: { email: "ada@example.com", name: "Ada" } });
    userId = user?.userId ?? "";
    for (let i = 0; i < 20; i++) {
      const parameters = [toValue(`c${i}`), toValue(`title ${i}`)];
      await server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES (?, ?)", parameters });
    }
  });
  after(() => server?.stop());

  /** Everything there is to harm, read past the server. */
  function contents(): unknown {
    const db = new Sqlite(server.files.main, { readonly: true });
    try {
      const rows = TABLES.map((table) => db.prepare(`SELECT * FROM ${table}`).raw().all());
      return [rows, db.pragma("user_version"), db.pragma("integrity_check")];
    } finally {
      db.close();
    }
  }

  const reason = async (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "",
      (error: unknown) => describeError(error).reason || describeError(error).codeName,
    );

  /** Runs all of them, a few at a time, with point reads between; answers the reason of each, empty for success. */
  async function runAll(
    statements: readonly string[],
    run: (sql: string) => Promise<unknown>,
  ): Promise<{ sql: string; reason: string }[]> {
    const ends: { sql: string; reason: string }[] = [];
    for (let at = 0; at < statements.length; at += IN_FLIGHT) {
      const [found, ...some] = await Promise.all([
        server.main.getUser({ userId }),
        ...statements
          .slice(at, at + IN_FLIGHT)
          .map(async (sql) => ({ sql: sql.slice(0, 200), reason: await reason(run(sql)) })),
      ]);
      assert.equal(found.user?.name, "Ada", "a typed read beside them");
      ends.push(...some);
    }
    return ends;
  }

  const query = (sql: string) => server.main.query({ sql });
  const execute = (sql: string) => server.main.execute({ sql });
  const batch = (sql: string) =>
    server.main.executeBatch({ steps: [{ statement: { sql: "SELECT 1" } }, { statement: { sql } }] });

  it("are refused by Query, Execute and ExecuteBatch, and change nothing", async () => {
    const before = contents();
    // `emails` is a view here, which has nothing to index.
    const denied = DENIED.filter(({ sql }) => sql !== "REINDEX emails");
    const asWriter = denied.filter(({ role }) => role !== "reader").map(({ sql }) => sql);
    const all = denied.map(({ sql }) => sql);
    const ends = [
      ...(await runAll(all, query)),
      ...(await runAll(asWriter, execute)),
      ...(await runAll(asWriter, batch)),
    ];
    const odd = ends.filter((each) => !ENDS.includes(each.reason));
    assert.deepEqual(odd, []);
    assert.ok(ends.filter((each) => each.reason === "STATEMENT_DENIED").length >= 300);
    assert.deepEqual(contents(), before);
  });

  it("stay within bounds that the engine sets, and change nothing", async () => {
    const before = contents();
    const all = BOUNDED.map(({ sql }) => sql);
    const ends = [...(await runAll(all, query)), ...(await runAll(all, execute)), ...(await runAll(all, batch))];
    const odd = ends.filter((each) => each.reason !== "" && !ENDS.includes(each.reason));
    assert.deepEqual(odd, []);
    assert.deepEqual(contents(), before);
  });

  it("that never end are stopped at the deadline, and others are served meanwhile", async () => {
    const endless = ENDLESS.map(async (sql) => ({
      sql,
      reason: await reason(server.main.query({ sql }, { timeoutMs: 500 })),
    }));
    for (let i = 0; i < 20; i++) assert.equal((await server.main.getUser({ userId })).user?.name, "Ada");
    const odd = (await Promise.all(endless)).filter((each) => !STOPPED.includes(each.reason));
    assert.deepEqual(odd, []);
    assert.equal(await reason(execute("UPDATE conversations SET title = title")), "");
  });
});
