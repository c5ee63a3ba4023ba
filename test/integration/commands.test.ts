import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { createMainDb } from "../../src/client/index.js";
import { findOldNode } from "./old-node.js";
import { skipWithout } from "./skip.js";
import { startTestServer } from "./test-server.js";

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
}

const { scripts, bin } = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as Package;

/** Scripts that end in a program of others, whose help and exit codes are its own. */
const OF_OTHERS: Readonly<Record<string, string>> = {
  postinstall: "npm runs it, nobody else",
  prepare: "npm runs it, nobody else",
  prepack: "npm runs it, nobody else",
  build: "tsc",
  built: "tsc, where nothing was compiled yet",
  "test:performance": "npm test with an option",
};

/** What a script runs last, which gets the options behind `--`. A sub-command of crewdb is a program of its own as well. */
function programOf(script: string): string | undefined {
  return /(?:^|&& )(?:exec )?node (\S+\.m?js)(?: \S+)*$/.exec(script)?.[1];
}

/** The same with the arguments that the script gives it. */
function programWithArguments(script: string): string | undefined {
  return /(?:^|&& )(?:exec )?node (\S+\.m?js(?: \S+)*)$/.exec(script)?.[1];
}

const read = (path: string): string => readFileSync(join(PACKAGE_ROOT, path), "utf8");

