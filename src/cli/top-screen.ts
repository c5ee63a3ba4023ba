import type { Timestamp } from "@bufbuild/protobuf/wkt";
import type { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { SlowStatement } from "../../gen/ts/crewdb/admin/v1/explain_pb.js";
import {
  type DatabaseStatistics,
  type HandoverReason,
  HandoverReasonSchema,
  type LaneStatistics,
  type NativeCalls,
  type ReplicaStatistics,
  type WatchStatisticsResponse,
} from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import { nameOfDatabase } from "../calls/admin/database-numbers.js";

/** Samples that a graph shows. */
const GRAPH_WIDTH = 40;
const BARS = " ▁▂▃▄▅▆▇█";
const SLOW_SHOWN = 5;
const KEYS = "q quit   p pause";

/** What happened between two samples of one database, each a second. */
export interface Rates {
  readonly reads: number;
  readonly writes: number;
  readonly readErrors: number;
  readonly writeErrors: number;
  readonly refused: number;
}

/** Typed calls that the native executor got between two samples, each a second. */
export interface NativeRates {
  readonly answered: number;
  readonly worded: number;
  readonly handedOver: number;
  /** Of the calls that were handed over, the rpc and the reason of most. */
  readonly most?: HandoverRate;
}

interface HandoverRate {
  readonly rpc: string;
  readonly reason: HandoverReason;
  readonly rate: number;
}

interface HandoverCount {
  readonly rpc: string;
  readonly reason: HandoverReason;
  readonly count: bigint;
}

interface Graphs {
  readonly reads: number[];
  readonly writes: number[];
}

/** Keeps what the graphs show, and draws it as lines of text. */
export class TopScreen {
  readonly #server: string;
  readonly #graphs = new Map<Database, Graphs>();
  #last: WatchStatisticsResponse | undefined;

  /** `server` is its address, as the user named it. */
  constructor(server: string) {
    this.#server = server;
  }

  /** The server has restarted: the next sample does not continue the last one. */
  restart(): void {
    this.#last = undefined;
  }

  /** The next sample: heads, four lines for each database, the slowest statements, and the keys. */
  draw(sample: WatchStatisticsResponse, slow: readonly SlowStatement[], width: number): string[] {
    const lines = [...headsOf(this.#server, sample), ""];
    for (const database of sample.databases) {
      const { rates, native } = this.#ratesOf(database, sample) ?? {};
      const graphs = this.#note(database.database, rates);
      lines.push(...linesOf(database, rates, graphs), nativeLine(native));
      if (database.replica !== undefined) lines.push(replicaLine(database.replica));
      lines.push("");
    }
    const slowest = slow.slice(0, SLOW_SHOWN).map(slowLine);
    lines.push(...(slowest.length === 0 ? ["no slow statements"] : ["slow statements   times     max ms", ...slowest]));
    lines.push("", KEYS);
    this.#last = sample;
    return lines.map((line) => (line.length <= width ? line : `${line.slice(0, width - 1)}…`));
  }

  /** The same sample as one line for each database, for a pipe; none for the first one, which has no rates yet. */
  drawPlain(sample: WatchStatisticsResponse): string[] {
    const lines = sample.databases.flatMap((database) => {
      const between = this.#ratesOf(database, sample);
      if (between === undefined) return [];
      const { rates, native } = between;
      return [`${plainLine(sample, database, rates)} ${plainNative(native)}`];
    });
    this.#last = sample;
    return lines;
  }

  #ratesOf(
    now: DatabaseStatistics,
    sample: WatchStatisticsResponse,
  ): { readonly rates: Rates; readonly native: NativeRates } | undefined {
    const before = this.#last?.databases.find((each) => each.database === now.database);
    if (before === undefined) return undefined;
    const seconds = secondsBetween(this.#last, sample);
    return {
      rates: ratesOf(now, before, seconds),
      native: nativeRatesOf(now, before, seconds),
    };
  }

  #note(database: Database, rates: Rates | undefined): Graphs {
    const { reads, writes } = this.#graphs.get(database) ?? { reads: [], writes: [] };
    const next =
      rates === undefined
        ? { reads, writes }
        : { reads: [...reads, rates.reads].slice(-GRAPH_WIDTH), writes: [...writes, rates.writes].slice(-GRAPH_WIDTH) };
    this.#graphs.set(database, next);
    return next;
  }
}

/** The numbers as bars of eight heights, the highest for the largest. */
export function sparkline(samples: readonly number[]): string {
  const most = Math.max(1, ...samples);
  return samples.map((sample) => BARS[Math.ceil((sample / most) * (BARS.length - 1))] ?? " ").join("");
}

/** Calls between two samples; 0 if a counter was reset. */
export function ratesOf(now: DatabaseStatistics, before: DatabaseStatistics, seconds: number): Rates {
  const rate = (count: (each: DatabaseStatistics) => bigint): number => {
    return perSecondOf(count(now), count(before), seconds);
  };
  return {
    reads: rate(({ read }) => read?.okCount ?? 0n),
    writes: rate(({ write }) => write?.okCount ?? 0n),
    readErrors: rate(({ read }) => read?.errorCount ?? 0n),
    writeErrors: rate(({ write }) => write?.errorCount ?? 0n),
    refused: rate(({ refusedCount }) => refusedCount),
  };
}

/** The same of the native executor. */
export function nativeRatesOf(
  { nativeCalls: now }: DatabaseStatistics,
  { nativeCalls: before }: DatabaseStatistics,
  seconds: number,
): NativeRates {
  const rate = (count: (each: NativeCalls) => bigint): number =>
    perSecondOf(now ? count(now) : 0n, before ? count(before) : 0n, seconds);
  const [most] = handoversOf(now)
    .map(({ rpc, reason, count }) => {
      const isSame = (each: HandoverCount): boolean => each.rpc === rpc && each.reason === reason;
      const earlier = handoversOf(before).find(isSame)?.count ?? 0n;
      return { rpc, reason, rate: perSecondOf(count, earlier, seconds) };
    })
    .filter((each) => each.rate > 0)
    .toSorted((a, b) => b.rate - a.rate);
  return {
    answered: rate(({ answeredCount }) => answeredCount),
    worded: rate(({ wordedCount }) => wordedCount),
    handedOver: rate(({ handedOverCount }) => handedOverCount),
    ...(most === undefined ? {} : { most }),
  };
}

function handoversOf(calls: NativeCalls | undefined): HandoverCount[] {
  return (calls?.rpcs ?? []).flatMap(({ rpc, handovers }) =>
    handovers.map(({ reason, count }) => ({ rpc, reason, count })),
  );
}

function perSecondOf(now: bigint, before: bigint, seconds: number): number {
  return seconds <= 0 ? 0 : Math.max(0, Number(now - before) / seconds);
}

function headsOf(server: string, { process: own, sampleTime }: WatchStatisticsResponse): string[] {
  const hours = Number(own?.uptime?.seconds ?? 0n) / 3600;
  const memory = Math.round(Number(own?.residentBytes ?? 0n) / 1e6);
  return [
    `crewdb ${own?.version} at ${server}  ${timeOf(sampleTime)}  up ${hours.toFixed(1)} h  ${memory} MB  ${own?.callsInFlight} calls in flight  event loop p99 ${ms(own?.eventLoopDelay?.p99Ms)} ms late`,
    "rates: last second; p50 and p99, from a call's arrival to its reply: last one to two minutes",
  ];
}

function linesOf(database: DatabaseStatistics, rates: Rates | undefined, graphs: Graphs): string[] {
  const { acquiredConns, totalConns, maxConns, read, write } = database;
  const wal = (Number(database.walBytes) / 1e6).toFixed(1);
  return [
    `${nameOf(database.database).padEnd(8)} ${acquiredConns} busy of ${totalConns} connections (at most ${maxConns}), ${waitingOf(database)} waiting, ${perSecond(rates?.refused)} refused, log ${wal} MB`,
    laneLine("reads", rates?.reads, rates?.readErrors, read, graphs.reads),
    laneLine("writes", rates?.writes, rates?.writeErrors, write, graphs.writes),
  ];
}

function laneLine(
  name: string,
  calls: number | undefined,
  errors: number | undefined,
  lane: LaneStatistics | undefined,
  graph: readonly number[],
): string {
  const times = `p50 ${ms(lane?.call?.p50Ms)} ms  p99 ${ms(lane?.call?.p99Ms)} ms`;
  return `  ${name.padEnd(6)} ${perSecond(calls).padStart(9)}  ${perSecond(errors)} errors  ${times}   ${sparkline(graph)}`;
}

function nativeLine(rates: NativeRates | undefined): string {
  const { answered, worded, handedOver, most } = rates ?? {};
  const counts = `${perSecond(worded)} worded  ${perSecond(handedOver)} handed over`;
  const example = most && `, most of ${most.rpc}: ${perSecond(most.rate)} ${reasonOf(most, " ")}`;
  return `  native ${perSecond(answered).padStart(9)} answered  ${counts}${example ?? ""}`;
}

function replicaLine(replica: ReplicaStatistics): string {
  const { behindWrites, behind, restartCount, lastDrillTime, lastDrillPassed } = replica;
  const seconds = (millisecondsOf(behind) / 1000).toFixed(1);
  const drill =
    lastDrillTime === undefined
      ? "no drill"
      : `drill ${lastDrillPassed ? "passed" : "FAILED"} ${timeOf(lastDrillTime)}`;
  return `  replica ${behindWrites} writes, ${seconds} s behind  ${restartCount} restarts  ${drill}`;
}

function plainNative({ answered, worded, handedOver, most }: NativeRates): string {
  return [
    `native_answered/s=${answered.toFixed(0)}`,
    `native_worded/s=${worded.toFixed(0)}`,
    `native_handed_over/s=${handedOver.toFixed(0)}`,
    ...(most === undefined ? [] : [`most_handed_over=${most.rpc}:${reasonOf(most, "_")}`]),
  ].join(" ");
}

/** `stored value`; a number where the server is newer and has another reason. */
function reasonOf({ reason }: HandoverRate, space: string): string {
  const name = HandoverReasonSchema.value[reason]?.localName ?? String(reason);
  return name.toLowerCase().replaceAll("_", space);
}

/** Nothing is known after one sample. */
function perSecond(rate: number | undefined): string {
  return `${rate === undefined ? "–" : rate.toFixed(0)}/s`;
}

function plainLine(sample: WatchStatisticsResponse, database: DatabaseStatistics, rates: Rates): string {
  return [
    sampleTimeOf(sample),
    nameOf(database.database),
    `connections=${database.acquiredConns}/${database.totalConns}/${database.maxConns}`,
    `waiting=${waitingOf(database)}`,
    `reads/s=${rates.reads.toFixed(0)}`,
    `writes/s=${rates.writes.toFixed(0)}`,
    `read_errors/s=${rates.readErrors.toFixed(0)}`,
    `write_errors/s=${rates.writeErrors.toFixed(0)}`,
    `refused/s=${rates.refused.toFixed(0)}`,
    `read_p50_ms=${ms(database.read?.call?.p50Ms)}`,
    `read_p99_ms=${ms(database.read?.call?.p99Ms)}`,
    `write_p50_ms=${ms(database.write?.call?.p50Ms)}`,
    `write_p99_ms=${ms(database.write?.call?.p99Ms)}`,
    `wal_bytes=${database.walBytes}`,
    ...(database.replica === undefined
      ? []
      : [`replica_behind_ms=${millisecondsOf(database.replica.behind).toFixed(0)}`]),
  ].join(" ");
}

function slowLine({ slowCount, maxMs, summary }: SlowStatement): string {
  return `  ${String(slowCount).padStart(20)} ${maxMs.toFixed(0).padStart(10)}  ${summary}`;
}

function waitingOf({ read, write }: DatabaseStatistics): number {
  return (read?.waitingCalls ?? 0) + (write?.waitingCalls ?? 0);
}

function nameOf(database: Database): string {
  return nameOfDatabase(database) ?? "unknown";
}

function secondsBetween(before: WatchStatisticsResponse | undefined, now: WatchStatisticsResponse): number {
  return before === undefined ? 0 : (millisecondsOf(now.sampleTime) - millisecondsOf(before.sampleTime)) / 1000;
}

function sampleTimeOf({ sampleTime }: WatchStatisticsResponse): string {
  return new Date(millisecondsOf(sampleTime)).toISOString();
}

function timeOf(time: WatchStatisticsResponse["sampleTime"]): string {
  return new Date(millisecondsOf(time)).toISOString().slice(11, 19);
}

function millisecondsOf(time: Pick<Timestamp, "seconds" | "nanos"> | undefined): number {
  return Number(time?.seconds ?? 0n) * 1000 + (time?.nanos ?? 0) / 1e6;
}

function ms(value: number | undefined): string {
  return (value ?? 0).toFixed(2);
}
