import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";
import { Status } from "../engine/reasons.js";

/** grpc.reflection.v1.ServerReflectionRequest; its v1alpha twin has the same bytes. */
export type ReflectionRequest =
  | { readonly ask: "file" | "symbol" | "extension-numbers"; readonly name: string }
  | { readonly ask: "extension"; readonly name: string; readonly number: number }
  | { readonly ask: "services" | "unknown" };

export type ReflectionAnswer =
  | { readonly files: readonly Uint8Array[] }
  | { readonly services: readonly string[] }
  | { readonly type: string; readonly numbers: readonly number[] }
  | { readonly notFound: string }
  | { readonly unknown: true };

/** Field numbers of the request's oneof. */
const ASKS: Readonly<Record<number, "file" | "symbol" | "extension-numbers">> = {
  3: "file",
  4: "symbol",
  6: "extension-numbers",
};

/** Throws RangeError or Error when the bytes are no protobuf message. */
export function readReflectionRequest(bytes: Uint8Array): ReflectionRequest {
  const reader = new BinaryReader(bytes);
  let request: ReflectionRequest = { ask: "unknown" };
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    const ask = ASKS[number];
    if (ask !== undefined) request = { ask, name: reader.string() };
    else if (number === 5) request = readExtension(reader.bytes());
    else if (number === 7) {
      reader.skip(type);
      request = { ask: "services" };
    } else reader.skip(type);
  }
  return request;
}

/** `ExtensionRequest { string containing_type = 1; int32 extension_number = 2; }` */
function readExtension(bytes: Uint8Array): ReflectionRequest {
  const reader = new BinaryReader(bytes);
  let name = "";
  let extension = 0;
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) name = reader.string();
    else if (number === 2) extension = reader.int32();
    else reader.skip(type);
  }
  return { ask: "extension", name, number: extension };
}

/** ServerReflectionResponse: the request comes back in field 2, the answer in one of 4 to 7. */
export function toReflectionResponse(request: Uint8Array, answer: ReflectionAnswer): Buffer {
  const writer = new BinaryWriter().tag(2, 2).bytes(request);
  if ("files" in answer) {
    writer.tag(4, 2).fork();
    for (const file of answer.files) writer.tag(1, 2).bytes(file);
  } else if ("numbers" in answer) {
    writer.tag(5, 2).fork().tag(1, 2).string(answer.type);
    for (const number of answer.numbers) writer.tag(2, 0).int32(number);
  } else if ("services" in answer) {
    writer.tag(6, 2).fork();
    for (const service of answer.services) writer.tag(1, 2).fork().tag(1, 2).string(service).join();
  } else {
    const [code, message] =
      "notFound" in answer
        ? [Status.NOT_FOUND, `no ${answer.notFound} of that name`]
        : [Status.UNIMPLEMENTED, "the request asks for nothing that this server knows"];
    writer.tag(7, 2).fork().tag(1, 0).int32(code).tag(2, 2).string(message);
  }
  return Buffer.from(writer.join().finish());
}
