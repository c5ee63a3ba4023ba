/**
 * A connection thread's side of the guard (src/native): makes its running statement interruptible, and says for whom
 * the next statement is compiled and stepped.
 */
import type Database from "better-sqlite3";
import { LAYOUT_HASH } from "../../engine/layout.js";
import { OpenError } from "../../engine/open-error.js";
import { tokenize } from "../../engine/sql-tokens.js";
import { joinByNameReaches, protectedNames } from "./join-by-name.js";

/** For whom a statement is compiled and stepped, by the numbers of guard.h. Nobody is denied everything. */
export const ROLE = { service: 0n, reader: 1n, writer: 2n, nobody: 3n } as const;

/** `PRAGMA synchronous`: a commit is on disk before it returns, and before other connections see it. */
const FULL = 2;

/** An interrupt comes every 2 ms and a try takes about a microsecond, so two in a row are rare. */
const MOST_REFUSALS = 1000;

const TEMP_BOUNDED = "SELECT guard_temp_bounded()";

/** Largest value of callers' SQL, in bytes: a request has no larger one. */
export const MAX_VALUE_BYTES: number = 4 * 1024 * 1024;

/** What a value may have in any statement, in bytes: names and numbers. */
export const MIN_VALUE_BYTES = 4096;

/** Why a caller's statement was given no more memory. */
export type MemoryRefusal =
  /** It was interrupted: this is how it stops where it looks for no interrupt. */
  | { readonly why: "stopped" }
  /** It has as much as one may have, or all of them have together as much as they may. */
  | { readonly why: "statement" | "all"; readonly maxBytes: number };

/** One connection's guard. Every method takes about a microsecond. */
export interface Guard {
  /**
   * The temporary files of callers' SQL are bounded: the extension was in the process before this connection opened, and
   * a folder for them can be written. If not, sorters, materialised subqueries and statement journals stay in memory.
   */
  readonly boundsTempSpace: boolean;
  /** The connection's number for `Interrupter.interrupt`; never given to another connection of this process. */
  readonly slot: number;
  /**
   * From here on the frames of a commit are written to the log together, just before the sync that makes it durable. For the
   * writer, once; nothing changes when its `synchronous` is not FULL, which must stay so. True: they are.
   */
  bufferLog(): boolean;
  /** Commits of all programs since the log's index was made, as SQLite counts them; undefined where it can't be told. */
  walChanges(): bigint | undefined;
  /** What another program has done to the open files, in a sentence; undefined while all is well. */
  damage(): string | undefined;
  /**
   * Changes with every checkpoint, whoever makes it; undefined while one runs or has failed. Where it is the same before and after a
   * look at the database file, nobody was writing it by SQLite's rules, and where it is the same at the next look, nobody has.
   */
  checkpoints(): string | undefined;
  /** From here on the connection's close leaves log and database as they are. */
  keepLog(): void;
  /** errno of the last write or sync of the database that failed, or 0. */
  ioErrno(): number;
  /** From here on an interrupt for this generation stops what runs. Call it while no statement of the connection is open. */
  arm(generation: number): void;
  /**
   * From here on nothing is interrupted: call it before COMMIT, and at the end of each piece of work.
   * An interrupt that has already been delivered can still show itself in a cursor that stays open.
   */
  disarm(): void;
  /**
   * What is compiled and stepped from here on is this SQL of a caller, who may read, and write when `mayWrite`. Call it
   * before `prepare` and before each step, and `becomeService` after it: SQLite compiles a kept statement again when the
   * schema has changed, and asks the policy again. Forgets the last denial.
   * @param valueBytes no value is longer, see `valueBytes`
   */
  becomeCaller(sql: string, mayWrite: boolean, valueBytes?: number): void;
  /** Columns that no caller reaches, `table.column` in lower case. */
  readonly hidden: ReadonlySet<string>;
  /** Says what a name of the schema is, for scopes. */
  declare(what: "table" | "object", name: string): void;
  /** What a role leaves of the tables, in the form that scope.c reads; answers its number. */
  loadScope(lines: string): number;
  /** Callers' statements reach no more from here on; 0: every table. */
  useScope(number: number, doubted: string): void;
  forgetScopes(): void;
  /** What is compiled and stepped from here on is the service's own: no restriction. A new connection starts so. */
  becomeService(): void;
  /**
   * What was denied to the last caller, as `ACTION object column` in SQLite's terms, e.g. `READ table column`,
   * `CREATE_TABLE t` or `TRANSACTION COMMIT`. Ask after any error, whatever its code, once the role is the service's.
   */
  denied(): string | undefined;
  /**
   * The bound in bytes that the temporary files of the last caller hit, if they did. Ask after any error: the statement
   * ends with SQLITE_TOOBIG when it only read, else with SQLITE_FULL, which rolls the transaction back.
   */
  tempExceeded(): number | undefined;
  /** What the last caller's statement ended with for want of memory, if it did. Ask after any error, whatever its code. */
  memoryRefusal(): MemoryRefusal | undefined;
  /**
   * The most bytes that a value of the statement may have, so that it can be stopped in time: the fewer, the more there is
   * to compute in a row of it. Undefined when it does not compile. Compile the text in the caller's role first, then ask in the
   * service's: some PRAGMAs act when they are compiled. Takes as long as to compile it, and can be interrupted.
   */
  valueBytes(sql: string): number | undefined;
  /** Memory that SQLite has in this thread; 0 where it is not counted. */
  memoryOfThread(): number;
  /** Where SQLite finds the mistake of a statement that does not compile, in bytes from 0; undefined when it does not say. */
  errorOffset(sql: string): number | undefined;
}

