import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { pythonWithClient } from "../conformance/languages.js";
import { assertPrinted, type Block, isCommand, readBlocks } from "./page-blocks.js";
import { type ServiceProcess, startProcess, whenStarted } from "./service-process.js";
import { skipWithout } from "./skip.js";

const run = promisify(execFile);
/** Pages that a reader follows from above to below. */
export const WALKED: readonly string[] = [
  "README.md",
  "SECURITY.md",
  "docs/deploying.md",
  "docs/operations.md",
  "docs/tracing.md",
  "docs/using.md",
];
/** As the pages write it: each walk has a port of its own. */
const WRITTEN_ADDRESS = "127.0.0.1:50051";
const WRITTEN_HTTP = "http://127.0.0.1:50052";
const WRITTEN_METRICS_PORT = "9464";
/** Where variables of one block wait for the next: a reader types all of them into one shell. */
const SHELL_STATE = ".walk-variables";
/** A last line that goes on until it is stopped, perhaps with settings before it. */
const START = /^(?:[A-Z_]+=\S+ |\\\n\s*)*npm start$/m;

/** Before these a page says that the server must be stopped. */
const FOR_STOPPED = /^(?:npm run|npx crewdb) restore /m;

/** A folder that is the package after `npm ci` and a build, but for what commands leave where they run. */
function packageToRun(): string {
  const folder = mkdtempSync(join(tmpdir(), "crewdb-walk-"));
  for (const name of readdirSync(PACKAGE_ROOT).filter((each) => ![".env", "data", "package.json"].includes(each))) {
    symlinkSync(join(PACKAGE_ROOT, name), join(folder, name));
  }
  // It is built: doing so before each command takes longer than all the commands do.
  const manifest = readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8");
  writeFileSync(join(folder, "package.json"), manifest.replace(/"build": ".*"/, '"build": "true"'));
  return folder;
}

/** Follows a page from its first command to its last, in a folder of its own, with a service of its own. */
class PageWalk {
  #folder = "";
  readonly #env = {
    ...process.env,
    PATH: [join(PACKAGE_ROOT, "node_modules", ".bin"), process.env.PATH].join(delimiter),
    CREWDB_PORT: "0",
    OTEL_EXPORTER_PROMETHEUS_PORT: "",
  };
  #service: ServiceProcess | undefined;
  #stop: () => Promise<unknown> = async () => undefined;

  async open(): Promise<void> {
    this.#folder = packageToRun();
    this.#env.OTEL_EXPORTER_PROMETHEUS_PORT = String(await freePort());
    const service = await startProcess(this.#folder, this.#env, this.#folder);
    this.#serve(service, () => service.end("SIGTERM"));
  }

  async run({ language, text, answer }: Block, name: string): Promise<void> {
    const code = this.#aimed(text);
    const printed =
      language === "ts"
        ? await this.#node(code, name)
        : language === "python"
          ? await this.#python(code, name)
          : await this.#shell(code);
    if (answer !== undefined) assertPrinted(this.#asWritten(printed), answer.text);
  }

  /** What the page's commands have made, but for the files in which this walk keeps its blocks. */
  made(): string[] {
    const own = /^(?:line-\d+\.(?:ts|py)|package\.json)$/;
    const brought = readdirSync(PACKAGE_ROOT);
    return readdirSync(this.#folder, { withFileTypes: true })
      .filter(({ name }) => !own.test(name) && name !== SHELL_STATE && (name === "data" || !brought.includes(name)))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #serve(service: ServiceProcess, stop: () => Promise<unknown>): void {
    this.#service = service;
    this.#stop = async () => {
      this.#stop = async () => undefined;
      await stop();
    };
    this.#env.CREWDB_PORT = service.address.split(":").at(-1) ?? "";
  }

  #aimed(code: string): string {
    return code
      .replaceAll(WRITTEN_ADDRESS, this.#service?.address ?? "")
      .replaceAll(WRITTEN_HTTP, this.#service?.httpAddress ?? "")
      .replaceAll(WRITTEN_METRICS_PORT, this.#env.OTEL_EXPORTER_PROMETHEUS_PORT);
  }

  #asWritten(printed: string): string {
    return printed.replaceAll(this.#service?.address ?? "", WRITTEN_ADDRESS);
  }

  async #node(code: string, name: string): Promise<string> {
    const file = join(this.#folder, `${name}.ts`);
    writeFileSync(file, code);
    return (await run(process.execPath, [file], { cwd: this.#folder, timeout: 30_000 })).stdout;
  }

  async #python(code: string, name: string): Promise<string> {
    const found = pythonWithClient();
    if ("missing" in found) throw new Error(found.missing);
    const file = join(this.#folder, `${name}.py`);
    writeFileSync(file, code);
    return (await run(found.python, [file], { cwd: this.#folder, timeout: 30_000 })).stdout;
  }

  async #shell(code: string): Promise<string> {
    const start = START.exec(code)?.[0];
    if (start !== undefined) await this.#restart(start);
    else if (FOR_STOPPED.test(code)) await this.#stop();
    const commands = start === undefined ? code : code.replace(start, "");
    const script = `set -ae
test ! -f ${SHELL_STATE} || . ./${SHELL_STATE}
CREWDB_PORT=${this.#env.CREWDB_PORT}
${commands}
export -p > ${SHELL_STATE}`;
    const { stdout } = await run("bash", ["-c", script], { cwd: this.#folder, env: this.#env, timeout: 120_000 });
    return stdout;
  }

  /** `npm start` in place of the service that runs. */
  async #restart(command: string): Promise<void> {
    await this.#stop();
    const env = { ...this.#env, CREWDB_PORT: "0" };
    const child = spawn("bash", ["-c", command], {
      cwd: this.#folder,
      env,
      // A group of its own, so that the signal reaches what npm started.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit");
    this.#serve(await whenStarted(child), async () => {
      process.kill(-(child.pid ?? 0), "SIGTERM");
      await exited;
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A suite that follows a page; blocks in other languages than these are left out. */
export function describeWalk(path: string, languages: readonly string[]): void {
  describe(`${path}, followed from its first command to its last`, function () {
    // Commands compile before they run.
    this.timeout(0);
    const walk = new PageWalk();
    before(() => walk.open());
    after(() => walk.close());
    for (const block of readBlocks(path)) {
      if (!isCommand(block) || !languages.includes(block.language) || block.notRun !== undefined) continue;
      it(`line ${block.line}: ${block.text.trim().split("\n")[0]}`, async function () {
        if (block.language === "python" && "missing" in pythonWithClient())
          skipWithout(this, "python3 with its client");
        await walk.run(block, `line-${block.line}`);
      });
    }
    it("and leaves nothing that git would take into a commit", function () {
      const made = walk.made().toSorted();
      const ignored = spawnSync("git", ["check-ignore", "--no-index", ...made], {
        cwd: PACKAGE_ROOT,
        encoding: "utf8",
      });
      if (ignored.status === 128) skipWithout(this, "git, with a checkout of this project,");
      assert.deepEqual(ignored.stdout.trim().split("\n").toSorted(), made);
    });
  });
}
