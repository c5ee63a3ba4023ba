import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyPackage } from "./package-copy.js";
import { assertPrinted, type Block, readBlocks } from "./page-blocks.js";
import { type ServiceProcess, startProcess } from "./service-process.js";

/** `PATH`: appended, or a new file. `PATH in service X`: before its closing brace. `PATH after LINE`: behind that line. */
function apply(folder: string, { info, text }: Block): void {
  const [, path = "", relation, anchor = ""] = /^(\S+)(?: (in|after) (.+))?$/.exec(info) ?? [];
  if (path.endsWith(".sql")) {
    const file = join(folder, path);
    const last = readdirSync(dirname(file)).toSorted().at(-1) ?? "";
    writeFileSync(file.replace("NNNN", String(Number.parseInt(last, 10) + 1).padStart(4, "0")), text);
    return;
  }
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  if (relation === undefined) {
    writeFileSync(file, `${before}\n${text}`);
    return;
  }
  const found = before.indexOf(anchor);
  assert.ok(found >= 0, `${path} has no ${anchor}`);
  const at = before.indexOf(relation === "in" ? "\n}\n" : "\n", found) + 1;
  writeFileSync(file, before.slice(0, at) + text + before.slice(at));
}

/** Where a command is on this machine. */
function programPath(name: string): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((each) => join(each, name)).find((path) => existsSync(path)) ?? assert.fail(`no ${name} in PATH`);
}

describe("an rpc is added in ten minutes, as CONTRIBUTING.md says", function () {
  // Generating, building and starting a whole package takes longer than one call.
  this.timeout(120_000);
  const blocks = readBlocks("CONTRIBUTING.md");
  const [generate, ...calls] = blocks.filter((block) => block.language === "sh");
  let folder: string;
  let server: ServiceProcess | undefined;
  const programs = mkdtempSync(join(tmpdir(), "crewdb-programs-"));
  // A machine with Node and nothing else: the other languages' clients stay as they are.
  const env = { ...process.env, PATH: `${join(PACKAGE_ROOT, "node_modules", ".bin")}${delimiter}${programs}` };
  const sh = (command: string): string => execFileSync("sh", ["-ec", command], { cwd: folder, env, encoding: "utf8" });

  before(() => {
    for (const name of ["npm", "npx", "sh"]) symlinkSync(programPath(name), join(programs, name));
    folder = copyPackage();
  });
  after(async () => {
    await server?.end("SIGTERM");
    for (const made of [folder, programs]) rmSync(made, { recursive: true, force: true });
  });

  it("is generated, checked and described in the reference, a list and a write beside it", () => {
    for (const block of blocks) if (block.info !== "") apply(folder, block);
    assert.match(sh(generate?.text ?? ""), /the contract is right/);
    const reference = readFileSync(join(folder, "docs/reference.md"), "utf8");
    for (const name of ["CountEmailsOfSender", "ListDepartmentUsers", "SetUserDepartment"])
      assert.match(reference, new RegExp(`^### ${name}$`, "m"));
  });

  it("has a repository's method, and protos that the linter passes", () => {
    sh("mocha dist/test/unit/repositories.test.js");
    assert.equal(sh("buf lint && buf format proto --diff --exit-code"), "");
  });

  it("answers as the page prints", async () => {
    server = await startProcess(folder, env, folder);
    assert.equal(calls.length, 2);
    for (const { text, answer } of calls) {
      const printed = sh(text.replaceAll("127.0.0.1:50051", server.address));
      assertPrinted(printed, answer?.text ?? assert.fail("a call without its answer"));
    }
  });
});
