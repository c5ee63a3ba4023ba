import { rmSync } from "node:fs";
import { buildDiskFaults, type Fault, FaultyService, requireTruth } from "../integration/disk-faults.js";
import { newFolder } from "../integration/service-process.js";

const FAULTS: readonly Omit<Fault, "oneIn">[] = [
  { kind: "sync", errno: "EIO", reason: "IO_ERROR" },
  { kind: "sync", errno: "ENOSPC", reason: "DISK_FULL" },
  { kind: "write", errno: "EIO", reason: "IO_ERROR" },
  { kind: "write", errno: "ENOSPC", reason: "DISK_FULL" },
  { kind: "write", errno: "EROFS", reason: "READ_ONLY" },
  { kind: "read", errno: "EIO", reason: "IO_ERROR" },
];

describe("a disk that fails in every way", function () {
  this.timeout(180_000);
  const folder = newFolder();
  let library: string;
  let service: FaultyService;

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

  for (const fault of FAULTS)
    for (const [how, oneIn] of [
      ["always", 1],
      ["now and then", 3],
    ] as const)
      for (const heals of [false, true])
        it(`by ${fault.errno} of a ${fault.kind}, ${how}${heals ? ", and heals" : ""}: every answer is true`, () =>
          requireTruth(service, { ...fault, oneIn }, heals));
});
