/** Puts a backup in the place of a database that no server has open. */
import "../base/needs-service-node.js";
import { anyOf } from "../databases/index.js";
import { parseConfig, readEnvironment } from "../settings/config.js";
import { restoreFile } from "../sqlite/file/restore.js";
import { runCommand, UsageError } from "./command.js";

await runCommand({
  name: "crewdb restore",
  about: `Replaces a database file that no server has open, named by its setting, such as DB_PATH, with a backup.
The backup is checked first, and the file that stood there is kept beside it. FILE is what crewdb backup has written.`,
  options: { database: { type: "string", value: "NAME", meaning: anyOf() } },
  operands: "FILE",
  run: ({ database }, [backup = ""]) => restore(database, backup),
});

function restore(name: string | undefined, backup: string): undefined {
  const target = parseConfig(readEnvironment()).databases.find(({ database }) => database === name);
  if (target === undefined) throw new UsageError(`--database must be ${anyOf()}`);
  const { before, epoch } = restoreFile(target.database, target.file, backup);
  const kept = before === undefined ? "" : `; the file that stood there is ${before} now, and contains credentials too`;
  process.stdout.write(`${target.database} ${target.file}: restored, with commits of epoch ${epoch}${kept}\n`);
}
