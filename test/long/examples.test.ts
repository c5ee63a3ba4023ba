import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { hasGo, javaClasspath, pythonWithClient, rustProgram } from "../conformance/languages.js";
import { seed } from "../conformance/rig.js";
import { readBlocks } from "../integration/page-blocks.js";
import { newFolder, type ServiceProcess, startProcess } from "../integration/service-process.js";
import { skipWithout } from "../integration/skip.js";

const run = promisify(execFile);
const RUST_TARGET = join(PACKAGE_ROOT, "build", "conformance", "rust");

/** What the sql example prints, but for its last line. */
const SQL =
  /would insert: 1n?\ninserted: 1n?\nuser_query, letters = milk,? 4\nreads: nlp_intents by index\nthe second step ran: [Tt]rue\nstreamed rows: 10000\ndeleted in a transaction: 2n?\n/;
/** What the same work prints in every language. */
const WORK = /claimed: 3\nupdated in one transaction: 3\nstreamed products: 60\nmain serves: [Tt]rue\n/;

interface Example {
  /** Why its commands can't run on this machine. */
  readonly missing: () => string | undefined;
  readonly env?: () => Readonly<Record<string, string>>;
  /** In the order of the README's commands. */
  readonly prints: readonly RegExp[];
}

const missingOf = (found: object): string | undefined => ("missing" in found ? String(found.missing) : undefined);

/** By the folder of a README. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  typescript: {
    missing: () => undefined,
    prints: [/stored and found: Linus\nINVALID_FIELD \[/, SQL, /STATEMENT_DENIED\n/, WORK],
  },
  python: {
    missing: () => missingOf(pythonWithClient()),
    // As in the virtual environment that the page asks for.
    env() {
      const found = pythonWithClient();
      return "python" in found ? { PATH: [dirname(found.python), process.env.PATH].join(delimiter) } : {};
    },
    prints: [/Grace grace@example\.com True\n/, SQL, /PERMISSION_DENIED\n/, WORK],
  },
  go: { missing: () => (hasGo() ? undefined : "go"), prints: [WORK] },
  java: { missing: () => missingOf(javaClasspath()), prints: [WORK] },
  rust: {
    missing: () => missingOf(rustProgram(join(PACKAGE_ROOT, "examples", "rust"), "work")),
    env: () => ({ CARGO_TARGET_DIR: RUST_TARGET }),
    prints: [WORK],
  },
};

/** The page's commands, with the server's address as the argument of each program. */
function aimed(commands: string, address: string): string {
  const program = /^(?:npx node|python|java|go run|cargo run) .*$/gm;
  return commands.replaceAll(program, (line) => `${line}${line.startsWith("cargo") ? " --" : ""} ${address}`);
}

describe("the commands of the examples' pages print what they should", function () {
  // Some are compiled first.
  this.timeout(0);
  let folder: string;
  let service: ServiceProcess;
  beforeEach(async () => {
    folder = newFolder();
    seed(folder);
    const files = { DB_PATH: join(folder, "main.db"), WALMART_DB_PATH: join(folder, "walmart.db") };
    service = await startProcess(folder, files);
  });
  afterEach(async () => {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  it("in every language, and for every program", () => {
    assert.deepEqual(
      globSync("examples/*", { cwd: PACKAGE_ROOT })
        .map((path) => basename(path))
        .toSorted(),
      Object.keys(EXAMPLES).toSorted(),
    );
    for (const path of globSync("examples/{typescript,python,java}/*.{ts,py,java}", { cwd: PACKAGE_ROOT })) {
      const commands = readBlocks(`${dirname(path)}/README.md`).map(({ text }) => text);
      assert.ok(commands.join("").includes(basename(path)), path);
    }
  });

  for (const [name, { missing, env, prints }] of Object.entries(EXAMPLES)) {
    it(name, async function () {
      const why = missing();
      if (why !== undefined) skipWithout(this, why);
      const [block, ...more] = readBlocks(`examples/${name}/README.md`);
      assert.deepEqual([block?.language, more], ["sh", []]);
      // Where the page says that its reader is.
      const cwd = name === "typescript" ? PACKAGE_ROOT : join(PACKAGE_ROOT, "examples", name);
      const { stdout } = await run("bash", ["-ec", aimed(block?.text ?? "", service.address)], {
        cwd,
        env: { ...process.env, ...env?.() },
        timeout: 300_000,
      });
      let at = 0;
      for (const pattern of prints) {
        const found = pattern.exec(stdout.slice(at)) ?? assert.fail(`${pattern} is not next in:\n${stdout}`);
        at += found.index + found[0].length;
      }
    });
  }
});
