import assert from "node:assert/strict";
import { Client } from "pg";
import {
  type PostgresServer,
  startPostgres,
  startStandby,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { reasonOf } from "../integration/reason-of.js";
import { skipWithout } from "../integration/skip.js";
import { startTestServer, type TestServer } from "../integration/test-server.js";

const DELAY_MS = 1500;

/** A standby that applies what it gets a second and a half late. */
describe("a read replica that lags", function () {
  this.timeout(120_000);
  let primary: PostgresServer;
  let standby: PostgresServer;
  let server: TestServer;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    primary = await startPostgres();
    const url = await primary.createDatabase("crewdb");
    await run(url, "CREATE ROLE callers LOGIN PASSWORD 'of_callers'");
    standby = await startStandby(primary);
    const callers = new URL(url);
    callers.username = "callers";
    callers.password = "of_callers";
    server = await startTestServer({
      ...{ DB_PATH: "", DB_URL: url, DB_SQL_URL: callers.href },
      DB_REPLICA_URL: standby.url("crewdb"),
    });
    await run(standby.url("postgres"), `ALTER SYSTEM SET recovery_min_apply_delay = ${DELAY_MS}`);
    await run(standby.url("postgres"), "SELECT pg_reload_conf()");
  });
  after(async () => {
    await server?.stop();
    await standby?.stop("SIGQUIT");
    await primary?.stop("SIGQUIT");
  });

  async function run(url: string, sql: string): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  async function sees(name: string, atLeastAsFresh = ""): Promise<boolean> {
    const sql = "SELECT 1 FROM users WHERE name = ?";
    const parameters = [{ kind: { case: "text" as const, value: name } }];
    return (await server.main.query({ sql, parameters, atLeastAsFresh })).rows.length > 0;
  }

  it("answers late what is not asked to be fresh, and never late what is", async () => {
    let stale = 0;
    for (let round = 0; round < 5; round++) {
      const name = `n${round}`;
      const user = { userId: name, email: `${name}@example.com`, name };
      const { commitSeq } = await server.main.createUser({ user });
      if (!(await sees(name))) stale++;
      assert.ok(await sees(name, commitSeq), `${name} is not there`);
      const fresh = await server.main.query({ sql: "SELECT 1", atLeastAsFresh: commitSeq });
      assert.ok(await sees(name, fresh.commitSeq), `${name} is not in what a read has seen`);
      while (!(await sees(name))) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.ok(await sees(name, commitSeq));
    }
    assert.ok(stale > 0, "the standby was never behind");
    const other = await reasonOf(sees("n0", "other-1.1"));
    assert.equal(other, "UNKNOWN_EPOCH");
  });

  it("is passed over when it is gone", async () => {
    await run(primary.url("postgres"), "ALTER SYSTEM SET synchronous_standby_names = ''");
    await run(primary.url("postgres"), "SELECT pg_reload_conf()");
    await standby.stop("SIGKILL");
    assert.ok(await sees("n0"));
  });
});
