import { WIRE_BYTES, WIRE_VARINT, WireReader, WireWriter } from "../base/wire.js";
import { readMessage } from "../engine/read-message.js";

/** Fields of every import's request: rows = 1, mode = 2. */
const ROWS_TAG = (1 << 3) | WIRE_BYTES;
const MODE_TAG = (2 << 3) | WIRE_VARINT;
/** `ImportMode.IMPORT_MODE_SKIP` */
const MODE_SKIP = 2;

/** One message of an import: its rows as bytes, none of them decoded. */
export interface ImportMessage {
  readonly rows: readonly Buffer[];
  readonly skips: boolean;
}

/** Throws MALFORMED_REQUEST. */
export function readImportMessage(bytes: Buffer): ImportMessage {
  const rows: Buffer[] = [];
  let skips = false;
  readMessage(new WireReader(bytes), (tag, reader) => {
    if (tag === ROWS_TAG) rows.push(reader.blob());
    else if (tag === MODE_TAG) skips = reader.int32() === MODE_SKIP;
    else return false;
    return true;
  });
  return { rows, skips };
}

/** The request of the batch rpc for some rows: they are its field 1. */
export function toBatchRequest(rows: readonly Buffer[]): Buffer {
  const writer = new WireWriter(rows.reduce((sum, row) => sum + row.length + 6, 0));
  for (const row of rows) {
    writer.varint(ROWS_TAG);
    writer.blob(row);
  }
  return writer.bytes.subarray(0, writer.position);
}

/** How many results of the batch rpc's reply say `created`, their field 2. */
export function countCreated(reply: Buffer): number {
  let created = 0;
  readMessage(new WireReader(reply), (tag, reader) => {
    if (tag !== ROWS_TAG) return false;
    readMessage(new WireReader(reader.blob()), (inner, result) => {
      if (inner !== MODE_TAG) return false;
      created += result.int32();
      return true;
    });
    return true;
  });
  return created;
}
