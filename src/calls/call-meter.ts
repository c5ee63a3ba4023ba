import { metrics } from "@opentelemetry/api";
import type { TracedEnd, TracedRpc } from "./call-trace.js";

/** Bounds of the histograms of seconds: a point read takes some 0.1 ms, a call at most 30 s. */
const SECONDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
  30,
];

/** The metrics that each call adds to, by OpenTelemetry's names where it has them. */
export class CallMeter {
  readonly #calls;
  readonly #operations;
  readonly #waits;
  readonly #uses;
  readonly #groups;
  readonly #lookups;

  constructor() {
    const meter = metrics.getMeter("crewdb");
    const seconds = { unit: "s", advice: { explicitBucketBoundaries: SECONDS } };
    this.#calls = meter.createHistogram("rpc.server.call.duration", {
      ...seconds,
      description: "From the request until the answer.",
    });
    this.#operations = meter.createHistogram("db.client.operation.duration", {
      ...seconds,
      description: "What the statements of a call took on their connection.",
    });
    this.#waits = meter.createHistogram("db.client.connection.wait_time", {
      ...seconds,
      description: "From submit until a connection worked on the call.",
    });
    this.#uses = meter.createHistogram("db.client.connection.use_time", {
      ...seconds,
      description: "How long a call held its connection, without the COMMIT of its group.",
    });
    this.#lookups = meter.createCounter("crewdb.statement_cache.lookups", {
      unit: "{call}",
      description:
        "Calls by whether all their statements were prepared already; the hits' share is the hit ratio.",
    });
    this.#groups = meter.createHistogram("crewdb.commit.group.size", {
      unit: "{call}",
      description: "Writes that shared the COMMIT of a write.",
      advice: { explicitBucketBoundaries: [1, 2, 4, 8, 16, 32, 64] },
    });
  }

  record(
    { method, database, lane }: TracedRpc,
    { status, reason, timings }: TracedEnd,
    durationMs: number,
  ): void {
    const error = reason === undefined ? {} : { "error.type": reason };
    const call = {
      "rpc.system.name": "grpc",
      "rpc.method": method,
      "rpc.status_code": status,
      ...error,
    };
    this.#calls.record(durationMs / 1000, call);
    if (timings === undefined) return;
    const pool = { "db.client.connection.pool.name": `${database}.${lane}` };
    const ownSeconds = (timings.prepareUs + timings.stepUs + timings.encodeUs) / 1e6;
    const summary = method.slice(method.lastIndexOf("/") + 1);
    const operation = {
      "db.system.name": "sqlite",
      "db.namespace": database,
      "db.query.summary": summary,
      ...error,
    };
    this.#operations.record(ownSeconds, operation);
    this.#waits.record((timings.queueUs + timings.acquireUs) / 1e6, pool);
    this.#uses.record(ownSeconds, pool);
    this.#lookups.add(1, { ...pool, "crewdb.cache_hit": timings.cacheHit });
    if (timings.commitUs > 0) this.#groups.record(timings.batchSize, { "db.namespace": database });
  }
}
