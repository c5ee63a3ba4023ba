import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import type { GetStatisticsResponse } from "../../gen/ts/crewdb/admin/v1/statistics_pb.js";
import type { QueryMeter } from "./query-meter.js";

/**
 * Numbers of one database, by the names of the old manager. Connections are those of the pool, which a service shares with its other
 * clients; queries, times and errors are this manager's since it opened. Times in ms, memory in bytes. The same with the service in
 * another process, in this one, and with USE_UNIFIED_DB=false.
 */
export interface PoolMetrics {
  readonly totalConnections: number;
  readonly activeConnections: number;
  readonly idleConnections: number;
  /** Statements and typed calls that were answered, in transactions too; a statement that `iterate` runs counts with its first rows. */
  readonly totalQueries: number;
  /** Mean from the call until its answer, waiting included, of the last one to two minutes. */
  readonly avgQueryTime: number;
  /** Memory of the process that has the connections: both databases share it. */
  readonly memoryUsage: number;
}

export interface WalmartMetrics extends PoolMetrics {
  /** Calls that wait for a connection now. */
  readonly waitingQueries: number;
  /** Queries that took longer than CREWDB_SLOW_MS until their answer. */
  readonly slowQueries: number;
  /** Queries that failed. */
  readonly errors: number;
  /** Of what avgQueryTime is the mean. */
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

/** The meters of both databases. */
export interface Meters {
  readonly main: QueryMeter;
  readonly walmart: QueryMeter;
}

/** What the manager has counted, and what who has the connections says of them. */
export function toMetrics(meters: Meters, statistics: GetStatisticsResponse): Metrics {
  const memoryUsage = Number(statistics.process?.residentBytes ?? 0n);
  const poolOf = (wanted: Database, { totalQueries, times }: QueryMeter): PoolMetrics => {
    const found = statistics.databases.find(({ database }) => database === wanted);
    return {
      totalConnections: found?.totalConns ?? 0,
      activeConnections: found?.acquiredConns ?? 0,
      idleConnections: found?.idleConns ?? 0,
      totalQueries,
      avgQueryTime: meanOf([times]),
      memoryUsage,
    };
  };
  const main = poolOf(Database.MAIN, meters.main);
  const walmart = poolOf(Database.WALMART, meters.walmart);
  const theirs = statistics.databases.find(({ database }) => database === Database.WALMART);
  const { slowQueries, errors, times } = meters.walmart;
  const { p50Ms: p50, p90Ms: p90, p95Ms: p95, p99Ms: p99 } = times.report();
  return {
    main,
    walmart: {
      ...walmart,
      waitingQueries: (theirs?.read?.waitingCalls ?? 0) + (theirs?.write?.waitingCalls ?? 0),
      slowQueries,
      errors,
      queryTimePercentiles: { p50, p90, p95, p99 },
    },
    combined: {
      totalConnections: main.totalConnections + walmart.totalConnections,
      totalQueries: main.totalQueries + walmart.totalQueries,
      avgQueryTime: meanOf([meters.main.times, times]),
      memoryUsage,
    },
  };
}

function meanOf(all: readonly QueryMeter["times"][]): number {
  const sums = all.map((times) => times.sum());
  const count = sums.reduce((sum, each) => sum + each.count, 0);
  return count === 0 ? 0 : sums.reduce((sum, each) => sum + each.totalMs, 0) / count;
}
