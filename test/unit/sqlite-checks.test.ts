import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { CallError } from "../../src/engine/call-error.js";
import { FileWatch } from "../../src/sqlite/file/file-watch.js";
import { WAL_BOUND_BYTES } from "../../src/sqlite/housekeeping.js";
import type { MaintenanceResult } from "../../src/sqlite/pool/maintenance-task.js";
import { type CheckedFile, checksOf } from "../../src/sqlite/sqlite-checks.js";

const DONE: MaintenanceResult = { ok: true, numbers: {} };
const WELL: CheckedFile = {
  fileWatch: { look: () => undefined },
  walBytes: () => 0,
  maintain: async () => DONE,
  connections: () => 2,
  diskRefusal: () => undefined,
};

/** What the checks find, by name. */
async function found(more: Partial<CheckedFile>): Promise<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { name, look } of checksOf({ ...WELL, ...more })) {
    const problem = await look();
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

const FULL: CallError = { reason: "DISK_FULL", message: "100 bytes are free" };

const failing = (lane: string, problem: string): CheckedFile["maintain"] => {
  return async (_, asked) => (asked === lane ? { ok: false, numbers: {}, problem } : DONE);
};

describe("the checks of a SQLite file", () => {
  it("find nothing while all is well", async () => {
    assert.deepEqual(await found({}), {});
  });

  it("find what each is for, and nothing else", async () => {
    for (const [more, problems] of [
      [{ maintain: failing("write", "database is locked") }, { write: "database is locked" }],
      [{ maintain: failing("read", "is malformed") }, { read: "is malformed" }],
      [{ connections: () => 1 }, { threads: "a connection's thread has died" }],
      [{ diskRefusal: () => FULL }, { disk: "100 bytes are free" }],
      [
        { walBytes: () => WAL_BOUND_BYTES + 1 },
        { wal: `the write-ahead log has ${WAL_BOUND_BYTES + 1} bytes; its bound is ${WAL_BOUND_BYTES}` },
      ],
    ] as const) {
      assert.deepEqual(await found(more), problems);
    }
  });

  it("make health depend on all but the length of the write-ahead log", () => {
    const optional = checksOf(WELL).filter(({ required }) => !required);
    assert.deepEqual(
      optional.map(({ name }) => name),
      ["wal"],
    );
  });
});

describe("the watch of a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-file-watch-"));
  const file = join(folder, "test.db");
  const kept = join(folder, "kept.db");
  before(() => new Sqlite(kept).exec("CREATE TABLE t (a)").close());
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, spoil, problem] of [
    ["gone", () => rmSync(file), /the file is gone/],
    ["overwritten", () => writeFileSync(file, "x".repeat(100)), /does not begin as a SQLite file/],
    [
      "replaced",
      () => {
        rmSync(file);
        copyFileSync(kept, file);
      },
      /was replaced by another one/,
    ],
  ] as const) {
    it(`refuses writes once it is ${what}`, () => {
      rmSync(file, { force: true });
      copyFileSync(kept, file);
      const watch = new FileWatch(file);
      assert.equal(watch.look(), undefined);
      assert.equal(watch.refusal(), undefined);
      spoil();
      assert.match(watch.look() ?? "", problem);
      assert.equal(watch.refusal()?.reason, "FILE_LOST");
      watch.close();
    });
  }
});
