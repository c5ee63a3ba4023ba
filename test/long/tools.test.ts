import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { has, hasGo } from "../conformance/languages.js";
import { assertPrinted, findExample, readBlocks } from "../integration/page-blocks.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const run = promisify(execFile);
const TOOLS = join(PACKAGE_ROOT, "build", "toolchain", "tools");
const PATH = `${TOOLS}:${join(PACKAGE_ROOT, "node_modules/.bin")}:${process.env.PATH}`;

/** Tools that `go install` makes. */
const OF_GO = ["grpcurl", "grpc-health-probe", "ghz"];

describe("docs/tools.md: standard tools print what it says", function () {
  // The tools are built by `go install` the first time.
  this.timeout(0);
  let folder: string;
  let service: ServiceProcess;
  let page: string;
  before(async () => {
    folder = newFolder();
    service = await startProcess(folder);
    page = await readFile(join(PACKAGE_ROOT, "docs", "tools.md"), "utf8");
  });
  after(async () => {
    await service.end("SIGTERM");
    await rm(folder, { recursive: true });
  });

  /** Installs the tool with the page's own command. */
  async function install(name: string): Promise<boolean> {
    if (existsSync(join(TOOLS, name))) return true;
    if (!hasGo()) return false;
    const module =
      new RegExp(`go install (\\S+${name}@[^\`\\s]+)`).exec(page)?.[1] ?? assert.fail(`no go install for ${name}`);
    await run("go", ["install", module], { env: { ...process.env, GOBIN: TOOLS }, cwd: folder });
    return true;
  }

  /** A program of Python or TypeScript, or a line of a shell. */
  function aimed(code: string, name: string): string {
    const here = code
      .replaceAll("127.0.0.1:50051", service.address)
      .replaceAll("http://127.0.0.1:50052", service.httpAddress);
    const quoted = `'${here.replaceAll("'", `'"'"'`)}'`;
    if (name === "requests") return `python3 -c ${quoted}`;
    return name === "connect-web" ? `node --input-type=module -e ${quoted}` : here;
  }

  it("buf with a token", async () => {
    const token = "a-token-of-this-test";
    const own = newFolder();
    const file = join(own, "tokens.json");
    await writeFile(file, JSON.stringify([{ name: "test", sha256: hash("sha256", token), roles: ["read"] }]), {
      mode: 0o600,
    });
    const { code, answer } = findExample("docs/tools.md", "buf with a token");
    const asking = await startProcess(own, { CREWDB_TOKENS_FILE: file });
    try {
      const command = code.replaceAll("127.0.0.1:50051", asking.address);
      const env = { ...process.env, PATH, TOKEN: token };
      const { stdout } = await run("bash", ["-c", command], { cwd: PACKAGE_ROOT, env });
      assertPrinted(stdout, answer);
    } finally {
      await asking.end("SIGTERM");
      await rm(own, { recursive: true });
    }
  });

  it("grpcurl's error", async function () {
    if (!(await install("grpcurl"))) skipWithout(this, "go");
    const { code, answer } = findExample("docs/tools.md", "grpcurl's error");
    const command = `${code.trim().replaceAll("127.0.0.1:50051", service.address)} 2>&1 || true`;
    const { stdout } = await run("bash", ["-c", command], { cwd: PACKAGE_ROOT, env: { ...process.env, PATH } });
    assertPrinted(stdout, answer);
  });

  const names = readBlocks("docs/tools.md").flatMap(({ answer }) => answer?.name ?? []);
  for (const name of names.filter((each) => !["buf with a token", "grpcurl's error"].includes(each))) {
    it(name, async function () {
      if (OF_GO.includes(name) && !(await install(name))) skipWithout(this, "go");
      if (name.startsWith("curl") && !has("curl", "--version")) skipWithout(this, "curl");
      if (name === "requests" && !has("python3", "-c", "import requests")) skipWithout(this, "Python's requests");
      const { code, answer } = findExample("docs/tools.md", name);
      const command = aimed(code, name);
      // An error of ours goes to standard error, and to the exit code.
      const shown = name === "crewdb call's error" ? `${command.trim()} 2>&1 || true` : command;
      const env = { ...process.env, PATH, CREWDB_PORT: service.address.split(":").at(-1) ?? "" };
      const { stdout } = await run("bash", ["-c", shown], { cwd: PACKAGE_ROOT, env });
      assertPrinted(stdout, answer);
    });
  }
});
