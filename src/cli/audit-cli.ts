/** Checks that no line of an audit trail was changed, taken out or put in. */
import "../base/needs-service-node.js";
import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { AuditVerifier } from "../access/audit-line.js";
import { CommandError, runCommand, UsageError } from "./command.js";

await runCommand({
  name: "crewdb audit",
  about:
    "Follows the chain of hashes through the lines of an audit trail. Give the files that were rotated away before the last one.",
  options: {
    hash: {
      type: "string",
      value: "HASH",
      meaning:
        "a hash that was noted elsewhere: a line with it must be there, so\nthat nobody has cut lines off or made the chain anew",
    },
  },
  operands: "verify FILE [FILE…]",
  notes: "Exit codes: 0 the trail is whole, 1 it is not, or a file can't be read.",
  async run({ hash }, [verb = "", ...files]) {
    if (verb !== "verify") throw new UsageError(`unknown word ${verb}; did you mean verify?`);
    const verifier = new AuditVerifier();
    let isFound = hash === undefined;
    for (const file of files) {
      let number = 0;
      for await (const line of linesOf(file)) {
        number++;
        const problem = verifier.check(line, number === 1);
        if (problem !== undefined) throw new CommandError(`${file}: line ${number} ${problem}`);
        isFound ||= verifier.hash === hash;
      }
      if (number === 0) throw new CommandError(`${file} is empty`);
    }
    if (!isFound)
      throw new CommandError(`no line has the hash ${hash}: lines were cut off, or the chain was made anew`);
    process.stdout.write(`${verifier.lines} lines, nothing changed; the last hash is ${verifier.hash}\n`);
    return undefined;
  },
});

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  await once(input, "open");
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
