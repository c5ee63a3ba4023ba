import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { type Migration, migrate, readMigrations } from "../../src/sqlite/file/migrate.js";
import { repairDerived } from "../../src/sqlite/file/repair.js";
import { Meta, readMeta } from "../../src/sqlite/file/service-tables.js";

describe("migrations", () => {
  let root: string;
  let db: Database;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "crewdb-migrate-"));
    mkdirSync(join(root, "src/databases/main/migrations"), { recursive: true });
    write(
      "0001_boats.sql",
      "CREATE TABLE boats (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO boats VALUES (1, 'a');",
    );
    write("0002_crew.sql", "CREATE TABLE crew (boat INTEGER NOT NULL REFERENCES boats (id));");
    db = open();
  });
  afterEach(() => {
    db.close();
    rmSync(root, { recursive: true });
  });
  const open = (): Database => {
    const opened = new Sqlite(join(root, "test.db"));
    opened.pragma("foreign_keys = ON");
    return opened;
  };
  const write = (name: string, sql: string): void =>
    writeFileSync(join(root, "src/databases/main/migrations", name), sql);
  const remove = (name: string): void => rmSync(join(root, "src/databases/main/migrations", name));
  const known = (): Migration[] => readMigrations("main", root);
  const tables = (): unknown[] =>
    db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'crewdb%' ORDER BY name")
      .pluck()
      .all();
  const backups = (): string => join(root, "test.db.before-0003.bak");

  it("run in order and are recorded with their checksums", () => {
    const report = migrate(db, known());
    assert.deepEqual(report, { applied: ["0001_boats.sql", "0002_crew.sql"], version: 2 });
    assert.deepEqual(tables(), ["boats", "crew"]);
    const rows = db.prepare("SELECT number, name, checksum FROM crewdb_migrations ORDER BY number").all();
    assert.deepEqual(
      rows,
      known().map(({ number, name, checksum }) => ({ number, name, checksum })),
    );
    assert.match(readMeta(db, Meta.EPOCH) ?? "", /^[0-9a-f]{12}$/);
  });

  it("run once", () => {
    migrate(db, known());
    assert.deepEqual(migrate(db, known()), { applied: [], version: 2 });
  });

  it("a dry run lists what would run and changes nothing", () => {
    assert.deepEqual(migrate(db, known(), { dryRun: true }).applied, ["0001_boats.sql", "0002_crew.sql"]);
    assert.equal(db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get(), 0);
  });

  it("a file with data is copied before its schema changes, as it was", () => {
    migrate(db, known());
    write("0003_flags.sql", "ALTER TABLE boats ADD COLUMN flag TEXT;");
    writeFileSync(`${backups()}.tmp`, "of a try that was cut off");
    assert.equal(migrate(db, known()).backup, backups());
    assert.equal(existsSync(`${backups()}.tmp`), false);
    const copy = new Sqlite(backups(), { readonly: true });
    assert.deepEqual(copy.prepare("SELECT * FROM boats").all(), [{ id: 1, name: "a" }]);
    assert.equal(copy.prepare("SELECT max(number) FROM crewdb_migrations").pluck().get(), 2);
    copy.close();
  });

  it("one that fails is rolled back whole, those before it stay, and it is named", () => {
    write("0003_bad.sql", "CREATE TABLE sails (id INTEGER); INSERT INTO crew VALUES (99);");
    assert.throws(() => migrate(db, known()), /migration 0003_bad\.sql failed and was rolled back: FOREIGN KEY/);
    assert.deepEqual(tables(), ["boats", "crew"]);
    write("0003_bad.sql", "CREATE TABLE sails (id INTEGER);");
    assert.deepEqual(migrate(db, known()).applied, ["0003_bad.sql"]);
  });

  it("one that ends its own transaction is refused", () => {
    write("0003_commit.sql", "CREATE TABLE sails (id INTEGER); COMMIT;");
    assert.throws(() => migrate(db, known()), /0003_commit\.sql ended its own transaction/);
    assert.equal(db.prepare("SELECT max(number) FROM crewdb_migrations").pluck().get(), 2);
  });

  it("kill -9 in the middle leaves the state before, and the next start finishes", () => {
    migrate(db, known());
    write("0003_long.sql", "CREATE TABLE sails (id INTEGER); INSERT INTO sails SELECT 1; SELECT die();");
    db.close();
    const script = `
      import Sqlite from "better-sqlite3";
      const { migrate, readMigrations } = await import(${JSON.stringify(new URL("../../src/sqlite/file/migrate.js", import.meta.url).href)});
      const db = new Sqlite(${JSON.stringify(join(root, "test.db"))});
      db.function("die", () => process.kill(process.pid, "SIGKILL"));
      migrate(db, readMigrations("main", ${JSON.stringify(root)}));`;
    const ended = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    assert.equal(ended.signal, "SIGKILL", ended.stderr);
    db = open();
    assert.deepEqual(tables(), ["boats", "crew"]);
    write("0003_long.sql", "CREATE TABLE sails (id INTEGER);");
    assert.deepEqual(migrate(db, known()).applied, ["0003_long.sql"]);
    assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
  });

  it("an old one that was changed is refused, with file and both checksums", () => {
    migrate(db, known());
    const before = known()[0]?.checksum.slice(0, 12);
    write("0001_boats.sql", "CREATE TABLE boats (id INTEGER PRIMARY KEY, name TEXT);");
    const after = known()[0]?.checksum.slice(0, 12);
    assert.throws(
      () => migrate(db, known()),
      new RegExp(`0001_boats\\.sql has changed .*${before} then, ${after} now`),
    );
  });

  it("a file newer than the program is refused", () => {
    migrate(db, known());
    remove("0002_crew.sql");
    assert.throws(
      () => migrate(db, known()),
      /newer crewdb: it has migration 0002_crew\.sql, this program's newest is 0001/,
    );
  });

  it("the other database's file is refused as such", () => {
    migrate(db, known());
    remove("0001_boats.sql");
    write("0001_goods.sql", "CREATE TABLE goods (id INTEGER);");
    assert.throws(
      () => migrate(db, known()),
      /0001_boats\.sql where this program has 0001_goods\.sql.*DB_PATH and WALMART_DB_PATH/,
    );
  });

  for (const [what, name] of [
    ["a gap", "0004_later.sql"],
    ["a number twice", "0002_again.sql"],
    ["a name of another form", "3-x.sql"],
  ] as const) {
    it(`${what} in the numbers is a mistake of the program`, () => {
      write(name, "SELECT 1;");
      assert.throws(known, /is expected$/);
    });
  }

  it("those of both databases are in order", () => {
    for (const database of ["main", "walmart"] as const) assert.ok(readMigrations(database).length > 8);
  });
});

describe("after an unclean stop", () => {
  it("what differs from its tables is rebuilt and named, the rest is left alone", () => {
    const db = new Sqlite(":memory:");
    migrate(db, []);
    db.exec(`CREATE TABLE boats (id INTEGER); CREATE TABLE counts (boats INTEGER); CREATE TABLE touched (n INTEGER);
      INSERT INTO boats VALUES (1), (2); INSERT INTO counts VALUES (7);
      INSERT INTO crewdb_derived VALUES
        ('boat count', 'SELECT (SELECT boats FROM counts) = (SELECT count(*) FROM boats)', 'UPDATE counts SET boats = (SELECT count(*) FROM boats)'),
        ('fine', 'SELECT 1', 'INSERT INTO touched VALUES (1)')`);
    assert.deepEqual(repairDerived(db), ["boat count"]);
    assert.equal(db.prepare("SELECT boats FROM counts").pluck().get(), 2);
    assert.equal(db.prepare("SELECT count(*) FROM touched").pluck().get(), 0);
    assert.deepEqual(repairDerived(db), []);
    db.close();
  });
});
