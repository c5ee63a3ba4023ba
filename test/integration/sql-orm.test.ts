import assert from "node:assert/strict";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { toValue } from "./sql-values.js";
import { startTestServer, type TestServer } from "./test-server.js";

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const list = (count: number, make: (index: number) => string, separator = ", "): string =>
  times(count, make).join(separator);

interface Case {
  readonly sql: string;
  readonly parameters?: readonly (bigint | number | string)[];
  /** Rows of the answer. */
  readonly rows: number;
}

/** What ORMs and query builders make of large filters, batches and eager joins. */
const READS: Readonly<Record<string, Case>> = {
  "250 conditions joined by AND": {
    sql: `SELECT id FROM conversations WHERE ${list(250, (i) => `title <> 'x${i}'`, " AND ")}`,
    rows: 100,
  },
  "400 conditions joined by OR": {
    sql: `SELECT id FROM conversations WHERE ${list(400, (i) => `id = 'c${i}'`, " OR ")}`,
    rows: 100,
  },
  "17 literal IN lists of 50": {
    sql: `SELECT id FROM conversations WHERE ${list(17, () => `id IN (${list(50, (i) => `'c${i}'`)})`, " AND ")}`,
    rows: 50,
  },
  "60 literal IN lists and 20 sorted subqueries": {
    sql: `SELECT ${list(20, () => "(SELECT id FROM conversations ORDER BY title || id LIMIT 1)")} WHERE ${list(60, () => "1 IN (1, 2, 3)", " AND ")}`,
    rows: 1,
  },
  "1,000 parameters in an IN": {
    sql: `SELECT id FROM conversations WHERE id IN (${list(1000, () => "?")})`,
    parameters: times(1000, (i) => `c${i}`),
    rows: 100,
  },
  "10,000 parameters in an IN": {
    sql: `SELECT id FROM conversations WHERE id IN (${list(10_000, () => "?")})`,
    parameters: times(10_000, (i) => `c${i}`),
    rows: 100,
  },
  "60 joins with all their columns": {
    sql: `SELECT * FROM conversations t0 ${list(60, (i) => `LEFT JOIN conversations t${i + 1} ON t${i + 1}.id = t${i}.id`, " ")}`,
    rows: 100,
  },
  "1,500 result columns": { sql: `SELECT ${list(1500, (i) => `${i} AS c${i}`)}`, rows: 1 },
  "400 SELECTs in a UNION ALL": { sql: list(400, (i) => `SELECT ${i}`, " UNION ALL "), rows: 400 },
  "2,000 rows of VALUES": { sql: `SELECT * FROM (VALUES ${list(2000, (i) => `(${i}, 'x')`)})`, rows: 2000 },
  "a function of 500 arguments": {
    sql: `SELECT coalesce(${list(500, () => "NULL")}), max(${list(500, (i) => `${i}`)})`,
    rows: 1,
  },
  "an object of 200 members": { sql: `SELECT json_object(${list(200, (i) => `'k${i}', ${i}`)})`, rows: 1 },
  "CASE of 400 branches": {
    sql: `SELECT CASE id ${list(400, (i) => `WHEN 'c${i}' THEN ${i}`, " ")} END FROM conversations`,
    rows: 100,
  },
  "a LIKE pattern of 5,000 bytes": { sql: `SELECT 'x' LIKE '%${"word ".repeat(1000)}%'`, rows: 1 },
  "subqueries nested 60 deep": { sql: `${"SELECT * FROM (".repeat(60)}SELECT 1${")".repeat(60)}`, rows: 1 },
  "expressions nested 90 deep": { sql: `SELECT ${"(".repeat(90)}1${" + 1)".repeat(90)}`, rows: 1 },
  "30 common table expressions": {
    sql: `WITH ${list(30, (i) => `q${i} AS (SELECT * FROM ${i === 0 ? "conversations" : `q${i - 1}`})`)} SELECT * FROM q29`,
    rows: 100,
  },
  "40 window functions": {
    sql: `SELECT ${list(40, (i) => `row_number() OVER (PARTITION BY title ORDER BY id, ${i})`)} FROM conversations`,
    rows: 100,
  },
};

describe("SQL as ORMs make it", () => {
  let server: TestServer;

  before(async function () {
    guardFileOrSkip(this);
    server = await startTestServer();
    const parameters = times(100, (i) => [toValue(`c${i}`), toValue(`title ${i}`)]).flat();
    const sql = `INSERT INTO conversations (id, title) VALUES ${list(100, () => "(?, ?)")}`;
    assert.equal((await server.main.execute({ sql, parameters })).changes, 100n);
  });
  after(() => server?.stop());

  for (const [name, { sql, parameters = [], rows }] of Object.entries(READS))
    it(`runs by Query and Execute: ${name}`, async () => {
      const request = { sql, parameters: parameters.map(toValue) };
      assert.equal((await server.main.query(request)).rows.length, rows);
      assert.equal((await server.main.execute(request)).rows.length, rows);
    });

  it("runs inserts of 1,000 rows with 3,000 parameters, upserts and updates by CASE", async () => {
    const values = times(1000, (i) => [toValue(`u${i}`), toValue(`t${i}`), toValue("2026-01-01T00:00:00.000Z")]).flat();
    const insert = `INSERT INTO conversations (id, title, created_at) VALUES ${list(1000, () => "(?, ?, ?)")}`;
    assert.equal((await server.main.execute({ sql: insert, parameters: values })).changes, 1000n);
    const upsert = `${insert} ON CONFLICT (id) DO UPDATE SET title = excluded.title RETURNING id, title`;
    assert.equal((await server.main.execute({ sql: upsert, parameters: values })).rows.length, 1000);
    const update = `UPDATE conversations SET title = CASE id ${list(300, (i) => `WHEN 'u${i}' THEN 'n${i}'`, " ")} END
      WHERE id IN (${list(300, (i) => `'u${i}'`)})`;
    assert.equal((await server.main.execute({ sql: update })).changes, 300n);
    assert.equal((await server.main.execute({ sql: "DELETE FROM conversations" })).changes, 1100n);
  });

  it("keeps values of 3 MB beside the columns and conditions of an ordinary statement", async () => {
    const long = "ä".repeat(1_500_000);
    await server.main.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('l', 'long')" });
    await server.main.execute({
      sql: "INSERT INTO messages (id, conversation_id, role, content) VALUES (?, 'l', 'user', ?)",
      parameters: [toValue("l"), toValue(long)],
    });
    const sql =
      "SELECT content FROM messages WHERE id = ? AND content LIKE 'ä%' AND length(content) > ? AND content <> ?";
    const { rows } = await server.main.query({ sql, parameters: [toValue("l"), toValue(10n), toValue("")] });
    assert.equal(rows[0]?.values[0]?.kind.value, long);
  });
});
