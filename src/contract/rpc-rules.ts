import type { MessagePlan } from "../engine/plan.js";
import type { Mistakes } from "./diagnostics.js";
import type { CompiledRpc } from "./rpc-compiler.js";
import { type ParsedStatement, topLevelWords } from "./sql-statements.js";

/** The lane must fit what the statements do, and the last one must answer what the response wants. */
export function checkStatements({ plan, statements }: CompiledRpc, mistakes: Mistakes): void {
  const writes = statements.filter((statement) => statement.verb !== "SELECT");
  if (plan.lane === "read") {
    for (const { line, verb } of writes) {
      mistakes.add(
        plan.file,
        line,
        undefined,
        `${plan.name} is NO_SIDE_EFFECTS and runs on a reader, so it can't ${verb}`,
      );
    }
  } else if (writes.length === 0 && statements.length > 0) {
    const message = `${plan.name} only reads; give it \`option idempotency_level = NO_SIDE_EFFECTS\`, or it takes the writer`;
    mistakes.add(plan.file, 1, undefined, message);
  }
  checkChanges(plan.file, statements, mistakes);
  const last = statements.at(-1);
  if (last === undefined) return;
  if (plan.answer.shape !== "empty" && !last.returnsRows) {
    const message = "the last statement gives no rows to fill the response with; add RETURNING or a SELECT";
    mistakes.add(plan.file, last.line, undefined, message);
  }
}

/** `:changes` counts the rows of one statement, the one before, which has no rows to read. */
function checkChanges(file: string, statements: readonly ParsedStatement[], mistakes: Mistakes): void {
  for (const [index, { tokens }] of statements.entries()) {
    const token = tokens.find(({ text }) => text === ":changes");
    const before = statements[index - 1];
    if (token === undefined || (before?.returnsRows === false && before.each === undefined)) continue;
    const message = "stands behind an INSERT, UPDATE or DELETE without RETURNING and `-- each`, whose rows it counts";
    mistakes.add(file, token.line, token.text, message);
  }
}

/** Paging needs its fields in the request and the response, and one statement that can be wrapped. */
export function checkPaging(
  { plan, statements }: CompiledRpc,
  request: MessagePlan,
  proto: string,
  mistakes: Mistakes,
): void {
  const last = statements.at(-1);
  for (const statement of statements) {
    const page = statement.pages[0];
    if (page === undefined || statement === last) continue;
    mistakes.add(plan.file, page.line, undefined, "only the last statement can be paged: its rows are the answer");
  }
  const paged = last !== undefined && last.pages.length > 0;
  if (paged) {
    checkPagedStatement(plan.file, last, mistakes);
    checkPagedMessages({ plan, statements }, last, mistakes);
    return;
  }
  const name = request.name.slice(request.name.lastIndexOf(".") + 1);
  if (plan.pageToken !== undefined) {
    mistakes.add(plan.file, last?.line ?? 1, `${name}.page_token`, `no \`-- page by\` serves it; see ${proto}`);
  } else if (plan.answer.nextPageToken !== undefined) {
    mistakes.add(plan.file, last?.line ?? 1, "next_page_token", "no `-- page by` fills it");
  }
  const namesSize = statements.some(({ tokens }) => tokens.some((token) => token.text === ":page_size"));
  if (plan.pageSize !== undefined && plan.pageToken === undefined && !namesSize) {
    mistakes.add(plan.file, 1, `${name}.page_size`, "no SQL uses it; write `LIMIT :page_size` or `-- page by`");
  }
}

function checkPagedStatement(file: string, statement: ParsedStatement, mistakes: Mistakes): void {
  const { pages, line } = statement;
  const unconditional = pages.findIndex((page) => page.condition === undefined);
  if (unconditional === -1) {
    const message = "the last `-- page by` has no condition: it is the order when no other applies";
    mistakes.add(file, pages.at(-1)?.line ?? line, undefined, message);
  } else if (unconditional < pages.length - 1) {
    const message = "the first order without a condition is always used, so those after it never are; put it last";
    mistakes.add(file, pages[unconditional]?.line ?? line, undefined, message);
  }
  for (const page of pages) {
    const twice = page.keys.find((key, index) => page.keys.indexOf(key) !== index);
    if (twice !== undefined) mistakes.add(file, page.line, twice, "is named twice in the page order");
  }
  if (statement.verb !== "SELECT") mistakes.add(file, line, undefined, "only a SELECT can be paged");
  if (statement.each !== undefined) mistakes.add(file, line, undefined, "a statement with `-- each` can't be paged");
  const words = topLevelWords(statement.tokens);
  for (const word of ["ORDER", "LIMIT", "OFFSET"]) {
    if (words.includes(word))
      mistakes.add(file, line, undefined, `${word} is the engine's part of a paged statement; remove it`);
  }
}

function checkPagedMessages({ plan }: CompiledRpc, statement: ParsedStatement, mistakes: Mistakes): void {
  const line = statement.pages[0]?.line ?? statement.line;
  const need = (present: boolean, what: string): void => {
    if (!present) mistakes.add(plan.file, line, undefined, `a paged rpc needs ${what}`);
  };
  need(plan.pageSize !== undefined, "`int32 page_size` in its request");
  need(plan.pageToken !== undefined, "`string page_token` in its request");
  need(plan.answer.nextPageToken !== undefined, "`string next_page_token` in its response");
  need(plan.answer.shape === "rows", "one repeated message field in its response");
}
