import { monitorEventLoopDelay } from "node:perf_hooks";
import { metrics } from "@opentelemetry/api";
import type { ConnectionWatch } from "../engine/engine.js";
import type { DatabaseStatistics, ReplicaStatistics } from "../engine/statistics.js";

/** One database as its metrics need it. */
export interface MeteredDatabase {
  readonly database: string;
  readonly minConnections: number;
  statistics(): DatabaseStatistics;
}

const EVENT_LOOP_RESOLUTION_MS = 20;

/**
 * Registers what is read when metrics are collected: connections, waiting calls, files, the event
 * loop.
 */
export function registerPoolMetrics(databases: readonly MeteredDatabase[]): void {
  const meter = metrics.getMeter("crewdb");
  const gauge = (
    name: string,
    unit: string,
    description: string,
    read: (each: MeteredDatabase) => number,
  ): void => {
    meter.createObservableGauge(name, { unit, description }).addCallback((result) => {
      for (const each of databases)
        result.observe(read(each), { "db.client.connection.pool.name": each.database });
    });
  };
  const connections = meter.createObservableUpDownCounter("db.client.connection.count", {
    unit: "{connection}",
    description: "Connections that are open, by what they do.",
  });
  connections.addCallback((result) => {
    for (const each of databases) {
      const { acquiredConns, idleConns } = each.statistics();
      const pool = { "db.client.connection.pool.name": each.database };
      result.observe(acquiredConns, { ...pool, "db.client.connection.state": "used" });
      result.observe(idleConns, { ...pool, "db.client.connection.state": "idle" });
    }
  });
  gauge(
    "db.client.connection.max",
    "{connection}",
    "Upper bound of connections.",
    (each) => each.statistics().maxConns,
  );
  gauge(
    "db.client.connection.idle.min",
    "{connection}",
    "Connections kept open when idle.",
    (each) => each.minConnections,
  );
  gauge(
    "db.client.connection.idle.max",
    "{connection}",
    "All may be idle until their time-out.",
    (each) => each.statistics().maxConns,
  );
  gauge(
    "db.client.connection.pending_requests",
    "{request}",
    "Calls that wait for a connection.",
    (each) => {
      const { waitingReads, waitingWrites } = each.statistics();
      return waitingReads + waitingWrites;
    },
  );
  const timeouts = meter.createObservableCounter("db.client.connection.timeouts", {
    unit: "{timeout}",
    description: "Calls that waited longer than DB_CONNECTION_TIMEOUT.",
  });
  timeouts.addCallback((result) => {
    for (const each of databases) {
      const pool = { "db.client.connection.pool.name": each.database };
      result.observe(each.statistics().acquireTimeoutCount, pool);
    }
  });
  registerNativeCalls(databases);
  gauge(
    "crewdb.wal.size",
    "By",
    "Size of the write-ahead log.",
    (each) => each.statistics().logBytes,
  );
  gauge(
    "crewdb.file.size",
    "By",
    "Size of the database file.",
    (each) => each.statistics().dataBytes,
  );
  registerReplicas(databases);
  registerEventLoopDelay();
}

/** Nothing is observed of a database without a replica. */
function registerReplicas(databases: readonly MeteredDatabase[]): void {
  const meter = metrics.getMeter("crewdb");
  const gauge = (
    name: string,
    unit: string,
    description: string,
    read: (replica: ReplicaStatistics) => number | undefined,
  ): void => {
    meter.createObservableGauge(name, { unit, description }).addCallback((result) => {
      for (const { database, statistics } of databases) {
        const { replica } = statistics();
        const value = replica === undefined ? undefined : read(replica);
        if (value !== undefined) result.observe(value, { "db.namespace": database });
      }
    });
  };
  gauge(
    "crewdb.replica.behind",
    "s",
    "How long the oldest acknowledged write has waited that is not at the replica.",
    ({ behindMs }) => behindMs / 1000,
  );
  gauge(
    "crewdb.replica.behind.writes",
    "{write}",
    "Acknowledged writes that are not at the replica.",
    ({ behindWrites }) => behindWrites,
  );
  gauge(
    "crewdb.replica.restarts",
    "{restart}",
    "How often Litestream was started again.",
    ({ restartCount }) => restartCount,
  );
  gauge(
    "crewdb.replica.drill.age",
    "s",
    "How long ago the last drill was that passed. Absent when the last one failed.",
    ({ lastDrillMs, lastDrillPassed }) =>
      lastDrillMs === undefined || lastDrillPassed !== true
        ? undefined
        : (Date.now() - lastDrillMs) / 1000,
  );
}

function registerNativeCalls(databases: readonly MeteredDatabase[]): void {
  const calls = metrics.getMeter("crewdb").createObservableCounter("crewdb.native_calls", {
    unit: "{call}",
    description: "Typed calls that the native executor got, by what it made of them.",
  });
  calls.addCallback((result) => {
    for (const each of databases) {
      const { answeredCount, wordedCount, rpcs } = each.statistics().nativeCalls;
      const namespace = { "db.namespace": each.database };
      result.observe(answeredCount, { ...namespace, outcome: "answered" });
      result.observe(wordedCount, { ...namespace, outcome: "worded" });
      for (const { rpc, handovers } of rpcs) {
        const handedOver = { ...namespace, outcome: "handed_over", "rpc.method": rpc.method };
        for (const { reason, count } of handovers)
          result.observe(count, { ...handedOver, reason: toSnakeCase(reason) });
      }
    }
  });
}

/** `stored_value` for `storedValue`. */
function toSnakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function registerEventLoopDelay(): void {
  const delay = monitorEventLoopDelay({ resolution: EVENT_LOOP_RESOLUTION_MS });
  delay.enable();
  const late = (nanoseconds: number): number =>
    Math.max(0, nanoseconds / 1e9 - EVENT_LOOP_RESOLUTION_MS / 1000);
  const options = {
    unit: "s",
    description: "How late the main thread's timers were since the last collection.",
  };
  const gauge = metrics
    .getMeter("crewdb")
    .createObservableGauge("crewdb.event_loop.delay", options);
  gauge.addCallback((result) => {
    for (const quantile of [0.5, 0.99]) {
      result.observe(delay.count === 0 ? 0 : late(delay.percentile(quantile * 100)), { quantile });
    }
    delay.reset();
  });
}

/**
 * Records what connections do beside calls. A checkpoint of SQLite's own is part of a COMMIT, and
 * not seen here.
 */
export function connectionTimes(
  database: string,
): Required<Pick<ConnectionWatch, "created" | "checkpointed">> {
  const meter = metrics.getMeter("crewdb");
  const createTime = meter.createHistogram("db.client.connection.create_time", {
    unit: "s",
    description: "How long a connection that was added under pressure took to open.",
    advice: { explicitBucketBoundaries: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5] },
  });
  const checkpoints = meter.createHistogram("crewdb.checkpoint.duration", {
    unit: "s",
    description: "How long checkpoints took that the service asked for.",
  });
  return {
    created: (tookMs) =>
      createTime.record(tookMs / 1000, { "db.client.connection.pool.name": database }),
    checkpointed: (tookMs) => checkpoints.record(tookMs / 1000, { "db.namespace": database }),
  };
}
