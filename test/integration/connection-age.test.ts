import assert from "node:assert/strict";
import { once } from "node:events";
import { type ClientHttp2Session, connect } from "node:http2";
import { createAdminDb, createMainDb, describeError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("a connection that has reached its age", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ CREWDB_MAX_CONNECTION_AGE_MS: "1000" });
    await server.main.createUser({ user: { userId: "u1", email: "u1@example.com", name: "Ann" } });
  });
  after(() => server.stop());

  it("is ended by GOAWAY, and is closed once nothing is open on it", async () => {
    const session: ClientHttp2Session = connect(`http://${server.address}`);
    const stream = session.request({
      ":method": "POST",
      ":path": "/grpc.health.v1.Health/Check",
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.end(Buffer.alloc(5));
    stream.resume();
    const [code] = (await once(session, "goaway")) as [number];
    assert.equal(code, 0);
    await once(session, "close");
  });

  for (const pipeline of [false, true])
    it(`costs no call, ${pipeline ? "in a pipeline" : "alone"}, and ends watches`, async () => {
      using db = createMainDb(server.address, { pipeline });
      using admin = createAdminDb(server.address);
      const ends: string[] = [];
      const watching = (async () => {
        for await (const _ of admin.watchStatistics({}));
      })().catch((error: unknown) => ends.push(describeError(error).reason));
      const untilMs = Date.now() + 3000;
      const work = Array.from({ length: 8 }, async () => {
        let calls = 0;
        for (; Date.now() < untilMs; calls++) await db.getUser({ userId: "u1" });
        return calls;
      });
      const calls = await Promise.all(work);
      assert.ok(calls.every((count) => count > 0));
      await watching;
      assert.deepEqual(ends, ["DRAINING"]);
    });
});
