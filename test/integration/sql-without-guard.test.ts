import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import {
  type AnyDb,
  Code,
  createAdminDb,
  createMainDb,
  createWalmartDb,
  describeError,
  Transaction,
} from "../../src/client/index.js";
import { copyWithoutGuard } from "../fixtures/package-without-guard.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";

const INSERT = "INSERT INTO conversations (id, title) VALUES ('sql', 't')";
const READ = "SELECT 1";

/** One call or more of each SQL rpc; in a transaction its begin is no SQL, and each statement is refused by itself. */
const CALLS: Readonly<Record<string, (db: AnyDb) => Promise<unknown>>> = {
  Query: (db) => db.query({ sql: READ }),
  QueryStream: async (db) => {
    for await (const _ of db.queryStream({ sql: READ }));
  },
  Execute: (db) => db.execute({ sql: INSERT }),
  "Execute, to be checked only": (db) => db.execute({ sql: INSERT, validateOnly: true }),
  ExecuteBatch: (db) => db.executeBatch({ steps: [{ statement: { sql: INSERT } }] }),
  "Transact, a statement that reads": (db) => inTransaction(db, "read", (open) => open.query({ sql: READ })),
  "Transact, a statement that writes": (db) => inTransaction(db, "write", (open) => open.execute({ sql: INSERT })),
};

async function inTransaction(
  db: AnyDb,
  mode: "read" | "write",
  work: (open: Transaction) => Promise<unknown>,
): Promise<void> {
  const open = await Transaction.begin(db, { mode });
  try {
    await work(open);
  } finally {
    await open.rollback();
  }
}

async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { code, reason, message } = describeError(error);
    // A batch says first which of its steps was refused.
    return `${Code[code]} ${reason} ${message.replace("steps[0]: ", "")}`;
  }
  return "it was answered";
}

describe("SQL: a server whose guard extension could not be built", () => {
  const closed =
    "Unimplemented GUARD_MISSING SQL from callers needs the guard extension, which could not be built: install a C compiler, then npm rebuild";
  const folder = newFolder();
  let service: ServiceProcess;
  before(async () => {
    service = await startProcess(folder, {}, copyWithoutGuard(join(folder, "package")));
  });
  after(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  it("says so when it starts", () => {
    assert.match(service.startLine, /; without the guard extension: running statements can't be stopped;/);
  });

  for (const [name, call] of Object.entries(CALLS)) {
    it(`refuses ${name}`, async () => {
      for (const createDb of [createMainDb, createWalmartDb]) {
        const db = createDb(service.address, { retry: { maxAttempts: 1 } });
        assert.equal(await refusal(call(db)), closed);
        db.close();
      }
    });
  }

  it("refuses what travels in a pipeline, and to explain a statement", async () => {
    const db = createMainDb(service.address, { pipeline: true });
    for (const name of ["Query", "Execute", "ExecuteBatch"])
      assert.equal(await refusal(CALLS[name]?.(db) ?? assert.fail()), closed);
    db.close();
    const admin = createAdminDb(service.address);
    assert.equal(await refusal(admin.explain({ database: Database.MAIN, sql: READ })), closed);
    admin.close();
  });

  it("refuses them before anything of them is done, and answers typed rpcs, alone and in a transaction", async () => {
    const db = service.client();
    await db.createConversation({ conversation: { title: "alone" } });
    const open = await Transaction.begin(db);
    await open.client(MainDb).createConversation({ conversation: { title: "in a transaction" } });
    await open.commit();
    const { conversations } = await db.listConversations({});
    assert.deepEqual(conversations.map(({ title }) => title).sort(), ["alone", "in a transaction"]);
    db.close();
  });
});
