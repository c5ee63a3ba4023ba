import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type RunningServer, startServer } from "../../bench/harness/server.js";
import { PACKAGE_ROOT } from "../../src/package-root.js";

const run = promisify(execFile);
const PYTHON = process.env.PYTHON ?? "python3";
const env = { ...process.env, PATH: `${join(PACKAGE_ROOT, "node_modules/.bin")}:${process.env.PATH}` };

interface Example {
  readonly code: string;
  /** What the README says is printed. */
  readonly answer: string;
}

/** The fenced block before an `<!-- answer: NAME -->` mark and the one after it. */
function findExample(readme: string, name: string): Example {
  const [before = "", after = ""] = readme.split(`<!-- answer: ${name} -->`);
  const code = [...before.matchAll(/^```\w+\n(.*?)^```$/gms)].at(-1)?.[1];
  const answer = /^```\w+\n(.*?)^```$/ms.exec(after)?.[1];
  assert.ok(code !== undefined && answer !== undefined, `README.md has no example with the answer of ${name}`);
  return { code, answer };
}

/** Compares what was printed with what the README says; `…` stands for text that differs each time. */
function assertPrinted(printed: string, expected: string): void {
  const parts = expected.trim().split("…");
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+?");
  assert.match(printed.trim(), new RegExp(`^${pattern}$`), `printed:\n${printed}\nthe README says:\n${expected}`);
}

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
    try {
      await run(PYTHON, ["-c", "import grpc, grpc_tools, google.rpc.status_pb2"]);
    } catch {
      console.log(
        "      skipped: python3 with grpcio, grpcio-tools and googleapis-common-protos is missing (set PYTHON to use another)",
      );
      this.skip();
    }
    const { code, answer } = findExample(readme, "python");
    const guide = await readFile(join(PACKAGE_ROOT, "examples/python/README.md"), "utf8");
    const command = /^python -m grpc_tools.*?[^\\]$/ms.exec(guide)?.[0] ?? "";
    const stubs = join(folder, "python");
    await mkdir(stubs);
    await run("bash", ["-c", command.replace(/^python/, PYTHON).replaceAll("../..", PACKAGE_ROOT)], {
      cwd: stubs,
    });
    await writeFile(join(stubs, "call.py"), aim(code));
    const { stdout } = await run(PYTHON, ["call.py"], { cwd: stubs });
    assertPrinted(stdout, answer);
  });
});
