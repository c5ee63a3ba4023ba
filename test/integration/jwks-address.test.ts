import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { pino } from "pino";
import { JwksAddress, type JwksAddressOptions } from "../../src/access/jwks-address.js";
import { JwtVerifier } from "../../src/access/jwt.js";
import type { JwtKey } from "../../src/access/jwt-keys.js";
import { hashOf } from "../../src/access/tokens.js";
import { createMainDb } from "../../src/client/index.js";
import { openAccess } from "../../src/service/open-access.js";
import { parseConfig } from "../../src/settings/config.js";
import { type Certificates, createCertificates, noOpenssl } from "../unit/grpc-certificates.js";
import { ok, startEdge } from "../unit/grpc-fixture.js";
import { callOnce } from "./call-once.js";
import { reasonOf } from "./reason-of.js";
import { startProcess } from "./service-process.js";

const RULES = {
  issuer: "https://issuer.example",
  audience: "crewdb",
  algorithms: ["ES256"],
  clockSkewMs: 0,
  rolesClaim: "roles",
};
const NEVER_MS = 1_000_000;
/** A handshake takes long on a busy machine. */
const ANSWER_MS = 20_000;

interface Signer {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JwtKey;
}

async function signer(kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const { kty = "", ...members } = await exportJWK(publicKey);
  return { kid, privateKey, jwk: { kty, ...members, kid, alg: "ES256" } };
}

function sign({ kid, privateKey }: Signer, header: object = {}): Promise<string> {
  const payload: JWTPayload = { sub: "ann", roles: ["read"], iss: RULES.issuer, aud: RULES.audience };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "ES256", kid, ...header })
    .setExpirationTime("10 minutes")
    .sign(privateKey);
}

