import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  base64url,
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from "jose";
import { Authenticator } from "../../src/access/authenticate.js";
import { JwtVerifier } from "../../src/access/jwt.js";
import { type JwtKey, type JwtKeySet, parseKeySet } from "../../src/access/jwt-keys.js";
import { createMainDb, describeError } from "../../src/client/index.js";
import { parseConfig } from "../../src/settings/config.js";
import { type Edge, startEdge } from "../unit/grpc-fixture.js";
import { callOnce } from "./call-once.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer } from "./test-server.js";

const RULES = {
  issuer: "https://issuer.example",
  audience: "crewdb",
  algorithms: ["ES256", "RS256", "EdDSA"],
  clockSkewMs: 30_000,
  rolesClaim: "realm.roles",
};
const GET = "/crewdb.main.v1.MainDb/GetEmail";
const CREATE = "/crewdb.main.v1.MainDb/CreateEmail";

interface Signer {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JwtKey;
}

async function signer(alg: string, kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const { kty = "", ...members } = await exportJWK(publicKey);
  return { privateKey, publicKey, jwk: { kty, ...members, kid, alg } };
}

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (more: JWTPayload = {}): JWTPayload => ({
  iss: RULES.issuer,
  aud: RULES.audience,
  sub: "ann",
  exp: now() + 600,
  realm: { roles: ["read"] },
  ...more,
});

function sign(key: CryptoKey | Uint8Array, header: JWTHeaderParameters, payload: JWTPayload = claims()) {
  return new SignJWT(payload).setProtectedHeader(header).sign(key);
}

