import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { tokenize } from "../../src/engine/sql-tokens.js";
import { migrateFile } from "../../src/sqlite/file/migrate-file.js";

/**
 * Files of this service are opened by other programs, with the SQLite that their system has: Debian 12 and Python 3.11 have
 * 3.40. What a file stores is compiled by whoever opens it: views, triggers, indexes, CHECKs, defaults and generated columns.
 */

/** Functions that SQLite 3.40 knows, as far as the stored schemas use them. */
const OLD_FUNCTIONS = new Set(
  `abs cast changes char coalesce count date hex iif instr json json_array json_array_length json_each json_extract json_group_array json_object
  json_type json_valid last_insert_rowid length lower ltrim max min nullif quote raise randomblob replace round rtrim strftime substr sum total
  trim typeof upper`.split(/\s+/),
);
/** Words that stand before a parenthesis and are no functions. */
const KEYWORDS = new Set(
  `and as between by case check conflict default else exists filter from generated in into is key like not on or over references
  select set then table unique using values when where with always fts5`.split(/\s+/),
);

/** What follows `(` up to its `)`, on its own level only. */
function ownWords(tokens: ReturnType<typeof tokenize>, open: number): string[] {
  const words: string[] = [];
  let depth = 0;
  for (const { kind, text } of tokens.slice(open)) {
    if (kind === "open") depth++;
    if (kind === "close" && --depth === 0) break;
    if (depth === 1 && kind === "word") words.push(text.toUpperCase());
  }
  return words;
}

function newerSyntax(sql: string): string[] {
  const tokens = tokenize(sql).filter(({ kind }) => !kind.endsWith("comment"));
  const found: string[] = [];
  tokens.forEach(({ kind, text }, index) => {
    if (kind === "number" && text.includes("_")) found.push(`${text}: separators came with 3.46`);
    if (kind !== "word" || tokens[index + 1]?.kind !== "open") return;
    const name = text.toLowerCase();
    // A table's name stands before its columns.
    const before = tokens[index - 1]?.text.toUpperCase() ?? "";
    if (
      KEYWORDS.has(name) ||
      ["TABLE", "INTO", "ON", "REFERENCES", "INDEX", "WITH", "AS", "CONSTRAINT"].includes(before)
    )
      return;
    if (!OLD_FUNCTIONS.has(name)) found.push(`${name}(): not known to be in 3.40`);
    if (ownWords(tokens, index + 1).includes("ORDER")) found.push(`${name}(… ORDER BY …) came with 3.44`);
  });
  return found;
}

/** Opens a file with an SQLite of the system and does what another program would; the version, and what went wrong. */
const SCRIPT = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(sqlite3.sqlite_version)
names = db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").fetchall()
for (name,) in names:
    db.execute(f'SELECT * FROM "{name}" LIMIT 3').fetchall()
for sql in sys.argv[2:]:
    db.execute(sql).fetchall()
db.commit()
print(db.execute("PRAGMA integrity_check").fetchone()[0])
`;
const WRITES = {
  main: [
    "INSERT INTO users (id, email, name, permissions) VALUES ('u1', 'a@example.com', 'A', json_array('a'))",
    "INSERT INTO emails_enhanced (id, subject, sender_email) VALUES ('e1', 'Order', 'b@example.com')",
    "UPDATE emails_enhanced SET status = 'analyzed', analyzed_at = '2026-01-02T03:04:05.678Z', assigned_to = 'u1'",
    "SELECT * FROM email_search WHERE email_search MATCH 'order'",
    "INSERT INTO deals (id, deal_id, deal_name, customer_name, start_date, end_date) VALUES ('d', '00000001', 'n', 'c', '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z')",
    "SELECT * FROM deal_item_lists",
    "DELETE FROM emails_enhanced",
  ],
  walmart: [
    "INSERT INTO walmart_products (id, product_id, name) VALUES ('p1', 'p1', 'Oat drink')",
    "INSERT INTO shopping_carts (id, user_id) VALUES ('c1', 'u1')",
    "INSERT INTO cart_items (id, cart_id, product_id, product_name, unit_price) VALUES ('i1', 'c1', 'p1', 'Oat', 2)",
    "SELECT * FROM cart_with_items",
    "DELETE FROM shopping_carts",
  ],
} as const;

describe("files of this service, and SQLite 3.40", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-old-sqlite-"));
    for (const database of ["main", "walmart"] as const) migrateFile(database, join(folder, database), false);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const database of ["main", "walmart"] as const) {
    it(`store nothing of ${database} that is newer`, () => {
      const db = new Sqlite(join(folder, database));
      const rows = db
        .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        .all();
      const stored = db
        .prepare<[], string>("SELECT rebuild_sql FROM crewdb_derived UNION ALL SELECT sql FROM crewdb_deferred")
        .pluck()
        .all();
      db.close();
      const found = [...rows, ...stored.map((sql) => ({ name: "", sql }))].flatMap(({ name, sql }) =>
        newerSyntax(sql).map((what) => `${name}: ${what}`),
      );
      assert.deepEqual(found, []);
    });

    it(`are read and written by the system's own SQLite: ${database}`, function () {
      const { status, stdout, stderr } = spawnSync(
        "python3",
        ["-c", SCRIPT, join(folder, database), ...WRITES[database]],
        { encoding: "utf8" },
      );
      if (status === null || /No module named/.test(stderr)) {
        console.warn("      skipped: there is no python3 with its sqlite3 module");
        return this.skip();
      }
      const [version = "", ...said] = stdout.trim().split("\n");
      const [major = 0, minor = 0] = version.split(".").map(Number);
      if (major < 3 || minor < 40) {
        console.warn(`      skipped: the system's SQLite is ${version}, older than 3.40`);
        return this.skip();
      }
      assert.equal(stderr, "", version);
      assert.deepEqual(said, ["ok"], version);
    });
  }

  it("would be told apart by the scan", () => {
    for (const [sql, what] of [
      ["CREATE VIEW v AS SELECT json_group_array(a ORDER BY b) FROM t", /ORDER BY/],
      ["CREATE VIEW v AS SELECT octet_length(a) FROM t", /octet_length/],
      ["CREATE TABLE t (a CHECK (a < 1_000))", /1_000/],
    ] as const)
      assert.match(newerSyntax(sql).join(), what);
    assert.deepEqual(newerSyntax("CREATE VIEW v AS SELECT json_group_array(a) FROM (SELECT a FROM t ORDER BY b)"), []);
  });
});
