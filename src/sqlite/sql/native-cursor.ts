import type { ColumnDefinition } from "better-sqlite3";
import type { WireWriter } from "../../base/wire.js";
import type { NativeRows } from "../thread/native-rows.js";
import type { Interruptible } from "../thread/read-batch.js";
import type { Cursor } from "./row-cursor.js";

/** A caller's statement that the extension steps and encodes. Between two pieces the connection is the service's own. */
export class NativeCursor implements Cursor {
  readonly columns: readonly ColumnDefinition[];
  readonly #native: NativeRows;
  readonly #statement: number;
  readonly #interrupts: Interruptible;
  readonly #explain: (error: unknown) => unknown;
  #isRunning = true;

  /** `explain` turns an error into what the caller may see. */
  constructor(
    native: NativeRows,
    statement: number,
    columns: readonly ColumnDefinition[],
    interrupts: Interruptible,
    explain: (error: unknown) => unknown,
  ) {
    this.#native = native;
    this.#statement = statement;
    this.columns = columns;
    this.#interrupts = interrupts;
    this.#explain = explain;
  }

  skip(rows: number): void {
    if (rows > 0)
      this.#isRunning = this.#run(() => this.#native.skip(this.#statement, rows, this.#interrupts.generation));
  }

  read(writer: WireWriter, bytes: number): { rows: number; done: boolean } {
    if (!this.#isRunning) return { rows: 0, done: true };
    const { generation } = this.#interrupts;
    const room = bytes - writer.position;
    const { count, more } = this.#run(() => this.#native.more(this.#statement, writer, room, generation));
    this.#isRunning = more;
    return { rows: count, done: !more };
  }

  close(): void {
    if (this.#isRunning) this.#native.stop(this.#statement);
    this.#isRunning = false;
  }

  #run<Result>(step: () => Result): Result {
    try {
      return step();
    } catch (error) {
      throw this.#explain(error);
    }
  }
}
