import assert from "node:assert/strict";
import { checkDatabase } from "../../src/contract/check-database.js";
import { contractHash } from "../../src/contract/contract-hash.js";
import { openProbe, type Probe } from "../../src/sqlite/file/probe.js";
import { ContractFixture, type SmallContract, texts } from "./contract-fixture.js";

interface Case {
  readonly name: string;
  readonly sql: Readonly<Record<string, string>>;
  readonly mistakes: readonly (string | RegExp)[];
}

const MIGRATION = `
CREATE TABLE items (
  id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, age INTEGER, rank INTEGER NOT NULL DEFAULT 0, note TEXT) STRICT;
CREATE INDEX ix_items_rank ON items (rank, id);
CREATE VIRTUAL TABLE item_search USING fts5 (name, content = 'items');`;

const READ = "option idempotency_level = NO_SIDE_EFFECTS;";
const PROTO = `service TestDb {
  rpc Get(GetRequest) returns (GetResponse) { ${READ} }
  rpc List(ListRequest) returns (ListResponse) { ${READ} }
}
message GetRequest { string item_id = 1; }
message GetResponse { Item item = 1; }
message ListRequest { int32 page_size = 1; string page_token = 2; string name = 3; repeated string ids = 4; }
message ListResponse { repeated Item items = 1; string next_page_token = 2; }
message Item { string item_id = 1; string name = 2; optional int32 age = 3; }
`;
const GET = "SELECT id AS item_id, name, age FROM items WHERE id = :item_id";
const LIST = `-- page by rank desc, item_id desc
SELECT id AS item_id, name, age, rank FROM items
WHERE rank > json_array_length(:ids)
  AND name = :name -- if :name`;

