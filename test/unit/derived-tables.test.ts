import assert from "node:assert/strict";
import Sqlite, { type Database } from "better-sqlite3";
import { readSqlFiles } from "../../src/contract/load-plans.js";
import { derivedTables, type Guard, loadGuard } from "../../src/worker/guard.js";
import { migrate, readMigrations } from "../../src/worker/migrate.js";
import { attempt, guardFileOrSkip } from "../fixtures/guarded.js";

/** Tables that these statements write, by their text. */
function written(sql: string): { table: string; wholeRows: boolean }[] {
  const writes = sql.matchAll(/\b(INSERT(?: OR \w+)? INTO|REPLACE INTO|DELETE FROM|UPDATE(?: OR \w+)?)\s+(\w+)/gi);
  return [...writes].map(([, verb = "", table = ""]) => ({ table, wholeRows: !/^UPDATE/i.test(verb) }));
}

/**
 * Tables whose rows come from triggers on another table, or from the service, and never from a typed rpc's caller: found
 * without asking the guard.
 */
function onlyDerived(db: Database, database: "main" | "walmart"): Set<string> {
  const tables = new Set<string>();
  const triggers = db
    .prepare<[], { tbl_name: string; sql: string }>("SELECT tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  const views = new Set(db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all());
  for (const { tbl_name, sql } of triggers) {
    // A view's trigger writes for the caller.
    if (views.has(tbl_name)) continue;
    const body = sql.slice(sql.search(/\bBEGIN\b/));
    for (const { table, wholeRows } of written(body)) if (wholeRows && table !== tbl_name) tables.add(table);
  }
  const rpcs = readSqlFiles(database).flatMap(({ text }) => written(text));
  const rebuilt = db.prepare<[], string>(
    "SELECT rebuild_sql FROM crewdb_derived UNION ALL SELECT sql FROM crewdb_deferred",
  );
  for (const sql of rebuilt.pluck().all())
    for (const { table, wholeRows } of written(sql)) if (wholeRows) tables.add(table);
  const own =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND (type IN ('virtual', 'shadow') OR name LIKE 'crewdb%')";
  for (const name of db.prepare<[], string>(own).pluck().all()) tables.add(name);
  // Rows that a typed rpc inserts are data, unless it is an index or a note of the service.
  for (const { table } of rpcs) if (!/_(search|words)(_paused)?$/.test(table)) tables.delete(table);
  return tables;
}

for (const database of ["main", "walmart"] as const) {
  describe(`tables of ${database} that are worked out from others`, () => {
    let db: Database;
    let guard: Guard;

    before(function () {
      const file = guardFileOrSkip(this);
      db = new Sqlite(":memory:");
      migrate(db, readMigrations(database));
      const loaded = loadGuard(db, file);
      assert.ok(loaded);
      guard = loaded;
    });
    after(() => db?.close());

    it("are known: indexes with their shadows, counters, and what the service keeps for itself", () => {
      const tables = onlyDerived(db, database);
      const some =
        database === "main"
          ? [
              "email_search",
              "email_search_data",
              "email_words_idx",
              "email_search_paused",
              "email_counts",
              "email_minutes",
              "email_workload",
              "crewdb_meta",
            ]
          : ["product_search", "product_search_docsize", "product_words", "crewdb_requests"];
      for (const table of some) assert.ok(tables.has(table), table);
      for (const table of derivedTables(db))
        assert.ok(tables.has(table), `${table} is denied to callers, and holds data of theirs`);
    });

    it("can't be written by a caller's SQL, in any way", () => {
      for (const table of onlyDerived(db, database)) {
        const columns = db.prepare<[string], string>("SELECT name FROM pragma_table_info(?)").pluck().all(table);
        const values = columns.map(() => "0").join(", ");
        for (const sql of [
          `INSERT INTO ${table} VALUES (${values})`,
          `REPLACE INTO ${table} VALUES (${values})`,
          `INSERT OR IGNORE INTO ${table} SELECT * FROM ${table}`,
          `DELETE FROM ${table}`,
          ...columns.map((column) => `UPDATE ${table} SET "${column}" = "${column}"`),
          `WITH x AS (SELECT 1) DELETE FROM ${table} WHERE 1 IN x`,
          `DROP TABLE ${table}`,
        ]) {
          const { denied, message } = attempt(db, guard, true, sql);
          // Shadows of an index are kept by SQLite itself, because the index writes them in the caller's role.
          const isKept = message === `table ${table} may not be modified`;
          assert.ok(isKept || denied?.includes(table), `${sql}: ${denied} ${message}`);
        }
      }
    });

    it("can be read, all but the service's own", () => {
      for (const table of derivedTables(db)) {
        const { denied, code } = attempt(db, guard, false, `SELECT count(*) FROM ${table}`);
        assert.equal(denied, undefined, `${table}: ${code}`);
      }
    });
  });
}
