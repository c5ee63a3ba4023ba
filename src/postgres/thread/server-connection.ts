import pg from "pg";
import { hostUrls, type SessionAttrs, sessionAttrsOf } from "../../base/server-url.js";
import type { Bindable } from "./column-values.js";
import { Prepared, Trip, TripError, type TripResult, type TripStatement } from "./trip.js";

/** What a connection is opened with. */
export interface ConnectionTarget {
  /** Of several hosts the first that is reached and does what is wanted is taken, each time. */
  readonly url: string;
  /** The schema of the database, the first of the search path. */
  readonly schema: string;
  /** Comes before it in the search path: views in place of tables. */
  readonly views?: string;
  readonly connectMs: number;
  /** What will do where the URL does not say: any, but of several hosts one that takes writes. */
  readonly wanted?: SessionAttrs;
  /** Callers' SQL runs on it: what one caller may have left is discarded before the next. */
  readonly forCallers?: boolean;
}

/** What the server says of itself when a connection is opened. */
export interface ServerFacts {
  /** e.g. 180004 */
  readonly version: number;
  /** The history that commits count in: the cluster, and its timeline, which a failover raises. */
  readonly epoch: string;
  /** It takes no writes: a standby, or a primary that was made read-only. */
  readonly readOnly: boolean;
  readonly standby: boolean;
}

/** How long the server may take for a CancelRequest, in ms; then the connection is given up. */
const CANCEL_MS = 5000;

/**
 * Nets below what the service does itself: a server that has lost its client stops the statement,
 * and no transaction stays open behind a service that hangs. `synchronous_commit` must not be
 * weaker than a commit on disk.
 */
const SETTINGS = {
  client_connection_check_interval: "5s",
  statement_timeout: "120s",
  idle_in_transaction_session_timeout: "120s",
  client_min_messages: "error",
  bytea_output: "hex",
  extra_float_digits: "1",
  standard_conforming_strings: "on",
};
const SESSION = `SELECT CASE WHEN current_setting('synchronous_commit') = 'off'
    THEN set_config('synchronous_commit', 'on', false) END,
  current_setting('server_version_num')::integer AS version,
  current_setting('search_path') AS path,
  (SELECT system_identifier::text FROM pg_control_system()) AS cluster,
  CASE WHEN pg_is_in_recovery() THEN '' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END AS timeline,
  pg_is_in_recovery() AS standby,
  pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean AS read_only`;

/** Why a server can't be used that does not get what a connection is opened with. */
export const POOLED =
  "a pooler such as PgBouncer keeps the settings of a session from the server; connect to the server itself, for which the service has a pool";

/** One connection to the server. What runs on it is a trip at a time. */
export class ServerConnection {
  readonly facts: ServerFacts;
  readonly #client: pg.Client;
  readonly #target: ConnectionTarget;
  readonly #prepared = new Prepared();
  /**
   * Set while a CancelRequest is on its way: no other statement may begin before it has arrived.
   */
  #cancelling: Promise<void> | undefined;
  #isBusy = false;
  #lost = false;
  #caller = "";
  /** By `performance.now`, when it was used last. */
  usedMs = 0;

  private constructor(client: pg.Client, target: ConnectionTarget, facts: ServerFacts) {
    this.#client = client;
    this.#target = target;
    this.facts = facts;
  }

  /**
   * Rejects with what the last of the hosts or the system says; what is there and does not fit says
   * more than what is not there. `shard`: which row of a counter it adds to.
   */
  static async open(target: ConnectionTarget, shard: number = 0): Promise<ServerConnection> {
    const urls = hostUrls(target.url);
    const [first = target.url] = urls;
    const unsaid = target.wanted ?? (urls.length > 1 ? "read-write" : "any");
    const wanted = sessionAttrsOf(new URL(first)) ?? unsaid;
    let spare: ServerConnection | undefined;
    let misfit: Error | undefined;
    let problem = new Error("the URL names no host");
    // A call waits no longer for a connection than for one host, so all of them share that time.
    const connectMs = target.connectMs / urls.length;
    const avoided = (url: string): number =>
      performance.now() - (unreached.get(url) ?? Number.NEGATIVE_INFINITY) < AVOID_MS ? 1 : 0;
    for (const url of urls.toSorted((one, other) => avoided(one) - avoided(other))) {
      try {
        const connection = await ServerConnection.openOne({ ...target, url, connectMs }, shard);
        unreached.delete(url);
        if (FITS[wanted](connection.facts)) {
          void spare?.close();
          return connection;
        }
        if (wanted === "prefer-standby" && spare === undefined) spare = connection;
        else void connection.close();
        misfit = new Error(`no host of the URL is what is wanted of it: ${wanted}`);
      } catch (error) {
        unreached.set(url, performance.now());
        problem = error instanceof Error ? error : new Error(String(error));
      }
    }
    if (spare !== undefined) return spare;
    throw misfit ?? problem;
  }

