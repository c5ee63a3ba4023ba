import type { Check } from "../../engine/checks.js";
import type { MaintenanceResult, MaintenanceTask } from "../../engine/maintenance.js";
import type { DatabaseName, Lane } from "../../engine/plan.js";
import type { PoolStatistics, SlowStatement } from "../../engine/statistics.js";
import type { CallPool } from "../unary-handler.js";

/** What AdminDb needs of one database. */
export interface AdminTarget {
  readonly database: DatabaseName;
  /** Absolute. */
  readonly file: string;
  /** This much of the volume stays free, in bytes. */
  readonly minFreeBytes: number;
  /** Where an Explain runs. */
  readonly pool: CallPool;
  maintain(task: MaintenanceTask, lane: Lane): Promise<MaintenanceResult>;
  statistics(): PoolStatistics;
  slowStatements(): SlowStatement[];
  readiness(): { readonly serving: boolean; readonly checks: readonly Check[] };
}
