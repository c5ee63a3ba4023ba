import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { copyPackage } from "./package-copy.js";
import { type Block, readBlocks } from "./page-blocks.js";
import { type ServiceProcess, startProcess } from "./service-process.js";

/** `PATH`: appended, or a new file. `PATH in service X`: before its closing brace. `PATH after LINE`: behind that line. */
function apply(folder: string, { info: place, text }: Block): void {
  const [, path = "", relation, anchor = ""] = /^(\S+)(?: (in|after) (.+))?$/.exec(place) ?? [];
  const file = join(folder, path);
  if (path.endsWith(".sql")) {
    writeFileSync(file, text);
    return;
  }
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
  const commands = blocks.filter((block) => block.language === "sh").map((block) => block.text);
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

  it("has a block for each step", () => {
    assert.deepEqual(
      blocks.map((block) => block.language),
      ["proto", "proto", "sql", "sh", "sh", "json"],
    );
  });

  it("is generated, checked and described in the reference", () => {
    for (const block of blocks) if (block.info !== "") apply(folder, block);
    assert.match(sh(commands[0] ?? ""), /the contract is right/);
    assert.match(readFileSync(join(folder, "docs/reference.md"), "utf8"), /^### CountEmailsOfSender$/m);
  });

  it("answers as the page prints", async () => {
    server = await startProcess(folder, env, folder);
    const answer = sh((commands[1] ?? "").replace("127.0.0.1:50051", server.address));
    assert.deepEqual(JSON.parse(answer), JSON.parse(blocks.at(-1)?.text ?? ""));
  });
});
