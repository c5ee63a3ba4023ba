import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { createServiceTables } from "../../src/sqlite/file/service-tables.js";
import { boundWal, type KeptPool, purgeKept, purgeOldest } from "../../src/sqlite/housekeeping.js";
import { checkpoint, measureKept, purge } from "../../src/sqlite/thread/maintenance.js";
import { countRetained, deleteOldest } from "../../src/sqlite/thread/retention.js";

const NOW_MS = 1_000_000;

describe("housekeeping", () => {
  let folder: string;
  let db: Database;
  let tasks: string[];
  let said: string[];
  const log = {
    info: (_: object, message: string) => said.push(message),
    warn: (_: object, message: string) => said.push(message),
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-housekeeping-"));
    db = new Sqlite(join(folder, "test.db"), { timeout: 10 });
    db.pragma("journal_mode = WAL");
    createServiceTables(db);
    tasks = [];
    said = [];
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  /** A pool of one connection that works at once. */
  const pool = (limits: { keepMs: number; bytes: number }): KeptPool => ({
    maintain: async (task, lane = "write") => {
      tasks.push(`${lane} ${task.kind}`);
      const run = (): Readonly<Record<string, number>> => {
        if (task.kind === "measure-kept") return measureKept(db);
        if (task.kind === "purge") return purge(db, NOW_MS - limits.keepMs, task.keptBytes - limits.bytes);
        if (task.kind === "count-retained") return countRetained(db);
        if (task.kind === "delete-oldest") return deleteOldest(db, task.limits);
        return checkpoint(db, true);
      };
      return { ok: true, numbers: run() };
    },
  });
  const keep = (count: number, createdMs: number, replyBytes: number): void => {
    const insert = db.prepare("INSERT INTO crewdb_requests VALUES ('me', 'Db/Write', ?, x'00', ?, ?)");
    db.transaction(() => {
      for (let row = 0; row < count; row++)
        insert.run(`${createdMs}-${row}`, Buffer.alloc(replyBytes), BigInt(createdMs));
    })();
  };
  const kept = (): unknown => db.prepare("SELECT count(*) FROM crewdb_requests").pluck().get();
  const running = new AbortController().signal;

  it("forgets every reply past its time, however many, and none before", async () => {
    keep(1200, NOW_MS - 5001, 10);
    keep(30, NOW_MS - 5000, 10);
    await purgeKept("main", pool({ keepMs: 5000, bytes: 1e9 }), log, running);
    assert.equal(kept(), 30);
    assert.deepEqual(said, []);
  });

  it("forgets the oldest when they take too much, and says so", async () => {
    keep(300, NOW_MS - 2000, 10_000);
    keep(100, NOW_MS - 1000, 10_000);
    await purgeKept("main", pool({ keepMs: 5000, bytes: 500_000 }), log, running);
    assert.ok((measureKept(db).keptBytes ?? 0) <= 500_000);
    assert.equal(db.prepare("SELECT min(created_ms) FROM crewdb_requests").pluck().get(), NOW_MS - 1000);
    assert.match(said[0] ?? "", /CREWDB_REQUEST_RETENTION_BYTES/);
  });

  it("counts what a row takes, so that empty replies are bounded too", async () => {
    keep(400, NOW_MS, 0);
    await purgeKept("main", pool({ keepMs: 5000, bytes: 10_000 }), log, running);
    assert.ok(Number(kept()) < 250, String(kept()));
  });

  it("measures on a reader, and holds the writer for small parts only", async () => {
    keep(1000, 0, 10);
    await purgeKept("main", pool({ keepMs: 5000, bytes: 1e9 }), log, running);
    const [first, ...others] = tasks;
    assert.equal(first, "read measure-kept");
    assert.ok(others.length >= 4 && others.every((task) => task === "write purge"), tasks.join(", "));
  });

  it("ends between two parts when the service stops", async () => {
    keep(1000, 0, 10);
    const stopping = new AbortController();
    const real = pool({ keepMs: 5000, bytes: 1e9 });
    const maintain: KeptPool["maintain"] = (task, lane) => {
      if (task.kind === "purge") stopping.abort();
      return real.maintain(task, lane);
    };
    await purgeKept("main", { maintain }, log, stopping.signal);
    assert.deepEqual(tasks, ["read measure-kept", "write purge"]);
  });

  it("deletes rows of the tables that the file declares past their time, and the oldest beyond the number", async () => {
    db.exec("CREATE TABLE trail (entry TEXT, made TEXT); CREATE INDEX ix_trail_made ON trail (made, entry)");
    db.exec("INSERT INTO crewdb_retention VALUES ('trail', 'made', 'entry', 'ix_trail_made')");
    const insert = db.prepare("INSERT INTO trail VALUES (?, ?)");
    const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
    db.transaction(() => {
      for (let row = 0; row < 600; row++) insert.run(`old-${row}`, daysAgo(31));
      for (let row = 0; row < 400; row++) insert.run(`new-${row}`, daysAgo(29 - row / 100));
    })();
    const left = (): unknown[] =>
      db.prepare("SELECT count(*), min(made) > ? FROM trail").raw().get(daysAgo(30)) as unknown[];
    const limits = { keepMs: 1, bytes: 1 };
    await purgeOldest("main", pool(limits), { days: 30, entries: 900 }, log, running);
    assert.deepEqual(left(), [400, 1]);
    await purgeOldest("main", pool(limits), { days: 30, entries: 100 }, log, running);
    assert.deepEqual(left(), [100, 1]);
    assert.equal(db.prepare("SELECT entry FROM trail ORDER BY made LIMIT 1").pluck().get(), "new-300");
    assert.equal(said.length, 2);
    await purgeOldest("main", pool(limits), { days: 30, entries: 100 }, log, running);
    assert.equal(said.length, 2);
  });

  it("leaves a small write-ahead log alone and empties a large one", async () => {
    const file = join(folder, "test.db");
    keep(500, NOW_MS, 1000);
    await boundWal("main", file, pool({ keepMs: 1, bytes: 1 }), log, 1e9);
    assert.deepEqual(tasks, []);
    await boundWal("main", file, pool({ keepMs: 1, bytes: 1 }), log, 1000);
    assert.equal(statSync(`${file}-wal`).size, 0);
    assert.match(said[0] ?? "", /empty again/);
  });

  it("says when reads keep the write-ahead log from starting over, and does not wait for them", async () => {
    const file = join(folder, "test.db");
    keep(500, NOW_MS, 1000);
    const reader = new Sqlite(file, { readonly: true });
    reader.exec("BEGIN; SELECT count(*) FROM crewdb_requests");
    await boundWal("main", file, pool({ keepMs: 1, bytes: 1 }), log, 1000);
    reader.close();
    assert.match(said[0] ?? "", /reads keep it from starting over/);
  });
});
