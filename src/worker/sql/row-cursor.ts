import type { ColumnDefinition } from "better-sqlite3";
import type { Stored } from "../encode.js";
import type { WireWriter } from "../wire.js";
import { writeRow } from "./result-writer.js";

/** A caller's statement while it is stepped, piece by piece. Nothing else may run on the connection until it is closed. */
export class RowCursor {
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

  /** Steps over so many rows. */
  skip(rows: number): void {
    for (let skipped = 0; skipped < rows; skipped++) if (this.#next() === undefined) return;
  }

  /** Writes rows as field `number` until so many bytes are written; `done` when there are no more. */
  read(writer: WireWriter, number: number, bytes: number): { rows: number; done: boolean } {
    let rows = 0;
    while (writer.position < bytes) {
      const row = this.#next();
      if (row === undefined) return { rows, done: true };
      this.#guess = writeRow(writer, number, row, this.#guess);
      rows++;
    }
    return { rows, done: false };
  }

  /** May be called twice. */
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
