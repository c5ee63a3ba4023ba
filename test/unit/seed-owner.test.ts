import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { walmartTables } from "../../bench/seed/walmart-tables.js";
import { bulkLoadFile } from "../../src/worker/bulk-load-file.js";
import { acquireOwnerLock } from "../../src/worker/owner-lock.js";

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
