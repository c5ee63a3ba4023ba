import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import type { SqlScope } from "../../src/engine/sql-scope.js";
import { NO_CATALOG } from "../../src/postgres/thread/catalog.js";
import { Connections } from "../../src/postgres/thread/connections.js";
import { LoginRefused } from "../../src/postgres/thread/postgres-error.js";
import { loginFor } from "../../src/postgres/thread/scope-login.js";
import { ScopedSql } from "../../src/postgres/thread/scoped-sql.js";
import { SqlCalls } from "../../src/postgres/thread/sql-calls.js";
import {
  PASSWORD,
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { until } from "../fixtures/until.js";
import { skipWithout } from "./skip.js";
import { startTestServer } from "./test-server.js";

const LIMITS = { min: 0, max: 2, idleMs: 60_000 };

/** Counts how often the service's user is asked to make a login. */
class Owner extends Connections {
  uses = 0;

  override use: Connections["use"] = (work) => {
    this.uses++;
    return super.use(work);
  };
}

/** Logins of a policy's roles, in one process of the service. */
describe("logins of a policy on PostgreSQL", function () {
  this.timeout(60_000);
  let postgres: PostgresServer;
  let url: string;
  let owner: Owner;
  let scoped: ScopedSql;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    postgres = await startPostgres();
    url = await postgres.createDatabase("crewdb");
    await admin(`CREATE ROLE callers LOGIN PASSWORD '${PASSWORD}'`);
    const callers = new URL(url);
    callers.username = "callers";
    // It makes the schema, and what every login may do.
    const service = await startTestServer({ DB_PATH: "", DB_URL: url, DB_SQL_URL: callers.href });
    await service.stop();
    const target = { schema: "main", connectMs: 5000 };
    owner = new Owner({ ...target, url }, LIMITS);
    scoped = new ScopedSql({
      owner,
      callers: { ...target, url: callers.href, forCallers: true },
      callersReplica: undefined,
      limits: LIMITS,
      serve: (connections, replica) =>
        new SqlCalls({
          connections,
          replica,
          primary: owner,
          service: "crewdb.main.v1.MainDb",
          catalog: NO_CATALOG,
          secret: "",
          volatile: new Set(),
        }),
    });
  });
  after(async () => {
    await scoped?.close();
    await owner?.close();
    await postgres?.stop("SIGQUIT");
  });

  async function admin(sql: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<unknown[]>({ text: sql, rowMode: "array" })).rows;
    } finally {
      await client.end();
    }
  }

  function scopeOf(id: string, rows?: string): SqlScope {
    const refused = "refused" as const;
    const given = { columns: ["id"], others: refused, insert: false, update: [], delete: false };
    const users = { ...given, ...(rows === undefined ? {} : { rows }) };
    return { id, tables: { users } };
  }

  function nameOf(scope: SqlScope): string {
    const secret = encodeURIComponent(PASSWORD);
    return loginFor(scope, { database: "crewdb", schema: "main" }, secret).username;
  }

  const gone = (): LoginRefused => new LoginRefused("28P01", new Error("no such role"));

  const sessionsOf = (scope: SqlScope): Promise<unknown[][]> =>
    admin(`SELECT pid FROM pg_stat_activity WHERE usename = '${nameOf(scope)}'`);

  it("are forgotten by who failed with them, and not by who comes later", async () => {
    const scope = scopeOf("forgotten");
    const first = await scoped.of(scope);
    await scoped.forget(scope, first, new Error("the server has no connection left"));
    assert.equal(await scoped.of(scope), first);
    await scoped.forget(scope, first, gone());
    const second = await scoped.of(scope);
    assert.notEqual(second, first);
    await scoped.forget(scope, first, gone());
    assert.equal(await scoped.of(scope), second);
    const { rows } = await second.connections.use((each) =>
      each.run("SELECT count(id) FROM users"),
    );
    assert.deepEqual(rows, [[0n]]);
  });

  it("that can't be made are refused without asking the server again", async () => {
    const scope = scopeOf("wrong", "no_such_function(id)");
    const asked = (): Promise<void> =>
      assert.rejects(scoped.of(scope), /does not take what the policy says/);
    await asked();
    const { uses } = owner;
    await asked();
    assert.equal(owner.uses, uses);
  });

  it("that may do more are refused, and leave no session", async () => {
    const scope = scopeOf("strong");
    await scoped.of(scope);
    await scoped.forget(scope, await scoped.of(scope), gone());
    await admin(`GRANT pg_monitor TO ${nameOf(scope)}`);
    await assert.rejects(scoped.of(scope), /its login has rights beyond rows/);
    await until(async () => (await sessionsOf(scope)).length === 0);
  });

  it("that pg_hba.conf does not let in are refused with that reason", async () => {
    const scope = scopeOf("shut out");
    const file = join(postgres.folder, "pg_hba.conf");
    const before = readFileSync(file, "utf8");
    writeFileSync(file, `host all ${nameOf(scope)} all reject\n${before}`);
    await admin("SELECT pg_reload_conf()");
    await until(async () => {
      const client = new Client({ connectionString: url.replace("crewdb:", `${nameOf(scope)}:`) });
      const refusal = await client.connect().catch((error: unknown) => String(error));
      return String(refusal).includes("pg_hba.conf");
    });
    await assert.rejects(scoped.of(scope), /does not let its login in \(28000\); see pg_hba\.conf/);
    writeFileSync(file, before);
    await admin("SELECT pg_reload_conf()");
  });
});
