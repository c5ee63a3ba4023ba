import type { Logger } from "pino";
import type { AdminTarget } from "../calls/admin/admin-target.js";
import type { Door } from "../calls/door.js";
import type { HandlerOptions } from "../calls/handlers.js";
import { type Image, readImage } from "../contract/image.js";
import { type Dialects, loadPlans } from "../contract/load-plans.js";
import type { DatabaseDescription, Engine } from "../engine/engine.js";
import type { DatabaseName } from "../engine/plan.js";
import type { Config } from "../settings/config.js";
import { type ChooseEngine, chooseEngine } from "./choose-engine.js";
import { chooseOne, claimAll, openAll, type RunningDatabase } from "./open-databases.js";
import { type MeteredDatabase, registerPoolMetrics } from "./pool-metrics.js";
import { watchReadiness } from "./readiness.js";

/**
 * The part of the grace time that calls in flight get; the rest is for the checkpoint and closing
 * the files.
 */
const CALLS_SHARE = 0.8;
/** When connections are cut: calls that were ended above have their answers by then. */
const REPLIES_SHARE = 0.9;

/** What the start-up line says about a database. */
export interface ServedDatabase extends DatabaseDescription {
  readonly database: DatabaseName;
  readonly minConnections: number;
  readonly maxConnections: number;
}

/** Both databases, open and served at a door. */
export interface Service<Opened extends Door> {
  readonly door: Opened;
  readonly databases: readonly ServedDatabase[];
  /**
   * Lets calls in flight finish, then closes everything in order, within the grace time. Called
   * again, it waits for the same.
   */
  stop(): Promise<void>;
}

/** Which signals leave the process. Default: none. */
export type Observe = HandlerOptions["observe"];

/**
 * Builds every part. `openDoor` gets what the rpcs need and says where calls come in. What was
 * started is stopped again when a later part fails.
 */
export async function openService<Opened extends Door>(
  config: Config,
  log: Logger,
  openDoor: (calls: HandlerOptions, image: Image) => Opened | Promise<Opened>,
  observe?: Observe,
  choose: ChooseEngine = chooseEngine,
): Promise<Service<Opened>> {
  await using cleanup = new AsyncDisposableStack();
  for (const warning of config.warnings) log.warn(warning);
  const engine = await chooseOne(choose, config, log);
  cleanup.defer(() => engine.close());
  claimAll(config, engine);
  const image = readImage();
  const plans = loadPlans(image, dialectsOf(config));
  const databases = await openAll(config, plans, engine, log, cleanup);
  const calls = {
    admin: databases.map(toAdminTarget),
    services: databases.map(({ plan, database }) => ({ plan, target: database })),
    image: image.bytes,
    maxCallMs: config.maxCallMs,
    log,
    recentCalls: { ...config.recentCalls, slowMs: config.slowMs },
    ...(observe === undefined ? {} : { observe }),
  };
  const door = await openDoor(calls, image);
  if (observe?.metrics === true) registerPoolMetrics(databases.map(toMetered));
  watchAll(databases, door, log);
  cleanup.move();
  let stopping: Promise<void> | undefined;
  return {
    door,
    databases: databases.map(describe),
    stop: () => {
      stopping ??= stop(config, door, databases, engine);
      return stopping;
    },
  };
}

/** The SQL that each database's engine reads. */
function dialectsOf({ databases }: Config): Dialects {
  const servers = databases.filter(({ url }) => url !== undefined);
  return Object.fromEntries(servers.map(({ database }) => [database, "postgres"]));
}

/** Serving from here on; the whole server is while all of its databases are. */
function watchAll(databases: readonly RunningDatabase[], door: Door, log: Logger): void {
  for (const each of databases) {
    const { service } = each.plan;
    door.setServing(service, true);
    each.readiness = watchReadiness(each.database.checks, (serving, problems) => {
      if (serving) log.info({ service }, "serves again");
      else log.error({ service, problems }, "does not serve");
      door.setServing(service, serving);
      door.setServing(
        "",
        databases.every(({ readiness }) => readiness?.serving !== false),
      );
    });
  }
  door.setServing("", true);
}

function toMetered({ config, database }: RunningDatabase): MeteredDatabase {
  return {
    database: config.database,
    minConnections: config.minConnections,
    statistics: () => database.statistics(),
  };
}

function toAdminTarget(running: RunningDatabase): AdminTarget {
  return {
    name: running.config.database,
    database: running.database,
    readiness: () => ({
      serving: running.readiness?.serving ?? false,
      checks: running.readiness?.results() ?? [],
    }),
  };
}

/** NOT_SERVING, drain, finish calls in flight, close the databases, give up the claims. */
async function stop(
  config: Config,
  door: Door,
  databases: readonly RunningDatabase[],
  engine: Engine,
): Promise<void> {
  const { shutdownGraceMs } = config;
  for (const { housekeeping, readiness } of databases) {
    housekeeping.stop();
    readiness?.stop();
  }
  door.announceShutdown();
  // Side by side: what the databases answer in the end still has to leave by the connections.
  const [closed] = await Promise.all([
    Promise.allSettled(
      databases.map(({ database }) => database.close(shutdownGraceMs * CALLS_SHARE)),
    ),
    door.close(shutdownGraceMs * REPLIES_SHARE),
  ]);
  engine.close();
  for (const each of closed) if (each.status === "rejected") throw each.reason;
}

function describe({ config, database }: RunningDatabase): ServedDatabase {
  const { minConnections, maxConnections } = config;
  return { ...database.description, database: config.database, minConnections, maxConnections };
}
