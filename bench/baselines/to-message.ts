import { create, type DescField, type DescMessage, type Message, ScalarType } from "@bufbuild/protobuf";
import { timestampFromMs } from "@bufbuild/protobuf/wkt";

type Row = Record<string, unknown>;

function toEnum(field: DescField & { fieldKind: "enum" }): (text: string) => number {
  const numbers = new Map<string, number>();
  for (const { name, number } of field.enum.values) {
    numbers.set(name.slice(field.enum.sharedPrefix?.length ?? 0).toLowerCase(), number);
  }
  return (text) => numbers.get(text.toLowerCase()) ?? 0;
}

/** How a stored value becomes a field's value. */
function converter(field: DescField): (value: never) => unknown {
  if (field.fieldKind === "enum") return toEnum(field);
  if (field.fieldKind === "message") return (text: string) => timestampFromMs(Date.parse(text));
  if (field.fieldKind === "list") {
    return (value: string | Row[]) => {
      const items: unknown[] = typeof value === "string" ? JSON.parse(value) : value;
      return field.listKind === "message" ? items.map((item) => toMessage(field.message, item as Row)) : items;
    };
  }
  if (field.fieldKind === "scalar" && field.scalar === ScalarType.BOOL) return (value: number) => value !== 0;
  if (field.fieldKind === "scalar" && field.scalar === ScalarType.INT64) return (value: number) => BigInt(value);
  return (value: unknown) => value;
}

const plans = new WeakMap<DescMessage, readonly [string, string, (value: never) => unknown][]>();

function planOf(desc: DescMessage) {
  let plan = plans.get(desc);
  if (!plan) {
    plan = desc.fields
      .map((field) => [field.name, field.localName, converter(field)] as const)
      .map((entry) => [...entry]);
    plans.set(desc, plan);
  }
  return plan;
}

/** A row, its columns named like the fields, as a message. */
export function toMessage(desc: DescMessage, row: Row): Message {
  const init: Row = {};
  for (const [column, name, convert] of planOf(desc)) {
    const value = row[column];
    if (value !== null && value !== undefined) init[name] = convert(value as never);
  }
  return create(desc, init);
}
