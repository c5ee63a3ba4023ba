import assert from "node:assert/strict";
import { loadPlans } from "../../src/contract/load-plans.js";
import { ContractFixture, type SmallContract, texts } from "./contract-fixture.js";

const READ = "option idempotency_level = NO_SIDE_EFFECTS;";

const LIST: SmallContract = {
  proto: `service TestDb { rpc List(ListRequest) returns (ListResponse) { ${READ} } }
message ListRequest {
  int32 page_size = 1;
  string page_token = 2;
  Order order_by = 3;
  repeated string ids = 4 [(crewdb.options.v1.field).max_items = 10];
  optional bool is_read = 5;
}
message ListResponse { repeated Item items = 1; string next_page_token = 2; int32 total = 3; }
message Item { string item_id = 1; google.protobuf.Timestamp read_time = 2; Order order = 4; bytes raw = 3; }
enum Order { ORDER_UNSPECIFIED = 0; ORDER_NAME = 1; ORDER_AGE = 2 [(crewdb.options.v1.stored) = "by-age"]; }
`,
  sql: {
    List: `-- Lists items. -- each row is one
-- page by name, item_id -- if :order_by = ORDER_NAME
-- page by item_id
SELECT id AS item_id, read_at AS read_time, -- none of these is NULL
  ':ids' || "a;b" /* :x; */ AS raw, :ids ->> '$[0]' AS name,
  'ORDER' AS "order", 1 AS total
FROM items
WHERE true
  AND id IN (SELECT value FROM json_each(:ids))  -- if :ids
  AND is_read = :is_read                         -- if :is_read
  AND :has_is_read = :page_size;
`,
  },
};

const UPDATE: SmallContract = {
  proto: `service TestDb { rpc Update(UpdateRequest) returns (UpdateResponse); }
message UpdateRequest { Item item = 1; google.protobuf.FieldMask update_mask = 2; string request_id = 3; string reason = 4; }
message UpdateResponse { Item item = 1; string commit_seq = 2; }
message Item { string item_id = 1 [(google.api.field_behavior) = IDENTIFIER]; int32 age = 2; repeated Part parts = 3; }
message Part { string part_id = 1; int32 age = 2; }
`,
  sql: {
    Update: `-- none NOT_FOUND
UPDATE items SET age = iif(:has_age, :age, age), reason = :reason WHERE id = :item_id;

-- each :parts
INSERT INTO parts (id, age, n, by_whom, at) VALUES (:part_id, :age, :index, :caller, :now);
SELECT id AS item_id, age, '[]' AS parts FROM items WHERE id = :item_id
`,
  },
};

