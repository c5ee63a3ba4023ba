import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";
import { startProcess } from "../integration/service-process.js";

/** A stage of the build: a folder that stands for the root of its file system. */
interface Stage {
  readonly root: string;
  workdir: string;
  readonly env: Record<string, string>;
}

/** Follows a Dockerfile in folders: its COPY and RUN as they stand, without the base images and their users. */
class FolderBuild {
  readonly folder: string = mkdtempSync(join(tmpdir(), "crewdb-image-"));
  readonly #stages = new Map<string, Stage>();
  last: Stage = { root: "", workdir: "/", env: {} };
  /** What the file only declares, by its instruction. */
  readonly declared = new Map<string, string>();

  build(dockerfile: string): void {
    const ignored = readFileSync(join(PACKAGE_ROOT, ".dockerignore"), "utf8").split("\n");
    const context = join(this.folder, "context");
    for (const name of readdirSync(PACKAGE_ROOT).filter((each) => !ignored.includes(each)))
      cpSync(join(PACKAGE_ROOT, name), join(context, name), { recursive: true });
    const lines = dockerfile.replaceAll("\\\n", " ").split("\n");
    for (const line of lines.filter((each) => each !== "" && !each.startsWith("#"))) {
      const [instruction = "", ...words] = line.split(" ");
      this.#do(instruction, words, context);
    }
  }

  #do(instruction: string, words: readonly string[], context: string): void {
    switch (instruction) {
      case "FROM": {
        const name = words[2] ?? "final";
        this.last = { root: join(this.folder, name), workdir: "/", env: {} };
        mkdirSync(join(this.last.root, "usr/local/bin"), { recursive: true });
        this.#stages.set(name, this.last);
        return;
      }
      case "WORKDIR":
        this.last.workdir = words[0] ?? "/";
        mkdirSync(join(this.last.root, this.last.workdir), { recursive: true });
        return;
      case "COPY":
        this.#copy(words, context);
        return;
      case "RUN":
        this.#run(words.join(" "));
        return;
      case "ENV":
        for (const [name = "", value = ""] of words.map((word) => word.split("="))) this.last.env[name] = value;
        return;
      default:
        this.declared.set(instruction, words.join(" "));
    }
  }

  #copy(words: readonly string[], context: string): void {
    const from = /^--from=(.+)$/.exec(words[0] ?? "")?.[1];
    const paths = from === undefined ? words : words.slice(1);
    const source = from === undefined ? context : (this.#stages.get(from)?.root ?? assert.fail(`no stage ${from}`));
    const target = paths.at(-1) ?? "";
    for (const path of paths.slice(0, -1)) {
      // Of a folder its content is copied; a file goes into what ends like a folder.
      const into = join(this.last.root, this.last.workdir, target);
      const isFile = /\.\w+$/.test(basename(path)) && target.endsWith("/");
      const file = isFile ? join(into, basename(path)) : into;
      mkdirSync(dirname(file), { recursive: true });
      cpSync(join(source, path), file, { recursive: true, verbatimSymlinks: true });
    }
  }

  #run(command: string): void {
    // Users of the base image are not on this machine.
    const here = command.replace(/ && chown \S+ \S+/, "").replaceAll(/(?<=\s)\/(?=\w)/g, `${this.last.root}/`);
    const cwd = join(this.last.root, this.last.workdir);
    execFileSync("sh", ["-ec", here], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  }
}

describe("Dockerfile: its steps, in folders", function () {
  // It installs and compiles the package.
  this.timeout(0);
  let image: FolderBuild;
  before(() => {
    image = new FolderBuild();
  });
  after(() => rmSync(image.folder, { recursive: true }));

  it("build an image's files, from what is in the repository alone", () => {
    image.build(readFileSync(join(PACKAGE_ROOT, "Dockerfile"), "utf8"));
    const app = join(image.last.root, "app");
    for (const name of ["typescript", "mocha", "@biomejs/biome"])
      assert.ok(!existsSync(join(app, "node_modules", name)), `${name} is in the image`);
    assert.ok(!existsSync(join(app, "dist", "test")));
  });

  it("start a service that its health check and its command find", async () => {
    const { root, workdir, env } = image.last;
    const app = join(root, workdir);
    assert.equal(image.declared.get("CMD"), '["node", "dist/src/main.js"]');
    const settings = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, value.replace(/^\/data/, join(root, "data"))]),
    );
    // The image listens on every address; a test does not.
    const service = await startProcess(app, { ...settings, CREWDB_HOST: "127.0.0.1" }, app);
    const port = service.address.split(":").at(-1) ?? "";
    const run = (program: string, ...args: string[]): string =>
      execFileSync(program, args, {
        cwd: app,
        env: { ...process.env, ...settings, CREWDB_HOST: "127.0.0.1", CREWDB_PORT: port },
        encoding: "utf8",
      });
    const probe = JSON.parse(/CMD (.*)$/.exec(image.declared.get("HEALTHCHECK") ?? "")?.[1] ?? "[]") as string[];
    run(process.execPath, ...probe.slice(1));
    assert.match(run(join(root, "usr/local/bin/crewdb"), "top", "--once"), / main connections=/);
    assert.equal(await service.end("SIGTERM"), 0);
  });
});
