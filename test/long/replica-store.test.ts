import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { describeError, REPLICATED } from "../../src/client/index.js";
import { Manifest } from "../../src/recovery/manifest.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";
import { loseAndRecover } from "./recovery-rounds.js";
import { RefusingProxy } from "./refusing-proxy.js";
import { crewdb, needLitestream, replicaCheck, titlesOf, untilReplicated } from "./replica-rig.js";

const CEILING_MS = 30_000;
const MINUTE_MS = 60_000;
// Another program's certificates are no matter of a server that speaks plain HTTP.
const CREDENTIALS = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "secret", AWS_CA_BUNDLE: "" };

async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  server.close();
  assert.ok(address !== null && typeof address === "object");
  return address.port;
}

function endpointOf(url: string): string {
  return new URL(url).searchParams.get("endpoint") ?? "";
}

describe("a replica in a store that speaks S3's protocol", function () {
  this.timeout(300_000);
  const stores: ChildProcess[] = [];
  const services: ServiceProcess[] = [];
  let start: (env?: Readonly<Record<string, string>>) => Promise<string>;
  let settings: Readonly<Record<string, string>>;
  let url = "";

  before(async function () {
    const litestream = needLitestream(this);
    const [program] = globSync("build/toolchain/moto-*/bin/moto_server", { cwd: PACKAGE_ROOT });
    if (program === undefined) skipWithout(this, "moto (npm run litestream -- --store)");
    start = async (env = {}) => {
      const port = await freePort();
      const options = { env: { ...process.env, ...env }, stdio: "ignore" } as const;
      stores.push(spawn(join(PACKAGE_ROOT, program ?? ""), ["-H", "127.0.0.1", "-p", String(port)], options));
      const endpoint = `http://127.0.0.1:${port}`;
      const untilMs = performance.now() + CEILING_MS;
      for (;;) {
        const made = await fetch(`${endpoint}/bucket`, { method: "PUT" }).catch(() => undefined);
        if (made?.ok === true) break;
        assert.ok(performance.now() < untilMs, "the store does not answer");
        await pause(100);
      }
      return `s3://bucket/crewdb?endpoint=${endpoint}&region=us-east-1&force-path-style=true`;
    };
    url = await start();
    settings = { ...CREDENTIALS, CREWDB_LITESTREAM: litestream.file, DB_REPLICA_URL: url };
  });
  after(() => {
    for (const each of [...stores, ...services.map(({ child }) => child)]) each.kill("SIGKILL");
  });

  it("has all that was acknowledged a second before a disk was lost, and all that was replicated", async () => {
    await loseAndRecover(3, 5, settings);
  });

  for (const [what, refusal, refusedMs, meaning] of [
    ["is overloaded for a minute", { status: 503, code: "SlowDown" }, MINUTE_MS, /is behind|answers with an error/],
    ["takes the permission away", { status: 403, code: "AccessDenied" }, 5000, /refused the credentials/],
  ] as const)
    it(`that ${what} and gives in again loses nothing, and writes go on`, async () => {
      const folder = newFolder();
      using proxy = await RefusingProxy.start(Number(new URL(endpointOf(url)).port));
      const place = url.replace(/:\d+&/, `:${proxy.port}&`).replace("/crewdb?", `/${refusal.code}?`);
      const more = { ...settings, DB_REPLICA_URL: place };
      const service = await startProcess(folder, more);
      services.push(service);
      await untilReplicated(service);
      using client = service.client();
      const written: string[] = [];
      let isOver = false;
      const writing = (async () => {
        for (let i = 0; !isOver; i++) {
          await client.createConversation({ conversation: { title: `${i}` } });
          written.push(`${i}`);
          await pause(20);
        }
      })();
      await pause(500);
      proxy.refusal = refusal;
      const asked = { conversation: { title: "asked" }, requestId: "asked" };
      await assert.rejects(
        client.createConversation(asked, { headers: REPLICATED, timeoutMs: 3000 }),
        (error) => describeError(error).reason === "REPLICA_UNREACHABLE",
      );
      const { problem } = await replicaCheck(service.address, ({ ok }) => !ok);
      assert.match(problem, meaning);
      const before = written.length;
      await pause(refusedMs);
      assert.ok(written.length > before && proxy.refusedCount > 0);
      proxy.refusal = undefined;
      await client.createConversation(asked, { headers: REPLICATED, timeoutMs: CEILING_MS });
      isOver = true;
      await writing;
      await client.createConversation({ conversation: { title: "last" } }, { headers: REPLICATED });
      await untilReplicated(service);
      await service.end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
      const again = newFolder();
      const restored = await startProcess(again, { ...more, CREWDB_RESTORE_ON_START: "if-missing" });
      assert.equal(await restored.end("SIGTERM"), 0);
      assert.deepEqual(titlesOf(again), [...written, "asked", "last"].toSorted());
      rmSync(again, { recursive: true, force: true });
    });

  it("is restored by the command, and drilled", async () => {
    const folder = newFolder();
    try {
      const more = { ...settings, DB_REPLICA_URL: url.replace("/crewdb?", "/other?") };
      const service = await startProcess(folder, more);
      using client = service.client();
      await client.createConversation({ conversation: { title: "1" } }, { headers: REPLICATED });
      const drilled = crewdb(folder, ["drill", "--database", "main"], more);
      assert.equal(drilled.code, 0, drilled.stderr);
      assert.match(drilled.stdout, /the same rows as the file/);
      assert.equal(await service.end("SIGTERM"), 0);
      const { code, stderr } = crewdb(folder, ["restore", "--database", "main", "--from", more.DB_REPLICA_URL], more);
      assert.equal(code, 0, stderr);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("forgets the snapshots of a writer that is removed", async function () {
    const litestream = needLitestream(this);
    const folder = newFolder();
    Object.assign(process.env, CREDENTIALS);
    try {
      const manifest = new Manifest(litestream, url.replace("/crewdb?", "/third?"), "main", folder);
      const writer = { path: "e/1", epoch: "e", startedMs: 1, schemaVersion: 1 };
      const newer = { ...writer, path: "e/2", startedMs: 2 };
      await manifest.change(writer, []);
      await manifest.change(newer, []);
      assert.deepEqual(await manifest.read(), [newer, writer]);
      await manifest.remove(writer);
      await manifest.change(newer, [writer]);
      assert.deepEqual(await manifest.read(), [newer]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("that has no such bucket is told in the check", async () => {
    const folder = newFolder();
    const service = await startProcess(folder, { ...settings, DB_REPLICA_URL: url.replace("//bucket/", "//nobody/") });
    const { problem } = await replicaCheck(
      service.address,
      ({ ok, problem: now }) => !ok && now.includes("s3://nobody"),
    );
    assert.match(problem, /the replica at s3:\/\/nobody\/crewdb\/main has no such bucket/);
    assert.equal(await service.end("SIGTERM"), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  it("that refuses the credentials is told in the check, and by a restore", async () => {
    // After the bucket was made it asks who calls, and knows nobody.
    const refusing = await start({ INITIAL_NO_AUTH_ACTION_COUNT: "1" });
    const folder = newFolder();
    const more = { ...settings, DB_REPLICA_URL: refusing };
    const service = await startProcess(folder, more);
    const { problem } = await replicaCheck(service.address, ({ problem: now }) => now.includes("credentials"));
    assert.match(problem, /the replica at s3:\/\/bucket\/crewdb\/main refused the credentials/);
    assert.equal(await service.end("SIGTERM"), 0);
    const { code, stderr } = crewdb(folder, ["restore", "--database", "main", "--from", refusing], more);
    assert.equal(code, 3);
    assert.match(stderr, /refused the credentials/);
    rmSync(folder, { recursive: true, force: true });
  });
});
