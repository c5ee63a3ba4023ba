import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** Files that `npm run generate` makes, at least one for each language. */
const GENERATED = [
  "ts/crewdb/main/v1/user_pb.ts",
  "go/crewdb/main/v1/user.pb.go",
  "go/service_config.json",
  "python/src/crewdb/main/v1/user_pb2.pyi",
  "java/src/main/resources/crewdb/service_config.json",
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
    const args = [join(PACKAGE_ROOT, "tools", "generate.mjs"), "--check", "--against", folder];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    const left = [...stderr.matchAll(/^gen\/(\w+) is left as committed/gm)].map(([, language]) => language);
    if (left.length > 0) console.log(`      without ${left.join(", ")}, whose tools are not installed`);
    const expected = GENERATED.filter((file) => !left.includes(file.split("/")[0])).map((file) => `gen/${file}`);
    const named = stderr.split("\n").filter((line) => /^gen\/\S+$/.test(line));
    assert.deepEqual(named.sort(), expected.sort());
  });

  it("is made for one language alone", () => {
    const args = [join(PACKAGE_ROOT, "tools", "generate.mjs"), "--check", "--only", "ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.deepEqual([status, stdout, stderr], [0, "", ""], "and says nothing in a pipe");
  });
});
