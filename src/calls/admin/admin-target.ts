import type { CheckResult } from "../../engine/checks.js";
import type { Database } from "../../engine/engine.js";
import type { DatabaseName } from "../../engine/plan.js";

/** What AdminDb needs of one database. */
export interface AdminTarget {
  readonly name: DatabaseName;
  readonly database: Database;
  readiness(): { readonly serving: boolean; readonly checks: readonly CheckResult[] };
}