describe("JSON Web Tokens", () => {
  let ec: Signer;
  let rsa: Signer;
  let ed: Signer;
  let verifier: JwtVerifier;
  let authenticator: Authenticator;
  let edge: Edge;
  const set = (...keys: Signer[]): JwtKeySet => parseKeySet(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));

  before(async () => {
    [ec, rsa, ed] = await Promise.all([signer("ES256", "ec"), signer("RS256", "rsa"), signer("EdDSA", "ed")]);
  });
  beforeEach(async () => {
    verifier = new JwtVerifier(set(ec, rsa, ed), RULES);
    authenticator = new Authenticator({ jwt: verifier });
    edge = await startEdge({ authenticator });
  });
  afterEach(() => edge.server.close(0));

  const ask = (token: string, path = GET) => callOnce(edge, path, { authorization: `Bearer ${token}` });

  it("of each kind of key name their caller, who has the roles of the claim", async () => {
    for (const [alg, { privateKey }, kid] of [
      ["ES256", ec, "ec"],
      ["RS256", rsa, "rsa"],
      ["EdDSA", ed, "ed"],
    ] as const) {
      const token = await sign(privateKey, { alg, kid });
      assert.equal((await ask(token)).caller, "jwt:ann", alg);
      assert.equal((await ask(token, CREATE)).reason, "PERMISSION_DENIED", alg);
    }
    const spaced = { ...RULES, rolesClaim: "scope" };
    verifier = new JwtVerifier(set(ec), spaced);
    authenticator = new Authenticator({ jwt: verifier });
    const other = await startEdge({ authenticator });
    const token = await sign(ec.privateKey, { alg: "ES256", kid: "ec" }, claims({ scope: "openid write" }));
    const header = { authorization: `Bearer ${token}` };
    assert.equal((await callOnce(other, CREATE, header)).caller, "jwt:ann");
    assert.equal((await callOnce(other, GET, header)).reason, "PERMISSION_DENIED");
    await other.server.close(0);
  });

  it("without a claim of roles may do nothing", async () => {
    const token = await sign(ec.privateKey, { alg: "ES256", kid: "ec" }, claims({ realm: { roles: 7 } }));
    assert.equal((await ask(token)).reason, "PERMISSION_DENIED");
  });

  it("that are forged or meant for others are refused, in words that say why and repeat nothing", async () => {
    const pem = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
    const jwk = new TextEncoder().encode(JSON.stringify(rsa.jwk));
    const attacker = await signer("ES256", "ec");
    const long = await signer("RS512", "rsa");
    const good = await sign(ec.privateKey, { alg: "ES256", kid: "ec" });
    const [, body = "", signature = ""] = good.split(".");
    const encode = (value: object): string => base64url.encode(JSON.stringify(value));
    const es = (payload: JWTPayload, more: object = {}): Promise<string> =>
      sign(ec.privateKey, { alg: "ES256", kid: "ec", ...more }, payload);
    const { exp: _, ...endless } = claims();
    const { sub: __, ...nobody } = claims();
    const forged: readonly (readonly [string, string, RegExp])[] = [
      ["alg none", `${encode({ alg: "none" })}.${body}.`, /malformed|CREWDB_JWT_ALGORITHMS/],
      ["alg None", `${encode({ alg: "None", kid: "ec" })}.${body}.${signature}`, /CREWDB_JWT_ALGORITHMS/],
      ["HS256 with the public key", await sign(pem, { alg: "HS256", kid: "rsa" }), /CREWDB_JWT_ALGORITHMS/],
      ["HS256 with the public JWK", await sign(jwk, { alg: "HS256", kid: "rsa" }), /CREWDB_JWT_ALGORITHMS/],
      ["an algorithm that is not allowed", await sign(long.privateKey, { alg: "RS512", kid: "rsa" }), /ALGORITHMS/],
      ["kid with a path", await es(claims(), { kid: "../../../dev/null" }), /a key that is not known/],
      ["kid with SQL", await es(claims(), { kid: "x' UNION SELECT '" }), /a key that is not known/],
      ["kid of another kind of key", await es(claims(), { kid: "rsa" }), /a key that is not known/],
      ["another's key", await sign(attacker.privateKey, { alg: "ES256", kid: "ec" }), /a signature that is wrong/],
      ["a key in the header", await sign(attacker.privateKey, { alg: "ES256", jwk: attacker.jwk }), /wrong/],
      ["a key's address", await sign(attacker.privateKey, { alg: "ES256", jku: "https://evil.example" }), /wrong/],
      ["an unknown critical header", await criticalOf(ec.privateKey), /malformed/],
      [
        "other claims under its signature",
        `${good.split(".")[0]}.${encode(claims({ sub: "eve" }))}.${signature}`,
        /wrong/,
      ],
      ["a cut signature", good.slice(0, -9), /wrong|malformed/],
      ["another issuer", await es(claims({ iss: "https://evil.example" })), /another `iss`/],
      ["another audience", await es(claims({ aud: "billing" })), /another `aud`/],
      ["no expiry", await es(endless), /no `exp`/],
      ["no subject", await es(nobody), /no `sub`/],
      ["a subject of two lines", await es(claims({ sub: "ann\nroot" })), /`sub` that can't name a caller/],
      ["expired", await es(claims({ exp: now() - 60 })), /has expired/],
      ["not valid yet", await es(claims({ nbf: now() + 60 })), /is not valid yet/],
      ["an expiry that is a text", await es(claims({ exp: "never" as unknown as number })), /`exp`|malformed/],
    ];
    for (const [what, token, problem] of forged) {
      const { code, reason, caller, details = "" } = await ask(token);
      assert.deepEqual([what, code, reason, caller], [what, 16, "UNAUTHENTICATED", undefined]);
      assert.match(details, problem, what);
      assert.doesNotMatch(details, /evil|billing|UNION|dev\/null|ann/, what);
    }
    verifier.useKeys(set(ec, await signer("ES256", "ec2")));
    assert.match((await ask(await sign(ec.privateKey, { alg: "ES256" }))).details ?? "", /several keys/);
  });

  it("are let in while the clocks differ by no more than the skew", async () => {
    const es = (payload: JWTPayload): Promise<string> => sign(ec.privateKey, { alg: "ES256", kid: "ec" }, payload);
    assert.equal((await ask(await es(claims({ exp: now() - 10 })))).caller, "jwt:ann");
    assert.equal((await ask(await es(claims({ nbf: now() + 10 })))).caller, "jwt:ann");
  });

  it("are verified once, until they expire or the keys change", async () => {
    const token = await sign(ec.privateKey, { alg: "ES256", kid: "ec" });
    const call = {
      peer: { name: "p", messages: 0 },
      header: () => `Bearer ${token}`,
      certificate: () => undefined,
    };
    const pending = authenticator.prepare(call);
    assert.ok(pending !== undefined);
    await pending;
    assert.equal(authenticator.prepare(call), undefined);
    const caller = authenticator.find(call);
    verifier.useKeys(set(ec, rsa));
    await authenticator.prepare(call);
    assert.equal(authenticator.find(call), caller);
    verifier.useKeys(set(rsa));
    await authenticator.prepare(call);
    assert.ok("reason" in authenticator.find(call));
  });

  it("may stand beside a tokens file, and are then no way around it", async () => {
    const both = await startEdge({ authenticator: new Authenticator({ jwt: verifier }) });
    assert.equal((await callOnce(both, GET)).reason, "UNAUTHENTICATED");
    assert.equal((await callOnce(both, GET, { authorization: "Bearer a.b.c" })).reason, "UNAUTHENTICATED");
    await both.server.close(0);
  });

  describe("of a server", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "crewdb-jwt-"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const settingsFor = (keys: JwtKeySet): Record<string, string> => {
      writeFileSync(join(folder, "jwks.json"), JSON.stringify(keys));
      return {
        CREWDB_JWKS_FILE: join(folder, "jwks.json"),
        CREWDB_JWT_ISSUER: RULES.issuer,
        CREWDB_JWT_AUDIENCE: RULES.audience,
        CREWDB_JWT_CLOCK_SKEW_MS: "0",
        CREWDB_JWT_ROLES_CLAIM: RULES.rolesClaim,
      };
    };
    const everything = { realm: { roles: ["read", "write", "sql", "admin"] } };
    it("end what is open when they expire, and when their key is taken away", async () => {
      const server = await startTestServer(settingsFor(set(ec, rsa)));
      const token = await sign(ec.privateKey, { alg: "ES256", kid: "ec" }, claims({ ...everything, exp: now() + 2 }));
      const longer = await sign(rsa.privateKey, { alg: "RS256", kid: "rsa" }, claims(everything));
      using brief = createMainDb(server.address, { token, retry: { maxAttempts: 1 } });
      using other = createMainDb(server.address, { token: longer, retry: { maxAttempts: 1 } });
      const over = Promise.withResolvers<void>();
      const drain = async (db: typeof brief): Promise<void> => {
        const idle = async function* () {
          yield {};
          await over.promise;
        };
        for await (const _ of db.pipeline(idle()));
      };
      const stays = reasonOf(drain(other));
      assert.equal(await reasonOf(drain(brief)), "CREDENTIAL_ENDED");
      assert.equal(await reasonOf(brief.listUsers({})), "UNAUTHENTICATED");
      assert.equal((await other.listUsers({})).users.length, 0);
      settingsFor({ keys: [] });
      assert.equal(await stays, "CREDENTIAL_ENDED");
      while (
        await other.listUsers({}).then(
          () => true,
          () => false,
        )
      )
        await pause(50);
      over.resolve();
      await server.stop();
    });

    it("have a caller whom the policy can shut out by the subject, whatever the token claims", async () => {
      const policy = {
        identities: [
          { jwt: "ann", roles: [] },
          { claim: "team", value: "shop", roles: ["read"] },
        ],
      };
      writeFileSync(join(folder, "policy.json"), JSON.stringify(policy), { mode: 0o644 });
      const policyFile = join(folder, "policy.json");
      const server = await startTestServer({ ...settingsFor(set(ec)), CREWDB_POLICY_FILE: policyFile });
      const ask = async (more: JWTPayload): Promise<string> => {
        const token = await sign(ec.privateKey, { alg: "ES256", kid: "ec" }, claims(more));
        using db = createMainDb(server.address, { token, retry: { maxAttempts: 1 } });
        return await db.listUsers({}).then(
          () => "",
          (error: unknown) => describeError(error).reason,
        );
      };
      assert.equal(await ask(everything), "PERMISSION_DENIED");
      assert.equal(await ask({ ...everything, team: "shop" }), "PERMISSION_DENIED");
      assert.equal(await ask({ ...everything, sub: "bob" }), "");
      assert.equal(await ask({ realm: {}, sub: "bob", team: "shop" }), "");
      await server.stop();
    });

    it("are verified before a call over HTTP, the first one too", async () => {
      const server = await startTestServer({ ...settingsFor(set(ec)), CREWDB_HTTP_PORT: "0" });
      const ask = async (key: CryptoKey): Promise<number> => {
        const token = await sign(key, { alg: "ES256", kid: "ec" }, claims(everything));
        const { status } = await fetch(`${server.httpAddress}/crewdb.main.v1.MainDb/ListUsers`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
          body: "{}",
        });
        return status;
      };
      assert.equal(await ask(ec.privateKey), 200);
      assert.equal(await ask((await signer("ES256", "ec")).privateKey), 401);
      await server.stop();
    });

    it("have settings that are told what is wrong with them", () => {
      const problemsOf = (settings: Record<string, string>): readonly string[] => {
        try {
          parseConfig(settings);
          return [];
        } catch (error) {
          return (error as { readonly problems: readonly string[] }).problems;
        }
      };
      const settings = settingsFor(set(ec));
      assert.deepEqual(problemsOf(settings), []);
      const { CREWDB_JWT_ISSUER, CREWDB_JWT_AUDIENCE, ...nobody } = settings;
      assert.deepEqual(problemsOf(nobody), [
        "CREWDB_JWKS_FILE needs CREWDB_JWT_ISSUER too",
        "CREWDB_JWKS_FILE needs CREWDB_JWT_AUDIENCE too",
      ]);
      const { CREWDB_JWKS_FILE, ...other } = settings;
      assert.deepEqual(problemsOf({ ...other, CREWDB_JWKS_URL: "https://issuer.example/jwks" }), []);
      assert.deepEqual(problemsOf({ ...settings, CREWDB_JWKS_URL: "https://issuer.example/jwks" }), [
        "CREWDB_JWKS_FILE and CREWDB_JWKS_URL are both set: unset one",
      ]);
      for (const url of [
        "http://issuer.example/jwks",
        "https://ann:secret@issuer.example/",
        "issuer.example",
        "file:///jwks",
      ])
        assert.deepEqual(problemsOf({ ...other, CREWDB_JWKS_URL: url }), [
          "CREWDB_JWKS_URL must be an https address without user and password",
        ]);
      for (const algorithms of ["HS256", "none", "ES256,HS512", ""])
        assert.equal(
          problemsOf({ ...settings, CREWDB_JWT_ALGORITHMS: algorithms }).length,
          algorithms === "" ? 0 : 1,
          algorithms,
        );
      for (const [text, problem] of [
        ["{", /it must be JSON/],
        ['{"keys": []}', /at least one key/],
        ['{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}', /key 1 has a kty that is not one of RSA, EC, OKP/],
        ['{"keys": [{"kty": "RSA", "d": "c2VjcmV0"}]}', /key 1 is a private key/],
        ['{"keys": [{"kty": "RSA", "kid": "a"}, {"kty": "EC", "kid": "a"}]}', /key 2 has the kid of another/],
      ] as const)
        assert.throws(
          () => parseKeySet(text),
          (error: Error) => problem.test(error.message) && !error.message.includes("c2VjcmV0"),
        );
    });
  });
});

/** jose signs no header that it does not know; this one says that it must be understood. */
async function criticalOf(key: CryptoKey): Promise<string> {
  const header = { alg: "ES256", kid: "ec", crit: ["exotic"], exotic: true };
  const signing = new SignJWT(claims()).setProtectedHeader(header);
  return await signing.sign(key, { crit: { exotic: true } });
}
