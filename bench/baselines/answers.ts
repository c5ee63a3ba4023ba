import { create, type DescField, type DescMethod, fromBinary, toBinary } from "@bufbuild/protobuf";
import { MainDb, WalmartDb } from "../harness/contract.js";
import type { Rows } from "./queries.js";
import { toMessage } from "./to-message.js";

const METHODS: ReadonlyMap<string, DescMethod> = new Map(
  [...MainDb.methods, ...WalmartDb.methods].map((method) => [`/${method.parent.typeName}/${method.name}`, method]),
);

/** The field of the answer that takes the rows: the first that is a message or a list of messages. */
function findRowsField({ output }: DescMethod): DescField & { message: NonNullable<DescField["message"]> } {
  const field = output.fields.find(({ message }) => message !== undefined);
  if (!field?.message) throw new Error(`${output.typeName} has no message`);
  return field as ReturnType<typeof findRowsField>;
}

/** Decodes a request, runs its query, and encodes the answer, all with protobuf-es. */
export async function answerWith(
  path: string,
  request: Buffer,
  run: (input: Record<string, unknown>) => Rows | Promise<Rows>,
): Promise<Buffer> {
  const method = METHODS.get(path);
  if (!method) throw new Error(`no rpc ${path}`);
  const rows = await run(fromBinary(method.input, request) as unknown as Record<string, unknown>);
  const field = findRowsField(method);
  const messages = rows.map((row) => toMessage(field.message, row));
  const value = field.fieldKind === "list" ? messages : messages[0];
  const answer = create(method.output, { [field.localName]: value });
  return Buffer.from(toBinary(method.output, answer));
}
