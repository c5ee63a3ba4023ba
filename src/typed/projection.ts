import type { WireWriter } from "../base/wire.js";
import type { PageOrder, RpcPlan } from "../engine/plan.js";
import type { Encoder, Origin, OutputField, Stored } from "./encode.js";

/** A column of a statement's rows, and the table that it comes from where the engine tells. */
export interface ColumnOrigin {
  readonly name: string;
  readonly table: string | null;
}

/** A column and the field that it fills. */
export interface Target {
  readonly column: number;
  readonly field: OutputField;
  readonly origin: Origin;
}

/** How the columns of one statement fill the response: found once by name, used for every row. */
export class Projection {
  /** The response's one message field, for the shapes `row` and `rows`. */
  readonly row: OutputField | undefined;
  /** Its message, and the response's own, as indexes into the plan's messages. */
  readonly rowMessage: number | undefined;
  readonly response: number;
  /** Columns that fill a row's message. */
  readonly inner: readonly Target[];
  /** Columns of the first row that fill the response itself. */
  readonly own: readonly Target[];
  readonly #encoder: Encoder;

  constructor(encoder: Encoder, rpc: RpcPlan, columns: readonly ColumnOrigin[]) {
    this.#encoder = encoder;
    const response = encoder.messages[rpc.response] ?? [];
    this.response = rpc.response;
    this.row = rpc.answer.field === undefined ? undefined : response[rpc.answer.field];
    this.rowMessage = this.row?.message;
    const inner = this.rowMessage === undefined ? [] : (encoder.messages[this.rowMessage] ?? []);
    const targetsIn = (fields: readonly OutputField[], taken: readonly Target[]): Target[] =>
      columns.flatMap((column, index) => {
        const field = fields.find((each) => each.plan.name === column.name);
        if (field === undefined || taken.some((each) => each.column === index)) return [];
        return [{ column: index, field, origin: { column: column.name, table: column.table } }];
      });
    this.inner = targetsIn(inner, []);
    this.own = targetsIn(response, this.inner);
  }

  /** Whether a column needs integers beyond 2^53, so that the engine must give every integer as bigint. */
  get needsBigInts(): boolean {
    return [...this.inner, ...this.own].some((target) => target.field.plan.kind === "int64");
  }

  /** Writes one row: as the response's message field where it has one. `first`: its other columns fill the response. */
  writeRow(writer: WireWriter, row: readonly Stored[], first: boolean): void {
    if (this.row !== undefined) {
      writer.varint(this.row.tag);
      const mark = writer.begin(this.row.guess);
      this.#write(writer, this.inner, row);
      this.row.guess = writer.end(mark);
    }
    if (first) this.#write(writer, this.own, row);
  }

  #write(writer: WireWriter, targets: readonly Target[], row: readonly Stored[]): void {
    for (let index = 0; index < targets.length; index++) {
      const target = targets[index];
      if (target !== undefined) this.#encoder.column(writer, target.field, row[target.column] ?? null, target.origin);
    }
  }
}

/** The columns of a statement that hold an order's keys. */
export function keyColumns(order: PageOrder, columns: readonly ColumnOrigin[]): number[] {
  return order.keys.map((key) => columns.findIndex((column) => column.name === key));
}
