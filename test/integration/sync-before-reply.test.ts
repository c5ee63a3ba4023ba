import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createMainDb } from "../../src/client/index.js";

/** Builds the preloaded library; undefined where that is not possible, with the reason on the screen. */
function buildShim(folder: string): string | undefined {
  if (process.platform !== "linux") return skipBecause("preloading is tested on Linux only");
  const library = join(folder, "sync-order.so");
  try {
    execFileSync("cc", [
      "-shared",
      "-fPIC",
      "-O1",
      "-o",
      library,
      join(PACKAGE_ROOT, "test/fixtures/sync-order.c"),
      "-ldl",
    ]);
    return library;
  } catch {
    return skipBecause("there is no C compiler");
  }
}

function skipBecause(reason: string): undefined {
  console.warn(`      skipped: ${reason}`);
}

describe("an acknowledged write", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-sync-"));
  const log = join(folder, "order.log");
  let server: ChildProcess | undefined;
  let address = "";

  before(async function () {
    const library = buildShim(folder);
    if (library === undefined) this.skip();
    server = spawn(process.execPath, [join(PACKAGE_ROOT, "dist/src/main.js")], {
      cwd: folder,
      env: { ...process.env, LD_PRELOAD: library, SYNC_ORDER_LOG: log, CREWDB_PORT: "0" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    assert.ok(server.stdout);
    const [line] = (await once(createInterface(server.stdout), "line")) as [string];
    address = /127\.0\.0\.1:\d+/.exec(line)?.[0] ?? assert.fail(line);
  });
  after(async () => {
    if (server !== undefined && server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("is on disk before its reply leaves: each reply follows a sync that ended after its request came", async () => {
    using client = createMainDb(address, { retry: { maxAttempts: 1 } });
    await client.listUsers({});
    for (let write = 0; write < 20; write++) {
      writeFileSync(log, "");
      await client.createUser({ user: { email: `user${write}@example.com`, name: "U" } });
      assert.ok(existsSync(log));
      const events = readFileSync(log, "utf8").trim().split("\n");
      const lastSync = events.lastIndexOf("sync");
      assert.ok(lastSync >= 0, `no sync at all: ${events.join(" ")}`);
      // What is sent before is flow control only; the reply is the last thing sent.
      assert.ok(events.lastIndexOf("send") > lastSync, events.join(" "));
    }
  });
});
