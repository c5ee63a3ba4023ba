import assert from "node:assert/strict";
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Sqlite, { type Database } from "better-sqlite3";
import { describeError, inTransaction } from "../../src/client/index.js";
import { migrateFile } from "../../src/sqlite/file/migrate-file.js";
import { startTestServer, type TestServer } from "./test-server.js";

const insert = (id: string): string => `INSERT INTO conversations (id, title) VALUES ('${id}', 't')`;
const emailOf = (id: string) => ({
  emailId: id,
  graphId: id,
  subject: "s",
  senderEmail: "s@example.com",
  receivedTime: { seconds: 1_767_323_045n, nanos: 0 },
});

async function* one<T>(message: T): AsyncGenerator<T> {
  yield message;
}

/** Every way to write, each with an id of its own. */
const WAYS = {
  Execute: ({ main }, id) => main.execute({ sql: insert(id) }),
  ExecuteBatch: ({ main }, id) => main.executeBatch({ steps: [{ statement: { sql: insert(id) } }] }),
  Transact: ({ main }, id) => inTransaction(main, (transaction) => transaction.execute({ sql: insert(id) })),
  "a typed rpc": ({ main }) => main.createUser({ user: { email: "one@example.com", name: "N" } }),
  "an import": ({ main }, id) => main.importEmails(one({ emails: [emailOf(id)] })),
  "AdminDb.Optimize": ({ admin }) => admin.optimize({ database: 1 }),
} satisfies Record<string, (server: TestServer, id: string) => Promise<unknown>>;

describe("another process's write lock", () => {
  let patient: TestServer;
  let impatient: TestServer;
  let other: Database | undefined;
  before(async () => {
    patient = await startTestServer({ DB_BUSY_TIMEOUT: "30000" });
    impatient = await startTestServer({ DB_BUSY_TIMEOUT: "50" });
  });
  afterEach(() => other?.close());
  after(async () => {
    await patient.stop();
    await impatient.stop();
  });

  function lock(server: TestServer): void {
    other = new Sqlite(server.files.main);
    other.exec("BEGIN IMMEDIATE");
  }

  async function ids(server: TestServer): Promise<unknown[]> {
    const { rows } = await server.main.query({ sql: "SELECT id FROM conversations" });
    return rows.map((row) => row.values[0]?.kind.value);
  }

  const acquired = async (server: TestServer): Promise<bigint> =>
    (await server.admin.getStatistics({})).databases[0]?.write?.acquireCount ?? 0n;

  /** Resolves when the writer has taken one more call than before. */
  async function taken(server: TestServer, before: bigint): Promise<void> {
    while ((await acquired(server)) <= before);
  }

  for (const [way, write] of Object.entries(WAYS)) {
    it(`is waited for by ${way}`, async () => {
      lock(patient);
      const before = await acquired(patient);
      const failed = write(patient, way).then(() => undefined, describeError);
      if (way !== "AdminDb.Optimize") await Promise.race([taken(patient, before), failed]);
      other?.exec("ROLLBACK");
      assert.equal(await failed, undefined);
    });
  }

  for (const way of ["Execute", "Transact"] as const) {
    it(`is waited for no longer than DB_BUSY_TIMEOUT by ${way}, and the next write works`, async () => {
      lock(impatient);
      await assert.rejects(WAYS[way](impatient, way), (error) => describeError(error).reason === "BUSY");
      other?.exec("ROLLBACK");
      await impatient.main.execute({ sql: insert(`after ${way}`) });
      const stored = await ids(impatient);
      assert.ok(!stored.includes(way) && stored.includes(`after ${way}`));
    });
  }

  it("is not waited for by a transaction whose client has gone", async () => {
    lock(patient);
    const before = await acquired(patient);
    const cancel = new AbortController();
    const lost = inTransaction(patient.main, (transaction) => transaction.execute({ sql: insert("lost") }), {
      signal: cancel.signal,
    });
    await taken(patient, before);
    cancel.abort();
    await assert.rejects(lost);
    const next = patient.main.execute({ sql: insert("next") });
    await taken(patient, before + 1n);
    other?.exec("ROLLBACK");
    await next;
    const stored = await ids(patient);
    assert.ok(!stored.includes("lost") && stored.includes("next"));
  });

  it("is waited for when a file is opened, and its migrations run", async () => {
    const file = join(impatient.folder, "new.db");
    const cell = new Int32Array(new SharedArrayBuffer(4));
    // It lets go a moment after this thread, which opens the file and can do nothing else, has begun.
    const holder = new Worker(
      `const { parentPort, workerData: { file, cell } } = require("node:worker_threads");
      const db = require("better-sqlite3")(file);
      db.exec("BEGIN IMMEDIATE");
      parentPort.postMessage("held");
      Atomics.wait(cell, 0, 0);
      Atomics.wait(cell, 0, 1, 200);
      db.exec("ROLLBACK");
      db.close();`,
      { eval: true, workerData: { file, cell } },
    );
    await once(holder, "message");
    Atomics.store(cell, 0, 1);
    Atomics.notify(cell, 0);
    assert.notDeepEqual(migrateFile("main", file, false).applied, []);
    await once(holder, "exit");
  });
});
