import assert from "node:assert/strict";
import { create } from "@bufbuild/protobuf";
import { ColumnSchema, RowSchema } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import { formatRows } from "../../src/cli/sql-table.js";
import { splitSql } from "../../src/cli/sql-text.js";
import { type SqlParameter, toValues } from "../../src/client/values.js";

describe("SQL that is typed", () => {
  it("ends at a semicolon outside of texts, names and comments", () => {
    const text = `SELECT ';''' AS "a;b", [c;d] -- one; two
      /* ; */; ; -- nothing;
      SELECT \`e;f\`;SELECT 3`;
    assert.deepEqual(splitSql(text), {
      statements: [`SELECT ';''' AS "a;b", [c;d] -- one; two\n      /* ; */`, "-- nothing;\n      SELECT `e;f`"],
      rest: "SELECT 3",
    });
  });

  it("goes on while a text or a comment is open, and is empty when only a comment is left", () => {
    for (const open of ["SELECT 'a;", 'SELECT "a;', "SELECT 1 /* ;"])
      assert.deepEqual(splitSql(open), { statements: [], rest: open });
    assert.deepEqual(splitSql("SELECT 1; -- done"), { statements: ["SELECT 1"], rest: "" });
  });
});

describe("rows as text", () => {
  const columns = ["a", "b"].map((name) => create(ColumnSchema, { name }));
  const row = (...values: SqlParameter[]) => create(RowSchema, { values: toValues(...values) });

  it("don't move the cursor, and tell NULL from the text", () => {
    const rows = [row(null, "\u001b[J\n"), row(20, "NULL"), row(1, "a very long text")];
    assert.equal(
      formatRows(columns, rows, "table", { widest: 11 }),
      ["   a | b", "-----+------------", "NULL | \\u{1b}[J\\n", "  20 | 'NULL'", "   1 | a very lon…", ""].join("\n"),
    );
  });

  it("keep every value in JSON and CSV", () => {
    const rows = [row(2n ** 53n + 1n, 'x,"y"\n'), row(null, new Uint8Array([0, 255]))];
    const form = (name: "json" | "csv") => formatRows(columns, rows, name, { widest: 5 });
    assert.equal(form("json"), '{"a":"9007199254740993","b":"x,\\"y\\"\\n"}\n{"a":null,"b":"AP8="}\n');
    assert.equal(form("csv"), 'a,b\n9007199254740993,"x,""y""\n"\n,AP8=\n');
  });
});
