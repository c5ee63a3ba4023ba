import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Logger } from "pino";
import { Exit } from "../base/exit-codes.js";
import { modeForOthers } from "../base/private-file.js";
import { checkAtStart } from "../contract/check-at-start.js";
import { ContractError } from "../contract/diagnostics.js";
import type { Plans } from "../contract/load-plans.js";
import type { DatabasePlan } from "../engine/plan.js";
import type { Config, DatabaseConfig } from "../settings/config.js";
import { explainOpening } from "../sqlite/file/open-file.js";
import { type OwnerLock, ownDatabaseFile } from "../sqlite/file/owner-lock.js";
import { DatabasePool } from "../sqlite/pool/database-pool.js";
import type { Interrupter } from "../sqlite/pool/interrupter.js";
import { type DiskWatch, watchDisk } from "./disk-watch.js";
import { type Housekeeping, startHousekeeping } from "./housekeeping.js";
import { disagreementLog, slowLog, watchConnections } from "./pool-log.js";
import type { Readiness } from "./readiness.js";

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
  locks: readonly OwnerLock[],
  log: Logger,
  cleanup: AsyncDisposableStack,
): Promise<Database[]> {
  const attempts = await Promise.allSettled(
    config.databases.map(async (each, index) => {
      const opened = await openDatabase(each, config, plans, guard, log, cleanup);
      confirm(locks[index]);
      warnOfModes(each, log);
      return opened;
    }),
  );
  const failures = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason as unknown] : []));
  const fault = failures.find((reason) => !(reason instanceof DatabaseError));
  if (fault !== undefined) throw fault;
  // What is wrong with neither file is said once.
  const problems = new Set(failures.map((each) => (each as DatabaseError).message));
  if (problems.size > 0) throw new DatabaseError([...problems].join("\n"));
  return attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
}

/** One owner for each file. Throws DatabaseError: whose they are already, or why they can't be this service's, a line each. */
export function takeLocks(config: Config, log: Logger, cleanup: AsyncDisposableStack): OwnerLock[] {
  const problems: string[] = [];
  const locks = config.databases.flatMap((each) => {
    try {
      const lock = takeLock(each, log);
      cleanup.defer(() => lock.release());
      return [lock];
    } catch (error) {
      problems.push(messageOf(error));
      return [];
    }
  });
  if (problems.length > 0) throw new DatabaseError(problems.join("\n"));
  return locks;
}

function takeLock({ database, file }: DatabaseConfig, log: Logger): OwnerLock {
  const attempt = ownDatabaseFile(file);
  if ("lock" in attempt) {
    if (attempt.wasDatabase && !existsSync(file))
      log.warn({ database, file }, "the database file that was here is gone: a new one is made");
    return attempt.lock;
  }
  if (attempt.heldHere)
    throw new DatabaseError(
      `${file} is open already in this process; one manager opens it for all of the process, and DB_PATH and WALMART_DB_PATH must be two files`,
    );
  const who = attempt.heldBy === undefined ? "" : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
  throw new DatabaseError(`${file} is owned by another crewdb${who}; stop that one, or name another file`);
}

function confirm(lock: OwnerLock | undefined): void {
  try {
    lock?.confirm();
  } catch (error) {
    throw new DatabaseError(messageOf(error));
  }
}

/** Files that were made before with looser rights, or given them. They are named and not changed: a group may be meant. */
function warnOfModes({ database, file }: DatabaseConfig, log: Logger): void {
  const folder = dirname(file);
  const name = basename(file);
  const ours = readdirSync(folder).filter(
    (each) => each === name || each.startsWith(`${name}-`) || each.startsWith(`${name}.`),
  );
  const open = ours.map((each) => join(folder, each)).filter((each) => modeForOthers(each) !== undefined);
  if (open.length === 0) return;
  log.warn({ database, files: open }, "other users can read these files, which contain credentials: chmod 600 them");
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
  let opened: Database | undefined;
  const pool = new DatabasePool({
    ...database,
    plan,
    maxQueue: config.maxQueue,
    slowMs: config.slowMs,
    ...(config.streamLimits === undefined ? {} : { streamLimits: config.streamLimits }),
    executor: config.executor,
    onSlow: slowLog(plan, log, (call) => pool.submit(call)),
    onDisagreed: disagreementLog(database.database, log),
    watch: watchConnections(database.database, log),
    requestRetentionMs: config.requestRetentionMs,
    requestRetentionBytes: config.requestRetentionBytes,
    refuseWrites: () => disk.refusal() ?? opened?.readiness?.writesRefused(),
    ...(guard.guardFile === undefined ? {} : { guardFile: guard.guardFile }),
    ...(guard.interrupter === undefined ? {} : { interrupts: guard.interrupter }),
  });
  cleanup.defer(() => pool.close(0));
  const texts = await openFile(pool, database, log);
  const hash = checkSchema(plan, database.file, texts);
  if (hash !== undefined) await pool.maintain({ kind: "remember-check", hash });
  const housekeeping = startHousekeeping(database.database, database.file, pool, log, config.auditRetention);
  cleanup.defer(() => housekeeping.stop());
  const { sqliteVersion = "", version = "" } = texts;
  opened = {
    config: database,
    pool,
    disk,
    housekeeping,
    service: plan.service,
    schemaVersion: Number(version),
    sqliteVersion,
  };
  return opened;
}

/** The hash to remember when contract and schema fit; undefined when it is remembered. */
function checkSchema(plan: DatabasePlan, file: string, texts: Readonly<Record<string, string>>): string | undefined {
  try {
    return checkAtStart(plan, file, texts.schemaHash ?? "", texts.checked ?? "");
  } catch (error) {
    if (!(error instanceof ContractError)) throw new DatabaseError(explainOpening(file, error).message);
    throw new DatabaseError(`${file} does not fit: ${error.message}`);
  }
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
