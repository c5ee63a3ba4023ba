import assert from "node:assert/strict";
import Database from "better-sqlite3";
import { Client, type Connection, type FieldDef } from "pg";
import { readImage } from "../../src/contract/image.js";
import { loadPlans, readMigrations, readPostgresSchema } from "../../src/contract/load-plans.js";
import { postgresWords } from "../../src/contract/postgres-text.js";
import { readSchema } from "../../src/contract/schema-text.js";
import { fullText } from "../../src/contract/variants.js";
import { DATABASE_NAMES, type DatabaseName } from "../../src/databases/index.js";
import type { PageOrder, StatementPlan } from "../../src/engine/plan.js";
import { tokenize } from "../../src/engine/sql-tokens.js";
import { postgresText } from "../../src/postgres/statement-text.js";
import { openProbe } from "../../src/sqlite/file/probe.js";
import { addUnicodeLower } from "../../src/sqlite/thread/unicode-lower.js";
import type { Variant } from "../../src/typed/statement-variant.js";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../fixtures/postgres-server.js";
import { skipWithout } from "./skip.js";

/** Expressions that mean the same on both, those that SQLite's functions stand for. */
const EXPRESSIONS: readonly string[] = [
  ..."0.5 1.5 2.5 -0.5 -1.5 -2.5 0.49999999999999994 4503599627370497.0 1e15"
    .split(" ")
    .map((x) => `round(CAST(${x} AS REAL))`),
  ..."1.234 1.236 -1.236 100.0 0.1 12345.678".split(" ").map((x) => `round(CAST(${x} AS REAL), 2)`),
  "round(NULL)",
  "max(1, 2)",
  "max(1, NULL)",
  "min('b', 'a')",
  "min(NULL, 'a')",
  "iif(1 < 2, 'a', 'b')",
  "iif(NULL, 'a', 'b')",
  "instr('abcabc', 'ca')",
  "instr('aBc', 'b')",
  "instr('abc', '')",
  "instr(NULL, 'b')",
  "instr('a😀b', 'b')",
  "lower('AÄB')",
  "upper('aäb')",
  "unicode_lower('AÄΑΣ ß I')",
  "length('a😀')",
  "substr('a/b/c', 3)",
  "'[1,2]' ->> 0",
  "'[1,2]' ->> 5",
  `'{"a":"x","b":true,"c":false,"d":null,"e":1.5,"f":[1]}' ->> 'a'`,
  ..."bcdef"
    .split("")
    .map((name) => `'{"b":true,"c":false,"d":null,"e":1.5,"f":[1]}' ->> '${name}'`),
  "json_array_length('[1,[2],3]')",
  "json_array_length('[]')",
  "json_array_length(NULL)",
  "json_array_length('{}')",
  `(SELECT json_group_array(value) FROM json_each('["b","a",""]'))`,
  `(SELECT sum(key * 10 + rowid * 0) FROM json_each('["b","a","c"]'))`,
  "julianday('2024-02-29T12:34:56.789Z')",
  "round((julianday('2024-03-01T00:00:00.000Z') - julianday('2024-02-28T23:59:59.999Z')) * 86400000)",
  ...[
    "+1 day",
    "-30 days",
    "-1 minute",
    "+0.001 seconds",
    "-1 hour",
    "+2147483647 days",
    "-2147483647 days",
  ].map((by) => `strftime('%Y-%m-%dT%H:%M:%fZ', '2024-02-29T23:59:59.999Z', '${by}')`),
  "strftime('%Y-%m-%dT%H:59', '2024-02-29T12:34:56.789Z', '-1 day')",
  "strftime('%Y-%m-%dT%H:%M:%fZ', NULL, '-1 day')",
  "(SELECT total(value) FROM (SELECT 1 AS value WHERE 1 = 2) AS none)",
  "'a' < 'B'",
  "'ä' > 'z'",
  "'ab' < 'a b'",
];

