/**
 * Imported first by the scripts that run as they are: an older Node.js knows no `.ts`. What such a script needs of src it
 * imports when it runs, because all that is imported at its head is loaded before this says anything.
 */
import { readFileSync } from "node:fs";

const { engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const oldest = Number.parseInt(/\d+/.exec(engines.node)[0], 10);
const { node } = process.versions;
if (Number.parseInt(node, 10) < oldest) {
  const problem = `this command needs Node.js ${oldest} or newer; this is ${node}, ${process.execPath}`;
  process.stderr.write(`crewdb: ${problem}. npm run finds the one that npm ci has installed\n`);
  process.exit(2);
}
