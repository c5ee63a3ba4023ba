import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
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

const HTTP_VERSIONS = ["1.1", "2"] as const;

describe("the HTTP port over TLS", () => {
  let folder: string;
  let certificates: Certificates;
  let edge: HttpEdge;
  before(async function () {
    const why = noOpenssl();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-http-tls-"));
    certificates = createCertificates(folder);
    const { cert, key } = certificates.issue("server", "/CN=localhost", "IP:127.0.0.1,DNS:localhost");
    const tls = new ServerCertificates({ cert: String(cert), key: String(key), clientCa: String(certificates.ca) });
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
});
