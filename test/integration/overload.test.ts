import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import { create, toBinary } from "@bufbuild/protobuf";
import Sqlite from "better-sqlite3";
import { CreateUserRequestSchema, ListUsersRequestSchema } from "../../gen/ts/crewdb/main/v1/user_pb.js";
import { QueryRequestSchema } from "../../gen/ts/crewdb/sql/v1/sql_pb.js";
import { Code, describeError } from "../../src/client/index.js";
import { Status } from "../../src/engine/reasons.js";
import { findGuardFile } from "../../src/sqlite/pool/interrupter.js";
import { openSession, type RawAnswer, rawCall } from "./raw-call.js";
import { ENDLESS } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const CLIENTS = 1000;
const SERVICE = "crewdb.main.v1.MainDb";
/** One reader, one writer, and a short queue. */
const SMALL = { DB_MAX_CONNECTIONS: "2", CREWDB_MAX_QUEUE: "50" };

const createUser = (index: number): Uint8Array =>
  toBinary(
    CreateUserRequestSchema,
    create(CreateUserRequestSchema, { user: { email: `u${index}@example.com`, name: `User ${index}` } }),
  );
const query = (sql: string): Uint8Array => toBinary(QueryRequestSchema, create(QueryRequestSchema, { sql }));

describe("more than the service can take", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer(SMALL);
  });
  after(() => server.stop());

  it(`${CLIENTS} clients at once are answered or refused, and every acknowledged write is there`, async () => {
    const blocker = new Sqlite(server.files.main);
    blocker.exec("BEGIN IMMEDIATE");
    const sessions = Array.from({ length: CLIENTS }, () => openSession(server.address));
    let refused = 0;
    const answers = await Promise.all(
      sessions.map(async (session, index) => {
        const answer = await rawCall(session, `${SERVICE}/CreateUser`, createUser(index));
        // Once most are refused the lock goes, and those that were let in get through.
        if (answer.reason === "QUEUE_FULL" && ++refused === CLIENTS / 2) blocker.exec("ROLLBACK");
        return answer;
      }),
    );
    for (const session of sessions) session.destroy();
    blocker.close();
    const ok = answers.filter(({ code }) => code === 0).length;
    const full = answers.filter(({ code, reason }) => code === Status.RESOURCE_EXHAUSTED && reason === "QUEUE_FULL");
    assert.equal(ok + full.length, CLIENTS, JSON.stringify(answers.find(isOther)));
    assert.ok(ok >= 50);
    const { rows } = await server.main.query({ sql: "SELECT count(*) FROM users" });
    assert.equal(rows[0]?.values[0]?.kind.value, BigInt(ok));
  });

  it("a refusal says when to come back, and the pool's numbers", async () => {
    const blocker = new Sqlite(server.files.main);
    blocker.exec("BEGIN IMMEDIATE");
    const calls = Array.from({ length: 200 }, (_, index) =>
      server.main.createUser({ user: { email: `n${index}@example.com`, name: "N" } }),
    );
    const error = await Promise.any(calls.map((call) => call.then(() => Promise.reject(), describeError)));
    blocker.exec("ROLLBACK");
    blocker.close();
    await Promise.allSettled(calls);
    assert.equal(error.code, Code.ResourceExhausted);
    assert.ok((error.retryAfterMs ?? 0) > 0);
    const { waiting_calls, acquired_conns, max_conns } = error.metadata;
    assert.deepEqual([waiting_calls, max_conns], ["50", "2"]);
    // The writer, and the reader while a check of readiness has it.
    assert.match(acquired_conns ?? "", /^[12]$/);
  });

  describe("a client that vanishes", () => {
    let session: ClientHttp2Session;
    before(function () {
      if (findGuardFile() !== undefined) return;
      console.warn("      skipped: the guard extension is not built, so nothing can be interrupted");
      this.skip();
    });

    it("leaves no statement behind: the only reader is free for others", async () => {
      const list = toBinary(ListUsersRequestSchema, create(ListUsersRequestSchema, {}));
      session = openSession(server.address);
      const other = openSession(server.address);
      const lost = rawCall(session, `${SERVICE}/Query`, query(ENDLESS)).catch(() => undefined);
      const held = async (): Promise<RawAnswer> =>
        rawCall(other, `${SERVICE}/ListUsers`, list, { "grpc-timeout": "50m" });
      while ((await held()).code !== Status.DEADLINE_EXCEEDED);
      session.destroy();
      await lost;
      // Without the cancel this deadline would come before the statement's own limit.
      const { code } = await rawCall(other, `${SERVICE}/ListUsers`, list, { "grpc-timeout": "5S" });
      assert.equal(code, 0);
      other.destroy();
    });
  });
});

function isOther({ code, reason }: RawAnswer): boolean {
  return code !== 0 && reason !== "QUEUE_FULL";
}
