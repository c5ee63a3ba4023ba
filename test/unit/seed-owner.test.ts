import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { walmartTables } from "../../bench/seed/walmart-tables.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { bulkLoadFile } from "../../src/sqlite/file/bulk-load-file.js";
import { acquireOwnerLock } from "../../src/sqlite/file/owner-lock.js";

const QUIET = { replace: false, onProgress() {} };

describe("seed: a database that a server owns", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-seed-owner-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is refused by its owner's process number, and filled once the owner is gone", () => {
    const file = join(folder, "shop.db");
    const attempt = acquireOwnerLock(file);
    assert.ok("lock" in attempt);
    try {
      const load = () => bulkLoadFile("walmart", file, walmartTables(1, 20), QUIET);
      assert.throws(load, new RegExp(`owned by a running crewdb \\(pid ${process.pid}, since .*stop that one`));
    } finally {
      attempt.lock.release();
    }
    assert.ok(bulkLoadFile("walmart", file, walmartTables(1, 20), QUIET) > 20);
  });

  it("and the way to fill it is named: which files, and whether their rows may go", () => {
    const files = [join(folder, "main.db"), join(folder, "shop.db")] as const;
    bulkLoadFile("walmart", files[1], walmartTables(1, 20), QUIET);
    const attempt = acquireOwnerLock(files[0]);
    assert.ok("lock" in attempt);
    const tool = join(PACKAGE_ROOT, "dist/bench/seed/seed.js");
    const args = [tool, "--emails", "5", "--products", "5", "--main", files[0], "--walmart", files[1]];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    attempt.lock.release();
    assert.equal(status, 1);
    assert.match(stderr, /main\.db: the file is owned by a running crewdb/);
    assert.match(stderr, /shop\.db: the database is not empty/);
    assert.match(stderr, /stop the server and give --force.*or name other files by --main and --walmart/);
  });

  it("is free again after it was filled, and after a load that failed", () => {
    const file = join(folder, "shop.db");
    const load = () => bulkLoadFile("walmart", file, walmartTables(1, 20), QUIET);
    load();
    assert.throws(load, /rows/);
    const attempt = acquireOwnerLock(file);
    assert.ok("lock" in attempt);
    attempt.lock.release();
  });
});
