import { EventEmitter } from "node:events";
import type { DescService } from "@bufbuild/protobuf";
import { Database } from "../../gen/ts/crewdb/admin/v1/database_pb.js";
import { MainDb } from "../../gen/ts/crewdb/main/v1/main_db_pb.js";
import { WalmartDb } from "../../gen/ts/crewdb/walmart/v1/walmart_db_pb.js";
import { deadlineAfter, LONGEST_TIMER_MS } from "../base/longest-timer.js";
import { type AnyDb, type ClientOptions, createAdminDb, createMainDb, createWalmartDb } from "../client/index.js";
import { type ResolvedOptions, resolveOptions } from "../client/options.js";
import { toCrewdbError, toOpeningError } from "./crewdb-error.js";
import { type Embedded, openEmbedded } from "./embedded.js";
import { type Meters, type Metrics, toMetrics } from "./metrics.js";
import { Nesting } from "./nesting.js";
import { type DatabaseOptions, settingsOf } from "./old-config.js";
import { metered, QueryMeter } from "./query-meter.js";
import { type Db, QueryScope, type RunResult } from "./query-scope.js";
import { type MainRepositories, mainRepositories } from "./repositories/main-repositories.js";
import { type WalmartRepositories, walmartRepositories } from "./repositories/walmart-repositories.js";

export interface UnifiedConfig {
  /** `host:port` of a service. Default: CREWDB_URL; without one the service runs inside this process. */
  readonly url?: string;
  /** See ClientOptions. Default of `pipeline` here: true. */
  readonly client?: ClientOptions;
  /** The databases as the old application's guide configures them. Ignored with `url`: a service has its own settings. */
  readonly main?: DatabaseOptions;
  readonly walmart?: DatabaseOptions;
  /** Settings of the service in this process, by the names of docs/settings.md; they go before the environment. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Integers as bigint always. Default false: as number where that is exact. */
  readonly bigints?: boolean;
}

export interface TransactionOptions {
  /** Rolls back and fails with DeadlineExceeded or Canceled after so long, in ms. Default, and 0: the service's own limits. */
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

/** One database as the manager sees it. */
interface Metered<Client extends AnyDb = AnyDb> {
  readonly client: Client;
  readonly meter: QueryMeter;
}

interface Clients {
  readonly main: Metered<ReturnType<typeof createMainDb>>;
  readonly walmart: Metered<ReturnType<typeof createWalmartDb>>;
  readonly admin: ReturnType<typeof createAdminDb>;
  readonly url: string;
  readonly embedded: Pick<Embedded, "stop"> | undefined;
}

/**
 * The old application's door to both databases. Emits `initialized`, `health` (see startMonitoring) and `shutdown`.
 * Every method connects by itself; `initialize` only does it early. Failures are CrewdbError.
 *
 * Without a `url` the databases are opened in this process, which then owns their files: a second manager on the same files fails,
 * in this process, in a `fork()`ed one and in a worker thread. Where several processes or worker threads need the data, start one
 * server and give each of them its `url`, or send what a worker thread needs by messages. A process that forgot `shutdown` ends
 * all the same when it has nothing else to do; what was acknowledged is on disk.
 */
export class UnifiedConnectionManager extends EventEmitter {
  readonly #config: UnifiedConfig;
  readonly #nesting = new Nesting();
  readonly #settings: Readonly<Record<string, string>>;
  readonly #retry: ResolvedOptions;
  #clients: Promise<Clients> | undefined;
  #closing: Promise<void> | undefined;

  constructor(config: UnifiedConfig = {}) {
    super();
    this.#config = config;
    this.#settings = { ...settingsOf(config), ...config.settings };
    this.#retry = resolveOptions(config.client);
  }

  /** Connects, and in this process opens both files. Fails when a file can't be opened. */
  async initialize(): Promise<void> {
    const { admin } = await this.#open();
    await admin.getReadiness({}).catch(rethrow);
    this.emit("initialized");
  }

