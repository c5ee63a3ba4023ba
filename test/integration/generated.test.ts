import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");

/** That each language's code is up to date is in test/long. */
describe("what is generated", () => {
  it("comes from protos whose breaking change is refused", () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-breaking-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
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
    const changed = compare();
    assert.equal(changed.status, 100);
    assert.match(
      changed.stdout,
      /Field "\d+" with name "email" on message "User" changed type from "string" to "bytes"/,
    );
  });

  it("has one version in all packages", () => {
    const { version } = JSON.parse(read("package.json")) as { version: string };
    const versions = {
      go: /Version = "([^"]+)"/.exec(read("clients/go/client.go"))?.[1],
      python: /^version = "([^"]+)"/m.exec(read("clients/python/pyproject.toml"))?.[1],
      "python module": /^VERSION = "([^"]+)"/m.exec(read("clients/python/src/crewdb/_options.py"))?.[1],
      java: /<artifactId>crewdb<\/artifactId>\s*<version>([^<]+)/.exec(read("clients/java/pom.xml"))?.[1],
      "java class": /VERSION = "([^"]+)"/.exec(read("clients/java/src/main/java/crewdb/client/CrewdbClient.java"))?.[1],
      typescript: /"version": "([^"]+)"/.exec(read("clients/typescript/package.json"))?.[1],
      rust: /^version = "([^"]+)"/m.exec(read("clients/rust/Cargo.toml"))?.[1],
    };
    assert.deepEqual(versions, Object.fromEntries(Object.keys(versions).map((name) => [name, version])));
  });
});
