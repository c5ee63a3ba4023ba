/** Proves that a replica can be restored. */
import "../base/needs-service-node.js";
import { anyOf } from "../databases/index.js";
import { drill } from "../recovery/drill.js";
import { findLitestream } from "../recovery/litestream.js";
import { parseConfig, readEnvironment } from "../settings/config.js";
import { replicaUrlProblem } from "../settings/replica-url.js";
import { CommandError, runCommand, UsageError } from "./command.js";

await runCommand({
  name: "crewdb drill",
  about: `Restores the newest copy of a replica to a temporary folder, reads all of it, and changes nothing. Beside a running
service it compares every row with the file, at the same commit.`,
  options: {
    database: { type: "string", value: "NAME", meaning: anyOf() },
    from: {
      type: "string",
      value: "URL",
      meaning: "the replica; without it that of the settings, such as DB_REPLICA_URL",
    },
  },
  async run({ database: name, from }) {
    const { databases, recovery } = parseConfig(readEnvironment());
    const target = databases.find(({ database }) => database === name);
    if (target === undefined) throw new UsageError(`--database must be ${anyOf()}`);
    const problem = from === undefined ? undefined : replicaUrlProblem("--from", from);
    if (problem !== undefined) throw new UsageError(problem);
    const url = from ?? target.replicaUrl;
    if (url === undefined)
      throw new UsageError(`${target.database} has no replica in the settings; name one with --from`);
    const { database, file } = target;
    const result = await drill({ database, file, url, litestream: findLitestream(recovery.litestream) });
    if (result.problem !== "") throw new CommandError(`the drill failed: ${result.problem}`);
    const how =
      result.digest === undefined
        ? "no service here to compare it with"
        : `the same rows as the file, sha256 ${result.digest}`;
    process.stdout.write(
      `${database}: the copy ${result.path} is right at commit ${result.commitSeq}; ${result.bytes} bytes in ${result.tookMs} ms; ${how}\n`,
    );
    return undefined;
  },
});
