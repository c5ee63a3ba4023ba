import type { FieldPlan } from "../engine/plan.js";

/** A field's rules in words, e.g. `required; at most 200 characters`. */
export function describeRules(field: Pick<FieldPlan, "rules" | "outputOnly" | "kind" | "repeated">): string {
  if (field.outputOnly === true) return "output only";
  const { rules } = field;
  if (rules === undefined) return "";
  const unit = field.kind === "bytes" ? "bytes" : "characters";
  const each = field.repeated ? " each" : "";
  const texts = [
    rules.required === true ? "required" : undefined,
    range(rules.minItems, rules.maxItems, "elements", ""),
    range(rules.minLength, rules.maxLength, unit, each),
    rules.format === undefined ? undefined : `${FORMATS[rules.format]}${each}`,
    rules.pattern === undefined ? undefined : `${rules.patternWords ?? `\`${rules.pattern}\``}${each}`,
    range(rules.minimum, rules.maximum, "", each),
    rules.greaterThan === undefined ? undefined : `greater than ${rules.greaterThan}${each}`,
  ];
  return texts.filter((text) => text !== undefined).join("; ");
}

const FORMATS = { email: "an e-mail address", json: "JSON text" } as const;

function range(least: number | undefined, most: number | undefined, unit: string, each: string): string | undefined {
  const limits = [
    least === undefined ? undefined : `at least ${least}`,
    most === undefined ? undefined : `at most ${most}`,
  ].filter((text) => text !== undefined);
  if (limits.length === 0) return undefined;
  return `${limits.join(", ")}${unit === "" ? "" : ` ${unit}`}${each}`;
}
