import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectSocket, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodeTls, { connect as connectTls, type SecureVersion, type TLSSocket } from "node:tls";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import type { TlsFiles } from "../../src/access/listen-address.js";
import type { SocketLimits } from "../../src/sockets/limits.js";
import { createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { connect, type Edge, ok, READ, startEdge } from "../unit/grpc-fixture.js";

/** The head of a TLS record with a ClientHello of 512 bytes, and the first of them. */
const HALF_A_HELLO = Buffer.of(22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3);

describe("TLS handshakes that keep a server busy", () => {
  let folder: string;
  let tls: TlsFiles;
  let ca: Buffer;
  let edge: Edge;
  const sockets: Socket[] = [];

  before(function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      process.stderr.write(`skipped: ${missing}\n`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-tls-"));
    const certificates = createCertificates(folder);
    const { cert, key } = certificates.issue("server", "/CN=server", "DNS:localhost");
    tls = { cert: cert.toString(), key: key.toString() };
    ca = certificates.ca;
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await edge.server.close(0);
  });
  after(() => rmSync(folder ?? join(tmpdir(), "none"), { recursive: true, force: true }));

  const start = async (limits: Partial<SocketLimits> = {}): Promise<void> => {
    edge = await startEdge({ tls, limits });
    edge.pool.answer = () => ok("x");
  };

  /** A connection that sends these bytes; `closed` resolves when the server ends it. */
  function open(bytes: Uint8Array): { socket: Socket; closed: Promise<unknown> } {
    const [host = "", port = ""] = edge.server.address.split(":");
    const socket = connectSocket(Number(port), host).resume();
    socket.on("error", () => undefined);
    socket.write(bytes);
    sockets.push(socket);
    return { socket, closed: new Promise((resolve) => socket.once("close", resolve)) };
  }

  function shakeHands(): TLSSocket {
    const [host = "", port = ""] = edge.server.address.split(":");
    const socket = connectTls({ host, port: Number(port), ca, servername: "localhost", ALPNProtocols: ["h2"] });
    socket.on("error", () => undefined);
    sockets.push(socket);
    return socket;
  }

  async function call(): Promise<ServiceError | undefined> {
    const client = connect(edge.server, credentials.createSsl(ca));
    const { error } = await client.unary(READ);
    client.close();
    return error ?? undefined;
  }

  it("500 that stop half-way leave places for others: the oldest go when there are many", async () => {
    await start({ maxConnections: 300, maxConnectionsPerAddress: 300 });
    const half = Array.from({ length: 500 }, () => open(HALF_A_HELLO));
    await half[0]?.closed;
    assert.equal(await call(), undefined);
    assert.equal(await call(), undefined);
  });

  it("end when they take too long", async () => {
    await start({ handshakeMs: 300 });
    await Promise.all([open(HALF_A_HELLO).closed, open(Buffer.alloc(0)).closed]);
    const idle = shakeHands();
    await once(idle, "secureConnect");
    await open(HALF_A_HELLO).closed;
    // One that is done stays.
    assert.equal(idle.destroyed, false);
    assert.equal(await call(), undefined);
  });

  it("of TLS 1.1 are refused, also where Node itself would take them; of TLS 1.2 and 1.3 they are not", async () => {
    const before = [nodeTls.DEFAULT_MIN_VERSION, nodeTls.DEFAULT_CIPHERS] as const;
    [nodeTls.DEFAULT_MIN_VERSION, nodeTls.DEFAULT_CIPHERS] = ["TLSv1", "DEFAULT:@SECLEVEL=0"];
    try {
      await start();
      const [host = "", port = ""] = edge.server.address.split(":");
      const shake = (version: SecureVersion): Promise<string> => {
        const versions = { minVersion: version, maxVersion: version };
        const options = { host, port: Number(port), ca, servername: "localhost", ALPNProtocols: ["h2"] };
        const socket = connectTls({ ...options, ...versions });
        sockets.push(socket);
        return new Promise((resolve) => {
          socket.once("secureConnect", () => resolve(String(socket.getProtocol())));
          socket.once("error", () => resolve("refused"));
          socket.once("close", () => resolve("refused"));
        });
      };
      const versions: SecureVersion[] = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"];
      assert.deepEqual(await Promise.all(versions.map(shake)), ["refused", "refused", "TLSv1.2", "TLSv1.3"]);
    } finally {
      [nodeTls.DEFAULT_MIN_VERSION, nodeTls.DEFAULT_CIPHERS] = before;
    }
  });

  it("that are no TLS end at once, and others are served", async () => {
    await start();
    const garbage = [Buffer.alloc(2000, 0xff), Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Buffer.alloc(64)];
    await Promise.all(garbage.map((bytes) => open(bytes).closed));
    assert.equal(await call(), undefined);
  });
});
