import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Client } from "pg";
import { sayWhy } from "../../src/postgres/thread/open-server.js";
import { ServerConnection } from "../../src/postgres/thread/server-connection.js";
import { Notes } from "../fixtures/postgres-notes.js";
import {
  PASSWORD,
  type PostgresServer,
  startPostgres,
  whyNoPostgres,
} from "../fixtures/postgres-server.js";
import { skipWithout } from "./skip.js";

/** Passes a login on, and none of the statements behind it. */
async function startHanging(port: number): Promise<AsyncDisposable & { readonly port: number }> {
  const ready = Buffer.from("Z\0\0\0\x05I", "latin1");
  return startProxy((client) => {
    const upstream = connect(port, "127.0.0.1");
    upstream.on("data", (said: Buffer) => {
      if (said.includes(ready)) client.unpipe(upstream).resume();
      client.write(said);
    });
    client.pipe(upstream);
    return upstream;
  });
}

/** Drops `options` of each connection's first message, as PgBouncer does with ignore_startup_parameters. */
async function startDropping(port: number): Promise<AsyncDisposable & { readonly port: number }> {
  return startProxy((client) => {
    const upstream = connect(port, "127.0.0.1");
    client.once("data", (start: Buffer) => {
      const kept = start
        .toString("latin1", 8, start.length - 1)
        .replace(/(^|\0)options\0[^\0]*(?=\0)/, "$1application_name\0x");
      const body = Buffer.from(`${kept}\0`, "latin1");
      const head = Buffer.alloc(8);
      head.writeInt32BE(body.length + 8);
      start.copy(head, 4, 4, 8);
      upstream.write(Buffer.concat([head, body]));
      client.pipe(upstream).pipe(client);
    });
    return upstream;
  });
}

