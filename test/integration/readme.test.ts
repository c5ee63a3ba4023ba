import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type RunningServer, startServer } from "../../bench/harness/server.js";
import { PACKAGE_ROOT } from "../../src/package-root.js";
import { pythonWithClient } from "../conformance/languages.js";
import { assertPrinted, findExample } from "./doc-example.js";
import { skipWithout } from "./skip.js";

const run = promisify(execFile);
const env = { ...process.env, PATH: `${join(PACKAGE_ROOT, "node_modules/.bin")}:${process.env.PATH}` };

describe("README: the first calls print what it says", () => {
  let folder: string;
  let server: RunningServer;
  let readme: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "crewdb-readme-"));
    server = await startServer("crewdb", { main: join(folder, "main.db"), walmart: join(folder, "walmart.db") });
    readme = await readFile(join(PACKAGE_ROOT, "README.md"), "utf8");
  });
  after(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });
  const aim = (code: string) => code.replaceAll("127.0.0.1:50051", server.target);

  it("with buf curl", async () => {
    const { code, answer } = findExample(readme, "buf curl");
    const { stdout } = await run("bash", ["-c", aim(code)], { cwd: PACKAGE_ROOT, env });
    assertPrinted(stdout, answer);
  });

  it("from TypeScript", async () => {
    const { code, answer } = findExample(readme, "typescript");
    // Inside the package, so that "crewdb/client" is this one; Node.js strips the types itself.
    const place = join(PACKAGE_ROOT, "dist", "readme");
    await mkdir(place, { recursive: true });
    const file = join(await mkdtemp(join(place, "call-")), "call.ts");
    await writeFile(file, aim(code));
    const { stdout } = await run(process.execPath, [file]);
    assertPrinted(stdout, answer);
  });

  it("from Python", async function () {
    this.timeout(0);
    const found = pythonWithClient();
    if ("missing" in found) skipWithout(this, found.missing);
    const { code, answer } = findExample(readme, "python");
    await writeFile(join(folder, "call.py"), aim(code));
    const { stdout } = await run(found.python, ["call.py"], { cwd: folder });
    assertPrinted(stdout, answer);
  });
});
