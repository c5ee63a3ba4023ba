import { addAwaits } from "./add-awaits.js";
import { openCodeBase, placeOf } from "./code-base.js";
import { findFiles } from "./find-files.js";
import { listSites, mentionsOldManagers } from "./list-sites.js";
import { mergeInitialisers } from "./merge-initialisers.js";
import { Migration, type Site } from "./migration.js";
import { moveCalls } from "./move-calls.js";
import { moveImports } from "./move-imports.js";
import { moveManagers } from "./move-managers.js";
import { findTransactions } from "./move-transactions.js";
import { writeQueries } from "./write-queries.js";

export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface Result {
  readonly fileCount: number;
  readonly changes: readonly Change[];
  /** By file and line. */
  readonly sites: readonly Site[];
}

const MARK = "\uFEFF";

/** Works out what moves in a folder; nothing is written. */
export function migrateCode(folder: string): Result {
  const { sources, skipped } = findFiles(folder);
  const unread = skipped.map(
    ({ path, why }): Site => ({
      file: path,
      line: 1,
      column: 1,
      level: "check",
      problem: `the file ${why} and was not read`,
      fix: "move it by hand if it uses the old managers",
    }),
  );
  if (!sources.some(({ text }) => mentionsOldManagers(text)))
    return { fileCount: sources.length, changes: [], sites: unread };
  const codeBase = openCodeBase(folder, sources);
  const migration = new Migration(codeBase);
  findTransactions(migration);
  moveManagers(migration);
  const later = moveCalls(migration);
  addAwaits(migration, later);
  writeQueries(migration);
  mergeInitialisers(migration);
  moveImports(migration);
  listSites(migration);
  const unreadable = codeBase.unreadable.map(
    ({ file, position, problem }): Site => ({
      file: file.fileName,
      ...placeOf(file, position),
      level: "change",
      problem: `it can't be read: ${problem}`,
      fix: "correct it and run the tool again; nothing of this file was moved",
    }),
  );
  const texts = new Map(sources.map(({ path, text }) => [path, text]));
  const changes = codeBase.files
    .map((file) => {
      const before = texts.get(file.fileName) ?? file.text;
      // The compiler drops the byte order mark.
      return { path: file.fileName, before, after: (before.startsWith(MARK) ? MARK : "") + migration.textOf(file) };
    })
    .filter(({ before, after }) => before !== after);
  const sites = [...migration.sites, ...unreadable, ...unread].sort((a, b) =>
    a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1,
  );
  return { fileCount: sources.length, changes, sites };
}
