import { statSync } from "node:fs";
import type { Call } from "../engine/call.js";
import type { Check } from "../engine/checks.js";
import type {
  Backup,
  CheckpointResult,
  Chore,
  Database,
  DatabaseDescription,
  DatabaseWatch,
} from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabasePlan } from "../engine/plan.js";
import type { DatabaseStatistics, SlowStatement } from "../engine/statistics.js";
import { copyDatabase } from "./backup-copy.js";
import { type DiskWatch, watchDisk } from "./file/disk-watch.js";
import { FileWatch } from "./file/file-watch.js";
import { explainOpening } from "./file/open-file.js";
import { type AuditRetention, choresOf, walChore } from "./housekeeping.js";
import { DatabasePool } from "./pool/database-pool.js";
import type { Interrupter } from "./pool/interrupter.js";
import { worked } from "./pool/maintenance-task.js";
import type { PoolOptions } from "./pool/pool-options.js";
import { checksOf } from "./sqlite-checks.js";

/** The settings of one file. */
type FileSettings = Pick<
  PoolOptions,
  | "database"
  | "file"
  | "minConnections"
  | "maxConnections"
  | "connectionTimeoutMs"
  | "idleTimeoutMs"
  | "cachePages"
  | "mmapBytes"
  | "busyTimeoutMs"
  | "leavesCheckpoints"
>;

/** What SQLite needs of the service's settings. */
export interface SqliteSettings
  extends Required<
      Pick<
        PoolOptions,
        "maxQueue" | "slowMs" | "executor" | "requestRetentionMs" | "requestRetentionBytes"
      >
    >,
    Pick<PoolOptions, "streamLimits"> {
  readonly databases: readonly FileSettings[];
  /** While less is free on a file's volume, writes are refused. */
  readonly minFreeBytes: number;
  /** How much memory the statements of callers may have together. */
  readonly sqlMemoryBytes: number;
  readonly auditRetention: AuditRetention;
}

export interface SqliteLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

/** What a database is opened with. */
export interface DatabaseParts {
  readonly plan: DatabasePlan;
  readonly file: FileSettings;
  readonly settings: SqliteSettings;
  readonly watch: DatabaseWatch;
  readonly log: SqliteLog;
  readonly guardFile: string | undefined;
  /** Stops statements; without it they run to their end, and callers' SQL is refused. */
  readonly interrupter: Interrupter | undefined;
  readonly checkContract: (
    plan: DatabasePlan,
    file: string,
    schemaHash: string,
    checked: string,
  ) => string | undefined;
}

/** Opens a file that this process owns. Throws OpenError. */
export async function openSqliteDatabase(parts: DatabaseParts): Promise<Database> {
  const { plan, file, settings, watch, log } = parts;
  const { database } = file;
  await using cleanup = new AsyncDisposableStack();
  const disk = await watchDisk(file.file, settings.minFreeBytes, (freeBytes, full) => {
    log.warn(
      { database, freeBytes },
      full ? "disk nearly full: writes are refused" : "disk has space again",
    );
  });
  cleanup.defer(() => disk.stop());
  let fileWatch: FileWatch | undefined;
  const pool = new DatabasePool({
    ...file,
    plan,
    maxQueue: settings.maxQueue,
    slowMs: settings.slowMs,
    ...(settings.streamLimits === undefined ? {} : { streamLimits: settings.streamLimits }),
    executor: settings.executor,
    onSlow: watch.slow,
    onDisagreed: watch.disagreed,
    watch,
    requestRetentionMs: settings.requestRetentionMs,
    requestRetentionBytes: settings.requestRetentionBytes,
    refuseWrites: () => disk.refusal() ?? fileWatch?.refusal(),
    ...(parts.guardFile === undefined ? {} : { guardFile: parts.guardFile }),
    ...(parts.interrupter === undefined ? {} : { interrupts: parts.interrupter }),
  });
  cleanup.defer(() => pool.close(0));
  const description = await openFile(pool, parts);
  fileWatch = new FileWatch(file.file);
  cleanup.move();
  return new SqliteDatabase(pool, disk, fileWatch, description, parts);
}

