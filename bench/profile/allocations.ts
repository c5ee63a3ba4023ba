/** Loaded into the server by `--import`: samples what its main thread allocates, and writes the sum at its end. */
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { isMainThread } from "node:worker_threads";

const file = process.env.BENCH_ALLOCATIONS;
/** One sample in so many bytes. */
const INTERVAL_BYTES = 32 * 1024;

interface Node {
  readonly selfSize: number;
  readonly children: readonly Node[];
}

function sum({ selfSize, children }: Node): number {
  return children.reduce((bytes, child) => bytes + sum(child), selfSize);
}

if (isMainThread && file !== undefined) {
  const session = new Session();
  session.connect();
  session.post("HeapProfiler.startSampling", {
    samplingInterval: INTERVAL_BYTES,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as object);
  process.on("exit", () => {
    session.post("HeapProfiler.stopSampling", (_error, { profile }) => {
      writeFileSync(file, String(sum(profile.head)));
    });
  });
}
