import { signal } from "@preact/signals";
import type {
  DatabaseStatistics,
  LaneStatistics,
  ProcessStatistics,
  WatchStatisticsResponse,
} from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";

/** Samples that are kept: five minutes of one a second. */
export const KEPT = 300;

/** What is drawn of a database at one moment; null where it is not known. */
export interface DatabaseSample {
  readonly readRate: number | null;
  readonly writeRate: number | null;
  readonly errorRate: number | null;
  readonly readP50: number;
  readonly readP99: number;
  readonly writeP50: number;
  readonly writeP99: number;
  readonly waitingReads: number;
  readonly waitingWrites: number;
  readonly acquired: number;
  readonly idle: number;
  /** Calls that travelled to a connection together, on average since the sample before. */
  readonly together: number | null;
  readonly walBytes: number;
  /** Acknowledged writes that the replica does not have. */
  readonly behindWrites: number;
}

export interface ProcessSample {
  readonly delayP50: number;
  readonly delayP99: number;
  readonly inFlight: number;
  readonly residentBytes: number;
}

export interface Sample {
  /** In seconds since 1970. */
  readonly time: number;
  readonly databases: ReadonlyMap<number, DatabaseSample>;
  readonly process: ProcessSample;
}

export const samples = signal<readonly Sample[]>([]);
/** The newest numbers as they came. */
export const latest = signal<WatchStatisticsResponse | undefined>(undefined);

export function addSample(message: WatchStatisticsResponse): void {
  const before = latest.value;
  const time = secondsOf(message);
  const passed = before === undefined ? 0 : time - secondsOf(before);
  const databases = message.databases.map((now) => {
    const earlier = before?.databases.find(({ database }) => database === now.database);
    return [now.database, toSample(now, earlier, passed)] as const;
  });
  const sample = { time, databases: new Map(databases), process: toProcess(message.process) };
  latest.value = message;
  samples.value = [...samples.value.slice(1 - KEPT), sample];
}

function secondsOf({ sampleTime }: WatchStatisticsResponse): number {
  return sampleTime === undefined ? 0 : Number(sampleTime.seconds) + sampleTime.nanos / 1e9;
}

function toSample(
  now: DatabaseStatistics,
  before: DatabaseStatistics | undefined,
  passed: number,
): DatabaseSample {
  /** Of a count since the start, how much of it a second. A restart begins again at 0. */
  const rate = (count: (of: DatabaseStatistics) => bigint): number | null => {
    if (before === undefined || passed <= 0) return null;
    const grown = Number(count(now) - count(before));
    return grown < 0 ? null : grown / passed;
  };
  const acquired = rate((of) => (of.read?.acquireCount ?? 0n) + (of.write?.acquireCount ?? 0n));
  const batches = rate(({ batchCount }) => batchCount);
  return {
    readRate: rate(({ read }) => answered(read)),
    writeRate: rate(({ write }) => answered(write)),
    errorRate: rate(
      (of) => (of.read?.errorCount ?? 0n) + (of.write?.errorCount ?? 0n) + of.refusedCount,
    ),
    readP50: now.read?.call?.p50Ms ?? 0,
    readP99: now.read?.call?.p99Ms ?? 0,
    writeP50: now.write?.call?.p50Ms ?? 0,
    writeP99: now.write?.call?.p99Ms ?? 0,
    waitingReads: now.read?.waitingCalls ?? 0,
    waitingWrites: now.write?.waitingCalls ?? 0,
    acquired: now.acquiredConns,
    idle: now.idleConns,
    together: acquired === null || batches === null || batches === 0 ? null : acquired / batches,
    walBytes: Number(now.walBytes),
    behindWrites: Number(now.replica?.behindWrites ?? 0n),
  };
}

function answered(lane: LaneStatistics | undefined): bigint {
  return (lane?.okCount ?? 0n) + (lane?.errorCount ?? 0n);
}

function toProcess(process: ProcessStatistics | undefined): ProcessSample {
  return {
    delayP50: process?.eventLoopDelay?.p50Ms ?? 0,
    delayP99: process?.eventLoopDelay?.p99Ms ?? 0,
    inFlight: process?.callsInFlight ?? 0,
    residentBytes: Number(process?.residentBytes ?? 0n),
  };
}
