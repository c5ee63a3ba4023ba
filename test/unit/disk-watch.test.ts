import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statfsSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DiskWatch, watchDisk } from "../../src/sqlite/file/disk-watch.js";

/** A volume of memory that Linux always has. */
const OTHER_VOLUME = "/dev/shm";

describe("the watch of free space", () => {
  let folder: string;
  let watch: DiskWatch | undefined;
  let changes: [freeBytes: number, full: boolean][];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-disk-"));
    changes = [];
  });
  afterEach(() => {
    watch?.stop();
    rmSync(folder, { recursive: true });
  });
  const start = async (file: string, minFreeBytes: number): Promise<DiskWatch> => {
    watch = await watchDisk(file, minFreeBytes, (...change) => changes.push(change));
    return watch;
  };

  it("refuses nothing and says nothing while there is room", async () => {
    assert.equal((await start(join(folder, "a.db"), 1)).refusal(), undefined);
    assert.deepEqual(changes, []);
  });

  it("refuses from the start where less is free than must stay free, with both numbers and when to come back", async () => {
    const refusal = (await start(join(folder, "a.db"), Number.MAX_SAFE_INTEGER)).refusal();
    assert.equal(refusal?.reason, "DISK_FULL");
    assert.equal(refusal?.metadata?.min_free_bytes, String(Number.MAX_SAFE_INTEGER));
    assert.ok(Number(refusal?.metadata?.free_bytes) > 0);
    assert.ok((refusal?.retryAfterMs ?? 0) > 0);
    assert.deepEqual(
      changes.map(([, full]) => full),
      [true],
    );
  });

  it("looks at the volume that the file is on, not at the one of a link to it", async function () {
    if (!existsSync(OTHER_VOLUME) || statSync(OTHER_VOLUME).dev === statSync(folder).dev) {
      console.warn(`      skipped: ${OTHER_VOLUME} is no other volume here`);
      this.skip();
    }
    const link = join(folder, "link.db");
    symlinkSync(join(OTHER_VOLUME, `crewdb-${process.pid}.db`), link);
    const here = freeBytesOf(folder);
    const there = freeBytesOf(OTHER_VOLUME);
    // A bound between the two: only one of the volumes is above it.
    const watched = await start(link, Math.round((here + there) / 2));
    assert.equal(watched.refusal() !== undefined, there < here);
  });

  it("of a folder that is not there can't start", async () => {
    await assert.rejects(start(join(folder, "none", "a.db"), 1), /ENOENT/);
  });
});

function freeBytesOf(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
