import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { Health, HealthCheckResponse_ServingStatus as ServingStatus } from "../../gen/ts/health/v1/health_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createAdminDb, createGrpcTransport, createMainDb, inTransaction } from "../../src/client/index.js";
import { type Embedded, openEmbedded } from "../../src/unified/embedded.js";
import { CrewdbError, UnifiedConnectionManager } from "../../src/unified/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

const ONCE = { retry: { maxAttempts: 1 } };
const ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

function newFolder(): { readonly folder: string; readonly settings: Record<string, string> } {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-embedded-"));
  return { folder, settings: { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db") } };
}

async function thrownBy(work: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await work.then(
    () => assert.fail("it succeeded"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ConnectError, String(error));
  return error;
}

describe("calls inside the process", () => {
  const { folder, settings } = newFolder();
  let embedded: Embedded;
  let server: TestServer;
  let local: Transport;
  let remote: Transport & Disposable;
  before(async () => {
    embedded = await openEmbedded(settings);
    server = await startTestServer();
    local = embedded.transport(ONCE);
    remote = createGrpcTransport(server.address, ONCE);
  });
  after(async () => {
    await embedded.stop();
    remote[Symbol.dispose]();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** What fails, and how: the same over both. */
  const FAILURES: readonly [string, (transport: Transport) => Promise<unknown>][] = [
    ["a row that is not there", (transport) => createMainDb(transport).getEmail({ emailId: "nobody" })],
    ["fields that break their rules", (transport) => createMainDb(transport).createUser({ user: { email: "" } })],
    ["text that is no SQL", (transport) => createMainDb(transport).query({ sql: "SELEKT 1" })],
    ["a statement that is denied", (transport) => createMainDb(transport).execute({ sql: "DROP TABLE users" })],
    ["a constraint", (transport) => createMainDb(transport).execute({ sql: "INSERT INTO users (id) VALUES ('x')" })],
    [
      "an import that ends in the middle",
      async (transport) => {
        async function* rows() {
          for (let index = 0; index < 2000; index++) yield { emails: [{ emailId: `m${index}`, subject: "s" }] };
        }
        await createMainDb(transport).importEmails(rows());
      },
    ],
    ["a request over 4 MiB", (transport) => createMainDb(transport).query({ sql: " ".repeat(4_200_000) })],
    ["an administrative call", (transport) => createAdminDb(transport).optimize({ database: Database.UNSPECIFIED })],
    ["health of no service", (transport) => createClient(Health, transport).check({ service: "nobody" })],
    [
      "a stream's statement",
      async (transport) => {
        for await (const _ of createMainDb(transport).queryStream({ sql: "DELETE FROM users" })) assert.fail();
      },
    ],
    [
      "a transaction's statement",
      (transport) => inTransaction(createMainDb(transport), (step) => step.execute({ sql: "SELECT * FROM nothing" })),
    ],
    [
      "a transaction without begin",
      async (transport) => {
        async function* steps() {
          yield { action: { case: "commit" as const, value: {} } };
        }
        for await (const _ of createMainDb(transport).transact(steps())) assert.fail();
      },
    ],
    [
      "an import's row",
      async (transport) => {
        async function* rows() {
          yield { emails: [{ subject: "no id" }] };
        }
        await createMainDb(transport).importEmails(rows());
      },
    ],
  ];

  for (const [name, fails] of FAILURES)
    it(`fail with the code, the message and the details, byte for byte, of calls to a server: ${name}`, async () => {
      const [here, there] = [await thrownBy(fails(local)), await thrownBy(fails(remote))];
      assert.deepEqual([here.code, here.rawMessage, here.details], [there.code, there.rawMessage, there.details]);
      assert.ok(here.details.length > 0);
    });

  it("stream rows, and stop stepping while nobody reads", async () => {
    const aborter = new AbortController();
    let seen = 0;
    await assert.rejects(async () => {
      for await (const { rows } of createMainDb(local).queryStream({ sql: ENDLESS }, { signal: aborter.signal })) {
        for (const { values } of rows) assert.equal(values[0]?.kind.value, BigInt(++seen));
        if (seen > 10_000) aborter.abort();
      }
    }, /aborted/);
    assert.equal((await createMainDb(local).query({ sql: "SELECT 1" })).rows.length, 1);
  });

  it("end at their deadline and when they are aborted, and free their connection", async () => {
    const main = createMainDb(local);
    const late = await thrownBy(main.query({ sql: `SELECT count(*) FROM (${ENDLESS})` }, { timeoutMs: 50 }));
    assert.equal(late.code, 4);
    const lateStream = async () => {
      for await (const _ of main.queryStream({ sql: ENDLESS }, { timeoutMs: 50 }));
    };
    assert.equal((await thrownBy(lateStream())).code, 4);
    const aborter = new AbortController();
    const endless = thrownBy(main.query({ sql: `SELECT max(i) FROM (${ENDLESS})` }, { signal: aborter.signal }));
    aborter.abort();
    assert.equal((await endless).code, 1);
    const admin = createAdminDb(local);
    for (let busy = 1; busy > 0; ) {
      const { databases } = await admin.getStatistics({});
      busy = databases.reduce((sum, { acquiredConns }) => sum + acquiredConns, 0);
    }
  });

  it("import, watch and back up as a server does", async () => {
    const main = createMainDb(local);
    async function* rows() {
      for (let index = 0; index < 700; index++)
        yield {
          emails: [{ emailId: `i${index}`, subject: "s", senderEmail: "a@b.c", receivedTime: { seconds: 1n } }],
        };
    }
    const { summary } = await main.importEmails(rows());
    assert.deepEqual([summary?.rowsCount, summary?.createdCount], [700n, 700n]);
    const aborter = new AbortController();
    const { signal } = aborter;
    for await (const { status } of createClient(Health, local).watch({ service: "" }, { signal })) {
      assert.equal(status, ServingStatus.SERVING);
      break;
    }
    for await (const { databases } of createAdminDb(local).watchStatistics({}, { signal })) {
      assert.equal(databases.length, 2);
      break;
    }
    aborter.abort();
    let bytes = 0;
    let remaining = -1n;
    for await (const chunk of createAdminDb(local).backup({ database: Database.MAIN })) {
      bytes += chunk.data.length;
      remaining = chunk.remainingBytes;
    }
    assert.ok(bytes > 100_000);
    assert.equal(remaining, 0n);
  });

  it("are limited for one client as over one connection", async () => {
    const main = createMainDb(local);
    const results = await Promise.allSettled(
      Array.from({ length: 1100 }, () => main.query({ sql: "SELECT count(*) FROM emails" })),
    );
    const reasons = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
    assert.equal(reasons.length, 100);
    assert.match(reasons[0] ?? "", /the client has 1000 calls open already/);
  });

  it("a watch of health is told of the end, and calls after it are refused", async () => {
    const { folder: other, settings: own } = newFolder();
    const second = await openEmbedded(own);
    const transport = second.transport(ONCE);
    const states: ServingStatus[] = [];
    const watched = thrownBy(
      (async () => {
        for await (const { status } of createClient(Health, transport).watch({ service: "" })) {
          states.push(status);
          if (states.length === 1) void second.stop();
        }
      })(),
    );
    await watched;
    assert.equal(states[0], ServingStatus.SERVING);
    await second.stop();
    assert.equal((await thrownBy(createMainDb(transport).query({ sql: "SELECT 1" }))).code, 1);
    rmSync(other, { recursive: true });
  });
});

describe("an embedded manager", () => {
  /** Runs what a user would write, and answers what it printed once the process has ended by itself. */
  function run(script: string, settings: Record<string, string>): string {
    const source = `import { UnifiedConnectionManager } from ${JSON.stringify(join(PACKAGE_ROOT, "dist/src/unified/index.js"))};
      const manager = new UnifiedConnectionManager();
      ${script}`;
    const options = { encoding: "utf8", timeout: 30_000, env: { ...process.env, ...settings } } as const;
    return execFileSync(process.execPath, ["--input-type=module", "-e", source], options).trim();
  }

  it("that is closed leaves no thread, no timer and no lock, and its process ends", async () => {
    const { folder, settings } = newFolder();
    const left = run(
      `await manager.initialize();
       await manager.executeMainTransaction((db) => db.prepare("SELECT 1").get());
       for await (const row of await manager.executeMainQuery((db) => db.prepare("SELECT 1").all())) break;
       manager.startMonitoring();
       await manager.healthCheck();
       await manager.shutdown();
       const left = () => process.getActiveResourcesInfo().filter((each) => !/^(PipeWrap|TTYWrap)$/.test(each));
       // A port is closed at the end of a turn of the event loop.
       for (let turn = 0; turn < 100 && left().length > 0; turn++) await new Promise((turned) => setImmediate(turned));
       console.log(JSON.stringify(left()));`,
      settings,
    );
    assert.equal(left, "[]");
    const manager = new UnifiedConnectionManager({ settings });
    await manager.initialize();
    await manager.shutdown();
    rmSync(folder, { recursive: true });
  });

  it("does not keep a process that forgot to shut it down, and what was acknowledged is there", async () => {
    const { folder, settings } = newFolder();
    const write = "INSERT INTO conversations (id, title) VALUES ('a', 't')";
    assert.equal(run(`console.log((await manager.executeMainQuery("${write}")).changes)`, settings), "1");
    const manager = new UnifiedConnectionManager({ settings });
    assert.deepEqual(await manager.executeMainQuery("SELECT id FROM conversations"), [{ id: "a" }]);
    await manager.shutdown();
    rmSync(folder, { recursive: true });
  });

  it("on files that another one owns says so, in this process and in another, and works once they are free", async () => {
    const { folder, settings } = newFolder();
    const [first, second] = [new UnifiedConnectionManager({ settings }), new UnifiedConnectionManager({ settings })];
    await first.initialize();
    await assert.rejects(second.initialize(), (error) => {
      assert.ok(error instanceof CrewdbError);
      assert.equal(error.code, "FailedPrecondition");
      assert.match(
        error.message,
        /main\.db is open already in this process; one manager opens it for all of the process/,
      );
      return true;
    });
    const said = run("await manager.initialize().catch((error) => console.log(error.name, error.message));", settings);
    assert.match(said, new RegExp(`CrewdbError .*main\\.db is owned by another crewdb \\(pid ${process.pid}, since `));
    await first.shutdown();
    await second.initialize();
    await second.shutdown();
    rmSync(folder, { recursive: true });
  });

  it("refuses settings that make no sense with a CrewdbError that names them", async () => {
    const manager = new UnifiedConnectionManager({ settings: { DB_MAX_CONECTIONS: "3" } });
    await assert.rejects(manager.initialize(), (error) => {
      assert.ok(error instanceof CrewdbError);
      assert.equal(error.code, "InvalidArgument");
      assert.match(error.message, /did you mean DB_MAX_CONNECTIONS/);
      return true;
    });
  });
});
