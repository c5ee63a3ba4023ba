import assert from "node:assert/strict";
import { describeError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("what a typed list can't read", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.main.createUser({ user: { userId: "u1", email: "a@example.com", name: "A" } });
    await server.main.execute({
      sql: "INSERT INTO automation_rules (id, rule_name, rule_type) VALUES ('r1', 'rule', 'type')",
    });
  });
  after(() => server.stop());

  const constraintOf = async (call: Promise<unknown>): Promise<string> => {
    const error: unknown = await call.then(
      () => assert.fail("it was stored"),
      (thrown: unknown) => thrown,
    );
    const { reason, metadata } = describeError(error);
    return `${reason} ${metadata.constraint}`;
  };

  for (const [sql, constraint] of [
    ["UPDATE automation_rules SET priority = 2147483648", "ck_automation_rules_priority"],
    ["UPDATE users SET updated_at = 'yesterday'", "ck_users_updated_at"],
    ["UPDATE users SET department = hex(zeroblob(2000000))", "ck_users_department_length"],
    ["UPDATE users SET permissions = json_array(hex(zeroblob(2000000)))", "ck_users_permissions_list"],
    [
      `INSERT INTO messages (id, conversation_id, role, content, metadata)
       VALUES ('m1', 'c1', 'user', hex(zeroblob(1500000)), json_quote(hex(zeroblob(500000))))`,
      "ck_messages_row_length",
    ],
    ["UPDATE users SET role = 'emperor'", "ck_users_role"],
    ["UPDATE users SET permissions = '[1]'", "ck_users_permissions_list"],
    ["UPDATE users SET permissions = '{'", "ck_users_permissions"],
    ["UPDATE users SET permissions = '[]' || char(0)", "ck_users_permissions"],
    ["INSERT INTO conversations (id, title, tags) VALUES ('c1', 't', '[null]')", "ck_conversations_tags_list"],
  ] as const) {
    it(`is refused with the constraint's name: ${sql}`, async () => {
      assert.equal(await constraintOf(server.main.execute({ sql })), `CHECK_VIOLATION ${constraint}`);
      const batch = server.main.executeBatch({ steps: [{ statement: { sql } }] });
      assert.equal(await constraintOf(batch), `CHECK_VIOLATION ${constraint}`);
      assert.equal((await server.main.listUsers({})).users.length, 1);
      assert.equal((await server.main.listAutomationRules({})).rules.length, 1);
    });
  }

  it("can't be brought in by REPLACE, UPSERT or a column's default either", async () => {
    const bad = "2026-02-30T00:00:00.000Z";
    for (const sql of [
      `REPLACE INTO automation_rules (id, rule_name, rule_type, updated_at) VALUES ('r1', 'rule', 'type', '${bad}')`,
      `INSERT INTO automation_rules (id, rule_name, rule_type) VALUES ('r1', 'rule', 'type') ON CONFLICT DO UPDATE SET updated_at = '${bad}'`,
      `UPDATE OR REPLACE automation_rules SET updated_at = '${bad}'`,
    ])
      assert.equal(await constraintOf(server.main.execute({ sql })), "CHECK_VIOLATION ck_automation_rules_updated_at");
    await server.main.execute({ sql: `UPDATE OR IGNORE automation_rules SET updated_at = '${bad}'` });
    assert.equal((await server.main.listAutomationRules({})).rules.length, 1);
  });
});
