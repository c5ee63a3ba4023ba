import type { FieldViolation } from "../engine/call-error.js";
import { MAX_JSON_DEPTH } from "../engine/layout.js";
import type { DatabasePlan, FieldPlan, FieldRules } from "../engine/plan.js";
import { isSet, type Value, type Values } from "./values.js";

/** Checks decoded requests against the rules of the contract. Every broken rule is reported, not only the first. */
export class Validator {
  readonly #plan: DatabasePlan;
  readonly #enumNumbers: readonly ReadonlySet<number>[];
  /** Whether a message, or one inside it, has anything to check. */
  readonly #worthChecking: readonly boolean[];

  constructor(plan: DatabasePlan) {
    this.#plan = plan;
    this.#enumNumbers = plan.enums.map((each) => new Set(each.values.map((value) => value.number)));
    this.#worthChecking = plan.messages.map((_, index) => this.#hasChecks(index, new Set()));
  }

  /** Adds a violation for each broken rule of the message. `masked`: only these fields need be present. */
  check(
    message: number,
    values: Values,
    path: string,
    violations: FieldViolation[],
    masked?: ReadonlySet<string>,
  ): void {
    if (this.#worthChecking[message] !== true) return;
    const fields = this.#plan.messages[message]?.fields ?? [];
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (field === undefined || field.outputOnly === true) continue;
      const exempt = masked !== undefined && !masked.has(field.name);
      this.#field(field, values[index], path + field.name, violations, exempt);
    }
  }

  #field(field: FieldPlan, value: Value, path: string, violations: FieldViolation[], exempt: boolean): void {
    if (!isSet(field, value)) {
      if (field.rules?.required === true && !exempt) violations.push({ field: path, description: "must be set" });
      // A number without presence has its default; bounds such as "greater than 0" apply to it unless it may be absent.
      if (value === undefined || exempt || field.rules?.required === true) return;
    }
    if (field.repeated) this.#list(field, value as Values, path, violations);
    else this.#one(field, value, path, violations);
  }

  #list(field: FieldPlan, values: Values, path: string, violations: FieldViolation[]): void {
    const { minItems, maxItems } = field.rules ?? {};
    if (maxItems !== undefined && values.length > maxItems) {
      violations.push({ field: path, description: `has ${values.length} elements; at most ${maxItems} are allowed` });
      return;
    }
    if (minItems !== undefined && values.length < minItems) {
      violations.push({ field: path, description: `has ${values.length} elements; at least ${minItems} are needed` });
    }
    values.forEach((value, index) => {
      this.#one(field, value, `${path}[${index}]`, violations);
    });
  }

  #one(field: FieldPlan, value: Value, path: string, violations: FieldViolation[]): void {
    if (field.kind === "message") this.check(field.type ?? -1, value as Values, `${path}.`, violations);
    if (field.kind === "enum" && this.#enumNumbers[field.type ?? -1]?.has(value as number) !== true) {
      violations.push({ field: path, description: `${value} is not a value of the enum` });
    }
    const problem = field.rules === undefined ? undefined : brokenRule(field.rules, value);
    if (problem !== undefined) violations.push({ field: path, description: problem });
  }

  #hasChecks(message: number, seen: Set<number>): boolean {
    if (seen.has(message)) return false;
    seen.add(message);
    return (this.#plan.messages[message]?.fields ?? []).some(
      (field) =>
        field.rules !== undefined ||
        field.kind === "enum" ||
        (field.kind === "message" && this.#hasChecks(field.type ?? -1, seen)),
    );
  }
}

function brokenRule(rules: FieldRules, value: Value): string | undefined {
  if (typeof value === "string") return brokenTextRule(rules, value);
  if (Buffer.isBuffer(value)) return brokenLength(rules, value.length, "bytes");
  if (typeof value === "number" || typeof value === "bigint") return brokenBound(rules, value);
  return undefined;
}

function brokenTextRule(rules: FieldRules, text: string): string | undefined {
  return (
    brokenLength(rules, text.length, "characters", text) ??
    brokenFormat(rules.format, text) ??
    brokenPattern(rules, text)
  );
}

/** By pattern of the contract. */
const COMPILED = new Map<string, RegExp>();

/** A pattern can't be read in two ways (pattern.ts), so nothing is tried twice. */
function brokenPattern({ pattern, patternWords }: FieldRules, text: string): string | undefined {
  if (pattern === undefined) return undefined;
  const compiled = COMPILED.get(pattern) ?? new RegExp(`^${pattern}$`);
  COMPILED.set(pattern, compiled);
  if (compiled.test(text)) return undefined;
  return patternWords === undefined ? `must match ${pattern}` : `must be ${patternWords}`;
}

function brokenLength(rules: FieldRules, units: number, unit: string, text?: string): string | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = rules;
  // A text never has more code points than UTF-16 units, so most need no counting.
  if (units <= maxLength && (units >= minLength * 2 || minLength === 0)) return undefined;
  const length = text === undefined ? units : codePoints(text);
  if (length > maxLength) return `has ${length} ${unit}; at most ${maxLength} are allowed`;
  if (length < minLength) return `has ${length} ${unit}; at least ${minLength} are needed`;
  return undefined;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function brokenBound(rules: FieldRules, value: number | bigint): string | undefined {
  // The decoder has named what is not finite.
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  const { minimum, maximum, greaterThan } = rules;
  if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
  if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
  if (greaterThan !== undefined && value <= greaterThan) return `must be greater than ${greaterThan}`;
  return undefined;
}

function brokenFormat(format: FieldRules["format"], text: string): string | undefined {
  switch (format) {
    case "email":
      return text.length <= 254 && /^[^\s@]+@[^\s@]+$/u.test(text)
        ? undefined
        : "must be an e-mail address: text, one @, text; no white space; at most 254 characters";
    case "json":
      if (!isJson(text)) return "must be JSON text (RFC 8259)";
      return isDeeper(text, MAX_JSON_DEPTH) ? `is nested more than ${MAX_JSON_DEPTH} levels deep` : undefined;
    case undefined:
      return undefined;
  }
}

/** Whether arrays and objects of a JSON text stand in each other more than `levels` deep. */
function isDeeper(text: string, levels: number): boolean {
  if (text.length <= 2 * levels) return false;
  let depth = 0;
  // Strings are passed over, and so is what stands between two brackets.
  for (const [sign] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === "[" || sign === "{") depth++;
    else if (sign === "]" || sign === "}") depth--;
    if (depth > levels) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
