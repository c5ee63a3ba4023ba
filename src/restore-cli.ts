/** `npm run restore -- --database main FILE`: puts a backup in the place of a database that no server has open. */
import { parseArgs } from "node:util";
import { ConfigError, parseConfig, readEnvironment } from "./config.js";
import { Exit } from "./exit-codes.js";
import { OpenError } from "./worker/open-error.js";
import { restoreFile } from "./worker/restore.js";

const USAGE = "usage: npm run restore -- --database main|walmart FILE, with a file that npm run backup has written";

function run(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { database: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  const target = parseConfig(readEnvironment()).databases.find(({ database }) => database === values.database);
  const [backup, ...more] = positionals;
  if (values.help === true || target === undefined || backup === undefined || more.length > 0) return fail(USAGE);
  const { before, epoch } = restoreFile(target.database, target.file, backup);
  const kept = before === undefined ? "" : `; the file that stood there is ${before} now, and contains credentials too`;
  process.stdout.write(`${target.database} ${target.file}: restored, with commits of epoch ${epoch}${kept}\n`);
  return Exit.STOPPED;
}

function fail(problem: string, code: number = Exit.BAD_SETTINGS): number {
  process.stderr.write(`crewdb: ${problem}\n`);
  return code;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (error instanceof OpenError) process.exitCode = fail(error.message, Exit.DATABASE);
  else if (error instanceof ConfigError) for (const problem of error.problems) process.exitCode = fail(problem);
  else if (error instanceof TypeError) process.exitCode = fail(`${error.message}\n${USAGE}`);
  else throw error;
}
