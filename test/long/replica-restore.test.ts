import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { modeForOthers } from "../../src/base/private-file.js";
import { REPLICATED } from "../../src/client/index.js";
import { runLitestream } from "../../src/recovery/litestream.js";
import { Manifest } from "../../src/recovery/manifest.js";
import { runToEnd } from "../integration/service-process.js";
import { createRig, crewdb, needLitestream, type ReplicaRig, spoil } from "./replica-rig.js";

const IF_MISSING = { CREWDB_RESTORE_ON_START: "if-missing" };

/** Stores a conversation in a life of the service of its own. */
async function live(rig: ReplicaRig, title: string): Promise<void> {
  const service = await rig.start();
  using client = service.client();
  await client.createConversation({ conversation: { title } }, { headers: REPLICATED });
  assert.equal(await service.end("SIGTERM"), 0);
}

function titles({ file }: ReplicaRig): string[] {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.prepare<[], string>("SELECT title FROM conversations ORDER BY title").pluck().all();
  } finally {
    db.close();
  }
}

describe("a restore from a replica", function () {
  this.timeout(120_000);
  let rig: ReplicaRig;
  beforeEach(function () {
    rig = createRig(needLitestream(this));
  });
  afterEach(() => rig.remove());

  const restore = (...args: string[]) => {
    const options = ["restore", "--database", "main", "--from", `file://${rig.store}`];
    return crewdb(rig.folder, [...options, ...args], rig.settings);
  };
  const left = (): string[] => readdirSync(join(rig.folder, "data")).filter((name) => name.includes("restoring"));

  it("takes the newest state, gives it a new epoch, and keeps the file that stood there", async () => {
    await live(rig, "1");
    await live(rig, "2");
    const planned = restore("--dry-run");
    assert.equal(planned.code, 0, planned.stderr);
    assert.match(planned.stdout, /would take the copy \w+\/\S+, as of 20\S+Z, \d+ bytes to fetch/);
    const { code, stdout, stderr } = restore();
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /restored from the copy \S+, as of \S+, with commits of epoch \w+; the file that stood there is/,
    );
    assert.deepEqual([titles(rig), left()], [["1", "2"], []]);
    assert.equal(modeForOthers(rig.file), undefined, "others can read it");
    // What is copied from here on stands beside what was there.
    await live(rig, "3");
    assert.equal(restore().code, 0);
    assert.deepEqual(titles(rig), ["1", "2", "3"]);
  });

  it("takes the state of a time", async () => {
    const service = await rig.start();
    using client = service.client();
    const conversation = (title: string) => ({ conversation: { title } });
    await client.createConversation(conversation("1"), { headers: REPLICATED });
    await pause(1500);
    const at = new Date().toISOString();
    await pause(1500);
    await client.createConversation(conversation("2"), { headers: REPLICATED });
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(restore("--at", at).code, 0);
    assert.deepEqual(titles(rig), ["1"]);
    const early = restore("--at", "2001-01-01T00:00:00Z");
    assert.equal(early.code, 3);
    assert.match(early.stderr, /has no copy of 2001-01-01T00:00:00\.000Z or before/);
    assert.deepEqual(titles(rig), ["1"]);
  });

  it("happens at a start on another machine, and only where the file is missing", async () => {
    await live(rig, "1");
    rig.loseDisk();
    const second = await rig.start(IF_MISSING);
    assert.match(second.said(), /restored from its replica/);
    using client = second.client();
    await client.createConversation({ conversation: { title: "2" } }, { headers: REPLICATED });
    assert.equal(await second.end("SIGTERM"), 0);
    const third = await rig.start(IF_MISSING);
    assert.doesNotMatch(third.said(), /restored from its replica/);
    assert.equal(await third.end("SIGTERM"), 0);
    assert.deepEqual(titles(rig), ["1", "2"]);
    rig.loseDisk();
    const fourth = await rig.start(IF_MISSING);
    assert.equal(await fourth.end("SIGTERM"), 0);
    assert.deepEqual(titles(rig), ["1", "2"]);
  });

  it("begins with a new file where nothing was ever copied", async () => {
    const service = await rig.start(IF_MISSING);
    assert.equal(await service.end("SIGTERM"), 0);
    assert.deepEqual(titles(rig), []);
  });

  it("refuses a damaged copy, at a start too, and offers the one before", async () => {
    await live(rig, "1");
    await live(rig, "2");
    spoil(rig);
    const refused = restore();
    assert.equal(refused.code, 3);
    assert.match(
      refused.stderr,
      /must not be trusted: .*nothing was changed\. The copy before ends \d+ s earlier, at \S+: what was written since then would be lost/,
    );
    const path = /--path (\S+)/.exec(refused.stderr)?.[1] ?? "";
    assert.deepEqual([titles(rig), left()], [["1", "2"], []]);
    rig.loseDisk();
    const start = await runToEnd(rig.folder, { ...rig.settings, ...IF_MISSING, CREWDB_PORT: "0" });
    assert.equal(start.code, 3);
    assert.match(start.stderr, /must not be trusted/);
    assert.equal(existsSync(rig.file), false);
    const { code, stderr } = restore("--path", path);
    assert.equal(code, 0, stderr);
    assert.deepEqual(titles(rig), ["1"]);
  });

  it("that can't be is told in one sentence, and changes nothing", async () => {
    await live(rig, "1");
    const said = (args: string[], more: Readonly<Record<string, string>> = {}): [number, string] => {
      const { code, stderr } = crewdb(rig.folder, ["restore", ...args], { ...rig.settings, ...more });
      assert.equal(stderr.trim().split("\n").length, 1, stderr);
      return [code, stderr];
    };
    const from = `file://${rig.store}`;
    const wrong: readonly (readonly [[number, string], number, RegExp])[] = [
      [
        said(["--database", "main", "--from", `${from}/elsewhere`]),
        3,
        /there is no replica of main at file:.*elsewhere\/main: check the URL/,
      ],
      [said(["--database", "walmart", "--from", from]), 3, /there is no replica of walmart at/],
      [said(["--database", "main", "--from", "fil:///x"]), 2, /begins with fil:\/\/, which Litestream does not know/],
      [said(["--database", "main", "--from", from, "--at", "noon"]), 2, /--at is "noon": it must be a time like/],
      [said(["--database", "main", "--from", from, "--path", "a/b"]), 3, /has no copy called a\/b/],
      [said(["--database", "main", "--at", "noon"]), 2, /go with --from/],
      [said(["--database", "main", "--from", from, "file"]), 2, /not both/],
      [said(["--database", "main"]), 2, /name a FILE, or a replica with --from/],
      [said(["--database", "main", "--from", from], { CREWDB_LITESTREAM: "/nowhere" }), 3, /can't be run; install it/],
      [
        said(["--database", "main", "--from", "s3://bucket/x?endpoint=http://127.0.0.1:9&region=x"], {
          AWS_ACCESS_KEY_ID: "a",
          AWS_SECRET_ACCESS_KEY: "b",
          AWS_CA_BUNDLE: "",
        }),
        3,
        /s3:\/\/bucket\/x\/main can't be reached/,
      ],
    ];
    for (const [[code, stderr], expected, sentence] of wrong) {
      assert.match(stderr, sentence);
      assert.equal(code, expected, stderr);
    }
    assert.deepEqual([titles(rig), left()], [["1"], []]);
  });

  it("is told before and while it fetches that the disk is full, and changes nothing", async () => {
    await live(rig, "1");
    const wrapper = join(rig.folder, "litestream");
    const answering = (pattern: string, answer: string): Readonly<Record<string, string>> => {
      const script = `#!/bin/sh\ncase "$*" in ${pattern}) ${answer};; esac\nexec ${rig.litestream.file} "$@"\n`;
      writeFileSync(wrapper, script, { mode: 0o755 });
      return { ...rig.settings, CREWDB_LITESTREAM: wrapper };
    };
    const args = ["restore", "--database", "main", "--from", `file://${rig.store}`];
    // More than any disk has.
    const huge = JSON.stringify({ max_txid: "1", files: [{ size: 2 ** 60, timestamp: "2026-01-01T00:00:00Z" }] });
    const before = crewdb(rig.folder, args, answering("*-dry-run*", `echo '${huge}'; exit 0`));
    assert.equal(before.code, 3);
    assert.match(before.stderr, /has \d+ bytes free, and the replica has 11529215\d+: free some space/);
    const full = answering("*-dry-run*) ;; restore*copy.db*", "echo 'no space left on device' >&2; exit 1");
    const meanwhile = crewdb(rig.folder, args, full);
    assert.equal(meanwhile.code, 3);
    assert.match(meanwhile.stderr, /has no space left for the copy: free some space/);
    assert.deepEqual([titles(rig), left()], [["1"], []]);
  });

  it("refuses a copy of another database, and one of a newer version", async () => {
    await live(rig, "1");
    // walmart's place with main's copy.
    const walmart = join(rig.store, "walmart");
    rmSync(walmart, { recursive: true, force: true });
    const moved = crewdb(
      rig.folder,
      ["restore", "--database", "walmart", "--from", `file://${rig.store}`],
      rig.settings,
    );
    assert.equal(moved.code, 3);
    cpSync(join(rig.store, "main"), walmart, { recursive: true });
    const other = crewdb(
      rig.folder,
      ["restore", "--database", "walmart", "--from", `file://${rig.store}`],
      rig.settings,
    );
    assert.equal(other.code, 3, other.stdout);
    assert.match(other.stderr, /the replica at .* another|another .* the replica at/);
    const db = new Sqlite(rig.file);
    db.prepare("INSERT INTO crewdb_migrations VALUES (99, '0099_future.sql', 'x', 'now')").run();
    db.close();
    const again = createRig(rig.litestream);
    try {
      await newerReplica(again, rig.file);
      const newer = crewdb(
        rig.folder,
        ["restore", "--database", "main", "--from", `file://${again.store}`],
        rig.settings,
      );
      assert.equal(newer.code, 3);
      assert.match(newer.stderr, /newer/);
    } finally {
      again.remove();
    }
  });
});

/** A replica as a newer version would have left it. */
async function newerReplica(rig: ReplicaRig, file: string): Promise<void> {
  const manifest = new Manifest(rig.litestream, `file://${rig.store}`, "main", rig.folder);
  const writer = { path: "newer/2026-01-01T00-00-00-000Z", epoch: "newer", startedMs: Date.now(), schemaVersion: 99 };
  await manifest.change(writer, []);
  const config = join(rig.folder, "config.json");
  writeFileSync(config, JSON.stringify({ dbs: [{ path: file, replica: { url: manifest.urlOf(writer) } }] }));
  const { ok, stderr } = await runLitestream(rig.litestream, ["replicate", "-once", "-config", config]);
  assert.ok(ok, stderr);
}
