import { create, type DescMethod, type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import { appendRequestId, findRequestIdField, hasRequestId } from "./request-id.js";

/** A request on its way, and whether sending it twice is harmless. */
export interface EncodedRequest {
  readonly bytes: Buffer;
  readonly repeatable: boolean;
}

/** What the transport needs to know of a method, worked out once. */
export interface MethodPlan<I extends DescMethod["input"] = DescMethod["input"]> {
  /** e.g. `/crewdb.main.v1.MainDb/GetEmail` */
  readonly path: string;
  readonly readOnly: boolean;
  /**
   * Serialises a request. A write without `request_id` gets a random one when `fillRequestId`.
   *
   * @throws ConnectError INVALID_ARGUMENT when a field has a value that its type can't hold.
   */
  encode(input: MessageInitShape<I>, fillRequestId: boolean): EncodedRequest;
}

function encodeMessage<I extends DescMethod["input"]>(desc: I, input: MessageInitShape<I>) {
  try {
    const message = create(desc, input);
    return { message, bytes: toBinary(desc, message) };
  } catch (error) {
    throw ConnectError.from(error, Code.InvalidArgument);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Makes the plan of one method. */
export function createMethodPlan<I extends DescMethod["input"]>(method: DescMethod & { input: I }): MethodPlan<I> {
  const readOnly = method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
  const idField = readOnly ? undefined : findRequestIdField(method.input);
  return {
    path: `/${method.parent.typeName}/${method.name}`,
    readOnly,
    encode(input, fillRequestId) {
      const { message, bytes } = encodeMessage(method.input, input);
      if (!idField) return { bytes: asBuffer(bytes), repeatable: readOnly };
      if (hasRequestId(idField, message)) return { bytes: asBuffer(bytes), repeatable: true };
      if (!fillRequestId) return { bytes: asBuffer(bytes), repeatable: false };
      return { bytes: asBuffer(appendRequestId(idField, bytes)), repeatable: true };
    },
  };
}
