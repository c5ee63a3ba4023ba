import type { ColumnDefinition, Database, Statement } from "better-sqlite3";
import type { Lane } from "../../engine/plan.js";
import { type Parameters, parametersOf } from "./parameters.js";
import type { ScopedText } from "./sql-scopes.js";

/** Statements of callers kept per connection and role; text comes in endless variety, so fewer than of typed rpcs' own. */
const KEPT = 100;

/** Those that the guard's policy lets through only read, but SQLite takes some for statements that write: `journal_mode`. */
const PRAGMA = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*pragma\b/i;

export interface CompiledSql {
  readonly statement: Statement<unknown[]>;
  readonly returnsRows: boolean;
  /** It changes nothing, as SQLite itself says, or is a PRAGMA. No security boundary: the guard's policy is. */
  readonly reads: boolean;
  readonly columns: readonly ColumnDefinition[];
  readonly parameters: Parameters;
}

export interface PreparedSql extends CompiledSql {
  /** What was compiled. */
  readonly text: ScopedText;
  /** The number of the extension's own statement, when it is a reading one whose rows the extension encodes. */
  readonly native: number | undefined;
  /** Most bytes of a value while it runs. */
  readonly valueBytes: number;
}

/** Prepared statements of callers by role and text, the least recently used dropped first. */
export class SqlStatements {
  readonly #db: Database;
  readonly #close: (native: number) => void;
  readonly #kept: Readonly<Record<Lane, Map<string, PreparedSql>>> = { read: new Map(), write: new Map() };
  /** The last one found: a caller's next statement is mostly the same, and needs no new place in the order of use. */
  #last: { readonly role: Lane; readonly key: string; readonly prepared: PreparedSql } | undefined;
  /** Dropped so far; their memory comes back only with garbage collection. */
  evictions = 0;

  /** `close` frees what the extension keeps of a statement that is dropped. */
  constructor(db: Database, close: (native: number) => void) {
    this.#db = db;
    this.#close = close;
  }

  /** `key`: the text, and in whose scope it was compiled. */
  find(role: Lane, key: string): PreparedSql | undefined {
    if (this.#last?.role === role && this.#last.key === key) return this.#last.prepared;
    const kept = this.#kept[role];
    const prepared = kept.get(key);
    if (prepared === undefined) return undefined;
    kept.delete(key);
    kept.set(key, prepared);
    this.#last = { role, key, prepared };
    return prepared;
  }

  /** In the caller's role: what the policy denies does not compile. */
  compile(sql: string): CompiledSql {
    const statement = this.#db.prepare<unknown[]>(sql);
    const returnsRows = statement.reader;
    if (returnsRows) statement.raw(true);
    statement.safeIntegers(true);
    const columns = returnsRows ? statement.columns() : [];
    const reads = statement.readonly || PRAGMA.test(sql);
    return { statement, returnsRows, reads, columns, parameters: parametersOf(sql) };
  }

  keep(role: Lane, key: string, prepared: PreparedSql): void {
    const kept = this.#kept[role];
    if (kept.size >= KEPT) this.#dropOldest(kept);
    kept.set(key, prepared);
  }

  /** Drops all of them. */
  clear(): void {
    for (const kept of Object.values(this.#kept)) {
      for (const { native } of kept.values()) if (native !== undefined) this.#close(native);
      kept.clear();
    }
    this.#last = undefined;
  }

  #dropOldest(kept: Map<string, PreparedSql>): void {
    const oldest = kept.entries().next();
    if (oldest.done === true) return;
    const [key, { native }] = oldest.value;
    if (native !== undefined) this.#close(native);
    kept.delete(key);
    // What is closed must not be found again.
    if (this.#last?.key === key) this.#last = undefined;
    this.evictions++;
  }
}