const CASES: readonly Case[] = [
  { name: "passes what is right, page keys that no field shows included", sql: { Get: GET, List: LIST }, mistakes: [] },
  {
    name: "names an unknown column's line, with the near miss",
    sql: { Get: GET, List: LIST.replace("AND name =", "AND nam =") },
    mistakes: ["rpcs/List.sql:4: SQLite says: no such column: nam; did you mean name?"],
  },
  {
    name: "names an unknown table, with the near miss",
    sql: { Get: GET.replace("FROM items", "\nFROM itemz"), List: LIST },
    mistakes: ["rpcs/Get.sql:2: SQLite says: no such table: itemz; did you mean items?"],
  },
  {
    name: "compiles with each condition alone and says which one fails",
    sql: {
      Get: `${GET}\n  AND (true\n  AND name > '' -- if :item_id\n  )`,
      List: LIST.replace("\n  AND name =", "\n  AND (name ="),
    },
    mistakes: [/^rpcs\/List.sql:2: SQLite says: (near|incomplete)/],
  },
  {
    name: "finds what compiles with every line and not without",
    sql: { Get: "SELECT id AS item_id, name, age FROM items\nWHERE -- if :item_id\n  id = :item_id", List: LIST },
    mistakes: [/^rpcs\/Get.sql:3: SQLite says: near "=": syntax error \(with no condition\)/, /^rpcs\/Get.sql/].slice(
      0,
      1,
    ),
  },
  {
    name: "refuses columns without a field and fields without a column",
    sql: { Get: GET.replace("age FROM", "note AS nme FROM"), List: LIST },
    mistakes: [
      "rpcs/Get.sql:1: nme: no field of Item or GetResponse has this name; did you mean name?",
      "rpcs/Get.sql:1: Item.age: no result column fills it; select `… AS age`, or remove the field",
    ],
  },
  {
    name: "refuses a column of another type, and one that may be NULL where the field can't be",
    sql: { Get: GET.replace("name, age", "note AS name, name AS age"), List: LIST },
    mistakes: [
      "rpcs/Get.sql:1: name: items.note may be NULL, which the field can't say; make it `optional`",
      "rpcs/Get.sql:1: age: a int32 field is read from INTEGER, not from TEXT",
    ],
  },
  {
    name: "refuses a column twice",
    sql: { Get: GET.replace("age FROM", "age, 1 AS age FROM"), List: LIST },
    mistakes: ["rpcs/Get.sql:1: age: two result columns have this name; rename or drop one"],
  },
  {
    name: "refuses page keys that are not selected",
    sql: { Get: GET, List: LIST.replace("age, rank", "age") },
    mistakes: ["rpcs/List.sql:2: rank: the page order names it, but the statement does not select it"],
  },
  {
    name: "refuses page keys that may be NULL or are not unique together",
    sql: {
      Get: GET,
      List: LIST.replace("by rank", "by age").replace("-- page", "-- page by name -- if :name\n-- page"),
    },
    mistakes: [
      "rpcs/List.sql:3: name: the page keys are not unique together in items; add id",
      /^rpcs\/List.sql:3: age: items.age may be NULL by the schema, and pages would lose those rows/,
    ],
  },
  {
    name: "reports a scan that has no reason, and where it begins",
    sql: { Get: GET, List: LIST.replace("rank > json", "age > json") },
    mistakes: [/^rpcs\/List.sql:2: SCAN items USING INDEX ix_items_rank \(by rank\).*; give it an index/],
  },
  {
    name: "accepts a scan with a reason, of a list of values, and a full-text match",
    sql: {
      Get: "SELECT i.id AS item_id, i.name, i.age FROM item_search CROSS JOIN items AS i ON i.rowid = item_search.rowid\nWHERE item_search MATCH :item_id",
      List: `-- scan: ten rows, sorted\n${LIST.replace("age, rank FROM", "age, -rank AS rank FROM")}\n  AND id IN (SELECT value FROM json_each(:ids) AS wanted)`,
    },
    mistakes: [],
  },
  {
    name: "reports a full-text table that is read whole",
    sql: {
      Get: "SELECT i.id AS item_id, i.name, i.age FROM item_search AS s CROSS JOIN items AS i ON i.rowid = s.rowid\nWHERE s.name = :item_id",
      List: LIST,
    },
    mistakes: [/^rpcs\/Get.sql:1: SCAN s VIRTUAL TABLE INDEX 0:/],
  },
  {
    name: "reports a page that is sorted",
    sql: { Get: GET, List: LIST.replace("age, rank FROM", "age, -rank AS rank FROM") },
    mistakes: [/^rpcs\/List.sql:2: USE TEMP B-TREE FOR ORDER BY \(by rank\)/],
  },
];

describe("the schema check", () => {
  const contracts = new Map<Case, SmallContract>(CASES.map((each) => [each, { proto: PROTO, sql: each.sql }]));
  let fixture: ContractFixture;
  let probe: Probe;
  before(() => {
    fixture = new ContractFixture([...contracts.values()]);
    probe = openProbe({ migrations: [{ path: "0001_items.sql", text: MIGRATION }] });
  });
  after(() => {
    fixture.close();
    probe.close();
  });

  for (const [{ name, mistakes }, contract] of contracts) {
    it(name, () => {
      const compiled = fixture.compile(contract);
      const found = texts(checkDatabase(compiled, probe, ["none", "shipped", "skewed"]).diagnostics);
      assert.equal(found.length, mistakes.length, `found:\n${found.join("\n")}`);
      mistakes.forEach((text, index) => {
        if (typeof text === "string") assert.equal(found[index], text);
        else assert.match(found[index] ?? "", text);
      });
    });
  }

  it("names the migration that fails", () => {
    assert.throws(
      () => openProbe({ migrations: [{ path: "0001_bad.sql", text: "CREATE TABLE" }] }),
      /^Error: 0001_bad.sql: /,
    );
  });

  it("is remembered by a hash of contract and schema", () => {
    const [first] = contracts.values();
    assert.ok(first);
    const { plan } = fixture.compile(first);
    assert.equal(contractHash(plan, MIGRATION), contractHash(plan, MIGRATION));
    assert.notEqual(contractHash(plan, MIGRATION), contractHash(plan, `${MIGRATION} `));
  });
});
