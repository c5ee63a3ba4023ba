import { statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Chore } from "../engine/engine.js";
import type { DatabaseName } from "../engine/plan.js";
import type { MaintenanceResult, MaintenanceTask } from "./pool/maintenance-task.js";

/** How often old replies are forgotten, in ms. Measuring them costs a reader up to 0.15 s. */
const PURGE_INTERVAL_MS = 30_000;
/** How often the write-ahead log is looked at, in ms. */
const WAL_INTERVAL_MS = 5000;
/**
 * SQLite checkpoints after each 4 MiB by itself; sixteen times that means that reads kept it from
 * starting over.
 */
export const WAL_BOUND_BYTES: number = 64 * 1024 * 1024;

/** What housekeeping needs of a pool. */
export interface KeptPool {
  maintain(task: MaintenanceTask, lane?: "read" | "write"): Promise<MaintenanceResult>;
}

/** Where it says what it did. */
export interface HousekeepingLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** How long an audit trail may be. */
export interface AuditRetention {
  readonly days: number;
  readonly entries: number;
}

/** What keeps one database file tidy beside its calls. */
export function choresOf(
  database: DatabaseName,
  pool: KeptPool,
  log: HousekeepingLog,
  audit: AuditRetention,
): Chore[] {
  return [
    {
      intervalMs: PURGE_INTERVAL_MS,
      run: (signal) => purgeOldest(database, pool, audit, log, signal),
    },
    { intervalMs: PURGE_INTERVAL_MS, run: (signal) => purgeKept(database, pool, log, signal) },
  ];
}

/** What bounds the log of a file whose checkpoints nobody else makes. */
export function walChore(
  database: DatabaseName,
  file: string,
  pool: KeptPool,
  log: HousekeepingLog,
): Chore {
  return { intervalMs: WAL_INTERVAL_MS, run: () => boundWal(database, file, pool, log) };
}

/** Forgets what is past retention. */
export async function purgeKept(
  database: string,
  pool: KeptPool,
  log: HousekeepingLog,
  signal: AbortSignal,
): Promise<void> {
  let { keptBytes = 0 } = (await maintain(pool, { kind: "measure-kept" }, "read")).numbers;
  let evicted = 0;
  await inParts(signal, async () => {
    const { numbers } = await maintain(pool, { kind: "purge", keptBytes }, "write");
    keptBytes -= numbers.freedBytes ?? 0;
    evicted += numbers.evictedRequests ?? 0;
    return numbers.more === 1;
  });
  if (evicted > 0)
    log.warn(
      { database, evicted },
      "replies were forgotten before their time: CREWDB_REQUEST_RETENTION_BYTES was reached",
    );
}

/**
 * Works in small parts as long as one says that there is more; between them the writer is free for
 * as long as the part took.
 */
async function inParts(signal: AbortSignal, part: () => Promise<boolean>): Promise<void> {
  for (let more = true; more && !signal.aborted; ) {
    const startedMs = performance.now();
    more = await part();
    if (more) await pause(performance.now() - startedMs);
  }
}

/**
 * Deletes what audit trails have too much, the oldest first. Which tables are, the file says
 * (crewdb_retention).
 */
export async function purgeOldest(
  database: string,
  pool: KeptPool,
  { days, entries }: AuditRetention,
  log: HousekeepingLog,
  signal: AbortSignal,
): Promise<void> {
  const { numbers: rows } = await maintain(pool, { kind: "count-retained" }, "read");
  const keepFrom = new Date(Date.now() - days * 86_400_000).toISOString();
  for (const [table, count] of Object.entries(rows)) {
    let excess = count - entries;
    let deleted = 0;
    await inParts(signal, async () => {
      const limits = { table, keepFrom, excess };
      const { numbers } = await maintain(pool, { kind: "delete-oldest", limits }, "write");
      excess -= numbers.deletedRows ?? 0;
      deleted += numbers.deletedRows ?? 0;
      return numbers.more === 1;
    });
    if (deleted > 0)
      log.info({ database, table, deleted }, "audit entries past retention were deleted");
  }
}

/**
 * Empties a write-ahead log that has grown too large, as far as running reads allow; it never waits
 * for them.
 */
export async function boundWal(
  database: string,
  file: string,
  pool: KeptPool,
  log: HousekeepingLog,
  boundBytes: number = WAL_BOUND_BYTES,
): Promise<void> {
  const walBytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (walBytes <= boundBytes) return;
  const { numbers } = await maintain(pool, { kind: "checkpoint", truncate: true }, "write");
  if (numbers.busy === 1)
    log.warn(
      { database, walBytes },
      "the write-ahead log is large, and reads keep it from starting over",
    );
  else log.info({ database, walBytes }, "the write-ahead log was large and is empty again");
}

async function maintain(
  pool: KeptPool,
  task: MaintenanceTask,
  lane: "read" | "write",
): Promise<MaintenanceResult> {
  const result = await pool.maintain(task, lane);
  if (!result.ok) throw new Error(result.problem ?? `${task.kind} failed`);
  return result;
}
