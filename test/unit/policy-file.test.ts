import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AskedRpc } from "../../src/access/access.js";
import { type Identity, jwtName } from "../../src/access/identity.js";
import { PolicyError, parsePolicy } from "../../src/access/policy-file.js";
import { PolicySource } from "../../src/access/policy-source.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { askedRpcs, servedRpcs } from "../../src/calls/asked-rpcs.js";
import { createHandlers } from "../../src/calls/handlers.js";
import { readImage } from "../../src/contract/image.js";
import { loadPlans, readMigrations } from "../../src/contract/load-plans.js";
import { watchUnknownRpcs } from "../../src/service/open-access.js";
import { openProbe } from "../../src/sqlite/file/probe.js";
import { FakePool } from "./grpc-fixture.js";

const PLANS = Object.values(loadPlans());
const RPCS = askedRpcs(PLANS);
const SERVED = servedRpcs(PLANS);
const rpc = (name: string): AskedRpc => RPCS.find(({ method }) => method.endsWith(`.${name}`)) ?? assert.fail(name);

function problemsOf(policy: unknown, names = { methods: RPCS.map(({ method }) => method) }): readonly string[] {
  try {
    parsePolicy(typeof policy === "string" ? policy : JSON.stringify(policy), names);
    return [];
  } catch (error) {
    assert.ok(error instanceof PolicyError);
    return error.problems;
  }
}

const withTable = (table: unknown) => ({ roles: { a: { rpcs: ["sql-read"], sql: { main: { users: table } } } } });
const withRole = (role: unknown) => ({ roles: { a: role } });

