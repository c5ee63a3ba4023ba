import { type DescField, getOption, hasOption } from "@bufbuild/protobuf";
import {
  Format,
  field as fieldOption,
  type FieldRules as ProtoRules,
} from "../../gen/ts/crewdb/options/v1/options_pb.js";
import {
  field_behavior as behaviorOption,
  FieldBehavior,
  FieldBehaviorSchema,
} from "../../gen/ts/google/api/field_behavior_pb.js";
import { PatternError, parsePattern } from "../engine/pattern.js";
import type { FieldKind, FieldRules } from "../engine/plan.js";

export interface DeclaredRules {
  readonly rules?: FieldRules;
  readonly outputOnly: boolean;
  /** What a rule says that its field's type can't keep. */
  readonly mistakes: readonly string[];
}

const FORMATS: ReadonlyMap<Format, "email" | "json"> = new Map([
  [Format.EMAIL, "email"],
  [Format.JSON, "json"],
]);

/** What the service keeps. Another behavior would be a promise to readers of the contract that nothing holds. */
const KEPT: ReadonlySet<FieldBehavior> = new Set([
  FieldBehavior.REQUIRED,
  FieldBehavior.OUTPUT_ONLY,
  FieldBehavior.IDENTIFIER,
]);

/** Reads `(google.api.field_behavior)` and `(crewdb.options.v1.field)` of a field. */
export function readRules(field: DescField, kind: FieldKind, repeated: boolean): DeclaredRules {
  const behaviors = getOption(field, behaviorOption);
  const has = (behavior: FieldBehavior): boolean => behaviors.includes(behavior);
  const rules = {
    ...(has(FieldBehavior.REQUIRED) ? { required: true } : {}),
    ...(hasOption(field, fieldOption) ? toRules(getOption(field, fieldOption)) : {}),
  };
  return {
    outputOnly: has(FieldBehavior.OUTPUT_ONLY),
    mistakes: [...misplacedBehaviors(behaviors, kind, repeated), ...misplacedRules(rules, kind, repeated)],
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
  };
}

function nameOf(behavior: FieldBehavior): string {
  return FieldBehaviorSchema.value[behavior]?.name ?? String(behavior);
}

function misplacedBehaviors(behaviors: readonly FieldBehavior[], kind: FieldKind, repeated: boolean): string[] {
  const mistakes = behaviors
    .filter((behavior) => !KEPT.has(behavior))
    .map((behavior) => `nothing keeps the field_behavior ${nameOf(behavior)}; remove it`);
  if (new Set(behaviors).size < behaviors.length) mistakes.push("has a field_behavior twice");
  if (behaviors.includes(FieldBehavior.OUTPUT_ONLY) && behaviors.length > 1)
    mistakes.push("is OUTPUT_ONLY: no request carries it, so it has no other field_behavior");
  if (behaviors.includes(FieldBehavior.IDENTIFIER) && (kind !== "string" || repeated))
    mistakes.push("is IDENTIFIER, which is for a string field that names the row");
  return mistakes;
}

/** True for the field that names the row. */
export function isIdentifier(field: DescField): boolean {
  return getOption(field, behaviorOption).includes(FieldBehavior.IDENTIFIER);
}

function toRules(proto: ProtoRules): FieldRules {
  const format = FORMATS.get(proto.format);
  const { minLength, maxLength, minimum, maximum, greaterThan, minItems, maxItems, pattern, patternWords } = proto;
  return {
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(format === undefined ? {} : { format }),
    ...(pattern === "" ? {} : { pattern }),
    ...(patternWords === "" ? {} : { patternWords }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(greaterThan === undefined ? {} : { greaterThan }),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

function misplacedRules(rules: FieldRules, kind: FieldKind, repeated: boolean): string[] {
  const mistakes: string[] = [];
  const allow = (names: readonly (keyof FieldRules)[], allowed: boolean, what: string): void => {
    for (const name of names) {
      const proto = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      if (rules[name] !== undefined && !allowed) mistakes.push(`the rule ${proto} is for ${what}`);
    }
  };
  allow(["minLength", "maxLength"], kind === "string" || kind === "bytes", "string and bytes fields");
  allow(["format", "pattern", "patternWords"], kind === "string", "string fields");
  const isNumber = kind === "int32" || kind === "int64" || kind === "double";
  allow(["minimum", "maximum", "greaterThan"], isNumber, "number fields");
  allow(["minItems", "maxItems"], repeated, "repeated fields");
  if (rules.pattern !== undefined) mistakes.push(...mistakesOfPattern(rules.pattern));
  else if (rules.patternWords !== undefined) mistakes.push("the rule pattern_words is for fields with a pattern");
  const pairs = [
    ["length", rules.minLength, rules.maxLength],
    ["value", rules.minimum, rules.maximum],
    ["number of items", rules.minItems, rules.maxItems],
  ] as const;
  for (const [what, least, most] of pairs) {
    if (least !== undefined && most !== undefined && least > most) {
      mistakes.push(`no ${what} is at least ${least} and at most ${most}`);
    }
  }
  return mistakes;
}

function mistakesOfPattern(pattern: string): string[] {
  try {
    parsePattern(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return [`the pattern ${pattern} ${error.message}`];
  }
}
