import { findRow, type PeerRow } from "./result.js";

/** One line of what must hold: a ratio of two measured numbers. */
export interface Goal {
  readonly what: string;
  readonly compare: ">=" | "<=";
  readonly target: number;
  /** NaN when one of the numbers is missing. */
  readonly measured: number;
}

const NONE = Number.NaN;
const speed = (row: PeerRow | undefined): number => row?.perSecond ?? NONE;
const cpu = (row: PeerRow | undefined): number => (row?.serverMicros ?? NONE) + (row?.clientMicros ?? NONE);

function readGoals(rows: readonly PeerRow[]): Goal[] {
  const at = (peer: string, inFlight: number, mode?: "pipelined") =>
    findRow(rows, "GetProduct", peer, inFlight, mode ?? "unary");
  const together = (inFlight: number) => at("crewdb", inFlight, "pipelined");
  const overGo = (inFlight: number) => speed(together(inFlight)) / speed(at("Go", inFlight));
  const alone = (peer: string) => at(peer, 1)?.p50Ms ?? NONE;
  return [
    {
      what: "GetProduct, unary, 100 in flight: calls/s over echo's",
      compare: ">=",
      target: 0.8,
      measured: speed(at("crewdb", 100)) / speed(at("echo", 100)),
    },
    {
      what: "GetProduct, pipelined, 100 in flight: calls/s over the Go service's unary",
      compare: ">=",
      target: 2,
      measured: overGo(100),
    },
    {
      what: "GetProduct, pipelined, 256 in flight: calls/s over the Go service's unary",
      compare: ">=",
      target: 2.5,
      measured: overGo(256),
    },
    {
      what: "GetProduct, 100 in flight: CPU of server and client for a call, pipelined over unary",
      compare: "<=",
      target: 1 / 3,
      measured: cpu(together(100)) / cpu(at("crewdb", 100)),
    },
    {
      what: "GetProduct, one call alone, unary: p50 over echo's",
      compare: "<=",
      target: 2,
      measured: alone("crewdb") / alone("echo"),
    },
  ];
}

function listGoals(rows: readonly PeerRow[]): Goal[] {
  return [64, 100].map((inFlight) => ({
    what: `list of 100 x 8, unary, ${inFlight} in flight: calls/s over the Go service's`,
    compare: ">=",
    target: 1.8,
    measured:
      speed(findRow(rows, "list of 100 x 8", "crewdb", inFlight)) /
      speed(findRow(rows, "list of 100 x 8", "Go", inFlight)),
  }));
}

function insertGoals(rows: readonly PeerRow[]): Goal[] {
  const work = "insert into nlp_intents";
  const ratio = (mode: "unary" | "pipelined", inFlight: number) =>
    speed(findRow(rows, work, "crewdb", inFlight, mode)) / speed(findRow(rows, work, "Go", inFlight));
  const goal = (mode: "unary" | "pipelined", inFlight: number, target: number): Goal => ({
    what: `durable ${work} without request_id, ${mode}, ${inFlight} in flight: calls/s over the Go service's with group commit`,
    compare: ">=",
    target,
    measured: ratio(mode, inFlight),
  });
  return [goal("pipelined", 64, 1), goal("pipelined", 256, 1.5), goal("unary", 64, 0.6)];
}

function streamGoals(rows: readonly PeerRow[]): Goal[] {
  const streamed = findRow(rows, "rows of a million", "crewdb", 1);
  const iterated = findRow(rows, "rows of a million", "iterate()", 1);
  return [
    {
      what: "QueryStream of a million rows: rows/s over better-sqlite3's iterate() in process",
      compare: ">=",
      target: 1.5,
      measured: speed(streamed) / speed(iterated),
    },
    {
      what: "the same, memory flat: MB that the second half of the stream needs more than the first",
      compare: "<=",
      target: 16,
      measured: streamed?.growthMb ?? NONE,
    },
  ];
}

function clientGoals(rows: readonly PeerRow[]): Goal[] {
  const work = "GetProduct from TypeScript";
  const together = speed(findRow(rows, work, "crewdb's, pipelined", 64, "pipelined"));
  const goal = (peer: string, target: number): Goal => ({
    what: `TypeScript client, pipelined, 64 in flight: calls/s over ${peer}'s unary`,
    compare: ">=",
    target,
    measured: together / speed(findRow(rows, work, peer, 64)),
  });
  return [goal("grpc-js", 5), goal("connect-node", 8)];
}

/** Every line of what must hold, with what was measured beside it. */
export function toGoals(rows: readonly PeerRow[]): readonly Goal[] {
  return [readGoals, listGoals, insertGoals, streamGoals, clientGoals].flatMap((make) => make(rows));
}

export function isMet({ compare, target, measured }: Goal): boolean {
  return compare === ">=" ? measured >= target : measured <= target;
}
