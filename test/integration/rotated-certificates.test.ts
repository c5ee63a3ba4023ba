import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectHttp2 } from "node:http2";
import { Agent } from "node:https";
import { type AddressInfo, connect as connectTcp, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { connect as connectTls, type PeerCertificate } from "node:tls";
import { type ChannelCredentials, credentials, status } from "@grpc/grpc-js";
import { checkTls, isVouchedFor, nameOf, ServerCertificates } from "../../src/access/certificates.js";
import type { TlsFiles } from "../../src/access/listen-address.js";
import { createMainDb } from "../../src/client/index.js";
import { type Certificates, createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { connect, type Edge, ok, READ, startEdge } from "../unit/grpc-fixture.js";
import { callKept } from "./keep-alive.js";
import { rawCall } from "./raw-call.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer } from "./test-server.js";

const EXPIRED = { notBefore: "20200101000000Z", notAfter: "20200201000000Z" };
const LATER = { notBefore: "20980101000000Z", notAfter: "20990101000000Z" };

describe("certificates that change while the server runs", () => {
  let folder: string;
  let old: Certificates;
  let next: Certificates;
  let first: TlsFiles;
  let second: TlsFiles;
  before(function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      process.stderr.write(`skipped: ${missing}\n`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-certificates-"));
    old = createCertificates(folder, "old");
    next = createCertificates(folder, "next");
    const files = (name: string): TlsFiles => {
      const { cert, key } = old.issue(name, `/CN=${name}`, "DNS:localhost");
      return { cert: cert.toString(), key: key.toString(), clientCa: old.ca.toString() };
    };
    first = files("first");
    second = files("second");
  });
  after(() => rmSync(folder ?? join(tmpdir(), "none"), { recursive: true, force: true }));

  const channelOf = (authority: Certificates, name: string): ChannelCredentials => {
    const { cert, key } = authority.issue(name, `/CN=${name}`);
    return credentials.createSsl(old.ca, key, cert);
  };

  async function withEdge(work: (edge: Edge, certificates: ServerCertificates) => Promise<void>): Promise<void> {
    const certificates = new ServerCertificates(first);
    const edge = await startEdge({ tls: certificates });
    edge.pool.answer = () => ok("x");
    await work(edge, certificates);
    await edge.server.close(0);
  }

  /** The code that a call on a connection of its own ends with. */
  async function codeOf(edge: Edge, channel: ChannelCredentials): Promise<number> {
    const client = connect(edge.server, channel);
    const { error } = await client.unary(READ);
    client.close();
    return error?.code ?? status.OK;
  }

  /** The common name of the certificate that a new connection is shown. */
  async function shownBy(address: string): Promise<string> {
    const [, port] = address.split(":");
    const { cert, key } = old.issue("looks", "/CN=looks");
    const socket = connectTls({ port: Number(port), ca: old.ca, cert, key, servername: "localhost" });
    await once(socket, "secureConnect");
    const { subject } = new X509Certificate(socket.getPeerCertificate().raw);
    socket.destroy();
    return subject;
  }

  it("are shown to new connections, and leave open ones as they are", () =>
    withEdge(async (edge, certificates) => {
      const client = connect(edge.server, channelOf(old, "before"));
      assert.equal((await client.unary(READ)).error, undefined);
      certificates.use(second);
      assert.equal(await shownBy(edge.server.address), "CN=second");
      assert.equal(await codeOf(edge, channelOf(old, "after")), status.OK);
      assert.equal((await client.unary(READ)).error, undefined);
      client.close();
    }));

  it("let clients of another authority in, and cut those whose own is taken away", () =>
    withEdge(async (edge, certificates) => {
      const stays = connect(edge.server, channelOf(next, "stays"));
      const goes = connect(edge.server, channelOf(old, "goes"));
      assert.equal((await goes.unary(READ)).error, undefined);
      assert.equal((await stays.unary(READ)).error?.code, status.UNAVAILABLE);
      certificates.use({ ...first, clientCa: `${old.ca}${next.ca}` });
      const again = connect(edge.server, channelOf(next, "again"));
      assert.equal((await again.unary(READ)).error, undefined);
      assert.equal((await goes.unary(READ)).error, undefined);
      certificates.use({ ...first, clientCa: next.ca.toString() });
      assert.equal((await goes.unary(READ)).error?.code, status.UNAVAILABLE);
      assert.equal((await again.unary(READ)).error, undefined);
      for (const client of [stays, goes, again]) client.close();
    }));

  it("answer what a client has begun whose authority is taken away, for as long as it is quick", () =>
    withEdge(async (edge, certificates) => {
      const client = connect(edge.server, channelOf(old, "begins"));
      edge.pool.answer = () => undefined;
      const [quick, slow] = [client.unary(READ), client.unary(READ)];
      await edge.pool.until(() => edge.pool.calls.length === 2);
      certificates.use({ ...first, clientCa: next.ca.toString() });
      edge.pool.calls[0]?.finish(ok("quick"));
      const ends = await Promise.all([quick, slow]);
      // Either may have come first.
      assert.deepEqual(ends.map(({ error }) => error?.code).sort(), [status.UNAVAILABLE, undefined]);
      assert.equal((await client.unary(READ)).error?.code, status.UNAVAILABLE);
      client.close();
    }));

  it("don't let a client back in by a TLS session of before", () =>
    withEdge(async (edge, certificates) => {
      const [, port] = edge.server.address.split(":");
      const { cert, key } = old.issue("resumes", "/CN=resumes");
      const options = { port: Number(port), ca: old.ca, cert, key, servername: "localhost", ALPNProtocols: ["h2"] };
      const isResumed = async (session: Buffer): Promise<boolean> => {
        const socket = connectTls({ ...options, session });
        socket.on("error", () => undefined);
        await once(socket, "secureConnect");
        const isReused = socket.isSessionReused();
        socket.destroy();
        return isReused;
      };
      const earlier = connectTls(options);
      const [session] = (await once(earlier, "session")) as [Buffer];
      earlier.destroy();
      assert.equal(await isResumed(session), true);
      certificates.use({ ...first, clientCa: next.ca.toString() });
      assert.equal(await isResumed(session), false);
    }));

  it("don't let a client in whose handshake began with its authority, and ends without it", () =>
    withEdge(async (edge, certificates) => {
      const [, port] = edge.server.address.split(":");
      // Between them, what the client says after its first words is held back until then.
      const released = Promise.withResolvers<void>();
      const proxy = createServer((client) => {
        const server = connectTcp(Number(port), "127.0.0.1");
        server.on("error", () => undefined).on("close", () => client.destroy());
        client.on("error", () => undefined).on("close", () => server.destroy());
        client.once("data", (hello: Buffer) => {
          server.write(hello);
          client.pause();
          void released.promise.then(() => client.pipe(server));
        });
        server.pipe(client);
      });
      proxy.listen(0, "127.0.0.1");
      await once(proxy, "listening");
      const { port: between } = proxy.address() as AddressInfo;
      const { cert, key } = old.issue("crosses", "/CN=crosses");
      const socket = connectTls({
        port: between,
        ca: old.ca,
        cert,
        key,
        servername: "localhost",
        ALPNProtocols: ["h2"],
      });
      socket.on("error", () => undefined).resume();
      // TLS 1.3: the client is done before the server has its certificate.
      await once(socket, "secureConnect");
      certificates.use({ ...first, clientCa: next.ca.toString() });
      released.resolve();
      await once(socket, "close");
      proxy.close();
    }));

  it("end their client's connection and streams when they expire", async () => {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at("own.pem"), first.cert);
    writeFileSync(at("own.key"), first.key, { mode: 0o600 });
    writeFileSync(at("clients.pem"), old.ca);
    const server = await startTestServer({
      CREWDB_TLS_CERT: at("own.pem"),
      CREWDB_TLS_KEY: at("own.key"),
      CREWDB_TLS_CLIENT_CA: at("clients.pem"),
      CREWDB_HTTP_PORT: "0",
    });
    const untilMs = Date.now() + 10_000;
    const time = (ms: number): string => `${new Date(ms).toISOString().replaceAll(/[-:T]|\.\d+/g, "")}`;
    const validity = { notBefore: time(Date.now() - 60_000), notAfter: time(untilMs) };
    const { cert, key } = old.issue("brief", "/CN=brief", undefined, validity);
    const [, port] = server.address.split(":");
    const session = connectHttp2(`https://localhost:${port}`, { ca: old.ca, cert, key });
    const goaway = once(session, "goaway");
    const tls = { ca: old.ca, cert, key, serverName: "localhost" };
    using db = createMainDb(server.address, { tls, retry: { maxAttempts: 1 } });
    const over = Promise.withResolvers<void>();
    const idle = async function* () {
      yield {};
      await over.promise;
    };
    const agent = new Agent({ ca: old.ca, cert, key, keepAlive: true, maxSockets: 1 });
    const callOverHttp = () => callKept(agent, server.httpAddress ?? "");
    const streaming = reasonOf(
      (async () => {
        for await (const _ of db.pipeline(idle()));
      })(),
    );
    assert.equal((await db.listUsers({})).users.length, 0);
    assert.equal((await rawCall(session, "crewdb.main.v1.MainDb/ListUsers", new Uint8Array())).code, 0);
    assert.deepEqual(await callOverHttp(), { status: 404, isLast: false });
    assert.equal(await streaming, "CREDENTIAL_ENDED");
    over.resolve();
    for (let isLast = false; !isLast; await pause(50)) {
      const answer = await callOverHttp();
      assert.equal(answer.status, 401);
      isLast = answer.isLast;
    }
    agent.destroy();
    const [code] = (await goaway) as [number];
    assert.equal(code, 0);
    assert.equal(await reasonOf(db.listUsers({})), "UNAVAILABLE");
    session.close();
    await server.stop();
  });

  it("of a client that have expired, or are not valid yet, are refused", () =>
    withEdge(async (edge) => {
      for (const [name, validity] of [
        ["expired", EXPIRED],
        ["early", LATER],
      ] as const) {
        const { cert, key } = old.issue(name, `/CN=${name}`, undefined, validity);
        assert.equal(await codeOf(edge, credentials.createSsl(old.ca, key, cert)), status.UNAVAILABLE, name);
      }
    }));

  it("are refused when they don't fit, are half there, expired or not valid yet", () => {
    const { cert, key, clientCa = "" } = first;
    const now = Date.now();
    const day = 24 * 3600 * 1000;
    const bundle = `${clientCa}${next.ca}`;
    assert.doesNotThrow(() => checkTls({ cert, key, clientCa: bundle }));
    for (const [files, nowMs, problem] of [
      [{ cert, key: second.key }, now, /key values mismatch/],
      [{ cert: "", key }, now, /the certificate file has no certificate/],
      [{ cert: cert.slice(0, 300), key }, now, /no certificate/],
      [{ cert, key: key.slice(0, 60) }, now, /./],
      [{ cert, key, clientCa: bundle.slice(0, -100) }, now, /the file of authorities breaks off in the middle/],
      [{ cert, key, clientCa: "" }, now, /the file of authorities has no certificate/],
      [{ cert, key }, now + 2 * day, /the certificate expired on/],
      [{ cert, key }, now - 2 * day, /the certificate is not valid before/],
    ] as const)
      assert.throws(
        () => checkTls(files, nowMs),
        (error: Error) => problem.test(error.message) && !error.message.includes("PRIVATE"),
        String(problem),
      );
  });

  it("name their owner by SPIFFE ID, then by DNS name, then by common name", () => {
    const named = (subject: object, subjectaltname?: string): string | undefined =>
      nameOf({ subject, subjectaltname } as PeerCertificate);
    const spiffe = "URI:spiffe://shop/ns/a/sa/orders";
    assert.equal(named({ CN: "c" }, `DNS:d.shop, ${spiffe}`), "spiffe://shop/ns/a/sa/orders");
    assert.equal(named({ CN: "c" }, "IP Address:10.0.0.1, URI:https://a, DNS:d.shop, DNS:e.shop"), "d.shop");
    assert.equal(named({ CN: "c" }, "IP Address:10.0.0.1"), "c");
    assert.equal(named({ CN: "c" }), "c");
    assert.equal(named({}, `${spiffe}, URI:spiffe://shop/other`), undefined);
    assert.equal(named({}, "email:a@b"), undefined);
    // A name that holds a comma must not pass for two names.
    assert.equal(named({}, 'URI:"https://a, URI:spiffe://shop/admin"'), undefined);
    assert.equal(named({}, 'DNS:"a, DNS:admin", DNS:b'), "a, DNS:admin");
  });

  it("are vouched for by a renewed authority with the same key", () => {
    const leaf = new X509Certificate(old.issue("leaf", "/CN=leaf").cert);
    const client = { raw: leaf.raw } as PeerCertificate;
    assert.equal(isVouchedFor(client, old.ca.toString()), true);
    assert.equal(isVouchedFor(client, next.ca.toString()), false);
    assert.equal(isVouchedFor(client, `${next.ca}${old.ca}`), true);
  });

  it("are read anew by a server; files that don't fit leave it as it is", async () => {
    const path = (name: string): string => join(folder, name);
    const write = (files: Partial<TlsFiles>): void => {
      if (files.cert !== undefined) writeFileSync(path("tls.pem"), files.cert);
      if (files.key !== undefined) writeFileSync(path("tls.key"), files.key, { mode: 0o600 });
    };
    write(first);
    writeFileSync(path("authorities.pem"), old.ca);
    const server = await startTestServer({
      CREWDB_TLS_CERT: path("tls.pem"),
      CREWDB_TLS_KEY: path("tls.key"),
      CREWDB_TLS_CLIENT_CA: path("authorities.pem"),
    });
    write({ cert: second.cert });
    await pause(2500);
    assert.equal(await shownBy(server.address), "CN=first");
    write({ key: second.key });
    while ((await shownBy(server.address)) !== "CN=second") await pause(100);
    await server.stop();
  });
});
