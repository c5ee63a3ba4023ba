import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { seeded } from "../fixtures/seeded.js";
import { newFolder, startProcess } from "./service-process.js";

/** What an import stores in one transaction. */
const IMPORT_BATCH = 500;
const MESSAGE_ROWS = 100;

/** Answers rows of the file as a kill has left it. Read-only: the log stays as it is. */
function rowsOf<Row>(file: string, sql: string): Row[] {
  const db = new Sqlite(file, { readonly: true });
  try {
    assert.equal(db.pragma("integrity_check", { simple: true }), "ok");
    return db.prepare<[], Row>(sql).all();
  } finally {
    db.close();
  }
}

/** A service that is killed in the middle of an import, so many times. */
export function crashInImport(kills: number): void {
  const folder = newFolder();
  const file = join(folder, "data", "crewai_team.db");
  const random = seeded(7);
  after(() => rmSync(folder, { recursive: true, force: true }));

  const row = (kill: number, index: number) => ({
    emailId: `kill${kill}-${String(index).padStart(6, "0")}`,
    graphId: `kill${kill}-${index}`,
    subject: `lobster ${index}`,
    senderEmail: "s@example.com",
    receivedTime: { seconds: 1_700_000_000n },
    importBatch: `kill${kill}`,
  });
  async function* messages(kill: number, count: number) {
    for (let from = 0; from < count; from += MESSAGE_ROWS)
      yield { emails: Array.from({ length: MESSAGE_ROWS }, (_, index) => row(kill, from + index)) };
  }

  it(`by kill -9 in an import, ${kills} times, has whole parts of it from its beginning, and all of it when it is sent again`, async () => {
    for (let kill = 0; kill < kills; kill++) {
      const killed = await startProcess(folder);
      using client = killed.client();
      const sql = `SELECT count(*) FROM emails_enhanced WHERE import_batch = 'kill${kill}'`;
      const enough = 1 + Math.floor(random() * 4 * IMPORT_BATCH);
      const sent = client.importEmails(messages(kill, 1_000_000)).then(
        () => assert.fail("it was killed in the middle"),
        () => undefined,
      );
      for (let stored = 0; stored < enough; await pause(5)) {
        const { rows } = await client.query({ sql });
        stored = Number(rows[0]?.values[0]?.kind.value);
      }
      assert.equal(await killed.end("SIGKILL"), null);
      await sent;
      const stored = rowsOf<{ id: string }>(
        file,
        `SELECT id FROM emails_enhanced WHERE import_batch = 'kill${kill}' ORDER BY id`,
      );
      assert.ok(stored.length >= enough);
      assert.equal(stored.length % IMPORT_BATCH, 0);
      assert.deepEqual(
        stored.map(({ id }) => id),
        stored.map((_, index) => row(kill, index).emailId),
      );
      const service = await startProcess(folder);
      using again = service.client();
      const all = stored.length + IMPORT_BATCH;
      const { summary } = await again.importEmails(messages(kill, all));
      assert.deepEqual([summary?.createdCount, summary?.updatedCount], [BigInt(IMPORT_BATCH), BigInt(stored.length)]);
      const { rows } = await again.query({ sql: "SELECT count(*) FROM emails_enhanced" });
      const counted = (await again.getDashboard({})).dashboard?.totalEmails;
      assert.equal(BigInt(counted ?? -1), rows[0]?.values[0]?.kind.value);
      assert.equal(await service.end("SIGTERM"), 0);
    }
  });
}

/** A program with the databases inside, which is killed while it writes, so many times. */
export function crashEmbedded(kills: number): void {
  const folder = newFolder();
  const file = join(folder, "data", "crewai_team.db");
  const random = seeded(8);
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Answers what the program was told to be stored, with the number of its rows. */
  async function writeUntilKilled(round: string, enough: number): Promise<ReadonlyMap<string, number>> {
    const program = join(PACKAGE_ROOT, "dist", "test", "fixtures", "embedded-writer.js");
    const child = spawn(process.execPath, [program, round], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    const acknowledged = new Map<string, number>();
    for await (const line of createInterface({ input: child.stdout })) {
      const [title = "", rows = ""] = line.split(" ");
      acknowledged.set(title, Number(rows));
      if (acknowledged.size === enough) child.kill("SIGKILL");
    }
    assert.deepEqual(await ended, [null, "SIGKILL"]);
    return acknowledged;
  }

  it(`by kill -9, ${kills} times, has every write that it was told of, none by half, and is opened again`, async () => {
    for (let kill = 0; kill < kills; kill++) {
      const acknowledged = await writeUntilKilled(`kill${kill}`, 20 + Math.floor(random() * 200));
      const stored = new Map(
        rowsOf<{ title: string; rows: number }>(
          file,
          `SELECT title, count(*) AS rows FROM conversations WHERE title LIKE 'kill${kill}-%' GROUP BY title`,
        ).map(({ title, rows }) => [title, rows]),
      );
      for (const [title, rows] of acknowledged) assert.equal(stored.get(title), rows, title);
      for (const [title, rows] of stored) assert.equal(rows, Number(title.split("-")[2]) % 2 === 1 ? 2 : 1, title);
    }
    const service = await startProcess(folder);
    using client = service.client();
    await client.execute({ sql: "INSERT INTO conversations (id, title) VALUES ('after', 'after')" });
    assert.equal(await service.end("SIGTERM"), 0);
  });
}
