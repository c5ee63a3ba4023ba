import type { Database } from "better-sqlite3";
import type { SqlScope, TableScope } from "../../engine/sql-scope.js";
import type { Guard } from "../thread/guard.js";
import { joinByNameReaches, protectedNames } from "../thread/join-by-name.js";
import { denial } from "./sql-failures.js";

/** Scopes that one connection keeps; a policy that has changed so often has left most behind. */
const MOST_SCOPES = 1000;

/** What SQLite reads over before a statement. It takes less for white space than this does. */
const BLANK = String.raw`(?:[\s;]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*`;
const EXPLAIN = new RegExp(`^${BLANK}explain\\b`, "i");
/** A statement that may begin with a list of subqueries, and the list's beginning where it has one. */
const BEGINNING = new RegExp(
  `^(${BLANK})(?:(with\\b${BLANK}(?:recursive\\b)?)|select\\b|values\\b|insert\\b|update\\b|delete\\b)`,
  "i",
);
/** REPLACE deletes rows, and nobody is asked; as a function it does not. */
const REPLACES = /\breplace\b(?!\s*\()/i;
/** The subqueries that stand for filtered tables; see scope.c. */
const ROWS = "crewdb_rows_";
/** The characters of an identifier, and quotes: what may stand beside a name without ending it. */
const BESIDE = /[\w$"'`[\]\u0080-\uffff]/;
const COMMENT = /--|\/\*/;
/** A name that stands behind one of these is used. One that defines something stands elsewhere. */
const USED_BEHIND = /(?:\b(?:from|join|into|update)|,)[ \t\n\f\r]*$/i;
/** … or before one of these, as in `WITH a AS (…), name AS (…)`. */
const DEFINED_BEFORE = /^[ \t\n\f\r]*(?:\(|as[ \t\n\f\r]*(?:\(|not\b|materialized\b))/i;

/** A caller's text within a scope. */
export interface ScopedText {
  readonly sql: string;
  /** Where so many bytes were added. */
  readonly added: { readonly at: number; readonly bytes: number } | undefined;
  /**
   * Names of the schema that the text has, one a line; once more behind = the views that it means by them, behind + the
   * filtered tables whose subqueries were added, and behind # those that the text names without a database.
   */
  readonly doubted: string;
}

/** One scope, as the connection has it. */
export interface LoadedScope {
  /** Of the guard; 0: every table. */
  readonly number: number;
  readonly scope: SqlScope;
  /** The tables that a join by name may not reach. */
  readonly unreachable: RegExp;
  readonly mayReplace: boolean;
  readonly filtered: readonly { readonly name: string; readonly definition: string }[];
}

interface SchemaNames {
  readonly tables: readonly string[];
  /** Tables, views and triggers, in lower case. */
  readonly trusted: readonly string[];
  readonly views: ReadonlySet<string>;
}

/** The scopes of callers' SQL on one connection: what of the tables is theirs. */
export class SqlScopes {
  readonly #db: Database;
  readonly #guard: Guard;
  readonly #onFull: () => void;
  readonly #loaded = new Map<string, LoadedScope>();
  #names: SchemaNames | undefined;
  #current = 0;
  #doubted = "";

  /** `onFull` drops all statements that were compiled in a scope. */
  constructor(db: Database, guard: Guard, onFull: () => void) {
    this.#db = db;
    this.#guard = guard;
    this.#onFull = onFull;
  }

  /** The scope of a call; undefined when nothing is limited. Nothing of a caller's may run now. */
  find(text: string | undefined): LoadedScope | undefined {
    if (text === undefined || text === "") return undefined;
    return this.#loaded.get(text) ?? this.#load(text);
  }

  /** What is compiled and stepped from here on is bound by the scope. */
  enter(scope: LoadedScope | undefined, doubted: string): void {
    const number = scope?.number ?? 0;
    if (number === this.#current && doubted === this.#doubted) return;
    this.#guard.useScope(number, doubted);
    this.#current = number;
    this.#doubted = doubted;
  }

  /** The text as it is compiled in the scope. @throws RpcFailure where SQLite would not ask */
  textIn(scope: LoadedScope | undefined, sql: string): ScopedText {
    if (scope === undefined || scope.number === 0) return { sql, added: undefined, doubted: "" };
    if (EXPLAIN.test(sql)) throw denial("EXPLAIN");
    if (sql.toLowerCase().includes(ROWS)) throw denial(`READ ${ROWS.slice(0, -1)}`);
    if (REPLACES.test(sql) && !scope.mayReplace) throw denial("REPLACE");
    const joined = joinByNameReaches(sql, scope.unreachable);
    if (joined !== undefined) throw denial(`JOIN ${joined}`);
    const { named, ...text } = withRows(sql, scope);
    const isPlain = !sql.toLowerCase().includes("main");
    const marked = named.flatMap((name) => (isPlain ? [`+${name}`, `#${name}`] : [`+${name}`]));
    return { ...text, doubted: [...marked, ...this.#doubtedIn(sql, scope)].join("\n") };
  }

  #load(text: string): LoadedScope {
    if (this.#loaded.size >= MOST_SCOPES) this.#forget();
    const scope = JSON.parse(text) as SqlScope;
    const { tables } = scope;
    const loaded: LoadedScope = {
      number: tables === undefined ? 0 : this.#guard.loadScope(toLines(tables)),
      scope,
      unreachable: protectedNames(this.#unreachable(tables ?? {})),
      mayReplace: Object.values(tables ?? {}).every(
        (table) => !(table.insert || table.update.length > 0) || (table.insert && table.update === "*" && table.delete),
      ),
      filtered: Object.entries(tables ?? {}).flatMap(([name, table]) =>
        table.rows === undefined ? [] : [{ name, definition: define(name, this.#listed(name, table), table.rows) }],
      ),
    };
    this.#loaded.set(text, loaded);
    return loaded;
  }

  /** The columns that a filtered table has for the caller. */
  #listed(name: string, { columns }: TableScope): readonly string[] {
    if (columns !== "*") return columns;
    const all = this.#db.prepare<[string], string>("SELECT lower(name) FROM pragma_table_info(?)").pluck().all(name);
    return all.filter((column) => !this.#guard.hidden.has(`${name}.${column}`));
  }

  #forget(): void {
    this.#onFull();
    this.#loaded.clear();
    this.#guard.forgetScopes();
    this.#current = 0;
    this.#doubted = "";
  }

  #unreachable(tables: Readonly<Record<string, TableScope>>): string[] {
    return this.#schema.tables.filter((name) => {
      const table = tables[name.toLowerCase()];
      return table === undefined || table.columns !== "*" || table.rows !== undefined;
    });
  }

  /** Names of the schema that the text has, and which views it means by them. */
  #doubtedIn(sql: string, { scope }: LoadedScope): string[] {
    const text = sql.toLowerCase();
    const { trusted, views } = this.#schema;
    const inText = trusted.filter((name) => text.includes(name));
    const meant = inText.filter(
      (name) => views.has(name) && scope.tables?.[name] !== undefined && onlyUses(text, name),
    );
    return [...inText, ...meant.map((name) => `=${name}`)];
  }

  get #schema(): SchemaNames {
    this.#names ??= this.#readSchema();
    return this.#names;
  }

  #readSchema(): SchemaNames {
    const list = (sql: string): string[] => this.#db.prepare<[], string>(sql).pluck().all();
    const views = list("SELECT name FROM sqlite_schema WHERE type = 'view'");
    const triggers = list("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    const tables = list("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')");
    for (const name of tables) this.#guard.declare("table", name);
    for (const name of [...views, ...triggers]) this.#guard.declare("object", name);
    return {
      tables,
      trusted: [...tables, ...triggers].map((name) => name.toLowerCase()),
      views: new Set(views.map((name) => name.toLowerCase())),
    };
  }
}

/** What scope.c reads. */
function toLines(tables: Readonly<Record<string, TableScope>>): string {
  const flag = (...bits: readonly boolean[]): string =>
    String.fromCharCode(64 + bits.reduce((sum, bit, index) => sum + (bit ? 1 << index : 0), 0));
  return Object.entries(tables)
    .flatMap(([name, { columns, others, rows, insert, update, delete: deletes }]) => {
      const may = flag(columns === "*", others === "null", insert, update === "*", deletes, rows !== undefined);
      const read = columns === "*" ? [] : columns;
      const updated = update === "*" ? [] : update;
      const listed = [...new Set([...read, ...updated])];
      return [
        `t ${may} ${name}`,
        ...listed.map((column) => `c ${flag(read.includes(column), updated.includes(column))} ${column}`),
      ];
    })
    .join("\n");
}

/** Two subqueries: one whose name no text of a caller has, and one by the table's own name, which hides it. */
function define(name: string, columns: readonly string[], rows: string): string {
  const listed = columns.map((column) => `"${column}"`).join(", ");
  const inner = `${ROWS}${name}`;
  return `${inner} AS (SELECT ${listed} FROM main."${name}" WHERE (${rows}\n)), "${name}" AS (SELECT * FROM ${inner})`;
}

/** Adds the subqueries of the filtered tables that the text names. The guard refuses the tables themselves, whatever the text. */
function withRows(
  sql: string,
  { filtered }: LoadedScope,
): Pick<ScopedText, "sql" | "added"> & { readonly named: readonly string[] } {
  const text = sql.toLowerCase();
  const found = filtered.filter(({ name }) => text.includes(name));
  const beginning = found.length === 0 ? null : BEGINNING.exec(sql);
  if (beginning === null) return { sql, added: undefined, named: [] };
  const [, blank = "", list = ""] = beginning;
  const at = blank.length + list.length;
  const definitions = found.map(({ definition }) => definition).join(", ");
  const words = list === "" ? `WITH ${definitions} ` : ` ${definitions}, `;
  const before = sql.slice(0, at);
  return {
    sql: before + words + sql.slice(at),
    added: { at: Buffer.byteLength(before), bytes: Buffer.byteLength(words) },
    named: found.map(({ name }) => name),
  };
}

/**
 * Whether the text, in lower case, has the name only where it means what the schema has by it: bare, behind FROM, JOIN, INTO,
 * UPDATE or a comma, and not before AS ( or (. A subquery's own name stands behind a bracket or AS, a CTE's before AS (.
 */
function onlyUses(text: string, name: string): boolean {
  if (COMMENT.test(text)) return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + name.length] ?? " ";
    // Part of a longer name.
    if (/[\w$\u0080-\uffff]/.test(before) || /[\w$\u0080-\uffff]/.test(after)) continue;
    if (BESIDE.test(before) || BESIDE.test(after) || before === ".") return false;
    if (after === ".") continue;
    if (!USED_BEHIND.test(text.slice(0, at)) || DEFINED_BEFORE.test(text.slice(at + name.length))) return false;
  }
  return true;
}
