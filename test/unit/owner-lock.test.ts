import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { realPath } from "../../src/base/real-path.js";
import { OpenError } from "../../src/engine/open-error.js";
import { acquireOwnerLock, type OwnerLock } from "../../src/sqlite/file/owner-lock.js";

/** Ended after each test, also after one that failed: a child that lives on would keep the test run from ending. */
const children: ChildProcess[] = [];
const MODULE = JSON.stringify(new URL("../../src/sqlite/file/owner-lock.js", import.meta.url).href);

/** A process that takes the lock, says `taken` or whose it is, and then waits for its end. */
async function takeElsewhere(file: string): Promise<{ child: ChildProcess; said: string }> {
  const script = `
    const { acquireOwnerLock } = await import(${MODULE});
    const attempt = acquireOwnerLock(${JSON.stringify(file)});
    console.log("lock" in attempt ? "taken" : "held by " + attempt.heldBy?.pid);
    process.stdin.resume();`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  assert.ok(child.stdout);
  const [said] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, said };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, "exit");
}

function take(file: string): OwnerLock {
  const attempt = acquireOwnerLock(file);
  assert.ok("lock" in attempt, "the lock is held");
  return attempt.lock;
}

describe("a database file has one owner", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "crewdb-owner-")));
    file = join(folder, "test.db");
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  it("another process is refused and learns who it is", async () => {
    const lock = take(file);
    const { child, said } = await takeElsewhere(file);
    await end(child, "SIGKILL");
    lock.release();
    assert.equal(said, `held by ${process.pid}`);
  });

  it("kill -9 frees it at once", async () => {
    const { child, said } = await takeElsewhere(file);
    assert.equal(said, "taken");
    const attempt = acquireOwnerLock(file);
    assert.ok("heldBy" in attempt);
    assert.equal(attempt.heldBy?.pid, child.pid);
    assert.equal(attempt.heldHere, false);
    assert.ok(Math.abs(Date.parse(attempt.heldBy?.startedAt ?? "") - Date.now()) < 60_000);
    await end(child, "SIGKILL");
    take(file).release();
  });

  it("an attempt that was refused does not loosen it", async () => {
    const { child } = await takeElsewhere(file);
    for (let attempt = 0; attempt < 3; attempt++) assert.ok("heldBy" in acquireOwnerLock(file));
    const other = await takeElsewhere(file);
    assert.equal(other.said, `held by ${child.pid}`);
    await Promise.all([end(child, "SIGKILL"), end(other.child, "SIGKILL")]);
  });

  it("of many that start together exactly one gets it", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => takeElsewhere(file)));
    const owner = all.find(({ said }) => said === "taken");
    assert.ok(owner, all.map(({ said }) => said).join(", "));
    const others = all.filter((each) => each !== owner).map(({ said }) => said);
    assert.ok(
      others.every((said) => said.startsWith("held by")),
      others.join(", "),
    );
    await Promise.all(all.map(({ child }) => end(child, "SIGKILL")));
  });

  it("is one under every name of the file, before and after the file is there", () => {
    symlinkSync("test.db", join(folder, "link.db"));
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "folder"));
    symlinkSync("folder/deep.db", join(folder, "far.db"));
    assert.equal(realPath(join(folder, "far.db")), join(folder, "real/deep.db"));
    for (const exists of [false, true]) {
      if (exists) writeFileSync(file, "");
      const lock = take(file);
      const second = acquireOwnerLock(join(folder, "link.db"));
      assert.ok("heldBy" in second && second.heldHere);
      lock.release();
    }
  });

  it("release may be called twice, and what was released can be taken again", () => {
    const lock = take(file);
    lock.release();
    lock.release();
    take(file).release();
  });

  it("creates the folder", () => take(join(folder, "a/b/test.db")).release());

  it("a folder that can't be made and a lock file that is none are told in one line", () => {
    writeFileSync(file, "text");
    writeFileSync(
      `${file}.lock`,
      "this is a note of somebody else's, long enough to be read as a header of 100 bytes".repeat(2),
    );
    const isClear = (error: unknown): boolean => error instanceof OpenError && !error.message.includes("\n");
    assert.throws(() => acquireOwnerLock(join(file, "test.db")), isClear);
    assert.throws(
      () => acquireOwnerLock(file),
      (error) => isClear(error) && /remove or rename it$/.test(String(error)),
    );
  });
});
