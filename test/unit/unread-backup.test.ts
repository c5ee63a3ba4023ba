import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sendBackup } from "../../src/calls/admin/backup.js";
import type { ServerStream } from "../../src/calls/incoming-call.js";
import { RpcFailure } from "../../src/engine/rpc-failure.js";
import { copyDatabase } from "../../src/sqlite/backup-copy.js";
import type { MaintenanceTask } from "../../src/sqlite/pool/maintenance-task.js";

const CHUNK_BYTES = 64 * 1024;

describe("a backup whose client does not read", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-unread-"));
  const file = join(folder, "main.db");
  before(() => writeFileSync(file, Buffer.alloc(5 * CHUNK_BYTES)));
  after(() => rmSync(folder, { recursive: true }));

  /** Sends one to a client for which `read` says of each chunk whether it takes it. Answers the number of chunks. */
  async function send(read: (chunk: number) => "at once" | "later" | "never"): Promise<number> {
    let chunks = 0;
    const events = new EventEmitter();
    const write = (): boolean => {
      const how = read(++chunks);
      if (how === "later") setImmediate(() => events.emit("drain"));
      return how === "at once";
    };
    const onceDrained = (listener: () => void): void => void events.once("drain", listener);
    const stream = { write, isOver: false, onOver: () => undefined, onceDrained } as unknown as ServerStream;
    const maintain = async (task: MaintenanceTask) => {
      assert.equal(task.kind, "backup");
      if (task.kind === "backup") writeFileSync(task.to, Buffer.alloc(5 * CHUNK_BYTES));
      return { ok: true, numbers: {} };
    };
    const backup = (signal: AbortSignal) => copyDatabase(file, 0, { maintain }, signal);
    await sendBackup(stream, { backup }, 100);
    return chunks;
  }

  it("is ended after a while, and nothing of it is left", async () => {
    const unread = send((chunk) => (chunk === 3 ? "never" : "later"));
    await assert.rejects(unread, (error) => error instanceof RpcFailure && error.error.reason === "SNAPSHOT_TOO_OLD");
    assert.deepEqual(readdirSync(folder), ["main.db"]);
  });

  it("and one that reads slowly gets all of it", async () => {
    assert.equal(await send(() => "later"), 5);
    assert.equal(await send(() => "at once"), 5);
  });
});
