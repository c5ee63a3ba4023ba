import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { findGuardFile, openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { type Guard, loadGuard } from "../../src/sqlite/thread/guard.js";
import { seeded } from "../fixtures/seeded.js";

const TRANSACTIONS = 120;

describe("the log of a writer, whose frames are written together", () => {
  const guardFile = findGuardFile();
  const folder = mkdtempSync(join(tmpdir(), "crewdb-wal-"));
  const file = join(folder, "main.db");
  const copy = join(folder, "copy.db");
  const interrupter = openInterrupter(guardFile);
  let db: Database;
  let guard: Guard | undefined;

  before(function () {
    if (guardFile === undefined) this.skip();
    db = open("FULL");
    db.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    guard = loadGuard(db, guardFile);
    assert.equal(guard?.bufferLog(), true);
  });
  after(() => {
    db?.close();
    interrupter?.close();
    rmSync(folder, { recursive: true });
  });

  function open(synchronous: "FULL" | "NORMAL"): Database {
    const opened = new Sqlite(file);
    opened.pragma("journal_mode = WAL");
    opened.pragma(`synchronous = ${synchronous}`);
    // Ten pages: a larger transaction goes to the log before it is committed, and is read back from there.
    opened.pragma("cache_size = 10");
    return opened;
  }

  /** What a process finds that is started after this one has died: the files as the operating system has them now. */
  function rowsOnDisk(): unknown[] {
    for (const end of ["", "-wal"]) {
      rmSync(copy + end, { force: true });
      if (existsSync(file + end)) copyFileSync(file + end, copy + end);
    }
    rmSync(`${copy}-shm`, { force: true });
    const found = new Sqlite(copy);
    assert.equal(found.pragma("integrity_check", { simple: true }), "ok");
    const rows = rowsOf(found);
    found.close();
    return rows;
  }

  const rowsOf = (from: Database): unknown[] =>
    from.prepare("SELECT id, length(body), substr(hex(body), 1, 8) FROM t ORDER BY id").raw().all();

  it("is whole in the file when a commit returns, whatever was rolled back before, and others see it at once", () => {
    const random = seeded(7);
    const below = (limit: number): number => Math.floor(random() * limit);
    const put = (): void => {
      const body = Buffer.alloc(below(3) === 0 ? below(60_000) : below(200), below(256));
      db.prepare("INSERT INTO t (id, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body").run(
        BigInt(below(300)),
        body,
      );
    };
    const reader = new Sqlite(file, { readonly: true });
    let largest = 0;
    for (let transaction = 0; transaction < TRANSACTIONS; transaction++) {
      db.exec("BEGIN IMMEDIATE");
      for (let step = below(40); step >= 0; step--) {
        const isUndone = below(4) === 0;
        if (isUndone) db.exec("SAVEPOINT s");
        put();
        if (below(6) === 0) db.prepare("DELETE FROM t WHERE id % 7 = ?").run(BigInt(below(7)));
        if (isUndone) db.exec("ROLLBACK TO s; RELEASE s");
      }
      if (below(5) === 0) {
        db.exec("ROLLBACK");
      } else {
        db.exec("COMMIT");
        assert.deepEqual(rowsOnDisk(), rowsOf(db), `after transaction ${transaction}`);
      }
      assert.deepEqual(rowsOf(reader), rowsOf(db), `seen after transaction ${transaction}`);
      largest = Math.max(largest, statSync(`${file}-wal`).size);
      if (below(15) === 0) db.pragma(`wal_checkpoint(${below(2) === 0 ? "PASSIVE" : "TRUNCATE"})`);
    }
    reader.close();
    assert.ok(largest > 1024 * 1024, `the log was never larger than what is gathered at most: ${largest} bytes`);
  });

  it("is written frame by frame where no sync would come", () => {
    const careless = open("NORMAL");
    assert.equal(loadGuard(careless, guardFile)?.bufferLog(), false);
    careless.close();
  });
});
