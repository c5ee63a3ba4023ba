import assert from "node:assert/strict";
import { compileDatabase } from "../../src/contract/compile-database.js";
import { Mistakes } from "../../src/contract/diagnostics.js";
import { readImage } from "../../src/contract/image.js";
import { readSqlFiles } from "../../src/contract/load-plans.js";
import { checkPortable } from "../../src/contract/portable.js";
import { filesForPostgres } from "../../src/contract/postgres-files.js";
import { parseStatements } from "../../src/contract/sql-statements.js";
import { DATABASE_NAMES } from "../../src/databases/index.js";
import { parametersOf } from "../../src/typed/statement-variant.js";
import { texts } from "./contract-fixture.js";

/** What SQLite alone understands, and what the check says to write. */
const SQLITES: readonly (readonly [sql: string, ...mistakes: string[]])[] = [
  ["SELECT changes() AS n", "1: changes: is SQLite's alone; write `:changes`, or X.postgres.sql beside it"],
  ["SELECT ifnull(a, b) FROM t", "1: ifnull: is SQLite's alone; write `coalesce(…)`, or X.postgres.sql beside it"],
  ["SELECT group_concat(a) FROM t", "1: group_concat: is SQLite's alone; write X.postgres.sql beside it"],
  ["SELECT a FROM t\nWHERE s MATCH :q", "2: MATCH: is SQLite's alone; write X.postgres.sql beside it"],
  ["SELECT a FROM t ORDER BY rowid", "1: rowid: is SQLite's alone; write the table's key, or X.postgres.sql beside it"],
  ["SELECT a FROM t WHERE b == 1", "1: ==: is SQLite's alone; write `=`, or X.postgres.sql beside it"],
  ["SELECT [a] FROM t", '1: [a]: is SQLite\'s alone; write the name in `"…"`, or X.postgres.sql beside it'],
  ["SELECT a FROM t WHERE b < x''", "1: x'': is SQLite's alone; write X.postgres.sql beside it"],
  ["SELECT a -> 'b' FROM t", "1: ->: is SQLite's alone; write `->>`, or X.postgres.sql beside it"],
  ["SELECT a FROM t LIMIT 1, 2", "1: ,: is SQLite's alone; write `LIMIT … OFFSET …`, or X.postgres.sql beside it"],
  ["INSERT OR IGNORE INTO t VALUES (1)", "1: OR: is SQLite's alone; write `ON CONFLICT`, or X.postgres.sql beside it"],
  [
    "REPLACE INTO t VALUES (1)",
    "1: REPLACE: is SQLite's alone; write `INSERT … ON CONFLICT`, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM t WHERE b IS 'x'",
    "1: IS: is SQLite's alone; write `=` or `IS NOT DISTINCT FROM`, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM t WHERE b IS NOT :b",
    "1: IS: is SQLite's alone; write `<>` or `IS DISTINCT FROM`, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM (SELECT b AS a FROM t) WHERE a = 1",
    "1: ): is SQLite's alone; write `) AS name` behind a subquery in FROM, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM t CROSS JOIN u ON t.x = u.x",
    "1: ON: is SQLite's alone; write the condition of a CROSS JOIN in WHERE, or X.postgres.sql beside it",
  ],
  ["DELETE FROM t WHERE a = 1 AND :all", "1: :all: is SQLite's alone; write `:all = 1`, or X.postgres.sql beside it"],
  ["SELECT iif(:all, 1, 2)", "1: :all: is SQLite's alone; write `:all = 1`, or X.postgres.sql beside it"],
  [
    "SELECT count(*) FILTER (WHERE t.is_read) FROM t",
    "1: is_read: is SQLite's alone; write `is_read = 1`, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM t WHERE instr(lower(a), :q) OR a = 1",
    "1: instr: is SQLite's alone; write `instr(…) > 0`, or X.postgres.sql beside it",
  ],
  [
    "UPDATE t SET a = coalesce(:a, b < 1, 0)",
    "1: <: is SQLite's alone; write `iif(… , 1, 0)` around it, or X.postgres.sql beside it",
  ],
  [
    "INSERT INTO t (a, b) SELECT :a, :b = 'x' FROM u WHERE c = 1",
    "1: =: is SQLite's alone; write `iif(… , 1, 0)` around it, or X.postgres.sql beside it",
  ],
  [
    "INSERT INTO t (a, n) VALUES (:a, 1) ON CONFLICT (a) DO UPDATE SET n = n + 1",
    "1: n: is SQLite's alone; write `t.n`, or X.postgres.sql beside it",
  ],
  [
    "SELECT a FROM t WHERE a LIKE :q",
    "1: LIKE: is SQLite's alone; write `instr(lower(…), lower(…)) > 0`: PostgreSQL's LIKE tells a from A, or X.postgres.sql beside it",
  ],
];

