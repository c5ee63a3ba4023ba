import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
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
import { delimiter, dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { copyPackage } from "./package-copy.js";
import { type Block, readBlocks } from "./page-blocks.js";
import { type ServiceProcess, startProcess } from "./service-process.js";

const PAGE = "CONTRIBUTING.md";
/** The one recipe of the page that makes a database of its own. */
const DATABASE = "Add a database";

/** The blocks of the page: those that add a database, or the others, which belong together. */
export function recipeBlocks(addsDatabase: boolean): Block[] {
  const lines = readFileSync(join(PACKAGE_ROOT, PAGE), "utf8").split("\n");
  const titleOf = ({ line }: Block): string => lines.slice(0, line).findLast((text) => text.startsWith("## ")) ?? "";
  return readBlocks(PAGE).filter((block) => (titleOf(block) === `## ${DATABASE}`) === addsDatabase);
}

/** A copy of the package in which a recipe is followed, and a server of it. */
export class Kitchen {
  readonly folder: string = copyPackage();
  readonly env: NodeJS.ProcessEnv;
  readonly #programs: string = mkdtempSync(join(tmpdir(), "crewdb-programs-"));
  #server: ServiceProcess | undefined;

  /** A machine with Node and nothing else: the other languages' clients stay as they are. */
  constructor() {
    for (const name of ["npm", "npx", "sh", "grep"]) symlinkSync(programPath(name), join(this.#programs, name));
    const path = [join(PACKAGE_ROOT, "node_modules", ".bin"), this.#programs].join(delimiter);
    this.env = { ...process.env, PATH: path };
  }

  sh(command: string): string {
    const { status, stdout, stderr } = spawnSync("sh", ["-ec", command], {
      ...{ cwd: this.folder, env: this.env, encoding: "utf8" },
    });
    // What the checker finds is printed, not thrown.
    assert.equal(status, 0, `${command}\n${stdout}${stderr}`);
    return stdout;
  }

  /** `PATH`: appended, or a new file. `PATH in X`: before X's closing brace. `PATH after LINE`: behind that line. */
  apply({ info, text }: Block): void {
    const [, path = "", relation, anchor = ""] = /^(\S+)(?: (in|after) (.+))?$/.exec(info) ?? [];
    const file = join(this.folder, path.includes("NNNN") ? this.#numbered(path) : path);
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
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
    const at = before.indexOf(relation === "in" ? "\n}" : "\n", found) + 1;
    writeFileSync(file, before.slice(0, at) + text + before.slice(at));
  }

  /** Starts the server of the copy. */
  async start(): Promise<ServiceProcess> {
    this.#server = await startProcess(this.folder, this.env as Record<string, string>, this.folder);
    return this.#server;
  }

  async close(): Promise<void> {
    await this.#server?.end("SIGTERM");
    for (const made of [this.folder, this.#programs]) rmSync(made, { recursive: true, force: true });
  }

  #numbered(path: string): string {
    const last =
      readdirSync(join(this.folder, dirname(path)))
        .toSorted()
        .at(-1) ?? "";
    return path.replace("NNNN", String(Number.parseInt(last, 10) + 1).padStart(4, "0"));
  }
}

/** Where a command is on this machine. */
function programPath(name: string): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((each) => join(each, name)).find((path) => existsSync(path)) ?? assert.fail(`no ${name} in PATH`);
}
