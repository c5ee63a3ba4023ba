import { randomUUID } from "node:crypto";
import { type DescField, type DescMessage, type MessageShape, ScalarType } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** The request's `request_id` field (AIP-155), when its message has one. */
export function findRequestIdField(message: DescMessage): DescField | undefined {
  const field = message.fields.find(({ name }) => name === "request_id");
  return field?.fieldKind === "scalar" && field.scalar === ScalarType.STRING ? field : undefined;
}

/** True when the caller has set the field. */
export function hasRequestId<Desc extends DescMessage>(field: DescField, message: MessageShape<Desc>): boolean {
  return Boolean((message as unknown as Record<string, unknown>)[field.localName]);
}

/**
 * A UUIDv7: random behind the time in ms. The server keeps replies by id, so those of one moment lie
 * on one page of its table, and a commit of 64 writes changes a few pages in place of 64.
 */
export function newRequestId(nowMs: number = Date.now()): string {
  const time = nowMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/**
 * Adds a new `request_id` to a serialised request that has none. A protobuf message may be extended by appending, so
 * neither the caller's object nor a copy of it is touched.
 */
export function appendRequestId(field: DescField, request: Uint8Array): Uint8Array {
  const id = new BinaryWriter().tag(field.number, WireType.LengthDelimited).string(newRequestId()).finish();
  return Buffer.concat([request, id]);
}
