#!/usr/bin/env node
/** `npx crewdb-migrate <folder>`: see USAGE. */
import { statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { CLIENT_NODE, nodeProblem } from "../base/node-version.js";
import { CommandError, runCommand, UsageError } from "../cli/command.js";

const Exit = { DONE: 0, LEFT: 1, REFUSED: 2, NOT_INSTALLED: 3 } as const;

await runCommand({
  name: "npx crewdb-migrate",
  about: `Moves TypeScript and JavaScript from the old DatabaseManager and WalmartDatabaseManager to UnifiedConnectionManager. Shows what it
would change as a diff, and lists what a person has to change. Nothing is written without --write.`,
  options: {
    write: {
      type: "boolean",
      meaning: "change the files; refused while one of them has uncommitted changes or is not under git",
    },
    force: { type: "boolean", meaning: "with --write: change them anyway" },
  },
  operands: "FOLDER",
  notes: `Left out: node_modules, dist, build, out, coverage, vendor, folders with a dot in front, links, .d.ts files, files above 4 MiB.

Exit codes: 0 nothing is left to change; 1 something is: a diff that was only shown, or a place for a person;
2 the command line is wrong, or --write was refused; 3 a package that it needs is not installed.`,
  run: (values, [folder = ""]) => run(values, folder).catch(orNotInstalled),
});

async function run(values: { readonly write?: boolean; readonly force?: boolean }, folder: string): Promise<number> {
  const tooOld = nodeProblem("this command", CLIENT_NODE);
  if (tooOld !== undefined) throw new CommandError(tooOld, Exit.REFUSED);
  if (values.force === true && values.write !== true) throw new UsageError("--force means nothing without --write");
  const root = resolve(folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`${folder} is not a folder`, Exit.REFUSED);
  const [{ migrateCode }, { unifiedDiff }, { refusalToWrite, writeChanges }] = await Promise.all([
    import("./migrate-code.js"),
    import("./unified-diff.js"),
    import("./working-tree.js"),
  ]);
  const { fileCount, changes, sites } = migrateCode(root);
  // Relative to the working folder, so that a place can be clicked and the diff applied.
  const isHere = isInside(process.cwd(), root);
  const base = isHere ? process.cwd() : root;
  const nameOf = (path: string): string => relative(base, path).replaceAll("\\", "/");
  const placeOf = (path: string): string => (isHere ? nameOf(path) : path);
  if (values.write === true) {
    const refusal = values.force === true || changes.length === 0 ? undefined : refusalToWrite(root, changes);
    if (refusal !== undefined) throw new CommandError(refusal, Exit.REFUSED);
    writeChanges(changes);
    for (const { path } of changes) say(`changed ${nameOf(path)}`);
  } else
    for (const { path, before, after } of changes)
      process.stdout.write(unifiedDiff(nameOf(path), before, after, process.stdout.isTTY));
  for (const level of ["change", "check"] as const) {
    const found = sites.filter((site) => site.level === level);
    if (found.length > 0) say(level === "change" ? "\nTo change by hand:" : "\nTo look at:");
    for (const { file, line, column, problem, fix } of found)
      say(`${placeOf(file)}:${line}:${column} ${problem}; ${fix}`);
  }
  const byHand = sites.filter(({ level }) => level === "change").length;
  say(
    `\n${fileCount} files read, ${changes.length} ${values.write === true ? "changed" : "to change"}, ${byHand} places to change by hand, ${sites.length - byHand} to look at`,
  );
  return byHand > 0 || (changes.length > 0 && values.write !== true) ? Exit.LEFT : Exit.DONE;
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function say(text: string, code: number = Exit.DONE): number {
  process.stdout.write(`${text}\n`);
  return code;
}

/** The packages that read code are optional dependencies. */
function orNotInstalled(error: unknown): never {
  if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
  throw new CommandError(`${error.message}; install crewdb without --omit=optional`, Exit.NOT_INSTALLED);
}
