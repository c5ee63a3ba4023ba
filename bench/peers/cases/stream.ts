import { iterate, ROWS, readStream } from "../../cases/sql-stream.js";
import type { BenchContext } from "../../harness/bench-case.js";
import { median } from "../../harness/load.js";
import { privateBytes } from "../../harness/proc.js";
import type { RunningServer } from "../../harness/server.js";
import { copyForPeers, startPeer } from "../files.js";
import type { PeerRow } from "../result.js";

const SAMPLE_MS = 25;

const perSecond = (tookMs: number): number => (ROWS / tookMs) * 1000;

/** How much more memory of the server the second half of a stream needs than its first, in MB. Asking for it takes CPU time. */
async function growthOf(server: RunningServer): Promise<number> {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(privateBytes(server.pid)), SAMPLE_MS);
  await readStream(server.target);
  clearInterval(timer);
  const half = samples.length >> 1;
  const growth = Math.max(...samples.slice(half)) - Math.max(...samples.slice(0, half));
  return Math.max(0, growth / 1e6);
}

/** A million rows through the service, beside better-sqlite3's iterate() over the same rows in this process. */
export async function measureStream(context: BenchContext): Promise<PeerRow[]> {
  await using files = await copyForPeers(context, "walmart", ["crewdb"]);
  await using server = await startPeer("crewdb", files);
  const streamed: { perSecond: number; growthMb: number }[] = [];
  const iterated: { perSecond: number }[] = [];
  // The first of each warms up.
  for (let round = 0; round <= context.rounds; round++) {
    context.log(`a million rows, round ${round} of ${context.rounds}`);
    iterated.push({ perSecond: perSecond(iterate(files.of("crewdb").walmart)) });
    const tookMs = await readStream(server.target);
    streamed.push({ perSecond: perSecond(tookMs), growthMb: await growthOf(server) });
  }
  const row = { work: "rows of a million", inFlight: 1 } as const;
  return [
    { ...row, peer: "crewdb", mode: "unary", ...median(streamed.slice(1)) },
    { ...row, peer: "iterate()", mode: "unary", ...median(iterated.slice(1)) },
  ];
}
