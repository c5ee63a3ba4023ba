import { type DescEnum, type DescField, type DescMessage, getOption, ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import { stored as storedOption } from "../../gen/ts/crewdb/options/v1/options_pb.js";
import type { EnumPlan, FieldKind, FieldPlan, MessagePlan } from "../engine/plan.js";
import type { Mistakes } from "./diagnostics.js";
import { readRules } from "./field-rules.js";
import { protoPath } from "./image.js";
import type { ProtoLines } from "./proto-lines.js";

const SCALARS: ReadonlyMap<ScalarType, FieldKind> = new Map([
  [ScalarType.STRING, "string"],
  [ScalarType.BYTES, "bytes"],
  [ScalarType.BOOL, "bool"],
  [ScalarType.INT32, "int32"],
  [ScalarType.INT64, "int64"],
  [ScalarType.DOUBLE, "double"],
]);

const SUPPORTED = "string, bytes, bool, int32, int64, double, enums, messages, Timestamp and FieldMask";

/** Gives each message and enum that rpcs use its index in the plan, and collects what SQLite can't hold. */
export class TypeTable {
  readonly messages: MessagePlan[] = [];
  readonly enums: EnumPlan[] = [];
  readonly #messageIndex = new Map<string, number>();
  readonly #enumIndex = new Map<string, number>();
  readonly #mistakes: Mistakes;
  readonly #lines: ProtoLines;

  constructor(mistakes: Mistakes, lines: ProtoLines) {
    this.#mistakes = mistakes;
    this.#lines = lines;
  }

  /** The index of a message; its fields' types get theirs too. */
  message(desc: DescMessage): number {
    const known = this.#messageIndex.get(desc.typeName);
    if (known !== undefined) return known;
    const index = this.messages.length;
    this.#messageIndex.set(desc.typeName, index);
    // Reserved before the fields are read: a message may contain itself.
    this.messages.push({ name: desc.typeName, fields: [] });
    const sorted = desc.fields.toSorted((a, b) => a.number - b.number);
    const fields = sorted.map((field) => this.#field(field)).filter((field) => field !== undefined);
    this.messages[index] = { name: desc.typeName, fields };
    return index;
  }

  #field(field: DescField): FieldPlan | undefined {
    const refused = refusal(field);
    if (refused !== undefined) {
      this.#refuse(field, refused);
      return undefined;
    }
    const kind = kindOf(field);
    if (kind === undefined) return undefined;
    const repeated = field.fieldKind === "list";
    const { rules, outputOnly, mistakes } = readRules(field, kind, repeated);
    for (const mistake of mistakes) this.#refuse(field, mistake);
    const type = this.#typeOf(field, kind);
    const presence = !repeated && field.presence !== FeatureSet_FieldPresence.IMPLICIT;
    return {
      number: field.number,
      name: field.name,
      kind,
      repeated,
      presence,
      ...(type === undefined ? {} : { type }),
      ...(rules === undefined ? {} : { rules }),
      ...(outputOnly ? { outputOnly } : {}),
    };
  }

  #typeOf(field: DescField, kind: FieldKind): number | undefined {
    if (kind === "message" && field.message !== undefined) return this.message(field.message);
    if (kind === "enum" && field.enum !== undefined) return this.#enum(field.enum, field);
    return undefined;
  }

  #enum(desc: DescEnum, field: DescField): number {
    const known = this.#enumIndex.get(desc.typeName);
    if (known !== undefined) return known;
    const values = desc.values.map((value) => ({
      number: value.number,
      name: value.name,
      stored: value.number === 0 ? "" : getOption(value, storedOption) || value.name.slice(prefix(desc)).toLowerCase(),
    }));
    for (const text of new Set(
      values.map((value) => value.stored).filter((each, at, all) => all.indexOf(each) !== at),
    )) {
      this.#refuse(
        field,
        `two values of ${desc.typeName} are stored as "${text}"; give one (crewdb.options.v1.stored)`,
      );
    }
    this.enums.push({ name: desc.typeName, values });
    this.#enumIndex.set(desc.typeName, this.enums.length - 1);
    return this.enums.length - 1;
  }

  #refuse(field: DescField, message: string): void {
    const line = this.#lines.ofField(field);
    this.#mistakes.add(protoPath(field.parent), line, `${field.parent.name}.${field.name}`, message);
  }
}

/** How many characters all names of an enum share as prefix, e.g. of `EMAIL_STATUS_`. */
function prefix(desc: DescEnum): number {
  return desc.sharedPrefix?.length ?? 0;
}

function refusal(field: DescField): string | undefined {
  if (field.oneof !== undefined) return `oneof is not supported; make the alternatives optional fields`;
  if (field.fieldKind === "map") return "map is not supported; use a repeated message with a key and a value field";
  if ("delimitedEncoding" in field && field.delimitedEncoding) return "groups are not supported; use a message field";
  if (field.message?.file.proto.package === "google.protobuf" && wellKnown(field.message) === undefined) {
    return `${field.message.typeName} is not supported; use ${SUPPORTED}${wrapperHint(field.message)}`;
  }
  if (field.fieldKind === "list" && field.message !== undefined && wellKnown(field.message) === "mask") {
    return "a repeated FieldMask is not supported";
  }
  if (kindOf(field) !== undefined) return undefined;
  const type = field.scalar === undefined ? field.fieldKind : ScalarType[field.scalar]?.toLowerCase();
  return `${type} is not supported; use ${replacement(field.scalar)}`;
}

function kindOf(field: DescField): FieldKind | undefined {
  if (field.fieldKind === "map") return undefined;
  if (field.message !== undefined) return wellKnown(field.message) ?? "message";
  if (field.enum !== undefined) return "enum";
  return field.scalar === undefined ? undefined : SCALARS.get(field.scalar);
}

function wellKnown(message: DescMessage): FieldKind | undefined {
  if (message.typeName === "google.protobuf.Timestamp") return "timestamp";
  return message.typeName === "google.protobuf.FieldMask" ? "mask" : undefined;
}

function wrapperHint(message: DescMessage): string {
  return message.name.endsWith("Value") && message.name !== "Value" ? " (`optional` gives a scalar presence)" : "";
}

function replacement(scalar: ScalarType | undefined): string {
  switch (scalar) {
    case ScalarType.FLOAT:
      return "double: SQLite stores doubles";
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
    case ScalarType.SINT64:
      return "int64: SQLite's integers are signed 64-bit";
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
    case ScalarType.SFIXED32:
    case ScalarType.SINT32:
      return "int32, or int64 for larger numbers";
    default:
      return SUPPORTED;
  }
}
