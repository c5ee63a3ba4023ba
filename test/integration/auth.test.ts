import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChannelCredentials, credentials, Metadata, status } from "@grpc/grpc-js";
import type { TlsFiles } from "../../src/access/listen-address.js";
import { parseTokens, type TokensError } from "../../src/access/tokens.js";
import { type Certificates, createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { connect, type Edge, READ, SERVICE, startEdge, WRITE } from "../unit/grpc-fixture.js";
import { callOnce } from "./call-once.js";

const sha256 = (token: string): string => createHash("sha256").update(token).digest("hex");
const tokensFile = (...entries: object[]): string => JSON.stringify(entries);
const TOKENS = parseTokens(
  tokensFile(
    { name: "reader", sha256: sha256("read-token"), roles: ["read"] },
    { name: "writer", sha256: sha256("write-token"), roles: ["write"] },
    { name: "billing", sha256: sha256("old-token"), roles: ["read", "write"] },
    { name: "billing", sha256: sha256("new-token"), roles: ["read", "write"] },
    { name: "analyst", sha256: sha256("sql-token"), roles: ["sql"] },
  ),
);

describe("callers with tokens", () => {
  let edge: Edge;
  before(async () => {
    edge = await startEdge({ tokens: TOKENS });
  });
  after(() => edge.server.close(0));

  for (const [header, path, caller] of [
    ["Bearer read-token", READ, "reader"],
    ["bearer read-token", READ, "reader"],
    ["Bearer write-token", WRITE, "writer"],
    ["Bearer old-token", WRITE, "billing"],
    ["Bearer new-token", READ, "billing"],
  ] as const) {
    it(`${header} may call ${path}`, async () => {
      const seen = await callOnce(edge, path, { authorization: header });
      assert.deepEqual([seen.caller, seen.party], [caller, caller]);
    });
  }

  for (const header of [
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "Bearer wrong",
    "Basic read-token",
    "read-token",
    "Bearer a b",
  ]) {
    it(`${header === undefined ? "no header" : `"${header}"`} is UNAUTHENTICATED, on loopback too`, async () => {
      const ended = await callOnce(edge, READ, header === undefined ? {} : { authorization: header });
      assert.deepEqual(
        [ended.code, ended.reason, ended.caller],
        [status.UNAUTHENTICATED, "UNAUTHENTICATED", undefined],
      );
      assert.doesNotMatch(ended.details ?? "", /wrong|read-token/);
    });
  }

  for (const [token, path, role] of [
    ["read-token", WRITE, "write"],
    ["write-token", READ, "read"],
    ["read-token", `/${SERVICE}/Query`, "sql"],
    ["old-token", `/${SERVICE}/Execute`, "sql"],
    ["sql-token", READ, "read"],
  ] as const) {
    it(`${token} lacks the role ${role} for ${path}`, async () => {
      const ended = await callOnce(edge, path, { authorization: `Bearer ${token}` });
      assert.deepEqual([ended.code, ended.reason, ended.role], [status.PERMISSION_DENIED, "PERMISSION_DENIED", role]);
    });
  }

  it("health needs none, reflection the role read", async () => {
    assert.equal((await callOnce(edge, "/grpc.health.v1.Health/Check")).code, status.OK);
    const client = connect(edge.server);
    const reflect = (token: string): Promise<number> => {
      const metadata = new Metadata();
      if (token !== "") metadata.set("authorization", `Bearer ${token}`);
      const path = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";
      const same = (bytes: Buffer): Buffer => bytes;
      const stream = client.makeBidiStreamRequest(path, same, same, metadata);
      return new Promise((resolve) => {
        stream.on("status", (ended) => resolve(ended.code)).on("error", () => undefined);
        stream.resume().end();
      });
    };
    assert.equal(await reflect(""), status.UNAUTHENTICATED);
    assert.equal(await reflect("write-token"), status.PERMISSION_DENIED);
    assert.equal(await reflect("read-token"), status.OK);
    client.close();
  });
});

describe("the tokens file", () => {
  const entry = { name: "a", sha256: sha256("a"), roles: ["read"] };
  for (const [what, text, problem] of [
    ["no JSON", "name: a", /must be JSON/],
    ["no list", '{"name":"a"}', /must be JSON/],
    ["an empty list", "[]", /at least one entry/],
    ["an entry without a name", tokensFile({ ...entry, name: "" }), /^entry 1 needs a name$/],
    ["a token instead of its hash", tokensFile({ ...entry, sha256: "secret" }), /^entry 1 \(a\) needs sha256/],
    [
      "an unknown role",
      tokensFile({ ...entry, roles: ["read", "root"] }),
      /^entry 1 \(a\) needs roles, a list out of read, write, sql, admin, not root$/,
    ],
    ["no role", tokensFile({ ...entry, roles: [] }), /needs roles/],
    ["a misspelt field", tokensFile({ ...entry, role: "read" }), /entry 1 \(a\) has role, which means nothing/],
    [
      "one hash twice",
      tokensFile(entry, { ...entry, name: "b" }),
      /^entry 2 \(b\) has the same sha256 as entry 1 \(a\)$/,
    ],
    [
      "one name with two sets of roles",
      tokensFile(entry, { ...entry, sha256: sha256("b"), roles: ["sql"] }),
      /other roles/,
    ],
  ] as const) {
    it(`with ${what} is refused, and no token is repeated`, () => {
      assert.throws(
        () => parseTokens(text),
        (error: Error) => problem.test(error.message) && !/secret/.test(error.message),
      );
    });
  }

  it("that has several mistakes names them all, each with its entry", () => {
    const wrong = tokensFile(
      { ...entry, name: 1 },
      { ...entry, name: "b", roles: "read" },
      { ...entry, name: "c", sha256: "x" },
    );
    assert.throws(
      () => parseTokens(wrong),
      (error: TokensError) => {
        assert.deepEqual(error.problems, [
          "entry 1 needs a name",
          "entry 2 (b) needs roles, a list out of read, write, sql, admin",
          "entry 3 (c) needs sha256, the SHA-256 of its token as 64 hex digits",
          "entry 2 (b) has the same sha256 as entry 1",
        ]);
        return true;
      },
    );
  });

  it("that breaks off says where, and not what stands there", () => {
    assert.throws(() => parseTokens('[{"name": "a"'), /it breaks off at position 13/);
    assert.throws(
      () => parseTokens('[{"name": "a",\n "sha256": secret}]'),
      (error: Error) => !error.message.includes("secret"),
    );
  });
});

describe("callers without tokens", () => {
  it("are local, whatever their metadata say", async () => {
    const edge = await startEdge();
    const ended = await callOnce(edge, WRITE, { caller: "admin", "x-caller": "admin", authorization: "Bearer admin" });
    assert.deepEqual([ended.caller, ended.party], ["local", "127.0.0.1"]);
    await edge.server.close(0);
  });
});

describe("callers over TLS", () => {
  let folder: string;
  let certificates: Certificates;
  let tls: TlsFiles;
  before(function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      process.stderr.write(`skipped: ${missing}\n`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-tls-"));
    certificates = createCertificates(folder);
    const { cert, key } = certificates.issue("server", "/CN=server", "DNS:localhost");
    tls = { cert: cert.toString(), key: key.toString() };
  });
  after(() => rmSync(folder ?? join(tmpdir(), "none"), { recursive: true, force: true }));

  const channelFor = (name: string, subject: string, alternativeNames?: string): ChannelCredentials => {
    const { cert, key } = certificates.issue(name, subject, alternativeNames);
    return credentials.createSsl(certificates.ca, key, cert);
  };

  it("without client certificates are asked for a token", async () => {
    const edge = await startEdge({ tls, tokens: TOKENS });
    const channel = credentials.createSsl(certificates.ca);
    assert.equal((await callOnce(edge, READ, {}, channel)).code, status.UNAUTHENTICATED);
    assert.equal((await callOnce(edge, READ, { authorization: "Bearer read-token" }, channel)).caller, "reader");
    assert.equal((await callOnce(edge, READ, {}, credentials.createInsecure())).code, status.UNAVAILABLE);
    await edge.server.close(0);
  });

  it("with client certificates are named by them, and have every role", async () => {
    const edge = await startEdge({ tls: { ...tls, clientCa: certificates.ca.toString() } });
    const billing = channelFor("billing", "/O=shop/CN=billing");
    const seen = await callOnce(edge, WRITE, { "x-caller": "admin" }, billing);
    assert.deepEqual([seen.caller, seen.party], ["billing", "billing"]);
    const mesh = channelFor("mesh", "/", "URI:spiffe://shop/orders");
    assert.equal((await callOnce(edge, READ, {}, mesh)).caller, "spiffe://shop/orders");
    const nobody = await callOnce(edge, READ, {}, channelFor("nobody", "/O=shop"));
    assert.equal(nobody.code, status.UNAUTHENTICATED);
    await edge.server.close(0);
  });

  it("without the certificate that is asked for, or with another authority's, reach nothing", async () => {
    const edge = await startEdge({ tls: { ...tls, clientCa: certificates.ca.toString() } });
    const none = credentials.createSsl(certificates.ca);
    const { cert, key } = createCertificates(folder, "other").issue("forged", "/CN=billing");
    const forged = credentials.createSsl(certificates.ca, key, cert);
    for (const channel of [none, forged]) {
      for (const path of [READ, "/grpc.health.v1.Health/Check"]) {
        const ended = await callOnce(edge, path, {}, channel);
        assert.deepEqual([ended.code, ended.caller], [status.UNAVAILABLE, undefined]);
      }
    }
    await edge.server.close(0);
  });

  it("need both where both are asked for, and are named by their token", async () => {
    const edge = await startEdge({ tls: { ...tls, clientCa: certificates.ca.toString() }, tokens: TOKENS });
    const channel = channelFor("gateway", "/CN=gateway");
    assert.equal((await callOnce(edge, READ, {}, channel)).code, status.UNAUTHENTICATED);
    assert.equal((await callOnce(edge, READ, { authorization: "Bearer read-token" }, channel)).caller, "reader");
    await edge.server.close(0);
  });

  it("can't be served with files that don't fit, which is said in one line", async () => {
    const other = certificates.issue("another", "/CN=another");
    for (const wrong of [
      { ...tls, cert: "no certificate" },
      { ...tls, key: other.key.toString() },
      { ...tls, key: "" },
    ]) {
      await assert.rejects(startEdge({ tls: wrong }), /^Error: the TLS certificate, its key .* can't be used: [^\n]+$/);
    }
  });
});
