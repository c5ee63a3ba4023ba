import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { CLIENT_LIMITS } from "../../src/calls/limits.js";
import { settingOf } from "../../src/settings/settings.js";
import { SOCKET_LIMITS } from "../../src/sockets/limits.js";
import { MAX_STEPS } from "../../src/sql/requests.js";
import { MAX_RESULT_BYTES, MAX_ROWS } from "../../src/sql/result-limits.js";
import { MAX_PARAMETERS, MAX_SQL_BYTES } from "../../src/sql/statement-request.js";
import { COMPILED_MAX_BYTES } from "../../src/sqlite/sql/sql-engine.js";
import { MAX_ROW_BYTES } from "../../src/sqlite/sql/sql-failures.js";
import { loadGuard, MAX_VALUE_BYTES } from "../../src/sqlite/thread/guard.js";
import { MAX_STREAMED_ROW_BYTES } from "../../src/sqlite/thread/native-rows.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

const read = (...path: string[]): string => readFileSync(join(PACKAGE_ROOT, ...path), "utf8");
const native = (file: string): string => read("src", "native", file);

/** The value of a `#define` that is a number, or a product of numbers. */
function defined(source: string, name: string): number {
  const text = new RegExp(`#define ${name} \\(?([0-9* ]+)\\)?`).exec(source)?.[1] ?? assert.fail(`no ${name}`);
  return text.split("*").reduce((product, factor) => product * Number(factor), 1);
}

function inCode(): Map<string, number> {
  const limits = native("policy/limits.c").matchAll(/\{(SQLITE_LIMIT_\w+), ([0-9* ]+)\}/g);
  const engine = [...limits].map(([, name = "", value = ""]) => [name, Number(value)] as const);
  const temporary = native("vfs/temp-space.c");
  return new Map([
    ...engine,
    ...Object.entries({ MAX_SQL_BYTES, MAX_PARAMETERS, MAX_STEPS, MAX_ROW_BYTES, MAX_STREAMED_ROW_BYTES }),
    ...Object.entries({ MAX_RESULT_BYTES, MAX_ROWS, ...SOCKET_LIMITS, ...CLIENT_LIMITS }),
    ["COMPILED_MAX_BYTES", COMPILED_MAX_BYTES],
    ["TRIM_SET_MAX", defined(native("policy/bounded.c"), "TRIM_SET_MAX")],
    ["NEAR_MAX_PHRASES", defined(native("policy/search.c"), "NEAR_MAX_PHRASES")],
    ["MAX_MATCH_STEPS", defined(native("policy/search.c"), "MAX_MATCH_STEPS")],
    ["SPILL_MAX_BYTES", defined(temporary, "SPILL_MAX_BYTES")],
    ["JOURNAL_MAX_BYTES", defined(temporary, "JOURNAL_MAX_BYTES")],
    ["VALUE_MAX_BYTES", defined(native("guard.h"), "VALUE_MAX_BYTES")],
    ["CREWDB_SQL_MEMORY_BYTES", Number(settingOf("CREWDB_SQL_MEMORY_BYTES").fallback)],
  ]);
}

/** Limits of the engine that no text meets, or that a smaller one is before. */
const NOT_LISTED = [
  "SQLITE_LIMIT_SQL_LENGTH",
  "SQLITE_LIMIT_ATTACHED",
  "SQLITE_LIMIT_VARIABLE_NUMBER",
  "SQLITE_LIMIT_WORKER_THREADS",
];

describe("docs/sql-limits.md", () => {
  const rows = [...read("docs", "sql-limits.md").matchAll(/^\| .* \| (\d+)(?: bytes)? \| \w+ \| (.*) \|$/gm)];

  it("names every bound with the value that the code has", () => {
    const code = inCode();
    const listed = rows.map(([, value, where = ""]) => [where.replaceAll("`", ""), Number(value)] as const);
    const named = listed.filter(([where]) => where !== "SQLite's own");
    assert.deepEqual(
      named,
      named.map(([where]) => [where, code.get(where)]),
    );
    const missing = [...code.keys()].filter(
      (name) => name.startsWith("SQLITE_LIMIT_") && !listed.some(([where]) => where === name),
    );
    assert.deepEqual(missing, NOT_LISTED);
  });

  it("has the same lengths in C and TypeScript", () => {
    assert.equal(defined(native("guard.h"), "VALUE_MAX_BYTES"), MAX_VALUE_BYTES);
    assert.equal(defined(native("rows/reader-run.c"), "MAX_PIECE_BYTES"), MAX_STREAMED_ROW_BYTES);
  });

  it("is right about what a statement's computations leave of a value's length", function () {
    const db = new Database(":memory:");
    const guard = loadGuard(db, guardFileOrSkip(this)) ?? assert.fail();
    db.exec("CREATE TABLE t (a TEXT)");
    const bytes = (term: string, count: number): number | undefined =>
      guard.valueBytes(`SELECT ${Array(count).fill(term).join(", ")} FROM t`);
    assert.equal(bytes("a = ?", 64), MAX_VALUE_BYTES);
    assert.equal(bytes("a = ?", 750), 357_913);
    assert.equal(bytes("length(a)", 42), MAX_VALUE_BYTES);
    assert.equal(guard.valueBytes("SELECT * FROM t WHERE a = ?"), MAX_VALUE_BYTES);
    assert.ok((bytes("a + ?", 900) ?? 0) < 100_000);
    assert.ok((guard.valueBytes(`SELECT json_extract(a${", '$[#-1]'".repeat(99)}) FROM t`) ?? 0) < 400_000);
    assert.ok(
      (guard.valueBytes(`SELECT json_extract(a /* ( */${", '$[(,'".repeat(3)}) FROM t`) ?? 0) === MAX_VALUE_BYTES,
    );
    assert.equal(guard.valueBytes("EXPLAIN SELECT 1"), MAX_VALUE_BYTES);
    assert.equal(guard.valueBytes("no SQL"), undefined);
    db.exec(`CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT max(${Array(900).fill("new.a + 1").join(", ")}); END`);
    assert.equal(
      guard.valueBytes("INSERT INTO t VALUES (?)"),
      MAX_VALUE_BYTES,
      "the schema's own triggers are not counted",
    );
    db.close();
  });
});
