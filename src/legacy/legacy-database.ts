import type { DatabasePlan } from "../engine/plan.js";
import type { DatabaseConfig } from "../settings/config.js";
import { migrateFile } from "../sqlite/file/migrate-file.js";
import { LegacyConnection } from "./legacy-connection.js";
import { openLegacyConnection } from "./legacy-file.js";
import { Permits } from "./permits.js";

/** A connection while one callback has it. */
export interface Lease {
  readonly connection: LegacyConnection;
  /** May be called twice. */
  release(): void;
}

/** The connections of one file in the calling thread: each statement blocks it, so they only keep open transactions apart. */
export class LegacyDatabase {
  readonly config: DatabaseConfig;
  readonly maxConnections: number;
  readonly permits: Permits;
  readonly writing: Permits;
  opened = 0;
  readonly #plan: () => DatabasePlan;
  readonly #idle: LegacyConnection[] = [];
  #isClosed = false;

  /** Creates, migrates or adopts the file. Throws OpenError. */
  constructor(config: DatabaseConfig, maxConnections: number, plan: () => DatabasePlan) {
    migrateFile(config.database, config.file, false);
    this.config = config;
    this.maxConnections = maxConnections;
    this.permits = new Permits(`a connection of ${config.database}`, maxConnections, config.connectionTimeoutMs);
    // SQLite has one writer, and waiting for it inside SQLite would block the thread that has to end the other transaction.
    this.writing = new Permits(`the writer of ${config.database}`, 1, config.connectionTimeoutMs);
    this.#plan = plan;
  }

  get idle(): number {
    return this.#idle.length;
  }

  /** Runs something that only reads. */
  async read<T>(work: (connection: LegacyConnection) => T): Promise<T> {
    const lease = await this.#lease();
    try {
      return work(lease.connection);
    } finally {
      lease.release();
    }
  }

  /** Runs something in its own transaction. */
  async write<T>(work: (connection: LegacyConnection) => T): Promise<T> {
    const lease = await this.begin();
    try {
      const result = work(lease.connection);
      lease.connection.commit();
      return result;
    } finally {
      lease.release();
    }
  }

  /** Begins a transaction; releasing it rolls back what was not committed. */
  async begin(): Promise<Lease> {
    await this.writing.take();
    const lease = await this.#lease().catch((error: unknown) => {
      this.writing.give();
      throw error;
    });
    const { connection } = lease;
    const release = once(() => {
      connection.control.rollback();
      lease.release();
      this.writing.give();
    });
    try {
      connection.control.beginImmediate();
      return { connection, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Closes the connections; one that a callback still has is closed when it comes back. */
  close(): void {
    this.#isClosed = true;
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  async #lease(): Promise<Lease> {
    await this.permits.take();
    try {
      const connection = this.#takeIdle() ?? this.#open();
      const release = once(() => {
        if (this.#isClosed) connection.close();
        else this.#idle.push(connection);
        this.permits.give();
      });
      return { connection, release };
    } catch (error) {
      this.permits.give();
      throw error;
    }
  }

  #takeIdle(): LegacyConnection | undefined {
    for (;;) {
      const connection = this.#idle.pop();
      if (connection?.isOutdated !== true) return connection;
      connection.close();
      this.opened--;
    }
  }

  #open(): LegacyConnection {
    this.opened++;
    return new LegacyConnection(openLegacyConnection(this.config), this.#plan);
  }
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