describe("a policy file", () => {
  for (const [policy, problem] of [
    ["{", /^the policy is not JSON/],
    [[], /^the policy must be an object/],
    [{ role: {} }, /^the policy has role, which means nothing there/],
    [{ roles: { read: { rpcs: [] } } }, /^roles\.read is a role that there is already/],
    [{ roles: { "a b": { rpcs: [] } } }, /^roles\.a b must have 1 to 64 letters/],
    [withRole({}), /^roles\.a\.rpcs must be a list of texts/],
    [withRole({ rpcs: ["sql-reed"] }), /^roles\.a\.rpcs has sql-reed, which is neither/],
    [withRole({ rpcs: ["MainDb/Nothing"] }), /^roles\.a\.rpcs has MainDb\/Nothing, which is the name of no rpc/],
    [withRole({ rpcs: ["typed-read"], sql: { main: {} } }), /^roles\.a\.sql has no rpc to be used with/],
    [withRole({ rpcs: ["sql-read"], sql: { other: {} } }), /^roles\.a\.sql has other/],
    [withRole({ rpcs: [], limits: { rows: 0 } }), /^roles\.a\.limits\.rows must be a whole number greater than 0/],
    [withRole({ rpcs: [], limits: { callsPerSecond: "9" } }), /must be a number greater than 0/],
    [withRole({ rpcs: [], limits: { lanes: ["fast"] } }), /^roles\.a\.limits\.lanes must be a list out of/],
    [withTable({ columns: ["id; DROP"] }), /has id; drop, which is no name of a column/],
    [withTable({ others: "NULL" }), /others must be "refused" or "null"/],
    [withTable({ rows: "id = 1", insert: true }), /has rows, so it can't have insert/],
    [withTable({ rows: "id = 1", others: "null" }), /others must be left out beside rows/],
    [withTable({ rows: "" }), /rows must be a condition/],
    [withTable({ rows: "1) OR (1" }), /rows has \)/],
    [withTable({ rows: "(1" }), /rows has brackets that are not closed/],
    [withTable({ rows: "id IN (SELECT id FROM messages)" }), /rows has SELECT/],
    [withTable({ rows: "id IN messages" }), /rows has IN/i],
    [withTable({ rows: "EXISTS (VALUES (1))" }), /rows has EXISTS/],
    [withTable({ rows: "1 -- )" }), /rows has -- \)/],
    [withTable({ rows: "1 /* */" }), /rows has \/\*/],
    [withTable({ rows: "id = 'x" }), /rows has 'x/],
    [withTable({ rows: "id = ?" }), /rows has \?/],
    [withTable({ rows: "id = :caller" }), /rows has :caller/],
    [withTable({ rows: '"id" = 1' }), /rows has "id"/],
    [withTable({ rows: "1; DELETE FROM users" }), /rows has ;/],
    [{ roles: { a: { rpcs: ["sql-read"], sql: { main: { crewdb_meta: {} } } } } }, /can't be given to callers/],
    [{ roles: { a: { rpcs: ["sql-read"], sql: { main: { sqlite_schema: {} } } } } }, /can't be given to callers/],
    [{ identities: [{ roles: [] }] }, /^identities\[0\] must have one of token/],
    [{ identities: [{ token: "a", jwt: "b", roles: [] }] }, /^identities\[0\] must have one of token/],
    [{ identities: [{ token: "a", roles: ["b"] }] }, /^identities\[0\]\.roles has b, which is no role/],
    [{ identities: [{ claim: "groups", roles: [] }] }, /^identities\[0\]\.value must be a text/],
    [{ identities: [{ local: false, roles: [] }] }, /^identities\[0\]\.local must be true/],
    [
      {
        identities: [
          { token: "a", roles: [] },
          { token: "a", roles: ["read"] },
        ],
      },
      /^identities\[1\] is the same as identities\[0\]/,
    ],
    [
      {
        roles: Object.fromEntries(["a", "b"].map((name) => [name, { rpcs: ["sql-read"], sql: { main: {} } }])),
        others: ["a", "b"],
      },
      /^others has a and b, which both say what SQL reaches/,
    ],
  ] as const)
    it(`is refused: ${typeof policy === "string" ? policy : JSON.stringify(policy)}`, () => {
      const problems = problemsOf(policy);
      assert.ok(
        problems.some((each) => problem.test(each)),
        problems.join("\n"),
      );
    });

  it("names tables and columns that there are not, where those are known", () => {
    const tables = new Map([["main", new Map([["users", ["id", "email"]]])]] as const);
    const names = { methods: RPCS.map(({ method }) => method), tables };
    assert.deepEqual(problemsOf(withTable({ columns: ["id", "mail"] }), names), [
      "roles.a.sql.main.users.columns has mail, which is no column of the table",
    ]);
    const unknown = { roles: { a: { rpcs: ["sql-read"], sql: { main: { user: {} } } } } };
    assert.deepEqual(problemsOf(unknown, names), ["roles.a.sql.main.user is no table or view of main"]);
  });

  it("has a schema for editors that knows every name that the service does", () => {
    const schema: unknown = JSON.parse(readFileSync(join(PACKAGE_ROOT, "policy.schema.json"), "utf8"));
    const text = JSON.stringify(schema);
    for (const [wrong, at] of [
      [{ x: 1 }, "the policy"],
      [withRole({ rpcs: [], x: 1 }), "roles.a"],
      [withRole({ rpcs: [], limits: { x: 1 } }), "roles.a.limits"],
      [withTable({ x: 1 }), "roles.a.sql.main.users"],
      [{ identities: [{ token: "a", roles: [], x: 1 }] }, "identities[0]"],
    ] as const) {
      const known = problemsOf(wrong).find((each) => each.startsWith(`${at} has x`)) ?? assert.fail(at);
      for (const name of known.replace(/.*it may have /, "").split(", ")) assert.ok(text.includes(`"${name}":`), name);
    }
  });
});

describe("the policy of docs/security.md", () => {
  const page = readFileSync(join(PACKAGE_ROOT, "docs/security.md"), "utf8");
  const text = /<!-- policy -->\n```json\n([\s\S]*?)```/.exec(page)?.[1] ?? assert.fail("no policy on the page");
  const methods = RPCS.map(({ method }) => method);

  it("is right, down to its columns and conditions", () => {
    const probe = openProbe({ migrations: readMigrations("main") });
    const policy = parsePolicy(text, { methods, tables: new Map([["main", probe.tables()]]) });
    for (const [, { tables = {} }] of policy.ownRoles)
      for (const [table, { rows = "1" }] of Object.entries(tables.main ?? {}))
        assert.equal(probe.problem(`SELECT 1 FROM ${table} WHERE ${rows}`), undefined);
    probe.close();
  });

  it("gives each service what the page says, and nothing else", () => {
    const policy = parsePolicy(text);
    const allowed = (identity: Identity): string[] =>
      RPCS.filter((each) => policy.accessFor(identity).refuse(each) === undefined).map(({ method }) => method);
    assert.deepEqual(allowed({ kind: "token", name: "importer" }), [
      "crewdb.walmart.v1.WalmartDb/BatchUpsertProducts",
      "crewdb.walmart.v1.WalmartDb/ImportProducts",
    ]);
    assert.deepEqual(
      [...new Set(allowed({ kind: "token", name: "reports" }).map((method) => method.split("/")[1]))],
      ["Query", "QueryStream", "Transact"],
    );
    const shop = allowed({ kind: "certificate", name: "spiffe://example.org/ns/shop/sa/checkout" });
    assert.equal(shop.length, RPCS.filter(({ role }) => role === "read" || role === "write").length);
    assert.deepEqual(allowed({ kind: "certificate", name: "spiffe://example.org/ns/shop/sa/other" }), []);
  });
});

describe("what a policy allows", () => {
  const policy = parsePolicy(
    JSON.stringify({
      roles: {
        reports: {
          rpcs: ["sql-read"],
          sql: { main: { users: { columns: ["id"] } } },
          limits: { rows: 10, lanes: ["read"] },
        },
        names: { rpcs: ["MainDb/Get*"], limits: { rows: 100, callsInFlight: 4 } },
      },
      identities: [
        { token: "r", roles: ["reports"] },
        { certificate: "spiffe://a/b", roles: ["names"] },
        { jwt: "u1", roles: ["read"] },
        { claim: "groups", value: "analysts", roles: ["reports", "names"] },
        { local: true, roles: ["admin"] },
      ],
      others: ["write"],
    }),
  );
  const may = (identity: Identity, name: string): boolean => policy.accessFor(identity).refuse(rpc(name)) === undefined;

  it("goes by kind and name, by claim, then by what the identity brings, then to others", () => {
    assert.deepEqual(policy.rolesOf({ kind: "token", name: "r", roles: ["admin"] }), ["reports"]);
    assert.deepEqual(policy.rolesOf({ kind: "certificate", name: "r" }), ["write"]);
    assert.deepEqual(policy.rolesOf({ kind: "certificate", name: "spiffe://a/b" }), ["names"]);
    const jwt = (subject: string, groups: unknown): Identity => ({
      kind: "jwt",
      name: jwtName(subject),
      claims: { groups },
    });
    assert.deepEqual(policy.rolesOf(jwt("u1", ["analysts"])), ["read"]);
    assert.deepEqual(policy.rolesOf(jwt("u2", "analysts")), ["reports", "names"]);
    assert.deepEqual(policy.rolesOf(jwt("u2", { analysts: true })), ["write"]);
    assert.deepEqual(policy.rolesOf({ kind: "token", name: "x", roles: ["sql", "gone"] }), ["sql"]);
    assert.deepEqual(policy.rolesOf({ kind: "local", name: "local" }), ["admin"]);
  });

  it("is what any role allows, within the limits of each", () => {
    const both = policy.accessOf(["reports", "names"]);
    assert.deepEqual(both.limits, { rows: 10, callsInFlight: 4, lanes: ["read"] });
    assert.equal(both.refuse(rpc("MainDb/GetEmail")), undefined);
    assert.equal(both.refuse(rpc("MainDb/Query")), undefined);
    assert.equal(both.refuse(rpc("MainDb/Execute"))?.reason, "PERMISSION_DENIED");
    assert.deepEqual(both.tables, { main: { users: policy.accessOf(["reports"]).tables?.main?.users } });
    // A role without a word on tables does not widen what another limits.
    assert.deepEqual(policy.accessOf(["reports", "sql"]).tables, both.tables);
  });

  it("names rpcs of any package, or of one", () => {
    const names: Identity = { kind: "certificate", name: "spiffe://a/b" };
    assert.deepEqual(
      [
        "MainDb/GetEmail",
        "MainDb/ListEmails",
        "MainDb/CreateEmail",
        "WalmartDb/GetProduct",
        "AdminDb/GetStatistics",
      ].map((name) => may(names, name)),
      [true, false, false, false, false],
    );
  });

  it("says which of its rpcs there are not, at a start and whenever it changes", () => {
    const source = new PolicySource(
      parsePolicy(JSON.stringify(withRole({ rpcs: ["MainDb/GetEmial", "MainDb/Git*", "MainDb/Get*", "typed-read"] }))),
    );
    const said: unknown[] = [];
    const log = { warn: (facts: object) => void said.push(facts) };
    watchUnknownRpcs(source, SERVED, log);
    source.replace(
      parsePolicy(JSON.stringify(withRole({ rpcs: ["AdminDb/Get*", "AdminDb/GetCaller", "Health/Check"] }))),
    );
    source.replace(parsePolicy(JSON.stringify(withRole({ rpcs: ["OtherDb/*"] }))));
    assert.deepEqual(said, [
      { unknown: ["MainDb/GetEmial (roles.a.rpcs)", "MainDb/Git* (roles.a.rpcs)"] },
      { unknown: ["OtherDb/* (roles.a.rpcs)"] },
    ]);
  });

  it("is compared with the names of all rpcs that are served", () => {
    const services = PLANS.map((plan) => ({ plan, target: new FakePool() }));
    const log = { error: () => undefined, warn: () => undefined };
    const handlers = createHandlers({ admin: [], services, image: readImage().bytes, maxCallMs: 1, log });
    assert.deepEqual(SERVED.toSorted(), [...handlers.rpcs.keys()].sort());
  });

  it("holds for 10,000 identities, and a new one for all of them at once", () => {
    const identities = Array.from({ length: 10_000 }, (_, index) => ({
      token: `t${index}`,
      roles: [index % 2 === 0 ? "read" : "write"],
    }));
    const source = new PolicySource(parsePolicy(JSON.stringify({ identities })));
    const callers = identities.map(({ token }) => source.principalFor({ kind: "token", name: token }));
    const readers = () => callers.filter((caller) => caller.refuse(rpc("MainDb/GetEmail")) === undefined).length;
    assert.equal(readers(), 5000);
    let told = 0;
    const forget = source.onChange(() => told++);
    source.replace(parsePolicy(JSON.stringify({ identities: identities.slice(0, 10) })));
    forget();
    assert.deepEqual([readers(), told], [5, 1]);
  });
});
