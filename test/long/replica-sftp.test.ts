import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { REPLICATED } from "../../src/client/index.js";
import { newFolder, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";
import { crewdb, needLitestream, replicaCheck, titlesOf } from "./replica-rig.js";

const SERVER = join(PACKAGE_ROOT, "test", "long", "sftp_server.py");
const PASSWORD = "of-the-sftp-server";

describe("a replica on an SFTP server", function () {
  this.timeout(120_000);
  let server: ChildProcess;
  let settings: Readonly<Record<string, string>>;
  let port = "";
  const store = newFolder();

  before(async function () {
    const litestream = needLitestream(this);
    const [python] = globSync("build/toolchain/asyncssh-*/bin/python", { cwd: PACKAGE_ROOT });
    if (python === undefined) return skipWithout(this, "asyncssh (npm run litestream -- --store)");
    const stdio = ["ignore", "pipe", "inherit"] as const;
    server = spawn(join(PACKAGE_ROOT, python), [SERVER, store, PASSWORD], { stdio: [...stdio] });
    assert.ok(server.stdout);
    for await (const line of createInterface(server.stdout)) {
      port = line;
      break;
    }
    settings = {
      CREWDB_LITESTREAM: litestream.file,
      DB_REPLICA_URL: `sftp://crewdb:${PASSWORD}@127.0.0.1:${port}/replicas`,
    };
  });
  after(() => {
    server?.kill("SIGKILL");
    rmSync(store, { recursive: true, force: true });
  });

  it("brings a lost disk back, at a start and by the command, and is drilled", async () => {
    const folder = newFolder();
    const service = await startProcess(folder, settings);
    using client = service.client();
    await client.createConversation({ conversation: { title: "1" } }, { headers: REPLICATED });
    const drilled = crewdb(folder, ["drill", "--database", "main"], settings);
    assert.equal(drilled.code, 0, drilled.stderr);
    await service.end("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    const other = newFolder();
    const restored = await startProcess(other, { ...settings, CREWDB_RESTORE_ON_START: "if-missing" });
    assert.equal(await restored.end("SIGTERM"), 0);
    assert.deepEqual(titlesOf(other), ["1"]);
    const args = ["restore", "--database", "main", "--from", settings.DB_REPLICA_URL ?? ""];
    const { code, stdout, stderr } = crewdb(other, args, settings);
    assert.equal(code, 0, stderr);
    assert.ok(!`${stdout}${stderr}`.includes(PASSWORD), "the password is told");
    assert.deepEqual(titlesOf(other), ["1"]);
    rmSync(other, { recursive: true, force: true });
  });

  it("that does not know the password is told in the check, without it", async () => {
    const folder = newFolder();
    const wrong = { ...settings, DB_REPLICA_URL: `sftp://crewdb:not-${PASSWORD}@127.0.0.1:${port}/replicas` };
    const service = await startProcess(folder, wrong);
    const { problem } = await replicaCheck(service.address, ({ problem: now }) => now.includes("credentials"));
    assert.match(
      problem,
      /the replica at sftp:\/\/crewdb:\*\*\*@127\.0\.0\.1:\d+\/replicas\/main refused the credentials/,
    );
    assert.ok(!problem.includes(PASSWORD) && !service.said().includes(PASSWORD), "the password is told");
    assert.equal(await service.end("SIGTERM"), 0);
    rmSync(folder, { recursive: true, force: true });
  });
});
