import type { BenchContext } from "../harness/bench-case.js";
import type { DataFiles } from "../harness/data.js";
import { missingForGo } from "../harness/go-programs.js";
import { median, medianOf } from "../harness/load.js";
import { sumOfCalls, withNativeCalls } from "../harness/native-calls.js";
import { OTHER, type RunningServer, type ServerName } from "../harness/server.js";
import { copyForPeers, startPeer } from "./files.js";
import { canPipeline, type Load, load } from "./load.js";
import type { Work } from "./requests.js";
import type { Mode, PeerRow } from "./result.js";

/** Which loads one server gets. */
export interface Contender {
  readonly peer: ServerName;
  readonly mode: Mode;
  readonly inFlight: readonly number[];
  /** Of writes: sends a `request_id` with each call. */
  readonly requestId?: boolean;
}

export const unary = (peer: ServerName, inFlight: readonly number[]): Contender => ({ peer, mode: "unary", inFlight });
export const pipelined = (inFlight: readonly number[], peer: ServerName = "crewdb"): Contender => ({
  peer,
  mode: "pipelined",
  inFlight,
});
/** The same calls, each with a `request_id` of its own. */
export const withRequestId = (contender: Contender): Contender => ({ ...contender, requestId: true });

/** Those that can be measured on this machine; what is left out is said. */
function present(context: BenchContext, contenders: readonly Contender[]): readonly Contender[] {
  const missing = missingForGo();
  if (missing === undefined) return contenders;
  context.log(`left out: the Go service and pipelined load, because ${missing} is not installed`);
  return contenders.filter(({ peer, mode }) => peer !== "Go" && (mode === "unary" || canPipeline()));
}

/** Servers with a copy each of one database, stopped and removed in the end. crewdb must be the first. */
export async function withPeers<T>(
  context: BenchContext,
  which: keyof DataFiles,
  contenders: readonly Contender[],
  run: (measure: (work: Work, of: readonly Contender[]) => Promise<PeerRow[]>) => Promise<T>,
): Promise<T> {
  const names = [...new Set(present(context, contenders).map(({ peer }) => peer))];
  context.log(`a copy of ${which} for each of ${names.join(", ")}`);
  await using files = await copyForPeers(context, which, names);
  await using stack = new AsyncDisposableStack();
  const servers = new Map<ServerName, RunningServer>();
  for (const name of names) servers.set(name, stack.use(await startPeer(name, files, context.other?.folder)));
  return await run((work, of) => compare(context, servers, work, present(context, of)));
}

/** Loads that are not counted, so that V8 has compiled what it will compile. */
const WARM_UPS = 2;

/** Measures in turn and round by round, so that a slow minute hits all. */
export async function compare(
  context: BenchContext,
  servers: ReadonlyMap<ServerName, RunningServer>,
  work: Work,
  contenders: readonly Contender[],
): Promise<PeerRow[]> {
  const rows: PeerRow[] = [];
  const asked = new Map<ServerName, readonly Uint8Array[]>();
  const requestsOf = async (server: RunningServer, requestId: boolean): Promise<readonly Uint8Array[]> => {
    if (requestId) return work.withRequestId ?? work.requests;
    if (work.ask === undefined) return work.requests;
    const own = asked.get(server.name) ?? (await work.ask(server.target));
    asked.set(server.name, own);
    return own;
  };
  const loadOne = async ({ peer, mode, requestId = false }: Contender, inFlight: number): Promise<Load> => {
    const server = servers.get(peer);
    if (server === undefined) throw new Error(`${peer} was not started`);
    const requests = await requestsOf(server, requestId);
    const one = () => load(context, server, { path: work.path, requests, mode, inFlight });
    return peer === "crewdb" || peer === OTHER ? await withNativeCalls(server.target, one) : await one();
  };
  for (let round = 0; round < WARM_UPS; round++) {
    for (const contender of contenders) await loadOne(contender, 64);
  }
  const levels = [...new Set(contenders.flatMap(({ inFlight }) => inFlight))].sort((a, b) => a - b);
  for (const level of levels) {
    context.log(`${work.name}, ${level} in flight`);
    const own = contenders.filter(({ inFlight }) => inFlight.includes(level));
    const results = own.map((): Load[] => []);
    for (let round = 0; round < context.rounds; round++) {
      // There and back, so that nobody always comes after the same one.
      const turn = round % 2 === 0 ? [...own.entries()] : [...own.entries()].reverse();
      for (const [index, contender] of turn) results[index]?.push(await loadOne(contender, level));
    }
    rows.push(...own.map((contender, index) => toRow(work, contender, level, results[index] ?? [])));
  }
  return rows;
}

function toRow(
  work: Work,
  { peer, mode, requestId = false }: Contender,
  inFlight: number,
  loads: readonly Load[],
): PeerRow {
  const { native: _, ...middle } = median(loads);
  const native = sumOfCalls(loads.map((each) => each.native));
  return {
    work: work.name,
    peer,
    mode,
    ...(work.withRequestId === undefined ? {} : { requestId }),
    inFlight,
    ...middle,
    serverMicros: medianOf(loads.map(({ serverMicros }) => serverMicros)),
    roundMicros: loads.map(({ serverMicros }) => serverMicros),
    ...(native && { native }),
  };
}