  /** Of one host. */
  static async openOne(target: ConnectionTarget, shard: number): Promise<ServerConnection> {
    const client = new pg.Client({
      connectionString: target.url,
      application_name: "crewdb",
      options: optionsOf(target, shard),
      keepAlive: true,
    });
    let connection: ServerConnection | undefined;
    // An 'error' that nobody listens to ends the process.
    client.on("error", () => connection?.lose());
    client.on("end", () => connection?.lose());
    // `pg` bounds the login alone: a server may hang after it.
    const { connection: wire } = client as unknown as Canceller;
    const timer = setTimeout(() => wire.stream.destroy(noAnswer()), target.connectMs);
    try {
      await client.connect();
      connection = new ServerConnection(client, target, await begin(client, pathOf(target)));
      return connection;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** It can't be used any more. */
  get isLost(): boolean {
    return this.#lost;
  }

  /** Rejects with TripError. */
  async becomeCaller(caller: string): Promise<void> {
    if (this.#caller === caller) return;
    if (this.#caller !== "") {
      await this.trip([{ sql: "DISCARD ALL", values: [] }]);
      this.#prepared.fields.clear();
      this.#prepared.doubtful.clear();
    }
    this.#caller = caller;
  }

  /** A transaction is open, or failed and not rolled back yet. */
  get isInTransaction(): boolean {
    return !this.#lost && this.#client.getTransactionStatus() !== "I";
  }

  /**
   * Runs statements that travel together, in order. Rejects with TripError; then the transaction,
   * if one is open, is aborted. `onBegin` is told which one runs.
   */
  async trip(
    statements: readonly TripStatement[],
    onBegin?: (index: number) => void,
  ): Promise<readonly TripResult[]> {
    if (this.#cancelling !== undefined) await this.#cancelling;
    if (this.#lost) throw new TripError(new Error("the connection is closed"), [], "");
    this.#isBusy = true;
    try {
      return await new Promise((resolve, reject) => {
        // It has failed when the server is ready for the next one, which the trip is not told of.
        const failed = (error: Error): void => {
          this.#onceReady(() => reject(error));
        };
        this.#client.query(
          new Trip(statements, this.#prepared, () => this.cancel(), resolve, failed, onBegin),
        );
      });
    } catch (error) {
      if (error instanceof TripError && endsConnection(error)) this.lose();
      throw error;
    } finally {
      this.#isBusy = false;
      if (this.#cancelling !== undefined) await this.#cancelling;
    }
  }

  /** When the server waits for the next statement, or the connection has ended. */
  #onceReady(then: () => void): void {
    const ready = (): void => {
      this.#client.removeListener("drain", ready);
      this.#client.removeListener("end", ready);
      then();
    };
    if (this.#lost) then();
    else this.#client.once("drain", ready).once("end", ready);
  }

  /** One statement of the service's own. */
  async run(sql: string, values: readonly Bindable[] = []): Promise<TripResult> {
    const [result] = await this.trip([{ sql, values }]);
    if (result === undefined) throw new Error("a trip without a result");
    return result;
  }

  /** Whether a statement fits the schema; rejects with what the server says. */
  async prepares(sql: string): Promise<void> {
    await this.#client.query(`PREPARE crewdb_check AS ${sql}\n; DEALLOCATE crewdb_check`);
  }

  /** SQL of a file, in one go: many statements without values. */
  async script(sql: string): Promise<void> {
    await this.#client.query(sql);
  }

  /**
   * Stops what runs now. The trip that is under way does not end before the server has taken the
   * request, so that the next one can't be hit: the server closes the request's socket once it has
   * signalled its process, and a process that waits for its next command drops the signal.
   */
  cancel(): void {
    if (!this.#isBusy || this.#lost) return;
    this.#cancelling ??= this.#sendCancel().then(
      () => {
        this.#cancelling = undefined;
      },
      () => {
        // Whether it still comes is not known.
        this.#cancelling = undefined;
        this.lose();
      },
    );
  }

  #sendCancel(): Promise<void> {
    const { processID, secretKey } = this.#client as unknown as Secrets;
    return new Promise((resolve, reject) => {
      const client = new pg.Client({ connectionString: this.#target.url }) as unknown as Canceller;
      const { connection } = client;
      const timer = setTimeout(() => {
        connection.stream.destroy();
        reject(new Error("the server did not take a CancelRequest"));
      }, CANCEL_MS);
      const send = (): void => connection.cancel(processID, secretKey);
      connection.on("connect", () => (client.ssl === false ? send() : connection.requestSsl()));
      connection.on("sslconnect", send);
      // The server answers nothing: it closes.
      connection.on("error", () => undefined);
      connection.on("end", () => {
        clearTimeout(timer);
        resolve();
      });
      const isFolder = client.host.startsWith("/");
      connection.connect(
        isFolder ? `${client.host}/.s.PGSQL.${client.port}` : client.port,
        client.host,
      );
    });
  }

  /** Drops it without a word to the server, which then rolls back. */
  lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    (this.#client as unknown as Canceller).connection.stream.destroy();
  }

  async close(): Promise<void> {
    if (this.#lost) return;
    this.#lost = true;
    await this.#client.end().catch(() => undefined);
  }
}

/** How long a host that could not be reached is tried after the others, in ms. */
const AVOID_MS = 10_000;
/** URLs of one host, with when they could not be reached. */
const unreached = new Map<string, number>();

const FITS: Readonly<Record<SessionAttrs, (facts: ServerFacts) => boolean>> = {
  any: () => true,
  "read-write": ({ readOnly }) => !readOnly,
  "read-only": ({ readOnly }) => readOnly,
  primary: ({ standby }) => !standby,
  standby: ({ standby }) => standby,
  "prefer-standby": ({ standby }) => standby,
};

/** What `pg` has and its types don't. */
interface Secrets {
  readonly processID: number;
  readonly secretKey: number;
}

interface Canceller {
  readonly host: string;
  readonly port: number;
  readonly ssl: unknown;
  readonly connection: {
    readonly stream: { destroy(error?: Error): void };
    connect(port: number | string, host: string): void;
    requestSsl(): void;
    cancel(processId: number, secretKey: number): void;
    on(event: string, listener: () => void): void;
  };
}

/**
 * Set from the start: what resets a session comes back to them. SQLite's functions, which the
 * schema has, come before the server's own of the same name.
 */
function optionsOf(target: ConnectionTarget, shard: number): string {
  const all = {
    ...SETTINGS,
    search_path: pathOf(target),
    "crewdb.shard": String(shard),
  };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value.replaceAll(/[ \\]/g, "\\$&")}`)
    .join(" ");
}

function pathOf({ schema, views }: ConnectionTarget): string {
  const path = views === undefined ? [schema] : [views, schema];
  return [...path.map((name) => `"${name}"`), "pg_catalog"].join(", ");
}

/** It is lost, or leads to a server that is a primary no more: the next one asks for the name anew.
 */
function endsConnection({ server }: TripError): boolean {
  const code = server?.code;
  return code === undefined || code.startsWith("57P") || code.startsWith("08") || code === "25006";
}

function noAnswer(): Error {
  return Object.assign(new Error("no answer in time"), { code: "ETIMEDOUT" });
}

async function begin(client: pg.Client, path: string): Promise<ServerFacts> {
  const { rows } = await client.query<{
    readonly version: number;
    readonly cluster: string;
    readonly timeline: string;
    readonly standby: boolean;
    readonly read_only: boolean;
    readonly path: string;
  }>(SESSION);
  const [row] = rows;
  if (row === undefined) throw new Error("the server said nothing of itself");
  // Or the tables would be made where nobody looks for them.
  if (row.path !== path) throw new Error(POOLED);
  const cluster = BigInt(row.cluster).toString(36);
  const timeline = Number.parseInt(row.timeline || "0", 16).toString(36);
  const { version, standby, read_only: readOnly } = row;
  return { version, epoch: `${cluster}-${timeline}`, readOnly, standby };
}