/** What the columns for times, lists and JSON take or refuse. */
const TIMES = [
  ..."2024-02-29 2023-02-29 2023-02-28 1900-02-29 2000-02-29 2024-04-31 2024-13-01 2024-00-10 2024-12-32 0000-12-31 0001-01-01 9999-12-31"
    .split(" ")
    .map((day) => `${day}T00:00:00.000Z`),
  ..."23:59:59.999Z 24:00:00.000Z 12:60:00.000Z 12:00:60.000Z 12:00:00Z 12:00:00.0000Z 12:00:00.000+ 12:00:00.000z"
    .split(" ")
    .map((time) => `2024-01-01T${time}`),
  "2024-01-01 00:00:00.000Z",
  "",
  "now",
];
const LISTS = [
  "[]",
  '["a"]',
  "[1]",
  "{}",
  "null",
  '["😀"]',
  `["${"x".repeat(200)}"]`,
  `["${"x".repeat(201)}"]`,
  '[["a"]]',
  "[null]",
  '["\\u00e4"]',
  JSON.stringify(Array.from({ length: 1000 }, () => "a")),
  JSON.stringify(Array.from({ length: 1001 }, () => "a")),
];
const JSONS = [
  '{"a":1}',
  "1",
  "tru",
  "",
  "[1,]",
  '"\\ud83d\\ude00"',
  "{'a':1}",
  "01",
  " 1 ",
  "[1] x",
  "nan",
];

const EMAIL =
  "INSERT INTO emails_enhanced (id, subject, sender_email, status, confidence_score, chain_completeness_score, analyzed_at, assigned_to, chain_id, received_date_time) VALUES";
const MAIN_CHANGES = `
  INSERT INTO users (id, email, name) VALUES ('u', 'u@example.com', 'U');
  INSERT INTO email_chains (id, email_count) VALUES ('c', 7), ('d', 7);
  ${EMAIL} ('1', 's', 'a@b', 'pending', NULL, NULL, NULL, NULL, 'c', '2024-01-01T00:00:00.000Z');
  ${EMAIL} ('2', 's', 'a@b', 'pending', 0.25, 0.9, '2024-01-01T00:00:00.000Z', 'u', 'c', '2023-01-01T00:00:00.000Z');
  ${EMAIL} ('3', 's', 'a@b', 'failed', 1e9, 0.5, '2024-01-01T00:00:59.000Z', 'u', NULL, '2023-01-01T00:00:00.000Z');
  ${EMAIL} ('4', 's', 'a@b', 'failed', -1e9, 0.1, '2024-01-01T00:01:00.000Z', 'u', 'd', '2023-01-01T00:00:00.000Z');
  INSERT INTO email_chains (id) VALUES ('e');
  UPDATE emails_enhanced SET status = 'archived', confidence_score = NULL WHERE id = '3';
  UPDATE emails_enhanced SET chain_id = 'e', received_date_time = '2025-01-01T00:00:00.000Z' WHERE id = '2';
  UPDATE emails_enhanced SET assigned_to = NULL, analyzed_at = '2024-01-01T00:01:01.000Z' WHERE id = '4';
  DELETE FROM emails_enhanced WHERE id = '1';`;
const WALMART_CHANGES = `
  INSERT INTO walmart_products (id, product_id, name) VALUES ('p', 'p', 'P'), ('q', 'q', 'Q');
  INSERT INTO grocery_lists (id, user_id, list_name, items_count, estimated_total) VALUES ('l', 'u', 'L', 5, 5), ('m', 'u', 'M', 5, 5);
  INSERT INTO grocery_items (id, list_id, item_name, quantity, estimated_price, status)
  VALUES ('1', 'l', 'a', 3, 0.1, 'pending'), ('2', 'l', 'b', 1, 2.5, 'removed'), ('3', 'l', 'c', 2, NULL, 'pending'),
    ('4', 'm', 'd', 1, 1.005, 'pending'), ('5', 'm', 'e', 1, 1, 'pending');
  UPDATE grocery_items SET status = 'removed' WHERE id = '1';
  UPDATE grocery_items SET list_id = 'l', quantity = 7 WHERE id = '4';
  DELETE FROM grocery_items WHERE id = '3';
  INSERT INTO shopping_carts (id, user_id, items_count, total) VALUES ('c', 'u', 5, 5);
  INSERT INTO cart_items (id, cart_id, product_id, product_name, quantity, unit_price, sale_price)
  VALUES ('1', 'c', 'p', 'P', 3, 0.1, NULL), ('2', 'c', 'q', 'Q', 2, 9.99, 5);
  UPDATE cart_items SET quantity = 4, sale_price = 0.05 WHERE id = '1';`;
