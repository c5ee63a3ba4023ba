import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyPackage } from "../integration/package-copy.js";
import { skipWithout } from "../integration/skip.js";

const PROGRAM = `
import { getUnifiedConnectionManager } from "crewdb/database/UnifiedConnectionManager.js";
const manager = getUnifiedConnectionManager({ settings: { DB_PATH: "main.db", WALMART_DB_PATH: "walmart.db" } });
await manager.initialize();
const row = await manager.executeMainQuery((db) => db.prepare("SELECT count(*) AS n FROM emails").get());
await manager.shutdown();
console.log("rows", row.n);
`;

/** The extension itself: SQL of callers, above, runs only where it is loaded. */
describe("an installation without a C compiler", function () {
  this.timeout(900_000);
  let folder: string;
  let source: string;
  let path: string;
  before(function () {
    if (spawnSync("python3", ["-c", "import ensurepip"]).status !== 0) skipWithout(this, "python3 with ensurepip");
    folder = mkdtempSync(join(tmpdir(), "crewdb-prebuilt-"));
    source = copyPackage();
    // npm packs no links.
    cpSync(join(PACKAGE_ROOT, "dist"), join(source, "dist"), { recursive: true });
    symlinkSync(join(PACKAGE_ROOT, "build", "toolchain"), join(source, "build", "toolchain"));
    const tool = spawnSync(
      process.execPath,
      [join(source, "tools", "prebuilt.mjs"), "--only", `linux-${process.arch}`],
      {
        encoding: "utf8",
      },
    );
    assert.equal(tool.status, 0, tool.stderr);
    // What an npm package may have on its PATH, and no compiler.
    path = join(folder, "bin");
    mkdirSync(path);
    for (const name of ["sh", "env"]) symlinkSync(`/bin/${name}`, join(path, name));
    symlinkSync(process.execPath, join(path, "node"));
  });
  after(() => {
    for (const each of [folder, source]) if (each !== undefined) rmSync(each, { recursive: true });
  });

  const node = (args: readonly string[], cwd: string) =>
    spawnSync(process.execPath, args, { cwd, encoding: "utf8", env: { PATH: path } });

  it("takes the build that its package brought, and runs callers' SQL by it", () => {
    const home = join(folder, "node_modules", "crewdb");
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], { cwd: source });
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? assert.fail("no tarball");
    mkdirSync(home, { recursive: true });
    execFileSync("tar", ["xzf", join(folder, tarball), "--strip-components=1", "-C", home]);
    symlinkSync(join(PACKAGE_ROOT, "node_modules"), join(home, "node_modules"));
    const installed = node(["src/native/build.mjs"], home);
    assert.deepEqual([installed.status, installed.stderr], [0, ""]);
    assert.ok(existsSync(join(home, "build", "native", "crewdb_guard.so")));
    writeFileSync(join(folder, "program.mjs"), PROGRAM);
    const ran = node(["program.mjs"], folder);
    assert.deepEqual([ran.stdout, ran.status], ["rows 0\n", 0], ran.stderr);
  });

  it("says in one line what is missing where none fits, or where it is of other sources", () => {
    rmSync(join(source, "build", "native"), { recursive: true });
    writeFileSync(join(source, "build", "prebuilt", "sources.sha256"), "of another release");
    const { status, stderr } = node(["src/native/build.mjs"], source);
    assert.equal(status, 0);
    assert.match(stderr, /^crewdb: the guard was not built \(no C compiler .*none came for linux-.*\n$/);
    assert.equal(stderr.split("\n").length, 2);
    assert.ok(!existsSync(join(source, "build", "native", "crewdb_guard.so")));
  });
});
