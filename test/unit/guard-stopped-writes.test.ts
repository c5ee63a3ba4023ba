import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { openInterrupter } from "../../src/sqlite/pool/interrupter.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";
import { seeded } from "../fixtures/seeded.js";
import type { Stopped } from "../fixtures/stopped-writer.js";

const ROUNDS = 60;
/** Somewhere in a write, which takes up to so long. */
const WRITE_MS = 60;

describe("a write that is stopped by an interrupt, or by getting no more memory", () => {
  it(`leaves the file whole, ${ROUNDS} times at random places`, async function () {
    const guardFile = guardFileOrSkip(this);
    const interrupter = openInterrupter(guardFile) ?? assert.fail();
    const folder = mkdtempSync(join(tmpdir(), "crewdb-stopped-"));
    const workerData = { guardFile, file: join(folder, "a.db") };
    const worker = new Worker(new URL("../fixtures/stopped-writer.js", import.meta.url), { workerData });
    const [slot] = (await once(worker, "message")) as [number];
    const random = seeded(7);
    const codes = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      let running = true;
      worker.postMessage(round);
      const ended = once(worker, "message") as Promise<[Stopped]>;
      await pause(random() * WRITE_MS);
      interrupter.stop(slot, 1, () => running);
      const [{ code, damage }] = await ended;
      running = false;
      codes.add(code);
      assert.equal(damage, "", `round ${round} ended with ${code}`);
    }
    const known = ["", "SQLITE_INTERRUPT", "SQLITE_NOMEM"];
    assert.deepEqual(
      [...codes].filter((code) => !known.includes(code)),
      [],
    );
    assert.ok(codes.has("SQLITE_NOMEM"), "some of them were stopped by getting no more memory");
    interrupter.close();
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  });
});
