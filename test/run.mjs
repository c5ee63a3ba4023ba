/**
 * `npm test`: runs mocha on every test that was built, with the options that are given. `--testPathPattern=NAME`, which the old
 * application's guide uses, picks files: `ConnectionPoolPerformance.test.ts` is `connection-pool-performance.test.js` here.
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

const all = globSync("dist/test/{unit,integration}/**/*.test.js", { cwd: root }).sort();
const chosen = pattern === undefined ? all : all.filter((file) => file.includes(toBuiltName(pattern)));
if (chosen.length === 0) {
  process.stderr.write(`no test file is called ${pattern}; they are under test/unit and test/integration\n`);
  process.exit(1);
}
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
const rest = args.filter((arg) => !arg.startsWith(PATTERN));
process.exitCode =
  spawnSync(process.execPath, [mocha, ...rest, ...chosen], { cwd: root, stdio: "inherit" }).status ?? 1;