describe("an issuer's keys at an https address", () => {
  let folder: string;
  let certificates: Certificates;
  let issuer: Server;
  let url: URL;
  let asked: string[];
  let answer: RequestListener;
  let one: Signer;
  let two: Signer;
  let address: JwksAddress;
  let verifier: JwtVerifier;
  let counts: { readonly name: string; loaded: number; failed: number };
  let problems: unknown[];

  before(async function () {
    const missing = noOpenssl();
    if (missing !== undefined) {
      process.stderr.write(`skipped: ${missing}\n`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "crewdb-jwks-"));
    certificates = createCertificates(folder, "issuers");
    const { cert, key } = certificates.issue("issuer", "/CN=issuer", "IP:127.0.0.1");
    issuer = createServer({ cert, key }, (request, response) => {
      asked.push(request.url ?? "");
      answer(request, response);
    });
    issuer.listen(0, "127.0.0.1");
    await once(issuer, "listening");
    url = new URL(`https://127.0.0.1:${(issuer.address() as AddressInfo).port}/keys`);
    [one, two] = await Promise.all([signer("one"), signer("two")]);
  });
  after(() => {
    issuer?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const keys = (...signers: readonly { readonly jwk: object }[]): RequestListener => {
    const text = JSON.stringify({ keys: signers.map(({ jwk }) => jwk) });
    return (_, response) => void response.end(text);
  };

  function watch(options: Partial<JwksAddressOptions> = {}): void {
    counts = { name: "jwks", loaded: 0, failed: 0 };
    problems = [];
    const log = {
      info: () => undefined,
      error: (facts: object) => void problems.push("problem" in facts && facts.problem),
    };
    verifier = new JwtVerifier({ keys: [] }, RULES, () => address.lookAgain());
    address = new JwksAddress({
      url,
      ca: certificates.ca,
      counts,
      log,
      use: (fetched) => verifier.useKeys(fetched),
      ...options,
      times: { refreshMs: NEVER_MS, cooldownMs: 0, answerMs: ANSWER_MS, ...options.times },
    });
  }

  beforeEach(async () => {
    asked = [];
    answer = keys(one);
    watch();
    await address.start();
  });
  afterEach(() => {
    address.stop();
    issuer.closeAllConnections();
  });

  /** Whom a token names, or why it is refused. */
  async function whoHas(token: string): Promise<string> {
    const hash = hashOf(token);
    await verifier.prepare(token, hash);
    const found = verifier.find(hash);
    return "reason" in found ? found.message : found.name;
  }
  const UNKNOWN = "the JSON Web Token is signed with a key that is not known";

  it("verify tokens, and a token with a new kid at once", async () => {
    assert.equal(await whoHas(await sign(one)), "jwt:ann");
    answer = keys(one, two);
    assert.equal(await whoHas(await sign(two)), "jwt:ann");
    answer = keys(two);
    const old = await sign(one);
    assert.equal(await whoHas(old), "jwt:ann");
    await address.lookAgain();
    assert.equal(await whoHas(old), UNKNOWN);
    assert.deepEqual([counts.loaded, counts.failed, problems], [3, 0, []]);
  });

  it("are asked for again after a while", async () => {
    watch({ times: { refreshMs: 20, cooldownMs: NEVER_MS } });
    await address.start();
    answer = keys(two);
    const token = await sign(two);
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = (request, response) => {
      keys(two)(request, response);
      if (asked.length > 5) resolve();
    };
    await promise;
    assert.equal(await whoHas(token), "jwt:ann");
  });

  it("are not asked for more often than the cooldown allows, whatever callers send", async () => {
    watch({ times: { cooldownMs: NEVER_MS } });
    asked = [];
    await address.start();
    const tokens = Array.from({ length: 50 }, (_, index) => sign(two, { kid: `made-up-${index}` }));
    for (const token of await Promise.all(tokens)) assert.equal(await whoHas(token), UNKNOWN);
    assert.equal(asked.length, 1);
    // One that does not answer is left alone just as long.
    answer = (_, response) => void response.writeHead(500).end();
    watch({ times: { cooldownMs: NEVER_MS } });
    asked = [];
    await address.start();
    for (const token of await Promise.all(tokens)) assert.equal(await whoHas(token), UNKNOWN);
    assert.equal(asked.length, 1);
  });

  it("stay while the address has an answer that is of no use, which is counted and logged once", async () => {
    const known = await sign(one);
    const unknown = await sign(two);
    const endless = (response: ServerResponse): void => {
      const spaces = new Readable({ read: (): void => void spaces.push(" ".repeat(64 * 1024)) });
      pipeline(spaces, response, () => undefined);
    };
    const useless: readonly (readonly [RequestListener, RegExp])[] = [
      [(_, response) => void response.writeHead(302, { location: "/other" }).end(), /with the status 302$/],
      [(_, response) => void response.writeHead(404).end("{}"), /with the status 404$/],
      [(_, response) => endless(response), /more than 1048576 bytes$/],
      [({ socket }) => void socket.destroy(), /socket hang up|ECONNRESET/],
      [(_, response) => void response.end("<html>"), /it must be JSON$/],
      [(_, response) => void response.end("{}"), /it must be a JSON Web Key Set/],
    ];
    for (const [use, problem] of useless) {
      answer = use;
      const before = { ...counts };
      problems.length = 0;
      assert.equal(await whoHas(unknown), UNKNOWN, String(problem));
      await address.lookAgain();
      assert.equal(await whoHas(known), "jwt:ann", String(problem));
      assert.equal(problems.length, 1, String(problem));
      assert.match(String(problems[0]), problem);
      assert.equal(counts.loaded, before.loaded);
      assert.ok(counts.failed >= before.failed + 2);
      answer = keys(one);
      await address.lookAgain();
      // A refusal is remembered for a second.
      verifier.useKeys({ keys: [one.jwk] });
    }
    assert.ok(!asked.includes("/other"));
  });

  it("stay while the address does not answer, or not to the end", async () => {
    const known = await sign(one);
    const hanging: readonly RequestListener[] = [() => undefined, (_, response) => void response.write('{"keys": [')];
    for (const use of hanging) {
      answer = use;
      watch({ times: { answerMs: 500 } });
      verifier.useKeys({ keys: [one.jwk] });
      await address.start();
      assert.equal(await whoHas(known), "jwt:ann");
      assert.deepEqual([counts.failed, problems], [1, ["there is no answer within 500 ms"]]);
      address.stop();
    }
  });

  it("are none any more when the issuer withdraws all of them", async () => {
    for (const nothing of [keys(), keys({ jwk: { kty: "oct", k: "c2VjcmV0" } })]) {
      answer = keys(one);
      await address.lookAgain();
      const token = await sign(one);
      assert.equal(await whoHas(token), "jwt:ann");
      answer = nothing;
      await address.lookAgain();
      assert.equal(await whoHas(token), UNKNOWN);
    }
    assert.deepEqual([counts.loaded, counts.failed, problems], [4, 0, []]);
  });

  it("are the same in another order, and tokens are not verified again", async () => {
    const reversed = ({ jwk }: Signer) => ({ jwk: Object.fromEntries(Object.entries(jwk).reverse()) });
    answer = keys(one, two);
    await address.lookAgain();
    answer = keys(reversed(two), reversed(one), { jwk: { kty: "oct", k: "c2VjcmV0" } });
    await address.lookAgain();
    assert.deepEqual([counts.loaded, counts.failed], [2, 0]);
  });

  it("are of use where two of them have one kid, which is logged and counted once", async () => {
    answer = keys(one, { jwk: { ...two.jwk, kid: "one" } }, two);
    await address.lookAgain();
    await address.lookAgain();
    assert.equal(await whoHas(await sign(two)), "jwt:ann");
    assert.equal(await whoHas(await sign(one)), "the JSON Web Token has no `kid`, or one that several keys have");
    assert.deepEqual([counts.loaded, counts.failed], [2, 1]);
    assert.deepEqual(problems, ["several keys have the kid one"]);
  });

  it("end the open streams of a key that is gone", async () => {
    const config = parseConfig({
      CREWDB_JWKS_URL: url.href,
      CREWDB_JWT_ISSUER: RULES.issuer,
      CREWDB_JWT_AUDIENCE: RULES.audience,
    });
    const jwks = { ca: certificates.ca, times: { cooldownMs: 0, answerMs: ANSWER_MS } };
    const { authenticator, reloads } = await openAccess(config, pino({ enabled: false }), jwks);
    const edge = await startEdge({ authenticator });
    edge.pool.answer = () => ok("");
    using db = createMainDb(edge.server.address, { token: await sign(one), retry: { maxAttempts: 1 } });
    const over = Promise.withResolvers<void>();
    const requests = async function* () {
      yield { calls: [{ id: 1n, method: "GetEmail" }] };
      await over.promise;
    };
    const stream = db.pipeline(requests())[Symbol.asyncIterator]();
    assert.equal((await stream.next()).done, false);
    answer = keys(two);
    const other = { authorization: `Bearer ${await sign(two)}` };
    assert.equal((await callOnce(edge, "/crewdb.main.v1.MainDb/GetEmail", other)).caller, "jwt:ann");
    assert.equal(await reasonOf(stream.next()), "CREDENTIAL_ENDED");
    over.resolve();
    reloads.stop();
    await edge.server.close(0);
  });

  it("are not taken from a server that no trusted authority vouches for", async () => {
    for (const ca of [undefined, createCertificates(folder, "others").ca]) {
      const trust = ca === undefined ? {} : { ca };
      counts = { name: "jwks", loaded: 0, failed: 0 };
      const stranger = new JwksAddress({
        url,
        counts,
        log: { info: () => undefined, error: (facts) => void problems.push(facts) },
        use: () => assert.fail("keys of a stranger"),
        ...trust,
      });
      await stranger.start();
      stranger.stop();
      assert.deepEqual([counts.loaded, counts.failed], [0, 1]);
    }
  });

  it("are the kinds that tokens are verified with; others in the answer do no harm", async () => {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const secret = { jwk: { kty: "oct", k: "c2VjcmV0", kid: "three" } };
    const whole = { jwk: { ...(await exportJWK(privateKey)), kid: "four" } };
    answer = keys(secret, whole, { jwk: { kty: "AKP", kid: "five", alg: "ML-DSA-44", pub: "x" } }, two);
    assert.equal(await whoHas(await sign(two)), "jwt:ann");
    assert.equal(await whoHas(await sign({ ...two, privateKey, kid: "four" })), UNKNOWN);
  });

  it("serve a service, which starts without them as well", async function () {
    this.timeout(30_000);
    writeFileSync(join(folder, "ca.pem"), certificates.ca);
    const settings = {
      NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
      CREWDB_HTTP_PORT: "off",
      CREWDB_JWKS_URL: url.href,
      CREWDB_JWT_ISSUER: RULES.issuer,
      CREWDB_JWT_AUDIENCE: RULES.audience,
    };
    const token = await sign(one);
    for (const works of [true, false]) {
      if (!works) answer = (_, response) => void response.writeHead(503).end();
      const service = await startProcess(mkdtempSync(join(folder, "service-")), settings);
      using db = createMainDb(service.address, { token, retry: { maxAttempts: 1 } });
      if (works) assert.equal((await db.listUsers({})).users.length, 0);
      else assert.equal(await reasonOf(db.listUsers({})), "UNAUTHENTICATED");
      assert.equal(await service.end("SIGTERM"), 0);
    }
  });
});
