import assert from "node:assert/strict";
import { Client } from "pg";
import { type PostgresServer, startPostgres, startStandby, whyNoPostgres } from "../fixtures/postgres-server.js";
import { type PolicyServer, startWithPolicy } from "../integration/policy-fixture.js";
import { testPolicyOnPostgres } from "../integration/postgres-policy.js";
import { reasonOf } from "../integration/reason-of.js";
import { skipWithout } from "../integration/skip.js";
import { fromRow } from "../integration/sql-values.js";

describe("callers' SQL within a policy on PostgreSQL, by every rpc", function () {
  this.timeout(120_000);
  testPolicyOnPostgres(Number.POSITIVE_INFINITY, 1);
});

describe("callers' SQL within a policy on a read replica", function () {
  this.timeout(120_000);
  let primary: PostgresServer;
  let standby: PostgresServer;
  let policy: PolicyServer;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    primary = await startPostgres();
    const url = await primary.createDatabase("crewdb");
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query("CREATE ROLE callers LOGIN PASSWORD 'of_callers'");
    await client.end();
    standby = await startStandby(primary);
    const roles = { reader: { rpcs: ["sql-read"], sql: { main: { users: { columns: ["id"] } } } } };
    const identities = [{ token: "reader", roles: ["reader"] }];
    policy = await startWithPolicy(
      { roles, identities },
      { reader: undefined, writer: ["write"] },
      {
        ...{ DB_PATH: "", DB_URL: url, DB_REPLICA_URL: standby.url("crewdb") },
        DB_SQL_URL: url.replace(/\/\/.*@/, "//callers:of_callers@"),
      },
    );
  });
  after(async () => {
    await policy?.stop();
    await standby?.stop("SIGQUIT");
    await primary?.stop("SIGQUIT");
  });

  it("has the same rights there, also when the primary is gone", async () => {
    using db = policy.main("reader");
    using writer = policy.main("writer");
    const user = { userId: "u1", email: "u1@example.com", name: "Ann" };
    const { commitSeq } = await writer.createUser({ user });
    const ids = async (atLeastAsFresh: string): Promise<unknown> =>
      (await db.query({ sql: "SELECT id FROM users", atLeastAsFresh })).rows.map(fromRow);
    assert.deepEqual(await ids(commitSeq), [["u1"]]);
    await primary.stop("SIGKILL");
    assert.deepEqual(await ids(""), [["u1"]]);
    assert.equal(await reasonOf(db.query({ sql: "SELECT email FROM users" })), "STATEMENT_DENIED");
  });
});
