import type { Database } from "better-sqlite3";
import type { AuditLimits } from "../../engine/maintenance.js";

/** Most entries deleted in one step: some milliseconds of the writer's time. */
const STEP_ROWS = 250;

/** `auditEntries`. Walks a narrow index, so it belongs on a reader: a million entries take some 20 ms. */
export function countAudit(db: Database): Readonly<Record<string, number>> {
  const count = db
    .prepare<[], number>("SELECT count(*) FROM audit_logs INDEXED BY ix_audit_logs_created")
    .pluck()
    .get();
  return { auditEntries: count ?? 0 };
}

/**
 * Deletes some of the oldest audit entries; runs inside a transaction.
 * @returns `deletedEntries`, and `more`, 1 when there may be more to delete
 */
export function deleteOldAudit(db: Database, { keepFrom, excess }: AuditLimits): Readonly<Record<string, number>> {
  const byCount = Math.min(excess, STEP_ROWS);
  const { changes } = db
    .prepare<[string, bigint]>(
      `DELETE FROM audit_logs WHERE id IN (
        SELECT id FROM audit_logs INDEXED BY ix_audit_logs_created
        WHERE created_at < ? ORDER BY created_at, id LIMIT ?)`,
    )
    .run(byCount > 0 ? "~" : keepFrom, BigInt(byCount > 0 ? byCount : STEP_ROWS));
  return { deletedEntries: changes, more: byCount > 0 || changes === STEP_ROWS ? 1 : 0 };
}
