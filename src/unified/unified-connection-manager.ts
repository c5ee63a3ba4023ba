import { AsyncLocalStorage } from "node:async_hooks";
import { EventEmitter } from "node:events";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import {
  type AnyDb,
  type ClientOptions,
  createAdminDb,
  createMainDb,
  createWalmartDb,
  type Transaction,
} from "../client/index.js";
import type { SynchronousManagers } from "../legacy/synchronous-managers.js";
import { toCrewdbError } from "./crewdb-error.js";
import { type Embedded, openEmbedded } from "./embedded.js";
import { type Metrics, toMetrics } from "./metrics.js";
import { type DatabaseOptions, settingsOf } from "./old-config.js";
import { type Db, QueryScope, type RunResult } from "./query-scope.js";
import {
  type MainRepositories,
  mainRepositories,
  type WalmartRepositories,
  walmartRepositories,
} from "./repositories.js";

export interface UnifiedConfig {
  /** `host:port` of a service. Default: CREWDB_URL; without one the service runs inside this process. */
  readonly url?: string;
  /** See ClientOptions. Default of `pipeline` here: true. */
  readonly client?: ClientOptions;
  /** The databases as the old application's guide configures them; a service at `url` has settings of its own and ignores them. */
  readonly main?: DatabaseOptions;
  readonly walmart?: DatabaseOptions;
  /** Settings of the service in this process, by the names of the README's table, before those of the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Integers as bigint always. Default false: as number where that is exact. */
  readonly bigints?: boolean;
}

export interface TransactionOptions {
  /** Rolls back and fails with DeadlineExceeded or Canceled after so long, in ms. Default: the service's own limits. */
  readonly timeoutMs?: number;
}

export interface DatabaseHealth {
  readonly healthy: boolean;
  /** What is wrong, one sentence for each check that failed. */
  readonly errors: readonly string[];
}

export interface Health {
  readonly overall: boolean;
  readonly main: DatabaseHealth;
  readonly walmart: DatabaseHealth & {
    readonly poolMetrics: Metrics["walmart"];
    readonly connectionInfo: { readonly url: string; readonly embedded: boolean };
  };
}

interface Clients {
  readonly main: ReturnType<typeof createMainDb>;
  readonly walmart: ReturnType<typeof createWalmartDb>;
  readonly admin: ReturnType<typeof createAdminDb>;
  readonly url: string;
  readonly embedded: Embedded | undefined;
  /** Does the work instead of a service while USE_UNIFIED_DB is false. */
  readonly old?: SynchronousManagers;
}

type DatabaseName = "main" | "walmart";

/**
 * The old application's door to both databases. With `USE_UNIFIED_DB=false` in the environment the same calls run on the old
 * synchronous managers, in the calling thread. Emits `initialized`, `health` (see startMonitoring) and `shutdown`.
 * Every method connects by itself; `initialize` only does it early. Failures are CrewdbError.
 */
