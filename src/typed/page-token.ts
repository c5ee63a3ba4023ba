import { isUtf8 } from "node:buffer";
import { WireError, WireReader, WireWriter } from "../base/wire.js";
import { FILTERS_HASH_BYTES, TOKEN_VERSION } from "../engine/layout.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import type { Stored } from "./encode.js";
import type { Bindable } from "./values.js";

/** The classes of keys, by SQLite's numbers. */
const INTEGER = 1;
const REAL = 2;
const TEXT = 3;

/**
 * The opaque `next_page_token` after a row with these keys, as src/native/calls/call-token.c makes it; bytes are a text that is
 * not UTF-8.
 */
export function toPageToken(filters: Buffer, keys: readonly Stored[]): string {
  const writer = new WireWriter(256);
  writer.varint(TOKEN_VERSION);
  writer.append(filters);
  for (const key of keys) writeKey(writer, key);
  return writer.bytes.toString("base64url", 0, writer.position);
}

function writeKey(writer: WireWriter, key: Stored): void {
  if (key === null) throw new Error("a page's key is NULL");
  if (typeof key === "string" || Buffer.isBuffer(key)) {
    writer.varint(TEXT);
    writer.blob(Buffer.from(key));
    return;
  }
  const integer = typeof key === "bigint" ? key : Number.isSafeInteger(key) ? BigInt(key) : undefined;
  const bytes = Buffer.allocUnsafe(8);
  if (integer === undefined) bytes.writeDoubleLE(Number(key));
  else bytes.writeBigInt64LE(integer);
  writer.varint(integer === undefined ? REAL : INTEGER);
  writer.append(bytes);
}

/**
 * The keys to go on after; bytes for a text that is not UTF-8. Throws INVALID_PAGE_TOKEN when the token was made for other
 * filters, another order or not by us.
 */
export function fromPageToken(token: string, filters: Buffer, keyCount: number): Bindable[] {
  const bytes = Buffer.from(token, "base64url");
  const start = 1 + FILTERS_HASH_BYTES;
  if (bytes.toString("base64url") !== token || bytes[0] !== TOKEN_VERSION || bytes.length < start) throw notIssued();
  if (!bytes.subarray(1, start).equals(filters)) throw refused("it was issued for other filters or another order");
  const keys = readKeys(new WireReader(bytes, start));
  if (keys?.length !== keyCount) throw notIssued();
  return keys;
}

function readKeys(reader: WireReader): Bindable[] | undefined {
  const keys: Bindable[] = [];
  try {
    while (!reader.done) {
      const type = reader.varint();
      if (type < INTEGER || type > TEXT) return undefined;
      if (type === TEXT) keys.push(toText(reader.blob()));
      else keys.push(type === REAL ? reader.double() : reader.fixed64());
    }
    return keys;
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}

function toText(bytes: Buffer): Bindable {
  return isUtf8(bytes) ? bytes.toString() : Buffer.from(bytes);
}

function notIssued(): RpcFailure {
  return refused("it was not issued by this rpc");
}

function refused(why: string): RpcFailure {
  const violations = [{ field: "page_token", description: why }];
  return new RpcFailure({ reason: "INVALID_PAGE_TOKEN", message: `page_token can't be used: ${why}`, violations });
}