/** `pass` connects a client, and answers with what to. */
async function startProxy(
  pass: (client: Socket) => Socket,
): Promise<AsyncDisposable & { readonly port: number }> {
  const proxy = createServer((client) => {
    const upstream = pass(client);
    for (const socket of [client, upstream]) socket.on("error", () => undefined);
    client.on("close", () => upstream.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("it listens at no port");
  return { port: address.port, [Symbol.asyncDispose]: async () => void proxy.close() };
}

/** What keeps a PostgreSQL database from being used is one clear sentence, and nothing is changed. */
describe("a PostgreSQL database that can't be used", function () {
  this.timeout(60_000);
  let server: PostgresServer;

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    server = await startPostgres({ settings: { max_connections: "12" } });
  });
  after(async () => server?.stop("SIGQUIT"));

  async function sql(database: string, ...statements: string[]): Promise<void> {
    const client = new Client({ connectionString: server.url(database) });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** The sentence that opening it is refused with. */
  async function refusal(url: string): Promise<string> {
    try {
      await using _ = await Notes.open(url);
    } catch (error) {
      assert.ok(error instanceof Error);
      for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), "wrong-secret"])
        assert.ok(!error.message.includes(secret), error.message);
      return error.message;
    }
    return "it was opened";
  }

  it("is not there, or lets nobody in", async () => {
    const { port } = server;
    const at = (url: string): string => url.replace(`:${port}/`, ":1/");
    assert.match(
      await refusal(at(server.url("postgres"))),
      /^127\.0\.0\.1:1\/postgres: nothing listens there$/,
    );
    assert.match(
      await refusal(server.url("nowhere")),
      /: the server has no database of that name; create it first$/,
    );
    const wrong = server.url("postgres").replace(encodeURIComponent(PASSWORD), "wrong-secret");
    assert.match(await refusal(wrong), /: the server refuses the user or the password of the URL$/);
    assert.match(
      await refusal("postgres://crewdb@no-such-host.invalid/x"),
      /^no-such-host\.invalid:5432\/x: the host's name (is not known|can't be looked up now)$/,
    );
  });

  it("is behind a pooler that drops the settings of a session, which makes no tables elsewhere", async () => {
    const url = await server.createDatabase("pooled");
    await using pooler = await startDropping(server.port);
    assert.match(
      await refusal(url.replace(`:${server.port}/`, `:${pooler.port}/`)),
      /: a pooler such as PgBouncer keeps the settings of a session from the server; connect to the server itself/,
    );
    const tables = "SELECT 1 / count(*) FROM pg_class WHERE relname = 'crewdb_migrations'";
    await assert.rejects(sql("pooled", tables), /division by zero/);
  });

  it("answers the login, and nothing after it", async () => {
    const url = await server.createDatabase("hangs");
    await using hanging = await startHanging(server.port);
    const at = url.replace(`:${server.port}/`, `:${hanging.port}/`);
    await assert.rejects(
      ServerConnection.open({ url: at, schema: "main", connectMs: 500 }),
      (error: Error) => /: no answer within the time/.test(sayWhy(error, { url: at })),
    );
  });

  it("orders text by a language", async () => {
    await sql(
      "postgres",
      "CREATE DATABASE german TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'de' LOCALE 'C'",
    );
    assert.match(
      await refusal(server.url("german")),
      /: the database orders text by a language; make one with LC_COLLATE 'C'$/,
    );
  });

  it("has another program's tables", async () => {
    const url = await server.createDatabase("other");
    await sql("other", "CREATE SCHEMA main", "CREATE TABLE main.invoices (id integer)");
    assert.match(
      await refusal(url),
      /schema "main" has tables of another program; name an empty database$/,
    );
    await sql("other", "SELECT id FROM main.invoices");
  });

  it("has a newer schema, or a migration with another text", async () => {
    const url = await server.createDatabase("newer");
    await (await Notes.open(url))[Symbol.asyncDispose]();
    await sql("newer", "UPDATE main.crewdb_migrations SET checksum = 'x'");
    assert.match(await refusal(url), /migration 0001_notes\.sql was applied with another text/);
    await sql("newer", "INSERT INTO main.crewdb_migrations VALUES (7, 'x', 'x', 'x')");
    assert.match(await refusal(url), /is of a newer crewdb: it has migration 7, this one knows 1$/);
  });

  it("is read-only, or gives its user no right to create", async () => {
    const url = await server.createDatabase("closed");
    await sql("closed", "ALTER DATABASE closed SET default_transaction_read_only = on");
    assert.match(await refusal(url), /takes no writes: it is a standby, or was made read-only$/);
    await server.createDatabase("foreign");
    await sql("foreign", `CREATE ROLE guest LOGIN PASSWORD '${PASSWORD}'`);
    const guest = server.url("foreign").replace("//crewdb:", "//guest:");
    assert.match(await refusal(guest), /must own the database, or be granted CREATE on it$/);
  });

  it("has a schema that the plan does not fit", async () => {
    const url = await server.createDatabase("unfit");
    await (await Notes.open(url))[Symbol.asyncDispose]();
    await sql("unfit", "ALTER TABLE main.note DROP COLUMN amount");
    assert.match(await refusal(url), /GetNote\.sql, line 1: column "amount" does not exist/);
  });

  it("is migrated where views of a policy's role stand on what changes", async () => {
    const url = await server.createDatabase("viewed");
    await (await Notes.open(url))[Symbol.asyncDispose]();
    await sql(
      "viewed",
      "CREATE SCHEMA crewdb_main_0",
      "CREATE VIEW crewdb_main_0.note AS SELECT created_at FROM main.note",
    );
    const change = "ALTER TABLE note ALTER COLUMN created_at TYPE varchar";
    await using notes = await Notes.open(url, 2, [change]);
    assert.deepEqual(await notes.put("n"), ["n"]);
  });

  it("leaves the views of a policy's role alone where a migration fails", async () => {
    const url = await server.createDatabase("still_viewed");
    await (await Notes.open(url))[Symbol.asyncDispose]();
    await sql(
      "still_viewed",
      "CREATE SCHEMA crewdb_main_0",
      "CREATE VIEW crewdb_main_0.note AS SELECT created_at FROM main.note",
    );
    const change = "ALTER TABLE note ALTER COLUMN created_at TYPE varchar; SELECT 1 / 0";
    await assert.rejects(Notes.open(url, 2, [change]), /migration .+ failed: division by zero$/);
    await sql("still_viewed", "SELECT created_at FROM crewdb_main_0.note");
  });

  it("is opened once by many services that start together", async () => {
    const url = await server.createDatabase("together");
    const opened = await Promise.all([1, 2, 3].map(() => Notes.open(url, 2)));
    for (const each of opened) await each[Symbol.asyncDispose]();
  });

  it("serves with fewer connections than it may have, where the server has no more", async () => {
    const url = await server.createDatabase("crowded");
    const notes = await Notes.open(url, 40);
    try {
      const put = Array.from({ length: 60 }, (_, index) => notes.put(`n${index}`, `n${index}`));
      const answers = (await Promise.all(put)).flat();
      assert.deepEqual(new Set(answers).size, 60, answers.join(" "));
    } finally {
      await notes[Symbol.asyncDispose]();
    }
  });
});
