import assert from "node:assert/strict";
import { chmodSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { getPriority } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { createAdminDb, describeError, inTransaction, REPLICATED } from "../../src/client/index.js";
import { runLitestream } from "../../src/recovery/litestream.js";
import { Manifest } from "../../src/recovery/manifest.js";
import { WAL_BOUND_BYTES } from "../../src/sqlite/housekeeping.js";
import { newFolder, runToEnd } from "../integration/service-process.js";
import { skipBecause } from "../integration/skip.js";
import {
  createRig,
  isAlive,
  litestreamOf,
  needLitestream,
  type ReplicaRig,
  replicaCheck,
  until,
  untilReplicated,
} from "./replica-rig.js";

/** A megabyte for the log. */
const FILL =
  "INSERT INTO conversations (id, title, metadata) VALUES (lower(hex(randomblob(16))), lower(hex(randomblob(8))), json_object('filling', hex(randomblob(500000))))";

/** The titles of conversations in the newest copy. */
async function titlesIn(rig: ReplicaRig): Promise<string[]> {
  const folder = newFolder();
  const manifest = new Manifest(rig.litestream, `file://${rig.store}`, "main", folder);
  const [newest] = await manifest.read();
  assert.ok(newest, "the manifest names nobody");
  const copy = join(folder, "copy.db");
  const { ok, stderr } = await runLitestream(rig.litestream, ["restore", "-o", copy, manifest.urlOf(newest)]);
  assert.ok(ok, stderr);
  const db = new Sqlite(copy, { readonly: true });
  try {
    return db.prepare<[], string>("SELECT title FROM conversations ORDER BY title").pluck().all();
  } finally {
    db.close();
  }
}

describe("a service with a replica", function () {
  this.timeout(240_000);
  let rig: ReplicaRig;
  beforeEach(function () {
    rig = createRig(needLitestream(this));
  });
  afterEach(() => rig.remove());

  it("answers a write that asks for it once the replica has it", async () => {
    const service = await rig.start();
    using client = service.client();
    for (const title of ["1", "2", "3"]) {
      await client.createConversation({ conversation: { title } }, { headers: REPLICATED });
      assert.ok((await titlesIn(rig)).includes(title), title);
    }
    await inTransaction(
      client,
      (transaction) => transaction.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('4', '4')" }),
      { durability: "replicated" },
    );
    assert.deepEqual(await titlesIn(rig), ["1", "2", "3", "4"]);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("has copied its last commit when it has stopped, and has ended Litestream", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    const pid = litestreamOf(rig);
    using client = service.client();
    await client.createConversation({ conversation: { title: "last" } });
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(isAlive(pid), false);
    assert.deepEqual(await titlesIn(rig), ["last"]);
  });

  it("has Litestream give way to calls, with each of its threads", async function () {
    if (process.platform !== "linux") return skipBecause(this, "only Linux shows the priority of a thread");
    const service = await rig.start();
    await untilReplicated(service);
    const threads = readdirSync(`/proc/${litestreamOf(rig)}/task`).map(Number);
    const own = getPriority(service.child.pid);
    assert.deepEqual(
      threads.filter((thread) => getPriority(thread) <= own),
      [],
    );
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("copies to a place of its own at each start", async () => {
    for (const title of ["1", "2"]) {
      const service = await rig.start();
      using client = service.client();
      await client.createConversation({ conversation: { title } }, { headers: REPLICATED });
      assert.equal(await service.end("SIGTERM"), 0);
    }
    const writers = await new Manifest(rig.litestream, `file://${rig.store}`, "main", newFolder()).read();
    assert.equal(writers.length, 2);
    assert.equal(new Set(writers.map(({ path }) => path)).size, 2);
    assert.deepEqual(await titlesIn(rig), ["1", "2"]);
  });

  it("replaces a Litestream that was killed, and loses nothing", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    const killed = litestreamOf(rig);
    process.kill(killed, "SIGKILL");
    using client = service.client();
    await client.createConversation({ conversation: { title: "after" } }, { headers: REPLICATED });
    assert.notEqual(litestreamOf(rig), killed);
    assert.deepEqual(await titlesIn(rig), ["after"]);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("replaces a Litestream that stands still, and the check says so before", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    const stopped = litestreamOf(rig);
    process.kill(stopped, "SIGSTOP");
    const { problem } = await replicaCheck(service.address, ({ ok }) => !ok);
    assert.match(problem, /does not answer|did not answer/);
    await until(() => litestreamOf(rig) !== stopped, "another Litestream");
    assert.equal(isAlive(stopped), false);
    await untilReplicated(service);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("says of a write that the replica does not take that it is stored, and loses nothing when it comes back", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    // A store that refuses: its folder is a file.
    renameSync(rig.store, `${rig.store}.away`);
    writeFileSync(rig.store, "");
    using client = service.client();
    const requestId = crypto.randomUUID();
    const write = (timeoutMs: number) =>
      client.createConversation({ conversation: { title: "kept" }, requestId }, { headers: REPLICATED, timeoutMs });
    await assert.rejects(write(2000), (error) => {
      const { reason, committed } = describeError(error);
      assert.deepEqual([reason, committed], ["REPLICA_UNREACHABLE", "true"]);
      return true;
    });
    await client.createConversation({ conversation: { title: "local" } });
    await replicaCheck(service.address, ({ problem }) => problem.includes(rig.store));
    chmodSync(rig.store, 0o600);
    renameSync(rig.store, `${rig.store}.refused`);
    renameSync(`${rig.store}.away`, rig.store);
    await write(20_000);
    assert.deepEqual(await titlesIn(rig), ["kept", "local"]);
    await untilReplicated(service);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("ends the Litestream that a killed service has left", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    const left = litestreamOf(rig);
    process.kill(left, "SIGSTOP");
    await service.end("SIGKILL");
    const again = await rig.start();
    await untilReplicated(again);
    assert.equal(isAlive(left), false);
    assert.equal(await again.end("SIGTERM"), 0);
  });

  it("leaves no Litestream behind when it is killed", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    const left = litestreamOf(rig);
    await service.end("SIGKILL");
    await until(() => !isAlive(left), "Litestream has ended");
  });

  it("does not hide another file's replica", async () => {
    const first = await rig.start();
    using client = first.client();
    await client.createConversation({ conversation: { title: "first" } }, { headers: REPLICATED });
    assert.equal(await first.end("SIGTERM"), 0);
    rig.loseDisk();
    const second = await rig.start();
    const { problem } = await replicaCheck(second.address, ({ ok }) => !ok);
    await replicaCheck(second.address, ({ problem: now }) => /belongs to another database file/.test(now));
    assert.equal(await second.end("SIGTERM"), 0, problem);
    assert.deepEqual(await titlesIn(rig), ["first"]);
  });

  it("is not started with a Litestream that is missing or too old", async () => {
    const missing = await runToEnd(rig.folder, { ...rig.settings, CREWDB_LITESTREAM: "/nowhere/litestream" });
    assert.equal(missing.code, 3);
    assert.match(missing.stderr, /CREWDB_LITESTREAM names \/nowhere\/litestream, which can't be run; install it/);
    const old = join(rig.folder, "old");
    writeFileSync(old, "#!/bin/sh\necho v0.5.16\n", { mode: 0o755 });
    const refused = await runToEnd(rig.folder, { ...rig.settings, CREWDB_LITESTREAM: old });
    assert.equal(refused.code, 3);
    assert.match(refused.stderr, /is Litestream v0\.5\.16: older ones than 0\.5\.17 can lose commits/);
  });

  it("leaves the checkpoints to Litestream, and the log stays bounded", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    using client = service.client();
    using admin = createAdminDb(service.address);
    for (let i = 0; i < 80; i++) {
      await client.execute({ sql: FILL });
      // One that would empty the log takes nothing that is not copied.
      if (i % 20 === 0) await admin.checkpoint({ database: Database.MAIN, truncate: true });
    }
    await client.createConversation({ conversation: { title: "last" } }, { headers: REPLICATED });
    assert.equal((await titlesIn(rig)).length, 81);
    await until(() => statSync(`${rig.file}-wal`).size < WAL_BOUND_BYTES, "a bounded log");
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("bounds the log itself while Litestream is away, and then copies all of the file anew", async () => {
    const away = join(rig.folder, "away");
    const wrapper = join(rig.folder, "litestream");
    const program = rig.litestream.file;
    // Its version and the manifest work; what copies does not.
    const script = `#!/bin/sh\ncase "$*" in *-exec*) [ -e ${away} ] && exit 1;; esac\nexec ${program} "$@"\n`;
    writeFileSync(wrapper, script, { mode: 0o755 });
    const service = await rig.start({ CREWDB_LITESTREAM: wrapper });
    await untilReplicated(service);
    writeFileSync(away, "");
    process.kill(litestreamOf(rig), "SIGKILL");
    using client = service.client();
    for (let i = 0; i < 80; i++) await client.execute({ sql: FILL });
    assert.ok(statSync(`${rig.file}-wal`).size > WAL_BOUND_BYTES);
    await until(() => statSync(`${rig.file}-wal`).size < WAL_BOUND_BYTES, "an emptied log");
    await replicaCheck(service.address, ({ problem }) => /Litestream can't be started/.test(problem));
    rmSync(away);
    await client.createConversation({ conversation: { title: "last" } }, { headers: REPLICATED, timeoutMs: 30_000 });
    assert.equal((await titlesIn(rig)).length, 81);
    const writers = await new Manifest(rig.litestream, `file://${rig.store}`, "main", newFolder()).read();
    assert.equal(writers.length, 2);
    assert.equal(await service.end("SIGTERM"), 0);
  });
});
