import type { Logger } from "pino";
import type { AdminTarget } from "../calls/admin/admin-target.js";
import type { Edge, HandlerOptions } from "../calls/handlers.js";
import { readImage } from "../contract/image.js";
import { loadPlans } from "../contract/load-plans.js";
import type { Config } from "../settings/config.js";
import type { OwnerLock } from "../sqlite/file/owner-lock.js";
import { findGuardFile, type Interrupter, openInterrupter } from "../sqlite/pool/interrupter.js";
import { WAL_BOUND_BYTES } from "./housekeeping.js";
import { type Database, openAll, takeLocks } from "./open-databases.js";
import { type MeteredDatabase, registerPoolMetrics } from "./pool-metrics.js";
import { watchReadiness } from "./readiness.js";

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

/** Both databases, open and served at an edge. */
export interface Service<Opened extends Edge> {
  readonly edge: Opened;
  readonly databases: readonly ServedDatabase[];
  /** Version of SQLite. */
  readonly sqliteVersion: string;
  /** False: running statements can't be stopped and callers' SQL is refused. */
  readonly guarded: boolean;
  /** Lets calls in flight finish, then closes everything in order, within the grace time. Called again, it waits for the same. */
  stop(): Promise<void>;
}

/** Which signals leave the process. Default: none. */
export type Observe = HandlerOptions["observe"];

/**
 * Builds every part. `openEdge` gets what the rpcs need and says where calls come in. What was started is stopped again when a
 * later part fails.
 */
export async function openService<Opened extends Edge>(
  config: Config,
  log: Logger,
  openEdge: (calls: HandlerOptions) => Opened | Promise<Opened>,
  observe?: Observe,
): Promise<Service<Opened>> {
  await using cleanup = new AsyncDisposableStack();
  for (const warning of config.warnings) log.warn(warning);
  const locks = takeLocks(config, log, cleanup);
  const image = readImage();
  const plans = loadPlans(image);
  const guardFile = findGuardFile();
  const interrupter = openInterrupter(guardFile);
  cleanup.defer(() => interrupter?.close());
  if (interrupter?.boundMemory(config.sqlMemoryBytes) === false)
    log.warn("the memory of callers' SQL is not bounded on this system; docs/sql-limits.md says which ones it is on");
  const guard = { guardFile, interrupter };
  const databases = await openAll(config, plans, guard, locks, log, cleanup);
  const edge = await openEdge({
    admin: databases.map((database) => toAdminTarget(database, config)),
    services: databases.map(({ config: { database }, pool }) => ({ plan: plans[database], pool })),
    image: image.bytes,
    maxCallMs: config.maxCallMs,
    log,
    ...(observe === undefined ? {} : { observe }),
  });
  if (observe?.metrics === true) registerPoolMetrics(databases.map(toMetered));
  watchAll(databases, edge, log);
  cleanup.move();
  let stopping: Promise<void> | undefined;
  return {
    edge,
    databases: databases.map(describe),
    sqliteVersion: databases[0]?.sqliteVersion ?? "",
    guarded: guardFile !== undefined,
    stop: () => {
      stopping ??= stop(config, edge, databases, interrupter, locks);
      return stopping;
    },
  };
}

/** Serving from here on; the whole server is while all of its databases are. */
function watchAll(databases: readonly Database[], edge: Edge, log: Logger): void {
  for (const each of databases) {
    const { pool, disk, service } = each;
    edge.setServing(service, true);
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
      edge.setServing(service, serving);
      edge.setServing(
        "",
        databases.every(({ readiness }) => readiness?.serving !== false),
      );
    });
  }
  edge.setServing("", true);
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
    pool,
    maintain: pool.maintain.bind(pool),
    statistics: () => pool.statistics(),
    slowStatements: () => pool.slowStatements(),
    readiness: () => ({ serving: database.readiness?.serving ?? false, checks: database.readiness?.checks() ?? [] }),
  };
}

/** NOT_SERVING, drain, finish calls in flight, close readers, checkpoint, close the writer, give the files free. */
async function stop(
  config: Config,
  edge: Edge,
  databases: readonly Database[],
  interrupter: Interrupter | undefined,
  locks: readonly OwnerLock[],
): Promise<void> {
  const { shutdownGraceMs } = config;
  for (const { housekeeping, readiness } of databases) {
    housekeeping.stop();
    readiness?.stop();
  }
  edge.announceShutdown();
  // Side by side: what the pools answer in the end still has to leave by the connections.
  const [closed] = await Promise.all([
    Promise.allSettled(databases.map(({ pool }) => pool.close(shutdownGraceMs * CALLS_SHARE))),
    edge.close(shutdownGraceMs * REPLIES_SHARE),
  ]);
  databases.forEach(({ disk, readiness }, index) => {
    disk.stop();
    // A statement that still runs has the file open: its locks go with the process.
    if (closed[index]?.status === "fulfilled") readiness?.close();
  });
  interrupter?.close();
  for (const lock of locks) lock.release();
  for (const each of closed) if (each.status === "rejected") throw each.reason;
}

function describe({ config, schemaVersion }: Database): ServedDatabase {
  const { database, file, minConnections, maxConnections } = config;
  return { database, file, schemaVersion, minConnections, maxConnections };
}
