import assert from "node:assert/strict";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import * as web from "@connectrpc/connect-web";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { ErrorInfoSchema } from "../../gen/ts/google/rpc/error_details_pb.js";
import { startTestServer, type TestServer } from "./test-server.js";

/** The same read, write, error and stream, by each protocol and version of HTTP. */
const WAYS: Record<string, (baseUrl: string) => Transport> = {
  "Connect with protobuf": (baseUrl) => createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: true }),
  "Connect with JSON": (baseUrl) => createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: false }),
  "Connect over HTTP/2": (baseUrl) => createConnectTransport({ baseUrl, httpVersion: "2", useBinaryFormat: true }),
  "Connect with reads by GET": (baseUrl) => createConnectTransport({ baseUrl, httpVersion: "1.1", useHttpGet: true }),
  "gRPC-Web": (baseUrl) => createGrpcWebTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: true }),
  "gRPC-Web with JSON over HTTP/2": (baseUrl) =>
    createGrpcWebTransport({ baseUrl, httpVersion: "2", useBinaryFormat: false }),
  "fetch, by connect-web": (baseUrl) => web.createConnectTransport({ baseUrl }),
  "fetch, by connect-web's gRPC-Web": (baseUrl) => web.createGrpcWebTransport({ baseUrl }),
};

describe("the HTTP port", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  for (const [name, transport] of Object.entries(WAYS)) {
    it(`answers a write, a read, an error and a stream by ${name}`, async () => {
      const main = createClient(MainDb, transport(server.httpAddress));
      const email = `${name.replaceAll(/\W/g, "")}@example.com`;
      const { user } = await main.createUser({ user: { email, name: "Ada" } });
      assert.equal(user?.email, email);
      assert.equal((await main.getUserByEmail({ email })).user?.userId, user.userId);
      const error = await main.getUserByEmail({ email: "nobody@example.com" }).then(
        () => assert.fail("found"),
        (problem: unknown) => ConnectError.from(problem),
      );
      assert.equal(error.code, Code.NotFound);
      assert.equal(error.findDetails(ErrorInfoSchema)[0]?.reason, "NOT_FOUND");
      const sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 50000) SELECT i FROM n";
      let rows = 0;
      for await (const message of main.queryStream({ sql })) rows += message.rows.length;
      assert.equal(rows, 50_000);
    });
  }

  it("serves the state of the service, its descriptors and its OpenAPI document", async () => {
    const get = (path: string): Promise<Response> => fetch(`${server.httpAddress}${path}`);
    assert.equal((await get("/healthz")).status, 200);
    assert.equal((await get("/readyz")).status, 200);
    const openApi = (await (await get("/openapi.json")).json()) as { openapi: string };
    assert.equal(openApi.openapi, "3.1.0");
    const image = await (await get("/descriptors.binpb")).bytes();
    assert.ok(fromBinary(FileDescriptorSetSchema, image).file.length > 10);
    assert.equal((await get("/nothing")).status, 404);
  });

  it("takes JSON up to a MiB, and says what is wrong with it", async () => {
    const post = async (
      rpc: string,
      body: string,
    ): Promise<{ code: string; message: string; details: { debug: { reason: string } }[] }> =>
      (await fetch(`${server.httpAddress}/${MainDb.typeName}/${rpc}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      }).then((answer) => answer.json())) as never;
    const misspelt = await post("GetUserByEmail", '{"emial": "x"}');
    assert.equal(misspelt.details[0]?.debug.reason, "MALFORMED_REQUEST");
    assert.match(misspelt.message, /"emial" is unknown/);
    const large = await post("Query", JSON.stringify({ sql: `SELECT '${"x".repeat(1_100_000)}'` }));
    assert.equal(large.details[0]?.debug.reason, "REQUEST_TOO_LARGE");
    const sql =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1500) SELECT printf('%.*c', 1000, 'x') FROM n";
    const reply = await post("Query", JSON.stringify({ sql }));
    assert.equal(reply.details[0]?.debug.reason, "RESPONSE_TOO_LARGE");
  });

  it("stops a call at its deadline, and a stream", async () => {
    const main = createClient(MainDb, createConnectTransport({ baseUrl: server.httpAddress, httpVersion: "1.1" }));
    const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    // By header alone: the client must not give up by itself.
    const headers = { "connect-timeout-ms": "300" };
    await assert.rejects(main.query({ sql: endless }, { headers }), /deadline_exceeded/);
    const stream = async (): Promise<void> => {
      for await (const _ of main.queryStream({ sql: endless }, { headers })) assert.fail("a row");
    };
    await assert.rejects(stream(), /deadline_exceeded/);
  });

  it("answers what is in flight when it stops, and no more", async () => {
    const stopping = await startTestServer();
    const main = createClient(MainDb, createConnectTransport({ baseUrl: stopping.httpAddress, httpVersion: "1.1" }));
    await main.query({ sql: "SELECT 1" });
    const slow =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) SELECT max(i) AS m FROM n";
    const answer = main.query({ sql: slow });
    const { admin } = stopping;
    let begun = false;
    while (!begun) {
      const { databases } = await admin.getStatistics({});
      begun = databases.some(({ totalConns, idleConns }) => idleConns < totalConns);
    }
    const stopped = stopping.stop();
    assert.equal((await answer).rows.length, 1);
    await stopped;
    await assert.rejects(main.query({ sql: "SELECT 1" }), /ECONNREFUSED/);
  });
});
