import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { parametersOf, toArguments } from "../../src/sqlite/sql/parameters.js";
import { seeded } from "../fixtures/seeded.js";

const db = new Database(":memory:");

interface Variable {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
}

/** The numbers that SQLite gave the parameters of a SELECT's columns, in the columns' order. */
function numbersBySqlite(sql: string): number[] {
  const parameters = parametersOf(sql);
  const values = parameters.names.map(() => null);
  const opcodes = db.prepare(`EXPLAIN ${sql}`).all(...toArguments(parameters, values)) as Variable[];
  return opcodes
    .filter(({ opcode }) => opcode === "Variable")
    .toSorted((a, b) => a.p2 - b.p2)
    .map(({ p1 }) => p1);
}

/** What comes back where each parameter's value is its number. */
function numbersByValues(sql: string): number[] {
  const parameters = parametersOf(sql);
  const values = parameters.names.map((_, index) => BigInt(index + 1));
  return (
    db
      .prepare(sql)
      .raw()
      .get(...toArguments(parameters, values)) as number[]
  ).map(Number);
}

describe("parameters of a statement are numbered as SQLite does", () => {
  for (const [sql, names] of [
    ["SELECT 1", []],
    ["SELECT ?, ?", ["?", "?"]],
    ["SELECT ?1", ["?1"]],
    ["SELECT ?2, ?1", ["?1", "?2"]],
    ["SELECT ?5", [undefined, undefined, undefined, undefined, "?5"]],
    ["SELECT ?, ?3, ?", ["?", undefined, "?3", "?"]],
    ["SELECT ?2, ?, ?1", ["?1", "?2", "?"]],
    ["SELECT ?, ?1", ["?1"]],
    ["SELECT :a, :a, @a, $a", [":a", "@a", "$a"]],
    ["SELECT ?3, :a, ?, @b, ?2", [undefined, "?2", "?3", ":a", "?", "@b"]],
    ["SELECT ?007, ?7", [undefined, undefined, undefined, undefined, undefined, undefined, "?007"]],
    ["SELECT :1, ?1, @1", [":1", "@1"]],
    ["SELECT :é, @a$b, :_, #x", [":é", "@a$b", ":_", "#x"]],
    ["SELECT '?1', \"?\", `:a`, [@b], x'00', 'it''s ?' -- ? :c\n, ? /* ?9 $d */", ["?"]],
    ["SELECT 'a' /* ?", []],
    ["SELECT 1 AS a$b, 1 AS é$x, ?", ["?"]],
    ["SELECT json('[1]') -> '$[0]', ? ->> '$.a', :a", ["?", ":a"]],
  ] as const) {
    it(sql, () => assert.deepEqual(parametersOf(sql).names, names));
  }

  it("by SQLite's own word, for 2,000 random mixtures", () => {
    const random = seeded(18);
    const below = (most: number): number => Math.floor(random() * most);
    const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
    const parameter = () =>
      pick(["?", "?", `?${1 + below(9)}`, `?0${1 + below(9)}`, ":a", "@a", "$a", ":b", "@1", ":é$", "#a"]);
    const other = () => pick(["'?'", "':a'''", "/* ? */ 1", "1 -- ?1\n", '1 AS "?"', "1 AS [:a]", "x'3f'", "1 AS a$b"]);
    for (let round = 0; round < 2000; round++) {
      const columns = Array.from({ length: 1 + below(9) }, () => (below(4) === 0 ? other() : parameter()));
      const sql = `SELECT ${columns.join(", ")}`;
      const numbers = numbersBySqlite(sql);
      const isParameter = columns.map((column) => /^[?:@$#]/.test(column));
      const values = numbersByValues(sql).filter((_, index) => isParameter[index]);
      assert.deepEqual(values, numbers, sql);
    }
  });

  it("reads 100,000 bytes of them in no time that is felt", () => {
    const many = `SELECT ${Array.from({ length: 14_000 }, (_, index) => `:p${index}`).join(",")}`;
    assert.equal(parametersOf(many).names.length, 14_000);
    for (const hostile of [
      "'".repeat(100_000),
      "[".repeat(100_000),
      "/*".repeat(50_000),
      `:${"a(".repeat(49_999)}`,
      "-".repeat(100_000),
      "?".repeat(100_000),
      "::".repeat(50_000),
    ])
      parametersOf(`?${hostile}`);
  });
});
