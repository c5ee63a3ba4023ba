import assert from "node:assert/strict";
import { describeError, inTransaction, toRows } from "../../src/client/index.js";
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

for (const executor of ["native", "portable"]) {
  describe(`a typed write of what could not be read, with CREWDB_EXECUTOR=${executor}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({ CREWDB_EXECUTOR: executor });
    });
    after(() => server.stop());

    const refused = (thrown: unknown): string[] => {
      const { reason, violations, metadata } = describeError(thrown);
      return violations.length === 0
        ? [reason, metadata.constraint ?? ""]
        : [reason, ...violations.map(({ field, description }) => `${field} ${description}`)];
    };

    it("names the field of JSON that is nested deeper than SQLite reads", async () => {
      const nested = (levels: number) => `${'{"a[":['.repeat(levels / 2)}1${"]}".repeat(levels / 2)}`;
      const create = (metadata: string) => server.main.createConversation({ conversation: { title: "t", metadata } });
      await create(nested(1000));
      await create(`["${"[".repeat(2000)}"]`);
      await create(`[${"[],".repeat(2000)}1]`);
      const error = await create(nested(1002)).catch((thrown: unknown) => thrown);
      assert.deepEqual(refused(error), ["INVALID_FIELD", "conversation.metadata is nested more than 1000 levels deep"]);
    });

    it("keeps the totals of a cart and a list numbers, and right", async () => {
      const { cart } = await server.walmart.ensureActiveCart({ userId: "u" });
      const cartId = cart?.cartId ?? "";
      const add = (unitPrice: number, quantity: number) =>
        server.walmart.addCartItem({ cartId, productId: "p", productName: "P", unitPrice, quantity });
      assert.deepEqual(refused(await add(1e300, 1).catch((thrown: unknown) => thrown)), [
        "INVALID_FIELD",
        "unit_price must be at most 1000000000000000",
      ]);
      assert.deepEqual(refused(await add(1e12, 2).catch((thrown: unknown) => thrown)), [
        "CHECK_VIOLATION",
        "ck_cart_items_amount",
      ]);
      assert.equal((await add(1e12, 1)).cart?.total, 1e12);
      assert.deepEqual(refused(await add(1e12, 1).catch((thrown: unknown) => thrown)), [
        "CHECK_VIOLATION",
        "ck_cart_items_amount",
      ]);
      const sql = "UPDATE cart_items SET quantity = 1e999";
      assert.deepEqual(refused(await server.walmart.execute({ sql }).catch((thrown: unknown) => thrown)), [
        "CHECK_VIOLATION",
        "ck_cart_items_quantity_range",
      ]);
      for (let product = 0; product < 8; product++)
        await server.walmart.addCartItem({ cartId, productId: `p${product}`, productName: "P", unitPrice: 1e12 });
      const ninth = server.walmart.addCartItem({ cartId, productId: "q", productName: "P", unitPrice: 1e12 });
      assert.equal(describeError(await ninth.catch((thrown: unknown) => thrown)).reason, "OUT_OF_RANGE");
      assert.equal((await server.walmart.getCart({ cartId })).cart?.total, 9e12);
    });
  });
}

describe("a Value without any of its kinds", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it("is NULL for every SQL rpc, and inside a transaction", async () => {
    const sql = "SELECT ? IS NULL AS a";
    const query = { sql, parameters: [{}] };
    const isNull = [{ a: 1 }];
    assert.deepEqual(toRows(await server.main.query(query)), isNull);
    assert.deepEqual(toRows(await server.main.execute(query)), isNull);
    const batch = await server.main.executeBatch({ steps: [{ statement: query }] });
    assert.equal(batch.results[0]?.rows[0]?.values[0]?.kind.value, 1n);
    for await (const { rows } of server.main.queryStream(query))
      for (const { values } of rows) assert.equal(values[0]?.kind.value, 1n);
    await inTransaction(server.main, async (transaction) => {
      assert.deepEqual(toRows(await transaction.query(query)), isNull);
      const named = { sql: "SELECT :a IS NULL AS a", namedParameters: { a: {} } };
      assert.deepEqual(toRows(await transaction.execute(named)), isNull);
    });
  });
});