/** What both understand and looks nearly like the above. */
const BOTH: readonly string[] = [
  "SELECT a FROM json_each(:ids) AS wanted CROSS JOIN t WHERE t.id = wanted.value ORDER BY wanted.rowid",
  "SELECT a FROM t WHERE :has_a AND (b = 1 OR :b IS NULL) AND d IS NOT NULL",
  "SELECT a FROM (SELECT b AS a FROM t) AS x JOIN (SELECT c FROM u) y ON x.a = y.c WHERE a IN (SELECT 1)",
  "SELECT a FROM t WHERE a IS DISTINCT FROM :a AND NOT EXISTS (SELECT 1 FROM u WHERE u.b = t.b)",
  "SELECT CASE a WHEN b THEN 1 WHEN 2 THEN 3 ELSE 0 END FROM t WHERE c BETWEEN :low AND :high AND true",
  "INSERT INTO t (a, n) VALUES (:a, 1) ON CONFLICT (a) DO UPDATE SET n = t.n + excluded.n WHERE t.n > 0",
  "SELECT count(*) AS n, a = 1 AS is_one, iif(:has_a, 1, 2) FROM t GROUP BY 2 HAVING count(*) > 1",
  "SELECT a FROM t INDEXED BY ix_t WHERE instr(a, :q) > 0 AND iif(b < 1, 1, 0) = 1",
];

function portable(text: string): string[] {
  const mistakes = new Mistakes();
  checkPortable({ path: "X.sql", text }, mistakes);
  return texts(mistakes.list()).map((mistake) => mistake.replace("X.sql:", ""));
}

describe("the check of SQL that both engines run", () => {
  for (const [sql, ...mistakes] of SQLITES) it(`refuses ${sql}`, () => assert.deepEqual(portable(sql), mistakes));

  for (const sql of BOTH) it(`takes ${sql}`, () => assert.deepEqual(portable(sql), []));

  it("takes a file for PostgreSQL in place of the one for both", () => {
    const mistakes = new Mistakes();
    const files = [
      { path: "rpcs/A.postgres.sql", text: "SELECT 2" },
      { path: "rpcs/A.sql", text: "SELECT rowid FROM t" },
      { path: "rpcs/B.sql", text: "SELECT 1" },
    ];
    const paths = filesForPostgres(files, mistakes).map(({ path }) => path);
    assert.deepEqual([paths, mistakes.list()], [["rpcs/A.postgres.sql", "rpcs/B.sql"], []]);
  });

  it("refuses one without the other, with another page order, or another end", () => {
    const mistakes = new Mistakes();
    const files = [
      { path: "rpcs/A.postgres.sql", text: "SELECT 2" },
      { path: "rpcs/B.sql", text: "-- page by a desc\nSELECT a FROM t" },
      { path: "rpcs/B.postgres.sql", text: "-- page by a\nSELECT a FROM t" },
      { path: "rpcs/C.sql", text: "-- none NOT_FOUND\nSELECT a FROM t" },
      { path: "rpcs/C.postgres.sql", text: "SELECT a FROM t" },
      { path: "rpcs/D.sql", text: "SELECT 1" },
      { path: "rpcs/D.postgres.sql", text: "SELECT ARRAY[:a]" },
    ];
    filesForPostgres(files, mistakes);
    assert.deepEqual(texts(mistakes.list()), [
      "rpcs/A.postgres.sql: has no A.sql beside it, which is the text for SQLite",
      "rpcs/B.postgres.sql:1: pages otherwise than B.sql; give both the same `-- page by`, in the same order",
      "rpcs/C.postgres.sql:1: ends otherwise than C.sql when its last statement finds nothing; give both the same `-- none`",
      "rpcs/D.postgres.sql:1: [:a]: is read as a name; write `array_append('{}', …)` for an array",
    ]);
  });
});

