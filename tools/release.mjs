/** `npm run release`: what a release changes in the repository. See its help below. */
import "./needs-node.mjs";
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT, run } from "./toolchains.mjs";

const { CommandError, runCommand, UsageError } = await import("../src/cli/command.ts");

const CHANGELOG = "CHANGELOG.md";
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
/** What buf ends with when something breaks. */
const BREAKS = 100;

const read = (path) => readFileSync(join(ROOT, path), "utf8");

/** A lock file has packages of others, which may have our version by chance: only the entries of our own change. */
const LOCKS = {
  "package-lock.json": (text, from, to) => {
    const lock = JSON.parse(text);
    const own = [lock, ...Object.entries(lock.packages).flatMap(([path, entry]) => (isOthers(path) ? [] : [entry]))];
    for (const entry of own) if (entry.version === from) entry.version = to;
    return `${JSON.stringify(lock, null, 2)}\n`;
  },
  // An entry without a source is a crate of this repository.
  "Cargo.lock": (text, from, to) =>
    text
      .split("[[package]]")
      .map((entry) => (/^source = /m.test(entry) ? entry : entry.replace(`version = "${from}"`, `version = "${to}"`)))
      .join("[[package]]"),
  "go.sum": (text) => text,
};

function isOthers(path) {
  return path.startsWith("node_modules/");
}

/** Every tracked file that names the version, with the text that it would have. */
function withVersion(from, to) {
  const { stdout } = spawnSync("git", ["grep", "--name-only", "-I", "--fixed-strings", from], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const exactly = new RegExp(`(?<![\\d.])${from.replaceAll(".", "\\.")}(?![\\d.]*\\d)`, "g");
  return stdout
    .split("\n")
    .filter((path) => path !== "" && path !== CHANGELOG)
    .map((path) => {
      const before = read(path);
      const ofLock = LOCKS[basename(path)];
      return { path, before, after: ofLock ? ofLock(before, from, to) : before.replaceAll(exactly, to) };
    })
    .filter(({ before, after }) => before !== after);
}

/** What was unreleased gets a heading of its own; Unreleased is empty again. */
function withHeading(text, version) {
  const date = new Date().toISOString().slice(0, 10);
  const [, unreleased = ""] = text.split(/^## .*$/m);
  if (unreleased.trim() === "") throw new CommandError(`${CHANGELOG} has nothing unreleased`);
  return text.replace("## [Unreleased]\n", `## [Unreleased]\n\n## [${version}] - ${date}\n`);
}

/** Before 1.0.0 the second number says that something breaks (Semantic Versioning, 4). */
function mayBreak(from, to) {
  const [before, after] = [from, to].map((text) => VERSION.exec(text).slice(1).map(Number));
  return after[0] > before[0] || (before[0] === 0 && after[1] > before[1]);
}

function isLater(from, to) {
  const [before, after] = [from, to].map((text) => VERSION.exec(text).slice(1).map(Number));
  const at = after.findIndex((number, index) => number !== before[index]);
  return at >= 0 && after[at] > before[at];
}

function checkContract(from, to) {
  const image = join(ROOT, "build", "release.binpb");
  run(join(ROOT, "node_modules", ".bin", "buf"), ["build", "--exclude-source-info", "-o", image]);
  if (!readFileSync(image).equals(readFileSync(join(ROOT, "gen", "image.binpb"))))
    throw new CommandError("gen/ is older than proto/: run `npm run generate` and commit");
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "tools", "breaking.mjs")], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0 && status !== BREAKS) throw new CommandError(`${stdout}${stderr}`.trim());
  if (status === BREAKS && !mayBreak(from, to))
    throw new CommandError(`${stdout.trim()}\n${to} would break clients of ${from}: take a version that says so`);
}

function changedLines({ path, before, after }) {
  const lines = before.split("\n");
  return after.split("\n").flatMap((line, at) => (line === lines[at] ? [] : [`${path}:${at + 1}: ${line.trim()}\n`]));
}

await runCommand({
  name: "npm run release",
  about: `Prepares the release VERSION: sets the version everywhere, gives what is unreleased in CHANGELOG.md its heading, and keeps the
contract as gen/release.binpb, which \`npm run breaking\` compares with. Says what it would change; with --write, changes it.
Nothing is committed, tagged or published: \`npm run native:all\` and \`npm pack\` make the package.`,
  options: { write: { type: "boolean", meaning: "change the files" } },
  operands: "VERSION",
  run({ write = false }, [version]) {
    if (!VERSION.test(version)) throw new UsageError(`${version} is no version, such as 1.2.3`);
    const { version: current } = JSON.parse(read("package.json"));
    const history = read(CHANGELOG);
    const isFirst = version === current && !history.includes(`## [${version}]`);
    if (!isFirst && !isLater(current, version)) throw new UsageError(`${version} is not later than ${current}`);
    const changelog = withHeading(history, version);
    checkContract(current, version);
    const files = withVersion(current, version);
    for (const file of files) process.stdout.write(changedLines(file).join(""));
    process.stdout.write(`${CHANGELOG}: ## [${version}]\ngen/release.binpb: the contract as it is now\n`);
    if (!write) {
      process.stdout.write("nothing was changed; --write does it\n");
      return;
    }
    for (const { path, after } of files) writeFileSync(join(ROOT, path), after);
    writeFileSync(join(ROOT, CHANGELOG), changelog);
    copyFileSync(join(ROOT, "gen", "image.binpb"), join(ROOT, "gen", "release.binpb"));
  },
});
