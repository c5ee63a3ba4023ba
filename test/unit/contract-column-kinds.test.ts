import assert from "node:assert/strict";
import { checkColumnKinds } from "../../src/contract/column-kinds.js";
import { openProbe, type Probe } from "../../src/sqlite/file/probe.js";
import { READ } from "../fixtures/mistaken-contracts.js";
import { ContractFixture, type SmallContract, texts } from "./contract-fixture.js";

const SCHEMA = `CREATE TABLE notes (
  id TEXT NOT NULL PRIMARY KEY, title TEXT, state TEXT, age INTEGER, weight REAL, tags TEXT, created_at TEXT, seen TEXT
) STRICT, WITHOUT ROWID;
CREATE VIEW note_view AS SELECT id AS note_id, created_at AS made FROM notes`;
/** Says what the columns hold: seen is a time although its name does not tell. */
const GET_SQL = `SELECT id AS note_id, title, state, age, weight, tags, created_at AS create_time, seen AS seen_time
FROM notes WHERE id = :note_id`;

/** A contract with one rpc besides Get, whose request has these fields. */
function contract(fields: string, sql: string): SmallContract {
  return {
    proto: `service TestDb {
  rpc Get(GetRequest) returns (GetResponse) { ${READ} }
  rpc Find(FindRequest) returns (FindResponse) { ${READ} }
}
message GetRequest { string note_id = 1; }
message GetResponse { Note note = 1; }
message Note {
  string note_id = 1; optional string title = 2; State state = 3; optional int32 age = 4; optional double weight = 5;
  repeated string tags = 6; google.protobuf.Timestamp create_time = 7; google.protobuf.Timestamp seen_time = 8;
}
message FindRequest { ${fields} }
message FindResponse { string note_id = 1; }
enum State { STATE_UNSPECIFIED = 0; STATE_NEW = 1; }
enum Other { OTHER_UNSPECIFIED = 0; OTHER_NEW = 1; }
`,
    sql: { Get: GET_SQL, Find: sql },
  };
}

const find = (condition: string): string => `SELECT id AS note_id FROM notes\nWHERE ${condition}`;
const TIME =
  /^rpcs\/Find\.sql:2: :a: is a string, and notes\.created_at holds times; make it a google\.protobuf\.Timestamp$/;

const WRONG: readonly (readonly [string, string, string, RegExp])[] = [
  ["a string beside a time", "string a = 1;", find("created_at >= :a"), TIME],
  ["a string before a time", "string a = 1;", find(":a < notes.created_at"), TIME],
  ["a string between times", "string a = 1;", find("created_at BETWEEN '' AND :a"), TIME],
  ["strings among times", "repeated string a = 1;", find("created_at IN (SELECT value FROM json_each(:a))"), TIME],
  [
    "a string through coalesce and CASE",
    "string a = 1;",
    find("created_at < coalesce(CASE WHEN 1 THEN :a END, '~')"),
    TIME,
  ],
  [
    "a string beside what another rpc answers as a time",
    "string a = 1;",
    find("seen = :a"),
    /:a: is a string, and notes\.seen is answered as a google\.protobuf\.Timestamp; give both one type$/,
  ],
  ["a string beside a time of a view", "string a = 1;", "SELECT note_id FROM note_view\nWHERE made > :a", TIME],
  [
    "a time beside a text",
    "google.protobuf.Timestamp a = 1;",
    find("title = :a"),
    /:a: is a google\.protobuf\.Timestamp, and notes\.title is answered as a string; give both one type$/,
  ],
  [
    "a string beside a number",
    "string a = 1;",
    find("age = :a"),
    /:a: is a string, and notes\.age is INTEGER: it binds TEXT$/,
  ],
  [
    "a number beside a text",
    "int32 a = 1;",
    find("title = :a"),
    /:a: is an int32, and notes\.title is TEXT: it binds INTEGER$/,
  ],
  [
    "a list as a number",
    "repeated int32 a = 1;",
    find("age = :a"),
    /:a: is an int32, and notes\.age is INTEGER: it binds TEXT$/,
  ],
  [
    "another enum",
    "Other a = 1;",
    find("state = :a"),
    /:a: is the enum case\d+\.Other, and notes\.state is answered as the enum case\d+\.State; give both one type$/,
  ],
  [
    "a string beside an enum",
    "string a = 1;",
    find("state = :a"),
    /:a: is a string, and notes\.state is answered as the enum case\d+\.State; give both one type$/,
  ],
  [
    "a flag beside a number",
    "optional bool a = 1;",
    find("age = :a"),
    /:a: is a bool, and notes\.age is answered as an int32; give both one type$/,
  ],
];