/** What is kept, and what it must be. */
const KEPT = [
  [
    "main",
    "email_counts",
    `SELECT status, workflow_state, priority, phase_completed, completeness_band, is_analyzed, sum(emails), sum(completeness_emails),
      sum(completeness_millionths), sum(confidence_emails), sum(confidence_millionths)
    FROM email_counts GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(emails) <> 0`,
    `SELECT status, workflow_state, priority, phase_completed, completeness_band, is_analyzed, emails, completeness_emails,
      completeness_millionths, confidence_emails, confidence_millionths FROM email_count_rows`,
  ],
  [
    "main",
    "email_minutes",
    "SELECT minute, sum(emails) FROM email_minutes GROUP BY 1 HAVING sum(emails) <> 0",
    "SELECT substr(analyzed_at, 1, 16), count(*) FROM emails_enhanced WHERE analyzed_at IS NOT NULL GROUP BY 1",
  ],
  [
    "main",
    "email_workload",
    "SELECT assigned_to, status, sum(emails) FROM email_workload GROUP BY 1, 2 HAVING sum(emails) <> 0",
    "SELECT assigned_to, status, count(*) FROM emails_enhanced WHERE assigned_to IS NOT NULL GROUP BY 1, 2",
  ],
  [
    "main",
    "email_chains",
    "SELECT id, email_count, first_email_at, last_email_at FROM email_chains",
    `SELECT c.id, count(e.id), min(e.received_date_time), max(e.received_date_time)
    FROM email_chains c LEFT JOIN emails_enhanced e ON e.chain_id = c.id GROUP BY 1`,
  ],
  [
    "walmart",
    "grocery_lists",
    "SELECT id, items_count, estimated_millionths, round(estimated_total * 1000000) FROM grocery_lists WHERE items_count > 0",
    `SELECT list_id, items_count, estimated_millionths, estimated_millionths::double precision FROM grocery_list_totals
    WHERE items_count > 0`,
  ],
  [
    "walmart",
    "shopping_carts",
    `SELECT id, items_count, subtotal_millionths, total_millionths, round(subtotal * 1000000), round(total * 1000000)
    FROM shopping_carts`,
    `SELECT cart_id, items_count, subtotal_millionths, total_millionths, subtotal_millionths::double precision,
      total_millionths::double precision FROM cart_totals`,
  ],
] as const;

