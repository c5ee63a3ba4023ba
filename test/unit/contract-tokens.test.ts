import assert from "node:assert/strict";
import { type Token, tokenize } from "../../src/engine/sql-tokens.js";

function kinds(sql: string): string[] {
  return tokenize(sql).map((token) => `${token.kind} ${token.text}`);
}

function parameters(sql: string): string[] {
  return tokenize(sql)
    .filter((token: Token) => token.kind === "parameter")
    .map((token) => token.text);
}

describe("the SQL tokenizer", () => {
  it("takes no comment and no parameter from inside a string", () => {
    assert.deepEqual(kinds("'it''s -- :x /* ; */'"), ["string 'it''s -- :x /* ; */'"]);
  });

  it("takes no parameter from quoted names of all three kinds", () => {
    assert.deepEqual(parameters('SELECT ":a", `:b`, [:c], "x"":d" FROM t WHERE e = :e'), [":e"]);
  });

  it("keeps JSON arrows and paths apart from parameters", () => {
    assert.deepEqual(kinds("c->'$.a' ->> :path"), [
      "word c",
      "symbol ->",
      "string '$.a'",
      "symbol ->>",
      "parameter :path",
    ]);
  });

  it("reads casts, blobs and numbers as SQLite does", () => {
    assert.deepEqual(kinds("CAST(x'00' AS TEXT) || 0xFF + 1.5e-3 - .5"), [
      "word CAST",
      "open (",
      "string x'00'",
      "word AS",
      "word TEXT",
      "close )",
      "symbol ||",
      "number 0xFF",
      "symbol +",
      "number 1.5e-3",
      "symbol -",
      "number .5",
    ]);
  });

  it("tells a minus and a minus from a comment", () => {
    assert.deepEqual(kinds("1 - -2 --3"), ["number 1", "symbol -", "symbol -", "number 2", "line-comment --3"]);
  });

  it("counts lines through strings and block comments", () => {
    const [string, comment, word] = tokenize("'a\nb'\n/* c\n; */ d");
    assert.deepEqual([string?.line, string?.lastLine], [1, 2]);
    assert.deepEqual([comment?.line, comment?.lastLine], [3, 4]);
    assert.equal(word?.line, 4);
  });

  it("marks what never ends", () => {
    for (const sql of ["'a", "'a''", '"a', "[a", "`a", "/* a", "/*/"]) {
      assert.equal(tokenize(sql)[0]?.unterminated, true, sql);
    }
    for (const sql of ["''", "'a'''", '""', "[]", "/**/", "x''"])
      assert.equal(tokenize(sql)[0]?.unterminated, undefined, sql);
  });

  it("finds the other kinds of parameters, which the contract refuses", () => {
    assert.deepEqual(kinds("?1 ? @a $b"), [
      "anonymous-parameter ?1",
      "anonymous-parameter ?",
      "anonymous-parameter @a",
      "anonymous-parameter $b",
    ]);
  });

  it("leaves names in other scripts whole", () => {
    assert.deepEqual(kinds("größe"), ["word größe"]);
  });
});
