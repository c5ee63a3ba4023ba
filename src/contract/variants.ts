import type { PageOrder, SqlPart, StatementPlan } from "../engine/plan.js";
import { pagedSql } from "../sqlite/thread/statement-text.js";

/** One text that a statement can have. */
export interface Variant {
  readonly sql: string;
  readonly parameterCount: number;
  /** Which conditions hold, by index in the rpc. */
  readonly holding: ReadonlySet<number>;
  readonly order?: PageOrder;
  readonly hasToken: boolean;
}

/** The variants that a check tries: none, all and each one of the conditions, in every page order, with and without token. */
export function variantsOf(statement: StatementPlan): Variant[] {
  const conditions = new Set(statement.parts.flatMap(({ when }) => (when === undefined ? [] : [when])));
  const single = [...conditions].map((condition) => new Set([condition]));
  const sets = conditions.size > 1 ? [new Set<number>(), ...single, conditions] : [new Set<number>(), ...single];
  return sets.flatMap((holding) => textsOf(statement, holding));
}

/** The statement with all of its lines, which other tools can run unchanged. */
export function fullText(statement: StatementPlan): string {
  return statement.parts.map((part) => part.text).join("");
}

function textsOf(statement: StatementPlan, holding: ReadonlySet<number>): Variant[] {
  const parts = statement.parts.filter((part) => isIn(part, holding));
  const inner = parts.map((part) => part.text).join("");
  const parameterCount = parts.reduce((sum, part) => sum + part.parameters.length, 0);
  if (statement.pages.length === 0) return [{ sql: inner, parameterCount, holding, hasToken: false }];
  return statement.pages.flatMap((order) =>
    [false, true].map((hasToken) => ({
      sql: pagedSql(inner, order, hasToken),
      parameterCount: parameterCount + (hasToken ? order.keys.length : 0) + 1,
      holding,
      order,
      hasToken,
    })),
  );
}

function isIn(part: SqlPart, holding: ReadonlySet<number>): boolean {
  return part.when === undefined || holding.has(part.when);
}

/** How a person would say which variant it is, e.g. ` with :statuses, by received_date_time, next page`. */
export function describeVariant(variant: Variant, names: readonly string[]): string {
  const held = [...variant.holding].map((index) => names[index] ?? "?");
  const parts = [
    held.length === 0 ? [] : [`with ${held.join(", ")}`],
    variant.order === undefined ? [] : [`by ${variant.order.keys[0]}`],
    variant.hasToken ? ["next page"] : [],
  ].flat();
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