describe("the SQL of every rpc on PostgreSQL", function () {
  this.timeout(60_000);
  let server: PostgresServer | undefined;
  const clients = new Map<DatabaseName, Client>();
  const plans = loadPlans(readImage(), { main: "postgres", walmart: "postgres" });
  const sqlitePlans = loadPlans(readImage());

  before(async function () {
    const missing = whyNoPostgres();
    if (missing !== undefined) skipWithout(this, missing);
    server = await startPostgres();
    const url = await server.createDatabase("crewdb");
    for (const database of DATABASE_NAMES) {
      const client = new Client({ connectionString: url });
      clients.set(database, client);
      await client.connect();
      await client.query(`CREATE SCHEMA ${database}; SET search_path = ${database}, pg_catalog`);
      for (const { text } of readPostgresSchema(database))
        await client.query(`BEGIN; ${text}; COMMIT`);
    }
  });

  after(async () => {
    for (const client of clients.values()) await client.end();
    await server?.stop();
  });

  const clientOf = (database: DatabaseName): Client =>
    clients.get(database) ?? assert.fail(database);

  for (const database of DATABASE_NAMES) {
    it(`prepares in every variant, and answers with the columns that SQLite's has: ${database}`, async () => {
      const probe = openProbe({ migrations: readMigrations(database) });
      const client = clientOf(database);
      const wrong: string[] = [];
      let count = 0;
      for (const [index, rpc] of plans[database].rpcs.entries()) {
        const sqlite = sqlitePlans[database].rpcs[index]?.statements.at(-1);
        for (const statement of rpc.statements)
          for (const variant of variantsOf(statement)) {
            count++;
            const place = `${rpc.file}:${statement.line}`;
            const described = await describeStatement(client, postgresText(statement, variant).sql);
            if (typeof described === "string") wrong.push(`${place}: ${described}`);
            else if (statement === rpc.statements.at(-1) && sqlite !== undefined) {
              const names = probe.columns(fullText(sqlite)).map(({ name }) => name);
              assert.deepEqual(described.toSorted(), names.toSorted(), place);
            }
          }
      }
      probe.close();
      assert.deepEqual(wrong, []);
      assert.ok(count > 100, `only ${count} variants`);
    });

    it(`has the tables, columns and constraints that the text tells: ${database}`, async () => {
      const text = readSchema(readPostgresSchema(database));
      const { rows } = await clientOf(database).query<{
        table: string;
        column: string;
        type: string;
      }>(
        `SELECT c.relname AS table, a.attname AS column,
          format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS type
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'`,
      );
      const columns = [...text.tables].flatMap(([table, { columns: all }]) =>
        [...all].map(
          ([name, { type, notNull }]) => `${table}.${name} ${type}${notNull ? " NOT NULL" : ""}`,
        ),
      );
      assert.deepEqual(
        rows.map(({ table, column, type }) => `${table}.${column} ${type}`).toSorted(),
        columns.toSorted(),
      );
      const checks = await clientOf(database).query<{ name: string }>(
        "SELECT conname AS name FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'c'",
      );
      const names = [...text.tables.values()].flatMap(({ constraints }) => [...constraints.keys()]);
      assert.deepEqual(checks.rows.map(({ name }) => name).toSorted(), names.toSorted());
    });

    it(`finds parts and beginnings of words by an index: ${database}`, async () => {
      const client = clientOf(database);
      const rpc = plans[database].rpcs.find(
        ({ name }) => name.startsWith("Search") && name !== "SearchDeals",
      );
      const statement = rpc?.statements[0] ?? assert.fail();
      const { sql } = postgresText(statement, variantsOf(statement)[0] ?? assert.fail());
      const asked = /length\((\$\d+)::text\) < 3/.exec(sql)?.[1] ?? assert.fail();
      await client.query("SET enable_seqscan = off");
      for (const [query, index] of [
        ["ümlaut", /Bitmap Index Scan on ix_(emails|products)_search/],
        ["üm", /Bitmap Index Scan on ix_(emails|products)_words/],
      ] as const) {
        const literal = sql.replaceAll(
          /(\$\d+)(::text)?/g,
          (_, place: string, text: string | undefined) =>
            place === asked ? `'${query}'` : text === undefined ? "NULL" : "''",
        );
        const { rows } = await client.query(`EXPLAIN ${literal}`);
        assert.match(rows.map((row) => Object.values(row)).join("\n"), index);
      }
      await client.query("RESET enable_seqscan");
    });
  }

  for (const expression of EXPRESSIONS)
    it(`gives SQLite's value: ${expression}`, async () => {
      const db = new Database(":memory:");
      addUnicodeLower(db);
      const ours = db.prepare(`SELECT ${expression}`).pluck().get();
      db.close();
      const words = postgresWords(tokenize(expression));
      const text = tokenize(expression).map(
        (token) => [...words].find(([each]) => each.start === token.start)?.[1] ?? token.text,
      );
      const { rows } = await clientOf("main").query({
        text: `SELECT ${text.join(" ")}`,
        rowMode: "array",
      });
      assert.equal(alike(rows[0]?.[0]), alike(ours));
    });

  it("keeps the counters, chains and totals that SQLite's triggers keep", async () => {
    for (const [database, sql] of [
      ["main", MAIN_CHANGES],
      ["walmart", WALMART_CHANGES],
    ] as const)
      await clientOf(database).query(sql);
    const wrong: string[] = [];
    for (const [database, name, kept, counted] of KEPT) {
      const differ = `(${kept} EXCEPT ${counted}) UNION ALL (${counted} EXCEPT ${kept})`;
      const { rows } = await clientOf(database).query(
        `SELECT count(*)::int AS n FROM (${counted}) AS all_of_them`,
      );
      assert.ok(rows[0]?.n > 0, `${name}: nothing is counted`);
      const found = await clientOf(database).query({ text: differ, rowMode: "array" });
      wrong.push(...found.rows.map((row) => `${name}: ${row.join(" ")}`));
    }
    assert.deepEqual(wrong, []);
  });

  it("finds words by their beginning, in any case, without accents", async () => {
    const found = async (text: string, query: string): Promise<boolean> => {
      const sql = "SELECT coalesce(search_beginnings($1) @> search_beginning($2), false) AS found";
      const { rows } = await clientOf("main").query<{ found: boolean }>(sql, [text, query]);
      return rows[0]?.found ?? assert.fail();
    };
    const finds = ["Ärger", "a"].concat(
      "été été",
      "ÉT",
      "x-ray",
      "ra",
      "a.b",
      "b",
      "Ночь",
      "но",
      "1st",
      "1",
    );
    for (let at = 0; at < finds.length; at += 2)
      assert.equal(
        await found(finds[at] ?? "", finds[at + 1] ?? ""),
        true,
        `${finds[at]} by ${finds[at + 1]}`,
      );
    for (const query of ["é", "-", "%", "_a", ".", "nn"])
      assert.equal(await found("banana (x)", query), false, query);
  });

  it("takes and refuses the times, lists and JSON that SQLite does", async () => {
    const db = new Database(":memory:");
    const time = db.prepare(
      "SELECT length($value) = 24 AND strftime('%Y-%m-%dT%H:%M:%fZ', $value) IS $value AND $value >= '0001'",
    );
    const list = db.prepare(`SELECT NOT (json_valid($value) AND (
      json_type($value) <> 'array' OR json_array_length($value) > 1000 OR EXISTS (
        SELECT 1 FROM json_each($value) WHERE type <> 'text' OR length(value) > 200)))`);
    const json = db.prepare("SELECT json_valid($value)");
    const cases = [
      ...TIMES.map((value) => ["is_time($1)", time, value] as const),
      ...[...LISTS, ...JSONS].map((value) => ["is_text_list($1, 200)", list, value] as const),
      ...[...LISTS, ...JSONS].map((value) => ["json_valid($1)", json, value] as const),
    ];
    for (const [sql, statement, value] of cases) {
      const { rows } = await clientOf("main").query({
        text: `SELECT ${sql}`,
        values: [value],
        rowMode: "array",
      });
      assert.equal(
        alike(rows[0]?.[0]),
        alike(statement.pluck().get({ value })),
        `${sql} of ${value.slice(0, 60)}`,
      );
    }
    db.close();
  });
});

