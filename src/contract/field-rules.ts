import { type DescField, getOption, hasOption } from "@bufbuild/protobuf";
import {
  Format,
  field as fieldOption,
  type FieldRules as ProtoRules,
} from "../../gen/ts/crewdb/options/v1/options_pb.js";
import type { FieldKind, FieldRules } from "../engine/plan.js";

export interface DeclaredRules {
  readonly rules?: FieldRules;
  readonly outputOnly: boolean;
  /** What a rule says that its field's type can't keep. */
  readonly mistakes: readonly string[];
}

const FORMATS: ReadonlyMap<Format, "email" | "json" | "digits8"> = new Map([
  [Format.EMAIL, "email"],
  [Format.JSON, "json"],
  [Format.DIGITS8, "digits8"],
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
  const { minLength, maxLength, minimum, maximum, greaterThan, minItems, maxItems } = proto;
  return {
    ...(proto.required ? { required: true } : {}),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(format === undefined ? {} : { format }),
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
  allow(["format"], kind === "string", "string fields");
  const isNumber = kind === "int32" || kind === "int64" || kind === "double";
  allow(["minimum", "maximum", "greaterThan"], isNumber, "number fields");
  allow(["minItems", "maxItems"], repeated, "repeated fields");
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
