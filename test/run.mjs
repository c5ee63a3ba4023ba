/**
 * `npm test`: runs mocha on test/unit and test/integration as they were built, with the options that are given; with `--long` on
 * test/long. `--testPathPattern=NAME`, which the old application's guide uses, picks files: `ConnectionPoolPerformance.test.ts` is
 * `connection-pool-performance.test.js` here. TEST_REPORT names a file that gets the counts; npm cit passes no options on.
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";

const PATTERN = "--testPathPattern=";
const args = process.argv.slice(2);
const pattern = args.find((arg) => arg.startsWith(PATTERN))?.slice(PATTERN.length);
const root = join(import.meta.dirname, "..");

/** Names of the old application are in CamelCase and TypeScript. */
function toBuiltName(name) {
  return name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase()
    .replace(/\.ts$/, ".js");
}

const long = args.includes("--long");
const folders = long ? "long" : "{unit,integration}";
const all = globSync(`dist/test/${folders}/**/*.test.js`, { cwd: root }).sort();
const chosen = pattern === undefined ? all : all.filter((file) => file.includes(toBuiltName(pattern)));
if (chosen.length === 0) {
  process.stderr.write(`no test file is called ${pattern}; they are under test/${folders}\n`);
  process.exit(1);
}
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
const rest = args.filter((arg) => arg !== "--long" && !arg.startsWith(PATTERN));
const report = process.env.TEST_REPORT;
if (report !== undefined)
  rest.push("--reporter", join(root, ".ci/reporter.cjs"), "--reporter-option", `file=${report}`);
process.exitCode =
  spawnSync(process.execPath, [mocha, ...rest, ...chosen], { cwd: root, stdio: "inherit" }).status ?? 1;
