import type { PageOrder, StatementPlan } from "../engine/plan.js";
import { tokenize } from "../engine/sql-tokens.js";
import { parametersOf, partsOf, type Variant } from "../typed/statement-variant.js";

/** A statement as the server gets it. */
export interface PostgresText {
  /** With `$1` and so on. */
  readonly sql: string;
  /** For `$1` and so on, which of a step's values it is. */
  readonly places: readonly number[];
}

/**
 * The text of one variant of a statement. A plan has `?` for each parameter, as for SQLite; here
 * each distinct one is a `$n` of its own, because the planner must know that two places have the
 * same value.
 */
export function postgresText(plan: StatementPlan, variant: Variant): PostgresText {
  const { sql, places } = numbered(plan, variant.conditions);
  const { order } = variant;
  if (order === undefined) return { sql, places };
  const behind = parametersOf(plan, variant.conditions).length;
  const keys = variant.hasToken ? order.keys.length : 0;
  const own = Array.from({ length: keys + 1 }, (_, index) => behind + index);
  return {
    sql: paged(sql, order, variant.hasToken, places.length + 1),
    places: [...places, ...own],
  };
}

/** The keys of one row of a page: the parameters are the page's, then which row, counted from 0. */
export function keysText(plan: StatementPlan, variant: Variant): PostgresText {
  const { sql, places } = postgresText(plan, variant);
  const keys = (variant.order?.keys ?? []).map(quoted).join(", ");
  const row = places.length + 1;
  const text = `SELECT ${keys} FROM (${sql}) AS page LIMIT 1 OFFSET $${row}`;
  return { sql: text, places: [...places, Math.max(-1, ...places) + 1] };
}

function numbered(plan: StatementPlan, conditions: number): PostgresText {
  const text = partsOf(plan, conditions)
    .map((part) => part.text)
    .join("");
  const used = parametersOf(plan, conditions);
  const distinct = [...new Set(used)];
  let sql = "";
  let end = 0;
  let place = 0;
  for (const token of tokenize(text)) {
    if (token.kind !== "anonymous-parameter" || token.text !== "?") continue;
    sql += `${text.slice(end, token.start)}$${distinct.indexOf(used[place++] ?? -1) + 1}`;
    end = token.end;
  }
  return {
    sql: sql + text.slice(end),
    places: distinct.map((parameter) => used.indexOf(parameter)),
  };
}

/**
 * Wraps a statement so that it gives one page. `next` is the number of the first parameter behind
 * those of the statement: with a token one for each key, then the limit, which is one more than the
 * page has.
 */
function paged(inner: string, order: PageOrder, hasToken: boolean, next: number): string {
  const keys = order.keys.map(quoted);
  const values = keys.map((_, index) => `$${next + index}`);
  const after = order.descending ? "<" : ">";
  const where = hasToken ? ` WHERE (${keys.join(", ")}) ${after} (${values.join(", ")})` : "";
  const terms = keys.map((key) => (order.descending ? `${key} DESC` : key)).join(", ");
  const limit = next + (hasToken ? keys.length : 0);
  // The line break ends a comment that the statement may end in.
  return `SELECT * FROM (${inner}\n) AS page${where} ORDER BY ${terms} LIMIT $${limit}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
