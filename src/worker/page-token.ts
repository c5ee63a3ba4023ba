import { hash } from "node:crypto";
import { canonicalJson } from "./canonical-json.js";
import type { Stored } from "./encode.js";
import type { RpcPlan } from "./plan.js";
import { RpcFailure } from "./rpc-failure.js";
import type { Bindable, Values } from "./values.js";

/** A hash of everything in the request but page size and token: a token is only good for the filters that it was made for. */
export function filtersHash(rpc: RpcPlan, request: Values): string {
  const filters = request.map((value, index) => (index === rpc.pageSize || index === rpc.pageToken ? null : value));
  return hash("sha256", rpc.name + canonicalJson(filters), "base64url").slice(0, 12);
}

/** The opaque `next_page_token` after a row with these keys; bytes are a text that is no UTF-8. */
export function toPageToken(filters: string, keys: readonly Stored[]): string {
  return Buffer.from(canonicalJson([filters, ...keys.map(toPart)])).toString("base64url");
}

/** The keys to go on after; bytes for a text that is no UTF-8. Throws INVALID_PAGE_TOKEN when the token was made for other filters, another order or not by us. */
export function fromPageToken(token: string, filters: string, keyCount: number): Bindable[] {
  const parts = parse(token);
  if (parts === undefined || parts.length !== keyCount + 1) throw refused("it was not issued by this rpc");
  if (parts[0] !== filters) throw refused("it was issued for other filters or another order");
  return parts.slice(1).map(toKey);
}

function parse(token: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** What JSON has no value for gets a mark; canonicalJson has one for bigint. */
function toPart(key: Stored): unknown {
  if (Buffer.isBuffer(key)) return { text: key.toString("base64") };
  return typeof key === "number" && !Number.isFinite(key) ? { real: String(key) } : key;
}

function toKey(part: unknown): Bindable {
  if (typeof part === "string") return part;
  if (typeof part === "number") return Number.isSafeInteger(part) ? BigInt(part) : part;
  const { int64, text, real } = (part ?? {}) as { int64?: unknown; text?: unknown; real?: unknown };
  if (typeof int64 === "string" && /^-?\d{1,19}$/.test(int64)) return BigInt(int64);
  if (typeof text === "string") return Buffer.from(text, "base64");
  if (real === "Infinity" || real === "-Infinity") return Number(real);
  throw refused("it was not issued by this rpc");
}

function refused(why: string): RpcFailure {
  const violations = [{ field: "page_token", description: why }];
  return new RpcFailure({ reason: "INVALID_PAGE_TOKEN", message: `page_token can't be used: ${why}`, violations });
}
