import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { findOldNode } from "./old-node.js";
import { skipWithout } from "./skip.js";

const CLI = join(PACKAGE_ROOT, "dist", "src", "migrate-code", "cli.js");
const TSC = join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc");
const FIXTURE = join(PACKAGE_ROOT, "test", "fixtures", "old-service");
/** tsc and node:test each take some seconds on a busy machine. */
const TIMEOUT_MS = 120_000;

/** A copy of the old service in a folder of its own, beside the package that it uses. */
class OldService {
  readonly folder: string = mkdtempSync(join(tmpdir(), "crewdb-old-service-"));

  constructor() {
    cpSync(FIXTURE, this.folder, { recursive: true });
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(PACKAGE_ROOT, join(this.folder, "node_modules", "crewdb"));
    for (const name of ["@types", "better-sqlite3"])
      symlinkSync(join(PACKAGE_ROOT, "node_modules", name), join(this.folder, "node_modules", name));
    this.git("init", "--quiet");
    this.commit();
  }

  git(...args: string[]): string {
    const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
    return execFileSync("git", [...identity, ...args], { cwd: this.folder, encoding: "utf8" });
  }

  commit(): void {
    writeFileSync(join(this.folder, ".gitignore"), "dist\nnode_modules\ndata\n");
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", "as it is");
  }

  tool(...args: string[]): { code: number | null; out: string; err: string } {
    return this.toolOn(process.execPath, ...args);
  }

  toolOn(node: string, ...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(node, [CLI, ...args, this.folder], { encoding: "utf8" });
    return { code: status, out: stdout, err: stderr };
  }

  build(): void {
    rmSync(join(this.folder, "dist"), { recursive: true, force: true });
    const { status, stdout } = spawnSync(process.execPath, [TSC], { cwd: this.folder, encoding: "utf8" });
    assert.equal(status, 0, stdout);
  }

  /** Runs the service's own tests on fresh files. */
  test(environment: Readonly<Record<string, string>>): string {
    rmSync(join(this.folder, "data"), { recursive: true, force: true });
    const files = {
      DB_PATH: join(this.folder, "data", "main.db"),
      WALMART_DB_PATH: join(this.folder, "data", "walmart.db"),
    };
    const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: _context, ...inherited } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--test", "--test-reporter=tap", "dist/test/service.test.js"],
      {
        cwd: this.folder,
        env: { ...inherited, ...files, ...environment },
        encoding: "utf8",
        timeout: 60_000,
      },
    );
    assert.equal(status, 0, `${stdout}\n${stderr}`);
    return stdout;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

const FLAGS = [{}, { USE_UNIFIED_DB: "true" }, { USE_UNIFIED_DB: "false" }];

describe("crewdb-migrate on a small service of the old style", function () {
  this.timeout(TIMEOUT_MS);
  let service: OldService;
  before(() => {
    service = new OldService();
  });
  after(() => service.remove());

  function assertAllPass(output: string): void {
    assert.match(output, /^# pass 6$/m);
    assert.match(output, /^# fail 0$/m);
  }

  it("the service works before, with the flag on and off", () => {
    service.build();
    for (const flag of FLAGS) assertAllPass(service.test(flag));
  });

  it("a dry run shows a diff that git can apply, writes nothing, and ends with 1", () => {
    const { code, out } = service.tool();
    assert.equal(code, 1);
    assert.equal(service.git("status", "--porcelain"), "");
    assert.match(
      out,
      /^-import \{ getDatabaseManager, type DatabaseManager \} from '\.\.\/database\/DatabaseManager\.js';$/m,
    );
    assert.ok(!out.includes("\x1b"), "colours in a pipe");
    const patch = out.slice(0, out.indexOf("\nTo look at:"));
    writeFileSync(join(service.folder, "data.patch"), `${patch}\n`);
    service.git("apply", "--check", "data.patch");
    rmSync(join(service.folder, "data.patch"));
  });

  it("is the same on the oldest Node.js of its users", function () {
    const node = findOldNode() ?? skipWithout(this, "a Node.js that is too old for the service");
    assert.deepEqual(service.toolOn(node), service.tool());
  });

  it("names files as seen from where it was called, and in full when they are elsewhere", () => {
    const inside = spawnSync(process.execPath, [CLI, "src"], { cwd: service.folder, encoding: "utf8" }).stdout;
    assert.match(inside, /^--- a\/src\/services\/DealService\.ts$/m);
    const places = inside.slice(inside.indexOf("\nTo look at:")).match(/^\S+:\d+:\d+ /gm) ?? [];
    assert.ok(places.length > 0, inside);
    for (const place of places) assert.match(place, /^src\//);
    const outside = service.tool().out;
    for (const place of places) assert.ok(outside.includes(`\n${service.folder}/${place}`), place);
  });

  it("refuses to write over what is not committed, unless told to", () => {
    const name = "src/services/DealService.ts";
    writeFileSync(join(service.folder, name), `${service.read(name)}// note\n`);
    const { code, err } = service.tool("--write");
    assert.equal(code, 2);
    assert.match(
      err,
      /a file has changes that are not committed \(src\/services\/DealService\.ts\); commit them, or say --force/,
    );
    service.git("checkout", "--quiet", "--", name);
  });

  it("moves it: it compiles under strict, and its tests pass with the flag on and off", () => {
    const { code, out } = service.tool("--write");
    assert.equal(code, 0, out);
    assert.match(out, /9 changed, 0 places to change by hand/);
    service.build();
    for (const flag of FLAGS) assertAllPass(service.test(flag));
  });

  it("has nothing to do the second time", () => {
    service.commit();
    const { code, out } = service.tool("--write");
    assert.equal(code, 0, out);
    assert.match(out, /0 changed, 0 places to change by hand/);
    assert.equal(service.git("status", "--porcelain"), "");
  });

  it("moves what is not committed when told to, and keeps it", () => {
    service.git("checkout", "--quiet", "HEAD~1", "--", "src", "test");
    const { code, out } = service.tool("--write", "--force");
    assert.equal(code, 0, out);
    assert.equal(service.git("diff", "HEAD", "--stat"), "", "the same as the first time");
  });

  it("says what is wrong with a command line", () => {
    for (const [args, problem] of [
      [["--force"], /--force means nothing without --write/],
      [["--writ"], /unknown option --writ; see --help/],
      [["elsewhere"], /unexpected argument/],
    ] as const) {
      const { code, err } = service.tool(...args);
      assert.equal(code, 2);
      assert.match(err, problem);
    }
    assert.match(service.tool("--help").out, /Exit codes: 0 nothing is left to change/);
  });
});
