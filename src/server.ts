import type { Logger } from "pino";
import type { Config, DatabaseConfig } from "./config.js";
import { checkAtStart } from "./contract/check-at-start.js";
import { type Image, readImage } from "./contract/image.js";
import { loadPlans, type Plans } from "./contract/load-plans.js";
import { type DiskWatch, watchDisk } from "./disk-watch.js";
import { type GrpcServer, startGrpcServer } from "./grpc/grpc-server.js";
import { parseTokens } from "./grpc/tokens.js";
import { DatabasePool } from "./pool/database-pool.js";
import { findGuardFile, type Interrupter, openInterrupter } from "./worker/interrupter.js";
import { acquireOwnerLock, type OwnerLock } from "./worker/owner-lock.js";

/** How often kept replies that are too old are forgotten, in ms. */
const PURGE_INTERVAL_MS = 60_000;

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
  /** False: running statements can't be stopped and callers' SQL is refused. */
  readonly guarded: boolean;
  /** Lets calls in flight finish within the grace time, then closes everything in order. */
  stop(): Promise<void>;
}

/** A database that another process owns, or that can't be opened. */
export class DatabaseError extends Error {}
/** An address that can't be listened on. */
export class ListenError extends Error {}

interface Database {
  readonly config: DatabaseConfig;
  readonly pool: DatabasePool;
  readonly disk: DiskWatch;
  readonly service: string;
  readonly schemaVersion: number;
}

/** Builds every part and serves. What was started is stopped again when a later part fails. */
export async function startServer(config: Config, log: Logger): Promise<RunningServer> {
  await using cleanup = new AsyncDisposableStack();
  const locks = takeLocks(config, cleanup);
  const image = readImage();
  const plans = loadPlans(image);
  const guardFile = findGuardFile();
  const interrupter = openInterrupter(guardFile);
  const databases = await Promise.all(
    config.databases.map((each) => openDatabase(each, config, plans, { guardFile, interrupter }, log, cleanup)),
  );
  const grpc = await listen(config, databases, plans, image, log);
  const purge = setInterval(() => purgeAll(databases, log), PURGE_INTERVAL_MS);
  for (const name of ["", ...databases.map((each) => each.service)]) grpc.setServing(name, true);
  cleanup.move();
  return {
    address: grpc.address,
    databases: databases.map(describe),
    guarded: guardFile !== undefined,
    stop: () => stop(config, grpc, databases, purge, interrupter, locks),
  };
}

function takeLocks(config: Config, cleanup: AsyncDisposableStack): OwnerLock[] {
  return config.databases.map(({ file }) => {
    const attempt = lockOf(file);
    if ("lock" in attempt) {
      cleanup.defer(() => attempt.lock.release());
      return attempt.lock;
    }
    const who = attempt.heldBy === undefined ? "" : ` (pid ${attempt.heldBy.pid}, since ${attempt.heldBy.startedAt})`;
    throw new DatabaseError(`${file} is owned by another crewdb${who}; stop that one, or name another file`);
  });
}

function lockOf(file: string): ReturnType<typeof acquireOwnerLock> {
  try {
    return acquireOwnerLock(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`${file} can't be opened (${why}); check that its folder exists and can be written`);
  }
}

async function openDatabase(
  database: DatabaseConfig,
  config: Config,
  plans: Plans,
  guard: { guardFile: string | undefined; interrupter: Interrupter | undefined },
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
    requestRetentionMs: config.requestRetentionMs,
    requestRetentionBytes: config.requestRetentionBytes,
    refuseWrites: () => disk.refusal(),
    ...(guard.guardFile === undefined ? {} : { guardFile: guard.guardFile }),
    ...(guard.interrupter === undefined ? {} : { interrupts: guard.interrupter }),
  });
  cleanup.defer(() => pool.close(0));
  const opened = await pool.open();
  if (!opened.ok) throw new DatabaseError(opened.problem ?? `${database.file} can't be opened`);
  const { schemaHash = "", checked = "" } = opened.texts ?? {};
  const hash = checkAtStart(plan, database.file, schemaHash, checked);
  if (hash !== undefined) await pool.maintain({ kind: "remember-check", hash });
  return { config: database, pool, disk, service: plan.service, schemaVersion: opened.numbers.version ?? 0 };
}

async function listen(
  config: Config,
  databases: readonly Database[],
  plans: Plans,
  image: Image,
  log: Logger,
): Promise<GrpcServer> {
  try {
    return await startGrpcServer({
      services: databases.map(({ config: { database }, pool }) => ({ plan: plans[database], pool })),
      image: image.bytes,
      listen: config.listen,
      ...(config.tls === undefined ? {} : { tls: config.tls }),
      ...(config.tokens === undefined ? {} : { tokens: parseTokens(config.tokens) }),
      maxCallMs: config.maxCallMs,
      log,
    });
  } catch (error) {
    throw new ListenError(error instanceof Error ? error.message : String(error));
  }
}

function purgeAll(databases: readonly Database[], log: Logger): void {
  for (const { pool, config } of databases) {
    pool.maintain({ kind: "purge" }).catch((error: unknown) => {
      log.warn({ database: config.database, error }, "kept replies could not be purged");
    });
  }
}

/** NOT_SERVING, drain, finish calls in flight, close readers, checkpoint, close the writer, give the files free. */
async function stop(
  config: Config,
  grpc: GrpcServer,
  databases: readonly Database[],
  purge: NodeJS.Timeout,
  interrupter: Interrupter | undefined,
  locks: readonly OwnerLock[],
): Promise<void> {
  clearInterval(purge);
  grpc.announceShutdown();
  for (const { pool } of databases) pool.drain();
  await grpc.close(config.shutdownGraceMs);
  await Promise.all(databases.map(({ pool }) => pool.close(config.shutdownGraceMs)));
  for (const { disk } of databases) disk.stop();
  interrupter?.close();
  for (const lock of locks) lock.release();
}

function describe({ config, schemaVersion }: Database): ServedDatabase {
  const { database, file, minConnections, maxConnections } = config;
  return { database, file, schemaVersion, minConnections, maxConnections };
}
