import assert from "node:assert/strict";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { readCallerText } from "../../src/postgres/thread/caller-text.js";

/** What the server gets, or the reason of the refusal. */
function read(sql: string): string {
  try {
    return readCallerText(sql, new Set()).sql;
  } catch (error) {
    assert.ok(error instanceof RpcFailure, String(error));
    return error.error.reason;
  }
}

/** That the server reads the same tokens is asked of a server in postgres-callers.test.ts. */
describe("a caller's text for PostgreSQL", () => {
  for (const [what, sql, sent] of [
    ["a tag beyond ASCII", "SELECT $é$ ' $é$, pg_sleep(9), $é$ ' $é$", "STATEMENT_DENIED"],
    ["a text within such a tag", "SELECT $é$ pg_sleep(9) $é$", "SELECT $é$ pg_sleep(9) $é$"],
    ["a tag that is made of a parameter", "SELECT $? ' , $? '", "INVALID_FIELD"],
    ["a name that is made of one", "SELECT a:b FROM c?d", "SELECT a $1 FROM c $2 d"],
    ["a parameter beside a tag", "SELECT ?$$'$$", "SELECT $1 $$'$$"],
    ["a comment that ends with CR", "SELECT 1 -- ' \r, pg_sleep(9)", "STATEMENT_DENIED"],
    ["a comment that does not end", "SELECT 1 /* /* */", "INVALID_FIELD"],
    ["a text that does not end", "SELECT 'a''", "INVALID_FIELD"],
    ["a name that does not end", 'SELECT "a', "INVALID_FIELD"],
    ["NUL", "SELECT 1 \0", "INVALID_FIELD"],
    ["a number with a letter behind", "SELECT 1E'\\' , pg_sleep(9), '", "INVALID_FIELD"],
    ["a function behind a number", "SELECT 1.pg_sleep(9)", "INVALID_FIELD"],
    ["numbers", "SELECT 1, 1., 1.5, 1.5e-3, 0xFF, 1_000", "SELECT 1, 1., 1.5, 1.5e-3, 0xFF, 1_000"],
    ["a name of a parameter beyond ASCII", "SELECT :größe", "SELECT $1"],
    ["a name with a space beyond ASCII", "SELECT a\u00a0b", "SELECT a\u00a0b"],
    ["INTO LOCAL TEMP", "SELECT 1 INTO LOCAL TEMP x", "STATEMENT_DENIED"],
    ["INTO GLOBAL TEMPORARY", "SELECT 1 INTO GLOBAL TEMPORARY x", "STATEMENT_DENIED"],
    ["a table of that name", "INSERT INTO local VALUES (1)", "INSERT INTO local VALUES (1)"],
  ] as const)
    it(`${what}: ${sent}`, () => {
      assert.equal(read(sql), sent);
    });

  it("reads texts of megabytes", () => {
    for (const quote of ["'", "E'", '"', "$$"]) {
      const text = `SELECT ${quote}${"a".repeat(3_000_000)}${quote.at(-1)}${quote === "$$" ? "$" : ""}`;
      assert.equal(read(text), text);
      assert.equal(read(`${text} ${quote} ${"''".repeat(1_000_000)}a`), "INVALID_FIELD");
    }
  });
});
