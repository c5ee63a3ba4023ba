import { type DescField, getOption, hasOption } from "@bufbuild/protobuf";
import {
  Format,
  field as fieldOption,
  type FieldRules as ProtoRules,
} from "../../gen/ts/crewdb/options/v1/options_pb.js";
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

/** Reads `(crewdb.options.v1.field)` of a field. */
export function readRules(field: DescField, kind: FieldKind, repeated: boolean): DeclaredRules {
  if (!hasOption(field, fieldOption)) return { outputOnly: false, mistakes: [] };
  const proto = getOption(field, fieldOption);
  const rules = toRules(proto);
  const mistakes = misplacedRules(rules, kind, repeated);
  return { outputOnly: proto.outputOnly, mistakes, ...(Object.keys(rules).length > 0 ? { rules } : {}) };
}

function toRules(proto: ProtoRules): FieldRules {
  const format = FORMATS.get(proto.format);
  const { minLength, maxLength, minimum, maximum, greaterThan, minItems, maxItems, pattern, patternWords } = proto;
  return {
    ...(proto.required ? { required: true } : {}),
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
