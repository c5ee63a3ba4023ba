import { type Token, tokenize } from "../engine/sql-tokens.js";
import type { SqlFile } from "./sql-statements.js";

/** Where something is said. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export interface ColumnText {
  readonly place: Place;
  /** In lower case, as written. */
  readonly type: string;
  readonly notNull: boolean;
  /** Compares without case. */
  readonly nocase: boolean;
  readonly generated: boolean;
}

export interface TableText {
  readonly place: Place;
  readonly columns: Map<string, ColumnText>;
  /** `primary key (a, b)` or `unique (a)`. */
  readonly keys: Set<string>;
  /** `(a) references t (b) on delete cascade`. */
  readonly references: Set<string>;
  /** Names of constraints. */
  readonly constraints: Map<string, Place>;
}

/** What the text of a schema tells, whichever engine it is for. */
export interface SchemaText {
  readonly tables: Map<string, TableText>;
  /** `ix` to `on t (a, b)`. */
  readonly indexes: Map<string, { readonly place: Place; readonly on: string }>;
  readonly views: Map<string, Place>;
  /** Names that the text says it does without: `-- lacks NAME: why`. */
  readonly lacks: Set<string>;
}

const TABLE_CONSTRAINTS: ReadonlySet<string> = new Set(["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"]);
const COLUMN_CONSTRAINTS: ReadonlySet<string> = new Set([
  ...TABLE_CONSTRAINTS,
  ...["NOT", "NULL", "DEFAULT", "REFERENCES", "GENERATED", "COLLATE"],
]);

/** Reads CREATE TABLE, INDEX and VIEW, ALTER TABLE … ADD and DROP, and the constraints that triggers of SQLite stand for. */
export function readSchema(files: readonly SqlFile[]): SchemaText {
  const reader = new SchemaReader();
  for (const file of files) reader.read(file);
  return reader.schema;
}

class SchemaReader {
  readonly schema: SchemaText = { tables: new Map(), indexes: new Map(), views: new Map(), lacks: new Set() };
  #file = "";

  read({ path, text }: SqlFile): void {
    this.#file = path;
    let statement: Token[] = [];
    for (const token of tokenize(withoutBodies(text))) {
      if (token.kind === "line-comment") {
        const lacked = /^--\s*lacks (\w+): \S/.exec(token.text)?.[1];
        if (lacked !== undefined) this.schema.lacks.add(lacked);
      } else if (token.kind === "semicolon" && !isTrigger(statement)) {
        this.#statement(statement);
        statement = [];
      } else if (token.kind !== "block-comment") statement.push(token);
    }
    this.#statement(statement);
  }

  #statement(tokens: readonly Token[]): void {
    const words = tokens.slice(0, 6).map(upper).join(" ");
    if (/^CREATE (UNIQUE )?INDEX /.test(words)) this.#index(tokens);
    else if (words.startsWith("CREATE TABLE ")) this.#table(tokens);
    else if (words.startsWith("CREATE VIEW ")) this.schema.views.set(nameOf(tokens[2]), this.#place(tokens[2]));
    else if (words.startsWith("ALTER TABLE ")) this.#alter(tokens);
    else if (words.startsWith("CREATE TRIGGER ")) this.#trigger(tokens);
    else if (/^DROP (TABLE|INDEX|VIEW) /.test(words)) {
      const name = nameOf(tokens.at(-1));
      for (const named of [this.schema.tables, this.schema.indexes, this.schema.views]) named.delete(name);
    }
  }

  #place(token: Token | undefined): Place {
    return { file: this.#file, line: token?.line ?? 0 };
  }

  #index(tokens: readonly Token[]): void {
    const at = tokens.findIndex((token) => upper(token) === "ON");
    const on = tokens.slice(at).map(({ text }) => text.toLowerCase());
    const unique = upper(tokens[1]) === "UNIQUE" ? "unique " : "";
    const name = tokens[at - 1];
    this.schema.indexes.set(nameOf(name), { place: this.#place(name), on: unique + on.join(" ").replaceAll('"', "") });
  }

  #table(tokens: readonly Token[]): void {
    const open = tokens.findIndex(({ kind }) => kind === "open");
    const name = tokens[open - 1];
    const table: TableText = {
      place: this.#place(name),
      columns: new Map(),
      keys: new Set(),
      references: new Set(),
      constraints: new Map(),
    };
    this.schema.tables.set(nameOf(name), table);
    for (const item of items(tokens, open)) this.#item(table, item);
  }