/** All of them: each subset of the conditions, each order, with and without a token. */
function variantsOf(statement: StatementPlan): Variant[] {
  const conditions = [
    ...new Set(statement.parts.flatMap(({ when }) => (when === undefined ? [] : [when]))),
  ];
  const subsets = Array.from({ length: 2 ** conditions.length }, (_, bits) =>
    conditions.reduce(
      (held, condition, index) => ((bits >> index) & 1 ? held | (1 << condition) : held),
      0,
    ),
  );
  const orders: (PageOrder | undefined)[] =
    statement.pages.length === 0 ? [undefined] : [...statement.pages];
  return subsets.flatMap((held) =>
    orders.flatMap((order) =>
      (order === undefined ? [false] : [false, true]).map((hasToken) => ({
        conditions: held,
        order,
        hasToken,
        rawKeys: 0,
      })),
    ),
  );
}

/** The names of a statement's columns, or what the server says against it. */
async function describeStatement(client: Client, sql: string): Promise<string[] | string> {
  return await new Promise((resolve) => {
    let answer: string[] = [];
    const describing = {
      submit(connection: Connection): void {
        connection.parse({ name: "", text: sql, types: [] }, true);
        connection.describe({ type: "S", name: "" }, true);
        connection.sync();
      },
      handleRowDescription({ fields }: { fields: FieldDef[] }): void {
        answer = fields.map(({ name }) => name);
      },
      // The client takes a statement that failed for done.
      handleError: (error: Error): void => resolve(error.message),
      handleReadyForQuery: (): void => resolve(answer),
    };
    client.query(describing);
  });
}

function alike(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "boolean") return value ? "1" : "0";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
