import type { Call } from "../engine/call.js";
import { SqlRpc } from "../engine/sql-rpc.js";
import type { CostKey } from "./costs.js";

/** Tag of `sql` in QueryRequest: field 1, length-delimited. Generated clients write fields in order, so it comes first. */
const SQL_TAG = 0x0a;

/** A typed rpc by its number; a Query by its text, which is read without decoding the request. */
export function costKeyOf(call: Call): CostKey {
  return (call.rpc === SqlRpc.QUERY ? sqlOf(call.request, "latin1") : undefined) ?? call.rpc;
}

/** The text of a Query or Execute; undefined when a client has put another field first. */
export function sqlOf(request: Uint8Array, encoding: "latin1" | "utf8" = "utf8"): string | undefined {
  if (request[0] !== SQL_TAG) return undefined;
  let length = 0;
  let at = 1;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = request[at++] ?? 0;
    length |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  return Buffer.from(request.buffer, request.byteOffset + at, Math.min(length, request.length - at)).toString(encoding);
}
