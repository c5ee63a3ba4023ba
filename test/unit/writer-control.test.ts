import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import type { CallError } from "../../src/engine/call-error.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import type { OpenFiles } from "../../src/sqlite/file/open-files.js";
import { createServiceTables } from "../../src/sqlite/file/service-tables.js";
import { CommitNumber } from "../../src/sqlite/thread/commit-number.js";
import { TransactionControl } from "../../src/sqlite/thread/transaction-control.js";
import { WriterControl } from "../../src/sqlite/thread/writer-control.js";

describe("the writer's transactions", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-writer-"));
  const commit = TransactionControl.prototype.commit;
  let db: Database;
  let control: WriterControl;
  let lost: string | undefined;
  /** What the next COMMITs fail with. */
  let failures: string[];

  beforeEach(() => {
    db = new Sqlite(join(folder, "test.db"));
    db.pragma("journal_mode = WAL");
    db.exec("CREATE TABLE IF NOT EXISTS t (a)");
    createServiceTables(db);
    lost = undefined;
    failures = [];
    const files = { problem: () => lost } as OpenFiles;
    control = new WriterControl(db, { numbers: new CommitNumber(db, true), files, ioErrno: () => 0 });
    TransactionControl.prototype.commit = function (this: TransactionControl): void {
      const code = failures.shift();
      if (code !== undefined) throw new Sqlite.SqliteError("disk I/O error", code);
      commit.call(this);
    };
  });
  afterEach(() => {
    TransactionControl.prototype.commit = commit;
    db.close();
    rmSync(join(folder, "test.db"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Writes a row; why not, if not. */
  function write(): CallError | undefined {
    try {
      control.beginImmediate();
      db.exec("INSERT INTO t VALUES (1)");
      control.commitNumbered();
      return undefined;
    } catch (error) {
      return (error as RpcFailure).error;
    }
  }

  const rows = (): unknown => db.prepare("SELECT count(*) FROM t").pluck().get();

  it("say that a write is not stored where the log can't hold it, or what it holds was overwritten", () => {
    for (const code of ["SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_SHMMAP"]) {
      failures = [code];
      assert.equal(write()?.committed, "false", code);
      assert.equal(control.inTransaction, false);
    }
    assert.equal(rows(), 0);
    assert.equal(write(), undefined);
    assert.equal(rows(), 1);
  });

  it("say that nobody knows where it could not be overwritten, and begin none until that is settled", () => {
    failures = ["SQLITE_IOERR_FSYNC", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_FSYNC"];
    assert.equal(write()?.committed, "unknown");
    assert.ok(control.isInDoubt);
    assert.equal(write()?.committed, "false", "it did not begin");
    assert.equal(failures.length, 0);
    assert.equal(write(), undefined);
    assert.equal(control.isInDoubt, false);
    assert.equal(rows(), 1);
  });

  it("are not begun on a file that is lost, and not acknowledged on one that is lost meanwhile", () => {
    lost = "it was deleted";
    assert.deepEqual([write()?.reason, write()?.committed], ["FILE_LOST", "false"]);
    lost = undefined;
    const lostAt = (when: "before COMMIT" | "in COMMIT"): unknown => {
      lost = undefined;
      control.beginImmediate();
      db.exec("INSERT INTO t VALUES (1)");
      if (when === "before COMMIT") lost = "it was deleted";
      else
        TransactionControl.prototype.commit = function (this: TransactionControl): void {
          commit.call(this);
          lost = "it was deleted";
        };
      try {
        return control.commitNumbered();
      } catch (error) {
        return error instanceof RpcFailure && error.error.committed;
      }
    };
    assert.equal(lostAt("before COMMIT"), "false");
    assert.deepEqual([control.inTransaction, rows()], [false, 0]);
    assert.equal(lostAt("in COMMIT"), "unknown");
  });

  it("prove once in a while that the file can be written, by a commit that no caller sees", () => {
    const before = new CommitNumber(db, false).read();
    control.prove();
    failures = ["SQLITE_IOERR_FSYNC"];
    // What was committed a moment ago proves it as well.
    control.prove();
    assert.equal(failures.length, 1);
    // Until one fails.
    failures = ["SQLITE_IOERR_WRITE", "SQLITE_IOERR_WRITE"];
    assert.equal(write()?.reason, "IO_ERROR");
    assert.throws(() => control.prove());
    assert.equal(new CommitNumber(db, false).read(), before);
  });
});