/**
 * Loads the extension into a connection, with the policy in force, working for the service.
 * @param file the built extension (`findGuardFile`); absent: undefined is returned, and callers' SQL must be refused
 * @throws Error when the file is there but SQLite can't load it
 */
export function loadGuard(db: Database.Database, file: string | undefined): Guard | undefined {
  if (file === undefined) return undefined;
  loadExtension(db, file);
  const slot = Number(pluck(db, "SELECT guard_register()"));
  const alias = String(pluck(db, "SELECT guard_alias()"));
  deriveTables(db);
  const hidden = hideColumns(db);
  // Files are counted, memory is not. A small sort stays in memory in both: SQLite writes a file when its cache is full.
  if (pluck(db, TEMP_BOUNDED) === 1) db.pragma("temp_store = FILE");
  return new LoadedGuard(db, slot, alias, hidden);
}

/**
 * Loads the extension. What the two share is made of one table (layout.json): of different versions, each would misread the
 * other.
 */
export function loadExtension(db: Database.Database, file: string): void {
  db.loadExtension(file);
  const layout = pluck(db, "SELECT crewdb_layout()");
  if (layout === LAYOUT_HASH) return;
  throw new OpenError(
    `the extension ${file} was built from other sources than this program (layout ${layout}, not ${LAYOUT_HASH}): build it with \`node src/native/build.mjs\``,
  );
}

class LoadedGuard implements Guard {
  readonly boundsTempSpace: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly slot: number;
  readonly #db: Database.Database;
  readonly #arm: Database.Statement;
  readonly #disarm: Database.Statement;
  readonly #role: Database.Statement;
  readonly #scope: Database.Statement;
  readonly #denied: Database.Statement;
  readonly #offset: Database.Statement;
  readonly #tempExceeded: Database.Statement;
  readonly #valueBytes: Database.Statement;
  readonly #memoryOfThread: Database.Statement;
  readonly #memoryRefused: Database.Statement;
  readonly #walChanges: Database.Statement;
  readonly #damage: Database.Statement;
  readonly #checkpoints: Database.Statement;
  readonly #protectedNames: RegExp;
  #joined: string | undefined;

  constructor(
    db: Database.Database,
    slot: number,
    roleFunction: string,
    hidden: readonly (readonly [table: string, column: string])[],
  ) {
    this.#db = db;
    this.#protectedNames = protectedNames(hidden.map(([table]) => table));
    this.hidden = new Set(hidden.map((names) => names.join(".").toLowerCase()));
    this.slot = slot;
    this.boundsTempSpace = pluck(db, TEMP_BOUNDED) === 1;
    this.#arm = db.prepare("SELECT guard_arm(?)").pluck();
    this.#disarm = db.prepare("SELECT guard_disarm()").pluck();
    this.#role = db.prepare(`SELECT ${roleFunction}(?, ?)`).pluck();
    this.#scope = db.prepare("SELECT guard_scope(?, ?)").pluck();
    this.#denied = db.prepare("SELECT guard_denied()").pluck();
    this.#offset = db.prepare("SELECT guard_offset(?)").pluck();
    this.#valueBytes = db.prepare("SELECT guard_value_bytes(?)").pluck();
    this.#memoryOfThread = db.prepare("SELECT guard_memory_thread()").pluck();
    this.#memoryRefused = db.prepare("SELECT guard_memory_refused()").pluck();
    this.#walChanges = db.prepare("SELECT guard_wal_changes()").pluck().safeIntegers(true);
    this.#damage = db.prepare("SELECT guard_damage()").pluck();
    this.#checkpoints = db.prepare("SELECT guard_checkpoints()").pluck();
    this.#tempExceeded = db.prepare("SELECT guard_temp_exceeded()").pluck();
  }

