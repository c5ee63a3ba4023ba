import type { Logger } from "pino";
import type { Config, DatabaseConfig } from "./config.js";
import { checkAtStart } from "./contract/check-at-start.js";
import { type Image, readImage } from "./contract/image.js";
import { loadPlans, type Plans } from "./contract/load-plans.js";
import { type DiskWatch, watchDisk } from "./disk-watch.js";
import type { AdminTarget } from "./grpc/admin/admin-target.js";
import { type GrpcServer, startGrpcServer } from "./grpc/grpc-server.js";
import { type Housekeeping, startHousekeeping, WAL_BOUND_BYTES } from "./housekeeping.js";
import { DatabasePool } from "./pool/database-pool.js";
import { slowLog, watchConnections } from "./pool-log.js";
import { type MeteredDatabase, registerPoolMetrics } from "./pool-metrics.js";
import { type Readiness, watchReadiness } from "./readiness.js";
import { findGuardFile, type Interrupter, openInterrupter } from "./worker/interrupter.js";
import { acquireOwnerLock, type OwnerLock } from "./worker/owner-lock.js";

/** The part of the grace time that calls in flight get; the rest is for the checkpoint and closing the files. */
const CALLS_SHARE = 0.8;
/** When connections are cut: calls that were ended above have their answers by then. */
const REPLIES_SHARE = 0.9;

/** What the start-up line says about a database. */
export interface ServedDatabase {
  readonly database: string;
  readonly file: string;
  readonly schemaVersion: number;
  readonly minConnections: number;
  readonly maxConnections: number;
}

export interface RunningServer {
  /** `127.0.0.1:50051` or `unix:/path`. */
  readonly address: string;
  readonly databases: readonly ServedDatabase[];
  /** Version of SQLite. */
  readonly sqliteVersion: string;
  /** False: running statements can't be stopped and callers' SQL is refused. */
  readonly guarded: boolean;
  /** Lets calls in flight finish, then closes everything in order, within the grace time. Called again, it waits for the same. */
  stop(): Promise<void>;
}

/** Databases that another process owns, or that can't be opened: a line for each. */
export class DatabaseError extends Error {}
/** An address that can't be listened on. */
export class ListenError extends Error {}

interface GuardParts {
  readonly guardFile: string | undefined;
  readonly interrupter: Interrupter | undefined;
}

interface Database {
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

/** Builds every part and serves. What was started is stopped again when a later part fails. */
export async function startServer(
  config: Config,
  log: Logger,
  observe?: { readonly traces: boolean; readonly metrics: boolean },
): Promise<RunningServer> {
  await using cleanup = new AsyncDisposableStack();
  const locks = takeLocks(config, cleanup);
  const image = readImage();
  const plans = loadPlans(image);
  const guardFile = findGuardFile();
  const interrupter = openInterrupter(guardFile);
  cleanup.defer(() => interrupter?.close());
  const guard = { guardFile, interrupter };
  const databases = await openAll(config, plans, guard, log, cleanup);
  const grpc = await listen(config, databases, plans, image, log, observe);
  if (observe?.metrics === true) registerPoolMetrics(databases.map(toMetered));
  watchAll(databases, grpc, log);
  cleanup.move();
  let stopping: Promise<void> | undefined;
  return {
    address: grpc.address,
    databases: databases.map(describe),
    sqliteVersion: databases[0]?.sqliteVersion ?? "",
    guarded: guardFile !== undefined,
    stop: () => {
      stopping ??= stop(config, grpc, databases, interrupter, locks);
      return stopping;
    },
  };
}

/** Opens them side by side, and says of every one that can't be opened why. */
async function openAll(
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

function takeLocks(config: Config, cleanup: AsyncDisposableStack): OwnerLock[] {
  return config.databases.map(({ file }) => {
    const attempt = lockOf(file);
    if ("lock" in attempt) {
      cleanup.defer(() => attempt.lock.release());
      return attempt.lock;
    }
    if (attempt.heldHere)
      throw new DatabaseError(`${file} is open already in this process; DB_PATH and WALMART_DB_PATH must be two files`);
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

async function listen(
  config: Config,
  databases: readonly Database[],
  plans: Plans,
  image: Image,
  log: Logger,
  observe: { readonly traces: boolean; readonly metrics: boolean } | undefined,
): Promise<GrpcServer> {
  try {
    return await startGrpcServer({
      admin: databases.map((database) => toAdminTarget(database, config)),
      services: databases.map(({ config: { database }, pool }) => ({ plan: plans[database], pool })),
      image: image.bytes,
      listen: config.listen,
      ...(config.tls === undefined ? {} : { tls: config.tls }),
      ...(config.tokens === undefined ? {} : { tokens: config.tokens }),
      maxCallMs: config.maxCallMs,
      log,
      ...(observe === undefined ? {} : { observe }),
    });
  } catch (error) {
    throw new ListenError(messageOf(error));
  }
}

/** Serving from here on; the whole server is while all of its databases are. */
function watchAll(databases: readonly Database[], grpc: GrpcServer, log: Logger): void {
  for (const each of databases) {
    const { pool, disk, service } = each;
    grpc.setServing(service, true);
    const target = {
      file: each.config.file,
      walBoundBytes: WAL_BOUND_BYTES,
      maintain: pool.maintain.bind(pool),
      connections: () => pool.statistics().totalConns,
      writesRefused: () => disk.refusal()?.message,
    };
    each.readiness = watchReadiness(target, (serving, problems) => {
      if (serving) log.info({ service }, "serves again");
      else log.error({ service, problems }, "does not serve");
      grpc.setServing(service, serving);
      grpc.setServing(
        "",
        databases.every(({ readiness }) => readiness?.serving !== false),
      );
    });
  }
  grpc.setServing("", true);
}

function toMetered({ config, pool }: Database): MeteredDatabase {
  const { database, file, minConnections } = config;
  return { database, file, minConnections, statistics: () => pool.statistics() };
}

function toAdminTarget(database: Database, { minFreeBytes }: Config): AdminTarget {
  const { pool, config } = database;
  return {
    database: config.database,
    file: config.file,
    minFreeBytes,
    maintain: pool.maintain.bind(pool),
    statistics: () => pool.statistics(),
    slowStatements: () => pool.slowStatements(),
    readiness: () => ({ serving: database.readiness?.serving ?? false, checks: database.readiness?.checks() ?? [] }),
  };
}

/** NOT_SERVING, drain, finish calls in flight, close readers, checkpoint, close the writer, give the files free. */
async function stop(
  config: Config,
  grpc: GrpcServer,
  databases: readonly Database[],
  interrupter: Interrupter | undefined,
  locks: readonly OwnerLock[],
): Promise<void> {
  const { shutdownGraceMs } = config;
  for (const { housekeeping, readiness } of databases) {
    housekeeping.stop();
    readiness?.stop();
  }
  grpc.announceShutdown();
  // Side by side: what the pools answer in the end still has to leave by the connections.
  const [closed] = await Promise.all([
    Promise.allSettled(databases.map(({ pool }) => pool.close(shutdownGraceMs * CALLS_SHARE))),
    grpc.close(shutdownGraceMs * REPLIES_SHARE),
  ]);
  for (const { disk } of databases) disk.stop();
  interrupter?.close();
  for (const lock of locks) lock.release();
  for (const each of closed) if (each.status === "rejected") throw each.reason;
}

function describe({ config, schemaVersion }: Database): ServedDatabase {
  const { database, file, minConnections, maxConnections } = config;
  return { database, file, schemaVersion, minConnections, maxConnections };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
