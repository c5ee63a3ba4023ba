import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";

/** A fenced block of CONTRIBUTING.md: its language, what stands behind it, and its text. */
interface Block {
  readonly language: string;
  readonly place: string;
  readonly text: string;
}

/** Left out of the copy: what is not the package, or comes with the link to node_modules. */
const NOT_COPIED = new Set(["node_modules", ".git", "build", "dist", "data"]);

function readBlocks(): Block[] {
  const page = readFileSync(join(PACKAGE_ROOT, "CONTRIBUTING.md"), "utf8");
  const section = /^## Add an rpc in ten minutes\n([\s\S]*?)^## /m.exec(page)?.[1] ?? "";
  return [...section.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", place = "", text = ""]) => ({
      language,
      place,
      text,
    }),
  );
}

/** `PATH`: appended, or a new file. `PATH in service X`: before its closing brace. `PATH after LINE`: behind that line. */
function apply(folder: string, { place, text }: Block): void {
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

/** The server's address as its start-up line says it. */
async function addressOf(server: ChildProcess): Promise<string> {
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream?.setEncoding("utf8");
  return new Promise((resolve, reject) => {
    const read = (text: string): void => {
      output += text;
      const address = /127\.0\.0\.1:([1-9]\d*)/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}

describe("an rpc is added in ten minutes, as CONTRIBUTING.md says", function () {
  // Generating, building and starting a whole package takes longer than one call.
  this.timeout(120_000);
  const blocks = readBlocks();
  const commands = blocks.filter((block) => block.language === "sh").map((block) => block.text);
  let folder: string;
  let server: ChildProcess | undefined;
  const programs = mkdtempSync(join(tmpdir(), "crewdb-programs-"));
  // A machine with Node and nothing else: the other languages' clients stay as they are.
  const env = { ...process.env, PATH: `${join(PACKAGE_ROOT, "node_modules", ".bin")}${delimiter}${programs}` };
  const sh = (command: string): string => execFileSync("sh", ["-ec", command], { cwd: folder, env, encoding: "utf8" });

  before(() => {
    for (const name of ["npm", "npx", "sh"]) symlinkSync(programPath(name), join(programs, name));
    folder = mkdtempSync(join(tmpdir(), "crewdb-add-an-rpc-"));
    for (const name of readdirSync(PACKAGE_ROOT).filter((each) => !NOT_COPIED.has(each))) {
      cpSync(join(PACKAGE_ROOT, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(PACKAGE_ROOT, "node_modules"), join(folder, "node_modules"));
    mkdirSync(join(folder, "build"));
    symlinkSync(join(PACKAGE_ROOT, "build", "native"), join(folder, "build", "native"));
  });
  after(async () => {
    if (server !== undefined && server.exitCode === null) {
      server.kill("SIGTERM");
      await once(server, "exit");
    }
    for (const made of [folder, programs]) rmSync(made, { recursive: true, force: true });
  });

  it("has a block for each step", () => {
    assert.deepEqual(
      blocks.map((block) => block.language),
      ["proto", "proto", "sql", "sh", "sh", "json"],
    );
  });

  it("is generated, checked and described in the reference", () => {
    for (const block of blocks) if (block.place !== "") apply(folder, block);
    assert.match(sh(commands[0] ?? ""), /the contract is right/);
    assert.match(readFileSync(join(folder, "docs/reference.md"), "utf8"), /^### CountEmailsOfSender$/m);
  });

  it("answers as the page prints", async () => {
    const data = join(folder, "data");
    const settings = { CREWDB_PORT: "0", DB_PATH: join(data, "main.db"), WALMART_DB_PATH: join(data, "walmart.db") };
    server = spawn(process.execPath, ["dist/src/main.js"], { cwd: folder, env: { ...env, ...settings } });
    const address = await addressOf(server);
    const answer = sh((commands[1] ?? "").replace("127.0.0.1:50051", address));
    assert.deepEqual(JSON.parse(answer), JSON.parse(blocks.at(-1)?.text ?? ""));
  });
});
