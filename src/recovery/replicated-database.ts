import type { Call } from "../engine/call.js";
import type { Check } from "../engine/checks.js";
import type { Chore, Database, DatabaseDescription } from "../engine/engine.js";
import type { DatabaseStatistics, ReplicaStatistics, SlowStatement } from "../engine/statistics.js";
import type { Drills } from "./drills.js";
import type { Replicator } from "./replicator.js";
import { type Replication, WatchedWrite } from "./watched-write.js";

/** What calls get of the time of a stop; the rest is for the last copy. */
const CALLS_SHARE = 0.6;
/** How often it looks whether the log grows while nobody copies it, in ms. */
const LOG_INTERVAL_MS = 5000;
/** Of a log that nobody copies: the bound that SQLite's own checkpoints have (docs/operations.md). */
const LOG_BOUND_BYTES = 64 * 1024 * 1024;

/**
 * A database with a replica: the same in everything, but that its writes are counted, that those
 * which ask for it wait until they have arrived, and that checkpoints are Litestream's.
 */
export class ReplicatedDatabase implements Database {
  readonly replicated = true;
  readonly description: DatabaseDescription;
  readonly checks: readonly Check[];
  readonly chores: readonly Chore[];
  readonly backup?: NonNullable<Database["backup"]>;
  readonly checkpoint?: NonNullable<Database["checkpoint"]>;
  readonly optimize?: NonNullable<Database["optimize"]>;
  readonly #database: Database;
  readonly #replicator: Replicator;
  readonly #drills: Drills;
  readonly #log: { warn(facts: object, message: string): void };
  readonly #replication: Replication;
  readonly #writes = new WeakMap<Call, WatchedWrite>();
  #closed: Promise<void> | undefined;

  constructor(
    database: Database,
    replicator: Replicator,
    drills: Drills,
    log: { warn(facts: object, message: string): void },
  ) {
    this.#database = database;
    this.#replicator = replicator;
    this.#log = log;
    this.#replication = {
      write: (bytes) => replicator.write(bytes),
      onceArrived: (waiter) => replicator.onceArrived(waiter),
      forget: (waiter) => replicator.watermark.forget(waiter),
    };
    this.description = database.description;
    const replica: Check = {
      name: "replica",
      required: false,
      lasts: false,
      look: async () => replicator.problem() ?? drills.problem(),
      detail: () => detailOf(this.statistics().replica),
    };
    this.checks = [...database.checks, replica];
    const bound = { intervalMs: LOG_INTERVAL_MS, run: () => this.#boundLog() };
    this.#drills = drills;
    this.chores = [...(database.chores ?? []), bound, ...drills.chores];
    if (database.backup !== undefined) this.backup = database.backup.bind(database);
    if (database.optimize !== undefined) this.optimize = database.optimize.bind(database);
    // A truncating one would take from the log what is not copied yet.
    const { checkpoint } = database;
    if (checkpoint !== undefined)
      this.checkpoint = (truncate) => checkpoint.call(database, truncate && replicator.isAway);
  }

  submit(call: Call): void {
    this.#database.submit(call.lane === "read" ? call : this.#watched(call));
  }

  #watched(call: Call): WatchedWrite {
    const write = new WatchedWrite(call, this.#replication);
    this.#writes.set(call, write);
    return write;
  }

  cancel(call: Call, reason: "CANCELLED" | "DEADLINE_EXCEEDED"): void {
    const write = this.#writes.get(call);
    if (write?.leave(reason) !== true) this.#database.cancel(write ?? call, reason);
  }

  statistics(): DatabaseStatistics {
    const replica = { ...this.#replicator.statistics(), ...this.#drills.statistics() };
    return { ...this.#database.statistics(), replica };
  }

  slowStatements(): SlowStatement[] {
    return this.#database.slowStatements();
  }

  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    return this.#closed;
  }

  /** The file is closed before the last copy: what its close writes is copied too. */
  async #close(graceMs: number): Promise<void> {
    const startMs = performance.now();
    try {
      await this.#database.close(graceMs * CALLS_SHARE);
    } finally {
      const leftMs = Math.max(0, graceMs - (performance.now() - startMs));
      const missing = await this.#replicator.stop(leftMs);
      const { database } = this.#database.statistics();
      if (missing > 0)
        this.#log.warn({ database, missing }, "stopped before all writes were at the replica");
    }
  }

  async #boundLog(): Promise<void> {
    if (!this.#replicator.isAway || this.#database.statistics().logBytes < LOG_BOUND_BYTES) return;
    this.#replicator.beginAnew();
    await this.#database.checkpoint?.(true);
  }
}

/** Where it is, whether that is right or not. */
function detailOf(replica: ReplicaStatistics | undefined): string {
  if (replica === undefined) return "";
  const { arrivedTransaction, behindMs, behindBytes, lastDrillMs, lastDrillPassed } = replica;
  const drill =
    lastDrillMs === undefined
      ? "no drill yet"
      : `the last drill ${lastDrillPassed ? "passed" : "failed"} at ${new Date(lastDrillMs).toISOString()}`;
  return `transaction ${arrivedTransaction} has arrived; ${Math.round(behindMs)} ms and ${behindBytes} bytes behind; ${drill}`;
}
