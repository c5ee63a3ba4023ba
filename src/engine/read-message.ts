import { isUtf8 } from "node:buffer";
import { WireError, type WireReader } from "../base/wire.js";
import type { FieldViolation } from "./call-error.js";
import { RpcFailure } from "./rpc-failure.js";

/** Reads a whole message field by field; wire errors become MALFORMED_REQUEST. */
export function readMessage(reader: WireReader, onField: (tag: number, reader: WireReader) => boolean): void {
  try {
    while (!reader.done) {
      const tag = reader.varint();
      if (!onField(tag, reader)) reader.skip(tag & 7);
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new RpcFailure({ reason: "MALFORMED_REQUEST", message: `the request can't be decoded: ${error.message}` });
  }
}

/** Reads a text field of a request. */
export function readText(reader: WireReader, field: string, violations: FieldViolation[]): string {
  const bytes = reader.blob();
  const description = brokenText(bytes);
  if (description !== undefined) violations.push({ field, description });
  return bytes.toString();
}

/**
 * What is wrong with the bytes of a text field, if anything. One rule for every text of the contract: SQLite's text functions and
 * its full-text index end at a NUL, each in its own way.
 */
export function brokenText(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return "must be valid UTF-8";
  return bytes.includes(0) ? "must not contain NUL" : undefined;
}
