import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");

/** Files that `npm run generate` makes, at least one for each language. */
const GENERATED = [
  "ts/crewdb/main/v1/user_pb.ts",
  "go/crewdb/main/v1/user.pb.go",
  "go/service_config.json",
  "python/src/crewdb/main/v1/user_pb2.pyi",
  "java/src/main/java/crewdb/main/v1/User.java",
  "rust/src/gen/crewdb.main.v1.rs",
];

describe("what is generated", function () {
  // It runs the generators of every language that is installed.
  this.timeout(0);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-generated-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("fails the check in every language when it drifts", () => {
    cpSync(join(PACKAGE_ROOT, "gen"), folder, {
      recursive: true,
      filter: (path) => !/(\/target|\/build|\.egg-info|__pycache__)$/.test(path),
    });
    for (const file of GENERATED) appendFileSync(join(folder, file), "\n");
    const args = [join(PACKAGE_ROOT, "gen", "generate.mjs"), "--check", "--against", folder];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    const left = [...stderr.matchAll(/^gen\/(\w+) is left as committed/gm)].map(([, language]) => language);
    if (left.length > 0) console.log(`      without ${left.join(", ")}, whose tools are not installed`);
    const expected = GENERATED.filter((file) => !left.includes(file.split("/")[0])).map((file) => `gen/${file}`);
    const named = stderr.split("\n").filter((line) => /^gen\/\S+$/.test(line));
    assert.deepEqual(named.sort(), expected.sort());
  });

  it("comes from protos whose breaking change is refused", () => {
    for (const path of ["proto", "buf.yaml"]) cpSync(join(PACKAGE_ROOT, path), join(folder, path), { recursive: true });
    symlinkSync(join(PACKAGE_ROOT, "node_modules"), join(folder, "node_modules"));
    const buf = (...args: string[]) =>
      spawnSync(join(PACKAGE_ROOT, "node_modules", ".bin", "buf"), args, { cwd: folder, encoding: "utf8" });
    const compare = () => {
      const built = buf("build", "--exclude-source-info", "-o", "now.binpb");
      assert.equal(built.status, 0, built.stderr);
      return buf("breaking", "now.binpb", "--against", join(PACKAGE_ROOT, "gen", "image.binpb"));
    };
    const before = compare();
    assert.equal(before.status, 0, before.stdout + before.stderr);
    const user = join(folder, "proto/crewdb/main/v1/user.proto");
    writeFileSync(user, readFileSync(user, "utf8").replace(/string email = (\d+)/, "bytes email = $1"));
    const after = compare();
    assert.equal(after.status, 100);
    assert.match(after.stdout, /Field "\d+" with name "email" on message "User" changed type from "string" to "bytes"/);
  });

  it("has one version in all packages", () => {
    const { version } = JSON.parse(read("package.json")) as { version: string };
    const versions = {
      go: /Version = "([^"]+)"/.exec(read("gen/go/client.go"))?.[1],
      python: /^version = "([^"]+)"/m.exec(read("gen/python/pyproject.toml"))?.[1],
      "python module": /^VERSION = "([^"]+)"/m.exec(read("gen/python/src/crewdb/_options.py"))?.[1],
      java: /<artifactId>crewdb<\/artifactId>\s*<version>([^<]+)/.exec(read("gen/java/pom.xml"))?.[1],
      "java class": /VERSION = "([^"]+)"/.exec(read("gen/java/src/main/java/crewdb/client/CrewdbClient.java"))?.[1],
      rust: /^version = "([^"]+)"/m.exec(read("gen/rust/Cargo.toml"))?.[1],
    };
    assert.deepEqual(versions, Object.fromEntries(Object.keys(versions).map((name) => [name, version])));
  });
});
