import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  createFileRegistry,
  type DescMessage,
  type DescService,
  type FileRegistry,
  fromBinary,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { PACKAGE_ROOT } from "../base/package-root.js";

/** Where `npm run generate` puts the descriptors of every proto, third-party ones included. */
export const IMAGE_FILE: string = join(PACKAGE_ROOT, "gen", "image.binpb");

/** The descriptors of the whole contract. */
export interface Image {
  /** A google.protobuf.FileDescriptorSet, as reflection serves it. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string;
  readonly registry: FileRegistry;
}

/** Reads the image. Throws when the file is missing or no FileDescriptorSet. */
export function readImage(file: string = IMAGE_FILE): Image {
  return parseImage(readFileSync(file));
}

export function parseImage(bytes: Uint8Array): Image {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, bytes));
  return { bytes, hash: createHash("sha256").update(bytes).digest("hex"), registry };
}

/** The services of a proto package, e.g. `crewdb.main.v1`. */
export function servicesIn(image: Image, packageName: string): DescService[] {
  return [...image.registry].filter(
    (desc): desc is DescService => desc.kind === "service" && desc.file.proto.package === packageName,
  );
}

/** The path of the .proto that declares a type, from the package's root. */
export function protoPath(desc: DescMessage | DescService): string {
  return `proto/${desc.file.name}.proto`;
}
