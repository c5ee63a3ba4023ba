/** Brings both files up to date without serving them, or says what that would do. */
import { pathSettings } from "../databases/index.js";
import "../base/needs-service-node.js";
import { Exit } from "../base/exit-codes.js";
import { OpenError } from "../engine/open-error.js";
import { parseConfig, readEnvironment } from "../settings/config.js";
import { type FileMigration, migrateFile, planMigration } from "../sqlite/file/migrate-file.js";
import { fail, runCommand } from "./command.js";

await runCommand({
  name: "crewdb migrate",
  about: `Brings both database files up to date without serving them. A file that changes is copied first; one of the old
application is adopted. The files are those that the settings name: ${pathSettings()}.`,
  options: {
    "dry-run": { type: "boolean", meaning: "show what would change, and change nothing" },
    normalise: { type: "boolean", meaning: "rewrite times that have a form that the contract can't read" },
  },
  run: ({ "dry-run": dryRun = false, normalise = false }) => run(dryRun, normalise),
});

function run(dryRun: boolean, normalise: boolean): number {
  let code: number = Exit.STOPPED;
  for (const { database, file } of parseConfig(readEnvironment()).databases) {
    try {
      const done = dryRun ? planMigration(database, file, normalise) : migrateFile(database, file, normalise);
      process.stdout.write(`${database} ${file}: ${describe(done, dryRun)}\n`);
    } catch (error) {
      if (!(error instanceof OpenError)) throw error;
      code = error.exitCode;
      fail(`${database} ${file}: ${error.message}`, code);
    }
  }
  return code;
}

function describe({ applied, isNew, backup, adopted }: FileMigration, dryRun: boolean): string {
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
  const made = isNew === true ? "; there is no such file, so it would be created" : "";
  return `${dryRun ? "would run" : "ran"} ${applied.join(", ")}${copy}${made}`;
}
