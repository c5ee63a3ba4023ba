import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import type { DatabasePlan, FieldPlan, FieldRules } from "../../src/engine/plan.js";

/** 2026-01-02T03:04:05Z, in seconds. */
const SOME_TIME = 1_767_323_045;

/** The smallest request that keeps every rule of an rpc's contract: its required fields, and whatever names a row. */
export function sampleRequest(plan: DatabasePlan, message: number): Buffer {
  return Buffer.from(writeMessage(plan, message).finish());
}

function writeMessage(plan: DatabasePlan, message: number): BinaryWriter {
  const writer = new BinaryWriter();
  for (const field of plan.messages[message]?.fields ?? []) {
    const needed = field.rules?.required === true || field.name.endsWith("_id");
    if (needed && field.outputOnly !== true && field.name !== "request_id") writeField(writer, plan, field);
  }
  return writer;
}

function writeField(writer: BinaryWriter, plan: DatabasePlan, field: FieldPlan): void {
  const { number, kind, rules = {}, type = 0 } = field;
  switch (kind) {
    case "string":
    case "bytes":
      writer.tag(number, WireType.LengthDelimited).string(textFor(rules));
      return;
    case "double":
      writer.tag(number, WireType.Bit64).double(numberFor(rules));
      return;
    case "message":
      writer.tag(number, WireType.LengthDelimited).bytes(writeMessage(plan, type).finish());
      return;
    case "timestamp":
      writer
        .tag(number, WireType.LengthDelimited)
        .bytes(new BinaryWriter().tag(1, WireType.Varint).int64(SOME_TIME).finish());
      return;
    case "enum":
      writer.tag(number, WireType.Varint).int32(plan.enums[type]?.values.find((each) => each.number > 0)?.number ?? 0);
      return;
    case "mask":
      return;
    default:
      writer.tag(number, WireType.Varint).int64(BigInt(Math.ceil(numberFor(rules))));
  }
}

function textFor({ format, pattern, minLength = 1 }: FieldRules): string {
  if (format === "email") return "a@example.com";
  if (format === "json") return "{}";
  return pattern === "[0-9]{8}" ? "12345678" : "x".repeat(minLength);
}

function numberFor({ minimum = 1, greaterThan = 0 }: FieldRules): number {
  return Math.max(minimum, greaterThan + 1);
}
