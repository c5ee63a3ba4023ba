/** Run by .ci/run before the tests. */
import "../../src/base/needs-service-node.js";
import { runCommand } from "../../src/cli/command.js";
import { LANGUAGES } from "./languages.js";

await runCommand({
  name: "node dist/test/conformance/prepare.js",
  about: "Builds the conformance driver of every language, and says how long each took, or why it is left out.",
  options: {},
  run() {
    for (const { name, prepare } of LANGUAGES) {
      const from = performance.now();
      const command = prepare();
      const said = "missing" in command ? `left out, ${command.missing} is not installed` : "built";
      process.stdout.write(`${name}: ${said} in ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
    }
    return undefined;
  },
});
