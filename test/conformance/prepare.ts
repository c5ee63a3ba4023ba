/** Builds every driver and says how long each took, or why it is left out. Run by .ci/run before the tests. */
import { LANGUAGES } from "./languages.js";

for (const { name, prepare } of LANGUAGES) {
  const from = performance.now();
  const command = prepare();
  const said = "missing" in command ? `left out, ${command.missing} is not installed` : "built";
  process.stdout.write(`${name}: ${said} in ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
}
