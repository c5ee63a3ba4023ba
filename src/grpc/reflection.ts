import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Server } from "@grpc/grpc-js";
import { ReflectionService } from "@grpc/reflection";

/**
 * Server reflection (v1 and v1alpha) of every service of the image. It is given the image's own files: loaded as a
 * package definition they would lose their imports, and clients could not resolve google.protobuf.Timestamp.
 */
export function addReflection(server: Server, image: Uint8Array): void {
  const files = fromBinary(FileDescriptorSetSchema, image).file;
  const fileDescriptorProtos = files.map((file) => Buffer.from(toBinary(FileDescriptorProtoSchema, file)));
  // The library only reads `fileDescriptorProtos` of the definition's values.
  const definition = { image: { fileDescriptorProtos } } as unknown as ConstructorParameters<
    typeof ReflectionService
  >[0];
  new ReflectionService(definition).addToServer(server);
}
