import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeError } from "../../src/client/index.js";
import { startTestServer, type TestServer } from "./test-server.js";

const MIB = 1024 * 1024;
/** The volume of the test, and how much of it must stay free. */
const VOLUME_BYTES = 48 * MIB;
const MIN_FREE_BYTES = 16 * MIB;

describe("a full disk", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-full-"));
  let server: TestServer;
  let serving = false;
  let mounted = false;

  before(async function () {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${VOLUME_BYTES}`, "tmpfs", folder], { stdio: "ignore" });
      mounted = true;
    } catch {
      console.warn("      skipped: a small volume can't be mounted here");
      this.skip();
    }
  });
  afterEach(async () => {
    if (serving) await server.stop({ keepFiles: true });
    serving = false;
  });
  after(() => {
    if (mounted) execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  let count = 0;
  /** The reason that a write is refused with, or "" when it is done. */
  async function write(): Promise<string> {
    try {
      await server.main.createUser({ user: { email: `user${count++}@example.com`, name: "N" } });
      return "";
    } catch (error) {
      return describeError(error).reason;
    }
  }

  /** Writes until the answer is the one that is waited for: the free space is looked at once a second. */
  async function writeUntil(reason: string): Promise<void> {
    for (const until = Date.now() + 30_000; (await write()) !== reason; ) {
      assert.ok(Date.now() < until, `writes never were answered with "${reason}"`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it("refuses writes while there is still room to checkpoint, goes on reading, and heals", async () => {
    server = await startTestServer({ CREWDB_MIN_FREE_BYTES: String(MIN_FREE_BYTES) }, folder);
    serving = true;
    const filler = join(folder, "filler");
    await writeUntil("");
    writeFileSync(filler, Buffer.alloc(VOLUME_BYTES - MIN_FREE_BYTES));
    await writeUntil("DISK_FULL");
    assert.ok((await server.main.listUsers({})).users.length > 0);
    rmSync(filler);
    await writeUntil("");
  });

  it("without that reserve fails the write that finds no room, loses no other, and heals", async () => {
    server = await startTestServer({ CREWDB_MIN_FREE_BYTES: "1" }, folder);
    serving = true;
    const filler = join(folder, "filler");
    try {
      writeFileSync(filler, Buffer.alloc(VOLUME_BYTES));
    } catch {
      // The volume is full to the last page, as it should be.
    }
    await writeUntil("DISK_FULL");
    const { users } = await server.main.listUsers({ pageSize: 1000 });
    rmSync(filler);
    await writeUntil("");
    assert.ok((await server.main.listUsers({ pageSize: 1000 })).users.length > Math.min(users.length, 999));
  });
});
