/** `npm test` and `npm run test:long`. TEST_REPORT names a file that gets the counts; npm cit passes no options on. */
import "../tools/needs-node.mjs";
import { spawnSync } from "node:child_process";
// By its default: an older Node.js has no globSync, and would fail at the import.
import fs from "node:fs";
import { join } from "node:path";

const { CommandError, runCommand } = await import("../src/cli/command.ts");

const root = join(import.meta.dirname, "..");

await runCommand({
  name: "npm test",
  about:
    "Runs mocha on the tests of test/unit and test/integration as they were built; with --long on those of test/long.",
  options: {
    long: { type: "boolean", meaning: "what takes long or needs another toolchain: npm run test:long" },
    testPathPattern: {
      type: "string",
      value: "NAME",
      meaning:
        "files of this name alone, e.g. repositories.test.ts; the old guide's\nConnectionPoolPerformance.test.ts is connection-pool-performance.test.ts here",
    },
    grep: { type: "string", short: "g", value: "TEXT", meaning: "tests whose name has this text alone" },
    bail: { type: "boolean", short: "b", meaning: "end with the first failure" },
    timeout: {
      type: "string",
      value: "MS",
      meaning: "how long a test may take that does not say it itself; 0: for ever",
    },
    reporter: { type: "string", value: "NAME", meaning: "mocha's reporter" },
  },
  run({ long = false, testPathPattern, ...forMocha }) {
    const report = process.env.TEST_REPORT;
    const counts = join(root, ".ci/reporter.cjs");
    const options = Object.entries(forMocha).map(([name, value]) =>
      value === true ? `--${name}` : `--${name}=${value}`,
    );
    if (report !== undefined) options.push(`--reporter=${counts}`, `--reporter-option=file=${report}`);
    const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
    // Two files at a time: most of a file's time is waiting. What takes long keeps both cores busy by itself.
    if (!long) options.push("--parallel", "--jobs=2");
    const args = [mocha, ...options, ...choose(long, testPathPattern)];
    return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;
  },
});

function choose(long, pattern) {
  const folders = long ? "long" : "{unit,integration}";
  // What was compiled of a test that is gone stays in dist/.
  const hasSource = (file) => fs.existsSync(join(root, file.replace(/^dist\//, "").replace(/js$/, "ts")));
  const all = fs.globSync(`dist/test/${folders}/**/*.test.js`, { cwd: root }).filter(hasSource).sort();
  const name = toBuiltName(pattern ?? "");
  // A whole name is that file alone: top.test.ts is not also stop.test.ts.
  const whole = all.filter((file) => file.endsWith(`/${name}`));
  const chosen = whole.length > 0 ? whole : all.filter((file) => file.includes(name));
  if (chosen.length === 0) throw new CommandError(`no test file is called ${pattern}; they are under test/${folders}`);
  return chosen;
}

/** Names of the old application are in CamelCase and TypeScript. */
function toBuiltName(name) {
  return name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase()
    .replace(/\.ts$/, ".js");
}
