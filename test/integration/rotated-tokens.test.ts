import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { create, toBinary } from "@bufbuild/protobuf";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { GetUserRequestSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { TransactRequest_Mode as Mode } from "../../gen/ts/crewdb/sql/v1/stream_pb.js";
import { createAdminDb, createMainDb, describeError } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const ROLES = ["read", "write", "sql", "admin"];
const entry = (name: string, token: string, roles: readonly string[] = ROLES) => ({
  name,
  sha256: createHash("sha256").update(token).digest("hex"),
  roles,
});

describe("a tokens file that changes while the server runs", () => {
  let folder: string;
  let file: string;
  let server: TestServer;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-tokens-"));
    file = join(folder, "tokens.json");
    write(entry("stays", "stays"), entry("goes", "goes"));
    server = await startTestServer({ CREWDB_TOKENS_FILE: file });
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const write = (...entries: object[]): void => writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
  const as = (token: string) => createMainDb(server.address, { token, retry: { maxAttempts: 1 } });
  /** Resolves when a call with the token ends as it should; each test's time limit is the bound. */
  async function until(token: string, expected: string): Promise<void> {
    using db = as(token);
    for (;;) {
      const reason = await db.listUsers({}).then(
        () => "OK",
        (error: unknown) => describeError(error).reason,
      );
      if (reason === expected) return;
      await pause(50);
    }
  }

  it("ends each kind of stream of a token that is removed, and no other", async () => {
    using gone = as("goes");
    using stays = as("stays");
    using admin = createAdminDb(server.address, { token: "goes", retry: { maxAttempts: 1 } });
    const never = Promise.withResolvers<never>();
    never.promise.catch(() => undefined);
    const call = { id: 1n, method: "GetUser", request: toBinary(GetUserRequestSchema, create(GetUserRequestSchema)) };
    const pipelined = async function* () {
      yield { calls: [call], cancelIds: [] };
      await never.promise;
    };
    let over = false;
    const transaction = async function* () {
      yield { action: { case: "begin" as const, value: { mode: Mode.READ_WRITE } } };
      for (let id = 0; !over; id++) {
        const sql = `INSERT INTO conversations (id, title) VALUES ('${id}', 't')`;
        yield { action: { case: "execute" as const, value: { sql } } };
        await pause(200);
      }
    };
    const importing = async function* () {
      yield { emails: [] };
      await never.promise;
    };
    const endless = { sql: "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n" };
    const streams: Record<string, AsyncIterator<unknown>> = {
      query: gone.queryStream(endless)[Symbol.asyncIterator](),
      pipeline: gone.pipeline(pipelined())[Symbol.asyncIterator](),
      statistics: admin.watchStatistics({ interval: { seconds: 3600n } })[Symbol.asyncIterator](),
    };
    const other = stays.pipeline(pipelined())[Symbol.asyncIterator]();
    for (const stream of [...Object.values(streams), other]) assert.equal((await stream.next()).done, false);
    const imported = reasonOf(gone.importEmails(importing()));
    write(entry("stays", "stays"));
    // Last: a transaction may be open for a few seconds.
    streams.transact = gone.transact(transaction())[Symbol.asyncIterator]();
    for (const [name, stream] of Object.entries(streams)) {
      const drain = async (): Promise<void> => {
        while ((await stream.next()).done !== true);
      };
      const ended: unknown = await drain().catch((error: unknown) => error);
      const { codeName, reason } = describeError(ended);
      assert.deepEqual([name, codeName, reason], [name, "Unauthenticated", "CREDENTIAL_ENDED"]);
    }
    assert.equal(await imported, "CREDENTIAL_ENDED");
    assert.equal(await reasonOf(gone.listUsers({})), "UNAUTHENTICATED");
    const stored = await stays.query({ sql: "SELECT id FROM conversations" });
    assert.equal(stored.rows.length, 0);
    const next = other.next().then(
      () => "ended",
      () => "ended",
    );
    assert.equal(await Promise.race([next, stays.listUsers({}).then(() => "open")]), "open");
    over = true;
    never.reject(new Error("the test is over"));
    await next;
  });

  it("gives a name its new token while the old one still holds, and takes the old one away", async () => {
    write(entry("stays", "stays"), entry("goes", "goes"), entry("goes", "newer"));
    await until("newer", "OK");
    await until("goes", "OK");
    write(entry("stays", "stays"), entry("goes", "newer"));
    await until("goes", "UNAUTHENTICATED");
    await until("newer", "OK");
  });

  it("takes a role away, and ends the streams that need it", async () => {
    using db = as("goes");
    const sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    const stream = db.queryStream({ sql })[Symbol.asyncIterator]();
    await stream.next();
    write(entry("stays", "stays"), entry("goes", "goes", ["read"]));
    const drain = async (): Promise<void> => {
      while ((await stream.next()).done !== true);
    };
    assert.equal(await reasonOf(drain()), "PERMISSION_DENIED");
    await until("goes", "OK");
  });

  it("is read by way of a link that is swapped, as Kubernetes mounts secrets", async () => {
    const version = (name: string, ...entries: object[]): void => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "tokens.json"), JSON.stringify(entries), { mode: 0o600 });
      symlinkSync(name, join(folder, "..data_tmp"));
      renameSync(join(folder, "..data_tmp"), join(folder, "..data"));
    };
    version("..1", entry("a", "first"));
    rmSync(file);
    symlinkSync(join("..data", "tokens.json"), file);
    await until("first", "OK");
    version("..2", entry("a", "second"));
    await until("second", "OK");
    await until("first", "UNAUTHENTICATED");
  });

  it("takes the last token away when it is an empty list", async () => {
    write();
    await until("stays", "UNAUTHENTICATED");
    assert.equal(await reasonOf(server.admin.optimize({ database: Database.MAIN })), "UNAUTHENTICATED");
  });
});
