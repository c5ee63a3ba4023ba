import assert from "node:assert/strict";
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { createAdminDb, REPLICATED } from "../../src/client/index.js";
import {
  createRig,
  crewdb,
  crewdbBeside,
  needLitestream,
  type ReplicaRig,
  replicaCheck,
  spoil,
  untilReplicated,
} from "./replica-rig.js";

const DRILL = ["drill", "--database", "main"];

describe("a drill", function () {
  this.timeout(120_000);
  let rig: ReplicaRig;
  beforeEach(function () {
    rig = createRig(needLitestream(this));
  });
  afterEach(() => rig.remove());

  it("beside a service that writes finds the same rows at the same commit, and leaves nothing behind", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    using client = service.client();
    let writing = true;
    const writes = (async () => {
      for (let i = 0; writing; i++) await client.createConversation({ conversation: { title: `${i}` } });
    })();
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith("crewdb-drill-"));
    const { code, stdout, stderr } = await crewdbBeside(rig.folder, DRILL, rig.settings);
    writing = false;
    await writes;
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /main: the copy \S+ is right at commit \w+\.\d+; \d+ bytes in \d+ ms; the same rows as the file, sha256 \w{64}/,
    );
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith("crewdb-drill-"));
    assert.deepEqual(after, before);
    const { detail } = await replicaCheck(service.address, ({ detail: now }) => /the last drill passed/.test(now));
    assert.match(detail, /transaction \d+ has arrived; \d+ ms and \d+ bytes behind; the last drill passed at 20/);
    using admin = createAdminDb(service.address);
    const { databases } = await admin.getStatistics({});
    const replica = databases.find(({ replica: kept }) => kept !== undefined)?.replica;
    assert.ok(replica && replica.arrivedTransaction > 0n && replica.lastDrillPassed);
    const { stdout: top } = crewdb(rig.folder, ["top", "--once", "--server", service.address], rig.settings);
    assert.match(top, / main .* replica_behind_ms=\d+ /);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("without a service restores and reads, and says that there was nothing to compare with", async () => {
    const service = await rig.start();
    using client = service.client();
    await client.createConversation({ conversation: { title: "1" } }, { headers: REPLICATED });
    assert.equal(await service.end("SIGTERM"), 0);
    rig.loseDisk();
    const { code, stdout, stderr } = crewdb(rig.folder, DRILL, rig.settings);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /is right at commit \w+\.1; .*no service here to compare it with/);
  });

  it("that finds a replica which can't be restored fails, and so does the check of the next start", async () => {
    const service = await rig.start();
    await untilReplicated(service);
    assert.equal(await service.end("SIGTERM"), 0);
    spoil(rig);
    const { code, stderr } = crewdb(rig.folder, DRILL, rig.settings);
    assert.equal(code, 1);
    assert.match(stderr, /the drill failed: /);
    const again = await rig.start();
    await replicaCheck(again.address, ({ problem }) => problem.startsWith("the last drill failed: "));
    assert.equal(crewdb(rig.folder, DRILL, rig.settings).code, 0);
    await untilReplicated(again);
    assert.equal(await again.end("SIGTERM"), 0);
  });

  it("is made by the service itself where that is set", async () => {
    const service = await rig.start({ CREWDB_DRILL_EVERY: "1000" });
    await replicaCheck(service.address, ({ detail }) => /the last drill passed/.test(detail));
    assert.match(service.said(), /the drill passed/);
    assert.equal(await service.end("SIGTERM"), 0);
  });

  it("does not begin where the temporary folder has too little room", async () => {
    // A file without content, larger than any disk here.
    mkdirSync(dirname(rig.file), { recursive: true });
    writeFileSync(rig.file, "");
    truncateSync(rig.file, 2 ** 43);
    const { code, stderr } = crewdb(rig.folder, DRILL, rig.settings);
    assert.equal(code, 1);
    assert.match(stderr, /the temporary folder \S+ has \d+ bytes free, and a copy of the file needs 8796093022208/);
  });

  it("is refused where there is nothing to restore, in a sentence", () => {
    const none = crewdb(rig.folder, ["drill", "--database", "walmart"], rig.settings);
    assert.deepEqual(
      [none.code, none.stderr],
      [2, "crewdb: walmart has no replica in the settings; name one with --from; see --help\n"],
    );
    const empty = crewdb(rig.folder, DRILL, rig.settings);
    assert.equal(empty.code, 1);
    assert.match(empty.stderr, /the drill failed: there is no replica of main at file:/);
  });
});
