import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { hasGo } from "../conformance/languages.js";
import { assertPrinted, findExample } from "../integration/page-blocks.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const run = promisify(execFile);
const TOOLS = join(PACKAGE_ROOT, "build", "toolchain", "tools");
const PATH = `${TOOLS}:${join(PACKAGE_ROOT, "node_modules/.bin")}:${process.env.PATH}`;

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

  for (const name of ["buf", "grpcurl", "grpc-health-probe", "ghz"]) {
    it(name, async function () {
      if (name !== "buf" && !(await install(name))) skipWithout(this, "go");
      const { code, answer } = findExample("docs/tools.md", name);
      const command = code.replaceAll("127.0.0.1:50051", service.address);
      const { stdout } = await run("bash", ["-c", command], { cwd: PACKAGE_ROOT, env: { ...process.env, PATH } });
      assertPrinted(stdout, answer);
    });
  }
});
