import {
  type DescMethod,
  fromBinary,
  fromJsonString,
  type Registry,
  toBinary,
  toJsonString,
} from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import type { CallError } from "../engine/call-error.js";
import type { Lane } from "../engine/plan.js";

/**
 * Largest message that is translated, in bytes. It takes the main thread some 50 ms, in which
 * nobody else is answered.
 */
export const MAX_JSON_BYTES: number = 1024 * 1024;

/** JSON to protobuf and back, for one rpc. */
export class Transcoder {
  readonly #method: DescMethod;
  readonly #registry: Registry;

  readonly lane: Lane;

  constructor(method: DescMethod, registry: Registry) {
    this.#method = method;
    this.#registry = registry;
    const { idempotency } = method;
    this.lane = idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS ? "read" : "write";
  }

  /** A misspelt field is an error: left out in silence, a filter would find too much. */
  toRequest(json: Buffer): Buffer | CallError {
    const { input } = this.#method;
    const registry = this.#registry;
    try {
      const message = fromJsonString(
        input,
        new TextDecoder("utf-8", { fatal: true }).decode(json),
        {
          registry,
        },
      );
      return Buffer.from(toBinary(input, message));
    } catch (error) {
      return {
        reason: "MALFORMED_REQUEST",
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }

  /** Of an answer that is too large, what was stored is stored. */
  toReply(reply: Buffer): Buffer | CallError {
    if (reply.length > MAX_JSON_BYTES)
      return {
        reason: "RESPONSE_TOO_LARGE",
        message: `the reply has ${reply.length} bytes; the limit for JSON is ${MAX_JSON_BYTES}, with protobuf it is 3.5 MiB`,
        metadata: { limit_bytes: String(MAX_JSON_BYTES) },
        ...(this.lane === "write" ? { committed: "true" } : {}),
      };
    const { output } = this.#method;
    const registry = this.#registry;
    return Buffer.from(toJsonString(output, fromBinary(output, reply), { registry }));
  }
}
