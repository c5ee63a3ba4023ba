/** The old application's `database/UnifiedConnectionManager.js`. */
export { CrewdbError } from "./crewdb-error.js";
export type { Metrics, PoolMetrics, WalmartMetrics } from "./metrics.js";
export type { DatabaseOptions } from "./old-config.js";
export type { Db, RunResult, Statement } from "./query-scope.js";
export type { MainRepositories, WalmartRepositories } from "./repositories.js";
export {
  type DatabaseHealth,
  getUnifiedConnectionManager,
  type Health,
  type TransactionOptions,
  type UnifiedConfig,
  UnifiedConnectionManager,
} from "./unified-connection-manager.js";
