import type { Database, Statement } from "better-sqlite3";
import type { ColumnOrigin } from "../../typed/projection.js";
import type { StatementVariant } from "../../typed/statement-variant.js";
import { textOf } from "./statement-text.js";

/** One variant of a typed statement, compiled. */
export interface Compiled {
  readonly statement: Statement;
  /** None where it returns no rows. */
  readonly columns: readonly ColumnOrigin[];
  lastUse: number;
}

/** Prepared statements kept per connection. Each takes about 8 KB; 200 hold every variant in real use. */
export const STATEMENTS_KEPT = 200;

/** The statement cache of one connection: the least recently used of more than 200 is dropped. */
export class StatementCache {
  readonly #db: Database;
  readonly #kept = new Map<number, Compiled>();
  #uses = 0;
  /** Statements dropped since the connection opened; their memory comes back only with garbage collection. */
  evictions = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The statement from the cache, or undefined: then `compile` makes it. */
  find({ key }: StatementVariant): Compiled | undefined {
    const found = this.#kept.get(key);
    if (found !== undefined) found.lastUse = ++this.#uses;
    return found;
  }

  /** Throws SqliteError. */
  compile(variant: StatementVariant): Compiled {
    const statement = this.#db.prepare(textOf(variant.plan, variant.variant));
    const columns = statement.reader ? statement.columns() : [];
    if (statement.reader) statement.raw(true).safeIntegers(variant.projection(columns).needsBigInts);
    const compiled = { statement, columns, lastUse: ++this.#uses };
    if (this.#kept.size >= STATEMENTS_KEPT) this.#evict();
    this.#kept.set(variant.key, compiled);
    return compiled;
  }

  #evict(): void {
    let oldest: number | undefined;
    let oldestUse = Number.POSITIVE_INFINITY;
    for (const [key, { lastUse }] of this.#kept) {
      if (lastUse >= oldestUse) continue;
      oldest = key;
      oldestUse = lastUse;
    }
    if (oldest === undefined) return;
    this.#kept.delete(oldest);
    this.evictions++;
  }
}
