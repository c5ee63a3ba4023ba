import assert from "node:assert/strict";
import { type Case, GET, LIST, LIST_SQL, READ, UPDATE_SQL, WRITE } from "../fixtures/mistaken-contracts.js";
import { ContractFixture, texts } from "./contract-fixture.js";

const CASES: readonly Case[] = [
  {
    name: "an rpc without a file",
    proto: GET,
    sql: {},
    mistakes: ["proto/case0.proto:7: Get: has no file; write src/databases/main/rpcs/Get.sql"],
  },
  {
    name: "a file without an rpc, with the near miss",
    proto: GET,
    sql: { Gett: "SELECT 1", Get: "SELECT :item_id AS item_id" },
    mistakes: ["rpcs/Gett.sql: case1 has no rpc Gett; did you mean Get.sql?".replace("case1", "case1.TestDb")],
  },
  {
    name: "a parameter that is no field, with the near miss",
    proto: GET,
    sql: { Get: "SELECT *\nFROM items\nWHERE id = :item_idd AND :item_id" },
    mistakes: [/^rpcs\/Get.sql:3: :item_idd: no field of GetRequest has this name, .*; did you mean item_id\?$/],
  },
  {
    name: "all mistakes of a file at once",
    proto: GET,
    sql: { Get: "SELECT :a, -- if :b\n?1 FROM t WHERE x = :item_id" },
    mistakes: [
      "rpcs/Get.sql:1: a statement's first line can't be conditional",
      /^rpcs\/Get.sql:1: :b: no field/,
      /^rpcs\/Get.sql:1: :a: no field/,
      "rpcs/Get.sql:2: ?1: parameters are named after fields: write `:field`, not `?1`",
    ],
  },
  {
    name: "a request field that no SQL uses",
    proto: GET,
    sql: { Get: "SELECT 1 AS item_id" },
    mistakes: [/^rpcs\/Get.sql:1: GetRequest.item_id: no SQL uses `:item_id`, so what a client sends in it is lost/],
  },
  {
    name: "an unused field of the wrapped resource, its id excepted",
    proto: WRITE,
    sql: { Update: "UPDATE items SET name = :name, parts = :parts RETURNING *" },
    mistakes: [/^rpcs\/Update.sql:1: Item.age: no SQL uses `:age`/],
  },
  {
    name: "an unused field of an element",
    proto: WRITE,
    sql: {
      Update: `${UPDATE_SQL.replace("parts = :parts", "x = 1")};\n-- each :parts\nUPDATE parts SET n = :part_id RETURNING *`,
    },
    mistakes: [/^rpcs\/Update.sql:1: Part.count: no SQL uses `:count`/],
  },
  {
    name: "an OUTPUT_ONLY field as a parameter",
    proto: WRITE,
    sql: { Update: `${UPDATE_SQL.replace("RETURNING", "AND etag = :etag\nRETURNING")}` },
    mistakes: ["rpcs/Update.sql:1: :etag: is OUTPUT_ONLY: no request carries it"],
  },
  {
    name: "presence asked of a number that has none",
    proto: GET.replace("item_id = 1; }", "item_id = 1; int32 age = 2; }"),
    sql: { Get: "SELECT :item_id AS item_id, iif(:has_age, :age, 1) AS name" },
    mistakes: ["rpcs/Get.sql:1: :has_age: age can't tell 0 from absent; make it `optional`"],
  },
  {
    name: "`:index` outside `-- each`",
    proto: GET,
    sql: { Get: "SELECT :item_id AS item_id, :index AS name" },
    mistakes: ["rpcs/Get.sql:1: :index: is only known in a statement with `-- each`"],
  },
  {
    name: "a condition on an unknown enum value, with the near miss",
    proto: LIST,
    sql: { List: `-- page by item_id -- if :order_by = ORDER_NAM\n-- page by item_id\n${LIST_SQL}` },
    mistakes: ["rpcs/List.sql:1: :order_by: has no value ORDER_NAM; did you mean ORDER_NAME?"],
  },
  {
    name: "a condition on the zero value, and on what is no enum",
    proto: LIST,
    sql: {
      List: `-- page by item_id\n${LIST_SQL}\n  AND 1 -- if :order_by = ORDER_UNSPECIFIED\n  AND 2 -- if :ids = ORDER_NAME`,
    },
    mistakes: [
      "rpcs/List.sql:3: :order_by: ORDER_UNSPECIFIED means unset; write the line without a condition",
      "rpcs/List.sql:4: :ids: is not an enum, so it can't be compared with ORDER_NAME",
    ],
  },
  {
    name: "a seventh condition",
    proto: `${GET.replace("item_id = 1; }", "item_id = 1; optional int32 a = 2; optional int32 b = 3; optional int32 c = 4; optional int32 d = 5; optional int32 e = 6; optional int32 f = 7; }")}`,
    sql: {
      Get: `SELECT 1 AS item_id\n${["item_id", "a", "b", "c", "d", "e", "f"].map((name) => `, :${name} -- if :${name}\n`).join("")}`,
    },
    mistakes: ["rpcs/Get.sql:8: :f: is the 7th condition of the file; at most 6: make another rpc"],
  },
  {
    name: "words that are nearly directives",
    proto: GET,
    sql: {
      Get: "-- none NOT_FUOND\n-- scan\n-- each item_id\nSELECT 1 AS item_id -- iff :item_id\n, 2 -- if item_id\n, 3 -- IF :item_id\n, :item_id",
    },
    mistakes: [
      "rpcs/Get.sql:1: NOT_FUOND is not a reason of src/engine/reasons.ts; did you mean NOT_FOUND?",
      "rpcs/Get.sql:2: `-- scan` is not understood; write `-- scan: why reading every row is right`",
      "rpcs/Get.sql:3: `-- each item_id` is not understood; write `-- each :items` on a line of its own",
      /^rpcs\/Get.sql:4: "iff" is not a directive; did you mean `-- if :field`/,
      /^rpcs\/Get.sql:5: `-- if item_id` is not understood; write `-- if :field`/,
      /^rpcs\/Get.sql:6: "IF" is not a directive; did you mean `-- if :field`/,
    ],
  },
  {
    name: "directives in the wrong place",
    proto: GET,
    sql: { Get: "SELECT :item_id\n-- none NOT_FOUND\nAS item_id\n-- if :item_id\n;\n-- none NOT_FOUND" },
    mistakes: [
      "rpcs/Get.sql:2: `-- none` stands on a line of its own before its statement",
      "rpcs/Get.sql:4: `-- if` stands at the end of the line that it makes conditional, not alone",
      "rpcs/Get.sql:6: `-- none` belongs before or in a statement, and none follows",
    ],
  },
  {
    name: "a conditional line with the semicolon or with a piece of a longer string",
    proto: GET,
    sql: { Get: "SELECT 1;\nSELECT 'a\nb' AS item_id -- if :item_id\n, 2 AS name; -- if :item_id" },
    mistakes: [
      "rpcs/Get.sql:2: a text that spans lines can't stand on a line with a condition",
      "rpcs/Get.sql:4: a line with a condition can't hold the semicolon; put it on the next line",
      "rpcs/Get.sql:4: `-- if` belongs before or in a statement, and none follows",
    ],
  },
  {
    name: "statements that no rpc may run",
    proto: GET,
    sql: { Get: "PRAGMA foreign_keys = OFF;\nSELECT :item_id AS item_id" },
    mistakes: [/^rpcs\/Get.sql:1: only SELECT, INSERT, UPDATE and DELETE .*, not "PRAGMA"$/],
  },
  {
    name: "a write in an rpc without side effects",
    proto: GET,
    sql: { Get: "DELETE FROM items WHERE id = :item_id RETURNING id AS item_id, name" },
    mistakes: ["rpcs/Get.sql:1: Get is NO_SIDE_EFFECTS and runs on a reader, so it can't DELETE"],
  },
  {
    name: "a read that would take the writer, without the fields of a write",
    proto: GET.replace(READ, ""),
    sql: { Get: "SELECT :item_id AS item_id" },
    mistakes: [
      "proto/case18.proto:8: GetRequest.request_id: every write's request has `string request_id` (AIP-155)",
      "proto/case18.proto:9: GetResponse.commit_seq: every write's response has `string commit_seq`",
      /^rpcs\/Get.sql:1: Get only reads; give it `option idempotency_level = NO_SIDE_EFFECTS`/,
    ],
  },
  {
    name: "an answer that the last statement can't give",
    proto: WRITE,
    sql: { Update: UPDATE_SQL.replace("RETURNING *", "") },
    mistakes: [
      "rpcs/Update.sql:1: the last statement gives no rows to fill the response with; add RETURNING or a SELECT",
    ],
  },
  {
    name: "`-- each` over what has no elements or no fields",
    proto: LIST,
    sql: { List: `-- each :order_by\nSELECT 1;\n-- each :ids\nSELECT 2;\n-- page by item_id\n${LIST_SQL}` },
    mistakes: [
      "rpcs/List.sql:1: :order_by: is not repeated; `-- each` runs once per element of a repeated message field",
      "rpcs/List.sql:3: :ids: has no fields to bind; use `IN (SELECT value FROM json_each(:ids))`",
    ],
  },
  {
    name: "page tokens that nothing serves",
    proto: LIST,
    sql: { List: LIST_SQL },
    mistakes: [/^rpcs\/List.sql:1: ListRequest.page_token: no `-- page by` serves it/],
  },
  {
    name: "paging without its fields",
    proto: GET,
    sql: { Get: "-- page by item_id\nSELECT :item_id AS item_id" },
    mistakes: [
      "rpcs/Get.sql:1: a paged rpc needs `int32 page_size` in its request",
      "rpcs/Get.sql:1: a paged rpc needs `string page_token` in its request",
      "rpcs/Get.sql:1: a paged rpc needs `string next_page_token` in its response",
      "rpcs/Get.sql:1: a paged rpc needs one repeated message field in its response",
    ],
  },
  {
    name: "page orders that can't work",
    proto: LIST,
    sql: {
      List: `-- page by item_id\n-- page by item_id, a desc\n-- page by a desc, a desc -- if :order_by = ORDER_AGE\n${LIST_SQL} ORDER BY id LIMIT 5`,
    },
    mistakes: [
      /^rpcs\/List.sql:1: the first order without a condition is always used/,
      /^rpcs\/List.sql:2: all keys of a page order have one direction/,
      "rpcs/List.sql:3: a: is named twice in the page order",
      "rpcs/List.sql:4: ORDER is the engine's part of a paged statement; remove it",
      "rpcs/List.sql:4: LIMIT is the engine's part of a paged statement; remove it",
    ],
  },
  {
    name: "page orders that all have a condition",
    proto: LIST,
    sql: { List: `-- page by item_id -- if :order_by = ORDER_NAME\n${LIST_SQL}` },
    mistakes: ["rpcs/List.sql:1: the last `-- page by` has no condition: it is the order when no other applies"],
  },
  {
    name: "types that SQLite can't hold, by name and line",
    proto: `service TestDb { rpc Get(GetRequest) returns (GetResponse) { ${READ} } }
message GetRequest {
  uint64 a = 1;
  float b = 2;
  map<string, string> c = 3;
  oneof d { string e = 4; }
  google.protobuf.StringValue f = 5;
  sint32 g = 6;
  google.protobuf.FieldMask h = 7;
}
message GetResponse {}
`,
    sql: { Get: "SELECT 1 WHERE :h" },
    mistakes: [
      "proto/case25.proto:9: GetRequest.a: uint64 is not supported; use int64: SQLite's integers are signed 64-bit",
      "proto/case25.proto:10: GetRequest.b: float is not supported; use double: SQLite stores doubles",
      "proto/case25.proto:11: GetRequest.c: map is not supported; use a repeated message with a key and a value field",
      "proto/case25.proto:12: GetRequest.e: oneof is not supported; make the alternatives optional fields",
      /^proto\/case25.proto:13: GetRequest.f: google.protobuf.StringValue is not supported; .*`optional`/,
      "proto/case25.proto:14: GetRequest.g: sint32 is not supported; use int32, or int64 for larger numbers",
      "proto/case25.proto:15: GetRequest.h: a FieldMask is only understood as `update_mask`",
      "rpcs/Get.sql:1: :h: is read by the engine; `:has_x` says what it names",
    ],
  },
  {
    name: "rules that a field's type can't keep",
    proto: GET.replace(
      "item_id = 1;",
      "item_id = 1 [(crewdb.options.v1.field) = {minimum: 1 min_length: 5 max_length: 2}];",
    ),
    sql: { Get: "SELECT :item_id AS item_id" },
    mistakes: [
      "proto/case26.proto:8: GetRequest.item_id: the rule minimum is for number fields",
      "proto/case26.proto:8: GetRequest.item_id: no length is at least 5 and at most 2",
    ],
  },
  {
    name: "an engine field of the wrong type",
    proto: LIST.replace("int32 page_size", "string page_size").replace(
      "string next_page_token",
      "int32 next_page_token",
    ),
    sql: { List: `-- page by item_id\n${LIST_SQL}` },
    mistakes: [
      "proto/case27.proto:8: ListRequest.page_size: is read by the engine and must be a int32",
      "proto/case27.proto:9: ListResponse.next_page_token: is filled by the engine and must be a string",
      "rpcs/List.sql:1: a paged rpc needs `int32 page_size` in its request",
      "rpcs/List.sql:1: a paged rpc needs `string next_page_token` in its response",
    ],
  },
  {
    name: "a stream, and two values with one stored text",
    proto: `service TestDb { rpc Get(GetRequest) returns (stream GetResponse); rpc List(GetRequest) returns (GetResponse) { ${READ} } }
message GetRequest { Kind kind = 1; }
message GetResponse {}
enum Kind { KIND_UNSPECIFIED = 0; KIND_A = 1; KIND_B = 2 [(crewdb.options.v1.stored) = "a"]; }
`,
    sql: { List: "SELECT 1 WHERE :kind" },
    mistakes: [
      "proto/case28.proto:7: Get: an rpc with a .sql file is unary: no stream, but pages",
      'proto/case28.proto:8: GetRequest.kind: two values of case28.Kind are stored as "a"; give one (crewdb.options.v1.stored)',
    ],
  },
  {
    name: "a file with no statement, or that ends inside a string",
    proto: GET,
    sql: { Get: "-- nothing yet\n" },
    mistakes: ["rpcs/Get.sql:1: the file has no statement"],
  },
  {
    name: "directives with a letter or a sign too many",
    proto: GET,
    sql: {
      Get: `-- nonee NOT_FOUND
-- None NOT_FOUND
-- none: NOT_FOUND
--- none NOT_FOUND
/* none NOT_FOUND */
-- pgae by item_id
-- page item_id
-- scann: few rows
-- for each :items
-- noen NOT_FUOND
-- none of these is one, if it reads well, nor is a page of text
SELECT :item_id AS item_id`,
    },
    mistakes: [
      /^rpcs\/Get.sql:1: "nonee" is not a directive; did you mean `-- none REASON`/,
      /^rpcs\/Get.sql:2: "None" is not a directive; did you mean `-- none REASON`/,
      /^rpcs\/Get.sql:3: `-- none : NOT_FOUND` is not understood; write `-- none REASON`/,
      "rpcs/Get.sql:4: `--- none NOT_FOUND` is not understood; did you mean `-- none NOT_FOUND`?",
      "rpcs/Get.sql:5: a directive is a line comment: write `-- none NOT_FOUND`",
      /^rpcs\/Get.sql:6: "pgae" is not a directive; did you mean `-- page by key desc/,
      /^rpcs\/Get.sql:7: `-- page item_id` is not understood; write `-- page by key desc/,
      /^rpcs\/Get.sql:8: "scann" is not a directive; did you mean `-- scan: why/,
      /^rpcs\/Get.sql:9: "for" is not a directive; did you mean `-- each :items`/,
      /^rpcs\/Get.sql:10: "noen" is not a directive; did you mean `-- none REASON`/,
    ],
  },
  {
    name: "patterns that could be read in two ways, or are none",
    proto: GET.replace(
      "item_id = 1;",
      'item_id = 1 [(crewdb.options.v1.field) = {pattern: "[0-9]{1,3}5" pattern_words: "odd"}];',
    ),
    sql: { Get: "SELECT :item_id AS item_id" },
    mistakes: [
      "proto/case31.proto:8: GetRequest.item_id: the pattern [0-9]{1,3}5 leaves open where part 1 ends: what can follow it begins alike",
    ],
  },
  {
    name: "a field_behavior that nothing keeps, or that contradicts another",
    proto: GET.replace(
      "item_id = 1;",
      `item_id = 1 [(google.api.field_behavior) = IMMUTABLE];
  string a = 2 [(google.api.field_behavior) = REQUIRED, (google.api.field_behavior) = OUTPUT_ONLY];
  string b = 3 [(google.api.field_behavior) = REQUIRED, (google.api.field_behavior) = REQUIRED];
  int32 c = 4 [(google.api.field_behavior) = IDENTIFIER];`,
    ),
    sql: { Get: "SELECT :item_id AS item_id WHERE :b AND :c" },
    mistakes: [
      "proto/case32.proto:8: GetRequest.item_id: nothing keeps the field_behavior IMMUTABLE; remove it",
      "proto/case32.proto:9: GetRequest.a: is OUTPUT_ONLY: no request carries it, so it has no other field_behavior",
      "proto/case32.proto:10: GetRequest.b: has a field_behavior twice",
      "proto/case32.proto:11: GetRequest.c: is IDENTIFIER, which is for a string field that names the row",
    ],
  },
  {
    name: "a resource whose key is not marked",
    proto: WRITE.replace(" [(google.api.field_behavior) = IDENTIFIER]", ""),
    sql: { Update: UPDATE_SQL },
    mistakes: [
      "proto/case33.proto:10: Item.item_id: names the row; give it `(google.api.field_behavior) = IDENTIFIER`",
    ],
  },
  {
    name: "a count of changes behind a statement that counts none",
    proto: WRITE,
    sql: {
      Update: `-- each :parts\nUPDATE parts SET n = :count WHERE id = :part_id;\n${UPDATE_SQL.replace("WHERE", "WHERE :changes > 0 AND")}`,
    },
    mistakes: [
      /^rpcs\/Update.sql:\d+: :changes: stands behind an INSERT, UPDATE or DELETE without RETURNING and `-- each`/,
    ],
  },
];

describe("the contract compiler refuses", () => {
  let fixture: ContractFixture;
  before(() => {
    fixture = new ContractFixture(CASES);
  });
  after(() => fixture.close());

  for (const contract of CASES) {
    it(contract.name, () => {
      const found = texts(fixture.compile(contract).diagnostics);
      const expected = contract.mistakes;
      assert.equal(found.length, expected.length, `found:\n${found.join("\n")}`);
      expected.forEach((text, index) => {
        if (typeof text === "string") assert.equal(found[index], text);
        else assert.match(found[index] ?? "", text);
      });
    });
  }
});
