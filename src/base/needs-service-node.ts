/**
 * Every command imports this first: imports run in order, so an old Node.js gets this message before anything else fails on it.
 * What a command imports statically must not name an export that an old `node:` module lacks, because linking comes before all.
 */
import { Exit } from "./exit-codes.js";
import { nodeProblem, SERVICE_NODE } from "./node-version.js";

const problem = nodeProblem("this command", SERVICE_NODE);
if (problem !== undefined) {
  const advice = `npm install --save-dev node@${SERVICE_NODE} adds one to a project, for npx and npm run`;
  process.stderr.write(`crewdb: ${problem}; ${advice}\n`);
  process.exit(Exit.BAD_SETTINGS);
}
