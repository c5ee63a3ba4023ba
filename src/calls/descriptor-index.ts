import { fromBinary } from "@bufbuild/protobuf";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";

interface IndexedFile {
  /** As they stand in the image: nothing is lost, custom options included. */
  readonly bytes: Uint8Array;
  readonly imports: readonly string[];
}

/** The files of an image by name, by the symbols that they declare, and by the extensions. */
export class DescriptorIndex {
  readonly #files = new Map<string, IndexedFile>();
  readonly #fileOfSymbol = new Map<string, string>();
  readonly #fileOfExtension = new Map<string, Map<number, string>>();

  /** `image` is a binary FileDescriptorSet. Takes some ms: make it when it is first needed. */
  constructor(image: Uint8Array) {
    for (const bytes of filesOf(image)) {
      const file = fromBinary(FileDescriptorProtoSchema, bytes);
      this.#files.set(file.name, { bytes, imports: file.dependency });
      for (const symbol of symbolsOf(file)) this.#fileOfSymbol.set(symbol, file.name);
      for (const extension of extensionsOf(file)) this.#addExtension(extension, file.name);
    }
  }

  /** The file and everything that it imports, itself first. Undefined when there is none. */
  withImports(name: string | undefined): Uint8Array[] | undefined {
    if (name === undefined || !this.#files.has(name)) return undefined;
    const seen = new Set([name]);
    for (const each of seen)
      for (const imported of this.#files.get(each)?.imports ?? []) seen.add(imported);
    return [...seen].flatMap((each) => this.#files.get(each)?.bytes ?? []);
  }

  fileOfSymbol(symbol: string): string | undefined {
    return this.#fileOfSymbol.get(symbol.startsWith(".") ? symbol.slice(1) : symbol);
  }

  fileOfExtension(type: string, number: number): string | undefined {
    return this.#fileOfExtension.get(type)?.get(number);
  }

  /** The numbers of a type's extensions; undefined when there is no such type. */
  extensionNumbers(type: string): number[] | undefined {
    const numbers = this.#fileOfExtension.get(type);
    if (numbers !== undefined) return [...numbers.keys()];
    return this.#fileOfSymbol.has(type) ? [] : undefined;
  }

  #addExtension({ extendee, number }: FieldDescriptorProto, file: string): void {
    const type = extendee.slice(1);
    const numbers = this.#fileOfExtension.get(type) ?? new Map<number, string>();
    this.#fileOfExtension.set(type, numbers.set(number, file));
  }
}

/** `repeated FileDescriptorProto file = 1`, each in its own bytes. */
function filesOf(image: Uint8Array): Uint8Array[] {
  const reader = new BinaryReader(image);
  const files: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) files.push(reader.bytes());
    else reader.skip(type);
  }
  return files;
}

function* symbolsOf(file: FileDescriptorProto): Generator<string> {
  const prefix = file.package === "" ? "" : `${file.package}.`;
  for (const message of file.messageType) yield* messageSymbols(message, prefix);
  for (const each of file.enumType) yield* enumSymbols(each, prefix);
  for (const extension of file.extension) yield prefix + extension.name;
  for (const service of file.service) {
    yield prefix + service.name;
    for (const method of service.method) yield `${prefix}${service.name}.${method.name}`;
  }
}

function* messageSymbols(message: DescriptorProto, prefix: string): Generator<string> {
  const name = prefix + message.name;
  yield name;
  for (const member of [...message.field, ...message.oneofDecl, ...message.extension])
    yield `${name}.${member.name}`;
  for (const nested of message.nestedType) yield* messageSymbols(nested, `${name}.`);
  for (const each of message.enumType) yield* enumSymbols(each, `${name}.`);
}

/** The values of an enum are named beside it, not inside. */
function* enumSymbols(each: EnumDescriptorProto, prefix: string): Generator<string> {
  yield prefix + each.name;
  for (const value of each.value) yield prefix + value.name;
}

function* extensionsOf(file: FileDescriptorProto): Generator<FieldDescriptorProto> {
  yield* file.extension;
  for (const message of file.messageType) yield* nestedExtensions(message);
}

function* nestedExtensions(message: DescriptorProto): Generator<FieldDescriptorProto> {
  yield* message.extension;
  for (const nested of message.nestedType) yield* nestedExtensions(nested);
}