describe("a plan for PostgreSQL", () => {
  const plans = DATABASE_NAMES.map((database) => {
    const { plan, diagnostics } = compileDatabase(readImage(), database, readSqlFiles(database, "postgres"), {
      dialect: "postgres",
    });
    assert.deepEqual(texts(diagnostics), []);
    return plan;
  });
  const partsOf = (name: string) => {
    const rpc = plans.flatMap(({ rpcs }) => rpcs).find((each) => each.name === name) ?? assert.fail(name);
    return { rpc, statements: rpc.statements.map(({ parts }) => parts.map(({ text }) => text).join("")) };
  };

  it("has each parameter with its type", () => {
    assert.match(
      partsOf("UpdateEmail").statements[0] ?? "",
      /iif\(\?::boolean, coalesce\(\?::text, 'pending'\), status\)/,
    );
    assert.match(partsOf("UpdateProductPrice").statements.join(), /\?::double precision/);
    assert.match(partsOf("CreateEmail").statements.join(), /CAST\(value ->> 'size_bytes' AS bigint\)/);
  });

  it("has no index of SQLite's, and PostgreSQL's names of functions", () => {
    const all = plans.flatMap(({ rpcs }) => rpcs).flatMap(({ statements }) => statements);
    const words = all.map(({ parts }) => parts.map(({ text }) => text).join("")).join("\n");
    assert.doesNotMatch(words, /INDEXED BY|json_group_array|json_object\(|char\(|ROWID AS/i);
    assert.match(words, /json_agg\(json_build_object\(/);
  });

  it("has the text of X.postgres.sql where there is one, under its name", () => {
    const { rpc } = partsOf("ClaimEmailBatch");
    assert.equal(rpc.file, "src/databases/main/rpcs/ClaimEmailBatch.postgres.sql");
    assert.match(partsOf("ClaimEmailBatch").statements.join(), /FOR UPDATE SKIP LOCKED/);
  });

  it("writes by a WITH, as its reading end does not tell", () => {
    const text = "WITH e AS (INSERT INTO t (a) VALUES (:a) RETURNING a) SELECT a FROM e";
    const [statement] = parseStatements({ path: "rpcs/A.sql", text }, new Mistakes());
    assert.deepEqual([statement?.verb, statement?.returnsRows], ["INSERT", true]);
    const [read] = parseStatements(
      { path: "rpcs/B.sql", text: "WITH e AS (SELECT 1) SELECT a FROM e" },
      new Mistakes(),
    );
    assert.equal(read?.verb, "SELECT");
  });

  it("keeps one plan for a list of one index alone", () => {
    const keepsOne = (name: string) => partsOf(name).rpc.statements.map(({ onePlan }) => onePlan === true);
    assert.deepEqual(["ListPriceHistory", "ListTasks", "ListEmails"].map(keepsOne), [[true], [false], [false]]);
  });

  it("has a parameter for each `?`", () => {
    for (const { rpcs } of plans)
      for (const { statements } of rpcs)
        for (const statement of statements) {
          const marks = statement.parts.map(({ text }) => text.split("?::").length - 1);
          assert.equal(
            marks.reduce((sum, count) => sum + count, 0),
            parametersOf(statement, -1).length,
          );
        }
  });
});
