import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { requireSafeListen } from "../../src/access/listen-address.js";
import { connect, ok, READ, startEdge } from "./grpc-fixture.js";

describe("the listening address", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-listen-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("that is in use is refused in one line", async () => {
    const first = await startEdge();
    const port = Number(first.server.address.split(":")[1]);
    await assert.rejects(startEdge({ listen: { host: "127.0.0.1", port } }), (error: Error) => {
      assert.match(error.message, /^can't listen on 127\.0\.0\.1:\d+: another program listens there/);
      return !error.message.includes("\n");
    });
    await first.server.close(0);
  });

  it("that this machine does not have is refused in one line", async () => {
    await assert.rejects(
      startEdge({ listen: { host: "192.0.2.1", port: 0 } }),
      /192\.0\.2\.1:0: this machine has no such/,
    );
  });

  for (const host of [
    "127.0.0.1",
    "127.1.2.3",
    "localhost",
    "::1",
    "[::1]",
    "::ffff:127.0.0.1",
    "[::ffff:127.0.0.1]",
  ]) {
    it(`may be ${host}, which counts as loopback`, async function () {
      const addresses = Object.values(networkInterfaces()).flat();
      if (host.includes(":") && !addresses.some((each) => each?.address === "::1")) this.skip();
      assert.equal(requireSafeListen("CREWDB_HOST", { listen: { host, port: 0 }, insecure: false }), undefined);
      const { server, pool } = await startEdge({ listen: { host, port: 0 } });
      pool.answer = () => ok("x");
      const client = connect(server);
      assert.equal((await client.unary(READ)).reply?.toString(), "x", server.address);
      client.close();
      await server.close(0);
    });
  }

  it("may be a Unix socket, which only its owner may use and which goes with the server", async () => {
    const socket = join(folder, "crewdb.sock");
    const { server, pool } = await startEdge({ listen: { socket } });
    assert.equal(server.address, `unix:${socket}`);
    assert.equal(statSync(socket).mode & 0o777, 0o600);
    pool.answer = () => ok("x");
    const clients = [connect(server), connect(server)];
    for (const client of clients) {
      assert.equal((await client.unary(READ)).reply?.toString(), "x");
      client.close();
    }
    const [first, second] = pool.calls.map((call) => call.source);
    assert.match(first ?? "", /^unix:\d+$/);
    assert.notEqual(first, second);
    await server.close(1000);
    assert.equal(statSync(socket, { throwIfNoEntry: false }), undefined);
  });

  it("takes the place of a socket whose server was killed", async () => {
    const socket = join(folder, "dead.sock");
    const script = `require("net").createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, "SIGKILL"))`;
    spawnSync(process.execPath, ["-e", script]);
    assert.ok(statSync(socket).isSocket());
    const { server } = await startEdge({ listen: { socket } });
    await server.close(0);
  });

  it("is not taken from a living server, nor from a file", async () => {
    const socket = join(folder, "taken.sock");
    const other = createServer().listen(socket);
    await new Promise((resolve) => other.once("listening", resolve));
    await assert.rejects(startEdge({ listen: { socket } }), /another program listens there/);
    other.close();
    const file = join(folder, "notes.txt");
    writeFileSync(file, "keep me");
    await assert.rejects(startEdge({ listen: { socket: file } }), /not a socket/);
    assert.equal(readFileSync(file, "utf8"), "keep me");
  });

  it("needs known callers unless it is of this machine", () => {
    const at = (host: string) => ({ listen: { host, port: 1 }, insecure: false });
    const tls = { cert: "", key: "" };
    for (const host of ["127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]", "::ffff:127.0.0.1"]) {
      assert.equal(requireSafeListen("CREWDB_HOST", at(host)), undefined, host);
    }
    assert.equal(
      requireSafeListen("CREWDB_HOST", { listen: { socket: "/run/crewdb.sock" }, insecure: false }),
      undefined,
    );
    for (const host of ["0.0.0.0", "::", "10.0.0.1", "db.example.com", "127.0.0.1.example.com"]) {
      assert.match(requireSafeListen("CREWDB_HOST", at(host)) ?? "", /not loopback/, host);
      assert.match(requireSafeListen("CREWDB_HOST", { ...at(host), tls }) ?? "", /not loopback/);
      assert.match(requireSafeListen("CREWDB_HOST", { ...at(host), tokens: {} }) ?? "", /not loopback/);
      assert.equal(requireSafeListen("CREWDB_HOST", { ...at(host), tls, tokens: {} }), undefined);
      assert.equal(requireSafeListen("CREWDB_HOST", { ...at(host), tls: { ...tls, clientCa: "" } }), undefined);
      assert.equal(requireSafeListen("CREWDB_HOST", { ...at(host), insecure: true }), undefined);
    }
  });
});
