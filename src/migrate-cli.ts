/**
 * `npm run migrate -- [--dry-run] [--normalise]`: brings both files up to date without serving them, or says what that would do.
 * A file of the old application is adopted; --normalise also rewrites its times.
 */
import { ConfigError, parseConfig, readEnvironment } from "./config.js";
import { Exit } from "./exit-codes.js";
import { type FileMigration, migrateFile, planMigration } from "./worker/migrate-file.js";
import { OpenError } from "./worker/open-error.js";

function run(args: readonly string[]): number {
  const wrong = args.find((arg) => arg !== "--dry-run" && arg !== "--normalise");
  if (wrong !== undefined) return fail(Exit.BAD_SETTINGS, `${wrong} is no option; there are --dry-run and --normalise`);
  const normalise = args.includes("--normalise");
  const dryRun = args.includes("--dry-run");
  let code: number = Exit.STOPPED;
  for (const { database, file } of parseConfig(readEnvironment()).databases) {
    try {
      const done = dryRun ? planMigration(database, file, normalise) : migrateFile(database, file, normalise);
      process.stdout.write(`${database} ${file}: ${describe(done, dryRun)}\n`);
    } catch (error) {
      if (!(error instanceof OpenError)) throw error;
      code = fail(Exit.DATABASE, `${database} ${file}: ${error.message}`);
    }
  }
  return code;
}

function describe({ applied, backup, adopted }: FileMigration, dryRun: boolean): string {
  if (adopted !== undefined) {
    const lines = [
      `${dryRun ? "would be" : "was"} adopted${backup === undefined ? "" : `; as it was before: ${backup}`}`,
      ...adopted.added.map((what) => `  added ${what}`),
      ...adopted.normalised.map((what) => `  times rewritten in ${what}`),
      ...adopted.missing.map((what) => `  could not add ${what}`),
    ];
    return lines.join("\n");
  }
  if (applied.length === 0) return "up to date";
  const copy = backup === undefined ? "" : `; as it was before: ${backup}`;
  return `${dryRun ? "would run" : "ran"} ${applied.join(", ")}${copy}`;
}

function fail(code: number, problem: string): number {
  process.stderr.write(`crewdb: ${problem}\n`);
  return code;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  for (const problem of error.problems) process.exitCode = fail(Exit.BAD_SETTINGS, problem);
}
