import type { PackedCall } from "../engine/call.js";
import type { CallError } from "../engine/call-error.js";
import type { DatabasePlan, RpcPlan } from "../engine/plan.js";
import { RpcFailure } from "../engine/rpc-failure.js";
import { Binder } from "./bind.js";
import { Decoder } from "./decode.js";
import { Encoder } from "./encode.js";
import { newId } from "./new-id.js";
import { readRequest } from "./request.js";
import { RequestHashes } from "./request-hash.js";
import { StatementVariants } from "./statement-variant.js";
import { TypedCall, type TypedParts } from "./typed-call.js";
import { Validator } from "./validate.js";

/**
 * Reads the typed calls of one database: request bytes to a call that an engine drives step by step to
 * response bytes. Calls may be under way at the same time.
 */
export class PortableExecutor {
  readonly encoder: Encoder;
  readonly #decoder: Decoder;
  readonly #validator: Validator;
  readonly #parts: TypedParts;

  constructor(plan: DatabasePlan) {
    this.#decoder = new Decoder(plan);
    this.#validator = new Validator(plan);
    this.encoder = new Encoder(plan);
    const binder = new Binder(plan, newId);
    this.#parts = {
      plan,
      binder,
      hashes: new RequestHashes(plan, binder),
      encoder: this.encoder,
      variants: new StatementVariants(binder, this.encoder),
    };
  }

  rpc(id: number): RpcPlan {
    const rpc = this.#parts.plan.rpcs[id];
    if (rpc === undefined) throw new Error(`no rpc has the number ${id}`);
    return rpc;
  }

  /** Decodes and checks a request. Throws RpcFailure with every broken rule. */
  read(packed: PackedCall): TypedCall {
    const { plan } = this.#parts;
    const call = readRequest(plan, this.#decoder, this.#validator, this.rpc(packed.rpc), packed);
    return new TypedCall(this.#parts, call);
  }

  /** Why a call can't begin: every broken rule, or its page token; undefined when it can. */
  refusal(packed: PackedCall): CallError | undefined {
    try {
      this.read(packed).checkPageToken();
      return undefined;
    } catch (error) {
      if (error instanceof RpcFailure) return error.error;
      throw error;
    }
  }
}
