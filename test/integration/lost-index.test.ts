import assert from "node:assert/strict";
import { mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMainDb, describeError } from "../../src/client/index.js";
import { openEmbedded } from "../../src/unified/embedded.js";
import { guardFileOrSkip } from "../fixtures/guarded.js";

describe("databases inside a process, whose log's index was truncated", function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), "crewdb-lost-index-"));
  const file = join(folder, "main.db");
  const settings = { DB_PATH: file, WALMART_DB_PATH: join(folder, "walmart.db") };
  after(() => rmSync(folder, { recursive: true }));

  /** Writes once, befalls the file and writes again; answers what became of the writes. */
  async function write(befall: () => void): Promise<string[]> {
    const embedded = await openEmbedded(settings);
    const main = createMainDb(embedded.transport({ retry: { maxAttempts: 1 } }));
    const told = (): Promise<string> =>
      main.execute({ sql: "INSERT INTO conversations (id, title) VALUES (hex(randomblob(8)), 't')" }).then(
        () => "stored",
        (error: unknown) => describeError(error).reason,
      );
    const outcomes = [await told()];
    befall();
    outcomes.push(await told());
    await embedded.stop();
    return outcomes;
  }

  it("serve again when they are opened again in the same process", async function () {
    guardFileOrSkip(this);
    if (process.platform !== "linux") return this.skip();
    // A program may have opened many other files before.
    for (let number = 0; number < 17; number++) {
      const other = {
        DB_PATH: join(folder, `main-${number}.db`),
        WALMART_DB_PATH: join(folder, `walmart-${number}.db`),
      };
      await (await openEmbedded(other)).stop();
    }
    assert.deepEqual(await write(() => truncateSync(`${file}-shm`)), ["stored", "FILE_LOST"]);
    assert.deepEqual(await write(() => undefined), ["stored", "stored"]);
  });
});
