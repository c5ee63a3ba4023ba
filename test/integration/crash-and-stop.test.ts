import assert from "node:assert/strict";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Code, type ConnectError } from "../../src/client/index.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";

/** Kills on one file, one after another. */
const KILLS = process.env.CI === undefined ? 10 : 50;
const WRITERS = 64;

/** What a client knows of the writes that it sent. */
interface Sent {
  readonly acknowledged: string[];
  readonly failed: { readonly email: string; readonly error: unknown }[];
}

/** Writes without pause from many callers until their server is gone; `onFirst` runs once writes are being acknowledged. */
async function writeUntilGone(service: ServiceProcess, round: string, onFirst: () => void): Promise<Sent> {
  using client = service.client();
  const sent: Sent = { acknowledged: [], failed: [] };
  let started = false;
  const writer = async (number: number): Promise<void> => {
    for (let count = 0; ; count++) {
      const email = `${round}-${number}-${count}@example.com`;
      try {
        await client.createUser({ user: { email, name: "N" }, requestId: email }, { timeoutMs: 20_000 });
        sent.acknowledged.push(email);
        if (!started && sent.acknowledged.length > 200) onFirst();
        started ||= sent.acknowledged.length > 200;
      } catch (error) {
        sent.failed.push({ email, error });
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
  return sent;
}

describe("a service that ends under load", function () {
  this.timeout(300_000);
  const folder = newFolder();
  const file = join(folder, "data", "crewai_team.db");
  after(() => rmSync(folder, { recursive: true, force: true }));

  function stored(): { emails: Set<string>; check: unknown } {
    const db = new Sqlite(file);
    const emails = db.prepare<[], string>("SELECT email FROM users").pluck().all();
    const check = db.pragma("integrity_check", { simple: true });
    db.close();
    assert.equal(new Set(emails).size, emails.length);
    return { emails: new Set(emails), check };
  }

  it(`by kill -9, ${KILLS} times, has every acknowledged write, and a retry with its request_id writes no second time`, async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const service = await startProcess(folder);
      const sent = await writeUntilGone(service, `kill${kill}`, () => void service.child.kill("SIGKILL"));
      assert.equal(await service.end("SIGKILL"), null);
      const { emails, check } = stored();
      assert.equal(check, "ok");
      assert.deepEqual(
        sent.acknowledged.filter((email) => !emails.has(email)),
        [],
      );
      const again = await startProcess(folder);
      using client = again.client();
      for (const { email } of sent.failed) await client.createUser({ user: { email, name: "N" }, requestId: email });
      assert.equal(await again.end("SIGTERM"), 0);
      const after = stored().emails;
      assert.equal(after.size, new Set([...emails, ...sent.failed.map(({ email }) => email)]).size);
    }
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
    const sent = await writeUntilGone(service, "term", () => ended.push(service.end("SIGTERM")));
    assert.equal(await ended[0], 0);
    const { emails, check } = stored();
    assert.equal(check, "ok");
    assert.deepEqual(
      sent.acknowledged.filter((email) => !emails.has(email)),
      [],
    );
    for (const { error } of sent.failed) assert.equal((error as ConnectError).code, Code.Unavailable, String(error));
  });
});
