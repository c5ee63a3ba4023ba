import type { WireWriter } from "../base/wire.js";
import type { Stored } from "../typed/encode.js";

/** The field of the rows in QueryResponse and QueryStreamResponse: what the extension writes them as. */
export const QUERY_ROWS = 2;

/** A column of a result. */
interface ResultColumn {
  readonly name: string;
  /** As the table declares it; null for an expression. */
  readonly type: string | null;
}

/** Writes `repeated Column columns` as field `number`. */
export function writeColumns(writer: WireWriter, number: number, columns: readonly ResultColumn[]): void {
  for (const column of columns) {
    writer.varint(number * 8 + 2);
    const mark = writer.begin(1);
    if (column.name !== "") {
      writer.varint(10);
      writer.string(column.name);
    }
    if (column.type !== null && column.type !== "") {
      writer.varint(18);
      writer.string(column.type);
    }
    writer.end(mark);
  }
}

/** Writes one `Row` as field `number`; answers how many bytes its length took, the best guess for the next row. */
export function writeRow(writer: WireWriter, number: number, row: readonly Stored[], guess: number): number {
  writer.varint(number * 8 + 2);
  const mark = writer.begin(guess);
  for (let index = 0; index < row.length; index++) writeValue(writer, row[index] ?? null);
  return writer.end(mark);
}

function writeValue(writer: WireWriter, value: Stored): void {
  writer.varint(10);
  const mark = writer.begin(typeof value === "string" && value.length > 120 ? 2 : 1);
  if (typeof value === "bigint") {
    writer.varint(8);
    writer.int64(value);
  } else if (typeof value === "number") {
    writer.varint(17);
    writer.double(value);
  } else if (typeof value === "string") {
    writer.varint(26);
    writer.string(value);
  } else if (value !== null) {
    writer.varint(34);
    writer.blob(value);
  }
  writer.end(mark);
}

/** Writes an int64 field unless it is 0. */
export function writeInt64(writer: WireWriter, number: number, value: bigint): void {
  if (value === 0n) return;
  writer.varint(number * 8);
  writer.int64(value);
}

/** Writes a string field unless it is empty. */
export function writeText(writer: WireWriter, number: number, text: string): void {
  if (text === "") return;
  writer.varint(number * 8 + 2);
  writer.string(text);
}