describe("a compiled plan", () => {
  let fixture: ContractFixture;
  before(() => {
    fixture = new ContractFixture([LIST, UPDATE]);
  });
  after(() => fixture.close());

  it("has the parts, conditions and orders of a list", () => {
    const { plan, diagnostics } = fixture.compile(LIST);
    assert.deepEqual(texts(diagnostics), []);
    const [rpc] = plan.rpcs;
    assert.ok(rpc);
    assert.equal(rpc.method, "case0.TestDb/List");
    assert.deepEqual([rpc.lane, rpc.pageSize, rpc.pageToken, rpc.resource], ["read", 0, 1, undefined]);
    assert.deepEqual(rpc.answer, { shape: "rows", field: 0, nextPageToken: 1 });
    assert.deepEqual(rpc.conditions, [
      { scope: "request", field: 3 },
      { scope: "request", field: 4 },
      { scope: "request", field: 2, equals: 1 },
    ]);
    assert.deepEqual(rpc.statements[0], {
      line: 4,
      parts: [
        {
          text: `SELECT id AS item_id, read_at AS read_time,
  ':ids' || "a;b" AS raw, ? ->> '$[0]' AS name,
  'ORDER' AS "order", 1 AS total
FROM items
WHERE true
`,
          parameters: [0],
        },
        { text: "  AND id IN (SELECT value FROM json_each(?))\n", parameters: [0], when: 0 },
        { text: "  AND is_read = ?\n", parameters: [1], when: 1 },
        { text: "  AND ? = ?", parameters: [2, 3] },
      ],
      pages: [
        { keys: ["name", "item_id"], descending: false, when: 2 },
        { keys: ["item_id"], descending: false },
      ],
      returnsRows: true,
    });
    assert.deepEqual(rpc.parameters, [
      { from: "request", field: 3 },
      { from: "request", field: 4 },
      { from: "has", scope: "request", field: 4 },
      { from: "built-in", name: "page_size" },
    ]);
  });

  it("has the messages in order of field number, with rules and stored texts", () => {
    const { plan } = fixture.compile(LIST);
    const request = plan.messages[plan.rpcs[0]?.request ?? -1];
    assert.deepEqual(request?.fields.slice(2), [
      { number: 3, name: "order_by", kind: "enum", repeated: false, presence: false, type: 0 },
      { number: 4, name: "ids", kind: "string", repeated: true, presence: false, rules: { maxItems: 10 } },
      { number: 5, name: "is_read", kind: "bool", repeated: false, presence: true },
    ]);
    const item = plan.messages.find((message) => message.name === "case0.Item");
    assert.deepEqual(
      item?.fields.map((field) => `${field.number} ${field.kind} ${field.presence}`),
      ["1 string false", "2 timestamp true", "3 bytes false", "4 enum false"],
    );
    assert.deepEqual(
      plan.enums[0]?.values.map((value) => value.stored),
      ["", "name", "by-age"],
    );
  });

  it("binds an element before the resource before the request", () => {
    const { plan, diagnostics } = fixture.compile(UPDATE);
    assert.deepEqual(texts(diagnostics), []);
    const [rpc] = plan.rpcs;
    assert.ok(rpc);
    assert.deepEqual([rpc.lane, rpc.resource, rpc.updateMask, rpc.requestId], ["write", 0, 1, 2]);
    assert.deepEqual(rpc.answer, { shape: "row", field: 0, commitSeq: 1 });
    const bound = rpc.statements.map((statement) =>
      statement.parts.flatMap((part) => part.parameters).map((index) => rpc.parameters[index]),
    );
    assert.deepEqual(bound[0], [
      { from: "has", scope: "resource", field: 1 },
      { from: "resource", field: 1 },
      { from: "request", field: 3 },
      { from: "resource", field: 0 },
    ]);
    assert.deepEqual(bound[1], [
      { from: "element", field: 0 },
      { from: "element", field: 1 },
      { from: "built-in", name: "index" },
      { from: "built-in", name: "caller" },
      { from: "built-in", name: "now" },
    ]);
    assert.deepEqual(
      rpc.statements.map(({ none, each, returnsRows }) => [none, each, returnsRows]),
      [
        ["NOT_FOUND", undefined, false],
        [undefined, { scope: "resource", field: 2 }, false],
        [undefined, undefined, true],
      ],
    );
  });

  it("has a hash that a change of one letter changes, and nothing else does", () => {
    const hash = fixture.compile(UPDATE).plan.hash;
    assert.equal(fixture.compile(UPDATE).plan.hash, hash);
    const files = Object.entries(UPDATE.sql).map(([name, text]) => [name, text.replace("n,", "m,")]);
    Object.assign(UPDATE.sql, Object.fromEntries(files));
    assert.notEqual(fixture.compile(UPDATE).plan.hash, hash);
  });

  it("survives a structured clone", () => {
    const { plan } = fixture.compile(LIST);
    assert.deepEqual(structuredClone(plan), plan);
  });
});

describe("the contract of both databases", () => {
  it("compiles without a mistake", () => {
    const plans = loadPlans();
    assert.equal(plans.main.service, "crewdb.main.v1.MainDb");
    assert.equal(plans.walmart.service, "crewdb.walmart.v1.WalmartDb");
  });
});
