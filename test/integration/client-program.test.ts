import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CLIENT_NODE, SERVICE_NODE } from "../../src/base/node-version.js";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { findOldNode } from "./old-node.js";
import { newFolder, type ServiceProcess, startProcess } from "./service-process.js";
import { skipWithout } from "./skip.js";

const run = promisify(execFile);
const PROGRAM = join(PACKAGE_ROOT, "dist", "test", "fixtures", "client-program.js");
/** What each way of calling prints. */
const PRINTED: Readonly<Record<string, string>> = {
  unary: "1",
  pipeline: "1,2",
  stream: "2",
  leave: "true",
  transaction: '0 [{"n":1}]',
  health: "true",
  manager: "1",
};
const WAYS = Object.keys(PRINTED);

/** Every source that is a command of its own. crewdb-migrate is for users of the client and runs where that runs. */
function commands(): string[] {
  const isCommand = (file: string): boolean =>
    /^await runCommand\(|^#!/m.test(readFileSync(join(PACKAGE_ROOT, file), "utf8"));
  const sources = globSync("{src,bench}/**/*.ts", { cwd: PACKAGE_ROOT, exclude: (name) => name === "node_modules" });
  return sources.filter((file) => isCommand(file) && file !== "src/migrate-code/cli.ts");
}

describe("a program that calls the service", () => {
  let folder: string;
  let service: ServiceProcess;
  before(async () => {
    folder = newFolder();
    service = await startProcess(folder);
  });
  after(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true });
  });

  const program = async (node: string, ...ways: string[]): Promise<string> =>
    (await run(node, [PROGRAM, service.address, ...ways], { cwd: folder, timeout: 30_000 })).stdout;

  it("ends by itself when it closes nothing, whichever way it calls", async () => {
    await Promise.all(
      WAYS.map(async (way) => assert.equal(await program(process.execPath, way), `${way}: ${PRINTED[way]}\n`)),
    );
  });

  describe(`on a Node.js of ${CLIENT_NODE} or newer that is older than the service's`, () => {
    let node: string;
    before(function () {
      node = findOldNode() ?? skipWithout(this, `a Node.js from ${CLIENT_NODE} to ${SERVICE_NODE - 1}`);
    });

    it("makes every kind of call", async () => {
      assert.equal(await program(node, ...WAYS), WAYS.map((way) => `${way}: ${PRINTED[way]}\n`).join(""));
    });

    it("is told in a sentence that it can't open a database itself", async () => {
      const ways = ["embedded", "old-connections", "old-main-manager", "old-walmart-manager"];
      const lines = (await program(node, ...ways)).trim().split("\n");
      assert.equal(lines.length, ways.length);
      for (const line of lines)
        assert.match(line, /Error: opening a database in this process needs Node\.js 24 or newer; /);
    });

    for (const command of commands()) {
      it(`${command} says so and ends with 2`, async () => {
        const file = join(PACKAGE_ROOT, "dist", command.replace(/\.ts$/, ".js"));
        const failed = await run(node, [file], { cwd: folder, timeout: 30_000 }).then(
          () => assert.fail("it went on"),
          (error: { code: number; stderr: string }) => error,
        );
        assert.match(
          failed.stderr,
          /^crewdb: this command needs Node\.js 24 or newer; this is \S+, \S+; npm install --save-dev node@24 adds one to a project, .+\n$/,
        );
        assert.equal(failed.code, 2);
      });
    }
  });

  it(`uses nothing of JavaScript's library that Node.js ${CLIENT_NODE} lacks`, async () => {
    // What runs there: the client, the manager of a remote service, and crewdb-migrate.
    const rooms = ["base", "client", "unified", "migrate-code"];
    const config = {
      extends: join(PACKAGE_ROOT, "tsconfig.json"),
      compilerOptions: {
        ...{ noEmit: true, incremental: false, tsBuildInfoFile: null, rootDir: PACKAGE_ROOT },
        ...{ lib: ["es2023", "esnext.disposable"], types: ["node"] },
        typeRoots: [join(PACKAGE_ROOT, "node_modules", "@types")],
      },
      include: [...rooms.map((room) => `src/${room}`), "src/cli/command.ts", "gen/ts"].map((path) =>
        join(PACKAGE_ROOT, path),
      ),
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(PACKAGE_ROOT, "node_modules", "typescript", "bin", "tsc");
    const checked = run(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: PACKAGE_ROOT });
    // What these rooms load for a service in the process is checked too, and may use more.
    const said = await checked.catch(({ stdout }: { stdout: string }) => ({ stdout }));
    const ours = new RegExp(`^(?:src/(?:${rooms.join("|")})/|src/cli/command|gen/)`);
    assert.deepEqual(
      said.stdout.split("\n").filter((line) => ours.test(line)),
      [],
    );
  });

  it("finds the same number in package.json and the README", () => {
    const { engines } = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as {
      engines: { node: string };
    };
    assert.equal(engines.node, `>=${SERVICE_NODE}`);
    const readme = readFileSync(join(PACKAGE_ROOT, "README.md"), "utf8");
    assert.ok(readme.includes(`The service runs on Node.js ${SERVICE_NODE}, `), "README: the service's Node.js");
    assert.ok(readme.includes(`client runs on Node.js ${CLIENT_NODE} or newer`), "README: the client's Node.js");
  });
});
