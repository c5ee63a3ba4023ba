import { didYouMean } from "../base/near-miss.js";
import type { ConditionPlan, EnumPlan } from "../engine/plan.js";
import type { ConditionText } from "./directives.js";
import type { NameScopes } from "./name-scopes.js";

/** More would make more variants of a statement than a check can try and a cache can hold. */
export const MAX_CONDITIONS = 6;

/** The distinct conditions of one file. */
export class Conditions {
  readonly list: ConditionPlan[] = [];
  readonly #scopes: NameScopes;
  readonly #enums: readonly EnumPlan[];

  constructor(scopes: NameScopes, enums: readonly EnumPlan[]) {
    this.#scopes = scopes;
    this.#enums = enums;
  }

  /** The index of a condition, or what is wrong with it. */
  index(text: ConditionText): number | { readonly problem: string } {
    const plan = this.#plan(text);
    if ("problem" in plan) return plan;
    const same = (each: ConditionPlan): boolean =>
      each.scope === plan.scope && each.field === plan.field && each.equals === plan.equals;
    const known = this.list.findIndex(same);
    if (known >= 0) return known;
    if (this.list.length === MAX_CONDITIONS) {
      return {
        problem: `is the ${MAX_CONDITIONS + 1}th condition of the file; at most ${MAX_CONDITIONS}: make another rpc`,
      };
    }
    this.list.push(plan);
    return this.list.length - 1;
  }

  #plan({ field: name, equals }: ConditionText): ConditionPlan | { problem: string } {
    const found = this.#scopes.field(name);
    if (found === undefined) return { problem: this.#scopes.unknown(name) };
    const { scope, index, field } = found;
    if (scope === "element") return { problem: "is a field of the element; conditions ask the request" };
    if (field.outputOnly === true) return { problem: "is OUTPUT_ONLY: no request carries it" };
    if (equals === undefined) return { scope, field: index };
    const values = field.kind === "enum" && !field.repeated ? this.#enums[field.type ?? -1]?.values : undefined;
    if (values === undefined) return { problem: `is not an enum, so it can't be compared with ${equals}` };
    const value = values.find((each) => each.name === equals);
    if (value === undefined) {
      const names = values.map((each) => each.name);
      return { problem: `has no value ${equals}${didYouMean(equals, names) || `; it has ${names.join(", ")}`}` };
    }
    if (value.number === 0) return { problem: `${equals} means unset; write the line without a condition` };
    return { scope, field: index, equals: value.number };
  }
}
