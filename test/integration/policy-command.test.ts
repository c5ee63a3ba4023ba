import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const POLICY = {
  roles: {
    reports: {
      rpcs: ["sql-read", "MainDb/GetUser"],
      sql: {
        main: { users: { columns: ["id", "name"] }, conversations: { columns: ["id"], rows: "status = 'active'" } },
      },
    },
  },
  identities: [
    { token: "reports", roles: ["reports"] },
    { jwt: "ann", roles: [] },
  ],
};

describe("crewdb policy", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-policy-command-"));
  const file = join(folder, "policy.json");
  before(function () {
    guardFileOrSkip(this);
  });
  after(() => rmSync(folder, { recursive: true }));

  function run(policy: unknown, ...operands: readonly string[]) {
    writeFileSync(file, JSON.stringify(policy));
    const args = ["dist/src/cli/main.js", "policy", ...operands.map((each) => each.replace("FILE", file))];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: PACKAGE_ROOT, encoding: "utf8" });
    return { status, said: stdout + stderr };
  }

  it("check: a right policy, one with mistakes, and conditions that do not compile", () => {
    assert.deepEqual(run(POLICY, "check", "FILE").status, 0);
    const open = { roles: { a: { rpcs: ["AdminDb/GetCaller", "MainDb/Pipeline"] } } };
    assert.deepEqual(run(open, "check", "FILE").status, 0);
    const wrong = { roles: { a: { rpcs: ["MainDb/Gone"], sql: { main: { users: { columns: ["mail"] } } } } } };
    const { status, said } = run(wrong, "check", "FILE");
    assert.equal(status, 1);
    assert.match(said, /MainDb\/Gone, which is the name of no rpc\n.*mail, which is no column of the table/);
    const condition = { roles: { a: { rpcs: ["sql-read"], sql: { main: { users: { rows: "nope = 1" } } } } } };
    assert.match(run(condition, "check", "FILE").said, /roles\.a\.sql\.main\.users\.rows: .*no such column: nope/);
  });

  for (const [what, status, said] of [
    ["MainDb/Query", 0, /Query: allowed/],
    ["MainDb/GetUser", 0, /GetUser: allowed/],
    ["MainDb/Execute", 1, /lacks the role sql/],
    ["SELECT name FROM users", 0, /users: reads id, name\n[\s\S]*allowed, by Query/],
    ["SELECT email FROM users", 1, /may not do READ on users\.email/],
    ["SELECT count(*) FROM conversations", 0, /where status = 'active'\nallowed, by Query/],
    ["SELECT * FROM messages", 1, /may not do READ on messages/],
    ["UPDATE users SET name = 'x'", 1, /may not do UPDATE on users\.name/],
  ] as const)
    it(`explain: ${what}`, () => {
      const ended = run(POLICY, "explain", "--file", "FILE", "reports", what);
      assert.match(ended.said, said);
      assert.equal(ended.status, status);
    });

  it("explain: callers that the policy does not name, by what they bring", () => {
    assert.match(
      run(POLICY, "explain", "--file", "FILE", "--roles", "admin", "other", "AdminDb/Backup").said,
      /allowed/,
    );
    assert.match(run(POLICY, "explain", "--file", "FILE", "certificate:reports", "MainDb/Query").said, /it has none/);
    for (const [name, said] of [
      ["jwt:ann", /^jwt:ann: no role\n[\s\S]*it has none/],
      ["jwt:bob", /^jwt:bob: sql\n[\s\S]*allowed/],
    ] as const)
      assert.match(run(POLICY, "explain", "--file", "FILE", "--roles", "sql", name, "MainDb/Query").said, said);
  });
});
