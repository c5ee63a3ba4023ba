import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { ServerConnection } from "../../src/postgres/thread/server-connection.js";
import { Notes } from "../fixtures/postgres-notes.js";
import { type PostgresServer, startPostgres, startStandby, whyNoPostgres } from "../fixtures/postgres-server.js";
import { until } from "../fixtures/until.js";
import { skipWithout } from "../integration/skip.js";

/** How many of the service's there are. */
async function connectionsOf(server: PostgresServer): Promise<number> {
  const client = new Client({ connectionString: server.url("postgres") });
  await client.connect();
  const { rowCount } = await client.query("SELECT FROM pg_stat_activity WHERE application_name = 'crewdb'");
  await client.end();
  return rowCount ?? 0;
}

/** A URL with several hosts, as for a failover without a proxy. */
describe("a URL with several hosts", function () {
  this.timeout(120_000);
  let primary: PostgresServer;
  let standby: PostgresServer;
  let url: string;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    primary = await startPostgres();
    const one = await primary.createDatabase("crewdb");
    standby = await startStandby(primary);
    // Nothing listens at the first.
    url = one.replace(`127.0.0.1:${primary.port}`, `127.0.0.1:1,127.0.0.1:${standby.port},127.0.0.1:${primary.port}`);
  });
  after(async () => {
    await standby?.stop("SIGQUIT");
    await primary?.stop("SIGQUIT");
  });

  it("does not wait again and again for a host that does not answer", async () => {
    let asked = 0;
    const silent = createServer(() => asked++).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    try {
      await using notes = await Notes.open(url.replace("127.0.0.1:1,", `127.0.0.1:${port},`));
      const ids = Array.from({ length: 20 }, (_, index) => `many${index}`);
      assert.deepEqual((await Promise.all(ids.map((id) => notes.put(id)))).flat(), ids);
      assert.equal(asked, 1);
    } finally {
      silent.close();
    }
  });

  it("leads to a standby where one is preferred, else to what there is, over one connection", async () => {
    let asked = 0;
    const counted = createServer((client) => {
      asked++;
      const upstream = connect(primary.port, "127.0.0.1");
      for (const socket of [client, upstream]) socket.on("error", () => client.destroy());
      client.pipe(upstream).pipe(client);
    }).listen(0, "127.0.0.1");
    await once(counted, "listening");
    const { port } = counted.address() as AddressInfo;
    const openAt = async (...ports: number[]): Promise<boolean> => {
      const hosts = ports.map((each) => `127.0.0.1:${each}`).join();
      const preferring = `${primary.url("crewdb").replace(`127.0.0.1:${primary.port}`, hosts)}?target_session_attrs=prefer-standby`;
      const connection = await ServerConnection.open({ url: preferring, schema: "main", connectMs: 5000 });
      try {
        await connection.run("SELECT 1");
        return connection.facts.standby;
      } finally {
        await connection.close();
      }
    };
    try {
      assert.equal(await openAt(port, standby.port), true);
      // What it had found before is given back.
      await until(async () => (await connectionsOf(primary)) === 0);
      asked = 0;
      assert.equal(await openAt(port, 1), false);
      assert.equal(asked, 1);
    } finally {
      counted.close();
    }
  });

  it("leads to the host that takes writes, before and after a failover", async () => {
    await using notes = await Notes.open(url);
    assert.deepEqual(await notes.put("before"), ["before"]);
    await primary.stop("SIGKILL");
    const client = new Client({ connectionString: standby.url("postgres") });
    await client.connect();
    await client.query("SELECT pg_promote()");
    await client.end();
    let answer: string[] = [];
    for (const untilMs = Date.now() + 30_000; Date.now() < untilMs; await pause(100)) {
      answer = await notes.put("after").catch((error: unknown) => [String(error)]);
      if (answer[0] === "after") break;
    }
    assert.deepEqual(answer, ["after"]);
    assert.deepEqual(await notes.get("before"), ["before"]);
  });

  it("says what it wants when no host is that", async () => {
    await assert.rejects(
      Notes.open(`${url}?target_session_attrs=standby`),
      /127\.0\.0\.1:1,.*: no host of the URL is what is wanted of it: standby$/,
    );
  });
});
