import {
  type DescMethod,
  fromBinary,
  fromJsonString,
  type Registry,
  toBinary,
  toJsonString,
} from "@bufbuild/protobuf";
import type { CallError } from "../engine/call-error.js";

/** JSON to protobuf and back, for one rpc. */
export class Transcoder {
  readonly #method: DescMethod;
  readonly #registry: Registry;

  constructor(method: DescMethod, registry: Registry) {
    this.#method = method;
    this.#registry = registry;
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

  toReply(reply: Buffer): Buffer {
    const { output } = this.#method;
    const registry = this.#registry;
    return Buffer.from(toJsonString(output, fromBinary(output, reply), { registry }));
  }
}
