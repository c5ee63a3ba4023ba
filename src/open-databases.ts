import type { Logger } from "pino";
import type { Config, DatabaseConfig } from "./config.js";
import { checkAtStart } from "./contract/check-at-start.js";
import type { Plans } from "./contract/load-plans.js";
import { type DiskWatch, watchDisk } from "./disk-watch.js";
import { Exit } from "./exit-codes.js";
import { type Housekeeping, startHousekeeping } from "./housekeeping.js";
import { DatabasePool } from "./pool/database-pool.js";
import { slowLog, watchConnections } from "./pool-log.js";
import type { Readiness } from "./readiness.js";
import type { Interrupter } from "./worker/interrupter.js";
import { acquireOwnerLock, type OwnerLock } from "./worker/owner-lock.js";

/** Databases that another process owns, or that can't be opened: a line for each. */
export class DatabaseError extends Error {
  readonly exitCode: number = Exit.DATABASE;
}

/** What stops statements; without it they run to their end, and callers' SQL is refused. */
export interface GuardParts {
  readonly guardFile: string | undefined;
  readonly interrupter: Interrupter | undefined;
}

/** One database with everything that runs for it. */
export interface Database {
  readonly config: DatabaseConfig;
  readonly pool: DatabasePool;
  readonly disk: DiskWatch;
  readonly housekeeping: Housekeeping;
  /** Watches once the server listens, and changes health. */
  readiness?: Readiness;
  readonly service: string;
  readonly schemaVersion: number;
  readonly sqliteVersion: string;
}

/** Opens them side by side, and says of every one that can't be opened why. */
export async function openAll(
  config: Config,
  plans: Plans,
  guard: GuardParts,
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<Database[]> {
  const attempts = await Promise.allSettled(
    config.databases.map((each) => openDatabase(each, config, plans, guard, log, cleanup)),
  );
  const failures = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason as unknown] : []));
  const fault = failures.find((reason) => !(reason instanceof DatabaseError));
  if (fault !== undefined) throw fault;
  if (failures.length > 0) throw new DatabaseError(failures.map((each) => (each as DatabaseError).message).join("\n"));
  return attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
}

/** One owner for each file. Throws DatabaseError naming the owner that there is already. */
export function takeLocks(config: Config, cleanup: AsyncDisposableStack): OwnerLock[] {
  return config.databases.map(({ file }) => {
    const attempt = lockOf(file);
    if ("lock" in attempt) {
      cleanup.defer(() => attempt.lock.release());
      return attempt.lock;
    }
    if (attempt.heldHere)
      throw new DatabaseError(
        `${file} is open already in this process; one manager opens it for all of the process, and DB_PATH and WALMART_DB_PATH must be two files`,
      );
    const who = attempt.heldBy === undefined ? "" : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
    throw new DatabaseError(`${file} is owned by another crewdb${who}; stop that one, or name another file`);
  });
}

function lockOf(file: string): ReturnType<typeof acquireOwnerLock> {
  try {
    return acquireOwnerLock(file);
  } catch (error) {
    throw new DatabaseError(messageOf(error));
  }
}

async function openDatabase(
  database: DatabaseConfig,
  config: Config,
  plans: Plans,
  guard: GuardParts,
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<Database> {
  const plan = plans[database.database];
  const disk = await watchDisk(database.file, config.minFreeBytes, (freeBytes, full) => {
    log.warn(
      { database: database.database, freeBytes },
      full ? "disk nearly full: writes are refused" : "disk has space again",
    );
  });
  cleanup.defer(() => disk.stop());
  const pool = new DatabasePool({
    ...database,
    plan,
    maxQueue: config.maxQueue,
    slowMs: config.slowMs,
    ...(config.streamLimits === undefined ? {} : { streamLimits: config.streamLimits }),
    encoder: config.encoder,
    onSlow: slowLog(plan, log, (task) => pool.maintain(task, "read")),
    watch: watchConnections(database.database, log),
    requestRetentionMs: config.requestRetentionMs,
    requestRetentionBytes: config.requestRetentionBytes,
    refuseWrites: () => disk.refusal(),
    ...(guard.guardFile === undefined ? {} : { guardFile: guard.guardFile }),
    ...(guard.interrupter === undefined ? {} : { interrupts: guard.interrupter }),
  });
  cleanup.defer(() => pool.close(0));
  const texts = await openFile(pool, database, log);
  const hash = checkAtStart(plan, database.file, texts.schemaHash ?? "", texts.checked ?? "");
  if (hash !== undefined) await pool.maintain({ kind: "remember-check", hash });
  const housekeeping = startHousekeeping(database.database, database.file, pool, log, config.auditRetention);
  cleanup.defer(() => housekeeping.stop());
  const { sqliteVersion = "", version = "" } = texts;
  return {
    config: database,
    pool,
    disk,
    housekeeping,
    service: plan.service,
    schemaVersion: Number(version),
    sqliteVersion,
  };
}

/** Opens the file and logs what had to be done to it. */
async function openFile(
  pool: DatabasePool,
  { database }: DatabaseConfig,
  log: Logger,
): Promise<Readonly<Record<string, string>>> {
  const opened = await pool.open().catch((error: unknown) => {
    throw new DatabaseError(messageOf(error));
  });
  const { applied = "", adopted = "", backup = "", rebuilt = "" } = opened.texts ?? {};
  if (adopted !== "") log.info({ database, adopted: JSON.parse(adopted) }, "adopted a file of the old application");
  if (applied !== "") log.info({ database, applied, ...(backup === "" ? {} : { backup }) }, "migrated");
  if (rebuilt !== "") log.warn({ database, rebuilt }, "rebuilt after an unclean stop: it did not fit its tables");
  return { ...opened.texts, version: String(opened.numbers.version ?? 0) };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
