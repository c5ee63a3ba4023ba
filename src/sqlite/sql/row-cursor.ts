import { performance } from "node:perf_hooks";
import type { ColumnDefinition } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import { QUERY_ROWS, writeRow } from "../../sql/result-writer.js";
import type { Stored } from "../../typed/encode.js";

/** A piece with a row in it is given after this long, in ms, however small: rows that come slowly are seen as they come. */
const PIECE_MS = 5;

/** A caller's statement while it is stepped, piece by piece. */
export interface Cursor {
  readonly columns: readonly ColumnDefinition[];
  /** Steps over so many rows. */
  skip(rows: number): void;
  /** Writes rows as QUERY_ROWS until so many bytes are written, or for some ms; `done` when there are no more. */
  read(writer: WireWriter, bytes: number): { rows: number; done: boolean };
  /** May be called twice. */
  close(): void;
}

/** One whose rows JavaScript encodes. Nothing else may run on the connection until it is closed. */
export class RowCursor implements Cursor {
  readonly columns: readonly ColumnDefinition[];
  readonly #rows: IterableIterator<Stored[]>;
  readonly #close: (error: unknown) => unknown;
  #guess = 1;
  #closed = false;

  /** `close` gives the connection back to the service and turns an error into what the caller may see. */
  constructor(
    columns: readonly ColumnDefinition[],
    rows: IterableIterator<Stored[]>,
    close: (error: unknown) => unknown,
  ) {
    this.columns = columns;
    this.#rows = rows;
    this.#close = close;
  }

  skip(rows: number): void {
    for (let skipped = 0; skipped < rows; skipped++) if (this.#next() === undefined) return;
  }

  read(writer: WireWriter, bytes: number): { rows: number; done: boolean } {
    let rows = 0;
    const untilMs = performance.now() + PIECE_MS;
    while (writer.position < bytes && (rows === 0 || performance.now() < untilMs)) {
      const row = this.#next();
      if (row === undefined) return { rows, done: true };
      this.#guess = writeRow(writer, QUERY_ROWS, row, this.#guess);
      rows++;
    }
    return { rows, done: false };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#rows.return?.();
    this.#close(undefined);
  }

  #next(): Stored[] | undefined {
    try {
      const step = this.#rows.next();
      return step.done === true ? undefined : step.value;
    } catch (error) {
      // SQLite has ended the statement; only now can the connection's own statements run again.
      this.#closed = true;
      throw this.#close(error);
    }
  }
}
