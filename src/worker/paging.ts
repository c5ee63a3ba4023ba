import type { PageOrder } from "./plan.js";

/**
 * Wraps a statement so that it gives one page. Its parameters are the inner ones, then with a token one value for each
 * key, then the limit: one more than the page has, so that a further row tells of a next page.
 */
export function pagedSql(inner: string, order: PageOrder, hasToken: boolean): string {
  const keys = order.keys.map(quoteName);
  const after = order.descending ? "<" : ">";
  // A row value compares key by key, and SQLite turns it into a seek in the index of that order.
  const where = hasToken ? ` WHERE (${keys.join(", ")}) ${after} (${keys.map(() => "?").join(", ")})` : "";
  const terms = keys.map((key) => (order.descending ? `${key} DESC` : key));
  // The line break ends a comment that the statement may end in. `? + 0`, because SQLite reads a bare `LIMIT ?` when it
  // plans and then prepares the statement anew for every value that is bound: 0.6 to 1 ms more for a list of e-mails.
  return `SELECT * FROM (${inner}\n)${where} ORDER BY ${terms.join(", ")} LIMIT ? + 0`;
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
