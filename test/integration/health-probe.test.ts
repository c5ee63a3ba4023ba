import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { startTestServer } from "./test-server.js";

type Settings = Readonly<Record<string, string>>;

/** The exit code of what the container runs to see whether its service is healthy. */
async function probe(settings: Settings): Promise<unknown> {
  const file = join(PACKAGE_ROOT, "dist", "src", "cli", "health-probe.js");
  const child = execFile(process.execPath, [file], { env: { ...process.env, ...settings } });
  return (await once(child, "exit"))[0];
}

describe("the container's health check", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-probe-"));
  after(() => rmSync(folder, { recursive: true }));

  /** The probe's answers while a server with these settings runs, and after it. */
  async function answers(settings: Settings): Promise<unknown[]> {
    const server = await startTestServer(settings);
    const CREWDB_PORT = /:(\d+)$/.exec(server.address)?.[1] ?? "1";
    const running = await probe({ ...settings, CREWDB_PORT });
    await server.stop();
    return [running, await probe({ ...settings, CREWDB_PORT })];
  }

  const ways: readonly (readonly [way: string, settings: () => Settings])[] = [
    ["on loopback", () => ({})],
    ["on every address", () => ({ CREWDB_HOST: "0.0.0.0", CREWDB_INSECURE: "true" })],
    ["on a Unix socket", () => ({ CREWDB_SOCKET: join(folder, "crewdb.sock") })],
  ];
  for (const [way, settings] of ways)
    it(`is 0 while the service serves ${way}, and 1 when it does not`, async () => {
      assert.deepEqual(await answers(settings()), [0, 1]);
    });

  describe("over TLS", () => {
    let tls: Settings;
    before(function () {
      const missing = noOpenssl();
      if (missing !== undefined) {
        console.warn(`      skipped: ${missing}`);
        this.skip();
      }
      createCertificates(folder).issue("server", "/CN=server", "DNS:db.example");
      writeFileSync(join(folder, "tokens.json"), `[{"name":"a","sha256":"${"0".repeat(64)}","roles":["read"]}]`);
      tls = { CREWDB_TLS_CERT: join(folder, "server.pem"), CREWDB_TLS_KEY: join(folder, "server.key") };
    });

    it("needs no token, and not the server's name or authority", async () => {
      assert.deepEqual(await answers({ ...tls, CREWDB_TOKENS_FILE: join(folder, "tokens.json") }), [0, 1]);
    });

    it("with client certificates sees whether connections are taken", async () => {
      assert.deepEqual(await answers({ ...tls, CREWDB_TLS_CLIENT_CA: join(folder, "ca.pem") }), [0, 1]);
    });
  });
});