  #alter(tokens: readonly Token[]): void {
    const table = this.schema.tables.get(nameOf(tokens[2]));
    const rest = tokens.slice(4);
    if (table === undefined) return;
    if (upper(tokens[3]) === "ADD") this.#item(table, upper(rest[0]) === "COLUMN" ? rest.slice(1) : rest);
    if (upper(tokens[3]) !== "DROP") return;
    if (upper(rest[0]) === "CONSTRAINT") table.constraints.delete(nameOf(rest[1]));
    else table.columns.delete(nameOf(upper(rest[0]) === "COLUMN" ? rest[1] : rest[0]));
  }

  /** SQLite can't ask a list's elements in a CHECK; a trigger does, with the words of one. */
  #trigger(tokens: readonly Token[]): void {
    const table = this.schema.tables.get(nameOf(tokens[tokens.findIndex((token) => upper(token) === "ON") + 1]));
    for (const token of tokens) {
      const name = token.kind === "string" ? /CHECK constraint failed: (\w+)/.exec(token.text)?.[1] : undefined;
      if (name !== undefined) table?.constraints.set(name, this.#place(token));
    }
  }

  #item(table: TableText, item: readonly Token[]): void {
    if (TABLE_CONSTRAINTS.has(upper(item[0]))) {
      this.#constraint(table, item, []);
      return;
    }
    const behind = item.findIndex((token, index) => index > 0 && COLUMN_CONSTRAINTS.has(upper(token)));
    const rest = behind < 0 ? [] : item.slice(behind);
    const type = item.slice(1, behind < 0 ? undefined : behind).map(({ text }) => text.toLowerCase());
    const name = nameOf(item[0]);
    const words = atTop(rest).map(upper).join(" ");
    table.columns.set(name, {
      place: this.#place(item[0]),
      type: type.join(" "),
      notNull: /\bNOT NULL\b|\bPRIMARY KEY\b/.test(words),
      nocase: /\bCOLLATE NOCASE\b/.test(words),
      generated: /\bGENERATED ALWAYS AS\b/.test(words),
    });
    this.#constraint(table, rest, [name]);
  }

  /** What stands behind a column, or alone in a table. */
  #constraint(table: TableText, tokens: readonly Token[], own: readonly string[]): void {
    let depth = 0;
    for (const [index, token] of tokens.entries()) {
      if (token.kind === "open") depth++;
      if (token.kind === "close") depth--;
      if (depth > 0) continue;
      const word = upper(token);
      if (word === "CONSTRAINT") table.constraints.set(nameOf(tokens[index + 1]), this.#place(token));
      const columns = own.length > 0 ? own : listAt(tokens, index);
      if (word === "PRIMARY") table.keys.add(`primary key (${columns.join(", ")})`);
      if (word === "UNIQUE") table.keys.add(`unique (${columns.join(", ")})`);
      if (word === "REFERENCES") {
        const from = own.length > 0 ? own : listAt(tokens, 0);
        table.references.add(`(${from.join(", ")}) ${referenceAt(tokens, index)}`);
      }
    }
  }
}

/** `references t (b) on delete cascade on update cascade` */
function referenceAt(tokens: readonly Token[], start: number): string {
  const words: string[] = [];
  for (const token of tokens.slice(start)) {
    if (COLUMN_CONSTRAINTS.has(upper(token)) && !["REFERENCES", "NULL", "DEFAULT"].includes(upper(token))) break;
    words.push(token.text.toLowerCase());
  }
  return words.join(" ");
}

/** The names in the first parentheses behind a place. */
function listAt(tokens: readonly Token[], start: number): string[] {
  const open = tokens.findIndex(({ kind }, index) => index >= start && kind === "open");
  return items(tokens, open).map((item) => nameOf(item[0]));
}

/** What stands between the parentheses that open at a place, at its commas. */
function items(tokens: readonly Token[], open: number): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens.slice(open)) {
    if (token.kind === "close" && --depth === 0) break;
    if (depth === 1 && token.text === ",") found.push([]);
    else if (depth > 0) found.at(-1)?.push(token);
    if (token.kind === "open") depth++;
  }
  return found;
}

function atTop(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ kind }) => {
    if (kind === "open") depth++;
    if (kind === "close") depth--;
    return depth === 0;
  });
}

function isTrigger(statement: readonly Token[]): boolean {
  return upper(statement[1]) === "TRIGGER" && upper(statement.at(-1)) !== "END" && statement.some(isBegin);
}

function isBegin(token: Token): boolean {
  return upper(token) === "BEGIN";
}

/** Blanks the bodies of PostgreSQL's functions, which hold semicolons and quotes of their own. Lines stay. */
function withoutBodies(text: string): string {
  return text.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, (body) => `''${body.replaceAll(/[^\n]/g, "")}`);
}

function nameOf(token: Token | undefined): string {
  const text = token?.text ?? "";
  return token?.kind === "quoted-name" || token?.kind === "string" ? text.slice(1, -1) : text.toLowerCase();
}

function upper(token: Token | undefined): string {
  return token?.kind === "word" ? token.text.toUpperCase() : "";
}