/** Opens the file, logs what had to be done to it, and makes sure that contract and schema fit. */
async function openFile(
  pool: DatabasePool,
  { plan, file: { database, file }, checkContract, log, guardFile }: DatabaseParts,
): Promise<DatabaseDescription> {
  const opened = await pool.open().catch((error: unknown) => {
    throw new OpenError(error instanceof Error ? error.message : String(error));
  });
  const { applied = "", adopted = "", backup = "", rebuilt = "", ...texts } = opened.texts ?? {};
  if (adopted !== "")
    log.info({ database, adopted: JSON.parse(adopted) }, "adopted a file of the old application");
  if (applied !== "")
    log.info({ database, applied, ...(backup === "" ? {} : { backup }) }, "migrated");
  if (rebuilt !== "")
    log.warn({ database, rebuilt }, "rebuilt after an unclean stop: it did not fit its tables");
  try {
    const hash = checkContract(plan, file, texts.schemaHash ?? "", texts.checked ?? "");
    if (hash !== undefined) await pool.maintain({ kind: "remember-check", hash });
  } catch (error) {
    throw explainOpening(file, error);
  }
  return {
    engine: `SQLite ${texts.sqliteVersion ?? ""}`,
    location: file,
    schemaVersion: opened.numbers.version ?? 0,
    ...(guardFile === undefined && {
      limitation: "without the guard extension: running statements can't be stopped",
    }),
  };
}

class SqliteDatabase implements Database {
  readonly description: DatabaseDescription;
  readonly checks: readonly Check[];
  readonly chores: readonly Chore[];
  readonly #pool: DatabasePool;
  readonly #disk: DiskWatch;
  readonly #fileWatch: FileWatch;
  readonly #file: string;
  readonly #minFreeBytes: number;
  #closed: Promise<void> | undefined;

  constructor(
    pool: DatabasePool,
    disk: DiskWatch,
    fileWatch: FileWatch,
    description: DatabaseDescription,
    { file: { database, file, leavesCheckpoints }, settings, log }: DatabaseParts,
  ) {
    this.description = description;
    this.#pool = pool;
    this.#disk = disk;
    this.#fileWatch = fileWatch;
    this.#file = file;
    this.#minFreeBytes = settings.minFreeBytes;
    this.checks = checksOf({
      fileWatch,
      walBytes: () => sizeOf(`${file}-wal`),
      maintain: pool.maintain.bind(pool),
      connections: () => pool.statistics().totalConns,
      diskRefusal: () => disk.refusal(),
    });
    const chores = choresOf(database, pool, log, settings.auditRetention);
    this.chores =
      leavesCheckpoints === true ? chores : [...chores, walChore(database, file, pool, log)];
  }

  submit(call: Call): void {
    this.#pool.submit(call);
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    this.#pool.cancel(call, reason);
  }

  statistics(): DatabaseStatistics {
    return {
      ...this.#pool.statistics(),
      dataBytes: sizeOf(this.#file),
      logBytes: sizeOf(`${this.#file}-wal`),
    };
  }

  slowStatements(): SlowStatement[] {
    return this.#pool.slowStatements();
  }

  backup(signal: AbortSignal): Promise<Backup> {
    return copyDatabase(this.#file, this.#minFreeBytes, this.#pool, signal);
  }

  async checkpoint(truncate: boolean): Promise<CheckpointResult> {
    const { numbers } = worked(
      await this.#pool.maintain({ kind: "checkpoint", truncate }, "write"),
    );
    // SQLite says -1 for a log that has no pages.
    const pages = (count: number | undefined): number => Math.max(0, count ?? 0);
    return {
      logPages: pages(numbers.walPages),
      movedPages: pages(numbers.checkpointedPages),
      busy: numbers.busy === 1,
    };
  }

  pauseWrites(isPaused: boolean): void {
    this.#pool.pauseWrites(isPaused);
  }

  async optimize(): Promise<void> {
    worked(await this.#pool.maintain({ kind: "optimize" }, "write"));
  }

  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  async #close(graceMs: number): Promise<void> {
    try {
      await this.#pool.close(graceMs);
      // A statement that still runs has the file open: its locks go with the process.
      this.#fileWatch.close();
    } finally {
      this.#disk.stop();
    }
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
