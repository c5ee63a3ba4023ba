import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** Files that `npm run generate` makes, at least one for each language. */
const GENERATED = [
  "gen/ts/crewdb/main/v1/user_pb.ts",
  "clients/go/crewdb/main/v1/user.pb.go",
  "clients/go/service_config.json",
  "clients/python/src/crewdb/main/v1/user_pb2.pyi",
  "clients/java/src/main/resources/crewdb/service_config.json",
  "clients/rust/src/gen/crewdb.main.v1.rs",
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
    const filter = (path: string): boolean => !/(\/target|\/build|\/dist|\.egg-info|__pycache__)$/.test(path);
    for (const part of ["gen", "clients"])
      cpSync(join(PACKAGE_ROOT, part), join(folder, part), { recursive: true, filter });
    for (const file of GENERATED) appendFileSync(join(folder, file), "\n");
    const args = [join(PACKAGE_ROOT, "tools", "generate.mjs"), "--check", "--against", folder];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.equal(status, 1, stderr);
    const left = [...stderr.matchAll(/^(clients\/\w+) is left as committed/gm)].map(([, folder = ""]) => folder);
    if (left.length > 0) console.log(`      without ${left.join(", ")}, whose tools are not installed`);
    const expected = GENERATED.filter((file) => !left.some((each) => file.startsWith(each)));
    const named = stderr.split("\n").filter((line) => /^(?:gen|clients)\/\S+$/.test(line));
    assert.deepEqual(named.sort(), expected.sort());
  });

  it("is made for one language alone", () => {
    const args = [join(PACKAGE_ROOT, "tools", "generate.mjs"), "--check", "--only", "ts"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    assert.deepEqual([status, stdout, stderr], [0, "", ""], "and says nothing in a pipe");
  });
});
