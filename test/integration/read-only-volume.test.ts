import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { newFolder, runToEnd, startProcess } from "./service-process.js";

describe("a volume that can't be written", () => {
  const folder = newFolder();
  let mounted = false;

  before(function () {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], { stdio: "ignore" });
      mounted = true;
    } catch {
      console.warn("      skipped: a small volume can't be mounted here");
      this.skip();
    }
  });
  after(() => {
    if (mounted) execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("refuses the start in a line for each file, and changes nothing", async () => {
    const settings = {
      CREWDB_MIN_FREE_BYTES: "1",
      DB_PATH: join(folder, "a.db"),
      WALMART_DB_PATH: join(folder, "b.db"),
    };
    assert.equal(await (await startProcess(folder, settings)).end("SIGTERM"), 0);
    execFileSync("mount", ["-o", "remount,ro", folder]);
    const { code, stderr } = await runToEnd(folder, settings);
    assert.equal(code, 3);
    assert.match(
      stderr,
      /^crewdb: \S+a\.db can't be written: its volume is mounted read-only\ncrewdb: \S+b\.db can't [^\n]+\n$/,
    );
    execFileSync("mount", ["-o", "remount,rw", folder]);
    assert.equal(await (await startProcess(folder, settings)).end("SIGTERM"), 0);
  });
});
