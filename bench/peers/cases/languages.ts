import type { Driver } from "../../../test/conformance/driver.js";
import type { Language } from "../../../test/conformance/languages.js";
import type { BenchContext } from "../../harness/bench-case.js";
import { type LanguageCall, type LanguageLoad, loadByDriver, withDrivers } from "../../harness/language-load.js";
import { median, medianOf } from "../../harness/load.js";
import { cpuMicros } from "../../harness/proc.js";
import type { RunningServer } from "../../harness/server.js";
import { copyForPeers, startPeer } from "../files.js";
import { INTENT } from "../requests.js";
import type { PeerRow } from "../result.js";

const IN_FLIGHT = 64;
/** The service makes the key. */
export const RECORD_CALL: LanguageCall = { service: "WalmartDb", method: "RecordIntent", request: { intent: INTENT } };

interface ServedLoad extends LanguageLoad {
  readonly serverMicros: number;
}

async function measureLanguage(
  context: BenchContext,
  server: RunningServer,
  { name, connect }: Language,
  driver: Driver,
): Promise<PeerRow[]> {
  const loads = new Map<boolean, ServedLoad[]>([
    [true, []],
    [false, []],
  ]);
  // The first round warms up.
  for (let round = -1; round < context.rounds; round++) {
    for (const [requestId, own] of loads) {
      const how = { target: server.target, retries: requestId, ...connect };
      const before = cpuMicros(server.pid);
      const load = await loadByDriver(driver, how, RECORD_CALL, IN_FLIGHT, context.roundMs / 1000);
      if (round >= 0) own.push({ ...load, serverMicros: (cpuMicros(server.pid) - before) / load.calls });
    }
  }
  const mode = name.includes("pipelined") ? "pipelined" : "unary";
  return [...loads].map(([requestId, own]) => {
    const { perSecond, p50Ms, p99Ms } = median(own);
    const serverMicros = medianOf(own.map((load) => load.serverMicros));
    const work = "insert into nlp_intents from each language";
    return { work, peer: name, mode, requestId, inFlight: IN_FLIGHT, perSecond, p50Ms, p99Ms, serverMicros };
  });
}

/** A write by each language's client: with the `request_id` that it fills in, and without, by turning retries off. */
export async function measureLanguages(context: BenchContext): Promise<PeerRow[]> {
  await using files = await copyForPeers(context, "walmart", ["crewdb"]);
  await using server = await startPeer("crewdb", files);
  const rows: PeerRow[] = [];
  await withDrivers(context.log, async (language, driver) => {
    context.log(`insert into nlp_intents from ${language.name}`);
    rows.push(...(await measureLanguage(context, server, language, driver)));
  });
  return rows;
}