const RIGHT: readonly (readonly [string, string, string])[] = [
  ["a time", "google.protobuf.Timestamp a = 1;", find("created_at >= coalesce(:a, '') AND seen = :a")],
  [
    "an enum, a number and a list",
    "State a = 1; double b = 2; repeated string c = 3;",
    find("state = :a AND age > :b AND tags = :c"),
  ],
  [
    "part of an expression",
    "string a = 1;",
    find("created_at > :a || 'T00' AND length(created_at) = :a AND created_at || '' = :a"),
  ],
  [
    "a name that is a column of two tables",
    "string a = 1;",
    "SELECT note_id FROM note_view, (SELECT :a AS made)\nWHERE 1 = 1",
  ],
];

/** Writes have rpcs of their own, because only they may INSERT. */
function writing(fields: string, sql: string): SmallContract {
  const { proto } = contract(`${fields} string request_id = 9;`, sql);
  const written = proto
    .replace(`(FindResponse) { ${READ} }`, "(FindResponse);")
    .replace("FindResponse { string note_id = 1;", "FindResponse { string note_id = 1; string commit_seq = 2;");
  return { proto: written, sql: { Get: GET_SQL, Find: sql } };
}

const WRITES: readonly (readonly [string, string])[] = [
  [
    "the values of an INSERT",
    "INSERT INTO notes (id, created_at)\nVALUES ('x', coalesce(nullif(:a, ''), 'y')) RETURNING id AS note_id",
  ],
  [
    "the rows of an INSERT",
    "INSERT INTO notes (id, created_at)\nSELECT 'x', :a FROM notes WHERE 1 RETURNING id AS note_id",
  ],
  ["an assignment", "UPDATE notes SET title = 'x',\ncreated_at = iif(:a = '', created_at, :a) RETURNING id AS note_id"],
  [
    "an upsert",
    "INSERT INTO notes (id) VALUES ('x') ON CONFLICT (id) DO UPDATE SET\ncreated_at = :a RETURNING id AS note_id",
  ],
];

const ANSWERS: readonly (readonly [string, string, RegExp])[] = [
  [
    "a time as a string",
    "SELECT created_at AS note_id FROM notes WHERE id = :a",
    /^rpcs\/Find\.sql:1: note_id: is a string, and notes\.created_at holds times; make it a google\.protobuf\.Timestamp$/,
  ],
  [
    "what another rpc answers as a time",
    "SELECT seen AS note_id FROM notes WHERE id = :a",
    /^rpcs\/Find\.sql:1: note_id: is a string, and Get answers notes\.seen as a google\.protobuf\.Timestamp; give both one type$/,
  ],
];

describe("a field and the column that it meets", () => {
  const wrong = WRONG.map(([, fields, sql]) => contract(fields, sql));
  const right = RIGHT.map(([, fields, sql]) => contract(fields, sql));
  const writes = WRITES.map(([, sql]) => writing("string a = 1;", sql));
  const answers = ANSWERS.map(([, sql]) => contract("string a = 1;", sql));
  let fixture: ContractFixture;
  let probe: Probe;
  before(() => {
    fixture = new ContractFixture([...wrong, ...right, ...writes, ...answers]);
    probe = openProbe({ migrations: [{ path: "schema.sql", text: SCHEMA }] });
  });
  after(() => {
    probe.close();
    fixture.close();
  });

  function check(each: SmallContract | undefined): string[] {
    assert.ok(each);
    const compiled = fixture.compile(each);
    assert.deepEqual(texts(compiled.diagnostics), []);
    return texts(checkColumnKinds(compiled, probe));
  }

  for (const [index, [what, , , expected]] of WRONG.entries()) {
    it(`differ: ${what}`, () => {
      const found = check(wrong[index]);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", expected);
    });
  }

  for (const [index, [what]] of WRITES.entries()) {
    it(`differ: a string as a time in ${what}`, () => {
      const found = check(writes[index]);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", TIME);
    });
  }

  for (const [index, [what, , expected]] of ANSWERS.entries()) {
    it(`differ: ${what} in an answer`, () => {
      const found = check(answers[index]);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0] ?? "", expected);
    });
  }

  for (const [index, [what]] of RIGHT.entries()) {
    it(`may meet: ${what}`, () => assert.deepEqual(check(right[index]), []));
  }
});
