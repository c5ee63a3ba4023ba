import assert from "node:assert/strict";
import { Client } from "pg";
import { describeError, inTransaction } from "../../src/client/index.js";
import { Connections } from "../../src/postgres/thread/connections.js";
import { StoppableCall } from "../../src/postgres/thread/stoppable-call.js";
import { Writes } from "../../src/postgres/thread/writes.js";
import { CommitProxy, type Fate } from "../fixtures/commit-proxy.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { until } from "../fixtures/until.js";
import { skipWithout } from "./skip.js";
import { startTestServer, type TestServer } from "./test-server.js";

const PASSWORD = "of-callers";
const FATES: readonly Fate[] = ["stored, then a shutdown", "stored, then silence", "not stored"];
const LIMITS = { min: 0, max: 1, idleMs: 60_000 };

describe("a COMMIT on PostgreSQL that nobody answers", function () {
  this.timeout(60_000);
  let postgres: PostgresServer;
  let proxy: CommitProxy;
  let service: TestServer;
  let url: string;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    postgres = await startPostgres();
    proxy = await CommitProxy.start(postgres.port);
    url = await postgres.createDatabase("crewdb");
    await admin(`CREATE ROLE sql_callers LOGIN PASSWORD '${PASSWORD}'`);
    const callers = new URL(proxy.through(url));
    callers.username = "sql_callers";
    callers.password = PASSWORD;
    const urls = { DB_PATH: "", DB_URL: proxy.through(url), DB_SQL_URL: callers.href };
    service = await startTestServer(urls);
    await admin("CREATE TABLE public.stored (fate text)");
  });
  after(async () => {
    await service?.stop();
    proxy?.[Symbol.dispose]();
    await postgres?.stop("SIGQUIT");
  });

  async function admin(sql: string): Promise<unknown[][]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    await client.end();
    return rows;
  }

  const isStored = async (id: string): Promise<boolean> =>
    (await admin(`SELECT 1 FROM main.users WHERE id = '${id}'`)).length === 1;

  /** What a call tells of its write: stored, or why not. */
  async function told(call: Promise<unknown>): Promise<string> {
    try {
      await call;
      return "stored";
    } catch (error) {
      const { reason, committed } = describeError(error);
      return `${reason}, committed: ${committed}`;
    }
  }

  for (const fate of FATES) {
    const expected = fate === "not stored" ? "DATABASE_UNREACHABLE, committed: false" : "stored";
    const insert = (id: string): string =>
      `INSERT INTO users (id, email, name) VALUES ('${id}', '${id}@example.com', 'x')`;

    for (const [rpc, call] of [
      [
        "Transact",
        (id: string) => inTransaction(service.main, (open) => open.execute({ sql: insert(id) })),
      ],
      ["Execute", (id: string) => service.main.execute({ sql: insert(id) })],
      [
        "a typed write",
        (user: string) =>
          service.main.createUser({
            user: { userId: user, email: `${user}@example.com`, name: "x" },
          }),
      ],
    ] as const)
      it(`${rpc}, ${fate}: is asked after`, async () => {
        const id = `${rpc}-${fate}`.replaceAll(/\W/g, "");
        proxy.fate = fate;
        assert.equal(await told(call(id)), expected);
        assert.equal(await isStored(id), expected === "stored");
      });
  }

  it("of a Transact is not stopped, as it would only stop to wait for its standby", async () => {
    const held = Promise.withResolvers<void>();
    proxy.onFate = held.resolve;
    const aborter = new AbortController();
    const sql = "INSERT INTO users (id, email, name) VALUES ('held', 'held@example.com', 'x')";
    const options = { signal: aborter.signal };
    const call = inTransaction(
      service.main,
      async (open) => {
        await open.execute({ sql });
        proxy.fate = "held";
      },
      options,
    );
    await held.promise;
    const { cancels } = proxy;
    aborter.abort();
    assert.match(await told(call), /committed: unknown/);
    // What comes behind the stop in the thread: it has been seen by then.
    await service.main.query({ sql: "SELECT 1" });
    proxy.release();
    await until(() => isStored("held"));
    assert.equal(proxy.cancels, cancels);
  });

  it("is asked after where its own connections are closed", async () => {
    const target = { url: proxy.through(url), schema: "public", connectMs: 5000 };
    const [own, primary] = [new Connections(target, LIMITS), new Connections(target, LIMITS)];
    const none = { name: "crewdb_none", sql: "SELECT 1" };
    proxy.fate = "stored, then silence";
    proxy.onFate = () => void own.close();
    const reply = Buffer.from("stored");
    const write = {
      method: "m",
      caller: "",
      requestId: "",
      validateOnly: false,
      bodyHash: () => reply,
      run: async (...[connection, , ahead]: Parameters<Parameters<Writes["run"]>[0]["run"]>) => {
        const insert = { sql: "INSERT INTO stored VALUES ('closed')", values: [] };
        ahead.take(await connection.trip([...ahead.statements, insert]));
        return reply;
      },
    };
    const writes = new Writes(own, { find: none, keep: none }, primary);
    assert.equal((await writes.run(write, new StoppableCall())).reply, reply);
    assert.equal((await admin("SELECT 1 FROM public.stored")).length, 1);
    await primary.close();
  });

  it("does not happen on connections that are closed: they refuse, and open none", async () => {
    const target = { url: proxy.through(url), schema: "public", connectMs: 5000 };
    const connections = new Connections(target, LIMITS);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const first = connections.use(() => {
      begun.resolve();
      return held.promise;
    });
    await begun.promise;
    const waiting = connections.use(() => Promise.resolve());
    const refused = assert.rejects(waiting, /can't be reached/);
    await connections.close();
    await refused;
    held.resolve();
    await first;
    const before = proxy.connections;
    await assert.rejects(
      connections.use(() => Promise.resolve()),
      /can't be reached/,
    );
    assert.equal(proxy.connections, before);
  });
});
