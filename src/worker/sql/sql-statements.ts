import type { ColumnDefinition, Database, Statement } from "better-sqlite3";
import type { Lane } from "../plan.js";

/** Statements of callers kept per connection; text comes in endless variety, so fewer than of typed rpcs' own. */
const KEPT = 100;

export interface CompiledSql {
  readonly statement: Statement<unknown[]>;
  readonly returnsRows: boolean;
  /** It changes nothing, as SQLite itself says. No security boundary: the guard's policy is. */
  readonly reads: boolean;
  readonly columns: readonly ColumnDefinition[];
}

export interface PreparedSql extends CompiledSql {
  /** Of a reading statement whose rows the extension encodes. */
  readonly native: NativeStatement | undefined;
}

/** The extension's own statement for a text. */
export interface NativeStatement {
  readonly number: number;
  /** Names of its parameters without their sign, in order; undefined where the values come in order. */
  readonly names: readonly string[] | undefined;
}

/** Prepared statements of callers by role and text, the least recently used dropped first. */
export class SqlStatements {
  readonly #db: Database;
  readonly #close: (native: NativeStatement) => void;
  readonly #kept = new Map<string, PreparedSql>();
  /** Dropped so far; their memory comes back only with garbage collection. */
  evictions = 0;

  /** `close` frees what the extension keeps of a statement that is dropped. */
  constructor(db: Database, close: (native: NativeStatement) => void) {
    this.#db = db;
    this.#close = close;
  }

  find(role: Lane, sql: string): PreparedSql | undefined {
    const key = role + sql;
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found;
  }

  /** In the caller's role: what the policy denies does not compile. */
  compile(sql: string): CompiledSql {
    const statement = this.#db.prepare<unknown[]>(sql);
    const returnsRows = statement.reader;
    if (returnsRows) statement.raw(true).safeIntegers(true);
    const columns = returnsRows ? statement.columns() : [];
    return { statement, returnsRows, reads: statement.readonly, columns };
  }

  keep(role: Lane, sql: string, prepared: PreparedSql): void {
    if (this.#kept.size >= KEPT) this.#dropOldest();
    this.#kept.set(role + sql, prepared);
  }

  #dropOldest(): void {
    const oldest = this.#kept.entries().next();
    if (oldest.done === true) return;
    const [key, { native }] = oldest.value;
    if (native !== undefined) this.#close(native);
    this.#kept.delete(key);
    this.evictions++;
  }
}
