import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { Notes } from "../fixtures/postgres-notes.js";
import { type PostgresServer, startPostgres, startStandby, whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "../integration/skip.js";

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
