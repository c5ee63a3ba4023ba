import { AsyncLocalStorage } from "node:async_hooks";
import { performance } from "node:perf_hooks";
import type { Database } from "better-sqlite3";
import { RecentTimes } from "../pool/recent-times.js";
import type { Db } from "../unified/query-scope.js";
import { timedOut } from "./failure.js";
import { SynchronousScope } from "./synchronous-scope.js";

/**
 * One synchronous connection behind callbacks. They take turns: while one waits for something else, nobody may write into its
 * transaction. What a callback itself starts on the same database belongs to it.
 */
export class SynchronousDatabase {
  readonly #open: () => Database;
  readonly #bigints: boolean;
  readonly #inside = new AsyncLocalStorage<SynchronousScope>();
  #last: Promise<unknown> = Promise.resolve();
  #savepoints = 0;
  /** Callbacks and rpcs so far. */
  queryCount = 0;
  errorCount = 0;
  /** Those that wait for their turn. */
  waitingCount = 0;
  isBusy = false;
  readonly times: RecentTimes = new RecentTimes();

  constructor(open: () => Database, bigints: boolean) {
    this.#open = open;
    this.#bigints = bigints;
  }

  get connection(): Database {
    return this.#open();
  }

  /** Runs a callback; its first write begins a transaction. */
  query<T>(work: (db: Db) => T | Promise<T>): Promise<T> {
    const outer = this.#inside.getStore();
    return outer === undefined ? this.#inTurn(work) : Promise.resolve(outer).then(work);
  }

  /** All or nothing; a savepoint inside another. */
  transaction<T>(work: (db: Db) => T | Promise<T>, timeoutMs: number | undefined): Promise<T> {
    const outer = this.#inside.getStore();
    if (outer !== undefined) return this.#savepoint(outer, work);
    return this.#inTurn(async (db) => await bounded(Promise.resolve(db).then(work), timeoutMs));
  }

  async #inTurn<T>(work: (db: Db) => T | Promise<T>): Promise<T> {
    const before = this.#last;
    const turn = Promise.withResolvers<void>();
    this.#last = turn.promise;
    this.waitingCount++;
    await before;
    this.waitingCount--;
    const start = performance.now();
    this.isBusy = true;
    try {
      return await this.#inTransaction(this.#open(), work);
    } catch (error) {
      this.errorCount++;
      throw error;
    } finally {
      this.isBusy = false;
      this.queryCount++;
      this.times.note(performance.now() - start);
      turn.resolve();
    }
  }

  async #inTransaction<T>(db: Database, work: (db: Db) => T | Promise<T>): Promise<T> {
    const scope = new SynchronousScope(db, this.#bigints, () => {
      if (!db.inTransaction) db.exec("BEGIN IMMEDIATE");
    });
    try {
      const result = await this.#inside.run(scope, async () => await work(scope));
      scope.end();
      if (db.inTransaction) db.exec("COMMIT");
      return result;
    } finally {
      if (db.inTransaction) db.exec("ROLLBACK");
    }
  }

  async #savepoint<T>(scope: SynchronousScope, work: (db: Db) => T | Promise<T>): Promise<T> {
    const db = this.#open();
    if (!db.inTransaction) db.exec("BEGIN IMMEDIATE");
    const name = `crewdb_${++this.#savepoints}`;
    db.exec(`SAVEPOINT ${name}`);
    try {
      const result = await work(scope);
      db.exec(`RELEASE ${name}`);
      return result;
    } catch (error) {
      if (db.inTransaction) db.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
      throw error;
    }
  }
}

async function bounded<T>(work: Promise<T>, timeoutMs: number | undefined): Promise<T> {
  if (timeoutMs === undefined) return await work;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(timedOut(timeoutMs)), timeoutMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
