import { basename } from "node:path";
import type { Mistakes } from "./diagnostics.js";
import { checkPortable } from "./portable.js";
import { type ParsedPage, type ParsedStatement, parseStatements, type SqlFile } from "./sql-statements.js";

const ENDING = ".postgres.sql";

/** The rpc that a file implements. */
export function rpcNameOf({ path }: SqlFile): string {
  return basename(path, isForPostgres(path) ? ENDING : ".sql");
}

/** `X.postgres.sql` is the text that PostgreSQL has in place of X.sql. */
export function isForPostgres(path: string): boolean {
  return path.endsWith(ENDING);
}

/** One file for each rpc: the one for PostgreSQL where there is one, else the one for both, which must then be that. */
export function filesForPostgres(files: readonly SqlFile[], mistakes: Mistakes): SqlFile[] {
  const own = new Map(files.filter(({ path }) => isForPostgres(path)).map((file) => [rpcNameOf(file), file]));
  const chosen = files.flatMap((file) => {
    if (isForPostgres(file.path)) return [];
    const other = own.get(rpcNameOf(file));
    own.delete(rpcNameOf(file));
    if (other === undefined) checkPortable(file, mistakes);
    else checkAlike(file, other, mistakes);
    return [other ?? file];
  });
  for (const { path } of own.values()) {
    const message = `has no ${basename(path).replace(ENDING, ".sql")} beside it, which is the text for SQLite`;
    mistakes.add(path, 0, undefined, message);
  }
  return chosen;
}

/** Page tokens and answers must be the same whichever text made them. */
function checkAlike(file: SqlFile, other: SqlFile, mistakes: Mistakes): void {
  const before = mistakes.count;
  const [ours, theirs] = [file, other].map((each) => parseStatements(each, mistakes));
  if (mistakes.count > before) return;
  checkBrackets(other, theirs ?? [], mistakes);
  const [last, otherLast] = [ours?.at(-1), theirs?.at(-1)];
  if (last === undefined || otherLast === undefined) return;
  if (pagesOf(last.pages) !== pagesOf(otherLast.pages)) {
    const message = `pages otherwise than ${basename(file.path)}; give both the same \`-- page by\`, in the same order`;
    mistakes.add(other.path, otherLast.pages[0]?.line ?? otherLast.line, undefined, message);
  }
  const reason = last.none?.reason;
  if (reason !== otherLast.none?.reason) {
    const message = `ends otherwise than ${basename(file.path)} when its last statement finds nothing; give both the same \`-- none\``;
    mistakes.add(other.path, otherLast.line, undefined, message);
  }
}

function pagesOf(pages: readonly ParsedPage[]): string {
  return JSON.stringify(pages.map(({ keys, descending, condition }) => ({ keys, descending, condition })));
}

/** SQLite reads `[a]` as a name, and so does this compiler: a parameter in it would be none. */
function checkBrackets({ path }: SqlFile, statements: readonly ParsedStatement[], mistakes: Mistakes): void {
  const names = statements.flatMap(({ tokens }) => tokens.filter(({ kind }) => kind === "quoted-name"));
  for (const { line, text } of names)
    if (text.startsWith("["))
      mistakes.add(path, line, text, "is read as a name; write `array_append('{}', …)` for an array");
}
