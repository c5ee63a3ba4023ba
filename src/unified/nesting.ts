import { AsyncLocalStorage } from "node:async_hooks";
import type { AnyDb } from "../client/index.js";
import type { QueryScope } from "./query-scope.js";

interface Running {
  readonly db: AnyDb;
  readonly scope: QueryScope;
  readonly around: Running | undefined;
}

/** Knows which callbacks are under way around the one that asks, so that what they call belongs to them. */
export class Nesting {
  readonly #running = new AsyncLocalStorage<Running>();

  /** The scope of the same database's callback that this one runs in. Work that outlives its callback is in none. */
  scopeAround(db: AnyDb): QueryScope | undefined {
    for (let each = this.#running.getStore(); each !== undefined; each = each.around)
      if (each.db === db && !each.scope.isOver) return each.scope;
    return undefined;
  }

  /** Runs a callback so that what it calls finds its scope, and answers just what it returns. */
  inside<T>(db: AnyDb, scope: QueryScope, callback: () => T): T {
    return this.#running.run({ db, scope, around: this.#running.getStore() }, callback);
  }
}
