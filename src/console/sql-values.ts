import type { Value } from "../../gen/ts/crewdb/sql/v1/value_pb.js";
import type { Json } from "./json.js";

/** A stored value as a table shows it; null stays what it is. */
export function toText({ kind }: Value): string | null {
  switch (kind.case) {
    case undefined:
      return null;
    case "blob":
      return `blob of ${kind.value.length.toLocaleString("en")} bytes`;
    default:
      return String(kind.value);
  }
}

type Kind = Value["kind"];

/** The parameters of a statement, written as a JSON list; throws where they are none. */
export function parseParameters(text: string): { kind: Kind }[] {
  if (text.trim() === "") return [];
  const parsed = JSON.parse(text) as Json;
  if (!Array.isArray(parsed))
    throw new Error('Parameters are a JSON list, such as ["ada", 3, null].');
  return parsed.map((value): { kind: Kind } => {
    if (value === null) return { kind: { case: undefined } };
    if (typeof value === "string") return { kind: { case: "text", value } };
    if (typeof value === "boolean") return { kind: { case: "integer", value: value ? 1n : 0n } };
    if (typeof value !== "number")
      throw new Error("A parameter is a text, a number, true, false or null.");
    if (Number.isSafeInteger(value)) return { kind: { case: "integer", value: BigInt(value) } };
    return { kind: { case: "real", value } };
  });
}
