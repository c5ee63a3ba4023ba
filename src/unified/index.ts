/** The old application's `database/UnifiedConnectionManager.js`. */
export { CrewdbError } from "./crewdb-error.js";
export type { Metrics, PoolMetrics, WalmartMetrics } from "./metrics.js";
export type { DatabaseOptions } from "./old-config.js";
export type { Db, RunResult, Statement } from "./query-scope.js";
export type { MainRepositories } from "./repositories/main-repositories.js";
export type { WalmartRepositories } from "./repositories/walmart-repositories.js";
export {
  type DatabaseHealth,
  getUnifiedConnectionManager,
  type Health,
  type TransactionOptions,
  type UnifiedConfig,
  UnifiedConnectionManager,
} from "./unified-connection-manager.js";
