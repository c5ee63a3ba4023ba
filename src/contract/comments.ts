import type { DescriptorProto, FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { Image } from "./image.js";

/** The leading comments of an image that was built with source info, by full name: `crewdb.main.v1.Email.subject`. */
export function commentsOf(image: Image): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  for (const file of image.registry.files) {
    const names = namesByPath(file.proto);
    for (const location of file.proto.sourceCodeInfo?.location ?? []) {
      const name = names.get(location.path.join("."));
      const text = oneParagraph(location.leadingComments);
      if (name !== undefined && text !== "") comments.set(name, text);
    }
  }
  return comments;
}

/** Field numbers of descriptor.proto, of which source paths are made. */
const FILE = { messages: 4, enums: 5, services: 6 } as const;
const MESSAGE = { messages: 3, enums: 4 } as const;
const MEMBERS = 2;

function namesByPath(file: FileDescriptorProto): Map<string, string> {
  const names = new Map<string, string>();
  const addMessage = (message: DescriptorProto, path: string, parent: string): void => {
    const name = addMembers(message.name, message.field, path, parent);
    for (const [at, inner] of message.nestedType.entries())
      addMessage(inner, `${path}.${MESSAGE.messages}.${at}`, name);
    for (const [at, each] of message.enumType.entries()) {
      addMembers(each.name, each.value, `${path}.${MESSAGE.enums}.${at}`, name);
    }
  };
  /** Fields of a message, values of an enum and methods of a service all have the number 2. */
  const addMembers = (own: string, members: readonly { name: string }[], path: string, parent: string): string => {
    const name = `${parent}.${own}`;
    names.set(path, name);
    for (const [at, member] of members.entries()) names.set(`${path}.${MEMBERS}.${at}`, `${name}.${member.name}`);
    return name;
  };
  for (const [at, each] of file.messageType.entries()) addMessage(each, `${FILE.messages}.${at}`, file.package);
  for (const [at, each] of file.enumType.entries()) {
    addMembers(each.name, each.value, `${FILE.enums}.${at}`, file.package);
  }
  for (const [at, each] of file.service.entries()) {
    addMembers(each.name, each.method, `${FILE.services}.${at}`, file.package);
  }
  return names;
}

/** Without the lines that are meant for buf. */
function oneParagraph(text: string | undefined): string {
  return (text ?? "")
    .replace(/^\s*buf:lint:.*$/gm, "")
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
