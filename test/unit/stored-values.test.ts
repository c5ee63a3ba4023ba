import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { WireWriter } from "../../src/base/wire.js";
import { loadPlans, readSqlFiles } from "../../src/contract/load-plans.js";
import { variantsOf } from "../../src/contract/variants.js";
import { OpenError } from "../../src/engine/open-error.js";
import { longestMatch } from "../../src/engine/pattern.js";
import type { DatabaseName, DatabasePlan, FieldPlan } from "../../src/engine/plan.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { migrate, readMigrations } from "../../src/sqlite/file/migrate.js";
import { migrateFile, planMigration } from "../../src/sqlite/file/migrate-file.js";
import { restoreFile } from "../../src/sqlite/file/restore.js";
import { createServiceTables, Meta, writeMeta } from "../../src/sqlite/file/service-tables.js";
import { fromSqliteError } from "../../src/sqlite/thread/sqlite-error.js";
import { addUnicodeLower } from "../../src/sqlite/thread/unicode-lower.js";
import { MAX_RESPONSE_BYTES } from "../../src/typed/answer.js";
import { Encoder, type Stored } from "../../src/typed/encode.js";

/** A column that a typed rpc reads into a field. */
interface ReadColumn {
  readonly table: string;
  readonly column: string;
  /** Of the fields that it fills, the one with the widest bound. */
  readonly field: FieldPlan;
}