  /**
   * Runs a callback's statements, or one statement with its parameters. A callback that writes is one transaction, which begins
   * with its first write: a read before that sees what is committed at its own time, and another caller may change it until the
   * write. Where a write depends on what was read, use `executeMainTransaction`.
   */
  executeMainQuery<T>(work: (db: Db) => T | Promise<T>): Promise<T>;
  executeMainQuery(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[] | RunResult>;
  async executeMainQuery(work: string | ((db: Db) => unknown), parameters: readonly unknown[] = []): Promise<unknown> {
    return await this.#query((await this.#open()).main, work, parameters);
  }

  executeWalmartQuery<T>(work: (db: Db) => T | Promise<T>): Promise<T>;
  executeWalmartQuery(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[] | RunResult>;
  async executeWalmartQuery(
    work: string | ((db: Db) => unknown),
    parameters: readonly unknown[] = [],
  ): Promise<unknown> {
    return await this.#query((await this.#open()).walmart, work, parameters);
  }

  /** All or nothing: an error of the callback rolls back and is thrown again. Inside another one it is a savepoint. */
  async executeMainTransaction<T>(work: (db: Db) => T | Promise<T>, options?: TransactionOptions): Promise<T> {
    return await this.#transaction((await this.#open()).main, work, options);
  }

  async executeWalmartTransaction<T>(work: (db: Db) => T | Promise<T>, options?: TransactionOptions): Promise<T> {
    return await this.#transaction((await this.#open()).walmart, work, options);
  }

  /**
   * The repositories of the main database; each is made when it is first used, and all share the connection. Inside a callback
   * that has begun to write, their calls belong to its transaction.
   */
  getMainDatabase(): MainRepositories {
    return mainRepositories(async () => this.#clientOf((await this.#open()).main, MainDb));
  }

  getWalmartDatabase(): WalmartRepositories {
    return walmartRepositories(async () => this.#clientOf((await this.#open()).walmart, WalmartDb));
  }

  async healthCheck(): Promise<Health> {
    const { admin, url, embedded } = await this.#open();
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
    const { admin, main, walmart } = await this.#open();
    return toMetrics({ main: main.meter, walmart: walmart.meter }, await admin.getStatistics({}).catch(rethrow));
  }

  /** The same numbers with the health, for reports. */
  async getStatistics(): Promise<{ readonly health: Health; readonly metrics: Metrics }> {
    const [health, metrics] = await Promise.all([this.healthCheck(), this.getMetrics()]);
    return { health, metrics };
  }

  /** Lets SQLite renew its statistics. */
  async optimize(): Promise<void> {
    const { admin } = await this.#open();
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
    const timer = setInterval(look, Math.min(minutes * 60_000, LONGEST_TIMER_MS));
    this.once("shutdown", () => clearInterval(timer));
    return timer.unref();
  }

  /** Closes the connections, and files opened in this process. Safe to call again. A later call reopens them. */
  async shutdown(): Promise<void> {
    const opened = this.#clients;
    this.#clients = undefined;
    const clients = await opened?.catch(() => undefined);
    if (clients === undefined) return;
    for (const client of [clients.main.client, clients.walmart.client, clients.admin]) client.close();
    this.#closing = clients.embedded?.stop();
    await this.#closing;
    this.emit("shutdown");
  }

  /** For `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.shutdown();
  }

  async #query(db: Metered, work: string | ((db: Db) => unknown), parameters: readonly unknown[]): Promise<unknown> {
    if (typeof work === "string") return await this.#query(db, (scope) => execute(scope, work, parameters), []);
    const outer = this.#nesting.scopeAround(db.client);
    if (outer !== undefined) return await work(outer);
    const scope = this.#scope(db);
    return await scope.run(() => this.#nesting.inside(db.client, scope, () => work(scope)));
  }

  async #transaction<T>(db: Metered, work: (db: Db) => T | Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const outer = this.#nesting.scopeAround(db.client);
    if (outer !== undefined) {
      const transaction = await outer.begin();
      return await transaction.savepoint(async () => await work(outer)).catch(rethrow);
    }
    const scope = this.#scope(db, options.timeoutMs);
    return await scope.run(async () => {
      await scope.begin();
      return await this.#nesting.inside(db.client, scope, () => work(scope));
    });
  }

  async #clientOf(db: Metered, service: DescService): Promise<object> {
    const transaction = await this.#nesting.scopeAround(db.client)?.transaction;
    return metered(transaction?.client(service) ?? db.client, db.meter);
  }

  #scope(db: Metered, timeoutMs?: number): QueryScope {
    const isLimited = timeoutMs !== undefined && deadlineAfter(timeoutMs) < Number.POSITIVE_INFINITY;
    const signal = isLimited ? { signal: AbortSignal.timeout(timeoutMs) } : {};
    const { client, meter } = db;
    return new QueryScope(client, { bigints: this.#config.bigints ?? false, retry: this.#retry, meter, ...signal });
  }

  #open(): Promise<Clients> {
    this.#clients ??= this.#connect().catch((error: unknown) => {
      // What was in the way, such as another process that has the files, may be gone at the next call.
      this.#clients = undefined;
      throw toOpeningError(error);
    });
    return this.#clients;
  }

  async #connect(): Promise<Clients> {
    // Files that are still being closed can't be opened: a call that comes during shutdown() opens them after it.
    await this.#closing?.catch(() => undefined);
    const { crewdbUrl, slowMs, usesUnifiedDb } = await import("./environment.js");
    const slow = slowMs(this.#settings);
    const meters = { main: new QueryMeter(slow), walmart: new QueryMeter(slow) };
    if (!usesUnifiedDb(this.#settings)) return await openOldClients(this.#settings, meters);
    const url = this.#config.url ?? crewdbUrl();
    const embedded = url === undefined ? await openEmbedded(this.#settings) : undefined;
    const options: ClientOptions = { pipeline: true, ...this.#config.client };
    const target = embedded?.transport(options) ?? url ?? "";
    return {
      main: { client: createMainDb(target, options), meter: meters.main },
      walmart: { client: createWalmartDb(target, options), meter: meters.walmart },
      admin: createAdminDb(target, options),
      url: url ?? "embedded",
      embedded,
    };
  }
}

/** The way back: the same calls, answered by synchronous connections of this thread. */
async function openOldClients(settings: Readonly<Record<string, string>>, meters: Meters): Promise<Clients> {
  const { openOldConnections } = await import("../legacy/old-connections.js");
  const { main, walmart, admin, stop } = openOldConnections(settings);
  return {
    main: { client: createMainDb(main), meter: meters.main },
    walmart: { client: createWalmartDb(walmart), meter: meters.walmart },
    admin: createAdminDb(admin),
    url: "this thread",
    embedded: { stop },
  };
}

/** Rows of a statement that answers some, else what changed. */
function execute(db: Db, sql: string, parameters: readonly unknown[]): Promise<unknown> {
  const statement = db.prepare(sql);
  return /^\s*(select|with|values|explain|pragma)\b/i.test(sql) || /\breturning\b/i.test(sql)
    ? statement.all(parameters)
    : statement.run(parameters);
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
