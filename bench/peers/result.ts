import type { NativeCalls } from "../harness/native-calls.js";

/** How calls go out: one by one, or many in a message of a stream. */
export type Mode = "unary" | "pipelined";

/** One number of one kind of work, as it is kept between runs. */
export interface PeerRow {
  /** e.g. `GetProduct` */
  readonly work: string;
  /** Who answered; for the clients' rows, who asked. */
  readonly peer: string;
  readonly mode: Mode;
  /** Of a write: whether each call had a `request_id` of its own. */
  readonly requestId?: boolean;
  readonly inFlight: number;
  /** Calls, or rows of a stream. */
  readonly perSecond: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  /** CPU time of one call, in µs. */
  readonly serverMicros?: number;
  readonly clientMicros?: number;
  /** The server's CPU time of one call in each round, in µs. */
  readonly roundMicros?: readonly number[];
  /** Of crewdb, in all rounds together, what warms up among it. */
  readonly native?: NativeCalls;
  /** Only of the stream: how much more memory its second half needed than its first, in MB. */
  readonly growthMb?: number;
}

/** What one case measured. */
export interface PeerResult {
  readonly case: string;
  /** When, and on what. */
  readonly measured: string;
  readonly rows: readonly PeerRow[];
}

/** The row of a kind of work, when it was measured; of a write, the one without `request_id`. */
export function findRow(
  rows: readonly PeerRow[],
  work: string,
  peer: string,
  inFlight: number,
  mode: Mode = "unary",
): PeerRow | undefined {
  return rows.find(
    (row) =>
      row.work === work &&
      row.peer === peer &&
      row.mode === mode &&
      row.inFlight === inFlight &&
      row.requestId !== true,
  );
}

/** As plots and sentences call it. */
export function nameOf({ peer, mode, requestId }: PeerRow): string {
  const sent = mode === "pipelined" && !peer.includes("pipelined") ? `${peer}, pipelined` : peer;
  return requestId === true ? `${sent}, request_id` : sent;
}
