import type { Database, Statement } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import type { Bindable } from "../../typed/values.js";
import { MAX_VALUE_BYTES } from "./guard.js";

const HEADER_BYTES = 16;
/** SQLite allows 1,000 arguments of a function; a statement with more parameters than this is left to JavaScript. */
const MAX_PARAMETERS = 200;

/** Largest row of a stream, in bytes, as reader-run.c has it: four times what clients of gRPC take by default. */
export const MAX_STREAMED_ROW_BYTES: number = 16 * 1024 * 1024;

/** The rows of a caller's statement have more bytes than there is room for. */
export class TooManyBytes extends Error {
  readonly fittingRows: number;

  constructor(fittingRows: number) {
    super(`${fittingRows} rows fit`);
    this.fittingRows = fittingRows;
  }
}

/** Rows as they stand in the answer. */
export interface EncodedRows {
  readonly count: number;
  readonly more: boolean;
}

/** Callers' statements whose rows the extension encodes (src/native/rows/readers.c): no value of a row becomes a JavaScript object. */
export class NativeRows {
  readonly #db: Database;
  readonly #open: Statement;
  readonly #close: Statement;
  readonly #more: Statement;
  readonly #skip: Statement;
  readonly #stop: Statement;
  readonly #rows: Statement[] = [];
  readonly #starts: Statement[] = [];

  /** The guard must have been loaded into the connection. */
  constructor(db: Database) {
    this.#db = db;
    const pluck = (sql: string): Statement => db.prepare(sql).pluck();
    this.#open = pluck("SELECT crewdb_open(?, ?, ?, ?)");
    this.#close = pluck("SELECT crewdb_close(?)");
    this.#more = pluck("SELECT crewdb_more(?, ?, ?)");
    this.#skip = pluck("SELECT crewdb_skip(?, ?, ?)");
    this.#stop = pluck("SELECT crewdb_stop(?)");
  }

  /**
   * Compiles a statement for this role of the guard, and answers its number. Throws what SQLite says.
   * @param valueBytes no value of a caller's statement is longer while it runs
   */
  open(role: bigint, plan: Buffer, sql: string, valueBytes: number = MAX_VALUE_BYTES): number {
    return this.#open.get(role, plan, sql, BigInt(valueBytes)) as number;
  }

  close(statement: number): void {
    this.#close.get(statement);
  }

  /**
   * Runs a statement and writes its rows; undefined when JavaScript must do it, and then nothing was written. Throws TooManyBytes
   * when the rows of a caller's statement do not fit.
   */
  run(
    statement: number,
    writer: WireWriter,
    limits: { readonly rows: number; readonly bytes: number },
    parameters: readonly Bindable[],
  ): EncodedRows | undefined {
    if (parameters.length > MAX_PARAMETERS) return undefined;
    const run = withParameters(this.#db, this.#rows, "crewdb_rows(?, ?, ?", parameters.length);
    const blob = run.get(statement, limits.rows, limits.bytes, ...parameters) as Buffer | number | null;
    if (typeof blob === "number") throw new TooManyBytes(blob);
    return blob === null ? undefined : this.#write(writer, blob);
  }

  /** Binds a statement whose rows are read piece by piece; false when JavaScript must do it. */
  start(statement: number, parameters: readonly Bindable[]): boolean {
    if (parameters.length > MAX_PARAMETERS) return false;
    const start = withParameters(this.#db, this.#starts, "crewdb_start(?", parameters.length);
    return start.get(statement, ...parameters) === 1;
  }

  /**
   * Writes its next rows until so many bytes are written. While it runs, this generation may be interrupted. Throws TooManyBytes when
   * the next row is larger than MAX_STREAMED_ROW_BYTES; then it has ended.
   */
  more(statement: number, writer: WireWriter, bytes: number, generation: number): EncodedRows {
    const blob = this.#more.get(statement, bytes, generation) as Buffer | null;
    if (blob === null) throw new TooManyBytes(0);
    const rowsEnd = HEADER_BYTES + blob.readUInt32LE(12);
    // The blob has room for the end of a message, so nothing is copied where the rows are its beginning.
    if (writer.position === 0 && blob.length === blob.buffer.byteLength)
      writer.adopt(blob.subarray(HEADER_BYTES), rowsEnd - HEADER_BYTES);
    else writer.append(blob.subarray(HEADER_BYTES, rowsEnd));
    return { count: blob.readUInt32LE(0), more: blob.readUInt32LE(4) === 1 };
  }

  /** Steps over rows; false when there were no more. */
  skip(statement: number, rows: number, generation: number): boolean {
    return this.#skip.get(statement, rows, generation) === 1;
  }

  /** Ends a statement before its last row. */
  stop(statement: number): void {
    this.#stop.get(statement);
  }

  #write(writer: WireWriter, blob: Buffer): EncodedRows {
    const rowsEnd = HEADER_BYTES + blob.readUInt32LE(12);
    writer.append(blob.subarray(HEADER_BYTES, rowsEnd));
    return { count: blob.readUInt32LE(0), more: blob.readUInt32LE(4) === 1 };
  }
}

/** One statement for each number of parameters. */
function withParameters(db: Database, kept: Statement[], call: string, count: number): Statement {
  const found = kept[count];
  if (found !== undefined) return found;
  const prepared = db.prepare(`SELECT ${call}${", ?".repeat(count)})`).pluck();
  kept[count] = prepared;
  return prepared;
}
