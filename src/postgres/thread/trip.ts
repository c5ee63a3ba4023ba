import type { Connection, DatabaseError, ExecuteConfig, FieldDef, Submittable } from "pg";
import { type Bindable, readersOf, type Stored } from "./column-values.js";

/** A statement of a trip. */
export interface TripStatement {
  readonly sql: string;
  /**
   * Prepared under this name once a connection; absent: parsed and planned each time, with its
   * values.
   */
  readonly name?: string;
  readonly values: readonly Bindable[];
  /** Of its rows no more than these are asked for; `truncated` tells that there are more. */
  readonly maxRows?: number;
}

/** What one statement of a trip has given. */
export interface TripResult {
  readonly rows: Stored[][];
  /** Absent for a statement without rows. */
  readonly fields: readonly FieldDef[] | undefined;
  /** Rows that it has read or changed, by the command tag. */
  readonly changes: number;
  /** e.g. `COMMIT`; a COMMIT of a failed transaction says `ROLLBACK`. */
  readonly command: string;
  /** There were more rows than were kept. */
  readonly truncated: boolean;
}

/**
 * A trip that ended at one of its statements: those before it have run, those behind it have not.
 */
export class TripError extends Error {
  readonly results: readonly TripResult[];
  /** Of the server, or of the connection. */
  override readonly cause: Error;
  /** The statement that failed. */
  readonly sql: string;
  /** It was stopped, because its rows were too many. */
  readonly tooMuch: boolean;

  constructor(cause: Error, results: readonly TripResult[], sql: string, tooMuch = false) {
    super(cause.message);
    this.cause = cause;
    this.results = results;
    this.sql = sql;
    this.tooMuch = tooMuch;
  }

  /** Of the server; undefined when the connection was lost. */
  get server(): DatabaseError | undefined {
    return "severity" in this.cause && "code" in this.cause
      ? (this.cause as DatabaseError)
      : undefined;
  }
}

/** Rows beyond so many bytes are not kept: no reply has room for them. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The named statements of one connection. */
export class Prepared {
  /** The columns of their rows; undefined for those without rows. */
  readonly fields: Map<string, readonly FieldDef[] | undefined> = new Map();
  /** Failed the first time: whether the server has them is not known. */
  readonly doubtful: Set<string> = new Set();
}

interface DataRow {
  readonly length: number;
  readonly fields: (string | null)[];
}

/**
 * Statements that travel together: one write to the socket, one Sync. With that alone `pg` costs a
 * third of what its own queries do (docs/decisions).
 */
export class Trip implements Submittable {
  readonly #statements: readonly TripStatement[];
  readonly #prepared: Prepared;
  readonly #onTooMuch: () => void;
  readonly #onBegin: ((index: number) => void) | undefined;
  readonly #resolve: (results: readonly TripResult[]) => void;
  readonly #reject: (error: Error) => void;
  readonly #results: TripResult[] = [];
  #fields: readonly FieldDef[] | undefined;
  #readers: readonly ((text: string) => Stored)[] = [];
  #rows: Stored[][] = [];
  #bytes = 0;
  #truncated = false;

  constructor(
    statements: readonly TripStatement[],
    prepared: Prepared,
    onTooMuch: () => void,
    resolve: (results: readonly TripResult[]) => void,
    reject: (error: Error) => void,
    onBegin?: (index: number) => void,
  ) {
    this.#onBegin = onBegin;
    this.#statements = statements;
    this.#prepared = prepared;
    this.#onTooMuch = onTooMuch;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    const parsed = new Set<string>();
    for (const { sql, name = "", values, maxRows } of this.#statements) {
      const isKnown = name !== "" && (this.#prepared.fields.has(name) || parsed.has(name));
      if (!isKnown) {
        if (this.#prepared.doubtful.has(name)) connection.close({ type: "S", name }, true);
        connection.parse({ name, text: sql, types: [] }, true);
      }
      if (name !== "") parsed.add(name);
      connection.bind({ statement: name, values: values as (Buffer | string | null)[] }, true);
      if (!isKnown) connection.describe({ type: "P", name: "" }, true);
      connection.execute(maxRows === undefined ? EVERY_ROW : firstRows(maxRows), true);
    }
    connection.sync();
    connection.stream.uncork();
    this.#begin();
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#fields = fields;
    this.#readers = readersOf(fields);
  }

  handleDataRow({ length, fields }: DataRow): void {
    this.#bytes += length;
    if (this.#truncated) return;
    if (this.#bytes > MOST_BYTES) {
      this.#truncated = true;
      this.#onTooMuch();
      return;
    }
    const readers = this.#readers;
    const row: Stored[] = fields;
    for (let index = 0; index < readers.length; index++) {
      const text = fields[index];
      const read = readers[index];
      if (typeof text === "string" && read !== undefined) row[index] = read(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const statement = this.#statements[this.#results.length];
    if (statement?.name !== undefined) {
      this.#prepared.fields.set(statement.name, this.#fields);
      this.#prepared.doubtful.delete(statement.name);
    }
    const changes = /\d+$/.exec(text)?.[0] ?? "0";
    const command = /^[A-Z ]*[A-Z]/.exec(text)?.[0] ?? "";
    this.#results.push({
      rows: this.#rows,
      fields: this.#fields,
      changes: Number(changes),
      command,
      truncated: this.#truncated,
    });
    this.#begin();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: "" });
  }

  /** More rows than were asked for. */
  handlePortalSuspended(): void {
    this.#truncated = true;
    this.handleCommandComplete({ text: "" });
  }

  handleError(error: Error): void {
    const failed = this.#statements[this.#results.length];
    if (failed?.name !== undefined) this.#doubt(failed.name, error);
    this.#reject(new TripError(error, this.#results, failed?.sql ?? "", this.#truncated));
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#results);
  }

  #doubt(name: string, error: Error): void {
    const isOutdated = "code" in error && error.code === CHANGED_RESULT;
    if (this.#prepared.fields.has(name) && !isOutdated) return;
    this.#prepared.fields.delete(name);
    this.#prepared.doubtful.add(name);
  }

  #begin(): void {
    this.#rows = [];
    const index = this.#results.length;
    const name = this.#statements[index]?.name;
    if (index < this.#statements.length) this.#onBegin?.(index);
    this.#fields = name === undefined ? undefined : this.#prepared.fields.get(name);
    this.#readers = this.#fields === undefined ? [] : readersOf(this.#fields);
  }
}

/** `cached plan must not change result type`: somebody has changed the schema. */
const CHANGED_RESULT = "0A000";
/** The protocol's zero is "all". */
const EVERY_ROW: ExecuteConfig = {};

/** The types want a text, the library a number. */
function firstRows(rows: number): ExecuteConfig {
  return { rows } as unknown as ExecuteConfig;
}
