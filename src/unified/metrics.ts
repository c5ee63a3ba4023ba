import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type {
  DatabaseStatistics,
  GetStatisticsResponse,
  LaneStatistics,
} from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";

/** Numbers of one database's pool, by the names of the old manager. Times in ms, memory in bytes. */
export interface PoolMetrics {
  readonly totalConnections: number;
  readonly activeConnections: number;
  readonly idleConnections: number;
  readonly totalQueries: number;
  /** Median of the reads of the last one to two minutes: a mean would tell of the slowest. */
  readonly avgQueryTime: number;
  /** Memory of the service's process: both databases share it. */
  readonly memoryUsage: number;
}

export interface WalmartMetrics extends PoolMetrics {
  readonly waitingQueries: number;
  /** Calls that waited longer than WALMART_DB_CONNECTION_TIMEOUT. */
  readonly slowQueries: number;
  readonly errors: number;
  readonly queryTimePercentiles: {
    readonly p50: number;
    readonly p90: number;
    readonly p95: number;
    readonly p99: number;
  };
}

export interface Metrics {
  readonly main: PoolMetrics;
  readonly walmart: WalmartMetrics;
  readonly combined: Pick<PoolMetrics, "totalConnections" | "totalQueries" | "avgQueryTime" | "memoryUsage">;
}

export function toMetrics({ databases, process }: GetStatisticsResponse): Metrics {
  const memoryUsage = Number(process?.residentBytes ?? 0n);
  const main = poolMetrics(
    databases.find(({ database }) => database === Database.MAIN),
    memoryUsage,
  );
  const theirs = databases.find(({ database }) => database === Database.WALMART);
  const walmart = poolMetrics(theirs, memoryUsage);
  const totalQueries = main.totalQueries + walmart.totalQueries;
  const time = main.avgQueryTime * main.totalQueries + walmart.avgQueryTime * walmart.totalQueries;
  const { p50Ms: p50 = 0, p90Ms: p90 = 0, p95Ms: p95 = 0, p99Ms: p99 = 0 } = theirs?.read?.call ?? {};
  return {
    main,
    walmart: {
      ...walmart,
      waitingQueries: (theirs?.read?.waitingCalls ?? 0) + (theirs?.write?.waitingCalls ?? 0),
      slowQueries: Number(theirs?.acquireTimeoutCount ?? 0n),
      errors: Number((theirs?.read?.errorCount ?? 0n) + (theirs?.write?.errorCount ?? 0n)),
      queryTimePercentiles: { p50, p90, p95, p99 },
    },
    combined: {
      totalConnections: main.totalConnections + walmart.totalConnections,
      totalQueries,
      avgQueryTime: totalQueries === 0 ? 0 : time / totalQueries,
      memoryUsage,
    },
  };
}

function poolMetrics(numbers: DatabaseStatistics | undefined, memoryUsage: number): PoolMetrics {
  const calls = (lane: LaneStatistics | undefined): number => Number((lane?.okCount ?? 0n) + (lane?.errorCount ?? 0n));
  return {
    totalConnections: numbers?.totalConns ?? 0,
    activeConnections: numbers?.acquiredConns ?? 0,
    idleConnections: numbers?.idleConns ?? 0,
    totalQueries: calls(numbers?.read) + calls(numbers?.write),
    avgQueryTime: numbers?.read?.call?.p50Ms ?? 0,
    memoryUsage,
  };
}
