import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import { type ClientHttp2Session, connect } from "node:http2";
import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { AdminDb } from "../../gen/ts/crewdb/admin/v1/admin_db_pb.js";
import { createAdminDb, createMainDb, describeError } from "../../src/client/index.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("a connection that has reached its age", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ CREWDB_MAX_CONNECTION_AGE_MS: "1000", CREWDB_HTTP_PORT: "0" });
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

  it("is closed with its next answer where it speaks HTTP/1.1, which has no GOAWAY", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    /** Whether the answer was the last one of its connection. */
    const ask = async (): Promise<boolean> => {
      const asked = get(`${server.httpAddress}/healthz`, { agent });
      const [response] = (await once(asked, "response")) as [IncomingMessage];
      ports.add(response.socket.localPort);
      assert.equal(response.statusCode, 200);
      await once(response.resume(), "end");
      return response.headers.connection === "close";
    };
    while (!(await ask()));
    assert.equal(ports.size, 1);
    assert.equal(await ask(), false);
    assert.equal(ports.size, 2);
    agent.destroy();
  });

  it("ends watches over HTTP/1.1, too", async () => {
    const transport = createConnectTransport({ baseUrl: server.httpAddress, httpVersion: "1.1" });
    const watch = async (): Promise<void> => {
      for await (const _ of createClient(AdminDb, transport).watchStatistics({}));
    };
    assert.equal(await reasonOf(watch()), "DRAINING");
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
