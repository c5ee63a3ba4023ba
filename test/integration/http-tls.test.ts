import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { Authenticator } from "../../src/access/authenticate.js";
import { ServerCertificates } from "../../src/access/certificates.js";
import { type Certificates, createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { ok } from "../unit/grpc-fixture.js";
import { type HttpEdge, startHttpEdge } from "../unit/http-fixture.js";
import { callKept } from "./keep-alive.js";

const HTTP_VERSIONS = ["1.1", "2"] as const;

describe("the HTTP port over TLS", () => {
  let folder: string;
  let certificates: Certificates;
  let edge: HttpEdge;
  let tls: ServerCertificates;
  before(async function () {
    const why = noOpenssl();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-http-tls-"));
    certificates = createCertificates(folder);
    const { cert, key } = certificates.issue("server", "/CN=localhost", "IP:127.0.0.1,DNS:localhost");
    tls = new ServerCertificates({ cert: String(cert), key: String(key), clientCa: String(certificates.ca) });
    edge = await startHttpEdge({ tls, authenticator: new Authenticator({ certificates: true }) });
    edge.pool.answer = () => ok("");
  });
  after(async () => {
    await edge?.server.close(0);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  function call(httpVersion: "1.1" | "2", client?: { readonly cert: Buffer; readonly key: Buffer }): Promise<unknown> {
    const nodeOptions = { ca: certificates.ca, ...client };
    const transport = createConnectTransport({ baseUrl: edge.server.address, httpVersion, nodeOptions });
    return createClient(MainDb, transport).getEmail({ emailId: "x" });
  }

  for (const version of HTTP_VERSIONS) {
    it(`knows a caller by their certificate, over HTTP/${version}`, async () => {
      const client = certificates.issue(`client${version}`, "/CN=billing");
      edge.pool.calls.length = 0;
      await call(version, client);
      assert.equal(edge.pool.calls[0]?.caller, "billing");
    });

    it(`lets nobody in without one, over HTTP/${version}`, async () => {
      await assert.rejects(call(version));
    });
  }

  describe("when a client's authority is taken away", () => {
    let client: { readonly ca: Buffer; readonly cert: Buffer; readonly key: Buffer };
    const takeAway = (): void => tls.use({ ...tls.files, clientCa: String(createCertificates(folder, "others").ca) });
    beforeEach(() => {
      const { ca } = certificates;
      tls.use({ ...tls.files, clientCa: String(ca) });
      client = { ca, ...certificates.issue("removed", "/CN=removed") };
    });

    it("gives the next answer as the last one over HTTP/1.1", async () => {
      const agent = new Agent({ ...client, keepAlive: true, maxSockets: 1 });
      assert.deepEqual(await callKept(agent, edge.server.address), { status: 200, isLast: false });
      takeAway();
      assert.deepEqual(await callKept(agent, edge.server.address), { status: 200, isLast: true });
      await assert.rejects(callKept(agent, edge.server.address));
      agent.destroy();
    });

    it("says GOAWAY over HTTP/2", async () => {
      const session = connectHttp2(edge.server.address, { ...client, servername: "localhost" });
      const goaway = once(session, "goaway");
      const looked = session.request({ ":path": "/healthz" });
      await once(looked.resume(), "end");
      takeAway();
      const [code] = (await goaway) as [number];
      assert.equal(code, 0);
      session.close();
    });
  });
});
