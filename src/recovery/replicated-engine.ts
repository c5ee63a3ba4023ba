import type { Database, DatabaseWatch, Engine } from "../engine/engine.js";
import type { DatabaseName, DatabasePlan } from "../engine/plan.js";
import { readFacts } from "../sqlite/file/file-facts.js";
import { findLitestream, type Litestream } from "./litestream.js";
import { ReplicatedDatabase } from "./replicated-database.js";
import { Replicator, type ReplicatorLog } from "./replicator.js";

/** What replicas need of the service's settings. */
export interface ReplicaSettings {
  readonly databases: readonly {
    readonly database: DatabaseName;
    readonly file: string;
    readonly replicaUrl?: string;
  }[];
  readonly recovery: {
    readonly litestream?: string;
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
    });
    replicator.start();
    return new ReplicatedDatabase(opened, replicator, this.#log);
  }

  close(): void {
    this.#engine.close();
  }
}
