import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { MaintenanceResult } from "../../src/engine/maintenance.js";
import { type Readiness, type ReadyTarget, watchReadiness } from "../../src/service/readiness.js";

const DONE: MaintenanceResult = { ok: true, numbers: {} };

describe("readiness", function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-ready-"));
  const file = join(folder, "test.db");
  let readiness: Readiness | undefined;
  let changes: { serving: boolean; problems: string[] }[];
  let changed: () => void;

  beforeEach(() => {
    rmSync(file, { force: true });
    new Sqlite(file).exec("CREATE TABLE t (a)").close();
    changes = [];
  });
  afterEach(() => {
    readiness?.stop();
    readiness?.close();
    readiness = undefined;
  });
  after(() => rmSync(folder, { recursive: true }));

  function watch(more: Partial<ReadyTarget>): void {
    const target = {
      file,
      walBoundBytes: 1000,
      maintain: async () => DONE,
      connections: () => 2,
      writesRefused: () => undefined,
      ...more,
    };
    readiness = watchReadiness(target, (serving, problems) => {
      changes.push({ serving, problems });
      changed();
    });
  }

  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      changed = resolve;
    });

  for (const [what, fault] of [
    [
      "a writer that can't get the lock",
      { lane: "write", result: { ok: false, numbers: {}, problem: "database is locked" } },
    ],
    [
      "a reader that can't read",
      { lane: "read", result: { ok: false, numbers: {}, problem: "database disk image is malformed" } },
    ],
  ] as const) {
    it(`is lost with ${what}, says why, and comes back when it is healed`, async () => {
      let broken = true;
      watch({ maintain: async (_, lane) => (broken && lane === fault.lane ? fault.result : DONE) });
      await nextChange();
      assert.deepEqual(changes, [{ serving: false, problems: [`${fault.lane}: ${fault.result.problem}`] }]);
      const failed = readiness?.checks().filter(({ ok }) => !ok);
      assert.deepEqual(
        failed?.map(({ name }) => name),
        [fault.lane],
      );
      broken = false;
      await nextChange();
      assert.deepEqual(changes[1], { serving: true, problems: [] });
    });
  }

  it("is lost with a thread that dies, and with a full disk", async () => {
    let dead = true;
    let full = false;
    watch({ connections: () => (dead ? 1 : 2), writesRefused: () => (full ? "100 bytes are free" : undefined) });
    await nextChange();
    assert.deepEqual(changes[0]?.problems, ["threads: a connection's thread has died"]);
    dead = false;
    await nextChange();
    full = true;
    await nextChange();
    assert.deepEqual(changes[2]?.problems, ["disk: 100 bytes are free"]);
  });

  it("is lost with a file that is gone, replaced or overwritten", async () => {
    const kept = join(folder, "kept.db");
    copyFileSync(file, kept);
    for (const [spoil, problem] of [
      [() => rmSync(file), /the file is gone/],
      [() => writeFileSync(file, "x".repeat(100)), /does not begin as a SQLite file/],
    ] as const) {
      rmSync(file, { force: true });
      copyFileSync(kept, file);
      changes = [];
      watch({});
      const lost = nextChange();
      spoil();
      await lost;
      assert.match(String(changes[0]?.problems), problem);
      assert.equal(readiness?.writesRefused()?.reason, "FILE_LOST");
      readiness?.stop();
      readiness?.close();
      readiness = undefined;
    }
  });

  it("stays with a reader that is only slow, and with a large write-ahead log", async () => {
    writeFileSync(`${file}-wal`, Buffer.alloc(2000));
    watch({ maintain: (_, lane) => (lane === "read" ? new Promise(() => undefined) : Promise.resolve(DONE)) });
    const wal = () => readiness?.checks().find(({ name }) => name === "wal");
    while (wal()?.ok !== false) await new Promise((resolve) => setTimeout(resolve, 50));
    const since = wal()?.checkedMs;
    while (wal()?.checkedMs === since) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(wal()?.required, false);
    assert.deepEqual(changes, []);
    assert.equal(readiness?.serving, true);
  });
});
