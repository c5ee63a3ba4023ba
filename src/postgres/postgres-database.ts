import type { Call } from "../engine/call.js";
import type { Check } from "../engine/checks.js";
import type { Chore, Database, DatabaseDescription, DatabaseWatch } from "../engine/engine.js";
import { OpenError } from "../engine/open-error.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import type { DatabaseStatistics, SlowStatement } from "../engine/statistics.js";
import type { AllStreamLimits } from "../engine/stream-limits.js";
import type { MigrationFile, ThreadSetup } from "./messages.js";
import { PostgresPool } from "./postgres-pool.js";
import type { ConnectionTarget } from "./thread/server-connection.js";
import { loginOf, placeOf, withLogin } from "./url.js";

/** What the engine needs of the settings of one database. */
export interface PostgresDatabaseSettings {
  readonly database: DatabaseName;
  readonly url: string;
  /** The same database with the login of callers' SQL. */
  readonly sqlUrl?: string | undefined;
  /** Of a read replica. */
  readonly replicaUrl?: string | undefined;
  readonly minConnections: number;
  readonly maxConnections: number;
  readonly connectionTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** What it needs of the service's. */
export interface PostgresSettings {
  readonly maxQueue: number;
  readonly slowMs: number;
  readonly streamLimits?: AllStreamLimits | undefined;
  readonly requestRetentionMs: number;
  readonly requestRetentionBytes: number;
  /** How long an audit trail may be. */
  readonly auditRetention: { readonly days: number; readonly entries: number };
}

export interface PostgresLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface DatabaseParts {
  readonly plan: DatabasePlan;
  readonly database: PostgresDatabaseSettings;
  readonly settings: PostgresSettings;
  readonly watch: DatabaseWatch;
  readonly log: PostgresLog;
  readonly migrations: readonly MigrationFile[];
}

/**
 * Old kept replies are deleted so often, in ms; every process does, and finds nothing most times.
 */
const PURGE_MS = 60_000;
/** To count the rows of an audit trail takes a while. */
const RETAIN_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Opens a database of a server. Rejects with OpenError. */
export async function openPostgresDatabase(parts: DatabaseParts): Promise<Database> {
  const { plan, database, settings, watch, log, migrations } = parts;
  const { url, replicaUrl, sqlUrl } = database;
  const { database: schema, connectionTimeoutMs: connectMs } = database;
  const target = (at: string, forCallers = false): ConnectionTarget => ({
    ...{ url: at, schema, connectMs, forCallers },
  });
  const onReplica = (at: string, forCallers = false): ConnectionTarget => ({
    ...target(at, forCallers),
    wanted: "any",
  });
  const setup: ThreadSetup = {
    plan,
    primary: target(url),
    replica: replicaUrl === undefined ? undefined : onReplica(replicaUrl),
    callers: sqlUrl === undefined ? undefined : target(sqlUrl, true),
    callersReplica:
      sqlUrl === undefined || replicaUrl === undefined
        ? undefined
        : onReplica(withLogin(replicaUrl, loginOf(sqlUrl)), true),
    limits: {
      min: database.minConnections,
      max: database.maxConnections,
      idleMs: database.idleTimeoutMs,
    },
    migrations,
  };
  const { connectionTimeoutMs } = database;
  const { maxQueue, slowMs, streamLimits } = settings;
  const pool = new PostgresPool({
    plan,
    setup,
    connectionTimeoutMs,
    maxQueue,
    slowMs,
    streamLimits,
    onSlow: watch.slow,
  });
  try {
    const opened = await pool.link.run({ kind: "open" });
    if (opened === undefined) throw new Error("the server was opened without an answer");
    const { version, schemaVersion, applied } = opened;
    if (applied.length > 0)
      log.info({ database: database.database, applied: applied.join(", ") }, "migrated");
    const description = { engine: `PostgreSQL ${version}`, location: placeOf(url), schemaVersion };
    return new PostgresDatabase(pool, description, parts);
  } catch (error) {
    await pool.close(0);
    throw new OpenError(error instanceof Error ? error.message : String(error));
  }
}

class PostgresDatabase implements Database {
  readonly description: DatabaseDescription;
  readonly checks: readonly Check[];
  readonly chores: readonly Chore[];
  readonly #pool: PostgresPool;

  constructor(
    pool: PostgresPool,
    description: DatabaseDescription,
    { database, settings }: DatabaseParts,
  ) {
    this.description = description;
    this.#pool = pool;
    const look = (what: "primary" | "replica") => (): Promise<string | undefined> =>
      pool.link.run({ kind: "check", what }).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
    const primary: Check = { name: "primary", required: true, lasts: false, look: look("primary") };
    const replica: Check = {
      name: "replica",
      required: false,
      lasts: false,
      look: look("replica"),
    };
    this.checks = database.replicaUrl === undefined ? [primary] : [primary, replica];
    const purge = async (): Promise<void> => {
      const beforeMs = Date.now() - settings.requestRetentionMs;
      await pool.link.run({ kind: "purge", beforeMs, mostBytes: settings.requestRetentionBytes });
    };
    const retain = async (): Promise<void> => {
      const { days, entries } = settings.auditRetention;
      const before = new Date(Date.now() - days * DAY_MS).toISOString();
      await pool.link.run({ kind: "retain", before, most: entries });
    };
    this.chores = [
      { intervalMs: PURGE_MS, run: purge },
      { intervalMs: RETAIN_MS, run: retain },
    ];
  }

  submit(call: Call): void {
    this.#pool.submit(call);
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    this.#pool.cancel(call, reason);
  }

  /** The server's own figures are its monitoring's. */
  statistics(): DatabaseStatistics {
    return { ...this.#pool.statistics(), dataBytes: 0, logBytes: 0 };
  }

  slowStatements(): SlowStatement[] {
    return this.#pool.slowStatements();
  }

  close(graceMs: number): Promise<void> {
    return this.#pool.close(graceMs);
  }
}
