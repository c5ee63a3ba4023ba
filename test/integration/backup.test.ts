import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyName } from "../../src/sqlite/backup-copy.js";
import { reasonOf } from "./reason-of.js";
import { startTestServer, type TestServer } from "./test-server.js";

describe("backup and restore", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-backup-"));
  const backup = join(folder, "copy.db");
  let server: TestServer;
  let running = false;

  async function start(): Promise<void> {
    server = await startTestServer({}, folder);
    running = true;
  }
  async function stop(): Promise<void> {
    if (running) await server.stop({ keepFiles: true });
    running = false;
  }
  beforeEach(start);
  afterEach(stop);
  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(tool: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
    const env = { ...process.env, DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db") };
    return spawnSync(process.execPath, [join(PACKAGE_ROOT, "dist/src", tool), ...args], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
  }

  /** As a client of any language would: chunks, then the checksum. */
  async function download(): Promise<string> {
    const chunks: Uint8Array[] = [];
    let [commitSeq, sha256, remaining] = ["", "", -1n];
    for await (const chunk of server.admin.backup({ database: Database.MAIN })) {
      assert.ok(chunk.data.length <= 64 * 1024);
      if (remaining >= 0n) assert.equal(chunk.remainingBytes, remaining - BigInt(chunk.data.length));
      remaining = chunk.remainingBytes;
      commitSeq ||= chunk.commitSeq;
      sha256 = chunk.sha256;
      chunks.push(chunk.data);
    }
    assert.equal(remaining, 0n);
    const bytes = Buffer.concat(chunks);
    assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);
    writeFileSync(backup, bytes);
    return commitSeq;
  }

  it("made under write load has every write that was acknowledged before it began", async () => {
    const acknowledged: string[] = [];
    let writing = true;
    const writer = async (number: number): Promise<void> => {
      for (let count = 0; writing; count++) {
        const email = `${number}-${count}@example.com`;
        await server.main.createUser({ user: { email, name: "N" } });
        acknowledged.push(email);
      }
    };
    const writers = Array.from({ length: 16 }, (_, number) => writer(number));
    while (acknowledged.length < 500) await new Promise(setImmediate);
    const before = [...acknowledged];
    await download();
    assert.ok(acknowledged.length > before.length, "writes went on meanwhile");
    writing = false;
    await Promise.all(writers);
    await stop();

    const { status, stdout, stderr } = run("cli/restore-cli.js", "--database", "main", backup);
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /restored, with commits of epoch [0-9a-f]{12}; the file that stood there is \S+main\.db\.before-restore-/,
    );
    assert.equal(statSync(join(folder, "main.db")).mode & 0o777, 0o600);
    await start();
    const rows = await server.main.query({ sql: "SELECT email FROM users" });
    const stored = new Set(rows.rows.map(({ values }) => values[0]?.kind.value));
    assert.deepEqual(
      before.filter((email) => !stored.has(email)),
      [],
    );
    assert.ok(stored.size < acknowledged.length, "it is the backup that is served");
  });

  it("between two reads makes an at_least_as_fresh of before a FAILED_PRECONDITION", async () => {
    const { commitSeq } = await server.main.createUser({ user: { email: "fresh@example.com", name: "F" } });
    const read = () => server.main.query({ sql: "SELECT 1", atLeastAsFresh: commitSeq });
    assert.equal((await read()).rows.length, 1);
    await download();
    await stop();
    assert.equal(run("cli/restore-cli.js", "--database", "main", backup).status, 0);
    await start();
    assert.equal(await reasonOf(read()), "UNKNOWN_EPOCH");
    assert.equal((await server.main.getUserByEmail({ email: "fresh@example.com" })).user?.name, "F");
  });

  it("ends without a trace when its client goes away, and the next one is made", async () => {
    const stopped = new AbortController();
    const backups = server.admin.backup({ database: Database.MAIN }, { signal: stopped.signal });
    await backups[Symbol.asyncIterator]().next();
    stopped.abort();
    for (const until = Date.now() + 30_000; ; ) {
      const failed = await download().then(
        () => "",
        (error: unknown) => String(error),
      );
      if (failed === "") break;
      assert.match(failed, /a backup is under way/);
      assert.ok(Date.now() < until);
    }
    assert.equal(existsSync(copyName(join(folder, "main.db"))), false);
  });

  it("is one at a time", async () => {
    const outcomes = await Promise.allSettled([download(), download(), download()]);
    const done = outcomes.filter(({ status }) => status === "fulfilled").length;
    assert.equal(done, 1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") assert.match(String(outcome.reason), /there is one at a time/);
  });

  it("by the command writes a file that only its user may read, and says what is in it", async () => {
    const file = join(folder, "by-command.db");
    const tool = join(PACKAGE_ROOT, "dist/src/cli/backup-cli.js");
    const args = [tool, "--database", "walmart", "--server", server.address, file];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"], cwd: folder });
    const [out, [code]] = await Promise.all([child.stdout.toArray(), once(child, "exit")]);
    assert.equal(code, 0);
    assert.match(
      Buffer.concat(out).toString(),
      /by-command\.db: \d+ bytes, with every write up to \S+\. It contains credentials\./,
    );
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it("by the command overwrites nothing without being told to, and wants a file in a folder that is there", () => {
    const target = join(folder, "there.db");
    writeFileSync(target, "mine");
    const backUp = (...args: string[]): { status: number | null; stderr: string } =>
      run("cli/backup-cli.js", "--database", "main", "--server", "127.0.0.1:1", ...args);
    for (const [args, what] of [
      [[target], /there\.db exists; name another file, or use --overwrite/],
      [[folder], /is a folder; name a file in it/],
      [["--overwrite", "/dev/null"], /\/dev\/null is a device/],
      [[join(folder, "no", "copy.db")], /the folder \S+no does not exist/],
      [["--overwrite", target], /UNAVAILABLE|ECONNREFUSED|connect/i],
    ] as const) {
      const { status, stderr } = backUp(...args);
      assert.match(stderr, what);
      assert.equal(status, 1, stderr);
    }
    assert.equal(readFileSync(target, "utf8"), "mine");
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".part")),
      [],
    );
  });

  it("by the command leaves no part of it when a signal ends it, and removes what kill -9 has left", async () => {
    const target = join(folder, "killed.db");
    const part = `${target}.part`;
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const) {
      const tool = join(PACKAGE_ROOT, "dist/src/cli/backup-cli.js");
      const silent = createServer().listen(0, "127.0.0.1");
      await once(silent, "listening");
      const address = silent.address();
      assert.ok(typeof address === "object" && address !== null);
      const args = [tool, "--database", "main", "--server", `127.0.0.1:${address.port}`, target];
      const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
      const exited = once(child, "exit");
      await once(silent, "connection");
      assert.ok(existsSync(part));
      assert.equal(statSync(part).mode & 0o777, 0o600);
      child.kill(signal);
      await exited;
      silent.close();
      assert.equal(existsSync(part), signal === "SIGKILL", signal);
    }
    const tool = join(PACKAGE_ROOT, "dist/src/cli/backup-cli.js");
    const child = spawn(process.execPath, [tool, "--database", "main", "--server", server.address, target], {
      cwd: folder,
    });
    assert.deepEqual(await once(child, "exit"), [0, null]);
    assert.equal(existsSync(part), false);
  });

  it("is restored into a folder that is still to be made", async () => {
    await download();
    await stop();
    const file = join(folder, "new", "folder", "main.db");
    const env = { ...process.env, DB_PATH: file };
    const tool = join(PACKAGE_ROOT, "dist/src/cli/restore-cli.js");
    const { status, stderr } = spawnSync(process.execPath, [tool, "--database", "main", backup], {
      cwd: folder,
      env,
      encoding: "utf8",
    });
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(statSync(join(folder, "new")).mode & 0o777, 0o700);
    const beside = spawnSync(process.execPath, [tool, "--database", "main", join(folder, "nothing")], {
      cwd: folder,
      env: { ...env, DB_PATH: join(folder, "other", "main.db") },
      encoding: "utf8",
    });
    assert.match(beside.stderr, /nothing does not exist/);
    assert.equal(existsSync(join(folder, "other")), false);
  });

  it("is not restored over what can't be a database of this service", async () => {
    await download();
    const text = join(folder, "passwd");
    writeFileSync(text, "root:x:0:0:root:/root:/bin/bash\n");
    for (const [path, what] of [
      [folder, /is a folder/],
      ["/dev/null", /is a device/],
      [text, /passwd is not a SQLite database/],
    ] as const) {
      const tool = join(PACKAGE_ROOT, "dist/src/cli/restore-cli.js");
      const env = { ...process.env, DB_PATH: path };
      const { status, stderr } = spawnSync(process.execPath, [tool, "--database", "main", backup], {
        cwd: folder,
        env,
        encoding: "utf8",
      });
      assert.match(stderr, what);
      assert.equal(status, 3);
      assert.equal(existsSync(`${path}.lock`), false);
    }
  });

  it("is not restored over a file that a server has, nor from a damaged, foreign or missing file", async () => {
    await download();
    const restore = (file: string, database = "main") => run("cli/restore-cli.js", "--database", database, file);
    assert.match(restore(backup).stderr, /owned by a running crewdb/);
    await stop();
    const other = join(folder, "other");
    writeFileSync(other, "no database");
    assert.match(restore(other).stderr, /not a SQLite database/);
    copyFileSync(backup, other);
    const damaged = Buffer.alloc(4096, 7);
    const opened = openSync(other, "r+");
    for (let page = 5; page < 20; page++) writeSync(opened, damaged, 0, damaged.length, page * 4096);
    closeSync(opened);
    assert.match(restore(other).stderr, /damaged/);
    assert.match(restore(join(folder, "missing")).stderr, /does not exist/);
    const wrong = restore(backup, "walmart");
    assert.equal(wrong.status, 3);
    assert.ok(wrong.stderr.startsWith(`crewdb: ${backup} has migration 0001_users.sql where`), wrong.stderr);
    assert.match(wrong.stderr, /--database\n$/);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes("crewdb-restore")),
      [],
    );
    await start();
    assert.equal((await server.main.getUserByEmail({ email: "fresh@example.com" })).user?.name, "F");
  });
});
