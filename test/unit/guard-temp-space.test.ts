import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Interrupter, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { loadGuard } from "../../src/sqlite/thread/guard.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { openTempFiles, peakGrowthMiB, TEMP_BOMBS, TempConnection } from "../fixtures/temp-space.js";

const SPILL_BYTES = 64 * 2 ** 20;
const JOURNAL_BYTES = 256 * 2 ** 20;
/** More than the bound. */
const LARGE_SORT =
  "SELECT count(*) FROM (SELECT randomblob(100000) AS r FROM t LIMIT 1000) x, (SELECT DISTINCT randomblob(100000) FROM t LIMIT 1000) y LIMIT 1";
const MODEST_SORT = "SELECT length(randomblob(20000)) FROM t ORDER BY randomblob(10000) LIMIT 5";

describe("temporary space of callers' SQL", () => {
  let guardFile: string;
  let folder: string;
  let interrupter: Interrupter | undefined;
  let connection: TempConnection;

  before(function () {
    guardFile = guardFileOrSkip(this);
    interrupter = openInterrupter(guardFile);
    folder = mkdtempSync(join(tmpdir(), "crewdb-temp-space-"));
    const db = new Database(join(folder, "a.db"));
    db.pragma("journal_mode = WAL");
    db.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)");
    db.exec(
      "INSERT INTO t WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 3000) SELECT x, 'name ' || x FROM c",
    );
    db.close();
    connection = open();
  });

  after(async () => {
    await connection?.close();
    interrupter?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const open = (): TempConnection => new TempConnection({ guardFile, file: join(folder, "a.db") });

  for (const sql of TEMP_BOMBS) {
    it(`is bounded for ${sql.slice(0, 100)}`, async () => {
      for (const role of ["reader", "writer"] as const) {
        const { result, mib } = await peakGrowthMiB(() => connection.run({ sql, role }));
        assert.equal(result.exceededBytes, SPILL_BYTES, `${role}: ${result.code}, ${result.rows} rows`);
        assert.equal(result.code, role === "reader" ? "SQLITE_TOOBIG" : "SQLITE_FULL");
        assert.ok(result.livesOn, "the connection lives on");
        assert.ok(mib < 256, `the process grew by ${mib} MiB`);
        assert.deepEqual(openTempFiles(), []);
      }
    });
  }

  it("has no bound for the service itself", async () => {
    const result = await connection.run({ sql: LARGE_SORT, role: "service" });
    assert.deepEqual([result.code, result.rows], [undefined, 1]);
  });

  it("is enough for a sort of 30 MB, again and again", async () => {
    for (let round = 0; round < 5; round++) {
      const { code, rows } = await connection.run({ sql: MODEST_SORT, role: "reader" });
      assert.deepEqual([code, rows], [undefined, 5]);
    }
  });

  it("keeps the snapshot of a statement that only read", async () => {
    const [sql = ""] = TEMP_BOMBS;
    assert.equal((await connection.run({ sql, role: "reader", begin: true })).inTransaction, true);
    assert.equal((await connection.run({ sql, role: "writer", begin: true })).inTransaction, false);
  });

  it("undoes a write that needs too much of it, and keeps the data", async () => {
    const sql = "INSERT INTO t (name) SELECT randomblob(1000) AS r FROM t a, t b ORDER BY r";
    const result = await connection.run({ sql, role: "writer", begin: true });
    assert.deepEqual([result.code, result.livesOn], ["SQLITE_FULL", true]);
  });

  for (const { mib, place } of [
    { mib: 1, place: "in memory" },
    { mib: 12, place: "in a file, once it is more than a few MiB" },
  ]) {
    it(`has the old pages of ${mib} MiB that savepoints change ${place}, and they come back`, () => {
      const db = new Database(join(folder, `undo-${mib}.db`));
      db.pragma("journal_mode = WAL");
      loadGuard(db, guardFile);
      db.exec(`CREATE TABLE u (id INTEGER PRIMARY KEY, body BLOB);
        INSERT INTO u WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT ${mib * 256}) SELECT x, randomblob(3500) FROM c`);
      const rows = (): unknown[] => db.prepare("SELECT id, hex(body) FROM u ORDER BY id").raw().all();
      const before = rows();
      const filesBefore = openTempFiles().length;
      db.exec("BEGIN; SAVEPOINT a; UPDATE u SET body = randomblob(3500)");
      const between = rows();
      db.exec("SAVEPOINT b; UPDATE u SET body = randomblob(3500); DELETE FROM u WHERE id % 3 = 0");
      if (process.platform === "linux") assert.equal(openTempFiles().length - filesBefore, mib > 4 ? 1 : 0);
      db.exec("ROLLBACK TO b");
      assert.deepEqual(rows(), between);
      db.exec("ROLLBACK TO a; COMMIT");
      assert.deepEqual(rows(), before);
      assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
      db.close();
    });
  }

  it("is bounded for each of four threads at once, each by its own bound", async () => {
    const connections = [open(), open(), open(), open()];
    const [, sql = ""] = TEMP_BOMBS;
    try {
      const { result, mib } = await peakGrowthMiB(() =>
        Promise.all(connections.map((each) => each.run({ sql, role: "reader" }))),
      );
      assert.deepEqual(
        result.map((each) => each.exceededBytes),
        [SPILL_BYTES, SPILL_BYTES, SPILL_BYTES, SPILL_BYTES],
      );
      assert.ok(mib < 4 * 256, `the process grew by ${mib} MiB`);
      const others = connections.map((each, i) =>
        each.run(i % 2 ? { sql, role: "reader" } : { sql: MODEST_SORT, role: "reader" }),
      );
      assert.deepEqual(
        (await Promise.all(others)).map((each) => each.exceededBytes),
        [undefined, SPILL_BYTES, undefined, SPILL_BYTES],
      );
    } finally {
      await Promise.all(connections.map((each) => each.close()));
    }
    assert.deepEqual(openTempFiles(), []);
  });

  it("is bounded by another number for the old pages of what savepoints change", () => {
    const db = new Database(join(folder, "journal.db"));
    try {
      db.pragma("journal_mode = WAL");
      db.pragma("cache_size = 20000");
      const guard = loadGuard(db, guardFile);
      assert.ok(guard);
      db.exec("CREATE TABLE b (n INTEGER, x BLOB)");
      db.exec(
        "INSERT INTO b WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000) SELECT 0, zeroblob(3000) FROM c",
      );
      const sql = "UPDATE b SET n = n + 1";
      db.exec("BEGIN IMMEDIATE");
      const update = (): void => {
        db.exec("SAVEPOINT s");
        guard.becomeCaller(sql, true);
        db.prepare(sql).run();
        guard.becomeService();
      };
      for (let savepoint = 0; savepoint < 10; savepoint++) update();
      assert.throws(
        () => {
          for (;;) update();
        },
        { code: "SQLITE_FULL" },
      );
      guard.becomeService();
      assert.equal(guard.tempExceeded(), JOURNAL_BYTES);
      if (db.inTransaction) db.exec("ROLLBACK");
      assert.equal(db.prepare("SELECT sum(n) FROM b").pluck().get(), 0);
      assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
    } finally {
      db.close();
    }
    assert.deepEqual(openTempFiles(), []);
  });

  it("is bounded for databases in memory as well", () => {
    const db = new Database(":memory:");
    assert.equal(loadGuard(db, guardFile)?.boundsTempSpace, true);
    assert.equal(db.pragma("temp_store", { simple: true }), 1);
    db.close();
  });
});
