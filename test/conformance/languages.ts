import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE_ROOT } from "../../src/base/package-root.js";

/** A client under test: how its driver is built and started. */
export interface Language {
  readonly name: string;
  /** Of the service, beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Added to the command `connect`. */
  readonly connect?: object;
  /** It calls the HTTP port. Its clients have no helpers: no retries, transactions or health watches. */
  readonly overHttp?: boolean;
  /** Builds the driver; answers the command that starts it, or why it can't be built here. */
  prepare(): Prepared;
}

/** The command that starts a driver, or what is missing to build it. */
export type Prepared = readonly string[] | { readonly missing: string };

const DRIVERS = join(PACKAGE_ROOT, "test", "conformance", "drivers");
const BUILD = join(PACKAGE_ROOT, "build", "conformance");

export function has(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}

/** True when the program says a version that is as new. */
function hasVersion([program = "", ...args]: readonly string[], least: number): boolean {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  const [major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(stdout ?? "") ?? []).slice(1).map(Number);
  const [leastMajor = 0, leastMinor = 0] = String(least).split(".").map(Number);
  return status === 0 && (major > leastMajor || (major === leastMajor && minor >= leastMinor));
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

/** What is made once a process: several suites use it, and package managers take their time to say that nothing has changed. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const typescript = [process.execPath, join(import.meta.dirname, "drivers", "typescript.js")];

/** A Python that has clients/python, or what is missing for it. */
export const pythonWithClient: () => { readonly python: string } | { readonly missing: string } = once(() => {
  if (!has("python3", "-c", "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))")) {
    return { missing: "python3 of 3.11 or newer with ensurepip" };
  }
  const venv = join(BUILD, "python");
  const python = join(venv, "bin", "python");
  if (!existsSync(python)) build("python3", ["-m", "venv", venv], PACKAGE_ROOT);
  const client = join(PACKAGE_ROOT, "clients", "python");
  build(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", client], PACKAGE_ROOT);
  return { python };
});

/** A Python program with the client. */
export function pythonProgram(path: string): Prepared {
  const found = pythonWithClient();
  return "missing" in found ? found : [found.python, path];
}

/** The Java client in the local repository and its classpath, or what is missing for it. */
export const javaClasspath: () => { readonly classpath: string } | { readonly missing: string } = once(() => {
  if (!has("mvn", "--version") || !hasVersion(["javac", "-version"], 17)) {
    return { missing: "mvn with javac of 17 or newer" };
  }
  const folder = join(PACKAGE_ROOT, "clients", "java");
  build("mvn", ["-q", "-B", "install", "dependency:copy-dependencies", "-DskipTests"], folder);
  return { classpath: `${join(folder, "target", "classes")}:${join(folder, "target", "dependency", "*")}` };
});

/** A Java program of one file with the client. */
export function javaProgram(path: string): Prepared {
  const client = javaClasspath();
  return "missing" in client ? client : ["java", "-cp", client.classpath, path];
}

/** True where `go` is. */
export const hasGo: () => boolean = once(() => has("go", "version"));

/** Builds the Go program of a folder, with these flags of `go build`. */
export function goProgram(folder: string, name: string, ...flags: string[]): Prepared {
  if (!hasGo()) return { missing: "go" };
  const program = join(BUILD, name);
  build("go", ["build", ...flags, "-o", program, "."], folder);
  return [program];
}

/** Builds the Rust program of a folder, beside all others, so that they share what they have in common. */
export function rustProgram(folder: string, name: string): Prepared {
  if (!hasVersion(["cargo", "--version"], 1.88)) return { missing: "cargo of 1.88 or newer" };
  const target = join(BUILD, "rust");
  build("cargo", ["build", "--quiet", "--locked"], folder, { CARGO_TARGET_DIR: target });
  return [join(target, "debug", name)];
}

const python = (): Prepared => pythonProgram(join(DRIVERS, "python", "sync_driver.py"));
const asyncio = (): Prepared => pythonProgram(join(DRIVERS, "python", "asyncio_driver.py"));
const go = (): Prepared => goProgram(join(DRIVERS, "go"), "go-driver");

const java = once((): Prepared => {
  const client = javaClasspath();
  if ("missing" in client) return client;
  build("mvn", ["-q", "-B", "package"], join(DRIVERS, "java"));
  const jars = join(DRIVERS, "java", "target");
  return ["java", "-cp", `${join(jars, "classes")}:${join(jars, "dependency", "*")}`, "conformance.Driver"];
});

const rust = (): Prepared => {
  const program = rustProgram(join(DRIVERS, "rust"), "conformance");
  return "missing" in program ? program : [...program, join(PACKAGE_ROOT, "gen", "image.binpb")];
};

/** Every client that the suite knows; the first is the one that records. */
export const LANGUAGES: readonly Language[] = [
  { name: "typescript", prepare: () => typescript },
  { name: "typescript, pipelined", connect: { pipeline: true }, prepare: () => typescript },
  ...["connect", "connect-json", "grpc-web"].map((http) => ({
    name: http,
    overHttp: true,
    connect: { http },
    prepare: () => typescript,
  })),
  { name: "go", prepare: go },
  { name: "go, pipelined", connect: { pipeline: true }, prepare: go },
  { name: "python", prepare: python },
  { name: "python, pipelined", connect: { pipeline: true }, prepare: python },
  { name: "python, asyncio", prepare: asyncio },
  { name: "python, asyncio, pipelined", connect: { pipeline: true }, prepare: asyncio },
  { name: "java", prepare: java },
  { name: "java, pipelined", connect: { pipeline: true }, prepare: java },
  { name: "rust", prepare: rust },
  { name: "rust, pipelined", connect: { pipeline: true }, prepare: rust },
];
