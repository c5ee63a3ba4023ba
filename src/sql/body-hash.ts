import { hash } from "node:crypto";
import { BODY_HASH_BYTES } from "../engine/layout.js";
import type { Bindable } from "../typed/values.js";
import type { Step } from "./requests.js";

/**
 * Of what a request means: the same for the same statements and values, in whatever order the fields
 * of its bytes are. What was kept in one scope is not the answer in another.
 */
export function bodyHash(steps: readonly Step[], validateOnly: boolean, scope = ""): Buffer {
  const text = JSON.stringify([validateOnly, ...steps.map(toJson)]) + scope;
  return hash("sha256", text, "buffer").subarray(0, BODY_HASH_BYTES);
}

function toJson({ statement, condition }: Step): unknown {
  const { sql, parameters, named } = statement;
  const values =
    named === undefined
      ? parameters.map(valueToJson)
      : Object.entries(named)
          .toSorted(([left], [right]) => (left < right ? -1 : 1))
          .map(([name, value]) => ({ [name]: valueToJson(value) }));
  return [sql, values, condition?.step, condition?.test];
}

/** Different for different values, whatever their classes: JSON has no form for two of them. */
function valueToJson(value: Bindable): unknown {
  if (typeof value === "bigint") return [value.toString()];
  return Buffer.isBuffer(value) ? [value.toString("base64"), "blob"] : value;
}