export class UnifiedConnectionManager extends EventEmitter {
  readonly #config: UnifiedConfig;
  readonly #nested = new AsyncLocalStorage<{
    readonly db: AnyDb;
    readonly scope: QueryScope;
    readonly transaction: Transaction;
  }>();
  readonly #settings: Readonly<Record<string, string>>;
  #clients: Promise<Clients> | undefined;

  constructor(config: UnifiedConfig = {}) {
    super();
    this.#config = config;
    this.#settings = { ...settingsOf(config), ...config.settings };
  }

  /** Connects, and in this process opens both files. Fails when a file can't be opened. */
  async initialize(): Promise<void> {
    const { admin, old } = await this.#open();
    if (old === undefined) await admin.getReadiness({}).catch(rethrow);
    this.emit("initialized");
  }

  /** Runs a callback's statements, or one statement with its parameters. A callback that writes is one transaction. */
  executeMainQuery<T>(work: (db: Db) => T | Promise<T>): Promise<T>;
  executeMainQuery(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[] | RunResult>;
  async executeMainQuery(work: string | ((db: Db) => unknown), parameters: readonly unknown[] = []): Promise<unknown> {
    return await this.#query("main", work, parameters);
  }

  executeWalmartQuery<T>(work: (db: Db) => T | Promise<T>): Promise<T>;
  executeWalmartQuery(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[] | RunResult>;
  async executeWalmartQuery(
    work: string | ((db: Db) => unknown),
    parameters: readonly unknown[] = [],
  ): Promise<unknown> {
    return await this.#query("walmart", work, parameters);
  }

  /** All or nothing: an error of the callback rolls back and is thrown again. Inside another one it is a savepoint. */
  async executeMainTransaction<T>(work: (db: Db) => T | Promise<T>, options?: TransactionOptions): Promise<T> {
    return await this.#transaction("main", work, options);
  }

  async executeWalmartTransaction<T>(work: (db: Db) => T | Promise<T>, options?: TransactionOptions): Promise<T> {
    return await this.#transaction("walmart", work, options);
  }

  /** The repositories of the main database; each is made when it is first used, and all share the connection. */
  getMainDatabase(): MainRepositories {
    return mainRepositories(async () => (await this.#open()).main);
  }

  getWalmartDatabase(): WalmartRepositories {
    return walmartRepositories(async () => (await this.#open()).walmart);
  }

  async healthCheck(): Promise<Health> {
    const { admin, url, embedded, old } = await this.#open();
    if (old !== undefined) return oldHealth(old);
    const [{ databases }, { walmart: poolMetrics }] = await Promise.all([
      admin.getReadiness({}).catch(rethrow),
      this.getMetrics(),
    ]);
    const healthOf = (wanted: Database): DatabaseHealth => {
      const found = databases.find(({ database }) => database === wanted);
      const errors = found?.checks.filter(({ ok }) => !ok).map(({ name, problem }) => `${name}: ${problem}`) ?? [];
      return { healthy: found?.serving ?? false, errors };
    };
    const [main, walmart] = [healthOf(Database.MAIN), healthOf(Database.WALMART)];
    const connectionInfo = { url, embedded: embedded !== undefined };
    return { overall: main.healthy && walmart.healthy, main, walmart: { ...walmart, poolMetrics, connectionInfo } };
  }

  async getMetrics(): Promise<Metrics> {
    const { admin, old } = await this.#open();
    if (old !== undefined) return old.metrics();
    return toMetrics(await admin.getStatistics({}).catch(rethrow));
  }

  /** The same numbers with the health, for reports. */
  async getStatistics(): Promise<{ readonly health: Health; readonly metrics: Metrics }> {
    const [health, metrics] = await Promise.all([this.healthCheck(), this.getMetrics()]);
    return { health, metrics };
  }

  /** Lets SQLite renew its statistics. */
  async optimize(): Promise<void> {
    const { admin, old } = await this.#open();
    if (old !== undefined) return old.optimize();
    for (const database of [Database.MAIN, Database.WALMART]) await admin.optimize({ database }).catch(rethrow);
  }

  /** Emits `health` every so many minutes, with the health or an Error, until `clearInterval` or `shutdown`. */
  startMonitoring(minutes = 5): NodeJS.Timeout {
    if (!(minutes > 0)) throw new TypeError(`minutes must be more than 0, got ${minutes}`);
    const look = (): void => {
      this.healthCheck().then(
        (health) => this.emit("health", health),
        (error: unknown) => this.emit("health", error),
      );
    };
    const timer = setInterval(look, minutes * 60_000);
    this.once("shutdown", () => clearInterval(timer));
    return timer.unref();
  }

  /** Closes the connections, and in this process the files. Safe to call again; a later call opens anew. */
  async shutdown(): Promise<void> {
    const opened = this.#clients;
    this.#clients = undefined;
    const clients = await opened?.catch(() => undefined);
    if (clients === undefined) return;
    for (const client of [clients.main, clients.walmart, clients.admin]) client.close();
    await clients.embedded?.stop();
    await clients.old?.close();
    this.emit("shutdown");
  }

  async #query(
    name: DatabaseName,
    work: string | ((db: Db) => unknown),
    parameters: readonly unknown[],
  ): Promise<unknown> {
    if (typeof work === "function") {
      const { [name]: db, old } = await this.#open();
      if (old !== undefined) return await old.query(name, work);
      const outer = this.#nested.getStore();
      // Inside a transaction of the same database its statements belong to it.
      return outer?.db === db ? await work(outer.scope) : await this.#scope(db).run(work);
    }
    return await this.#query(name, (scope) => execute(scope, work, parameters), []);
  }

  async #transaction<T>(
    name: DatabaseName,
    work: (db: Db) => T | Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const { [name]: db, old } = await this.#open();
    if (old !== undefined) return await old.transaction(name, work, options.timeoutMs);
    const outer = this.#nested.getStore();
    if (outer?.db === db) return await outer.transaction.savepoint(async () => await work(outer.scope)).catch(rethrow);
    const scope = this.#scope(db, options.timeoutMs);
    return await scope.run(async () => {
      const transaction = await scope.begin();
      return await this.#nested.run({ db, scope, transaction }, async () => await work(scope));
    });
  }

  #scope(db: AnyDb, timeoutMs?: number): QueryScope {
    const signal = timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) };
    return new QueryScope(db, { bigints: this.#config.bigints ?? false, ...signal });
  }

  #open(): Promise<Clients> {
    this.#clients ??= this.#connect();
    return this.#clients;
  }

  async #connect(): Promise<Clients> {
    const { crewdbUrl, usesService } = await import("./environment.js");
    if (!usesService()) return await openOld(this.#settings, this.#config.bigints ?? false);
    const url = this.#config.url ?? crewdbUrl();
    const embedded = url === undefined ? await openEmbedded(this.#settings) : undefined;
    const target = url ?? embedded?.target ?? "";
    const options: ClientOptions = { pipeline: true, ...this.#config.client };
    return {
      main: createMainDb(target, options),
      walmart: createWalmartDb(target, options),
      admin: createAdminDb(target, options),
      url: target,
      embedded,
    };
  }
}

/** The old managers in the place of a service. Loaded only when they are asked for: they bring SQLite with them. */
async function openOld(settings: Readonly<Record<string, string>>, bigints: boolean): Promise<Clients> {
  const { SynchronousManagers } = await import("../legacy/synchronous-managers.js");
  const old = await SynchronousManagers.open(settings, bigints);
  return { main: old.main, walmart: old.walmart, admin: old.admin, url: "", embedded: undefined, old };
}

function oldHealth(old: SynchronousManagers): Health {
  const [main, walmart] = [old.health("main"), old.health("walmart")];
  const { walmart: poolMetrics } = old.metrics();
  const connectionInfo = { url: "", embedded: true };
  return { overall: main.healthy && walmart.healthy, main, walmart: { ...walmart, poolMetrics, connectionInfo } };
}

/** Rows of a statement that answers some, else what changed. */
async function execute(db: Db, sql: string, parameters: readonly unknown[]): Promise<unknown> {
  const statement = db.prepare(sql);
  return /^\s*(select|with|values|explain|pragma)\b/i.test(sql) || /\breturning\b/i.test(sql)
    ? await statement.all(parameters)
    : await statement.run(parameters);
}

function rethrow(error: unknown): never {
  throw toCrewdbError(error);
}

let shared: UnifiedConnectionManager | undefined;

/** The one manager of this process. `config` counts in the first call only. */
export function getUnifiedConnectionManager(config?: UnifiedConfig): UnifiedConnectionManager {
  shared ??= new UnifiedConnectionManager(config);
  return shared;
}
