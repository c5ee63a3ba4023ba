import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { createMainDb, inTransaction } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

const ROLES = ["read", "write", "sql", "admin"];

describe("roles inside a transaction", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-roles-"));
  let server: TestServer;
  before(async () => {
    const file = join(folder, "tokens.json");
    const entries = ROLES.map((role) => ({
      name: role,
      sha256: createHash("sha256").update(`${role}-token`).digest("hex"),
      roles: [role],
    }));
    writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
    server = await startTestServer({ CREWDB_TOKENS_FILE: file });
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const as = (role: string) => createMainDb(server.address, { token: `${role}-token`, retry: { maxAttempts: 1 } });
  const user = { userId: "u1", email: "u1@example.com", name: "Ann" };

  it("sql runs typed rpcs of read and write there, and none outside", async () => {
    using db = as("sql");
    const name = await inTransaction(db, async (transaction) => {
      const typed = transaction.client(MainDb);
      await typed.createUser({ user });
      return (await typed.getUser({ userId: "u1" })).user?.name;
    });
    assert.equal(name, "Ann");
    assert.equal(await reasonOf(db.getUser({ userId: "u1" })), "PERMISSION_DENIED");
    assert.equal(await reasonOf(db.createUser({ user })), "PERMISSION_DENIED");
  });

  it("no role runs an rpc there that asks for a role of its own", async () => {
    using db = as("sql");
    const inside = (call: (typed: ReturnType<typeof createMainDb>) => Promise<unknown>): Promise<unknown> =>
      inTransaction(db, (transaction) => call(transaction.client(MainDb) as ReturnType<typeof createMainDb>));
    assert.equal(
      await reasonOf(inside((typed) => typed.getUserCredentials({ email: user.email }))),
      "PERMISSION_DENIED",
    );
    const hash = { userId: "u1", passwordHash: "x" };
    assert.equal(await reasonOf(inside((typed) => typed.setUserPasswordHash(hash))), "PERMISSION_DENIED");
  });

  for (const role of ["read", "write", "admin"]) {
    it(`${role} begins none`, async () => {
      using db = as(role);
      assert.equal(await reasonOf(inTransaction(db, async () => undefined)), "PERMISSION_DENIED");
    });
  }
});
