import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/package-root.js";

/** A client under test: how its driver is built and started. */
export interface Language {
  readonly name: string;
  /** Added to the command `connect`. */
  readonly connect?: object;
  /** Builds the driver; answers the command that starts it, or why it can't be built here. */
  prepare(): readonly string[] | { readonly missing: string };
}

const DRIVERS = join(PACKAGE_ROOT, "test", "conformance", "drivers");
const BUILD = join(PACKAGE_ROOT, "build", "conformance");

function has(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** A build that fails is a failure of the suite, with all that the compiler said. */
function build(program: string, args: readonly string[], cwd: string, env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} in ${cwd} ended with ${status}:\n${stdout}${stderr}`);
}

const typescript = [process.execPath, join(import.meta.dirname, "drivers", "typescript.js")];

function preparePython(module: string): readonly string[] | { readonly missing: string } {
  if (!has("python3", "-m", "venv", "--help")) return { missing: "python3 with venv" };
  const venv = join(BUILD, "python");
  const python = join(venv, "bin", "python");
  if (!existsSync(python)) build("python3", ["-m", "venv", venv], PACKAGE_ROOT);
  build(
    python,
    ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", join(PACKAGE_ROOT, "gen", "python")],
    PACKAGE_ROOT,
  );
  return [python, join(DRIVERS, "python", module)];
}

/** Every client that the suite knows; the first is the one that records. */
export const LANGUAGES: readonly Language[] = [
  { name: "typescript", prepare: () => typescript },
  { name: "typescript, pipelined", connect: { pipeline: true }, prepare: () => typescript },
  {
    name: "go",
    prepare() {
      if (!has("go", "version")) return { missing: "go" };
      const program = join(BUILD, "go-driver");
      build("go", ["build", "-o", program, "."], join(DRIVERS, "go"));
      return [program];
    },
  },
  { name: "python", prepare: () => preparePython("sync_driver.py") },
  { name: "python, asyncio", prepare: () => preparePython("asyncio_driver.py") },
  {
    name: "java",
    prepare() {
      if (!has("mvn", "--version")) return { missing: "java with mvn" };
      build("mvn", ["-q", "-B", "install", "-DskipTests"], join(PACKAGE_ROOT, "gen", "java"));
      build("mvn", ["-q", "-B", "package"], join(DRIVERS, "java"));
      const jars = join(DRIVERS, "java", "target");
      return ["java", "-cp", `${join(jars, "classes")}:${join(jars, "dependency", "*")}`, "conformance.Driver"];
    },
  },
  {
    name: "rust",
    prepare() {
      if (!has("cargo", "--version")) return { missing: "cargo" };
      const target = join(BUILD, "rust");
      build("cargo", ["build", "--quiet", "--locked"], join(DRIVERS, "rust"), { CARGO_TARGET_DIR: target });
      return [join(target, "debug", "conformance"), join(PACKAGE_ROOT, "gen", "image.binpb")];
    },
  },
];
