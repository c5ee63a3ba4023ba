import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { buildDiskFaults, FaultyService, requireTruth } from "./disk-faults.js";
import { newFolder } from "./service-process.js";

describe("a disk that fails", function () {
  this.timeout(120_000);
  const folder = newFolder();
  let library: string;
  let service: FaultyService | undefined;

  before(function () {
    const built = buildDiskFaults(folder);
    if (built === undefined) this.skip();
    library = built;
  });
  beforeEach(() => {
    service = new FaultyService(library);
  });
  afterEach(() => service?.close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("when it is slow, lets no deadline say more of a write than is known", async () => {
    const slow = service as FaultyService;
    await slow.start({ CREWDB_MAX_CALL_MS: "100" });
    // Some COMMITs end a little after the deadline, when the answer still waits for them, and some much later.
    for (const delayMs of [110, 250]) {
      slow.slowDown(delayMs);
      await slow.write(2);
      assert.ok(slow.failed > 0);
    }
    await slow.killAndCompare();
    assert.ok(slow.told("unknown") > 0 && slow.told("true") > 0, `${slow.told("true")} acknowledged`);
  });

  // test/long/disk-faults.test.ts has the others.
  it("to sync, makes every answer true: what is acknowledged is there, and what is not stored is not", () =>
    requireTruth(service as FaultyService, { kind: "sync", errno: "EIO", oneIn: 1, reason: "IO_ERROR" }, false));
});