  arm(generation: number): void {
    runAlways(() => this.#arm.get(BigInt(generation)));
  }

  bufferLog(): boolean {
    const isSynced = this.#db.pragma("synchronous", { simple: true }) === FULL;
    return isSynced && pluck(this.#db, "SELECT guard_buffer_wal()") === 1;
  }

  walChanges(): bigint | undefined {
    const changes = runAlways(() => this.#walChanges.get());
    return typeof changes === "bigint" ? changes : undefined;
  }

  damage(): string | undefined {
    const damage = runAlways(() => this.#damage.get());
    return typeof damage === "string" ? damage : undefined;
  }

  checkpoints(): string | undefined {
    const checkpoints = runAlways(() => this.#checkpoints.get());
    return typeof checkpoints === "string" ? checkpoints : undefined;
  }

  keepLog(): void {
    pluck(this.#db, "SELECT guard_keep_log()");
  }

  ioErrno(): number {
    return Number(pluck(this.#db, "SELECT guard_io_errno()"));
  }

  disarm(): void {
    runAlways(() => this.#disarm.get());
  }

  becomeCaller(sql: string, mayWrite: boolean, valueBytes: number = MAX_VALUE_BYTES): void {
    this.#joined = joinByNameReaches(sql, this.#protectedNames);
    const role = mayWrite ? ROLE.writer : ROLE.reader;
    this.#setRole(this.#joined === undefined ? role : ROLE.nobody, valueBytes);
  }

  becomeService(): void {
    this.#setRole(ROLE.service, MAX_VALUE_BYTES);
  }

  denied(): string | undefined {
    if (this.#joined !== undefined) return `JOIN ${this.#joined}`;
    const text = runAlways(() => this.#denied.get());
    return typeof text === "string" ? text : undefined;
  }

  tempExceeded(): number | undefined {
    const bytes = runAlways(() => this.#tempExceeded.get());
    return typeof bytes === "number" ? bytes : undefined;
  }

  memoryRefusal(): MemoryRefusal | undefined {
    const bytes = runAlways(() => this.#memoryRefused.get());
    if (typeof bytes !== "number") return undefined;
    if (bytes === 0) return { why: "stopped" };
    return { why: bytes > 0 ? "statement" : "all", maxBytes: Math.abs(bytes) };
  }

  valueBytes(sql: string): number | undefined {
    const bytes = this.#valueBytes.get(sql);
    return typeof bytes === "number" ? bytes : undefined;
  }

  memoryOfThread(): number {
    return Number(this.#memoryOfThread.get());
  }

  errorOffset(sql: string): number | undefined {
    try {
      const offset = this.#offset.get(sql);
      return typeof offset === "number" ? offset : undefined;
    } catch (error) {
      if (isInterrupt(error)) return undefined;
      throw error;
    }
  }

  declare(what: "table" | "object", name: string): void {
    this.#db.prepare(`SELECT guard_${what}(?)`).get(name);
  }

  loadScope(lines: string): number {
    return Number(runAlways(() => this.#db.prepare("SELECT guard_scope_load(?)").pluck().get(lines)));
  }

  useScope(number: number, doubted: string): void {
    runAlways(() => this.#scope.get(BigInt(number), doubted));
  }

  forgetScopes(): void {
    pluck(this.#db, "SELECT guard_scopes_free()");
  }

  #setRole(role: bigint, valueBytes: number): void {
    runAlways(() => this.#role.get(role, BigInt(valueBytes)));
  }
}

/**
 * Search indexes, counters and the notes of groups are written by triggers and by the service: a caller who writes one could
 * empty it, or make it lie. They are all virtual tables, whose shadows SQLITE_DBCONFIG_DEFENSIVE keeps, and every table whose rows
 * the service's own SQL in the file makes or deletes (crewdb_derived, crewdb_deferred).
 */
function deriveTables(db: Database.Database): void {
  const derive = db.prepare("SELECT guard_derive(?)");
  for (const table of derivedTables(db)) derive.get(table);
  for (const { table, column } of derivedColumns(db)) derive.get(`${table}.${column}`);
}

/**
 * Columns that leave and enter the database by the service's own rpcs only, as the schema declares them (crewdb_hidden).
 */
function hideColumns(db: Database.Database): readonly (readonly [table: string, column: string])[] {
  const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'crewdb_hidden'").get() !== undefined;
  if (!has) return [];
  const hide = db.prepare("SELECT guard_hide(?)");
  const columns = db.prepare<[], [string, string]>("SELECT table_name, column_name FROM crewdb_hidden").raw().all();
  for (const [table, column] of columns) hide.get(`${table}.${column}`);
  return columns;
}

/**
 * Columns that triggers work out from the rows of another table. Callers may read them; in a row that
 * they insert, a trigger of its table counts anew. Times of change are not among them.
 */
export function derivedColumns(db: Database.Database): { table: string; column: string }[] {
  const triggers = db.prepare<[], { tbl_name: string; sql: string }>(
    `SELECT tbl_name, sql FROM sqlite_schema AS t WHERE type = 'trigger'
      AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = t.tbl_name)`,
  );
  const found = new Map<string, { table: string; column: string }>();
  for (const { tbl_name, sql } of triggers.all())
    for (const each of columnsSet(sql.slice(sql.search(/\bBEGIN\b/i))))
      if (each.table !== tbl_name && each.column !== "updated_at") found.set(`${each.table}.${each.column}`, each);
  return [...found.values()];
}

/** What the UPDATEs of a text assign to. */
function columnsSet(sql: string): { table: string; column: string }[] {
  const tokens = tokenize(sql).filter(({ kind }) => !kind.endsWith("comment"));
  const isWord = (index: number, word: string): boolean => tokens[index]?.text.toUpperCase() === word;
  const found: { table: string; column: string }[] = [];
  tokens.forEach((_, start) => {
    if (!isWord(start, "SET") || !(isWord(start - 2, "UPDATE") || isWord(start - 4, "UPDATE"))) return;
    const table = tokens[start - 1]?.text ?? "";
    let depth = 0;
    for (let at = start; at < tokens.length && tokens[at]?.kind !== "semicolon"; at++) {
      const { kind, text } = tokens[at] ?? { kind: "symbol", text: "" };
      if (kind === "open") depth++;
      if (kind === "close") depth--;
      if (depth > 0 || !(at === start || text === ",")) continue;
      if (tokens[at + 2]?.text === "=") found.push({ table, column: tokens[at + 1]?.text ?? "" });
    }
  });
  return found;
}

/** Tables that callers may read and not write, beside crewdb_… and sqlite_…, which they reach not at all. */
export function derivedTables(db: Database.Database): string[] {
  const list = (sql: string): string[] => db.prepare<[], string>(sql).pluck().all();
  const tables = list("SELECT name FROM pragma_table_list WHERE type = 'virtual' AND schema = 'main'");
  const registers = list("SELECT name FROM sqlite_schema WHERE name IN ('crewdb_derived', 'crewdb_deferred')");
  const texts = registers.flatMap((name) =>
    list(name === "crewdb_derived" ? "SELECT rebuild_sql FROM crewdb_derived" : "SELECT sql FROM crewdb_deferred"),
  );
  const written = texts.flatMap((sql) => [...sql.matchAll(/\b(?:INSERT INTO|DELETE FROM)\s+(\w+)/g)]);
  return [...new Set([...tables, ...written.map(([, table = ""]) => table)])];
}

function pluck(db: Database.Database, sql: string): unknown {
  return db.prepare(sql).pluck().get();
}

/**
 * The guard's own statements can be hit by the interrupt as well; each can be repeated without harm. Only for those that take about a
 * microsecond: an interrupt that comes every 2 ms would hit a longer one for ever.
 */
function runAlways(run: () => unknown): unknown {
  for (let refused = 0; ; ) {
    try {
      return run();
    } catch (error) {
      // In a caller's role what is interrupted also gets no memory: that passes, a machine's want of memory does not.
      const mayPass = isCode(error, "SQLITE_NOMEM") && ++refused < MOST_REFUSALS;
      if (!isInterrupt(error) && !mayPass) throw error;
    }
  }
}

function isInterrupt(error: unknown): boolean {
  return isCode(error, "SQLITE_INTERRUPT");
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
