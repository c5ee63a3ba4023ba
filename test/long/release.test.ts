import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyPackage } from "../integration/package-copy.js";

/** A repository of its own, whose last release was the version that package.json names. */
describe("a release", function () {
  this.timeout(300_000);
  let folder: string;
  let version: string;
  before(() => {
    folder = copyPackage();
    version = (JSON.parse(read("package.json")) as { version: string }).version;
    write("CHANGELOG.md", `# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One.\n\n## [${version}] - 2020-02-02\n`);
    git("init", "--quiet");
    git("add", "--all");
  });
  after(() => rmSync(folder, { recursive: true }));

  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
  const tool = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(folder, "tools", `${name}.mjs`), ...args], { cwd: folder, encoding: "utf8" });
  const next = (): string => version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const nextMinor = (): string => version.replace(/(\d+)\.\d+$/, (_, minor) => `${Number(minor) + 1}.0`);

  it("says what it would change, and changes nothing", () => {
    const { status, stdout, stderr } = tool("release", next());
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^clients\/python\/pyproject\.toml:\d+: version = "/m);
    assert.equal(git("diff", "--name-only"), "");
  });

  it("is of a later version", () => {
    const { status, stderr } = tool("release", version, "--write");
    assert.deepEqual([status, stderr], [2, `crewdb: ${version} is not later than ${version}; see --help\n`]);
  });

  it("breaks no client unless its version says so, and CI wants the break named", () => {
    const user = "proto/crewdb/main/v1/user.proto";
    const before = read(user);
    write(user, before.replace(/string email = (\d+)/, "bytes email = $1"));
    assert.match(tool("release", next()).stderr, /gen\/ is older than proto\//);
    const buf = join(folder, "node_modules/.bin/buf");
    execFileSync(buf, ["build", "--exclude-source-info", "-o", "gen/image.binpb"], { cwd: folder });
    assert.match(tool("release", next()).stderr, /"email" on message "User" changed type[\s\S]*would break clients/);
    assert.equal(tool("release", nextMinor()).status, 0);
    assert.equal(tool("breaking", "--allow-meant").status, 100);
    const changelog = read("CHANGELOG.md");
    write("CHANGELOG.md", changelog.replace("### Added", "### Breaking\n\n- User.email is bytes.\n\n### Added"));
    assert.equal(tool("breaking", "--allow-meant").status, 0);
    assert.equal(tool("breaking").status, 100);
    git("checkout", "--quiet", ".");
  });

  it("sets the version everywhere, and keeps the contract", () => {
    // What was released had the options alone.
    const released = ["build", "--exclude-source-info", "--path", "proto/crewdb/options", "-o", "gen/release.binpb"];
    execFileSync(join(folder, "node_modules/.bin/buf"), released, { cwd: folder });
    assert.equal(tool("release", next(), "--write").status, 0);
    assert.deepEqual(readFileSync(join(folder, "gen/release.binpb")), readFileSync(join(folder, "gen/image.binpb")));
    assert.match(read("CHANGELOG.md"), /## \[Unreleased\]\n\n## \[[\d.]+\] - \d{4}-\d\d-\d\d\n\n### Added/);
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { version: string }> };
    assert.equal(lock.packages[""]?.version, next());
    const left = spawnSync("git", ["grep", "-n", "-F", version, "--", ":!*lock*", ":!*.sum", ":!CHANGELOG.md"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.deepEqual(
      left.stdout.split("\n").filter((line) => /crewdb|version/i.test(line)),
      [],
    );
  });
});
