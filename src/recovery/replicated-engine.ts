import { existsSync } from "node:fs";
import type { Database, DatabaseWatch, Engine } from "../engine/engine.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import { readFacts } from "../sqlite/file/file-facts.js";
import type { DrillOrder } from "./drill.js";
import { Drills } from "./drills.js";
import { findLitestream, type Litestream } from "./litestream.js";
import { ReplicatedDatabase } from "./replicated-database.js";
import { Replicator, type ReplicatorLog } from "./replicator.js";
import { NoReplicaError, restoreReplica } from "./restore-replica.js";

/** What replicas need of the service's settings. */
export interface ReplicaSettings {
  readonly databases: readonly {
    readonly database: DatabaseName;
    readonly file: string;
    readonly replicaUrl?: string;
  }[];
  readonly recovery: {
    readonly litestream?: string;
    readonly restoreOnStart: "never" | "if-missing";
    readonly drillEveryMs: number;
    readonly retentionDays: number;
  };
}

/** An engine of which some databases have replicas. */
export class ReplicatedEngine implements Engine {
  readonly #engine: Engine;
  readonly #settings: ReplicaSettings;
  readonly #log: ReplicatorLog;
  readonly #litestream: Litestream;

  /** @throws OpenError: Litestream is missing or too old */
  constructor(engine: Engine, settings: ReplicaSettings, log: ReplicatorLog) {
    this.#engine = engine;
    this.#settings = settings;
    this.#log = log;
    this.#litestream = findLitestream(settings.recovery.litestream);
  }

  /**
   * Restores the files that are not there, where that is set. Before they are claimed: each is
   * claimed for as long as it is put in place.
   * @throws OpenError: a replica can't be reached or trusted
   */
  async restoreMissing(): Promise<void> {
    const { databases, recovery } = this.#settings;
    if (recovery.restoreOnStart === "never") return;
    for (const { database, file, replicaUrl: url } of databases) {
      if (url === undefined || existsSync(file)) continue;
      const order = { database, file, url, litestream: this.#litestream };
      try {
        const { point, epoch, bytes } = await restoreReplica(order);
        const until = new Date(point.timeMs).toISOString();
        this.#log.warn(
          { database, file, path: point.writer.path, until, bytes, epoch },
          "restored from its replica",
        );
      } catch (error) {
        if (!(error instanceof NoReplicaError)) throw error;
        this.#log.info(
          { database, file },
          "nothing was ever copied to the replica: a new file is made",
        );
      }
    }
  }

  claim(database: DatabaseName): void {
    this.#engine.claim(database);
  }

  async open(plan: DatabasePlan, watch: DatabaseWatch): Promise<Database> {
    const opened = await this.#engine.open(plan, watch);
    const found = this.#settings.databases.find(({ database }) => database === plan.database);
    if (found?.replicaUrl === undefined) return opened;
    const { database, file, replicaUrl: url } = found;
    const replicator = new Replicator({
      database,
      file,
      url,
      facts: { ...readFacts(file), schemaVersion: opened.description.schemaVersion },
      litestream: this.#litestream,
      retentionDays: this.#settings.recovery.retentionDays,
      log: this.#log,
      pauseWrites: (isPaused) => opened.pauseWrites?.(isPaused),
    });
    const order: DrillOrder = { database, file, url, litestream: this.#litestream };
    const drills = new Drills(order, this.#settings.recovery.drillEveryMs, this.#log);
    replicator.start();
    return new ReplicatedDatabase(opened, replicator, drills, this.#log);
  }

  close(): void {
    this.#engine.close();
  }
}