/** The program of every command: of npm scripts, of bins, and each source that reads a command line. */
function commands(): readonly string[] {
  const ofScripts = Object.entries(scripts).filter(([name]) => !(name in OF_OTHERS));
  const sources = globSync(["src/**/*.ts", "bench/**/*.ts", "test/conformance/*.ts"], { cwd: PACKAGE_ROOT });
  const compiled = sources.filter((file) =>
    /^await runCommand\(/m.test(readFileSync(join(PACKAGE_ROOT, file), "utf8")),
  );
  const plain = globSync(["tools/*.mjs", "deploy/*.mjs", "test/*.mjs"], { cwd: PACKAGE_ROOT });
  return [
    ...new Set([
      ...ofScripts.map(([name, script]) => programOf(script) ?? assert.fail(`what does npm run ${name} run?`)),
      ...Object.values(bin),
      ...compiled.map((file) => `dist/${file.replace(/ts$/, "js")}`),
      ...plain.filter((file) => !["tools/toolchains.mjs", "tools/needs-node.mjs"].includes(file)),
    ]),
  ].toSorted();
}

describe("every command", function () {
  this.timeout(30_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "crewdb-commands-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** In an empty folder and with settings that no server would start with. */
  function run(command: string, option: string): Promise<{ code: number; stdout: string; stderr: string }> {
    const [file = "", ...args] = command.split(" ");
    const env = { ...process.env, DB_MAX_CONNECTIONS: "many" };
    return new Promise((resolve) =>
      execFile(
        process.execPath,
        [join(PACKAGE_ROOT, file), ...args, option],
        { cwd: folder, env },
        (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      ),
    );
  }

  for (const command of commands()) {
    it(`${command} has --help, refuses an unknown option, and starts nothing`, async () => {
      const [help, wrong] = await Promise.all([run(command, "--help"), run(command, "--nonsense")]);
      assert.match(help.stdout, /^usage: .+\n/);
      assert.deepEqual([help.code, help.stderr], [0, ""]);
      assert.deepEqual(wrong, { code: 2, stdout: "", stderr: "crewdb: unknown option --nonsense; see --help\n" });
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  it("says which Node.js it needs, on one that is too old", async function () {
    const node = findOldNode() ?? skipWithout(this, "a Node.js that is too old for the service");
    // crewdb-migrate runs on what the client runs on.
    for (const command of commands().filter((each) => !each.includes("migrate-code"))) {
      const [file = "", ...args] = command.split(" ");
      const { status, stdout, stderr } = spawnSync(node, [join(PACKAGE_ROOT, file), ...args, "--help"], {
        cwd: folder,
        encoding: "utf8",
      });
      assert.deepEqual([status, stdout], [2, ""], `${command}: ${stderr}`);
      assert.match(stderr, /^crewdb: this command needs Node\.js 24 or newer; this is \d/, command);
    }
  });

  it("is read by src/cli alone, so that none is missing above", () => {
    // Started by a benchmark, by nobody else.
    const children = ["bench/migration/caller.ts", "bench/soak/hostile-callers.ts"];
    const sources = globSync(
      ["src/**/*.ts", "bench/**/*.ts", "test/conformance/**/*.ts", "tools/*.mjs", "deploy/*.mjs", "test/*.mjs"],
      {
        cwd: PACKAGE_ROOT,
      },
    );
    const readers = sources.filter((file) => readFileSync(join(PACKAGE_ROOT, file), "utf8").includes("process.argv"));
    assert.deepEqual(readers.toSorted(), [...children, "src/cli/command.ts", "src/cli/main.ts"]);
  });

  it("says what its values may be, and takes an option's value both ways", async () => {
    const problem = async (command: string, option: string) => (await run(command, option)).stderr;
    assert.equal(
      await problem("tools/generate.mjs", "--only=cobol"),
      "crewdb: no language is called cobol; see --help\n",
    );
    assert.equal(
      await problem("dist/src/cli/main.js top", "--server"),
      "crewdb: --server needs a value, HOST:PORT; see --help\n",
    );
    assert.equal(
      await problem("dist/src/cli/main.js top", "--once=yes"),
      "crewdb: --once takes no value; see --help\n",
    );
    assert.equal(await problem("dist/src/cli/main.js top", "now"), "crewdb: unexpected argument now; see --help\n");
    assert.equal(await problem("dist/src/cli/main.js backup", "--database=main"), "crewdb: name a FILE; see --help\n");
    assert.equal(await problem("dist/bench/run.js", "nonsense"), "crewdb: no case is called nonsense; see --help\n");
    assert.equal(
      await problem("dist/bench/soak/soak.js", "many"),
      'crewdb: "many" is not a number above 0; see --help\n',
    );
    assert.match(
      await problem("dist/src/cli/main.js top", "--server=http://here:1"),
      /^crewdb: --server must be HOST:PORT or unix:PATH, not "http:\/\/here:1"; see --help\n$/,
    );
  });

  it("of crewdb is listed by its --help", async () => {
    const { stdout } = await run("dist/src/cli/main.js", "--help");
    const listed = [...stdout.matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name = ""]) => name);
    // In a checkout each of them is a script of its own.
    const ofScripts = Object.values(scripts).flatMap((script) => /src\/cli\/main\.js (\w+)$/.exec(script)?.[1] ?? []);
    assert.deepEqual(listed.toSorted(), ["start", ...ofScripts].toSorted());
    for (const name of listed) {
      assert.ok(name in scripts, `npm run ${name}`);
      assert.match((await run(`dist/src/cli/main.js ${name}`, "--help")).stdout, new RegExp(`^usage: crewdb ${name} `));
    }
  });
});

/** How a page begins a command, and what follows the command's name there. */
const WRITTEN = /(?:npm (?:run (?:--silent )?([\w:]+)|(test)) --|npx crewdb(-migrate)?|`crewdb)((?: [^`|#\n]+)?)/g;

describe("the commands that the pages name", function () {
  this.timeout(60_000);

  it("have the options that are named with them", () => {
    const pages = globSync(["*.md", "{bench,docs,clients,examples,test}/**/*.md"], {
      cwd: PACKAGE_ROOT,
      exclude: (path) => /(?:^|\/)(?:node_modules|target|\.venv)$|^test\/fixtures$/.test(path),
    });
    const used = new Map<string, Set<string>>();
    for (const page of pages) {
      for (const [, script, test, migrate, rest = ""] of read(page).matchAll(WRITTEN)) {
        const [sub = ""] = rest.trim().split(" ");
        const command =
          script === undefined && test === undefined
            ? migrate === undefined
              ? `dist/src/cli/main.js ${sub.startsWith("-") ? "" : sub}`.trim()
              : "dist/src/migrate-code/cli.js"
            : (programWithArguments(scripts[script ?? "test"] ?? "") ?? assert.fail(`${page}: npm run ${script}`));
        const options = used.get(command) ?? new Set();
        for (const [, option = ""] of rest.matchAll(/(?:^| )(--[\w-]+)/g)) options.add(option);
        used.set(command, options);
      }
    }
    assert.ok(used.size > 8, [...used.keys()].join());
    for (const [command, options] of used) {
      const [file = "", ...args] = command.split(" ");
      const { stdout } = spawnSync(process.execPath, [join(PACKAGE_ROOT, file), ...args, "--help"], {
        encoding: "utf8",
      });
      for (const option of options) assert.ok(stdout.includes(option), `${command} ${option}:\n${stdout}`);
    }
  });
});

describe("under a running server", () => {
  it("a command compiles nothing that has not changed", async function () {
    this.timeout(60_000);
    const files = globSync(["dist/{src,gen}/**/*.js", "build/native/*"], { cwd: PACKAGE_ROOT });
    const times = () => files.map((file) => statSync(join(PACKAGE_ROOT, file)).mtimeMs);
    const before = times();
    const npm = spawn("npm", ["run", "--silent", "check", "--", "--help"], { cwd: PACKAGE_ROOT, stdio: "ignore" });
    assert.equal((await once(npm, "exit"))[0], 0);
    assert.deepEqual(times(), before);
  });

  it("a command builds the extension as well, so that no server starts with that of older sources", () => {
    assert.match(scripts.build ?? "", /^node src\/native\/build\.mjs && tsc\b/);
    for (const name of ["start", "test", "check", "migrate"])
      assert.match(scripts[name] ?? "", /^npm run --silent build && /, name);
  });

  it("the commands that talk to it, or wait for its end, compile nothing at all", () => {
    for (const name of ["top", "backup", "restore", "drill"])
      assert.match(scripts[name] ?? "", /^npm run --silent built && node /);
    assert.match(scripts.built ?? "", /^test -e dist\/\S+ \|\| /);
  });
});

describe("when nobody reads what it prints", function () {
  this.timeout(30_000);

  /** Closes the pipe that it prints to, before or after it has printed. */
  async function withoutReader(args: readonly string[], folder: string, afterFirst: boolean) {
    const child = spawn(process.execPath, [join(PACKAGE_ROOT, "dist/src/cli/main.js"), ...args], {
      cwd: folder,
      env: { ...process.env, CREWDB_SOCKET: join(folder, "socket") },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    if (afterFirst) await once(child.stdout, "data");
    child.stdout.destroy();
    return {
      child,
      exited: once(child, "exit") as Promise<[number | null]>,
      stderr: () => Buffer.concat(said).toString(),
    };
  }

  it("a command ends without a word", async () => {
    const server = await startTestServer();
    try {
      for (const [args, afterFirst] of [
        [["check"], false],
        [["start", "--help"], false],
        [["top", "--server", server.address], true],
      ] as const) {
        const { exited, stderr } = await withoutReader(args, server.folder, afterFirst);
        assert.deepEqual([(await exited)[0], stderr()], [0, ""], args.join(" "));
      }
    } finally {
      await server.stop();
    }
  });

  it("the server goes on, and stops when it is told to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "crewdb-commands-"));
    // Without a command: it serves.
    const { child, exited } = await withoutReader([], folder, false);
    using main = createMainDb(`unix:${join(folder, "socket")}`, { retry: { maxAttempts: 100 } });
    await main.listUsers({});
    child.kill("SIGTERM");
    assert.equal((await exited)[0], 0);
    rmSync(folder, { recursive: true });
  });
});