const DAY = "2026-01-02T03:04:05.678Z";
const VALUES: Readonly<Record<string, { readonly good: readonly Stored[]; readonly bad: readonly Stored[] }>> = {
  timestamp: {
    good: [DAY, "0001-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
    bad: [
      ...["yesterday", "now", "", "2026-01-02 03:04:05", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678z"],
      ...["2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z", `${DAY}\0more`],
      ...[
        "2026-01-02T24:00:00.000Z",
        "2026-01-02T03:60:00.000Z",
        "2026-01-02T03:04:60.000Z",
        "0000-01-01T00:00:00.000Z",
      ],
      ...[
        "2026x01x02T03:04:05.678Z",
        "+026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05,678Z",
        "２026-01-02T03:04:05.67Z",
      ],
    ],
  },
  int32: { good: [1], bad: [2_147_483_648n, -2_147_483_649n, 9_223_372_036_854_775_807n] },
  enum: { good: [], bad: ["no such value", ""] },
  "repeated string": {
    good: ["[]", '["a"]', '["a", "b,c", "[1]"]'],
    bad: ['{"a": "b"}', '"a"', "1", '[1, "a"]', "[null]", '["a", ["b"]]', "not json", "[]\0", '["a"]\0]'],
  },
  // A sum of those stays a number, whatever the number of rows.
  double: { good: [], bad: [1.1e15, -1.1e15, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
  string: { good: [], bad: [] },
  bytes: { good: [Buffer.alloc(3)], bad: [] },
  // SQLite's JSON ends at a NUL, and that of the rest of the world does not.
  json: { good: ["{}", '{"a": [1]}', "[]"], bad: ["not json", "{", "", "{}\0", "[]\0{}", '{"a": 1}\0more'] },
};

function kindOf({ kind, repeated, rules }: FieldPlan): string {
  if (rules?.format === "json") return "json";
  return repeated ? `repeated ${kind}` : kind;
}

/** Code points of a text or of a list's element, bytes of bytes. */
function bound({ rules }: FieldPlan): number | undefined {
  if (rules?.format === "email") return 254;
  return rules?.pattern === undefined ? rules?.maxLength : longestMatch(rules.pattern);
}

/** The longest values that the contract allows, and longer ones. */
function lengths(field: FieldPlan): { readonly good: readonly Stored[]; readonly bad: readonly Stored[] } {
  const limit = bound(field);
  if (limit === undefined) return { good: [], bad: [] };
  const long = ["x".repeat(limit + 1), "é".repeat(limit + 1), `\0${"x".repeat(limit)}`];
  // Four bytes each; a megabyte of them is refused with its row.
  const isShort = limit <= 10_000 && field.rules?.pattern === undefined;
  const longest = [isShort ? "😀".repeat(limit) : "0".repeat(limit)];
  switch (kindOf(field)) {
    case "string":
      return { good: longest, bad: long };
    case "bytes":
      return { good: [Buffer.alloc(limit)], bad: [Buffer.alloc(limit + 1)] };
    case "json":
      return { good: [`"${"x".repeat(limit - 2)}"`], bad: [`"${"x".repeat(limit - 1)}"`, `[]${" ".repeat(limit)}`] };
    case "repeated string": {
      const items = field.rules?.maxItems ?? 0;
      const full = JSON.stringify(Array.from({ length: items }, () => ""));
      return {
        good: [full, ...longest.map((text) => JSON.stringify([text]))],
        bad: [full.replace("]", ',""]'), ...long.map((text) => JSON.stringify(["", text]))],
      };
    }
    default:
      return { good: [], bad: [] };
  }
}

function openSchema(database: DatabaseName): Database {
  const db = new Sqlite(":memory:");
  migrate(db, readMigrations(database));
  addUnicodeLower(db);
  return db;
}

/** By where SQLite says that result columns come from, and by the JSON objects that views and rpcs build. */
function columnsRead(db: Database, plan: DatabasePlan): ReadColumn[] {
  const found = new Map<string, ReadColumn>();
  const note = (table: string | null, column: string | null, field: FieldPlan): void => {
    if (table === null || column === null || VALUES[kindOf(field)] === undefined) return;
    const key = `${table}.${column} ${kindOf(field)}`;
    const known = found.get(key)?.field;
    if (known === undefined || (bound(field) ?? 0) > (bound(known) ?? 0)) found.set(key, { table, column, field });
  };
  for (const rpc of plan.rpcs) {
    const response = plan.messages[rpc.response]?.fields ?? [];
    const rows = plan.messages[response[rpc.answer.field ?? -1]?.type ?? -1]?.fields ?? [];
    for (const { sql } of rpc.statements.slice(-1).flatMap((last) => variantsOf(last))) {
      const statement = db.prepare(sql);
      for (const { name, table, column } of statement.reader ? statement.columns() : []) {
        const field = [...rows, ...response].find((each) => each.name === name);
        if (field !== undefined) note(table, column, field);
      }
    }
  }
  // Messages inside a row, by the fields that an object's keys fit best.
  const nested = plan.messages.filter(({ name }) =>
    plan.messages.some(({ fields }) =>
      fields.some(
        ({ repeated, kind, type }) => repeated && kind === "message" && plan.messages[type ?? -1]?.name === name,
      ),
    ),
  );
  for (const text of sqlTexts(db, plan.database)) {
    for (const { names, sources } of jsonObjects(text)) {
      const message = nested.find(({ fields }) => names.every((name) => fields.some((field) => field.name === name)));
      names.forEach((name, index) => {
        const field = message?.fields.find((each) => each.name === name);
        const origin = originOf(db, text, sources[index] ?? "");
        if (field !== undefined && origin !== undefined) note(origin.table, origin.column, field);
      });
    }
  }
  // No caller writes those.
  const derived = db.prepare<[], string>("SELECT name FROM crewdb_derived").pluck().all();
  const generated = db.prepare<[string, string], number>(
    "SELECT count(*) FROM pragma_table_xinfo(?) WHERE name = ? AND hidden <> 0",
  );
  return [...found.values()].filter(
    ({ table, column }) => !derived.includes(table) && generated.pluck().get(table, column) === 0,
  );
}

function sqlTexts(db: Database, database: DatabaseName): string[] {
  const views = db.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'view'").pluck().all();
  return [...views, ...readSqlFiles(database).map(({ text }) => text)];
}

/** The keys of each json_object of a text, and the expressions beside them. */
function jsonObjects(text: string): { names: string[]; sources: string[] }[] {
  return [...text.matchAll(/json_object\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside = ""]) => {
    const parts = inside.split(/,(?![^(]*\))/).map((part) => part.trim());
    const names = parts.filter((_, index) => index % 2 === 0).map((name) => name.replaceAll("'", ""));
    return { names, sources: parts.filter((_, index) => index % 2 === 1) };
  });
}

/** The table's column behind `alias.column` or `column`; undefined of other expressions. */
function originOf(
  db: Database,
  text: string,
  source: string,
): { table: string | null; column: string | null } | undefined {
  const [, alias, column] = /^(?:(\w+)\.)?(\w+)$/.exec(source) ?? [];
  if (column === undefined) return undefined;
  const froms = [...text.matchAll(/\bFROM\s+(?:\(SELECT \* FROM\s+(\w+)[^()]*\)|(\w+))(?:\s+(?:AS\s+)?(\w+))?/g)];
  for (const [, inner, name, as] of froms) {
    if (alias !== undefined && alias !== as) continue;
    try {
      return db.prepare(`SELECT ${column} FROM ${inner ?? name}`).columns()[0];
    } catch {
      // Another table of the text has it.
    }
  }
  return undefined;
}

/** A row in every table whatever its rules, so that an UPDATE of one column is judged by the constraints of that column. */
function fillTables(db: Database): void {
  db.pragma("foreign_keys = OFF");
  for (const trigger of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    if (!/_list_(insert|update)$/.test(trigger)) db.exec(`DROP TRIGGER "${trigger}"`);
  db.pragma("ignore_check_constraints = ON");
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'crewdb%'",
    )
    .pluck();
  for (const table of tables.all()) {
    const columns = db
      .prepare<[string], { name: string; type: string }>(
        "SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden = 0",
      )
      .all(table);
    const names = columns.map(({ name }) => `"${name}"`).join(", ");
    const values = columns.map(({ type }) => ({ TEXT: "'[]'", BLOB: "x''" })[type] ?? "1").join(", ");
    db.exec(`INSERT INTO "${table}" (${names}) VALUES (${values})`);
  }
  db.pragma("ignore_check_constraints = OFF");
}

function store(db: Database, { table, column }: ReadColumn, value: Stored): string {
  const sql = `UPDATE "${table}" SET "${column}" = ?`;
  try {
    db.prepare(sql).run(value);
    return "stored";
  } catch (error) {
    const { reason, metadata } = fromSqliteError(error, { db, sql, boundValue: () => undefined }).error;
    return `${reason} ${metadata?.constraint}`;
  }
}

function describeValue({ table, column }: ReadColumn, value: Stored): string {
  const text = String(value);
  return `${table}.${column}: ${text.slice(0, 40)} (${text.length} characters)`;
}

for (const database of ["main", "walmart"] as const) {
  describe(`what typed rpcs of ${database} can't read`, () => {
    const plan = loadPlans()[database];
    let db: Database;
    let columns: ReadColumn[];

    before(() => {
      db = openSchema(database);
      columns = columnsRead(db, plan);
      fillTables(db);
    });
    after(() => db.close());

    it("is found in the contract: times, numbers, enums, lists and JSON texts, nested ones among them", () => {
      const names = columns.map(({ table, column, field }) => `${table}.${column} ${kindOf(field)}`);
      const some =
        database === "main"
          ? [
              "automation_rules.priority int32",
              "users.updated_at timestamp",
              "deal_items.updated_at timestamp",
              "workflow_chain_emails.sequence_number int32",
              "workflow_status_history.new_status enum",
              "conversations.tags repeated string",
              "automation_rules.conditions json",
              "email_recipients.recipient_type enum",
              "email_entities.created_at timestamp",
              "emails_enhanced.due_date timestamp",
            ]
          : [
              "nlp_intents.created_at timestamp",
              "cart_items.added_at timestamp",
              "grocery_items.priority enum",
              "walmart_products.stock_level int32",
            ];
      for (const name of some) assert.ok(names.includes(name), `${name} in ${names.join(", ")}`);
    });

    it("is refused by the schema in every column, with the constraint's name, and the rest is taken", () => {
      for (const each of columns) {
        const { good, bad } = VALUES[kindOf(each.field)] ?? { good: [], bad: [] };
        const { good: longest, bad: long } = lengths(each.field);
        const name = new RegExp(`^CHECK_VIOLATION ck_${each.table}_${each.column}`);
        for (const value of [...bad, ...long]) assert.match(store(db, each, value), name, describeValue(each, value));
        const texts = plan.enums[each.field.type ?? -1]?.values.map(({ stored }) => stored) ?? [];
        const known = each.field.kind === "enum" ? texts.filter((text) => text !== "") : [];
        // Long values together are refused with their row.
        db.exec("SAVEPOINT one");
        for (const value of [...good, ...longest, ...known])
          assert.equal(store(db, each, value), "stored", describeValue(each, value));
        db.exec("ROLLBACK TO one");
      }
    }).timeout(30_000);

    it("has a bound in the contract, where it is a text, a list of texts or bytes", () => {
      for (const { table, column, field } of columns) {
        if (!/string|bytes|json/.test(kindOf(field))) continue;
        assert.ok(bound(field), `${table}.${column} has no max_length in the contract`);
        if (field.repeated) assert.ok(field.rules?.maxItems, `${table}.${column} has no max_items`);
      }
    });

    it("is not asked for: a write's numbers have bounds in the contract", () => {
      const seen = new Set<number>();
      const check = (index: number): void => {
        if (seen.has(index)) return;
        seen.add(index);
        const { name, fields = [] } = plan.messages[index] ?? {};
        for (const { outputOnly, kind, type, rules, name: field } of fields) {
          if (outputOnly) continue;
          if (kind === "message") check(type ?? -1);
          if (kind !== "double") continue;
          assert.ok((rules?.maximum ?? Number.POSITIVE_INFINITY) <= 1e15, `${name}.${field} has no maximum`);
          const least = rules?.minimum ?? rules?.greaterThan ?? Number.NEGATIVE_INFINITY;
          assert.ok(least >= -1e15, `${name}.${field} has no minimum`);
        }
      };
      for (const { lane, request } of plan.rpcs) if (lane === "write") check(request);
    });

    it("is refused when it isn't UTF-8 and longer than its characters can be", () => {
      for (const { table, column, field } of columns.filter((each) => kindOf(each.field) === "string")) {
        // For length() all of it is one character.
        const bytes = Buffer.alloc(4 * (bound(field) ?? 0) + 1, 0x80).fill(0xc2, 0, 1);
        const update = db.prepare(`UPDATE "${table}" SET "${column}" = CAST(? AS TEXT)`);
        assert.throws(() => update.run(bytes), /CHECK constraint failed: ck_/, `${table}.${column}`);
      }
    });

    it("fits into a reply, each row of a list by itself", () => {
      const widest = new Map(columns.map(({ table, column, field }) => [`${table}.${column}`, field]));
      const rowBound = (table: string): { bytes: number; columns: string[] } => {
        const sql =
          db.prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE name = ?").pluck().get(table) ?? "";
        const [, sum = "", bytes] = /CONSTRAINT ck_\w+_row_length CHECK \((.+) <= (\d+)\)/.exec(sql) ?? [];
        return {
          bytes: Number(bytes ?? 0),
          columns: [...sum.matchAll(/CAST\((\w+) AS/g)].map(([, name = ""]) => name),
        };
      };
      for (const rpc of plan.rpcs.filter(({ pageToken }) => pageToken !== undefined)) {
        const last = rpc.statements.at(-1);
        assert.ok(last);
        const [variant] = variantsOf(last);
        const read = db.prepare(variant?.sql ?? "").columns();
        const tables = new Set(read.flatMap(({ table }) => table ?? []));
        const together = [...tables].map((table) => ({ table, ...rowBound(table) }));
        let bytes = together.reduce((sum, each) => sum + each.bytes, 0);
        for (const { table, column } of read) {
          if (together.some((each) => each.table === table && each.columns.includes(column ?? ""))) continue;
          const field = widest.get(`${table}.${column}`);
          // Four bytes a character; eight for tag and length, or a number.
          bytes +=
            8 +
            4 * (field === undefined ? 0 : (bound(field) ?? 0)) * (field?.repeated ? (field.rules?.maxItems ?? 1) : 1);
        }
        assert.ok(bytes < MAX_RESPONSE_BYTES - 16 * 1024, `${rpc.name} may have ${bytes} bytes in one row`);
      }
    });

    it("is not taken by the schema where it is like what can be read", () => {
      const encoder = new Encoder(plan);
      const random = randomTimes(100);
      for (const each of columns.filter(({ field }) => field.kind === "timestamp")) {
        const field = encoder.messages.flat().find(({ plan: known }) => known === each.field);
        assert.ok(field);
        for (const text of random) {
          if (store(db, each, text) !== "stored") continue;
          assert.doesNotThrow(
            () => encoder.column(new WireWriter(64), field, text, { column: "", table: null }),
            RpcFailure,
          );
          assert.equal(new Date(text).toISOString(), text);
        }
      }
    });
  });
}

/** Texts that are nearly times: one character of each is another. */
function randomTimes(count: number): string[] {
  let seed = 7;
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % limit;
  };
  return Array.from({ length: count }, () => {
    const time = new Date(below(2_000_000_000) * 1000 + below(1000)).toISOString();
    const at = below(24);
    return time.slice(0, at) + "0123456789-:.TZ +"[below(17)] + time.slice(at + 1);
  });
}

describe("a new file", () => {
  for (const database of ["main", "walmart"] as const) {
    it(`of ${database} has the schema of one that was migrated step by step`, () => {
      const fresh = openSchema(database);
      const stepped = new Sqlite(":memory:");
      createServiceTables(stepped);
      for (const { sql } of readMigrations(database)) stepped.exec(sql);
      const schema = (db: Database): unknown[] =>
        db
          .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
          .all()
          .map(({ name, sql }) => [name, ...pieces(sql).toSorted()].join(" | "))
          .toSorted();
      assert.deepEqual(schema(fresh), schema(stepped));
      fresh.close();
      stepped.close();
    });
  }

  /** A statement's parts between commas that stand in one pair of parentheses, CHECKs of columns by themselves. */
  function pieces(sql: string): string[] {
    const plain = sql.replaceAll(/--[^\n]*/g, "").replaceAll(/\s+/g, " ");
    if (!/^CREATE TABLE/.test(plain)) return [plain];
    const checks = [...plain.matchAll(/CONSTRAINT ck_\w+ CHECK \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g)].map(
      ([check]) => check,
    );
    const rest = checks.reduce((text, check) => text.replace(check, ""), plain);
    return [...checks, rest.replaceAll(/[\s,]+/g, " ").replaceAll(" )", ")")];
  }
});

describe("rows that are there before a constraint", () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-stored-"));
    file = join(folder, "main.db");
    const db = new Sqlite(file);
    migrate(db, readMigrations("main").slice(0, 16));
    db.exec(`INSERT INTO users (id, email, name, updated_at) VALUES ('u1', 'a@example.com', 'A', 'yesterday');
      INSERT INTO automation_rules (id, rule_name, rule_type, conditions, actions, priority)
        VALUES ('r1', 'r', 't', '{}', '{}', 2147483648), ('r2', 's', 't', '{}', '{}', 2147483648)`);
    db.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (sql: string): unknown[] => {
    const db = new Sqlite(file, { readonly: true });
    try {
      return db.prepare(sql).pluck().all();
    } finally {
      db.close();
    }
  };

  it("and break it are named with their number, before anything is changed", () => {
    const named =
      /0017_\w+\.sql adds .*ck_users_updated_at of users \(1 rows\), ck_automation_rules_priority of automation_rules \(2 rows\)/;
    const refuses = (work: () => unknown): void =>
      assert.throws(work, (error) => error instanceof OpenError && named.test(error.message));
    refuses(() => planMigration("main", file, false));
    refuses(() => migrateFile("main", file, false));
    assert.deepEqual(read("SELECT max(number) FROM crewdb_migrations"), [16]);
  });

  it("and are times in another form are rewritten with --normalise, the rest is still refused", () => {
    const db = new Sqlite(file);
    db.exec("UPDATE users SET updated_at = '2026-01-02', created_at = '2026-01-02T05:04:05+02:00'");
    const left = (error: unknown): boolean =>
      error instanceof OpenError &&
      error.message.includes("rows break: ck_automation_rules_priority of automation_rules (2 rows); correct");
    assert.throws(() => planMigration("main", file, true), left);
    assert.throws(() => migrateFile("main", file, true), left);
    assert.throws(() => migrateFile("main", file, false), /npm run migrate -- --normalise/);
    db.exec("UPDATE automation_rules SET priority = 1");
    db.close();
    assert.deepEqual(planMigration("main", file, true).applied, ["0017_values_of_the_contract.sql"]);
    const { backup = "" } = migrateFile("main", file, true);
    assert.deepEqual(read("SELECT created_at FROM users"), ["2026-01-02T03:04:05.000Z"]);
    assert.deepEqual(read("PRAGMA integrity_check"), ["ok"]);
    const before = new Sqlite(backup, { readonly: true });
    assert.deepEqual(before.prepare("SELECT updated_at FROM users").pluck().all(), ["2026-01-02"]);
    before.close();
    // A backup of before is restored whatever its rows: the next start says what to do.
    restoreFile("main", file, backup);
    assert.throws(() => migrateFile("main", file, false), /ck_users_updated_at of users \(1 rows\)/);
  });

  it("and keep it stay as they are, and the file is whole", () => {
    const db = new Sqlite(file);
    db.exec(`UPDATE users SET updated_at = '${DAY}'; UPDATE automation_rules SET priority = 5`);
    db.close();
    assert.deepEqual(migrateFile("main", file, false).applied, ["0017_values_of_the_contract.sql"]);
    assert.deepEqual(read("SELECT updated_at FROM users"), [DAY]);
    assert.deepEqual(read("PRAGMA integrity_check"), ["ok"]);
  });

  it("of an adopted file are left alone: its tables get no constraint", () => {
    const db = new Sqlite(file);
    writeMeta(db, Meta.ADOPTED, DAY);
    db.close();
    assert.deepEqual(migrateFile("main", file, false).applied, ["0017_values_of_the_contract.sql"]);
    assert.deepEqual(read("SELECT updated_at FROM users"), ["yesterday"]);
    assert.deepEqual(read("SELECT name FROM sqlite_schema WHERE sql LIKE '%ck_users_updated_at%'"), []);
  });
});
