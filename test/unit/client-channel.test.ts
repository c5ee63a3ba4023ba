import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import * as grpc from "@grpc/grpc-js";
import {
  type ClientOptions,
  Code,
  createGrpcTransport,
  createMainDb,
  describeError,
  type ErrorDescription,
  waitUntilServing,
} from "../../src/client/index.js";
import { Probe, type Reply, startProbe, stopServers, type Unary } from "./client-service.js";

const echo = { Read: (call: Unary, reply: Reply) => reply(null, call.request) };
const ONCE = { retry: { maxAttempts: 1 } };

/** Makes a certificate authority and two certificates that it signed, for localhost and for a client. */
function makeCertificates(folder: string): (name: string) => Buffer {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl("req", "-x509", ...ec, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test authority", "-days", "2");
  writeFileSync(join(folder, "san"), "subjectAltName=DNS:localhost,IP:127.0.0.1");
  for (const name of ["server", "client"]) {
    openssl("req", ...ec, "-keyout", `${name}.key`, "-out", `${name}.csr`, "-subj", `/CN=${name}`);
    const sign = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "san"];
    openssl("x509", "-req", "-in", `${name}.csr`, "-out", `${name}.pem`, ...sign);
  }
  return (name) => readFileSync(join(folder, name));
}

describe("client: channels", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-client-"));
  });
  after(() => {
    stopServers();
    rmSync(folder, { recursive: true });
  });

  it("speaks through a Unix socket", async () => {
    const server = await startProbe(echo, `unix:${join(folder, "socket")}`);
    using transport = createGrpcTransport(server.target, ONCE);
    assert.equal((await createClient(Probe, transport).read({ requestId: "1" })).requestId, "1");
    server.stop();
  });

  it("sends a token, asked for anew with each call", async () => {
    const seen: unknown[] = [];
    const server = await startProbe({
      Read: (call: Unary, reply: Reply) => {
        seen.push(...call.metadata.get("authorization"));
        reply(null, call.request);
      },
    });
    let turn = 0;
    using transport = createGrpcTransport(server.target, { ...ONCE, token: async () => `token-${++turn}` });
    await createClient(Probe, transport).read({});
    await createClient(Probe, transport).read({});
    assert.deepEqual(seen, ["Bearer token-1", "Bearer token-2"]);
    server.stop();
  });

  it("speaks TLS and mTLS, and refuses a server or is refused without the right certificates", async function () {
    let pem: (name: string) => Buffer;
    try {
      pem = makeCertificates(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") this.skip();
      throw error;
    }
    const pairs = [{ cert_chain: pem("server.pem"), private_key: pem("server.key") }];
    const server = await startProbe(echo, "127.0.0.1:0", grpc.ServerCredentials.createSsl(pem("ca.pem"), pairs, true));
    const call = async (options: ClientOptions) => {
      using transport = createGrpcTransport(server.target, { ...ONCE, ...options });
      return (await createClient(Probe, transport).read({ requestId: "safe" })).requestId;
    };
    const own = { ca: pem("ca.pem"), cert: pem("client.pem"), key: pem("client.key") };
    assert.equal(await call({ tls: own }), "safe");
    assert.equal(await call({ tls: { ...own, serverName: "localhost" } }), "safe");
    const refused = async (options: ClientOptions, problem: RegExp) => {
      const error = await call(options).then(
        () => assert.fail("it was answered"),
        (thrown: unknown) => describeError(thrown),
      );
      assert.deepEqual([error.code, error.reason], [Code.Unavailable, "UNAVAILABLE"]);
      assert.match(error.message, problem);
    };
    await refused(
      { tls: { ca: own.ca } },
      /^no connection to 127\.0\.0\.1:\d+: the server needs a client certificate; set tls\.cert/,
    );
    await refused(
      { tls: true },
      /^no connection to 127\.0\.0\.1:\d+: the server's certificate is not trusted; name the CA .*tls\.ca/,
    );
    const elsewhere = { ...own, serverName: "db.example.com" };
    await refused(
      { tls: elsewhere },
      /^no connection to 127\.0\.0\.1:\d+: the server's certificate is for another name; .*tls\.serverName/,
    );
    await refused({}, /^no connection to 127\.0\.0\.1:\d+: the server closed the connection at once; it may use TLS/);
    server.stop();
    const plain = await startProbe(echo);
    using transport = createGrpcTransport(plain.target, { ...ONCE, tls: own });
    await assert.rejects(
      createClient(Probe, transport).read({}),
      /no connection to 127\.0\.0\.1:\d+: the server does not use TLS; /,
    );
    plain.stop();
  });

  it("gives the reason of a call that no server answered, pipelined or not", async () => {
    const server = await startProbe({ Read: () => undefined });
    const gone = server.target;
    for (const pipeline of [false, true]) {
      using late = createGrpcTransport(server.target, { ...ONCE, pipeline, timeoutMs: 50 });
      const inTime = await createClient(Probe, late).read({}).catch(describeError);
      assert.equal((inTime as ErrorDescription).reason, "DEADLINE_EXCEEDED");
      const signal = AbortSignal.abort();
      const aborted = await createClient(Probe, late).read({}, { signal }).catch(describeError);
      assert.equal((aborted as ErrorDescription).reason, "CANCELLED");
    }
    server.stop();
    for (const target of [gone, `unix:${join(folder, "nobody")}`, "127.0.0.1:1"]) {
      for (const pipeline of [false, true]) {
        using main = createMainDb(target, { ...ONCE, pipeline });
        const refused = await main.query({ sql: "SELECT 1" }).catch(describeError);
        const { reason, message } = refused as ErrorDescription;
        assert.equal(reason, "UNAVAILABLE");
        assert.match(message, /^no connection to \S+: connect (ECONNREFUSED|ENOENT) \S+$/);
        const read = async () => {
          for await (const _ of main.queryStream({ sql: "SELECT 1" }));
        };
        const streamed = (await read().catch(describeError)) as ErrorDescription;
        assert.deepEqual([streamed.reason, streamed.message], [reason, message]);
      }
    }
    assert.equal(describeError(new TypeError("of the caller's own")).reason, "");
  });

  it("says why a service that is waited for does not serve", async () => {
    const signal = AbortSignal.timeout(1000);
    const late = (await waitUntilServing("127.0.0.1:1", "", { signal }).catch(describeError)) as ErrorDescription;
    assert.equal(late.reason, "DEADLINE_EXCEEDED");
    assert.match(late.message, /^the operation timed out; no connection to 127\.0\.0\.1:1: connect ECONNREFUSED/);
    const server = await startProbe(echo);
    const other = (await waitUntilServing(server.target, "").catch(describeError)) as ErrorDescription;
    assert.equal(other.reason, "UNIMPLEMENTED");
    server.stop();
  });

  it("refuses options that make no sense, and says why", () => {
    const open = (target: string, options?: ClientOptions) => () => createGrpcTransport(target, options);
    assert.throws(open("http://127.0.0.1:50051"), /try "127\.0\.0\.1:50051"/);
    assert.throws(open("db.example.com:50051", { token: "secret" }), /plain text: set tls/);
    assert.throws(open("127.0.0.1:1", { tls: { cert: "x" } }), /belong together/);
    assert.throws(open("127.0.0.1:1", { timeoutMs: 0 }), /timeoutMs must be a number greater than 0/);
    assert.throws(open("127.0.0.1:1", { retry: { maxAttempts: Number.NaN } }), /retry\.maxAttempts/);
    for (const target of ["localhost:1", "127.0.0.1:1", "[::1]:1", "unix:./socket", "dns:///localhost:1"]) {
      open(target, { token: "secret" })().close();
    }
  });
});
