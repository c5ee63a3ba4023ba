/** Puts a backup or a replica in the place of a database that no server has open. */
import "../base/needs-service-node.js";
import { anyOf } from "../databases/index.js";
import type { DatabaseName } from "../engine/plan.js";
import { findLitestream } from "../recovery/litestream.js";
import type { RestorePoint, Wanted } from "../recovery/restore-points.js";
import { findPoint, type RestoreOrder, restoreReplica } from "../recovery/restore-replica.js";
import { type Config, parseConfig, readEnvironment } from "../settings/config.js";
import { replicaUrlProblem } from "../settings/replica-url.js";
import { type Restored, restoreFile } from "../sqlite/file/restore.js";
import { runCommand, UsageError } from "./command.js";

await runCommand({
  name: "crewdb restore",
  about: `Replaces a database file that no server has open, named by its setting, such as DB_PATH, with a backup or a replica.
What takes its place is checked first, and the file that stood there is kept beside it. FILE is what crewdb backup has written.`,
  options: {
    database: { type: "string", value: "NAME", meaning: anyOf() },
    from: {
      type: "string",
      value: "URL",
      meaning: "take the newest state of the replica there, as DB_REPLICA_URL names it",
    },
    at: { type: "string", value: "TIME", meaning: "with --from: the state at this time, e.g. 2026-11-30T12:00:00Z" },
    path: { type: "string", value: "PATH", meaning: "with --from: this copy of those that are there" },
    "dry-run": { type: "boolean", meaning: "with --from: say what would be restored, and change nothing" },
  },
  operands: "[FILE]",
  async run(values, [backup]) {
    const target = targetOf(values.database);
    const { from, at, path, "dry-run": dryRun } = values;
    if (from !== undefined && backup !== undefined)
      throw new UsageError("name a FILE or a replica with --from, not both");
    if (from === undefined && (at ?? path ?? dryRun) !== undefined)
      throw new UsageError("--at, --path and --dry-run go with --from");
    if (from !== undefined)
      await restoreFrom(target, from, { ...(at && { at: timeOf(at) }), ...(path && { path }) }, dryRun === true);
    else if (backup === undefined) throw new UsageError("name a FILE, or a replica with --from");
    else say(target, restoreFile(target.database, target.file, backup));
    return undefined;
  },
});

interface Target {
  readonly database: DatabaseName;
  readonly file: string;
}

function config(): Config {
  return parseConfig(readEnvironment());
}

function targetOf(name: string | undefined): Target {
  const target = config().databases.find(({ database }) => database === name);
  if (target === undefined) throw new UsageError(`--database must be ${anyOf()}`);
  return target;
}

function timeOf(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--at is "${text}": it must be a time like 2026-11-30T12:00:00Z`);
  return time;
}

async function restoreFrom(target: Target, url: string, wanted: Wanted, dryRun: boolean): Promise<void> {
  const problem = replicaUrlProblem("--from", url);
  if (problem !== undefined) throw new UsageError(problem);
  const litestream = findLitestream(config().recovery.litestream);
  const order: RestoreOrder = { ...target, url, litestream, ...wanted };
  const inWords = ({ writer, timeMs }: RestorePoint): string =>
    `the copy ${writer.path}, as of ${new Date(timeMs).toISOString()}`;
  if (dryRun) {
    const point = await findPoint(order);
    process.stdout.write(
      `${target.database} ${target.file}: would take ${inWords(point)}, ${point.bytes} bytes to fetch\n`,
    );
    return;
  }
  const { point, ...restored } = await restoreReplica(order);
  say(target, restored, ` from ${inWords(point)}`);
}

function say({ database, file }: Target, { before, epoch }: Restored, what = ""): void {
  const kept = before === undefined ? "" : `; the file that stood there is ${before} now, and contains credentials too`;
  process.stdout.write(`${database} ${file}: restored${what}, with commits of epoch ${epoch}${kept}\n`);
}
