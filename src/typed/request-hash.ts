import { createHash, hash } from "node:crypto";
import { BODY_HASH_BYTES, FILTERS_HASH_BYTES } from "../engine/layout.js";
import type { DatabasePlan, FieldPlan, RpcPlan } from "../engine/plan.js";
import type { Binder, CallScope } from "./bind.js";
import { canonicalJson } from "./canonical-json.js";
import { isSet, type Value } from "./values.js";

/** The classes of values, each one byte before the value; src/native/calls/call-hash.c makes the same bytes. */
const ABSENT = Buffer.from([0]);
const INTEGER = Buffer.from([1]);
const REAL = Buffer.from([2]);
const TEXT = Buffer.from([3]);
const BLOB = Buffer.from([4]);
const NOTHING = Buffer.from([5]);

/** Hashes of what requests mean, and not of their bytes, which clients may order otherwise when they try again. */
export class RequestHashes {
  readonly #plan: DatabasePlan;
  readonly #binder: Binder;

  constructor(plan: DatabasePlan, binder: Binder) {
    this.#plan = plan;
    this.#binder = binder;
  }

  /** Of all but request_id: a request that comes again with the same one must be this one. */
  body(rpc: RpcPlan, scope: CallScope): Buffer {
    return this.#hash(rpc, scope, [rpc.requestId]).subarray(0, BODY_HASH_BYTES);
  }

  /** Of all but page_size and page_token: a token is good for the filters that it was made for. */
  filters(rpc: RpcPlan, scope: CallScope): Buffer {
    return this.#hash(rpc, scope, [rpc.pageSize, rpc.pageToken]).subarray(0, FILTERS_HASH_BYTES);
  }

  #hash(rpc: RpcPlan, { request, resource }: CallScope, without: readonly (number | undefined)[]): Buffer {
    const parts: Uint8Array[] = [];
    addBytes(parts, TEXT, Buffer.from(rpc.method));
    this.#fields(rpc.request).forEach((field, index) => {
      if (without.includes(index)) return;
      if (index !== rpc.resource) {
        this.#add(parts, field, request[index]);
        return;
      }
      parts.push(resource === undefined ? ABSENT : INTEGER);
      this.#fields(field.type ?? -1).forEach((inner, place) => {
        this.#add(parts, inner, resource?.[place]);
      });
    });
    return createHash("blake2b512").update(Buffer.concat(parts)).digest();
  }

  /** A field as it is bound. */
  #add(parts: Uint8Array[], field: FieldPlan, value: Value): void {
    if (field.outputOnly === true) return;
    if (!isSet(field, value)) {
      parts.push(ABSENT);
      return;
    }
    const bound = this.#binder.toBindable(field, value);
    if (bound === null) parts.push(NOTHING);
    else if (typeof bound === "string") addBytes(parts, TEXT, Buffer.from(bound));
    else if (typeof bound === "bigint")
      parts.push(
        INTEGER,
        eightBytes((bytes) => bytes.writeBigInt64LE(bound)),
      );
    else if (typeof bound === "number")
      parts.push(
        REAL,
        eightBytes((bytes) => bytes.writeDoubleLE(bound)),
      );
    else addBytes(parts, BLOB, bound);
  }

  #fields(message: number): readonly FieldPlan[] {
    return this.#plan.messages[message]?.fields ?? [];
  }
}

/**
 * What replies that were kept by crewdb 0.1 have instead of `body`. It may go when none of those can be within its
 * retention any more.
 */
export function earlierBodyHash(rpc: RpcPlan, { request }: CallScope): Buffer {
  const body = request.map((value, index) => (index === rpc.requestId ? null : value));
  return hash("sha256", canonicalJson(body), "buffer");
}

function addBytes(parts: Uint8Array[], kind: Uint8Array, bytes: Buffer): void {
  parts.push(
    kind,
    eightBytes((length) => length.writeBigUInt64LE(BigInt(bytes.length))),
    bytes,
  );
}

function eightBytes(write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  write(bytes);
  return bytes;
}
