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

  // test/long/disk-faults.test.ts has the others.
  it("in one sync of three, makes every answer true: what is acknowledged is there, and what is not stored is not", () =>
    requireTruth(service as FaultyService, { kind: "sync", errno: "EIO", oneIn: 3, reason: "IO_ERROR" }, false));
});
