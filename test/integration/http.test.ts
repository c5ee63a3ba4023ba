import assert from "node:assert/strict";
import { Code, ConnectError, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
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
});
