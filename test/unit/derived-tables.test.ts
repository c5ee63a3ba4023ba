import assert from "node:assert/strict";
import Sqlite, { type Database } from "better-sqlite3";
import { readSqlFiles } from "../../src/contract/load-plans.js";
import { migrate, readMigrations } from "../../src/sqlite/file/migrate.js";
import { derivedTables, type Guard, loadGuard } from "../../src/sqlite/thread/guard.js";
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

/** Columns that a trigger on another table assigns to, as `table.column`: found without asking the guard. */
function assigned(db: Database): string[] {
  const columns = db
    .prepare<[], { table: string; column: string }>(
      `SELECT t.name AS "table", c.name AS "column" FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.name <> 'updated_at'`,
    )
    .all();
  const triggers = db
    .prepare<[], { tbl_name: string; sql: string }>(
      `SELECT tbl_name, sql FROM sqlite_schema AS t WHERE type = 'trigger' AND NOT EXISTS (
        SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = t.tbl_name)`,
    )
    .all();
  const isAssigned = (table: string, column: string): boolean =>
    triggers.some(
      ({ tbl_name, sql }) =>
        tbl_name !== table &&
        new RegExp(`UPDATE (OR \\w+ )?${table}\\s+SET[^;]*?\\b${column} = `).test(sql.replaceAll(/WHERE[^;]*/g, "")),
    );
  return columns.flatMap(({ table, column }) => (isAssigned(table, column) ? [`${table}.${column}`] : []));
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

    it("can't be written column by column either, where triggers work out some of a row", () => {
      const derived = derivedTables(db);
      const names = assigned(db).filter((name) => !derived.includes(name.split(".")[0] ?? ""));
      assert.deepEqual(
        names.toSorted(),
        database === "main"
          ? ["email_chains.email_count", "email_chains.first_email_at", "email_chains.last_email_at"]
          : [
              ...["estimated_millionths", "estimated_total", "items_count"].map((name) => `grocery_lists.${name}`),
              ...["items_count", "subtotal", "subtotal_millionths", "total", "total_millionths"].map(
                (name) => `shopping_carts.${name}`,
              ),
            ],
      );
      for (const name of names) {
        const [table, column] = name.split(".");
        for (const sql of [
          `UPDATE ${table} SET ${column} = 1`,
          `UPDATE OR REPLACE ${table} SET updated_at = updated_at, ${column} = ${column}`,
          `INSERT INTO ${table} (id) VALUES ('x') ON CONFLICT DO UPDATE SET ${column} = 1`,
        ])
          assert.equal(attempt(db, guard, true, sql).denied, `UPDATE ${table} ${column}`, sql);
      }
    });

    it("are right after a caller's insert, whatever it says", () => {
      const inserts =
        database === "main"
          ? ["INSERT INTO email_chains (id, email_count, first_email_at) VALUES ('c', 7, '2026-01-02T03:04:05.678Z')"]
          : [
              "INSERT INTO grocery_lists (id, user_id, list_name, items_count, estimated_total) VALUES ('l', 'u', 'n', 7, 9)",
              "INSERT INTO grocery_items (id, list_id, item_name, estimated_price) VALUES ('i', 'l', 'n', 2)",
              "REPLACE INTO shopping_carts (id, user_id, items_count, subtotal, total_millionths) VALUES ('c', 'u', 7, 9, 9)",
              "INSERT INTO cart_items (id, cart_id, product_id, product_name, unit_price) VALUES ('i', 'c', 'p', 'n', 2)",
            ];
      for (const sql of inserts) assert.equal(attempt(db, guard, true, sql).code, undefined, sql);
      const totals = [
        "SELECT email_count, first_email_at FROM email_chains",
        "SELECT items_count, estimated_total FROM grocery_lists UNION ALL SELECT items_count, total FROM shopping_carts",
      ];
      const rows = db
        .prepare(totals[database === "main" ? 0 : 1] ?? "")
        .raw()
        .all();
      assert.deepEqual(
        rows,
        database === "main"
          ? [[0, null]]
          : [
              [1, 2],
              [1, 2],
            ],
      );
      const registered = db.prepare<[], string>("SELECT is_right_sql FROM crewdb_derived").pluck().all();
      for (const sql of registered) assert.equal(db.prepare(sql).pluck().get(), 1, sql);
    });

    it("can be read, all but the service's own", () => {
      for (const table of derivedTables(db)) {
        const { denied, code } = attempt(db, guard, false, `SELECT count(*) FROM ${table}`);
        assert.equal(denied, undefined, `${table}: ${code}`);
      }
    });
  });
}
