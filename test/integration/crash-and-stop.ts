import assert from "node:assert/strict";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Code, type ConnectError } from "../../src/client/index.js";
import { seeded } from "../fixtures/seeded.js";
import { loadUntilGone, type Sent, send, type TaggedWrite } from "./mixed-load.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";

/** The tests of a service that ends under mixed load, with so many kills of one file, one after another. */
export function crashAndStop(kills: number): void {
  const folder = newFolder();
  const file = join(folder, "data", "crewai_team.db");
  const random = seeded(50);
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** How many rows each tag has. Read-only: the log is left as the service has left it. */
  function rowsByTag(): Map<string, number> {
    const db = new Sqlite(file, { readonly: true });
    try {
      assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
      const tags = db.prepare<[], [string, number]>(
        `SELECT tag, count(*) FROM (SELECT title AS tag FROM conversations UNION ALL SELECT import_batch FROM emails_enhanced)
         GROUP BY tag`,
      );
      return new Map(tags.raw(true).all());
    } finally {
      db.close();
    }
  }

  /** Nothing that was acknowledged is missing, and nothing is there twice. */
  function requireOnce(acknowledged: readonly TaggedWrite[]): void {
    const rows = rowsByTag();
    assert.deepEqual(
      acknowledged.filter(({ tag }) => rows.get(tag) !== 1),
      [],
    );
    assert.deepEqual(
      [...rows].filter(([, count]) => count !== 1),
      [],
    );
  }

  /** What got no answer is sent again where that is safe; then it is there, once. */
  async function sendAgain(service: ServiceProcess, { failed }: Sent): Promise<void> {
    using client = service.client();
    const writes = failed.map(({ write }) => write).filter(({ repeatable }) => repeatable);
    await Promise.all(writes.map((write) => send(client, write)));
    requireOnce(writes);
  }

  it(`by kill -9, ${kills} times, has every acknowledged write once, and a retry with its request_id writes no second time`, async () => {
    let last: Sent = { acknowledged: [], failed: [], reads: 0 };
    const cut = { reads: 0, unary: 0, pipelined: 0, repeated: 0 };
    for (let kill = 0; kill < kills; kill++) {
      const service = await startProcess(folder);
      await sendAgain(service, last);
      const enough = 2 + Math.floor(random() * 20);
      last = await loadUntilGone(service, `kill${kill}`, enough, () => void service.child.kill("SIGKILL"));
      assert.equal(await service.end("SIGKILL"), null);
      requireOnce(last.acknowledged);
      cut.reads += last.reads;
      for (const { write } of last.failed) {
        cut[write.tag.includes("pipelined") ? "pipelined" : "unary"]++;
        if (write.repeatable) cut.repeated++;
      }
    }
    const service = await startProcess(folder);
    await sendAgain(service, last);
    assert.equal(await service.end("SIGTERM"), 0);
    // The kills cut off writes of each kind, or nothing was shown.
    assert.ok(Math.min(...Object.values(cut)) > 0, JSON.stringify(cut));
  });

  it("by kill -9, leaves a write-ahead log that the next start takes over by itself", async () => {
    const killed = await startProcess(folder);
    using client = killed.client();
    const { user } = await client.createUser({ user: { email: "last@example.com", name: "L" } });
    await killed.end("SIGKILL");
    assert.ok(statSync(`${file}-wal`).size > 0);
    const service = await startProcess(folder);
    using again = service.client();
    assert.equal((await again.getUser({ userId: user?.userId ?? "" })).user?.email, "last@example.com");
    assert.equal(await service.end("SIGTERM"), 0);
    assert.equal(existsSync(`${file}-wal`), false);
  });

  it("by SIGTERM, finishes or refuses what is in flight, loses nothing and exits with 0", async () => {
    const service = await startProcess(folder);
    const ended: Promise<number | null>[] = [];
    const sent = await loadUntilGone(service, "term", 40, () => ended.push(service.end("SIGTERM")));
    assert.equal(await ended[0], 0);
    requireOnce(sent.acknowledged);
    for (const { error } of sent.failed) assert.equal((error as ConnectError).code, Code.Unavailable, String(error));
  });
}
