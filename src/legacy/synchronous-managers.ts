import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import { createAdminDb, createMainDb, createWalmartDb } from "../client/index.js";
import { loadPlans } from "../contract/load-plans.js";
import type { Metrics, PoolMetrics } from "../unified/metrics.js";
import type { Db } from "../unified/query-scope.js";
import type { DatabaseName } from "../worker/plan.js";
import { getDatabaseManager } from "./database-manager.js";
import { SynchronousDatabase } from "./synchronous-database.js";
import { synchronousRpcs } from "./synchronous-rpcs.js";
import { getWalmartDatabaseManager } from "./walmart-database-manager.js";

export interface SynchronousHealth {
  readonly healthy: boolean;
  readonly errors: readonly string[];
}

const refuse = (): Promise<never> =>
  Promise.reject(new ConnectError("this needs the service; set USE_UNIFIED_DB=true", Code.Unimplemented));
const NO_SERVICE: Transport = { unary: refuse, stream: refuse };

/** What UnifiedConnectionManager needs of the old managers while USE_UNIFIED_DB is false: the way back for code that has moved. */
export class SynchronousManagers {
  readonly main: ReturnType<typeof createMainDb>;
  readonly walmart: ReturnType<typeof createWalmartDb>;
  readonly admin: ReturnType<typeof createAdminDb> = createAdminDb(NO_SERVICE);
  readonly #managers: readonly { close(): Promise<void> }[];
  readonly #databases: Readonly<Record<DatabaseName, SynchronousDatabase>>;

  private constructor(
    databases: Readonly<Record<DatabaseName, SynchronousDatabase>>,
    managers: readonly { close(): Promise<void> }[],
  ) {
    const plans = loadPlans();
    this.#databases = databases;
    this.#managers = managers;
    this.main = createMainDb(synchronousRpcs(databases.main, plans.main));
    this.walmart = createWalmartDb(synchronousRpcs(databases.walmart, plans.walmart));
  }

  /** Opens both files with one connection each, those of getDatabaseManager() and getWalmartDatabaseManager(). Throws OpenError. */
  static async open(settings: Readonly<Record<string, string>>, bigints: boolean): Promise<SynchronousManagers> {
    const main = getDatabaseManager(settings);
    const walmart = getWalmartDatabaseManager(settings);
    await main.initialize();
    await walmart.initialize();
    const databases = {
      main: new SynchronousDatabase(() => main.getConnectionPool().getConnection().getDatabase(), bigints),
      walmart: new SynchronousDatabase(() => walmart.getDatabase(), bigints),
    };
    return new SynchronousManagers(databases, [main, walmart]);
  }

  query<T>(name: DatabaseName, work: (db: Db) => T | Promise<T>): Promise<T> {
    return this.#databases[name].query(work);
  }

  transaction<T>(name: DatabaseName, work: (db: Db) => T | Promise<T>, timeoutMs: number | undefined): Promise<T> {
    return this.#databases[name].transaction(work, timeoutMs);
  }

  health(name: DatabaseName): SynchronousHealth {
    try {
      this.#databases[name].connection.prepare("SELECT 1").get();
      return { healthy: true, errors: [] };
    } catch (error) {
      return { healthy: false, errors: [error instanceof Error ? error.message : String(error)] };
    }
  }

  metrics(): Metrics {
    const main = this.#metricsOf("main");
    const walmart = this.#metricsOf("walmart");
    const totalQueries = main.totalQueries + walmart.totalQueries;
    const time = main.avgQueryTime * main.totalQueries + walmart.avgQueryTime * walmart.totalQueries;
    const { times, waitingCount, errorCount } = this.#databases.walmart;
    const { p50Ms: p50, p90Ms: p90, p95Ms: p95, p99Ms: p99 } = times.report();
    return {
      main,
      // Nothing waits for a connection here, so no wait is too long.
      walmart: {
        ...walmart,
        waitingQueries: waitingCount,
        slowQueries: 0,
        errors: errorCount,
        queryTimePercentiles: { p50, p90, p95, p99 },
      },
      combined: {
        totalConnections: main.totalConnections + walmart.totalConnections,
        totalQueries,
        avgQueryTime: totalQueries === 0 ? 0 : time / totalQueries,
        memoryUsage: main.memoryUsage,
      },
    };
  }

  optimize(): void {
    for (const { connection } of Object.values(this.#databases)) connection.pragma("optimize");
  }

  async close(): Promise<void> {
    for (const manager of this.#managers) await manager.close();
  }

  #metricsOf(name: DatabaseName): PoolMetrics {
    const { queryCount, times, isBusy } = this.#databases[name];
    return {
      totalConnections: 1,
      activeConnections: isBusy ? 1 : 0,
      idleConnections: isBusy ? 0 : 1,
      totalQueries: queryCount,
      avgQueryTime: times.report().p50Ms,
      memoryUsage: process.memoryUsage.rss(),
    };
  }
}
